"""The texts around a table: its title lines and the name of its sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.containers.sheet import Sheet
from ingest.layouts.form import Match
from ingest.layouts.library import Library
from ingest.layouts.rows import is_figure
from ingest.layouts.table import Header, is_number_row
from ingest.phrases.vocabulary import FrameVocabulary, PhraseRole, Place, ReadText
from ingest.text.names import plain, unaccented

Cell = tuple[int, int]
_FEW_WORDS = 8
"""No name of a report is so short that is wholly made of words of periods and counts."""
_FEWEST_FIGURES = 2
"""A remark below or above figures stands in one cell."""
_OFFLINE = ("received_offline", "received_total")


@dataclass(frozen=True, slots=True)
class Around:
    """One text that concerns all figures of a table."""

    cell: Cell
    text: str
    said: ReadText
    place: Place
    has_time: bool = False
    """Whether its time is still to be compared; a title's is among what the sheet states."""


def around(sheet: Sheet, header: Header, match: Match, library: Library) -> Iterator[Around]:
    """The lines above a table, between its headings and figures, below it, its sheet's name."""
    vocabulary, words = library.vocabulary, library.forms.words
    for cell, line in _lines(sheet, range(header.top)):
        own = plain(line).startswith(words.reporting_unit)
        if not own and (vocabulary.is_remark(line) or not vocabulary.is_story(line)):
            yield Around(cell, line, _title(line, match, vocabulary), Place.PROSE)
    rows = rows_with_figures(sheet, header, match)
    before = range(header.bottom + 1, rows[0])
    between = [row for row in before if not _is_own(sheet, header, row, library)]
    for cell, line in _lines(sheet, between):
        yield Around(cell, line, *_whole_or_prose(line, vocabulary), has_time=True)
    for cell, line in _lines(sheet, range(_end(sheet, header, rows[1]) + 1, len(sheet.rows))):
        if vocabulary.is_remark(line):
            yield Around(cell, line, *_whole_or_prose(line, vocabulary), has_time=True)
    named = vocabulary.read(sheet.name, Place.LABEL)
    if not named.rest and named.roles - {PhraseRole.FILLER, PhraseRole.TIME}:
        yield Around(corner(sheet, header), sheet.name, named, Place.LABEL)


def _title(written: str, match: Match, vocabulary: FrameVocabulary) -> ReadText:
    """A line above a table without what the layout is titled.

    One of a few known words, as "Kế hoạch", is read to the last word.
    """
    line = unaccented(written)
    for title in match.form.titles:
        line = re.sub(r"[\W_]+".join(plain(title).split()), ";", line)
    label = vocabulary.read(line, Place.LABEL)
    short = not label.rest and len(line.split()) <= _FEW_WORDS
    return label if short else vocabulary.read(line, Place.PROSE)


def _whole_or_prose(line: str, vocabulary: FrameVocabulary) -> tuple[ReadText, Place]:
    """A line as a label where every word of it is known, else as prose."""
    label = vocabulary.read(line, Place.LABEL)
    if not label.rest:
        return label, Place.LABEL
    return vocabulary.read(line, Place.PROSE), Place.PROSE


def rows_with_figures(sheet: Sheet, header: Header, match: Match) -> tuple[int, int]:
    """The first and the last row of figures; behind the sheet's end where there is none."""
    columns = list(match.columns.values())
    rows = [
        index
        for index in range(header.bottom + 1, len(sheet.rows))
        if _states(sheet.rows[index], columns) and not is_number_row(sheet.rows[index])
    ]
    end = len(sheet.rows)
    return (rows[0], rows[-1]) if rows else (header.bottom + 1, end)


def _states(row: Sequence[object], columns: Sequence[int]) -> bool:
    """Whether a row has figures, though they be written as no number: a line of words has one."""
    if any(is_figure(row[column]) for column in columns):
        return True
    return sum(row[column] not in ("", None) for column in columns) >= _FEWEST_FIGURES


def corner(sheet: Sheet, header: Header) -> Cell:
    """The first cell of a table's headings that is not empty."""
    row = sheet.rows[header.top]
    return header.top, next((at for at, value in enumerate(row) if value not in ("", None)), 0)


def explained(match: Match) -> frozenset[PhraseRole]:
    """The roles that a layout accounts for by its columns."""
    given = {
        each.code
        for each in match.form.measures
        if any(match.columns.keys() >= set(way) for way in each.ways)
    }
    if "received_online" in given and not given.isdisjoint(_OFFLINE):
        # A table that counts the ways apart leaves none out, whatever its title is about.
        return frozenset({PhraseRole.ONLINE, PhraseRole.OFFLINE})
    return frozenset()


def _end(sheet: Sheet, header: Header, last: int) -> int:
    """The last row of a table: below the last figures, rows that go on with its ordinals."""
    before = sheet.text(last, header.ordinal) if last < len(sheet.rows) else ""
    while before.isdecimal() and last + 1 < len(sheet.rows):
        following = sheet.text(last + 1, header.ordinal)
        if not following.isdecimal() or int(following) != int(before) + 1:
            break
        last, before = last + 1, following
    return last


def _is_own(sheet: Sheet, header: Header, row: int, library: Library) -> bool:
    """Whether a row is of a unit or, in a table of fields, of one of them, without figures."""
    name = sheet.text(row, header.unit_name)
    if header.unit_name is None or not name:
        return False
    if sheet.text(row, header.unit_code) or library.is_unit(name):
        return True
    heading = " ".join(header.keys[header.unit_name])
    by_field = any(word in heading for word in library.forms.words.field_names)
    return by_field and sheet.text(row, header.ordinal).isdecimal()


def _lines(sheet: Sheet, rows: Iterable[int]) -> Iterator[tuple[Cell, str]]:
    for index in rows:
        for column, value in enumerate(sheet.rows[index]):
            for line in _sentences(value) if isinstance(value, str) else ():
                yield (index, column), line


def _sentences(text: str) -> list[str]:
    """The lines of a cell; one that goes on in small letters, or in capitals, is no new line."""
    found: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        goes_on = line[0].islower() or (line.isupper() and found and found[-1].isupper())
        if found and goes_on:
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found
