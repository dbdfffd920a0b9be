"""Tables of II.06a with columns of labels beside the name of the unit."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.workbook import Workbook

from tests.ingest.workbooks import first, ii06a, saved

HEADINGS = ("STT", "Huyện, thành phố", "Xã, phường, thị trấn")


def beside(
    rows: Sequence[Sequence[object]],
    headings: Sequence[str] = HEADINGS,
    merges: Sequence[str] = (),
) -> bytes:
    """II.06a with columns of labels of one's own left of the counts; each row its labels and 11."""
    book = Workbook()
    sheet = first(book)
    printed = first(ii06a([], total=False))
    sheet["A4"] = printed["A4"].value
    for index, text in enumerate(headings, start=1):
        sheet.cell(8, index).value = text
        sheet.merge_cells(start_row=8, end_row=10, start_column=index, end_column=index)
    shift = len(headings) - 2
    for row in range(8, 11):
        for column in range(3, 14):
            sheet.cell(row, column + shift).value = printed.cell(row, column).value
    for place in printed.merged_cells.ranges:
        if place.min_col > 2 and 8 <= place.min_row <= 10:
            place.shift(col_shift=shift)
            sheet.merge_cells(place.coord)
    for index, values in enumerate(rows, start=12):
        for column, value in enumerate(values, start=1):
            sheet.cell(index, column).value = value  # type: ignore[assignment]
    for each in merges:
        sheet.merge_cells(each)
    return saved(book)
