"""The way from a refused file over its marked copy to one that can be stored, in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, serving
from tests.journey.command import SHEET, figures, form, kpi
from wording.intake import marked_copy
from wording.intake import upload as words
from wording.intake.sheets import FAULTS

pytestmark = pytest.mark.browser


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "kho" / "kpi.duckdb"
    assert kpi("init", database=path).code == 0
    return path


@pytest.fixture
def server(database: Path) -> Iterator[str]:
    with serving(database) as base:
        yield base


def test_a_faulty_file_is_downloaded_marked_corrected_and_dropped_again(
    tmp_path: Path, database: Path, visit: Visit
) -> None:
    rows = {"26383": figures(late="1O", digitised=112)}
    path, places = form(tmp_path, database, rows, "2024-09", "co-loi.xlsx")
    visit.open("upload")
    field = visit.page.locator("[data-testid=stFileUploaderDropzoneInput]")
    card = visit.page.locator("[class*=st-key-file-]")
    field.set_input_files(path)
    expect(card).to_contain_text("2 lỗi, chưa lưu được", timeout=60_000)
    visit.settle()
    visit.picture("upload-marked")
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name=words.MARKED_COPY).click()
    copy = tmp_path / download.value.suggested_filename
    download.value.save_as(copy)
    assert copy.name == marked_copy.file_name(path.name)
    book = openpyxl.load_workbook(copy)
    assert book.sheetnames[0] == FAULTS
    row = places["26383"]
    right = figures()
    book[SHEET].cell(row, 8).value = right["late"]
    book[SHEET].cell(row, 11).value = right["digitised"]
    book.save(copy)
    field.set_input_files(copy)
    expect(card).to_have_count(1, timeout=60_000)
    expect(card).to_contain_text(words.CLEAN, timeout=60_000)
    expect(visit.page.get_by_role("button", name=words.MARKED_COPY)).to_have_count(0)
    assert visit.complaints == []
