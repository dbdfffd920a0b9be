"""Another process imports while the dashboard serves."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from playwright.sync_api import Browser

from tests.browser.conftest import serving, stranger
from tests.journey.command import SHEET, figures, form, kpi


def test_an_import_from_elsewhere_shows_at_the_next_click(
    chromium: Browser, tmp_path: Path
) -> None:
    database = tmp_path / "kpi.duckdb"
    assert kpi("init", database=database).code == 0
    first, at = form(tmp_path, database, {"26383": figures(early=50, on_time=30, late=20)})
    assert kpi("import", first, database=database).code == 0
    with serving(database) as server, stranger(chromium, server) as visit:
        page = visit.page
        visit.open()
        assert "80,0" in page.inner_text("body")
        book = openpyxl.load_workbook(first)
        book[SHEET].cell(row=at["26383"], column=8).value = 0
        book.save(tmp_path / "sua.xlsx")
        assert kpi("import", tmp_path / "sua.xlsx", database=database).code == 0
        visit.open()
        assert "80,0" not in page.inner_text("body")
        assert "100,0" in page.inner_text("body")
