"""The watch list: the rows of the scorecard with what an inspector asks beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from metrics.counts.change import change
from metrics.counts.month import Month, Window
from metrics.counts.share import Share
from metrics.inspection.watch import (
    BELOW,
    NOT_FOLLOWED,
    Because,
    Followed,
    WatchRow,
    always_full,
    doubts_of_month,
    worst_first,
)
from metrics.inspection.watch_filter import WatchFilter
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import Counted, Question, Score, score_units
from pipeline.desk.books import Books
from pipeline.scores.history import last_months
from pipeline.scores.scorecard import Scorecard, View, scorecard, spans
from pipeline.statements.inspection_records import followed, records
from warehouse.reading import queries

_CHUNK = 12
"""Months that are read at once, going back while any run still lasts."""


@dataclass(frozen=True, slots=True)
class Watched:
    """Which rows of a view are watched."""

    view: View
    chosen: WatchFilter = field(default_factory=WatchFilter)


def watchlist(books: Books, wanted: Watched) -> tuple[WatchRow, ...]:
    """The rows of `score` that pass a filter, with runs, last visit and reasons, worst first.

    Rows of units outside the viewer's scope are left out.

    Raises:
        KpiError: `unknown_unit` where the view's head is no unit of its month.
    """
    card, knows = books.ask(scorecard, wanted.view), books.viewer.knows_place
    scores = [row for row in card.units if knows(card.tree.line(row.unit.code))]
    rows = _Beside(books, card, scores).rows()
    lines = {row.unit.code: card.tree.line(row.unit.code) for row in scores}
    kept = (row for row in rows if wanted.chosen.keeps(row, lines[row.score.unit.code]))
    return tuple(worst_first(kept))


@dataclass
class _Beside:
    """Everything that stands beside the scores of one view."""

    books: Books
    card: Scorecard
    scores: Sequence[Score]
    reference: Reference = field(init=False)
    units: list[Unit] = field(init=False)
    first: Month = field(init=False)
    """Before this month nobody had reported anything."""

    def __post_init__(self) -> None:
        self.reference = self.books.reference
        self.units = list({row.unit.identity: row.unit for row in self.scores}.values())
        stored = queries.months(self.books.edition)
        self.first = stored[0] if stored else self.card.view.month

    @property
    def _as_of(self) -> date:
        return self.card.view.asked(self.books.today).as_of

    def rows(self) -> list[WatchRow]:
        below, silent = self._months_below(), self._months_silent()
        before, doubts = self._shares_before(), self._doubts()
        full, past = self._always_full(), self._followed()
        return [
            WatchRow(
                row,
                below.get(_key(row), 0),
                silent.get(row.unit.identity, 0),
                change(before.get(_key(row)), row.share).movement,
                past.get(row.unit.identity, NOT_FOLLOWED),
                (*full.get(_key(row), ()), *doubts.get(row.unit.identity, ())),
            )
            for row in self.scores
        ]

    def _months_below(self) -> dict[_Key, int]:
        """The run of each row, from the month back; read a year at a time while any lasts."""
        runs: dict[_Key, int] = {}
        lasting = {_key(row) for row in self.scores}
        last = self.card.view.month
        while lasting and last >= self.first:
            months = last_months(last, _CHUNK)
            shares = self._monthly({identity for identity, _ in lasting}, months)
            for month in reversed(months):
                lasting = self._below(lasting, month, shares.get(month, {}))
                for key in lasting:
                    runs[key] = runs.get(key, 0) + 1
            last = months[0].plus(-1)
        return runs

    def _below(self, keys: set[_Key], month: Month, figures: Mapping[_Key, Counted]) -> set[_Key]:
        """Those of the keys whose light of that month alone was near or missed."""
        by_indicator: dict[str, list[Unit]] = {}
        for identity, indicator in sorted(keys & figures.keys()):
            unit = self.reference.register.row_in(identity, month)
            if unit is not None and unit.reports:
                by_indicator.setdefault(indicator, []).append(unit)
        question = Question(month, Window.MONTH, self._as_of)
        found = set()
        for code, units in by_indicator.items():
            rules = replace(self.reference.rules, indicators=(self.reference.indicator(code),))
            rows = score_units(units, question, rules, figures)
            found |= {_key(row) for row in rows if row.verdict.status in BELOW}
        return found

    def _monthly(
        self, identities: set[str], months: Sequence[Month]
    ) -> dict[Month, dict[_Key, Counted]]:
        units = [unit for unit in self.units if unit.identity in identities]
        asked = spans(self.reference, units, months)
        found: dict[Month, dict[_Key, Counted]] = {}
        for row in queries.series(self.books.edition, asked, months, self.reference.indicators):
            counted = Counted.of(row.good, row.cases, (row.month,), mixed=row.mixed)
            found.setdefault(row.month, {})[row.key, row.indicator] = counted
        return found

    def _months_silent(self) -> dict[str, int]:
        """Months in a row up to the view's in which a unit had to report and gave no figure.

        A month that is not due is passed over: it is neither silence nor a word.
        """
        runs: dict[str, int] = {}
        silent = self.units
        month = self.card.view.month
        as_of = self._as_of
        while silent and month >= self.first:
            reported = queries.reported(self.books.edition, month)
            silent = [unit for unit in silent if self._owed(unit, month, reported)]
            if as_of > self.reference.rules.deadline(month):
                for unit in silent:
                    runs[unit.identity] = runs.get(unit.identity, 0) + 1
            month = month.plus(-1)
        return runs

    def _owed(self, unit: Unit, month: Month, reported: set[str]) -> bool:
        row = self.reference.register.row_in(unit.identity, month)
        return row is not None and row.reports and row.code not in reported

    def _followed(self) -> Mapping[str, Followed]:
        return followed(self.books.ask(records), self.reference, self.units, self._as_of)

    def _shares_before(self) -> dict[_Key, Share]:
        months = self.card.view.earlier().months
        asked = spans(self.reference, self.units, months)
        rows = queries.shares(self.books.edition, asked, months, self.reference.indicators)
        return {(row.key, row.indicator): Share(row.good, row.cases) for row in rows}

    def _always_full(self) -> dict[_Key, tuple[Because, ...]]:
        months = last_months(self.card.view.month, _CHUNK)
        monthly = self._monthly({unit.identity for unit in self.units}, months)
        found: dict[_Key, tuple[Because, ...]] = {}
        for row in self.scores:
            shares = [_share(monthly.get(month, {}).get(_key(row))) for month in months]
            if because := always_full(shares):
                found[_key(row)] = (because,)
        return found

    def _doubts(self) -> dict[str, tuple[Because, ...]]:
        month = self.card.view.month
        now, before = self._figures(month), self._figures(month.plus(-1))
        return {
            identity: doubts_of_month(figures, before.get(identity, {}))
            for identity, figures in now.items()
        }

    def _figures(self, month: Month) -> dict[str, dict[str, int]]:
        """Value by measure, by the identity of the unit that a code then meant."""
        rows = [self.reference.register.row_in(unit.identity, month) for unit in self.units]
        identities = {row.code: row.identity for row in rows if row}
        found: dict[str, dict[str, int]] = {}
        stated = queries.figures_of(self.books.edition, month, identities)
        for (code, measure), value in stated.items():
            found.setdefault(identities[code], {})[measure] = value
        return found


_Key = tuple[str, str]
"""Identity of the unit and code of the indicator."""


def _key(row: Score) -> _Key:
    return row.unit.identity, row.indicator.code


def _share(counted: Counted | None) -> Share | None:
    return counted.share if counted else None
