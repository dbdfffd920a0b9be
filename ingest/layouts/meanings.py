"""What the headings of an unknown table may hold, by the headings of the forms that are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from ingest.layouts.form import Carries, Form
from ingest.layouts.forms import Forms
from ingest.layouts.heading import is_ratio
from ingest.text.names import heading_key
from metrics.counts.mapping import TOTALS, ColumnRole, Heading

_LIKELY = 0.8
"""From here on a likeness is proposed; a person still has to confirm it."""
_CLEAR = 0.05
"""How much nearer it must be than any other meaning."""
_WORTH_NAMING = 0.55
"""Named in a list to choose from, never taken by itself; a choice that was not measured."""
_MOST = 4
"""A person reads so many at a glance; the whole list of measures is offered below them."""
_LEAF = 2
"""How much more the column's own heading says than each group above it."""
_FILLERS = frozenset(["so", "luong", "ho", "hs", "cac", "cua", "duoc", "va", "theo"])
_NEGATIONS = frozenset({"khong", "chua"})
_IN_TIME = frozenset({ColumnRole.ON_TIME.value, "resolved_in_time"})
"""`Đúng hạn` is the one beside a column of what was early, and the other where there is none."""
_RECEIVED_OR_ALL = frozenset({"received_total", ColumnRole.HANDLED.value})
"""`Tổng số hồ sơ tiếp nhận` without a group above it may be either."""

Meaning = str | None
_Levels = tuple[frozenset[str], ...]


def _monthly_counts(form: Form) -> bool:
    return form.carries is Carries.COUNTS and not form.quarterly


class Meanings:
    """What the columns of the known forms hold, by what their headings say."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._counted = {each.code: each for each in forms.forms if _monthly_counts(each)}
        self._alike: dict[Heading, list[tuple[str, float]]] = {}

    def known(self, heading: Heading) -> list[Meaning]:
        """What a heading holds in the forms that have it, the most usual first."""
        if is_ratio(heading):
            return [None]
        found: Counter[Meaning] = Counter(
            key and _meaning(self._counted[code], key)
            for code, key in self._forms.meanings(heading).items()
            if code in self._counted
        )
        if len(heading) == 1 and _RECEIVED_OR_ALL.issubset(found):
            return []
        return [meaning for meaning, _ in found.most_common()]

    def alike(self, heading: Heading) -> list[tuple[str, float]]:
        """Measures and roles whose headings are like this one, nearest first, with the likeness."""
        if heading not in self._alike:
            self._alike[heading] = self._ranked(tuple(map(heading_key, heading)))
        return self._alike[heading]

    def _ranked(self, path: Heading) -> list[tuple[str, float]]:
        best: dict[str, float] = {}
        found = _Found(path, self._spellings)
        for levels, meanings in self._patterns.items():
            likeness = found.likeness(levels)
            for meaning in meanings:
                best[meaning] = max(best.get(meaning, 0), likeness)
        ranked = sorted(best.items(), key=lambda each: -each[1])
        return [each for each in ranked[:_MOST] if each[1] > _WORTH_NAMING]

    @cached_property
    def _patterns(self) -> dict[_Levels, set[str]]:
        """What is held under the levels that headings must have, from the widest to the column."""
        found: dict[_Levels, set[str]] = {}
        for form in self._counted.values():
            for column in form.columns:
                meaning = _meaning(form, column.key)
                if meaning is None:
                    continue
                for pattern in column.paths:
                    for levels in (pattern.needed, pattern.levels):
                        found.setdefault(levels, set()).add(meaning)
        return found

    @cached_property
    def _spellings(self) -> dict[frozenset[str], tuple[_Spelling, ...]]:
        levels = {level for levels in self._patterns for level in levels}
        return {level: tuple(map(_Spelling, sorted(self._written(level)))) for level in levels}

    def _written(self, level: frozenset[str]) -> frozenset[str]:
        words = self._forms.words
        hints = (words.hints.get(concept, frozenset()) for concept in level)
        return words.vocabulary.phrases(level).union(*hints)


class _Spelling:
    """One way to write a level of a heading."""

    __slots__ = ("text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = tuple(text.split())


class _Found:
    """One heading, and how well each level of a known path is found in it."""

    def __init__(
        self, path: Heading, spellings: dict[frozenset[str], tuple[_Spelling, ...]]
    ) -> None:
        self._path = path
        self._tokens = frozenset(" ".join(path).split())
        self._told = self._tokens - _FILLERS
        self._spellings = spellings
        self._levels: dict[tuple[frozenset[str], str], tuple[float, tuple[str, ...]]] = {}

    def likeness(self, pattern: _Levels) -> float:
        """From 0 to 1: how well each level of a known path is found, the column's own most."""
        explained: set[str] = set()
        total, weights = 0.0, 0
        for depth, level in enumerate(reversed(pattern)):
            own = self._path[-1 - depth] if depth < len(self._path) else ""
            value, said = self._level(level, own)
            weight = 1 if depth else _LEAF
            total += weight * value
            weights += weight
            explained.update(said)
        if (self._tokens ^ explained) & _NEGATIONS:
            return 0
        covered = len(self._told & explained) / len(self._told) if self._told else 0
        return total / weights * (0.5 + 0.5 * covered)

    def _level(self, level: frozenset[str], own: str) -> tuple[float, tuple[str, ...]]:
        """How well one level is found, and the words that it is best written with."""
        if (level, own) not in self._levels:
            self._levels[level, own] = max(
                (self._written(each, own), each.words) for each in self._spellings[level]
            )
        return self._levels[level, own]

    def _written(self, spelling: _Spelling, own: str) -> float:
        """Where it should stand, or anywhere in the whole heading."""
        # Loaded only here: most files have a known form.
        from rapidfuzz import fuzz

        direct = fuzz.ratio(own, spelling.text) / 100 if own else 0
        inside = sum(word in self._tokens for word in spelling.words) / len(spelling.words)
        return max(direct, 0.95 * inside)


def likeliest(alike: Sequence[tuple[str, float]]) -> Meaning:
    """The one meaning a heading is clearly most like; None where there is doubt."""
    if not alike or alike[0][1] < _LIKELY:
        return None
    close = {meaning for meaning, value in alike if alike[0][1] - value < _CLEAR}
    if close == _IN_TIME:
        return ColumnRole.ON_TIME.value
    return alike[0][0] if len(close) == 1 else None


def usual(known: Sequence[Meaning]) -> Meaning:
    """What a known heading most usually holds."""
    return ColumnRole.ON_TIME.value if _IN_TIME.issubset(known) else known[0]


def settled(meanings: Sequence[Meaning], sure: Sequence[bool]) -> list[Meaning]:
    """Meanings of the columns of one table, without those that contradict a surer one.

    Several sure columns of one measure are its parts; a total is given once, and what is only like
    a known heading gives way.
    """
    result: list[Meaning] = list(meanings)
    taken = {meaning for meaning, certain in zip(meanings, sure, strict=True) if certain}
    for place, meaning in enumerate(meanings):
        if meaning is None:
            continue
        again = meaning in meanings[:place]
        if (not sure[place] and (meaning in taken or again)) or (again and meaning in TOTALS):
            result[place] = None
    return _without_doubled_in_time(result)


def _without_doubled_in_time(meanings: list[Meaning]) -> list[Meaning]:
    """`Đúng hạn` leaves out what was early only where the table tells that apart."""
    early, both = "resolved_early" in meanings, "resolved_in_time" in meanings
    if not early:
        instead: Meaning = None if both else "resolved_in_time"
        return [instead if each == ColumnRole.ON_TIME else each for each in meanings]
    if ColumnRole.ON_TIME in meanings:
        return [None if each == "resolved_in_time" else each for each in meanings]
    return meanings


def _meaning(form: Form, key: str) -> Meaning:
    """What a column holds: the first measure made of it, else the total that it is."""
    for measure in form.measures:
        if any(key in way for way in measure.ways):
            alone = (key,) in measure.ways or measure.code != "resolved_in_time"
            return measure.code if alone else ColumnRole.ON_TIME.value
    return key if key in TOTALS else None
