"""Reads the layouts of `data/reference/forms/*.toml` and tells everything wrong in them at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.layouts.form import (
    Balance,
    BaseRule,
    Blank,
    Carries,
    Form,
    FormColumn,
    FormMeasure,
    PartRule,
    Ratio,
    Rows,
    Sum,
)
from ingest.layouts.forms import Forms
from ingest.layouts.heading import Pattern
from ingest.text.names import plain
from ingest.text.vocabulary import WHOLE, Vocabulary
from ingest.text.words import read_words
from metrics.counts.errors import ReferenceDataError
from metrics.counts.fields import Fields, doubled, opened
from metrics.counts.mapping import Heading
from metrics.counts.measure import MeasurePeriod, read_measures
from metrics.counts.problem import Severity

_WORDS = "words.toml"
_NOTHING = Form("", "", (), Blank.MISSING, (), (), (), (), ())
"""In place of a layout that nobody knows, so that reading goes on to the next fault."""


def read_forms(reference: Path) -> Forms:
    """Read every layout of the reference data.

    Raises:
        ReferenceDataError: With what is wrong in every file, which is named.
    """
    faults: list[str] = []
    measures = {each.code for each in read_measures(reference / "measures.toml", faults)}
    folder = reference / "forms"
    words = read_words(folder / _WORDS, faults)
    reader = _Reader(measures, words.vocabulary if words else None)
    paths = sorted(path for path in folder.glob("*.toml") if path.name != _WORDS)
    documents = [document for path in paths if (document := opened(path, faults))]
    # A layout that is like another one is read when that one is known.
    documents.sort(key=lambda document: "like" in document.names)
    forms: dict[str, Form] = {}
    for document in documents:
        form = _like(document, forms) if "like" in document.names else reader.form(document)
        document.finish()
        if form.code in forms:
            document.note(f"form: {form.code!r} stands twice")
        forms[form.code] = form
    if words is None or faults:
        raise ReferenceDataError(tuple(faults))
    return Forms(words, tuple(forms.values()))


def _like(document: Fields, forms: Mapping[str, Form]) -> Form:
    """A layout with the columns of another one, whose rows are something else."""
    like = document.code("like", forms)
    return replace(
        forms.get(like, _NOTHING),
        code=document.text("form"),
        name=document.text("name"),
        titles=document.texts("titles"),
        rows=document.word("rows", Rows),
        like=like,
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    measures: Collection[str]
    vocabulary: Vocabulary | None
    """None where it could not be read."""

    def form(self, document: Fields) -> Form:
        columns = document.rows("column", self._column, "key")
        keys = [column.key for column in columns]
        form = Form(
            code=document.text("form"),
            name=document.text("name"),
            titles=document.texts_if_any("titles"),
            blank=document.word("blank", Blank),
            columns=columns,
            measures=document.rows("measure", lambda row: self._measure(row, keys), "code"),
            sums=document.rows("sum", lambda row: _sum(row, keys)),
            parts=document.rows("part", lambda row: _part(row, keys)),
            balances=document.rows("balance", lambda row: _balance(row, keys)),
            ratios=document.rows("ratio", lambda row: self._ratio(row, keys)),
            known=self._paths(document, "known") if "known" in document.names else (),
            subject=self._subject(document),
            above=document.text_or_none("above") or "",
            by_title=document.flag("by_title"),
            carries=document.word_or("carries", Carries.COUNTS),
            bases=document.rows("base", lambda row: _base(row, keys)),
            period=document.word_or("period", MeasurePeriod.MONTH),
        )
        if not columns:
            document.note("column is missing")
        named = [*keys, *(f"measure {each.code}" for each in form.measures)]
        for name in doubled(named):
            document.note(f"{name} stands twice")
        return form

    def _subject(self, document: Fields) -> frozenset[str]:
        known = self.vocabulary.names if self.vocabulary else ()
        return frozenset(document.codes_if_any("subject", known))

    def _column(self, row: Fields) -> FormColumn:
        if "number" in row.names:
            row.whole("number")  # As the paper form counts its columns; the template prints it.
        return FormColumn(
            row.text("key"),
            self._paths(row, "paths"),
            " › ".join(row.texts("heading")),
            row.number_or_none("most"),
        )

    def _paths(self, row: Fields, key: str) -> tuple[Pattern, ...]:
        return tuple(self._pattern(row, key, path) for path in row.text_lists(key))

    def _pattern(self, row: Fields, key: str, path: Heading) -> Pattern:
        """`@name` is a concept or class, `@name?` one that may be said; the rest is words."""
        if self.vocabulary is None:
            return Pattern((), frozenset())
        needed: list[frozenset[str]] = []
        levels: list[frozenset[str]] = []
        allowed: set[str] = set()
        words: set[str] = set()
        for level in path:
            if level.startswith("@"):
                name = level[1:].removesuffix("?")
                if name not in self.vocabulary.names:
                    row.note(f"{key}: unknown concept {level!r}")
                found = self.vocabulary.one_of(name)
                needed.extend([] if level.endswith("?") else [found])
                levels.append(found)
                allowed |= found
            else:
                said = self.vocabulary.said(level)
                spelled = [frozenset({each}) for each in sorted(said.concepts - {WHOLE})]
                needed.extend(spelled)
                levels.extend(spelled)
                allowed |= said.concepts
                words |= said.rest
        return Pattern(
            tuple(needed),
            frozenset(allowed),
            frozenset(words),
            tuple(levels),
            frozenset(plain(level) for level in path if not level.startswith("@")),
        )

    def _measure(self, row: Fields, keys: Collection[str]) -> FormMeasure:
        code = row.text("code")
        if code and code not in self.measures:
            row.note(f"unknown measure {code!r}")
        spared = row.code_or_none("spared", keys)
        ways, required = row.code_lists("from", keys), row.flag("required", absent=True)
        return FormMeasure(code, ways, spared, required)

    def _ratio(self, row: Fields, keys: Collection[str]) -> Ratio:
        parts, wholes = row.code_lists("parts", keys), row.code_lists("wholes", keys)
        return Ratio(self._paths(row, "paths"), parts, wholes)


def _sum(row: Fields, keys: Collection[str]) -> Sum:
    total, parts = row.code("total", keys), row.codes("parts", keys)
    instead = row.table("instead") if "instead" in row.names else None
    split = {part: instead.codes(part, keys) for part in instead.names} if instead else {}
    for part in split.keys() - set(parts):
        row.note(f"instead: {part!r} is none of the parts")
    needs = row.codes_if_any("needs", keys)
    for part in set(needs) - set(parts):
        row.note(f"needs: {part!r} is none of the parts")
    return Sum(total, parts, split, row.codes_if_any("maybe", keys), needs)


def _part(row: Fields, keys: Collection[str]) -> PartRule:
    severity = row.word_or("severity", Severity.ERROR)
    unless = row.code_or_none("unless", keys)
    return PartRule(row.code("part", keys), row.codes("whole", keys), severity, unless)


def _base(row: Fields, keys: Collection[str]) -> BaseRule:
    return BaseRule(row.code("of", keys), row.code("base", keys))


def _balance(row: Fields, keys: Collection[str]) -> Balance:
    return Balance(
        row.codes("left", keys),
        row.codes("right", keys),
        row.codes_if_any("maybe", keys),
        row.code_or_none("unless", keys),
    )
