"""Heading paths without the words that are no part of what a column counts."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layouts.forms import Forms
from ingest.layouts.heading import is_ratio
from ingest.phrases.vocabulary import FrameVocabulary, PhraseRole
from metrics.counts.mapping import Heading

Levels = tuple[tuple[int, str], ...]
"""The levels of a heading that are left, each with its place in the whole path."""
_SCOPE = frozenset(
    {
        PhraseRole.COMPARISON,
        PhraseRole.EARLIER,
        PhraseRole.PLAN,
        PhraseRole.ESTIMATE,
        PhraseRole.CURRENT,
        PhraseRole.TIME,
        PhraseRole.NOT_CUMULATIVE,
    }
)
"""Roles whose words are no part of what a column counts."""


def readable(
    texts: Sequence[Heading], forms: Forms, vocabulary: FrameVocabulary
) -> tuple[Levels, ...]:
    """Heading paths as forms may know them: without words of time, comparison or plan."""
    return tuple(
        tuple(enumerate(path))
        if not path or is_ratio(path) or forms.recognises(path)
        else _bare_levels(path, vocabulary)
        for path in texts
    )


def is_scope(text: str, vocabulary: FrameVocabulary) -> bool:
    """Whether a level says nothing but of which time or kind its figures are."""
    return not vocabulary.without(text, _SCOPE)


def below_the_widest(paths: Sequence[Levels], first_count: int) -> tuple[Levels, ...] | None:
    """The paths without a first level that all columns share; None where there is none.

    What stands over every column tells none from another.
    """
    counted = [path for path in paths[first_count:] if path]
    widest = {path[0] for path in counted}
    if len(widest) != 1 or any(len(path) == 1 for path in counted):
        return None
    return tuple(path[1:] if column >= first_count else path for column, path in enumerate(paths))


def _bare_levels(path: Heading, vocabulary: FrameVocabulary) -> Levels:
    """The levels of a heading that are more than words of scope, without these."""
    bare = ((level, vocabulary.without(text, _SCOPE)) for level, text in enumerate(path))
    return tuple((level, text) for level, text in bare if text)
