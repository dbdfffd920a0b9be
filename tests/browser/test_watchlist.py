"""The watch list in the browser, its numbers asked of the command line and the store."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.browser.conftest import PHONE, ROOT, Visit

pytestmark = pytest.mark.browser

ASKED = "watchlist?ky=Tháng+9/2024"


def listed(database: Path, *options: str) -> list[dict[str, Any]]:
    command = [sys.executable, "kpi.py", "watchlist", "--database", str(database), "--json"]
    command += ["--month", "2024-09", *options]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


def codes(visit: Visit) -> list[str]:
    shown = visit.page.locator(".k-watch tbody tr[data-rank]")
    return [str(row.get_attribute("data-code")) for row in shown.all()]


def test_the_rows_are_those_of_the_command_line_the_worst_first(
    visit: Visit, database: Path
) -> None:
    visit.open(f"{ASKED}&den=missed&bang_chung=certain")
    visit.page.locator(".k-watch tbody tr[data-rank]").first.wait_for()
    rows = listed(database, "--status", "missed", "--evidence", "certain")
    assert codes(visit) == [f"{row['unit']}~{row['indicator']}" for row in rows]
    lead = visit.page.locator(".k-lead").inner_text()
    units = len({row["unit"] for row in rows})
    assert lead.startswith(f"{units} đơn vị, {len(rows)} dòng cần xem.")
    first = visit.page.locator(".k-watch tbody tr[data-rank]").first.inner_text()
    assert f"{rows[0]['short_by']:,}".replace(",", ".") in first
    visit.picture("watchlist")
    assert visit.outside == []
    assert visit.complaints == []


def test_a_chip_is_in_the_address_and_the_address_brings_it_back(visit: Visit) -> None:
    visit.open(ASKED)
    visit.page.locator(".k-watch tbody tr[data-rank]").first.wait_for()
    before = len(codes(visit))
    visit.page.get_by_role("button", name="Từ 100 hồ sơ").click()
    visit.page.wait_for_url("**tu_ho_so=100**")
    visit.settle()
    after = codes(visit)
    assert 0 < len(after) < before
    asked = visit.page.locator(".k-asked").inner_text()
    assert "từ 100 hồ sơ trở lên" in asked
    visit.page.goto(visit.page.url)
    visit.settle()
    visit.page.locator(".k-watch tbody tr[data-rank]").first.wait_for()
    assert codes(visit) == after


def test_a_forged_condition_is_said_and_left_out(visit: Visit) -> None:
    visit.open(f"{ASKED}&den=do&chi_so=khong_co")
    note = visit.page.locator(".k-note").inner_text()
    assert "den" in note
    assert "khong_co" in note


def test_a_filter_is_kept_under_a_name_and_taken_off_again(visit: Visit) -> None:
    visit.open(f"{ASKED}&den=near&tu_thang=2")
    visit.page.get_by_role("button", name="Lưu bộ lọc").click()
    visit.page.get_by_label("Tên bộ lọc").fill("Rà soát quý IV")
    visit.page.get_by_label("Người").last.fill("Trần Thị Bích")
    visit.page.get_by_role("button", name="Lưu", exact=True).click()
    visit.page.get_by_text("Đã lưu bộ lọc “Rà soát quý IV”.").wait_for()
    visit.open(ASKED)
    visit.page.locator(".st-key-watch_saved input").click()
    visit.page.get_by_role("option", name="Rà soát quý IV").click()
    visit.page.wait_for_url("**tu_thang=2**")
    visit.settle()
    visit.page.get_by_role("button", name="Lưu bộ lọc").click()
    visit.page.get_by_label("Người").last.fill("Trần Thị Bích")
    visit.page.get_by_role("button", name="Bỏ bộ lọc đang chọn").click()
    visit.page.get_by_text("Đã bỏ bộ lọc “Rà soát quý IV”.").wait_for()


def test_the_workbook_holds_the_rows_shown_with_numbers_and_the_filter(
    visit: Visit, database: Path, tmp_path: Path
) -> None:
    visit.open(f"{ASKED}&den=missed&bang_chung=certain")
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name="Excel").click()
    path = tmp_path / "danh-sach.xlsx"
    waiting.value.save_as(path)
    page = load_workbook(path).active
    assert page is not None
    cells = [[cell.value for cell in row] for row in page.iter_rows()]
    at = next(index for index, row in enumerate(cells) if row[0] == "Mã")
    rows = listed(database, "--status", "missed", "--evidence", "certain")
    found = cells[at + 1 :]
    assert [row[0] for row in found] == [row["unit"] for row in rows]
    assert [row[5:7] for row in found] == [[r["numerator"], r["denominator"]] for r in rows]
    assert [row[10] for row in found] == [row["short_by"] for row in rows]
    assert all(abs(row[7] - r["percent"]) < 1e-6 for row, r in zip(found, rows, strict=True))
    assert all(r["clause"] in str(row[20]) for row, r in zip(found, rows, strict=True))
    chosen = {row[0]: row[1] for row in cells[:at]}
    assert chosen["Bộ lọc"] == "Đèn chưa đạt; bằng chứng chắc chắn."


def test_a_light_tells_why(visit: Visit, database: Path) -> None:
    visit.open(f"{ASKED}&den=missed&bang_chung=certain")
    (row, *_) = listed(database, "--status", "missed", "--evidence", "certain")
    visit.page.locator(".k-watch td.c.missed button").first.click()
    drawer = visit.page.locator("[role=dialog]")
    drawer.locator(".k-big").wait_for()
    assert row["name"].split(" ", 1)[1] in drawer.inner_text()


def test_units_are_ticked_and_named_on_the_way_to_the_plan(visit: Visit) -> None:
    visit.open(f"{ASKED}&den=missed&bang_chung=certain")
    boxes = visit.page.locator(".k-watch input[type=checkbox]")
    boxes.first.check()
    unit = boxes.first.get_attribute("data-unit")
    link = visit.page.locator(".k-planbar a")
    assert link.inner_text() == "Đưa 1 đơn vị vào kế hoạch kiểm tra"
    assert str(link.get_attribute("href")).endswith(f"&chon={unit}")
    boxes.first.uncheck()
    assert link.count() == 0


def test_it_reads_well_on_a_phone(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.open(ASKED)
    visit.page.locator(".k-watch tbody tr[data-rank]").first.wait_for()
    visit.picture("watchlist-390")
    wide = visit.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_a_silent_units_sentence_stands_whole_in_its_row_on_a_phone(visit: Visit) -> None:
    visit.open(f"{ASKED}&den=not_reported")
    said = visit.page.locator(".k-watch td.silent .m")
    said.first.wait_for()
    for each in said.all():
        words, row = each.bounding_box(), each.locator("xpath=ancestor::tr").bounding_box()
        assert words is not None
        assert row is not None
        assert words["x"] + words["width"] <= PHONE[0] - 8
        assert row["y"] <= words["y"]
        assert words["y"] + words["height"] <= row["y"] + row["height"]


def test_the_reasons_are_not_cut_on_an_office_screen(visit: Visit) -> None:
    visit.open("watchlist")
    visit.page.locator(".k-watch tbody tr[data-rank]").first.wait_for()
    shown, needed = visit.page.evaluate(
        """() => {
            const table = document.querySelector('.k-watch');
            return [table.closest('.k-scroll').clientWidth, table.offsetWidth];
        }"""
    )
    assert needed <= shown
