"""Lays a layout over a table's headings: what a person explained, else the form that fits best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.containers.sheet import Sheet
from ingest.frame.other_times import OtherTimes, other_times
from ingest.frame.readable import Levels, has_widest, readable
from ingest.layouts import mapped
from ingest.layouts.fingerprint import identity
from ingest.layouts.form import Match
from ingest.layouts.library import Library
from ingest.layouts.table import Header, title_of
from metrics.counts.mapping import Mapping

_OF_THE_TITLE = -1
"""In place of a level's place in its heading, for what the title says of all columns."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A table's headings and the layout over them."""

    header: Header
    match: Match | None
    paths: tuple[Levels, ...]
    """Of each column the levels of its heading that the layout was asked about."""
    mapping: Mapping | None = None
    """What a person said of its columns."""


def laid_out(sheet: Sheet, header: Header, library: Library) -> LaidOut:
    """The layout of a table; without a match where none fits."""
    mapping = _explained(sheet, header, library)
    if mapping is not None:
        named, explained = mapped.laid_over(mapping, header)
        return LaidOut(named, explained, tuple(map(tuple, map(enumerate, header.texts))), mapping)
    forms, vocabulary = library.forms, library.vocabulary
    others = other_times(header.texts, header.first_count, forms, vocabulary)
    laid = _best(header, title_of(sheet, header), library, others)
    match = laid.match and replace(laid.match, sums=others.sums)
    return replace(laid, match=match)


def _best(header: Header, title: str, library: Library, others: OtherTimes) -> LaidOut:
    """The form that fits the headings best, read whole, below the title or below a first level."""
    paths = readable(header.texts, library.forms, library.vocabulary, others)
    match = library.forms.best(_texts(paths), title)
    subject = library.forms.subject(title)
    if subject is not None:
        told = tuple(((_OF_THE_TITLE, subject), *path) if path else path for path in paths)
        under = library.forms.best(_texts(told), title)
        if under is not None and (match is None or under.score > match.score):
            return LaidOut(header, under, told)
    if has_widest(header.texts[header.first_count :]):
        below = readable(header.texts, library.forms, library.vocabulary, others, above=1)
        inner = library.forms.best(_texts(below), title)
        # Above groups it heads no column; above single columns it may be their group.
        groups = any(len(path) > 1 for path in below[header.first_count :])
        most = match.score if match is not None else 0
        if inner is not None and (inner.score > most or (groups and inner.score == most)):
            return LaidOut(header, inner, below)
    return LaidOut(header, match, paths)


def _texts(paths: Sequence[Levels]) -> list[tuple[str, ...]]:
    return [tuple(text for _, text in path) for path in paths]


def _explained(sheet: Sheet, header: Header, library: Library) -> Mapping | None:
    if not library.explained:
        return None
    fingerprint, source, _ = identity(sheet, header, library.forms.words)
    return library.mapping(fingerprint, source)
