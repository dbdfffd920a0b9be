"""Finds the table of a sheet by its content: its heading rows, heading paths and number row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.containers.sheet import Sheet, Span
from ingest.text.names import heading_key, plain
from ingest.text.words import Words
from metrics.counts.mapping import Heading

SEARCHED_ROWS = 200
"""Titles and notes above a table take some ten rows; the rest is for sheets with several tables."""
_DEEPEST = 6
"""Heading rows on each side of the anchor: more than any form has; below them rows are units."""
_NUMBERED = re.compile(r"'?[(\[]?\s*(\d{1,3})\s*[)\]]?(\s*[=(\[].*)?", re.ASCII)
_BLANK = ("", None)
Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Header:
    """The heading rows of a table, from `top` to `bottom`, and what each column is headed."""

    top: int
    bottom: int
    texts: tuple[Heading, ...]
    """The heading path of each column as written, from the widest group to the column."""
    keys: tuple[Heading, ...]
    """The same, folded for comparing."""
    ordinal: int | None
    unit_name: int | None
    unit_code: int | None
    district: int | None
    beside: tuple[int, ...] = ()
    """Columns left of the counts that say of which part of a unit's work a row is."""

    @property
    def first_count(self) -> int:
        """The first column that may hold counts."""
        own = (self.ordinal, self.unit_name, self.unit_code, self.district, *self.beside)
        return max((column for column in own if column is not None), default=-1) + 1

    def heading(self, column: int) -> str:
        """The heading path of a column on one line: `Đã giải quyết › Quá hạn`."""
        return " › ".join(" ".join(text.split()) for text in self.texts[column])


def find_header(sheet: Sheet, words: Words, is_heading: Known) -> Header | None:
    """The first heading block of a sheet; None where there is no table.

    Args:
        sheet: The sheet.
        words: What recognises the first columns.
        is_heading: Whether a text is made of words that head columns of counts.
    """
    for row in range(min(len(sheet.rows), SEARCHED_ROWS)):
        anchor = anchor_of(sheet.rows[row], words)
        if anchor is not None:
            return _header(sheet, row, anchor, words, is_heading)
    return None


def title_of(sheet: Sheet, header: Header) -> str:
    """Everything written above the headings, plain."""
    above = (value for row in sheet.rows[: header.top] for value in row)
    return " ".join(plain(value) for value in above if isinstance(value, str) and value)


def is_number_row(row: Sequence[object]) -> bool:
    """Whether a row only numbers the columns: `1 2 … n`, `(1) … [n]`, `(5) = (6) + (7)`."""
    numbers: list[int] = []
    bracketed = 0
    for value in row:
        if value in _BLANK:
            continue
        number = _column_number(value)
        if number is None:
            if numbers or not _is_column_letter(value):
                return False
            continue
        numbers.append(number)
        bracketed += isinstance(value, str) and ("(" in value or "[" in value)
    rising = all(after == before + 1 for before, after in pairwise(numbers))
    if len(numbers) < 3 or not rising:
        return False
    return bracketed >= 3 or (numbers[0] == 1 and not bracketed)


def _column_number(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if 0 < value < 1000 and value == int(value) else None
    if isinstance(value, str):
        match = _NUMBERED.fullmatch(" ".join(value.split()))
        return int(match[1]) if match else None
    return None


def _is_column_letter(value: object) -> bool:
    return isinstance(value, str) and value.strip(" ()[]'").upper() in ("A", "B", "C")


def anchor_of(row: Sequence[object], words: Words) -> int | None:
    """The first column whose cell heads the ordinals, codes or names of a table of counts."""
    filled = sum(value not in _BLANK for value in row)
    if filled < 3:
        return None
    keys = [words.label(value) if isinstance(value, str) else "" for value in row]
    own = (column for column, head in enumerate(keys) if head in words.anchors)
    found = next(own, None)
    if found is None and not words.commune.isdisjoint(keys):
        # `Cấp huyện` alone may be a group of columns; with the communes beside it, it heads names.
        found = next((place for place, head in enumerate(keys) if head in words.district), None)
    return found


def _header(sheet: Sheet, row: int, anchor: int, words: Words, is_heading: Known) -> Header:
    top, bottom = _block(sheet, row, anchor, words, is_heading)
    merges = [span for span in sheet.merges if top <= span[0][0] <= bottom]
    lines = [list(_texts(sheet.rows[index], sheet.width)) for index in range(top, bottom + 1)]
    for span in merges:
        _fill(lines, span, top)
    _fill_groups(lines, [span for span in merges if span[0][1] < span[1][1]], anchor)
    texts = tuple(_path([line[column] for line in lines]) for column in range(sheet.width))
    keys = tuple(tuple(map(heading_key, path)) for path in texts)
    labels = [tuple(map(words.label, path)) for path in texts]
    return Header(top, bottom, texts, keys, *_own_columns(labels, words))


def _block(sheet: Sheet, row: int, anchor: int, words: Words, is_heading: Known) -> tuple[int, int]:
    """The first and last heading row around the row with the anchor."""
    top = bottom = row
    if not any(span[0] == (row, anchor) and span[1][0] > row for span in sheet.merges):
        # The anchor may stand in the last heading row, with the groups above it.
        while top > 0 and row - top < _DEEPEST and _heads(sheet.rows[top - 1], is_heading) >= 2:
            top -= 1
    grown = True
    while grown:
        ends = [span[1][0] for span in sheet.merges if top <= span[0][0] <= bottom]
        lowest = min(max(ends, default=bottom), row + _DEEPEST, len(sheet.rows) - 1)
        grown = lowest > bottom
        bottom = max(bottom, lowest)
    while bottom + 1 < len(sheet.rows) and bottom < row + _DEEPEST:
        below = sheet.rows[bottom + 1]
        known = _heads(below, is_heading) >= 2
        if below[anchor] not in _BLANK or not (known or _only_heads(sheet.rows[row], below, words)):
            break
        bottom += 1
    return top, bottom


def _only_heads(row: Sequence[object], below: Sequence[object], words: Words) -> bool:
    """Whether what stands below a heading row can only be headings: words, but of no unit."""
    texts = [value for value in below if value not in _BLANK]
    wordy = [each for each in texts if isinstance(each, str) and any(map(str.isalpha, each))]
    if len(wordy) < 2 or len(wordy) < len(texts):
        return False
    return all(
        under in _BLANK
        for head, under in zip(row, below, strict=False)
        if isinstance(head, str) and words.label(head) in words.anchors
    )


def _heads(row: Sequence[object], is_heading: Known) -> int:
    """How many cells of a row are known headings."""
    return sum(isinstance(value, str) and value != "" and is_heading(value) for value in row)


def _texts(row: Sequence[object], width: int) -> list[str]:
    texts = [value.strip() if isinstance(value, str) else "" for value in row]
    return texts + [""] * (width - len(texts))


def _fill(lines: list[list[str]], span: Span, top: int) -> None:
    (first_row, first), (last_row, last) = span
    text = lines[first_row - top][first] if first < len(lines[0]) else ""
    if not text:
        return
    for line in lines[first_row - top : last_row - top + 1]:
        end = min(last, len(line) - 1)
        line[first : end + 1] = [text] * (end - first + 1)


def _fill_groups(lines: list[list[str]], groups: Sequence[Span], anchor: int) -> None:
    """Spread a group's heading to the right where the file knows no merged headings."""
    if groups:
        return
    for depth, line in enumerate(lines[:-1]):
        below = lines[depth + 1 :]
        for column in range(anchor + 1, len(line)):
            blank = not line[column] and any(lower[column] for lower in below)
            same = depth == 0 or lines[depth - 1][column] == lines[depth - 1][column - 1]
            if blank and same and any(lower[column - 1] for lower in below):
                line[column] = line[column - 1]


def _path(levels: Sequence[str]) -> Heading:
    path: list[str] = []
    for level in levels:
        if level and (not path or path[-1] != level):
            path.append(level)
    return tuple(path)


def _own_columns(
    keys: Sequence[Heading], words: Words
) -> tuple[int | None, int | None, int | None, int | None]:
    """The columns of ordinals, unit names, unit codes and districts."""

    def first(wanted: frozenset[str]) -> int | None:
        heads = enumerate(keys)
        return next((index for index, path in heads if not wanted.isdisjoint(path)), None)

    ordinal, name = first(words.ordinal), first(words.unit_name)
    code = first(words.unit_code)

    def alone(wanted: frozenset[str]) -> int | None:
        # `Cấp huyện` under a group of counts heads counts.
        heads = enumerate(keys)
        return next((index for index, path in heads if path and wanted.issuperset(path)), None)

    district = alone(words.district)
    if name is None:
        name = alone(words.commune)
    if name is None and ordinal is not None and ordinal + 1 < len(keys):
        name = ordinal + 1 if ordinal + 1 != code else ordinal + 2
    return ordinal, name, code, None if district == name else district
