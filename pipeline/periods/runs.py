"""Months in a row: read back from a month only as far as the runs of the units asked for last."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import ClassVar, Generic, TypeVar

from metrics.counts.month import Month, Window
from metrics.inspection.watch import BELOW, SILENT, runs, word_of
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import (
    Counted,
    Place,
    Rules,
    Score,
    ScoreQuestion,
    expected_measures,
    score_units,
)
from metrics.verdicts.verdict import Status
from pipeline.desk.books import Books
from pipeline.periods.history import (
    Within,
    last_months,
    monthly_scores,
    monthly_totals,
    scores_of_months,
    totals_of,
)
from pipeline.scores.scorecard import Light, View
from pipeline.sums.whole_months import given, series
from warehouse.reading import queries
from warehouse.reading.editions import Edition
from warehouse.reading.openings import openings

STRETCH = 12
"""So many months are read at once."""

Key = tuple[str, str]
"""Identity of the unit and code of the indicator."""

_K = TypeVar("_K", str, Key)


def first_month(books: Books) -> Month | None:
    """The first month that figures are held for, in a balance too; None where there are none."""
    return books.edition.once("first month", lambda: _first_month(books.edition))


def _first_month(edition: Edition) -> Month | None:
    held = [*queries.months(edition)[:1], *(each.first for each in openings(edition))]
    return min(held, default=None)


@dataclass
class _Past(ABC, Generic[_K]):
    """What each month said of some units or lights, as far back as was read."""

    books: Books
    as_of: date
    """The day on which deadlines are judged."""
    counted: ClassVar[Container[Status | None]]

    @property
    def reference(self) -> Reference:
        """The units, what is expected of them, and the deadlines."""
        return self.books.reference

    def runs(self, month: Month, keys: Iterable[_K]) -> dict[_K, int]:
        """For each, the months in a row up to one that count."""
        since = first_month(self.books)
        found = dict.fromkeys(keys, 0)
        if since is None:
            return found
        lasting, last = set(found), month
        while lasting and last >= since:
            months = last_months(last, STRETCH)
            self.read(lasting, months)
            unread: set[_K] = set()
            for key in lasting:
                status = partial(self._status_if_read, key, months[0], unread)
                found[key] = runs(month, since, status, self.counted)
            lasting, last = unread, months[0].plus(-1)
        return found

    def _status_if_read(
        self, key: _K, first: Month, unread: set[_K], month: Month
    ) -> Status | None:
        if month >= first:
            return self.status(key, month)
        unread.add(key)
        return None

    @abstractmethod
    def read(self, keys: Collection[_K], months: Sequence[Month]) -> None:
        """Have some months at hand, without a gap and oldest first."""

    @abstractmethod
    def status(self, key: _K, month: Month) -> Status | None:
        """What a month that was read says."""


@dataclass
class UnitWords(_Past[str]):
    """Whether units, by identity, gave a word."""

    counted = SILENT
    _given: dict[tuple[str, Month], frozenset[str]] = field(default_factory=dict)
    _expected: dict[Place, frozenset[str]] = field(default_factory=dict)

    def silence(self, month: Month, units: Iterable[Unit]) -> dict[str, int]:
        """Those of the units without a word in a month, and for how many months they are silent.

        That is none where the month is not due and the one before it was reported.
        """
        identities = [unit.identity for unit in units]
        self.read(identities, (month,))
        return self.runs(month, [each for each in identities if self.status(each, month)])

    def read(self, keys: Collection[str], months: Sequence[Month]) -> None:
        """Have some months at hand."""
        rows = (self.reference.register.row_in(key, month) for key in keys for month in months)
        codes = {row.code for row in rows if row}
        self._given |= given(self.books, months, codes)

    def status(self, key: str, month: Month) -> Status | None:
        """As `word_of`; None also where nothing could be asked of the unit.

        It did not exist or had not to report, or the month lies before all figures: an office that
        begins with a month accuses nobody of those before it (contract §7).
        """
        since, row = first_month(self.books), self.reference.register.row_in(key, month)
        if since is None or month < since or row is None or not row.reports:
            return None
        rules = self.reference.rules
        place = rules.place(row, month)
        if place not in self._expected:
            self._expected[place] = expected_measures(rules, place)
        given = self._given.get((row.code, month), frozenset())
        return word_of(given, self._expected[place], due=self.as_of > rules.deadline(month))


@dataclass
class Lights(_Past[Key]):
    """The lights of single months of units that had to report."""

    counted = BELOW
    figures: dict[Month, dict[Key, Counted]] = field(default_factory=dict)
    """What was read."""
    _rules: dict[str, Rules] = field(init=False)

    def __post_init__(self) -> None:
        rules = self.reference.rules
        self._rules = {each.code: replace(rules, indicators=(each,)) for each in rules.indicators}

    def below(self, month: Month, units: Iterable[Unit]) -> dict[Key, int]:
        """For how many months each light of the units has been near or missed."""
        return self.runs(month, [(unit.identity, code) for unit in units for code in self._rules])

    def read(self, keys: Collection[Key], months: Sequence[Month]) -> None:
        """Have some months at hand."""
        rows = {
            identity: row
            for month in months
            for identity, _ in keys
            if (row := self.reference.register.row_in(identity, month))
        }
        for each in series(self.books, rows.values(), months, self.reference.indicators):
            counted = Counted.of(each.good, each.cases, (each.month,), mixed=each.mixed)
            self.figures.setdefault(each.month, {})[each.key, each.indicator] = counted

    def status(self, key: Key, month: Month) -> Status | None:
        """The light; None where the unit did not exist or had not to report."""
        identity, indicator = key
        row = self.reference.register.row_in(identity, month)
        if row is None or not row.reports:
            return None
        question = ScoreQuestion(month, Window.MONTH, self.as_of)
        figures = self.figures.get(month, {})
        (score,) = score_units((row,), question, self._rules[indicator], figures)
        return score.verdict.status


@dataclass
class GroupLights(_Past[Key]):
    """The lights of single months of one group, which is whatever its head then held."""

    view: View
    """Its head is the group's."""
    known: dict[Month, Score | None]
    """Rows of the indicator asked for that were scored already."""
    counted = BELOW

    def read(self, keys: Collection[Key], months: Sequence[Month]) -> None:
        """Have some months at hand."""
        ((_, indicator),) = keys
        missing = [month for month in months if month not in self.known]
        if not missing:
            return
        alone = replace(self.reference, indicators=(self.reference.indicator(indicator),))
        view = replace(self.view, as_of=self.as_of)
        scores = scores_of_months(replace(self.books, reference=alone), view, missing)
        totals = totals_of(alone, self.view.head(alone), scores)
        self.known |= zip(scores, totals[indicator], strict=True)

    def status(self, key: Key, month: Month) -> Status | None:
        """The light; None where the group had no parts or the code another meaning."""
        score = self.known[month]
        return score.verdict.status if score and score.unit.identity == key[0] else None


@dataclass(frozen=True, slots=True)
class OfUnits:
    """Some units in the month of a view; its window plays no part."""

    view: View
    units: tuple[Unit, ...]


def months_below(books: Books, wanted: OfUnits) -> dict[Key, int]:
    """For how many months each light of some units has been below."""
    as_of = wanted.view.asked(books.today).as_of
    return Lights(books, as_of).below(wanted.view.month, wanted.units)


def group_below(books: Books, light: Light) -> int:
    """For how many months the light of the group under a view's head has been below.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of the view's month.
    """
    view, reference = light.view.of_one_month(), books.reference
    head = view.head(reference)
    totals = books.ask(monthly_totals, Within(view, head.code))[light.indicator]
    known = dict(zip(books.ask(monthly_scores, view), totals, strict=True))
    lights = GroupLights(books, view.asked(books.today).as_of, view, known)
    (run,) = lights.runs(view.month, [(head.identity, light.indicator)]).values()
    return run
