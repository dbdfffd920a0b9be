"""The known layouts, and which of them a table has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.layouts.form import Form, Match, Ratio
from ingest.text.names import heading_key, plain
from ingest.text.words import Words
from metrics.counts.mapping import Heading

_TITLE_BONUS = 0.5
"""Less than a column: a title left over from last year's file does not outdo the headings."""
_NUMBER_BONUS = 0.25
"""The number of a form says more than its name; with the title's bonus still less than a column."""
_FEWEST = 3
"""Two headings such as "Tổng số" and "Quá hạn" stand in tables of every kind."""


class _Headed:
    """A column's heading path in the ways it is compared."""

    def __init__(self, texts: Heading) -> None:
        self.keys = tuple(map(heading_key, texts))
        self.whole = tuple(map(plain, texts))
        self.is_ratio = is_ratio(texts)


def is_ratio(texts: Heading) -> bool:
    """Whether a column is headed as a percentage, which is never a count."""
    return any("(%)" in text for text in texts) or (
        bool(texts) and ("%" in texts[-1] or heading_key(texts[-1]).startswith("ty le"))
    )


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What the forms know under one last word of a heading."""

    patterns: dict[Heading, None] = field(default_factory=dict)
    """Each once, since forms head their columns alike."""
    owners: list[tuple[str, str | None, Heading]] = field(default_factory=list)
    """Form, key of the column and pattern; columns' first, then what is left alone (key None)."""


class Forms:
    """All known layouts over one set of words."""

    def __init__(self, words: Words, forms: Sequence[Form]) -> None:
        self.words = words
        self.forms = tuple(form for form in forms if form.like is None)
        self._by_field = {form.like: form for form in forms if form.like is not None}
        self._leaves = _by_leaf(self.forms, words)
        self.headings = words.headings | {
            level
            for form in self.forms
            for path in (*form.known, *(path for each in form.columns for path in each.paths))
            for level in path
        }
        """Every word that a heading of counts may be made of."""

    def best(self, texts: Sequence[Heading], title: str) -> Match | None:
        """The form that fits a table best; None where none is plausible.

        Args:
            texts: The heading path of each column, as written.
            title: The text above the table, plain.
        """
        claims: dict[str, dict[str, list[int]]] = {}
        known: Counter[str] = Counter()
        for index, path in enumerate(texts):
            for code, name in self._meanings(_Headed(path)).items():
                if name is None:
                    known[code] += 1
                else:
                    claims.setdefault(code, {}).setdefault(name, []).append(index)
        matches = [
            _match(form, claims[form.code], known[form.code], title)
            for form in self.forms
            if form.code in claims
        ]
        likely = [match for match in matches if match is not None]
        best = max(likely, key=lambda match: match.score, default=None)
        return best and replace(best, ratios=tuple(self._ratios(best.form, texts)))

    def by_field(self, form: Form) -> Form | None:
        """The layout of the same columns whose rows are the fields of one unit."""
        return self._by_field.get(form.code)

    def knows(self, form: Form, texts: Heading) -> bool:
        """Whether a form has a column with such a heading path, if only to leave it alone."""
        return (form.like or form.code) in self._meanings(_Headed(texts))

    def _meanings(self, heading: _Headed) -> dict[str, str | None]:
        """By form that has such a column, its key; None where the form takes nothing from it.

        What stands in brackets counts where a form knows it.
        """
        found: dict[str, str | None] = {}
        known = self._knowing(heading.keys)
        if not heading.is_ratio:
            written = known if heading.whole == heading.keys else self._knowing(heading.whole)
            for code, name in (*written, *known):
                if name is not None:
                    found.setdefault(code, name)
        for code, name in known:
            if name is None:
                found.setdefault(code, None)
        return found

    def _ratios(self, form: Form, texts: Sequence[Heading]) -> Iterator[tuple[int, Ratio]]:
        """The columns of percentages that a form knows."""
        for index, path in enumerate(texts) if form.ratios else ():
            if not is_ratio(path):
                continue
            keys = tuple(map(heading_key, path))
            for ratio in form.ratios:
                if any(self.fits(keys, pattern) for pattern in ratio.paths):
                    yield index, ratio
                    break

    def _knowing(self, path: Heading) -> list[tuple[str, str | None]]:
        """The forms that know a heading, each with the column's key."""
        leaf = self._leaves.get(path[-1]) if path else None
        if leaf is None:
            return []
        fitting = {pattern for pattern in leaf.patterns if self.fits(path, pattern)}
        return [(code, name) for code, name, pattern in leaf.owners if pattern in fitting]

    def fits(self, path: Heading, pattern: Heading) -> bool:
        """Whether a heading path, folded, is one that a form knows."""
        extra = len(path) - len(pattern)
        # A level above the known ones may be there, unless it means something of its own.
        if extra < 0 or not self.headings.isdisjoint(path[:extra]):
            return False
        return all(map(self._is, path[extra:], pattern))

    def _is(self, level: str, wanted: str) -> bool:
        if wanted.startswith("@"):
            return level in self.words.concepts[wanted[1:]]
        return level == wanted


def _titled(form: Form, title: str) -> float:
    """A bonus for any of the form's titles, and more for the first, which is its number."""
    named = [plain(each) in title for each in form.titles]
    return _TITLE_BONUS * any(named) + _NUMBER_BONUS * (bool(named) and named[0])


def _missing(form: Form, found: set[str]) -> tuple[str, ...]:
    missing: dict[str, None] = {}
    for measure in form.measures:
        if measure.required and not any(map(found.issuperset, measure.ways)):
            missing.update((name, None) for name in measure.ways[0] if name not in found)
    return tuple(missing)


def _by_leaf(forms: Sequence[Form], words: Words) -> dict[str, _Leaf]:
    """By the last word of a heading, what the forms know under it."""
    leaves: dict[str, _Leaf] = {}
    for form in forms:
        patterns: list[tuple[str | None, Heading]] = [
            (column.key, pattern) for column in form.columns for pattern in column.paths
        ]
        for key, pattern in [*patterns, *((None, pattern) for pattern in form.known)]:
            last = pattern[-1]
            for word in words.concepts[last[1:]] if last.startswith("@") else (last,):
                leaf = leaves.setdefault(word, _Leaf())
                leaf.patterns[pattern] = None
                leaf.owners.append((form.code, key, pattern))
    return leaves


def _match(form: Form, claims: Mapping[str, list[int]], known: int, title: str) -> Match | None:
    """The form laid over its columns; None where the table is hardly meant to be this form."""
    few = len(claims) + known < _FEWEST
    if few and len(claims) < len(form.columns):
        return None
    titled = _titled(form, title)
    if (few or form.by_title) and not titled:
        return None
    missing = _missing(form, set(claims))
    if len(claims) < len(missing):
        return None
    columns = {name: found[0] for name, found in claims.items() if len(found) == 1}
    unclear = {name: tuple(found) for name, found in claims.items() if len(found) > 1}
    return Match(form, columns, unclear, missing, titled, known)
