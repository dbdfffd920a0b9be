"""Tells the rows of units from groups, totals, number rows, repeated headings and signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from ingest.findings import shown
from ingest.layouts.counts import Fault, read_count
from ingest.layouts.table import Header, anchor_of, is_number_row
from ingest.text.names import heading_key, plain
from ingest.text.words import Words
from metrics.counts.problem import ProblemCase

_ROMAN = re.compile(r"[IVX]{1,5}\.?", re.ASCII)
_LETTER = re.compile(r"[A-EĐ]\.?")
_SIGNED = re.compile(r"ngay (\d{1,2} )?thang (\d{1,2} )?nam\b")
_NUMBERED = re.compile(r"\s*(?:[IVX]{1,5}|[A-EĐ]|\d{1,2})\s*[.)/]\s*", re.ASCII | re.IGNORECASE)
_BLANK = ("", None)
_NUMERIC = (int, float)
_LONGEST_NUMBER = 3
"""Letters: a numbering such as `III` or `a)`; no name of a unit is so short."""
_NUMBERS = (ProblemCase.NEGATIVE, ProblemCase.NOT_WHOLE, ProblemCase.PERCENT_INSTEAD_OF_COUNT)
_TOTALS = ("cong", "tong")
"""The first word of a total row's label, plain."""


class RowKind(Enum):
    """What a row below the headings is."""

    UNIT = "unit"
    GROUP = "group"
    TOTAL = "total"
    JUNK = "junk"
    SKIPPED = "skipped"


@dataclass(slots=True)
class Body:
    """The rows of a table, by their index in the sheet."""

    units: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    groups: dict[int, str] = field(default_factory=dict)
    """Label of each group row."""
    numbered: list[bool] = field(default_factory=list)
    """For each unit row, whether it opens a group: `I`, `II`, `A`."""
    headings: list[int] = field(default_factory=list)
    """Rows that head a table once more."""
    junk: dict[int, str] = field(default_factory=dict)
    """Label of each row that is known to be no unit."""

    def cut(self, row: int) -> None:
        """Leave out a row and everything below."""
        kept = sum(each < row for each in self.units)
        self.units[kept:], self.numbered[kept:] = [], []
        self.totals[:] = [each for each in self.totals if each < row]
        self.headings[:] = [each for each in self.headings if each < row]
        self.groups = {each: label for each, label in self.groups.items() if each < row}
        self.junk = {each: label for each, label in self.junk.items() if each < row}


def read_body(
    rows: Sequence[Sequence[object]], header: Header, counts: Sequence[int], words: Words
) -> Body:
    """Sort the rows below the headings.

    Args:
        rows: All rows of the sheet.
        header: Where the headings are.
        counts: The columns that hold counts.
        words: What recognises rows that are no unit.
    """
    body = Body()
    last = _last_figures(rows, header, counts)
    sort = _PlainRows(header, counts, words)
    for index in range(header.bottom + 1, len(rows)):
        row = rows[index]
        if sort.is_plainly_unit(row):
            body.units.append(index)
            body.numbered.append(False)
            continue
        if index > last and _is_signature(row, words):
            break
        if _heads_again(row, header, counts, words):
            body.headings.append(index)
            _drop_titles(body, rows, header, counts)
            continue
        kind, label = _kind(row, header, counts, words)
        if kind is RowKind.UNIT:
            body.units.append(index)
            body.numbered.append(_opens_group(row, header))
        elif kind is RowKind.TOTAL:
            body.totals.append(index)
        elif kind is RowKind.GROUP:
            body.groups[index] = label
        elif kind is RowKind.JUNK:
            body.junk[index] = label
    return body


class _PlainRows:
    """Recognises the rows that nearly all rows are: a name and figures beside it."""

    def __init__(self, header: Header, counts: Sequence[int], words: Words) -> None:
        self._name = header.unit_name
        self._ordinal = header.ordinal
        self._count = min(counts, default=0)
        self._words = words
        self._special = words.total_rows | words.group_rows | words.junk_rows
        self._openings = {" ".join(word.split()[:2]) for word in self._special}
        self._ordinary: dict[tuple[str, str], bool] = {}

    def is_plainly_unit(self, row: Sequence[object]) -> bool:
        if self._name is None or type(row[self._count]) not in _NUMERIC:
            return False
        if self._ordinal is not None and isinstance(row[self._ordinal], str):
            return False
        label = row[self._name]
        if not isinstance(label, str) or len(label) <= _LONGEST_NUMBER or not label[0].isalpha():
            return False
        # Names of places begin alike, so their first words are looked at once.
        first, _, rest = label.partition(" ")
        opening = first, rest.partition(" ")[0]
        ordinary = self._ordinary.get(opening)
        if ordinary is None:
            ordinary = self._ordinary[opening] = self._is_ordinary(" ".join(opening))
        if ordinary:
            return True
        bare = _unnumbered(label)
        return bare not in self._special and bare.partition(" ")[0] not in _TOTALS

    def _is_ordinary(self, opening: str) -> bool:
        words = plain(opening).split()[:2]
        if _NUMBERED.match(opening):
            return False
        # Signs alone are no word, so what follows them may still be one of the special ones.
        if len(words) < 2 or words[0] in _TOTALS:
            return False
        return " ".join(words) not in self._openings


def _last_figures(rows: Sequence[Sequence[object]], header: Header, counts: Sequence[int]) -> int:
    """The last row with a figure beside a label; a page number below the table has none."""
    width = max(counts, default=-1) + 1
    for index in range(len(rows) - 1, header.bottom, -1):
        row = rows[index]
        labelled = any(value not in _BLANK for value in row[: header.first_count])
        figures = labelled and any(is_figure(row[column]) for column in counts)
        if figures and not _is_spread_date(row[:width]):
            return index
    return header.bottom


def is_figure(value: object) -> bool:
    """Whether a cell holds a number, good or not, though it be written as text."""
    if not isinstance(value, str):
        return type(value) in _NUMERIC
    if not value:
        return False
    count = read_count(value)
    return isinstance(count, int) or (isinstance(count, Fault) and count.case in _NUMBERS)


def _is_spread_date(row: Sequence[object]) -> bool:
    """Whether a row is the date of a signature with its day, month and year in cells apart."""
    texts = [plain(shown(value) or "") for value in row if value not in _BLANK]
    return _SIGNED.search(" ".join(texts)) is not None and not any(map(_SIGNED.search, texts))


def _heads_again(
    row: Sequence[object], header: Header, counts: Sequence[int], words: Words
) -> bool:
    if any(is_figure(row[column]) for column in counts):
        return False
    return anchor_of(row, words) is not None or words.label(called(row, header)) in words.anchors


def _drop_titles(
    body: Body, rows: Sequence[Sequence[object]], header: Header, counts: Sequence[int]
) -> None:
    """Leave out what was taken for units and only stands above repeated headings."""
    own = [column for column in (header.unit_name, header.unit_code) if column is not None]
    while body.units:
        row = rows[body.units[-1]]
        named = any(row[column] not in _BLANK for column in own)
        if named or any(is_figure(row[column]) for column in counts):
            return
        body.units.pop()
        body.numbered.pop()


def _kind(
    row: Sequence[object], header: Header, counts: Sequence[int], words: Words
) -> tuple[RowKind, str]:
    label = called(row, header)
    if not label and _states_nothing(row, header, counts):
        return RowKind.SKIPPED, ""
    # A name of several letters spares the look at every cell.
    if not (len(label) > _LONGEST_NUMBER and label[:1].isalpha()) and is_number_row(row):
        return RowKind.SKIPPED, ""
    bare = _unnumbered(label)
    if bare in words.junk_rows:
        return RowKind.JUNK, label
    if _is_total(bare, words) or _is_total(words.label(label), words):
        return RowKind.TOTAL, label
    if bare in words.group_rows or _is_group_line(row, header, counts):
        return RowKind.GROUP, label
    return RowKind.UNIT, label


def _states_nothing(row: Sequence[object], header: Header, counts: Sequence[int]) -> bool:
    """Whether a row without a name is empty, sums nothing up, or goes on with repeated headings."""
    if header.unit_code is not None and row[header.unit_code] not in _BLANK:
        return False
    if all(read_count(row[column]) in (None, 0) for column in counts):
        return True
    return all(
        row[column] in _BLANK or _heads(row[column], header.keys[column]) for column in counts
    )


def _heads(value: object, path: Sequence[str]) -> bool:
    return isinstance(value, str) and heading_key(value) in path


def called(row: Sequence[object], header: Header) -> str:
    """What the row is called: its unit's name, else the first text left of the counts."""
    if header.unit_name is not None:
        value = row[header.unit_name]
        if isinstance(value, str) and value.strip():
            return value
    for column, value in enumerate(row[: header.first_count]):
        if isinstance(value, str) and value.strip() and column != header.unit_code:
            return value
    return ""


def says_to_sum(label: str) -> bool:
    """Whether a label begins as those of sums do."""
    return _unnumbered(label).partition(" ")[0] in _TOTALS


def _unnumbered(label: str) -> str:
    """A label, plain, without the number or letter that it may begin with."""
    return plain(_NUMBERED.sub("", label, count=1)) or plain(label)


def _is_total(bare: str, words: Words) -> bool:
    if bare in words.total_rows:
        return True
    first, _, rest = bare.partition(" ")
    return first in _TOTALS and rest.removeprefix("so ").removeprefix("cong ") in (
        words.group_rows | words.total_rows
    )


def summed_place(text: str, words: Words) -> str:
    """What a label says to sum up: `Cộng huyện Long Thành`; empty where it sums nothing up."""
    rest = plain(text)
    first = rest.partition(" ")[0]
    if first not in _TOTALS:
        return ""
    longest = max(
        (each for each in words.total_rows if f"{rest} ".startswith(f"{each} ")),
        key=len,
        default="",
    )
    count = max(1, len(longest.split()))
    return " ".join(text.split()[count:])


def _is_group_line(row: Sequence[object], header: Header, counts: Sequence[int]) -> bool:
    """A label without a unit's name or code beside it and without any figure."""
    if any(row[column] not in _BLANK for column in counts):
        return False
    own = (header.unit_name, header.unit_code)
    return _opens_group(row, header) or all(
        column is None or row[column] in _BLANK for column in own
    )


def _opens_group(row: Sequence[object], header: Header) -> bool:
    if header.ordinal is None:
        return False
    value = row[header.ordinal]
    if not isinstance(value, str):
        return False
    text = value.strip()
    return bool(_ROMAN.fullmatch(text) or _LETTER.fullmatch(text))


def _is_signature(row: Sequence[object], words: Words) -> bool:
    for value in row:
        if isinstance(value, str) and value.strip():
            bare = plain(value)
            if f"{bare} ".startswith(words.signature) or _SIGNED.search(bare):
                return True
    return _is_spread_date(row)
