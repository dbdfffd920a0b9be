"""Columns of another time beside those of the month, of which the month's alone are laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from ingest.layouts.forms import Forms
from ingest.layouts.heading import is_ratio
from ingest.periods.stated_time import Stated
from ingest.phrases.vocabulary import FrameVocabulary, PhraseRole, Place
from ingest.text.names import plain
from metrics.counts.mapping import Heading

SCOPE = frozenset(
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
_OTHER = frozenset({PhraseRole.COMPARISON, PhraseRole.EARLIER, PhraseRole.PLAN})
_CUMULATIVE = frozenset({"lk", "so lk"})
_LAST, _FIRST = -1, 0


class _Of(Enum):
    """Of which time the heading of a column says to be."""

    UNSAID = "unsaid"
    MONTH = "month"
    SUM = "sum"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OtherTimes:
    """Which columns count what another one counts in the month."""

    columns: frozenset[int] = frozenset()
    """Those that are not the month's."""
    sums: dict[int, int] = field(default_factory=dict)
    """By column of the month, the one of the sum that ends with it."""
    every: bool = False
    """Whether each count stands in such columns, so that the words tell nothing else."""
    level: int = _LAST
    """Of each heading, the level that says the time."""

    def says_time(self, place: int, path: Heading) -> bool:
        """Whether a level of a heading is there to say the time."""
        return self.every and place == (len(path) - 1 if self.level == _LAST else 0)


def other_times(
    texts: Sequence[Heading], first_count: int, forms: Forms, vocabulary: FrameVocabulary
) -> OtherTimes:
    """Of each count the columns that are not the month's, where one is said to be the month's.

    Args:
        texts: The heading path of each column.
        first_count: The first column that may hold counts.
        forms: All layouts; a heading that they know as it stands is none of another time.
        vocabulary: The words of frames.
    """
    paths = {
        column: path
        for column, path in enumerate(texts)
        if column >= first_count and path and not is_ratio(path)
    }
    ways = (_told_by(level, paths, forms, vocabulary) for level in (_LAST, _FIRST))
    return max(ways, key=lambda each: len(each.columns))


def _told_by(
    level: int, paths: Mapping[int, Heading], forms: Forms, vocabulary: FrameVocabulary
) -> OtherTimes:
    """The same, where one level of each heading says the time."""
    groups: dict[Heading, list[tuple[int, _Of]]] = {}
    for column, path in paths.items():
        rest = path[:-1] if level == _LAST else path[1:]
        counted = plain(bare(path[level], forms, vocabulary))
        base = tuple(filter(None, (*map(plain, rest), counted)))
        time = _time(path, level, forms, vocabulary)
        groups.setdefault(base, []).append((column, time))
    pairs = [each for each in groups.values() if _is_plain(each)]
    months = [next(at for at, of in each if of is _Of.MONTH) for each in pairs]
    return OtherTimes(
        frozenset(at for each in pairs for at, of in each if of is not _Of.MONTH),
        {
            month: at
            for month, each in zip(months, pairs, strict=True)
            for at, of in each
            if of is _Of.SUM
        },
        bool(pairs) and len(pairs) == len(groups),
        level,
    )


def _is_plain(columns: Sequence[tuple[int, _Of]]) -> bool:
    """Whether of the columns of one count one is the month's and all others say of what else."""
    times = [of for _, of in columns]
    others = [of for of in times if of in (_Of.SUM, _Of.OTHER)]
    distinct = times.count(_Of.SUM) <= 1
    return times.count(_Of.MONTH) == 1 and len(others) == len(times) - 1 > 0 and distinct


def bare(text: str, forms: Forms, vocabulary: FrameVocabulary) -> str:
    """What a level of a heading says is counted: without words of time, comparison or plan."""
    if plain(text) in _CUMULATIVE:
        return ""
    rest = vocabulary.cut(text, SCOPE)
    return rest if forms.says_what_counts(rest) else vocabulary.without(text, SCOPE)


def _time(path: Heading, level: int, forms: Forms, vocabulary: FrameVocabulary) -> _Of:
    """Of which time one level of a heading says to be."""
    text, rest = path[level], path[:-1] if level == _LAST else path[1:]
    said = vocabulary.read(text, Place.LABEL)
    if plain(text) in _CUMULATIVE or _is_sum(said.time):
        return _Of.SUM
    if said.roles & _OTHER or _is_of_years(said.time):
        # "Kỳ trước" below "Tiếp nhận" is what a column counts.
        counted = forms.recognises(path) and not forms.recognises(rest)
        return _Of.UNSAID if counted else _Of.OTHER
    return _Of.MONTH if said.roles & {PhraseRole.CURRENT, PhraseRole.TIME} else _Of.UNSAID


def _is_sum(time: Stated) -> bool:
    """Whether a phrase tells of a longer time than a month."""
    return bool(time.running or time.stretches or time.open_stretches or time.vague)


def _is_of_years(time: Stated) -> bool:
    return bool(time.whole_years) and not (time.months or time.numbers)
