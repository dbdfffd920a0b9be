import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.browser.conftest import ROOT, Visit

pytestmark = pytest.mark.browser

SEPTEMBER = "scorecard?ky=Tháng+9/2024&pham_vi=Huyện+Long+Thành"


def score(database: Path, *options: str) -> list[dict[str, Any]]:
    command = [sys.executable, "kpi.py", "score", "--database", str(database), "--json"]
    command += ["--month", "2024-09", *options]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def rows(visit: Visit) -> list[str]:
    shown = visit.page.locator(".k-mx tbody tr[data-rank] th[scope=row]")
    return [text.strip() for text in shown.all_inner_texts()]


def test_a_click_on_a_cell_tells_why_with_the_figures_of_the_command_line(
    visit: Visit, database: Path
) -> None:
    visit.open(SEPTEMBER)
    cell = visit.page.locator("tr[data-rank] td.c.missed button").first
    _, unit, indicator = str(cell.get_attribute("data-ask")).split("|")
    cell.click()
    drawer = visit.page.locator("[role=dialog]")
    drawer.locator(".k-big").wait_for()
    visit.settle()
    visit.picture("scorecard-why")
    text = drawer.inner_text()
    (row,) = [r for r in score(database, "--unit", unit) if r["indicator"] == indicator]
    assert "Vì sao chưa đạt?" in text
    assert f"100 × {dotted(row['numerator'])} ÷ {dotted(row['denominator'])}" in text
    assert f"thiếu {dotted(row['short_by'])} " in text
    assert f"mục {row['clause']}" in text
    assert ".xlsx" in text
    assert "Số liệu tháng!" in text
    assert visit.complaints == []


def test_a_link_opens_the_light_among_the_same_rows_again(visit: Visit) -> None:
    visit.open(SEPTEMBER)
    visit.page.locator("input[type=search]").fill("xa")
    visit.page.locator(".k-mx thead button", has_text="Số hóa").click()
    seen = rows(visit)
    visit.page.locator("tr[data-rank] td.c.missed button").first.click()
    title = visit.page.locator("[role=dialog] h2, [role=dialog] .k-big").first
    title.wait_for()
    visit.settle()
    told = visit.page.locator("[role=dialog] .k-why").inner_text()
    link = visit.page.url.removeprefix(f"{visit.base}/")
    visit.open("")
    visit.open(link)
    assert visit.page.locator("[role=dialog] .k-why").inner_text() == told
    assert rows(visit) == seen
    visit.page.keyboard.press("Escape")
    visit.page.locator("[role=dialog]").wait_for(state="hidden")
    visit.until(lambda: "den=" not in visit.page.url)
    assert "sap=" in visit.page.url
    visit.open(link.replace("den=u", "den=x"))
    assert visit.page.locator(".k-note").inner_text().startswith("Đường dẫn hỏi một đèn")


def test_columns_of_lights_are_equally_wide_and_do_not_stretch(visit: Visit) -> None:
    visit.open("scorecard?ky=Tháng+9/2026")
    for width in (1366, 1920, 2560):
        visit.page.set_viewport_size({"width": width, "height": 900})
        visit.settle()
        cells = visit.page.locator(".k-mx tr.whole td.c")
        wide = cells.evaluate_all(
            "all => all.map(e => Math.round(e.getBoundingClientRect().width))"
        )
        assert max(wide) - min(wide) <= 1
        assert max(wide) <= 190
        counts = visit.page.locator("tr[data-rank] small.wide").first
        assert counts.is_visible() is (width >= 1600)
        cut = ".k-mx tbody th[scope=row], .k-mx td.c button"
        assert not visit.page.locator(cut).evaluate_all(
            "all => all.filter(e => e.scrollWidth > e.clientWidth).map(e => e.innerText)"
        )


def test_the_sum_row_tells_its_parts(visit: Visit, database: Path) -> None:
    visit.open(SEPTEMBER)
    visit.page.locator("tr.sum td.c button").first.click()
    drawer = visit.page.locator("[role=dialog]")
    drawer.locator(".k-big").wait_for()
    groups = score(database, "--group", "--under", "740")
    (row,) = [r for r in groups if r["unit"] == "740" and r["indicator"] == "on_time"]
    assert f"100 × {dotted(row['numerator'])} ÷ {dotted(row['denominator'])}" in drawer.inner_text()


def test_a_cell_is_reached_and_opened_by_keyboard(visit: Visit) -> None:
    visit.open(SEPTEMBER)
    visit.page.locator(".k-mx tbody button").first.focus()
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("ArrowRight")
    asked = visit.page.evaluate("document.activeElement.dataset.ask")
    assert asked.startswith("u|")
    visit.page.keyboard.press("Enter")
    visit.page.locator("[role=dialog]").wait_for()


def test_every_light_says_its_unit_indicator_and_state(visit: Visit) -> None:
    visit.open(SEPTEMBER)
    labels = visit.page.eval_on_selector_all(
        ".k-mx tr[data-rank] td.c button", "all => all.map((each) => each.ariaLabel)"
    )
    states = ("Đạt", "Cận", "Chưa đạt", "Không phát sinh", "Chưa báo cáo", "Chưa giao chỉ tiêu")
    assert labels
    assert all(any(f": {state}" in label for state in states) for label in labels)


def test_rows_are_found_without_diacritics_and_sorted_by_a_column(visit: Visit) -> None:
    visit.open("scorecard?ky=Tháng+9/2024")
    visit.page.locator("input[type=search]").fill("cam duong")
    assert rows(visit) == ["Xã Cẩm Đường"]
    visit.page.locator("input[type=search]").fill("")
    visit.page.locator("button", has_text="Tất cả, xấu nhất trước").click()
    visit.page.locator(".k-mx thead button", has_text="Số hóa").click()
    values = visit.page.eval_on_selector_all(
        ".k-mx tbody tr[data-rank]", "all => all.map((row) => row.children[4]?.dataset.n)"
    )
    known = [float(value) for value in values if value]
    assert known == sorted(known)
    assert len(known) > 150


def test_heading_and_first_column_stay_while_the_table_moves(visit: Visit) -> None:
    visit.open("scorecard?ky=Tháng+9/2024")
    before = visit.page.locator(".k-mx thead th").first.bounding_box()
    visit.page.evaluate("document.querySelector('.k-scroll').scrollTop = 2000")
    visit.page.wait_for_timeout(200)
    after = visit.page.locator(".k-mx thead th").first.bounding_box()
    assert before == after


def download(visit: Visit, form: str) -> bytes:
    with visit.page.expect_download() as waiting:
        visit.page.locator(f"[data-file={form}]").click()
    return Path(waiting.value.path()).read_bytes()


def test_a_download_holds_exactly_the_rows_on_the_screen(visit: Visit) -> None:
    visit.open("scorecard?ky=Tháng+9/2024")
    visit.page.locator("input[type=search]").fill("long thanh")
    visit.page.locator("button", has_text="Tất cả, xấu nhất trước").click()
    visit.page.locator(".k-mx thead button", has_text="Số hóa").click()
    seen = rows(visit)
    assert len(seen) == 15
    table = list(csv.reader(io.StringIO(download(visit, "csv").decode("utf-8-sig"))))
    assert [row[table[0].index("Đơn vị")] for row in table[1:]] == seen
    book = load_workbook(io.BytesIO(download(visit, "xlsx")))
    assert [row[1] for row in book.worksheets[0].values][-15:] == seen
    assert visit.complaints == []


def test_a_unit_is_found_by_its_district_and_groups_follow_the_order(visit: Visit) -> None:
    visit.open("scorecard?ky=Tháng+9/2024")
    names = ".k-mx tr.sum:not(.whole) th"
    visit.page.get_by_role("button", name="Đúng hạn 97", exact=True).click()
    values = visit.page.eval_on_selector_all(
        ".k-mx tr.sum:not(.whole)", "all => all.map((row) => Number(row.children[2].dataset.n))"
    )
    assert len(values) == 11
    assert values == sorted(values)
    visit.page.locator("input[type=search]").fill("nhon trach")
    assert visit.page.locator(names).count() == 1
    assert len(rows(visit)) > 10
