"""The texts around a table: its title lines and the name of its sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

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
_BARE = frozenset({"thang", "quy", "nam", "ky"})
"""Names of sheets that say of no time: which month, quarter or year is told elsewhere."""


@dataclass(frozen=True, slots=True)
class Around:
    """One text that concerns all figures of a table."""

    cell: Cell
    text: str
    said: ReadText
    place: Place
    has_time: bool = False
    """Whether its time is still to be compared; a title's is among what the sheet states."""


def around(
    sheet: Sheet, header: Header, match: Match, figures: tuple[int, int], library: Library
) -> Iterator[Around]:
    """The lines above a table, between its headings and figures, below it, its sheet's name.

    Args:
        sheet: The sheet.
        header: Where the headings are.
        match: The layout over them.
        figures: The first and the last row of figures.
        library: The words of frames and of layouts.
    """
    vocabulary, words = library.vocabulary, library.forms.words

    def above(cell: Cell, line: str) -> Around | None:
        own = plain(line).startswith(words.reporting_unit)
        if own or (vocabulary.is_story(line) and not vocabulary.is_remark(line)):
            return None
        said = _title(line, match, vocabulary)
        if not match.form.of_dossiers:
            # "ĐVT: lượt", "Đơn vị tính: thủ tục, đơn vị" is what other things are counted in.
            said = replace(said, roles=said.roles - {PhraseRole.COUNTED})
        return Around(cell, line, said, Place.PROSE)

    def between(cell: Cell, line: str) -> Around | None:
        if _is_own(sheet, header, cell[0], library):
            return None
        if _is_numbered(sheet, header, cell):
            # One that states nothing may be called by words of a frame, "Đơn vị chưa …".
            said, place = vocabulary.read(line, Place.PROSE), Place.PROSE
        else:
            said, place = _whole_or_prose(line, vocabulary)
        return Around(cell, line, said, place, has_time=True)

    def below(cell: Cell, line: str) -> Around | None:
        return between(cell, line) if vocabulary.is_remark(line) else None

    first, last = figures
    yield from _told(sheet, range(header.top), above)
    yield from _told(sheet, range(header.bottom + 1, first), between)
    yield from _told(sheet, range(_end(sheet, header, last) + 1, len(sheet.rows)), below)
    named = vocabulary.read(sheet.name, Place.LABEL)
    told = plain(sheet.name) not in _BARE and not named.rest
    if told and named.roles - {PhraseRole.FILLER, PhraseRole.TIME}:
        yield Around(corner(sheet, header), sheet.name, named, Place.LABEL)


def _is_own(sheet: Sheet, header: Header, row: int, library: Library) -> bool:
    """Whether a row is of a unit or, in a table of fields, of one of them, without figures."""
    name = sheet.text(row, header.unit_name)
    if header.unit_name is None or not name:
        return False
    if sheet.text(row, header.unit_code) or library.is_unit(name):
        return True
    by_field = library.forms.words.heads_fields(header.keys[header.unit_name])
    return by_field and sheet.text(row, header.ordinal).isdecimal()


def _is_numbered(sheet: Sheet, header: Header, cell: Cell) -> bool:
    """Whether a text is a name beside a number of its own."""
    numbered = header.ordinal is not None and is_figure(sheet.rows[cell[0]][header.ordinal])
    return cell[1] == header.unit_name and numbered


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
    label = vocabulary.read(line, Place.LINE)
    if not label.rest:
        return label, Place.LABEL
    return vocabulary.read(line, Place.PROSE), Place.PROSE


def rows_with_figures(sheet: Sheet, header: Header, match: Match) -> tuple[int, int]:
    """The first and the last row of figures; behind the sheet's end where there is none."""
    columns = list(match.columns.values())

    def has_figures(index: int) -> bool:
        row = sheet.rows[index]
        return _states(row, columns) and not is_number_row(row)

    below = range(header.bottom + 1, len(sheet.rows))
    first = next(filter(has_figures, below), None)
    if first is None:
        return below.start, below.stop
    return first, next(filter(has_figures, reversed(below)))


def _states(row: Sequence[object], columns: Sequence[int]) -> bool:
    """Whether a row has figures, though they be written as no number: a line of words has one."""
    if any(is_figure(row[column]) for column in columns):
        return True
    return sum(row[column] not in ("", None) for column in columns) >= _FEWEST_FIGURES


def corner(sheet: Sheet, header: Header) -> Cell:
    """The first cell of a table's headings that is not empty."""
    row = sheet.rows[header.top]
    return header.top, next((at for at, value in enumerate(row) if value not in ("", None)), 0)


def _end(sheet: Sheet, header: Header, last: int) -> int:
    """The last row of a table: below the last figures, rows that go on with its ordinals."""
    before = sheet.text(last, header.ordinal) if last < len(sheet.rows) else ""
    while before.isdecimal() and last + 1 < len(sheet.rows):
        following = sheet.text(last + 1, header.ordinal)
        if not following.isdecimal() or int(following) != int(before) + 1:
            break
        last, before = last + 1, following
    return last


def _told(
    sheet: Sheet, rows: range, read: Callable[[Cell, str], Around | None]
) -> Iterator[Around]:
    """What the lines of some rows' cells say, each read alone.

    A phrase may go on in the next line: where the lines of a cell say more as one, that is told.
    """
    for index in rows:
        for column, value in enumerate(sheet.rows[index]):
            lines = _lines(value) if isinstance(value, str) else []
            found = [told for line in lines if (told := read((index, column), line)) is not None]
            yield from found
            whole = read((index, column), " ".join(lines)) if len(lines) > 1 else None
            if whole is not None and not whole.said.roles <= {
                role for each in found for role in each.said.roles
            }:
                yield whole


def _lines(text: str) -> list[str]:
    """The lines of a cell; one that begins small or in an open bracket goes on with the last."""
    found: list[str] = []
    for line in map(str.strip, text.splitlines()):
        last = found[-1] if found else ""
        if last and (line[:1].islower() or last.count("(") > last.count(")")):
            found[-1] = f"{last} {line}"
        elif line:
            found.append(line)
    return found
