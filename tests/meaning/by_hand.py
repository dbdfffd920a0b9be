"""Tables written by hand in a few lines: titles, headings with their counts, units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from metrics.counts.month import Month
from metrics.counts.problem import Severity
from metrics.counts.reading import Reading
from tests.ingest.workbooks import counts, first

AUGUST = Month(2024, 8)
UNITS = {"26383": "Xã An Phước", "26386": "Xã Bình An", "26368": "Thị trấn Long Thành"}
Path = tuple[str, ...]


@dataclass(frozen=True)
class Written:
    """A table as somebody types it."""

    columns: Sequence[tuple[Path, int]]
    """Heading paths of counts, and what the first unit counts; the n-th counts n times as much."""
    titles: Sequence[str] = ("TÌNH HÌNH GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", "Tháng 8 năm 2024")
    names: Sequence[str] = tuple(UNITS.values())
    labels: Mapping[str, Sequence[object]] = field(default_factory=dict)
    """Columns between the names and the counts, by their heading."""
    factors: Sequence[int] = ()
    """How many times as much each row counts; by default its turn."""
    rows: Sequence[Sequence[object]] = ()
    """All rows as they are typed, instead of the names and counts."""
    total: bool = False
    below: Sequence[str] = ()
    sheet: str = "Sheet1"
    numbered: bool = False

    def book(self) -> Workbook:
        book = Workbook()
        sheet = first(book)
        sheet.title = self.sheet
        for row, title in enumerate(self.titles, start=1):
            sheet.cell(row, 1).value = title
        top = len(self.titles) + 2
        paths: list[Path] = [("STT",), ("Đơn vị",), *((each,) for each in self.labels)]
        paths += [path for path, _ in self.columns]
        row = top + _headings(sheet, top, paths)
        if self.numbered:
            _line(sheet, row, [f"({place})" for place in range(1, len(paths) + 1)])
            row += 1
        for values in self.rows or self._rows():
            _line(sheet, row, values)
            row += 1
        for text in self.below:
            row += 1
            sheet.cell(row, 1).value = text
        return book

    def _rows(self) -> list[list[object]]:
        factors = self.factors or range(1, len(self.names) + 1)
        labels = zip(*self.labels.values(), strict=True) if self.labels else ((),) * len(factors)
        rows = [
            [turn, name, *beside, *(factor * count for _, count in self.columns)]
            for turn, (name, factor, beside) in enumerate(
                zip(self.names, factors, labels, strict=True), start=1
            )
        ]
        if self.total:
            sums = [sum(factors) * count for _, count in self.columns]
            rows.append([None, "Tổng cộng", *(None for _ in self.labels), *sums])
        return rows


def _line(sheet: Worksheet, row: int, values: Sequence[object]) -> None:
    for column, value in enumerate(values, start=1):
        sheet.cell(row, column).value = value  # type: ignore[assignment]


def _headings(sheet: Worksheet, top: int, paths: Sequence[Path]) -> int:
    """Write the headings, those over several columns merged; how many rows they take."""
    depth = max(map(len, paths))
    for level in range(depth):
        places = enumerate(paths, start=1)
        for path, same in groupby(places, key=lambda each: each[1][: level + 1]):
            columns = [column for column, _ in same]
            if len(path) <= level:
                continue
            row, end = top + level, top + level
            if all(len(paths[column - 1]) == level + 1 for column in columns):
                end = top + depth - 1
            sheet.cell(row, columns[0]).value = path[level]
            if len(columns) > 1 or end > row:
                sheet.merge_cells(None, row, columns[0], end, columns[-1])
    return depth


def figures(
    measures: Mapping[str, int], factors: Mapping[str, int] | None = None
) -> dict[tuple[str, str], int]:
    """What must be stored: by unit so many times the counts of the first."""
    times = factors or {unit: turn for turn, unit in enumerate(UNITS, start=1)}
    return {
        (unit, measure): factor * value
        for unit, factor in times.items()
        for measure, value in measures.items()
    }


def told(reading: Reading) -> set[str]:
    """The kinds of the errors of a reading."""
    return {str(each.kind) for each in reading.problems if each.severity is Severity.ERROR}


def stored(reading: Reading) -> tuple[object, ...]:
    """Month, since when, and figures: all that would be stored."""
    periods = {(each.month, each.since) for each in reading.tables if each.units}
    return periods, counts(reading)


def right(wanted: Mapping[tuple[str, str], int], month: Month = AUGUST) -> tuple[object, ...]:
    """What `stored` must be of a table that is of one month."""
    return {(month, None)}, dict(wanted)
