"""The texts around a table: its title lines and the name of its sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.containers.sheet import Sheet
from ingest.layouts.form import Match
from ingest.layouts.table import Header
from ingest.phrases.vocabulary import FrameVocabulary, PhraseRole, Place, ReadText
from ingest.text.names import plain
from ingest.text.words import Words

Cell = tuple[int, int]
_OFFLINE = ("received_offline", "received_total")


@dataclass(frozen=True, slots=True)
class Around:
    """One text that concerns all figures of a table."""

    cell: Cell
    text: str
    said: ReadText
    place: Place


def around(
    sheet: Sheet, header: Header, vocabulary: FrameVocabulary, words: Words
) -> Iterator[Around]:
    """The lines above a table, then its sheet's name, which is told at the table's first cell."""
    for cell, line in _lines(sheet.rows[: header.top]):
        if not plain(line).startswith(words.reporting_unit):
            yield Around(cell, line, vocabulary.read(line, Place.PROSE), Place.PROSE)
    named = vocabulary.read(sheet.name, Place.LABEL)
    if not named.rest and named.roles - {PhraseRole.FILLER, PhraseRole.TIME}:
        yield Around(corner(sheet, header), sheet.name, named, Place.LABEL)


def corner(sheet: Sheet, header: Header) -> Cell:
    """The first cell of a table's headings that is not empty."""
    row = sheet.rows[header.top]
    return header.top, next((at for at, value in enumerate(row) if value not in ("", None)), 0)


def explained(match: Match, vocabulary: FrameVocabulary, text: str) -> frozenset[PhraseRole]:
    """The roles in a text that a layout accounts for: by its own title, by its columns."""
    roles: set[PhraseRole] = set()
    line = plain(text)
    for title in match.form.titles:
        if plain(title) in line:
            roles |= vocabulary.read(title, Place.PROSE).roles
    given = {
        each.code
        for each in match.form.measures
        if any(match.columns.keys() >= set(way) for way in each.ways)
    }
    if "received_online" in given and not given.isdisjoint(_OFFLINE):
        # A table that counts the ways apart leaves none out, whatever its title is about.
        roles |= {PhraseRole.ONLINE, PhraseRole.ONLINE_PART, PhraseRole.OFFLINE}
    return frozenset(roles)


def _lines(rows: Sequence[Sequence[object]]) -> Iterator[tuple[Cell, str]]:
    for index, row in enumerate(rows):
        for column, value in enumerate(row):
            for line in value.splitlines() if isinstance(value, str) else ():
                if line.strip():
                    yield (index, column), line.strip()
