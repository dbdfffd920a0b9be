"""The known layouts, and which of them a table has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.layouts.form import Carries, Form, Match, Ratio
from ingest.layouts.heading import Headed, Pattern, Use, is_ratio, readings
from ingest.layouts.subjects import Subjects
from ingest.text.names import heading_key, plain
from ingest.text.words import Words
from metrics.counts.mapping import Heading

_TITLE_BONUS = 0.5
"""Less than a column: a title left over from last year's file does not outdo the headings."""
_NUMBER_BONUS = 0.25
"""The number of a form says more than its name; with the title's bonus still less than a column."""
_FEWEST = 3
"""Two headings such as "Tổng số" and "Quá hạn" stand in tables of every kind."""
_PAIR = 2
"""A part and its whole are enough where their words are of one form alone."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """How a form knows a heading path."""

    key: str | None
    """Of the column; None where the form takes nothing from it."""
    reading: Headed
    above: int
    """How many of its levels the form's own heading does not have."""


_Owner = tuple[int, str, str | None]
"""Where a column stands among those of all forms, its form, and its key; None: left alone."""


class Forms:
    """All known layouts over one set of words."""

    def __init__(self, words: Words, forms: Sequence[Form]) -> None:
        self.words = words
        self.forms = tuple(form for form in forms if form.like is None)
        self._by_field = {form.like: form for form in forms if form.like is not None}
        self._vocabulary = words.vocabulary
        self._patterns = _by_concept(self.forms)
        self._subjects = Subjects(self.forms, self._vocabulary)
        self._known = lru_cache(maxsize=4096)(self._knowing)
        self._labels = words.anchors | words.district | words.commune | words.no_counts
        self.headings = self.heading_words(*Carries)
        """Every word that a heading of counts may be made of."""

    def heading_words(self, *carried: Carries) -> frozenset[str]:
        """The words that head the columns of forms that hold some kinds of figures, plain."""
        own = {level for form in self.forms if form.carries in carried for level in form.levels}
        return self._vocabulary.phrases(self._vocabulary.names) | own

    def best(self, texts: Sequence[Heading], title: str) -> Match | None:
        """The form that fits a table best; None where none is plausible.

        Args:
            texts: The heading path of each column, as written.
            title: The text above the table, plain.
        """
        claims: dict[str, dict[str, list[int]]] = {}
        known: Counter[str] = Counter()
        for index, path in enumerate(texts):
            for code, fit in self._known(path).items():
                if fit.key is None:
                    # Every table numbers its rows.
                    known[code] += not self._is_label(path)
                else:
                    claims.setdefault(code, {}).setdefault(fit.key, []).append(index)
        said = self._concepts(texts)
        matches = [
            _match(
                form,
                claims[form.code],
                known[form.code],
                title,
                small=not form.subject.isdisjoint(said) and self._explains(form, texts),
            )
            for form in self.forms
            if form.code in claims and not self._subjects.contradict(form, title)
        ]
        likely = [match for match in matches if match is not None]
        best = max(likely, key=lambda match: match.score, default=None)
        return best and replace(best, ratios=tuple(self._ratios(best.form, texts)))

    def subject(self, title: str) -> str | None:
        """The group of headings that a title, plain, stands for; None where it stands for none."""
        return self._subjects.above(title)

    def _explains(self, form: Form, texts: Sequence[Heading]) -> bool:
        """Whether no heading says anything that a form does not have."""
        return all(
            not path or is_ratio(path) or self.knows(form, path) or self._is_label(path)
            for path in texts
        )

    def _concepts(self, texts: Sequence[Heading]) -> frozenset[str]:
        said = (self._vocabulary.said(level).concepts for path in texts for level in path)
        return frozenset().union(*said)

    def _is_label(self, path: Heading) -> bool:
        return self.words.label(path[-1]) in self._labels

    def by_field(self, form: Form) -> Form | None:
        """The layout of the same columns whose rows are the fields of one unit."""
        return self._by_field.get(form.code)

    def is_heading(self, text: str) -> bool:
        """Whether a text is made of words that head columns, and of nothing else."""
        return self.says_what_counts(text) or heading_key(text) in self.headings

    def says_what_counts(self, text: str) -> bool:
        """Whether a text is made of concepts and of nothing else."""
        said = self._vocabulary.said(self._vocabulary.without_remarks(text))
        return bool(said.concepts and not said.rest)

    def knows(self, form: Form, texts: Heading) -> bool:
        """Whether a form has a column with such a heading path, if only to leave it alone."""
        return (form.like or form.code) in self._known(texts)

    def meanings(self, texts: Heading) -> dict[str, str | None]:
        """By form that has a column with such a heading path, its key; None: left alone."""
        return {code: fit.key for code, fit in self._known(texts).items()}

    def recognises(self, texts: Heading) -> bool:
        """Whether any form knows a heading path."""
        return bool(self._known(texts))

    def used(self, form: Form, key: str, texts: Heading) -> tuple[Use, ...]:
        """What a form made of each level of the heading path of one of its columns."""
        fit = self._known(texts).get(form.like or form.code)
        if fit is None or fit.key != key:
            return (Use.UNUSED,) * len(texts)
        return (Use.UNUSED,) * fit.above + fit.reading.uses[fit.above :]

    def _knowing(self, texts: Heading) -> dict[str, _Fit]:
        """How each form that knows a heading path knows it; columns before what is left alone."""
        found: dict[str, _Fit] = {}
        left: dict[str, _Fit] = {}
        for reading in readings(texts, self._vocabulary) if texts else ():
            for (code, key), above in self._owners(reading):
                (left if key is None else found).setdefault(code, _Fit(key, reading, above))
        return left | found

    def _owners(self, reading: Headed) -> Iterator[tuple[tuple[str, str | None], int]]:
        """The columns that a reading heads, in the order of the forms, with the levels above."""
        telling = reading.concepts - self._vocabulary.modifiers or reading.concepts
        lists = [self._patterns.get(each, {}) for each in telling or ("",)]
        fitting = (
            (owner, above)
            for pattern, owners in min(lists, key=len).items()
            if (above := reading.fits(pattern, self._vocabulary)) is not None
            for owner in owners
        )
        for (_, code, key), above in sorted(fitting, key=lambda each: each[0][0]):
            yield (code, key), above

    def _ratios(self, form: Form, texts: Sequence[Heading]) -> Iterator[tuple[int, Ratio]]:
        """The columns of percentages that a form knows."""
        for index, path in enumerate(texts) if form.ratios else ():
            found = tuple(readings(path, self._vocabulary)) if is_ratio(path) else ()
            for ratio in form.ratios if found else ():
                if any(
                    each.fits(pattern, self._vocabulary) is not None
                    for pattern in ratio.paths
                    for each in found
                ):
                    yield index, ratio
                    break


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


def _by_concept(forms: Sequence[Form]) -> dict[str, dict[Pattern, list[_Owner]]]:
    """By each concept that a heading may say, the patterns that allow it, once each.

    Patterns of words alone stand under no concept.
    """
    found: dict[str, dict[Pattern, list[_Owner]]] = {}
    columns = [
        (pattern, form.code, key)
        for form in forms
        for key, patterns in [
            *((each.key, each.paths) for each in form.columns),
            (None, form.known),
        ]
        for pattern in patterns
    ]
    for place, (pattern, code, key) in enumerate(columns):
        for concept in pattern.allowed or ("",):
            found.setdefault(concept, {}).setdefault(pattern, []).append((place, code, key))
    return found


def _match(
    form: Form, claims: Mapping[str, list[int]], known: int, title: str, *, small: bool
) -> Match | None:
    """The form laid over its columns; None where the table is hardly meant to be this form.

    Args:
        form: Some of whose columns were found.
        claims: By key, the columns that may be it.
        known: How many columns the form has and takes nothing from.
        title: The text above the table, plain.
        small: Whether a few headings say what only this form counts, and none says anything else.
    """
    titled = _titled(form, title)
    # The quarterly form has but the columns that a plan asks for, which may be two.
    short = form.quarterly and titled > 0
    few = len(claims) + known < _FEWEST and not short
    if few and len(claims) < (_PAIR if small else len(form.columns)):
        return None
    if ((few and not small) or form.by_title) and not titled:
        return None
    missing = _missing(form, set(claims))
    if few and small and missing:
        return None
    if len(claims) < len(missing):
        return None
    columns = {name: found[0] for name, found in claims.items() if len(found) == 1}
    unclear = {name: tuple(found) for name, found in claims.items() if len(found) > 1}
    return Match(form, columns, unclear, missing, titled, known)
