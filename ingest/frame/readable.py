"""Heading paths without the words that are no part of what a column counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.frame.other_times import SCOPE, OtherTimes, bare
from ingest.layouts.forms import Forms
from ingest.layouts.heading import is_ratio
from ingest.phrases.vocabulary import FrameVocabulary, PhraseRole
from metrics.counts.mapping import Heading

Levels = tuple[tuple[int, str], ...]
"""The levels of a heading that are left, each with its place in the whole path."""
_OF_THE_MONTH = re.compile(r"trong tháng|phát sinh tháng|tháng này", re.IGNORECASE)
_IN_PERIOD = "trong kỳ"


def readable(
    texts: Sequence[Heading],
    forms: Forms,
    vocabulary: FrameVocabulary,
    others: OtherTimes,
    above: int = 0,
) -> tuple[Levels, ...]:
    """Heading paths as forms may know them: without words of time, comparison or plan.

    Args:
        texts: The path of each column.
        forms: All layouts.
        vocabulary: The words of frames.
        others: Which columns are not the month's; their paths are empty.
        above: How many levels to pass over in each.
    """
    return tuple(
        () if column in others.columns else _readable(levels[above:], forms, vocabulary)
        for column, path in enumerate(texts)
        for levels in [tuple(_of_the_month(path, forms, vocabulary, others))]
    )


def _of_the_month(
    path: Heading, forms: Forms, vocabulary: FrameVocabulary, others: OtherTimes
) -> Iterator[tuple[int, str]]:
    """The levels of a heading without what only tells the month's column from one beside it."""
    for place, text in enumerate(path):
        left = bare(text, forms, vocabulary) if others.says_time(place, path) else text
        if left:
            yield place, left


def _readable(path: Levels, forms: Forms, vocabulary: FrameVocabulary) -> Levels:
    texts = tuple(text for _, text in path)
    if not path or is_ratio(texts) or forms.recognises(texts):
        return path
    timeless = _without(path, SCOPE - {PhraseRole.CURRENT}, vocabulary)
    # To a form the month is its period, which may be all that tells a column.
    in_period = tuple((level, _OF_THE_MONTH.sub(_IN_PERIOD, text)) for level, text in timeless)
    if forms.recognises(tuple(text for _, text in in_period)):
        return in_period
    return _without(path, SCOPE, vocabulary)


def has_widest(texts: Sequence[Heading]) -> bool:
    """Whether columns share a first level above further ones, which tells none from another."""
    counted = [path for path in texts if path]
    return len({path[0] for path in counted}) == 1 and all(len(path) > 1 for path in counted)


def _without(path: Levels, roles: frozenset[PhraseRole], vocabulary: FrameVocabulary) -> Levels:
    """The levels of a heading that are more than phrases of some roles, without these."""
    bare = ((level, vocabulary.without(text, roles)) for level, text in path)
    return tuple((level, text) for level, text in bare if text)
