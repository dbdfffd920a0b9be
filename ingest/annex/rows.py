"""The rows of an annex: what each says under its headings, and what of it is doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.annex.grid import MOST_LETTERS, AnnexGrid, GridCell
from ingest.annex.headings import AnnexHeading, heading_at
from ingest.annex.words import AnnexWords
from ingest.containers.refusal import RefusedError
from ingest.text.names import clean, plain
from metrics.counts.problem import ProblemCase
from metrics.plans.annex import AnnexField, AnnexReading, AnnexRow, RowDoubt

_BULLET = re.compile(r"^[-–—•+*·▪●○►]\s*")
_ROMAN_OR_LETTER = re.compile(r"[IVXLC]+|[A-ZĐ]|PHẦN .*", re.IGNORECASE)
_WHOLE = re.compile(r"\d{1,2}")
_NUMBERED = re.compile(r"^((?:[IVXLC]+|\d{1,2}|[A-ZĐ])[.)]?)\s+(.*)$", re.DOTALL)
_BEGINS_DEADLINE = re.compile(
    r"(truoc|cham nhat|den het|het (nam|thang|quy)|trong (nam|thang|quy)|quy |thang |nam |hang"
    r"|thuong xuyen|dinh ky|khi |theo (quy dinh|ke hoach|huong dan|trien khai|tien do|lo trinh)"
    r"|ngay \d|\d{1,2} \d{1,2} \d{4})"
)
_MAY_BE_BLANK = (AnnexField.LEAD, AnnexField.SUPPORT, AnnexField.PRODUCT, AnnexField.DEADLINE)
MOST_TASKS = 2000
"""Rows of an annex; the longest known has 41."""


@dataclass(slots=True)
class _Told:
    """A row under its headings, while it is looked at."""

    fields: dict[AnnexField, str]
    cells: dict[AnnexField, str]
    doubts: list[RowDoubt] = field(default_factory=list)


class AnnexRows:
    """Reads table after table; one that goes on with another's columns is joined to it."""

    def __init__(self, words: AnnexWords, found: AnnexReading) -> None:
        self._words = words
        self._found = found
        self._heading: AnnexHeading | None = None
        self._section: str | None = None
        self._above: AnnexRow | None = None
        self._merges = False

    def read(self, grid: AnnexGrid, number: int) -> None:
        """Read one table; one without headings of an annex says nothing."""
        rows = grid.rows
        every = ((at, heading_at(rows, at, self._words)) for at in range(len(rows)))
        heads = {at: heading for at, heading in every if heading is not None}
        self._merges |= any(
            cell.origin[0] < at
            for at, row in enumerate(rows)
            for cell in row
            if heads.keys().isdisjoint((at, at - 1))
        )
        if not heads and (self._heading is None or self._heading.width != grid.width):
            return
        # What stands above the first heading is no row of the table.
        at = min(heads, default=0)
        while at < len(rows):
            if at in heads:
                self._take(heads[at])
                at += heads[at].rows
                continue
            if self._heading is not None:
                self._row(self._heading, rows, at, f"B{number}.{at + 1}", headless=not heads)
            at += 1

    def _take(self, heading: AnnexHeading) -> None:
        if self._heading is None or self._heading.columns != heading.columns:
            self._found.unread.extend(heading.unread)
        self._heading = heading

    def _row(
        self,
        heading: AnnexHeading,
        rows: Sequence[Sequence[GridCell]],
        at: int,
        place: str,
        *,
        headless: bool,
    ) -> None:
        row = rows[at]
        if not any(cell.text for cell in row) or _is_numbers(row):
            return
        section = _section(heading, rows, at)
        if section is not None:
            self._section, self._above = section, None
            return
        told = _under(heading, row)
        printed = {each: text for each, text in told.fields.items() if text}
        if len(row) < heading.width:
            told.doubts.append(RowDoubt.SHORT)
        if headless:
            told.doubts.append(RowDoubt.HEADLESS)
        if any(cell.hidden for cell in row):
            told.doubts.append(RowDoubt.HIDDEN)
        _put_back(heading, told)
        self._join(heading, told)
        _settle(told)
        whole = {each: text for each, said in told.fields.items() if (text := joined(said))}
        fields = {each: text[:MOST_LETTERS] for each, text in whole.items()}
        if fields != whole:
            told.doubts.append(RowDoubt.CUT)
        doubts = tuple(dict.fromkeys((*told.doubts, *_missing(heading, fields))))
        made = AnnexRow(place, self._section, fields, printed, told.cells, doubts)
        if len(self._found.rows) >= MOST_TASKS:
            raise RefusedError(ProblemCase.TOO_LARGE_ROWS)
        self._found.rows.append(made)
        self._above = made

    def _join(self, heading: AnnexHeading, told: _Told) -> None:
        """Give a row without a number of its own that of the row above, and its goal."""
        above = self._above
        number = told.fields.get(AnnexField.CLAUSE, "")
        told.fields[AnnexField.CLAUSE] = re.sub(r"^\(?(.*?)[.)]*$", r"\1", joined(number))
        if above is None or number:
            return
        told.fields[AnnexField.CLAUSE] = above.fields.get(AnnexField.CLAUSE, "")
        if AnnexField.GOAL in heading.columns and not told.fields.get(AnnexField.GOAL):
            told.doubts.append(RowDoubt.JOINED)
            if told.fields.get(AnnexField.TASK) and AnnexField.GOAL in above.fields:
                told.fields[AnnexField.GOAL] = above.fields[AnnexField.GOAL]
                told.cells[AnnexField.GOAL] = above.cells[AnnexField.GOAL]
        elif AnnexField.GOAL not in heading.columns:
            told.doubts.append(RowDoubt.JOINED)
        if RowDoubt.JOINED in told.doubts:
            self._fill(told, above)

    def _fill(self, told: _Told, above: AnnexRow) -> None:
        """Mark cells that are blank below others; a file that merges none means the same there."""
        for each in _MAY_BE_BLANK:
            if told.fields.get(each) or each not in above.fields:
                continue
            told.doubts.append(RowDoubt.BLANK_BELOW)
            if not self._merges:
                told.fields[each] = above.fields[each]
                told.cells[each] = above.cells[each]


def _is_numbers(row: Iterable[GridCell]) -> bool:
    """Whether a row only numbers the columns: `(1)`, `(2)`."""
    said = [plain(cell.text) for cell in row if cell.text]
    return len(said) > 2 and all(each.isdigit() and len(each) < 3 for each in said)


def _section(heading: AnnexHeading, rows: Sequence[Sequence[GridCell]], at: int) -> str | None:
    """The words of a row that heads a section; None where the row is none such."""
    row = rows[at]
    begun = {cell.origin: cell for cell in row if cell.text}
    number = row[heading.columns[AnnexField.CLAUSE]] if _numbers(heading, row) else None
    if number is not None and number.text and len(begun) == 2:
        # A number, and one text beside it.
        (words,) = (cell for origin, cell in begun.items() if origin != number.origin)
        return words.text if _heads_section(number.text, words, row, rows, at) else None
    if len(begun) != 1:
        return None
    (words,) = begun.values()
    if words.origin[0] != at or not _is_wide(words, row):
        return None
    numbered = _NUMBERED.match(words.text)
    return numbered[2] if numbered else words.text


def _numbers(heading: AnnexHeading, row: Sequence[GridCell]) -> bool:
    column = heading.columns.get(AnnexField.CLAUSE)
    return column is not None and column < len(row)


def _is_wide(cell: GridCell, row: Sequence[GridCell]) -> bool:
    """Whether a cell goes over nearly the whole row, or is alone in it at its beginning."""
    places = [column for column, each in enumerate(row) if each.origin == cell.origin]
    return len(places) >= len(row) - 1 or places[0] == 0


def _heads_section(
    number: str,
    words: GridCell,
    row: Sequence[GridCell],
    rows: Sequence[Sequence[GridCell]],
    at: int,
) -> bool:
    bare = number.strip().rstrip(".)")
    if _ROMAN_OR_LETTER.fullmatch(bare):
        return True
    if not _WHOLE.fullmatch(bare):
        return False
    if sum(each.origin == words.origin for each in row) >= len(row) - 1:
        return True
    below = rows[at + 1] if at + 1 < len(rows) else []
    return any(cell.text.startswith(f"{bare}.") and cell.text != number for cell in below[:2])


def _under(heading: AnnexHeading, row: Sequence[GridCell]) -> _Told:
    fields: dict[AnnexField, str] = {}
    cells: dict[AnnexField, str] = {}
    taken: dict[tuple[int, int], AnnexField] = {}
    for each, column in sorted(heading.columns.items(), key=lambda item: item[1]):
        cell = row[column] if column < len(row) else None
        # A cell over goal and task is one text, and the task; its second place says nothing more.
        is_first = cell is not None and taken.setdefault(cell.origin, each) is each
        fields[each] = cell.text if cell and is_first else ""
        if cell and cell.text and is_first:
            cells[each] = cell.address
    return _Told(fields, cells)


def _put_back(heading: AnnexHeading, told: _Told) -> None:
    """Move the cells of a row that stand a column to the left of their headings."""
    order = heading.order
    if order[-1] is not AnnexField.DEADLINE or told.fields.get(AnnexField.DEADLINE):
        return
    before = told.fields.get(order[-2], "")
    if len(before) > 80 or not _BEGINS_DEADLINE.match(plain(before)):
        return
    texts = {each: told.fields.get(each, "") for each in order}
    cells = dict(told.cells)
    for each, left in zip(order[1:], order, strict=False):
        told.fields[each] = texts[left]
        if left in cells:
            told.cells[each] = cells[left]
    told.fields[order[0]] = ""
    told.cells.pop(order[0], None)
    told.doubts.append(RowDoubt.SHIFTED)


def _settle(told: _Told) -> None:
    """What stands under the goal with no task beside it is what is to be done."""
    if not told.fields.get(AnnexField.TASK) and told.fields.get(AnnexField.GOAL):
        told.fields[AnnexField.TASK] = told.fields.pop(AnnexField.GOAL)
        if AnnexField.GOAL in told.cells:
            told.cells[AnnexField.TASK] = told.cells.pop(AnnexField.GOAL)


def _missing(heading: AnnexHeading, fields: dict[AnnexField, str]) -> Iterator[RowDoubt]:
    if AnnexField.TASK not in fields:
        yield RowDoubt.NO_TASK
    if AnnexField.CLAUSE not in fields:
        yield RowDoubt.NO_CLAUSE
    if not any(each in fields for each in _MAY_BE_BLANK):
        yield RowDoubt.INCOMPLETE
        return
    if AnnexField.LEAD in heading.columns and AnnexField.LEAD not in fields:
        yield RowDoubt.NO_LEAD
    if AnnexField.DEADLINE in heading.columns and AnnexField.DEADLINE not in fields:
        yield RowDoubt.NO_DEADLINE


def joined(text: str) -> str:
    """A cell on one line: what stood in points of a list is set apart by `; `."""
    points = text.splitlines()
    if not any(_BULLET.match(point) for point in points):
        return _ended(clean(text))
    found: list[str] = []
    for point in points:
        said = _ended(clean(_BULLET.sub("", point)))
        if _BULLET.match(point) or not found:
            found.append(said)
        elif said:
            # A point's own second line.
            found[-1] = f"{found[-1]} {said}"
    return "; ".join(filter(None, found))


def _ended(text: str) -> str:
    """Without the sign that ends a sentence; what trails off keeps its dots."""
    bare = text.rstrip(" ;")
    return bare if bare.endswith("..") else bare.removesuffix(".")
