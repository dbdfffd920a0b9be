import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, Visit

pytestmark = pytest.mark.browser

LONG_THANH = "ranking?ky=Tháng+9/2024&pham_vi=Huyện+Long+Thành&cap=Cấp+xã"


def standing(visit: Visit) -> list[tuple[str, str, str]]:
    visit.page.locator(".k-mx tr[data-rank] .k-iv").first.wait_for()
    found: list[list[str]] = visit.page.eval_on_selector_all(
        ".k-mx tr[data-rank]",
        "all => all.filter((row) => row.querySelector('.k-iv')).map((row) => ["
        "row.dataset.code, row.children[1].innerText, row.querySelector('.k-iv b').innerText])",
    )
    return [(code, rank, score) for code, rank, score in found]


def test_the_composite_on_the_screen_follows_from_the_command_lines_figures(
    visit: Visit, database: Path
) -> None:
    visit.open(LONG_THANH)
    command = [sys.executable, "kpi.py", "score", "--database", str(database), "--json"]
    command += [
        "--month",
        "2024-09",
        "--window",
        "year-to-date",
        "--under",
        "740",
        "--level",
        "commune",
    ]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    weights = {
        "on_time": 30, "online": 15, "digitised": 15, "electronic_results": 10,
        "satisfaction": 10, "feedback_on_time": 10, "feedback_satisfaction": 10,
    }  # fmt: skip
    sums: dict[str, list[float]] = {}
    for row in json.loads(done.stdout):
        if row["indicator"] in weights and row["target"] and row["percent"] is not None:
            weight = weights[row["indicator"]]
            entry = sums.setdefault(row["unit"], [0.0, 0.0])
            entry[0] += weight * 100 * row["percent"] / row["target"]
            entry[1] += weight
    shown = standing(visit)
    assert len(shown) > 10
    for code, _, score in shown:
        assert float(score.replace(",", ".")) == pytest.approx(
            sums[code][0] / sums[code][1], abs=0.06
        )
    visit.picture("ranking-long-thanh")
    assert visit.complaints == []


def test_a_changed_weight_moves_ranks_and_stands_in_the_address(visit: Visit) -> None:
    visit.open(LONG_THANH)
    before = standing(visit)
    visit.page.locator(".stExpander summary", has_text="Trọng số").click()
    field = visit.page.get_by_label("Đúng hạn", exact=True)
    field.fill("0")
    field.press("Enter")
    expect(visit.page).to_have_url(re.compile("ts_on_time=0"))
    visit.until(lambda: standing(visit) != before)
    visit.settle()
    after = standing(visit)
    visit.open(unquote_plus(visit.page.url.removeprefix(f"{visit.base}/")))
    assert standing(visit) == after
    visit.page.get_by_role("button", name="Về trọng số đề xuất").click()
    expect(visit.page).not_to_have_url(re.compile("ts_on_time"))
    visit.until(lambda: standing(visit) == before)


def test_a_forged_weight_is_told(visit: Visit) -> None:
    visit.open(f"{LONG_THANH}&ts_on_time=-7&xep=x")
    told = " ".join(visit.page.locator(".k-note").all_inner_texts())
    assert "Đường dẫn hỏi một cách xếp không có" in told
    expect(visit.page.locator(".k-mx")).to_have_count(1)


def test_a_click_on_an_attainment_tells_why(visit: Visit) -> None:
    visit.open(LONG_THANH)
    visit.page.locator("tr[data-rank] td.c button").first.click()
    visit.page.locator("[role=dialog] .k-big").wait_for()


def test_the_view_of_qd_766_says_what_it_is_not(visit: Visit) -> None:
    visit.open(f"{LONG_THANH}&xep=Theo+QĐ+766")
    text = visit.page.locator("[data-testid=stMain]").inner_text()
    assert "Tự tính, không thay cho Cổng DVCQG" in text
    assert "không tính được từ số liệu tháng" in text
    visit.page.get_by_text("Chỗ các nguồn nói khác nhau").click()
    visit.page.get_by_text("Đắk Lắk").first.wait_for()
    visit.picture("ranking-766")
    assert visit.complaints == []
