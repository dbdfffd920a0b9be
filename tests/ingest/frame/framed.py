"""Tables of one clean month, with words put where offices put them."""

from __future__ import annotations

from openpyxl.workbook import Workbook

from metrics.counts.problem import Problem
from metrics.counts.reading import Reading
from tests.ingest.workbooks import II06A_ROW, first, ii06a, read, saved

ROWS = ((1, "Xã An Phước", *II06A_ROW), (2, "Xã Bình An", *II06A_ROW))


def table(**more: str) -> Workbook:
    """Biểu II.06a of September 2024."""
    return ii06a(ROWS, total=False, **more)  # type: ignore[arg-type]


def over_columns(text: str) -> Workbook:
    """The same with one more heading over all columns of counts, in C8."""
    book = table()
    sheet = first(book)
    for span in [str(each) for each in sheet.merged_cells.ranges]:
        sheet.unmerge_cells(span)
    sheet.move_range("A9:M13", rows=1)
    for place in ("C8", "G8", "K8"):
        sheet[place.replace("8", "9")], sheet[place] = sheet[place].value, None
    for place, moved in (("C9", "C10"), ("F9", "F10")):
        assert sheet[moved].value is not None, place
    sheet["C8"] = text
    for span in ("A8:A11", "B8:B11", "C8:M8", "C9:F9", "G9:J9", "K9:M9", "C10:C11", "D10:E10"):
        sheet.merge_cells(span)
    for letter in "FGHIJKLM":
        sheet.merge_cells(f"{letter}10:{letter}11")
    return book


def with_cell(place: str, text: str) -> Workbook:
    """The same with another text in one cell."""
    book = table()
    first(book)[place] = text
    return book


def told(book: Workbook, **said: object) -> list[tuple[str, str | None]]:
    """Case and cell of each problem."""
    return [(str(each.case), each.cell) for each in reading(book, **said).problems]


def reading(book: Workbook, **said: object) -> Reading:
    return read(saved(book), **said)


def asked(book: Workbook, **said: object) -> Problem:
    """The one problem, which is a question."""
    (problem,) = reading(book, **said).problems
    return problem
