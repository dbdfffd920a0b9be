from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from ingest.annex.reading import read_annex
from metrics.plans.annex import AnnexField, AnnexReading, AnnexRow, RowDoubt
from metrics.plans.plan import Task
from metrics.verdicts.reference import load
from pipeline.desk.workspace import REFERENCE
from tests.ingest.annex.files import drawn, word

PLANS = {"kcn.txt": "kcn-dong-nai-2022", "long_thanh.txt": "long-thanh-2024"}

# Of the plans' tasks, which were written by hand from the documents, what mends the print.
AS_PRINTED = {
    "công tác kiểm soát thủ tục hành chính": "công tác công tác kiểm soát thủ tục hành chính",
    "tại Điều 14 và": "tại điều 14 và",
}


def unmerged(name: str) -> list[list[list[str]]]:
    """A drawing where nobody merged a cell: what was merged is blank, or stands further left."""
    return [[_unmerged(row) for row in rows] for rows in drawn(name)]


def _unmerged(row: list[str]) -> list[str]:
    if row[0][:1].isdigit() and row[3] != "<":
        row = [cell for cell in row if cell != "<"] + [""] * row.count("<")
    return ["" if cell in "^<" else cell for cell in row]


@cache
def known(plan: str) -> tuple[Task, ...]:
    return load(REFERENCE, None).plan(plan).tasks


def expected(name: str, count: int) -> list[Task]:
    """The rows of the annex; what the body of the plan asks for stands behind them."""
    return list(known(PLANS[name]))[:count]


def same(said: str, wanted: str) -> bool:
    printed = wanted
    for mended, source in AS_PRINTED.items():
        printed = printed.replace(mended, source)
    return said in (wanted, printed) or (wanted == f"{said} huyện" and said.endswith("UBND"))


def wrong(row: AnnexRow, task: Task) -> list[AnnexField]:
    return [
        field
        for field in AnnexField
        if not same(row.fields.get(field, ""), getattr(task, field.value) or "")
    ]


def read(drawing: list[list[list[str]]]) -> AnnexReading:
    return read_annex(word(drawing), Path(REFERENCE))


@pytest.mark.parametrize("drawing", [drawn, unmerged], ids=["merged", "no cell merged"])
@pytest.mark.parametrize(("name", "rows"), [("kcn.txt", 35), ("long_thanh.txt", 37)])
def test_an_annex_is_read_right_before_anyone_reviews_it_and_nothing_is_silently_wrong(
    name: str, rows: int, drawing: Callable[[str], list[list[list[str]]]]
) -> None:
    found = read(drawing(name)).rows
    assert len(found) == rows
    faults = [wrong(*pair) for pair in zip(found, expected(name, rows), strict=True)]
    assert sum(map(len, faults)) <= rows * len(AnnexField) * 0.02
    silent = [
        row.place for row, fault in zip(found, faults, strict=True) if fault and not row.doubts
    ]
    assert silent == []


def test_a_row_that_stands_a_column_to_the_left_is_put_back_and_marked() -> None:
    found = read(unmerged("long_thanh.txt")).rows[0]
    assert found.doubts == (RowDoubt.SHIFTED,)
    assert found.fields[AnnexField.LEAD] == "Các phòng ban chuyên môn, UBND các xã, thị trấn"
    assert found.fields[AnnexField.DEADLINE] == "Trước ngày 25 tháng 01 năm 2024"
    assert found.printed[AnnexField.SUPPORT] == "Trước ngày 25 tháng 01 năm 2024"


def test_every_row_of_a_sound_annex_bears_the_cells_it_was_taken_from() -> None:
    row = read(drawn("kcn.txt")).rows[3]
    assert row.section == "Công tác kiểm soát TTHC"
    assert row.cells[AnnexField.TASK] == "bảng 1, dòng 8, cột 3"
