"""A list of dossiers as it stands in its file: columns of distinct values, and who has which.

A list has few distinct values and many rows, so each value is understood once.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ingest.containers.sheet import Sheet
from ingest.dossiers.list_words import ListWords
from ingest.text.addresses import address, letters
from ingest.text.names import plain

SEARCHED = 30
"""The heading row stands within so many rows, as in every table."""
_TELLS = 100_000
"""Rows after which it is told how far reading is: some tenths of a second."""
RowsRead = Callable[[int], None]
"""Is told how many rows were read so far."""


@dataclass(slots=True)
class ListColumn:
    """One column of a list."""

    heading: str
    letter: str
    values: list[object] = field(default_factory=list)
    """What stands in it, each once; blank is an empty text."""
    first: list[int] = field(default_factory=list)
    """By value, the number of the first row that has it."""
    codes: Sequence[int] = field(default_factory=lambda: array("i"))
    """By row, the place of its value."""


@dataclass(slots=True)
class DossierList:
    """One table with a row a dossier."""

    sheet: str
    title: Sequence[Sequence[object]]
    """The rows above its headings."""
    top: int
    """Of the heading row, from zero."""
    columns: list[ListColumn]
    rows: Sequence[int] = field(default_factory=lambda: array("i"))
    """By dossier, its row from zero."""

    def cell(self, column: ListColumn, value: int) -> str:
        """The address of the first cell that has a value."""
        return f"{column.letter}{column.first[value] + 1}"


def heading_row(rows: Sequence[Sequence[object]], words: ListWords) -> int | None:
    """The row that heads a list of dossiers; None where no row does."""
    for index, row in enumerate(rows[:SEARCHED]):
        if words.heads_list(value for value in row if isinstance(value, str)):
            return index
    return None


def in_sheet(sheet: Sheet, words: ListWords, told: RowsRead) -> DossierList | None:
    """The list in a sheet; None where it holds none."""
    top = heading_row(sheet.rows, words)
    if top is None:
        return None
    below = (row for row in sheet.rows[top + 1 :])
    return gathered(sheet.name, sheet.rows[:top], sheet.rows[top], below, told)


def gathered(
    name: str,
    title: Sequence[Sequence[object]],
    headings: Sequence[object],
    below: Iterable[Sequence[object]],
    told: RowsRead,
) -> DossierList:
    """A list out of its rows, one after the other; what is blank or a total is no dossier."""
    top = len(title)
    rows = array("i")
    columns = [ListColumn(str(each or "").strip(), letters(i)) for i, each in enumerate(headings)]
    codes = [array("i") for _ in columns]
    known: list[dict[object, int]] = [{} for _ in columns]
    parts = list(zip(columns, codes, known, strict=True))
    for index, row in enumerate(below, start=top + 1):
        if _says_nothing(row):
            continue
        rows.append(index)
        for place, (column, own, seen) in enumerate(parts):
            value = _value(row[place]) if place < len(row) else ""
            code = seen.get(value)
            if code is None:
                code = seen[value] = len(column.values)
                column.values.append(value)
                column.first.append(index)
            own.append(code)
        if len(rows) % _TELLS == 0:
            told(len(rows))
    for column, own in zip(columns, codes, strict=True):
        column.codes = own
    told(len(rows))
    return DossierList(name, title, top, columns, rows)


def place_of(row: int, column: ListColumn) -> str:
    """The address of a column's cell in a row from zero."""
    return f"{column.letter}{row + 1}"


def heading_cell(found: DossierList, column: int) -> str:
    """The address of a heading."""
    return address(found.top, column)


def _value(cell: object) -> object:
    if isinstance(cell, str):
        return cell.strip()
    # 1 and True are one key of a table, and two things that a cell may say.
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else cell


def _says_nothing(row: Sequence[object]) -> bool:
    """Whether a row is blank, or a sum below the list: its only texts are those of a total."""
    stated = [cell for cell in row if cell not in ("", None)]
    if len(stated) > 2:
        return False
    return not stated or plain(str(stated[0])).startswith(("tong", "cong"))
