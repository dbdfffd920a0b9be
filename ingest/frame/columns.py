"""The phrases over columns of counts: outer levels of headings, and what stands in brackets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from ingest.containers.sheet import Sheet
from ingest.frame.laid_out import LaidOut
from ingest.layouts.form import Match
from ingest.layouts.forms import Forms
from ingest.layouts.heading import Use
from ingest.layouts.table import Header
from ingest.phrases.vocabulary import CHANNELS, FrameVocabulary, PhraseRole, Place, ReadText

Cell = tuple[int, int]
_EXPLAINED = {
    "received_online": CHANNELS,
    "received_offline": CHANNELS,
    "carried_in": frozenset({PhraseRole.EARLIER}),
}
"""Roles that the meaning of a column accounts for."""
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class OverColumns:
    """One phrase and the columns it stands over."""

    cell: Cell
    text: str
    """As written, without the brackets around it."""
    said: ReadText
    columns: tuple[int, ...]


def over_columns(
    sheet: Sheet, laid: LaidOut, forms: Forms, vocabulary: FrameVocabulary
) -> list[OverColumns]:
    """The phrases over the columns of a match that its layout does not explain, from the left."""
    columns: dict[tuple[Cell, str], list[int]] = {}
    unused: set[tuple[Cell, str]] = set()
    header, match = laid.header, laid.match
    assert match is not None
    for column, key in sorted(_claimed(match)):
        known = laid.paths[column]
        uses = forms.used(match.form, key, tuple(text for _, text in known))
        used = {level: (text, use) for (level, text), use in zip(known, uses, strict=True)}
        for level, text in enumerate(header.texts[column]):
            read, use = used.get(level, ("", Use.UNUSED))
            place = _cell(sheet, header, column, text)
            for phrase in _phrases(text, read, use, vocabulary):
                columns.setdefault((place, phrase), []).append(column)
                if use is Use.UNUSED or phrase in map(str.strip, _BRACKETS.findall(text)):
                    unused.add((place, phrase))
    return [
        OverColumns(*at, _said(at[1], vocabulary, used=at not in unused), tuple(over))
        for at, over in columns.items()
    ]


def _said(text: str, vocabulary: FrameVocabulary, *, used: bool) -> ReadText:
    """What a phrase says; where its words tell a column, not how its cases came in."""
    said = vocabulary.read(text, Place.LABEL)
    return replace(said, roles=said.roles - CHANNELS) if used else said


def unexplained(
    text: str, said: ReadText, keys: Collection[str], vocabulary: FrameVocabulary
) -> ReadText:
    """What a phrase over explained columns says that their meanings do not.

    Args:
        text: The phrase.
        said: What it says as a label.
        keys: Of the columns it stands over: their meanings, numbered from the second on.
        vocabulary: The words of frames.
    """
    meanings = [key.partition("-")[0] for key in keys]
    known = [_EXPLAINED.get(meaning, frozenset[PhraseRole]()) for meaning in meanings]
    roles = said.roles.difference(frozenset.intersection(*known) if known else ())
    if PhraseRole.EXCLUSION not in vocabulary.read(text, Place.PROSE).roles:
        # "Chưa xong" is what a column counts; "không tính …" leaves some of it out.
        roles -= {PhraseRole.EXCLUSION}
    # What the words of its own mean is what the person said.
    return replace(said, roles=roles, rest="")


def _claimed(match: Match) -> Iterator[tuple[int, str]]:
    yield from ((column, key) for key, column in match.columns.items())
    yield from ((column, key) for key, several in match.unclear.items() for column in several)


def _phrases(text: str, read: str, use: Use, vocabulary: FrameVocabulary) -> Iterator[str]:
    """The phrases of one level that are no part of the known heading.

    Args:
        text: The level as written.
        read: What of it a form was asked about.
        use: What the form made of that.
        vocabulary: The words of frames.
    """
    worded = any(letter.isalpha() for letter in text)
    if use is Use.WHOLE and read == text and worded:
        return
    outside = _BRACKETS.sub(" ", text).strip()
    if outside and (use is Use.UNUSED or read != text or not worded):
        yield outside
    side = vocabulary.read(outside, Place.LABEL).roles
    for found in _BRACKETS.findall(text):
        inside = found.strip()
        if inside and not _repeats(inside, side, vocabulary):
            yield inside


def _repeats(inside: str, side: frozenset[PhraseRole], vocabulary: FrameVocabulary) -> bool:
    """Whether a bracket only says again how the cases of the column came in."""
    roles = vocabulary.read(inside, Place.LABEL).roles - {PhraseRole.FILLER}
    return bool(roles) and roles <= side & {PhraseRole.ONLINE, PhraseRole.OFFLINE}


def _cell(sheet: Sheet, header: Header, column: int, text: str) -> Cell:
    """The cell that a level of a column's heading is written in, which may stand further left."""
    for row in range(header.top, header.bottom + 1):
        for place in range(min(column, len(sheet.rows[row]) - 1), -1, -1):
            value = sheet.rows[row][place]
            if value in ("", None):
                continue
            if isinstance(value, str) and value.strip() == text:
                return row, place
            break
    return header.bottom, column
