"""A clerk's hour: many files at once, taken back together, and one unit's month typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from metrics.counts.month import Month
from tests.browser.conftest import PHONE, THEMES, WINDOWS, Visit, serving
from tests.journey.command import figures, form, kpi
from tests.ui.uploads import entry_form
from wording.intake import direct as direct_words
from wording.intake import upload as words

pytestmark = pytest.mark.browser

AN_PHUOC = "26383"
UNITS = ("26368", "26386", "26389", "26392", "26395", "26398", "26401", "26404", "26410")
MONTHS = (Month(2024, 9), Month(2024, 8), Month(2024, 7))
CLEAN = len(UNITS) * len(MONTHS) + 1
WAIT = 60_000


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "kho" / "kpi.duckdb"
    assert kpi("init", database=path).code == 0
    first, _ = form(tmp_path, path, {AN_PHUOC: figures()}, "2024-09", "dau.xlsx")
    assert kpi("import", first, "--by", "Lan", database=path).code == 0
    return path


@pytest.fixture
def server(database: Path) -> Iterator[str]:
    with serving(database) as base:
        yield base


def batch(folder: Path) -> list[Path]:
    """Clean files of three months, one that erases, one with a fault: thirty in all."""
    clean = [
        entry_form(folder, {unit: figures()}, f"{unit}-{month}.xlsx", month)
        for month in MONTHS
        for unit in UNITS
    ]
    clean.append(entry_form(folder, {AN_PHUOC: figures()}, "26383-2024-08.xlsx", MONTHS[1]))
    erases = entry_form(folder, {AN_PHUOC: figures(apologies=None)}, "bo.xlsx")
    return [*clean, erases, entry_form(folder, {"26413": figures(late="1O")}, "loi.xlsx")]


def settled(visit: Visit, *texts: str) -> None:
    for text in texts:
        expect(visit.page.locator(".st-key-save_bar")).to_contain_text(text, timeout=WAIT)
    visit.settle()


@pytest.mark.parametrize("visit", WINDOWS, indirect=True)
def test_a_batch_is_looked_through_stored_and_taken_back(
    visit: Visit, tmp_path: Path, database: Path, request: pytest.FixtureRequest
) -> None:
    wide = request.node.callspec.id
    visit.open("upload")
    visit.page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(batch(tmp_path))
    settled(visit, f"{CLEAN + 1} lưu được", "1 còn lỗi")
    for theme in THEMES:
        visit.wear(theme)
        visit.picture(f"upload-batch-{wide}-{theme}")
    cards = visit.page.locator("[class*=st-key-file-]")
    expect(cards.first).to_contain_text("loi.xlsx")
    lines = cards.filter(has_text=words.CLEAN)
    expect(lines.first).to_contain_text("Thị trấn Long Thành · tháng 9/2024 · 18 số mới")
    erasing = cards.filter(has_text="bo.xlsx")
    expect(erasing).to_contain_text("Lưu được, bỏ 1 số đang lưu")
    erasing.get_by_role("radio", name="Chỉ thay ô có số").click()
    expect(erasing).to_contain_text("Ô trống không bỏ số nào đang lưu.", timeout=WAIT)
    visit.settle()
    visit.page.get_by_role("button", name="1 còn lỗi").click()
    expect(cards.first).to_be_in_viewport()
    visit.page.get_by_role("button", name=re.compile(f"^Lưu {CLEAN + 1}")).click()
    visit.page.get_by_text(f"Đã lưu {CLEAN + 1} tệp của đợt này").wait_for(timeout=WAIT)
    visit.settle()
    visit.page.get_by_role("button", name=words.BATCH_UNDO).click()
    dialog = visit.page.get_by_role("dialog")
    dialog.get_by_placeholder(words.UNDO_WHY).fill("sai tháng")
    dialog.get_by_role("button", name=words.BATCH_UNDO).click()
    visit.page.get_by_text(f"Đã rút lại {CLEAN + 1} lần nạp").wait_for(timeout=WAIT)
    uploads = kpi("uploads", database=database).rows
    assert [row["undone"] for row in uploads] == [False, *[True] * (CLEAN + 1)]
    assert visit.fits()
    assert visit.complaints == []


@pytest.mark.parametrize("visit", [pytest.param(PHONE, id="phone")], indirect=True)
def test_one_units_month_is_typed_and_corrected_with_a_reason(visit: Visit) -> None:
    visit.open("upload")
    visit.page.get_by_role("radio", name=direct_words.WAYS[True]).click()
    visit.settle()
    choose(visit, "direct_month", "Tháng 10/2026")
    choose(visit, "direct_unit", "Phường Tam Hiệp")
    type_in(visit, 30, 20, 5, 25, 20, 2, 6, 2)
    save(visit, "2610-0001")
    # What is stored now stands in the grid.
    count = visit.page.locator(".st-key-direct_grid input")
    expect(count.nth(5)).to_have_value("2")
    type_in(visit, 30, 20, 5, 25, 19, 3, 6, 2, look=False)
    visit.page.get_by_role("button", name=direct_words.LOOK).click()
    expect(visit.page.get_by_text("Có 2 số đang lưu bị đổi")).to_be_visible(timeout=WAIT)
    visit.page.get_by_placeholder(direct_words.WHY_HINT).fill("đơn vị báo lại")
    visit.page.get_by_role("button", name=direct_words.LOOK).click()
    save(visit, "2610-0002")
    visit.page.locator(".k-up-history button", has_text="2610-0002").first.click()
    drawer = visit.page.get_by_role("dialog")
    expect(drawer).to_contain_text("đơn vị báo lại", timeout=WAIT)
    expect(drawer).to_contain_text("Đã thay đổi 2 số")
    visit.page.wait_for_timeout(500)
    visit.picture("upload-typed-phone")
    assert visit.fits()
    assert visit.complaints == []


def choose(visit: Visit, key: str, text: str) -> None:
    field = visit.page.locator(f".st-key-{key} input")
    field.click()
    field.fill(text)
    visit.page.get_by_role("option", name=text).first.click()
    visit.settle()


def type_in(visit: Visit, *counts: int, look: bool = True) -> None:
    fields = visit.page.locator(".st-key-direct_grid input")
    for place, count in enumerate(counts):
        fields.nth(place).fill(str(count))
    if look:
        visit.page.get_by_role("button", name=direct_words.LOOK).click()


def save(visit: Visit, receipt: str) -> None:
    visit.page.get_by_role("button", name=re.compile("^Lưu 1")).wait_for(timeout=WAIT)
    visit.settle()
    visit.page.get_by_role("button", name=re.compile("^Lưu 1")).click()
    visit.page.get_by_text(f"{receipt}").first.wait_for(timeout=WAIT)
    visit.settle()
