"""Tells which rows of a table by field others hold already, with the sums as witness.

A row may be part of the row above it by how both are numbered; that it is, only the sums prove.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

_MOST_PARTS = 400
"""So many rows below one row are no longer tried as its parts."""


class Style(IntEnum):
    """How a row is numbered, from the highest to the lowest."""

    LETTER = 0
    ROMAN = 1
    NUMBER = 2
    COMPOUND = 3
    SMALL_LETTER = 4
    SIGN = 5
    BLANK = 6


_STYLES = (
    (Style.LETTER, re.compile(r"[A-HĐ]")),
    (Style.ROMAN, re.compile(r"[IVX]{1,5}")),
    (Style.NUMBER, re.compile(r"\d+")),
    (Style.COMPOUND, re.compile(r"\w+(?:[.\-/]\w+)+")),
    (Style.SMALL_LETTER, re.compile(r"[a-zđ]")),
    (Style.SIGN, re.compile(r"[-–—+*•·o]+")),
)
_CERTAINLY_BELOW = (Style.COMPOUND, Style.SMALL_LETTER, Style.SIGN)
_SIGNED = re.compile(r"\s*([-–—+*•·])\s*\S")
_SEPARATORS = re.compile(r"[.\-/]")


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One row with figures of a table by field."""

    label: str
    """Its ordinal, without the signs around it."""
    name: str
    values: tuple[int | None, ...]
    """By column; None where it states nothing or no count."""
    starts: bool = False
    """Whether a line without figures parts it from the row above."""
    heads: bool = False
    """Whether it is known as the heading of a group."""

    @property
    def style(self) -> Style:
        """How it is numbered; a sign before its name counts where there is no ordinal."""
        if self.heads:
            return Style.LETTER if _STYLES[0][1].fullmatch(self.label) else Style.ROMAN
        found = (style for style, pattern in _STYLES if pattern.fullmatch(self.mark))
        return next(found, Style.BLANK)

    @property
    def mark(self) -> str:
        """What shows its place: its ordinal, else the sign before its name."""
        signed = _SIGNED.match(self.name)
        return self.label or (signed[1] if signed else "")


@dataclass(frozen=True, slots=True)
class UnequalParts:
    """A row that the rows below it, which are its parts by their numbers, do not add up to."""

    whole: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """Which rows are added up, by place."""

    kept: list[int]
    disagrees: bool = False
    """Whether no way to read the rows gives what the total row states."""
    contradiction: UnequalParts | None = None


def settle(rows: Sequence[FieldRow], agrees: Callable[[Sequence[int]], bool] | None) -> Settled:
    """Choose the rows to add up.

    Args:
        rows: All rows with figures.
        agrees: Whether the rows of these places add up to what the table's totals state; None
            where it has no total.
    """
    ends = _ends(rows, _may_be_part)
    labelled = set(_heads_of_labels(rows))
    proven = {place for place, end in enumerate(ends) if end > place + 1}
    everything = range(len(rows))
    kept = [place for place in everything if place not in labelled | proven]
    contradiction = _contradiction(rows, ends)
    if agrees is not None:
        for way in _ways(rows, kept, labelled):
            if agrees(way):
                return Settled(way)
        return Settled(kept, disagrees=contradiction is not None)
    return Settled(kept, contradiction=contradiction)


def _ways(rows: Sequence[FieldRow], kept: list[int], labelled: set[int]) -> Iterator[list[int]]:
    """The ways to read the rows, likeliest first."""
    yield kept
    yield [place for place in range(len(rows)) if place not in labelled]
    yield list(range(len(rows)))
    yield list(_topmost(rows))
    loose = _ends(rows, lambda *_: True)
    yield [place for place, end in enumerate(loose) if end == place + 1]


def _ends(rows: Sequence[FieldRow], may_be_part: Callable[..., bool]) -> list[int]:
    """By place, where the rows end that add up to its row; the next place where none do."""
    ends = [place + 1 for place in range(len(rows))]
    for place in reversed(range(len(rows))):
        ends[place] = _end(rows, ends, place, may_be_part)
    return ends


def _end(
    rows: Sequence[FieldRow], ends: Sequence[int], place: int, may_be_part: Callable[..., bool]
) -> int:
    whole = [value or 0 for value in rows[place].values]
    if not any(whole):
        return place + 1
    sums, at, before = [0] * len(whole), place + 1, None
    while at < min(len(rows), place + _MOST_PARTS) and may_be_part(rows[place], rows[at], before):
        sums = [so_far + (value or 0) for so_far, value in zip(sums, rows[at].values, strict=True)]
        if any(part > most for part, most in zip(sums, whole, strict=True)):
            break
        before, at = rows[at], ends[at]
        if sums == whole:
            return at
    return place + 1


def _may_be_part(whole: FieldRow, part: FieldRow, before: FieldRow | None) -> bool:
    """Whether a row may be part of one above it, by their numbers.

    Args:
        whole: The row above.
        part: The row.
        before: The part before it; None where it would be the first.
    """
    if part.starts and whole.style > Style.ROMAN:
        return False
    if whole.style is Style.NUMBER and part.style is Style.NUMBER:
        return part.label == _next(before.label if before else "0")
    if whole.style is Style.BLANK and part.style is Style.NUMBER:
        return before is not None or part.label == "1"
    return _is_lower(whole, part)


def _is_lower(whole: FieldRow, part: FieldRow) -> bool:
    if part.style is Style.COMPOUND and whole.style in (Style.NUMBER, Style.COMPOUND):
        return _SEPARATORS.sub(".", part.label).startswith(_SEPARATORS.sub(".", whole.label) + ".")
    if part.style is whole.style:
        return part.style is Style.SIGN and part.mark != whole.mark
    if whole.style is Style.BLANK:
        return part.style in _CERTAINLY_BELOW
    return part.style > whole.style


def _next(label: str) -> str:
    return str(int(label) + 1) if label.isdecimal() else ""


def _heads_of_labels(rows: Sequence[FieldRow]) -> Iterator[int]:
    """The rows whose number says that the next one is below them."""
    for place, (row, below) in enumerate(pairwise(rows)):
        sections = min(row.style, Style.NUMBER) < min(below.style, Style.NUMBER)
        dotted = row.label != "" and below.label.startswith(f"{row.label}.")
        if sections or dotted:
            yield place


def _topmost(rows: Sequence[FieldRow]) -> Iterator[int]:
    """The rows that are below no other, by their numbers alone."""
    top: FieldRow | None = None
    for place, row in enumerate(rows):
        if top is None or row.starts or not _is_lower(top, row):
            top = row
            yield place


def _contradiction(rows: Sequence[FieldRow], ends: Sequence[int]) -> UnequalParts | None:
    """The first row whose parts are plain by their numbers and do not add up to it."""
    for place, (row, below) in enumerate(pairwise(rows)):
        certain = below.style in _CERTAINLY_BELOW and _is_lower(row, below) and not below.starts
        if ends[place] > place + 1 or not certain:
            continue
        parts = tuple(_parts(rows, ends, place))
        if _differs(rows, place, parts):
            return UnequalParts(place, parts)
    return None


def _parts(rows: Sequence[FieldRow], ends: Sequence[int], place: int) -> Iterator[int]:
    """The places right below a row, without what those hold themselves."""
    at = place + 1
    top = rows[at]
    while at < len(rows) and _is_lower(rows[place], rows[at]):
        if rows[at].style <= top.style:
            yield at
        at = ends[at]


def _differs(rows: Sequence[FieldRow], place: int, parts: Sequence[int]) -> bool:
    columns = zip(*(rows[each].values for each in (place, *parts)), strict=True)
    return any(
        whole is not None and whole != sum(value or 0 for value in values)
        for whole, *values in columns
    )
