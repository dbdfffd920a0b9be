"""The command line: units are merged, renamed, taken back; what contradicts is refused."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.journey.command import kpi

SIGNED = ("--by", "Văn phòng", "--why", "Nghị quyết 30")
SINCE = ("--since", "2026-10-01")


def names(database: Path, month: str) -> dict[str, str]:
    """The communes valid in a month, by code."""
    listed = kpi("units", "--month", month, database=database).rows
    return {row["code"]: row["name"] for row in listed if row["level"] == "commune"}


def test_two_communes_merge_into_a_new_one_and_the_past_stays(tmp_path: Path) -> None:
    database = tmp_path / "kpi.duckdb"
    kpi("init", database=database)
    before = names(database, "2026-09")
    one, other = list(before)[:2]
    new = ("--unit", "29998", "--name", "Xã Mới", "--level", "commune", "--parent", "75")
    merge = ("unit", "--end", one, other, "--into", "29998", *new, *SINCE, *SIGNED)
    tried = kpi(*merge, "--dry-run", database=database)
    assert "chưa đèn nào đổi" in tried.told
    assert (tried.code, tried.row["action"]) == (0, "unit")
    assert names(database, "2026-10") == before
    assert kpi(*merge, database=database).code == 0
    assert names(database, "2026-09") == before
    after = names(database, "2026-10")
    assert before.keys() - after.keys() == {one, other}
    assert after["29998"] == "Xã Mới"
    edit = kpi("unit", database=database).row
    assert (edit["ended"], edit["by"], edit["undone"]) == ([one, other], "Văn phòng", False)
    assert kpi("unit", "--take-back", *SIGNED, database=database).code == 0
    assert names(database, "2026-10") == before


def test_what_contradicts_is_refused_with_every_reason(tmp_path: Path) -> None:
    database = tmp_path / "kpi.duckdb"
    kpi("init", database=database)
    code = next(iter(names(database, "2026-09")))
    new = ("--name", "Xã Mới", "--level", "commune", "--parent", "nowhere")
    orphan = kpi("unit", "--unit", "29998", *new, *SINCE, *SIGNED, database=database)
    assert orphan.code == 1
    assert "29998: đơn vị cấp trên nowhere không còn hiệu lực" in orphan.told
    lost = kpi("unit", "--end", code, "--into", "29999", *SINCE, *SIGNED, database=database)
    assert (lost.code, "29999" in lost.told) == (1, True)
    unsigned = kpi("unit", "--end", code, *SINCE, database=database)
    assert unsigned.code == 1
    assert kpi("unit", "--end", code, *SIGNED, database=database).code == 2
    assert kpi("unit", database=database).rows == []


def test_changes_come_from_a_workbook_that_was_filled_in(tmp_path: Path) -> None:
    database, form = tmp_path / "kpi.duckdb", tmp_path / "mau.xlsx"
    kpi("init", database=database)
    before = names(database, "2026-09")
    one, other = list(before)[:2]
    assert kpi("unit", "--template", form, *SINCE, database=database).code == 0
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    rows = [
        ("29998", "Xã Mới", "Xã", "75", "có", None, None),
        (one, None, None, None, None, "có", "29998"),
        (other, None, None, None, None, "có", "29998"),
    ]
    for at, row in enumerate(rows, start=5):
        for column, value in enumerate(row, start=1):
            sheet.cell(at, column, value)
    book.save(form)
    taken = ("unit", "--file", form, *SINCE, *SIGNED)
    assert kpi(*taken, "--dry-run", database=database).code == 0
    assert names(database, "2026-10") == before
    done = kpi(*taken, database=database)
    assert done.code == 0, done.told
    assert names(database, "2026-09") == before
    after = names(database, "2026-10")
    assert (before.keys() - after.keys(), after["29998"]) == ({one, other}, "Xã Mới")


def test_a_fault_of_the_workbook_is_told_with_its_row(tmp_path: Path) -> None:
    database, form = tmp_path / "kpi.duckdb", tmp_path / "mau.xlsx"
    kpi("init", database=database)
    kpi("unit", "--template", form, *SINCE, database=database)
    book = openpyxl.load_workbook(form)
    for column, value in enumerate(("99999", None, "Làng", None, None, "có", None), start=1):
        book.worksheets[0].cell(7, column, value)
    book.save(form)
    refused = kpi("unit", "--file", form, *SINCE, *SIGNED, database=database)
    assert refused.code == 1
    assert "Dòng 7, cột Cấp: không hiểu “Làng”." in refused.told
    assert "Dòng 7: không có đơn vị mã 99999" in refused.told
