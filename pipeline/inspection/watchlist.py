"""The watch list: the rows of the scorecard with what an inspector asks beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.inspection.watch import (
    FULL_MONTHS,
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
from metrics.verdicts.rollup import Counted, Score
from pipeline.desk.books import Books
from pipeline.periods.directions import directions
from pipeline.periods.history import last_months
from pipeline.periods.runs import Key, Lights, UnitWords
from pipeline.periods.status import lacking
from pipeline.scores.scorecard import Scorecard, View, scorecard
from pipeline.statements.inspection_records import followed, records
from warehouse.reading import queries


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

    def __post_init__(self) -> None:
        self.reference = self.books.reference
        self.units = list({row.unit.identity: row.unit for row in self.scores}.values())

    @property
    def _as_of(self) -> date:
        return self.card.view.asked(self.books.today).as_of

    def rows(self) -> list[WatchRow]:
        month, as_of = self.card.view.month, self._as_of
        lights = Lights(self.books, as_of)
        below = lights.below(month, self.units)
        silent = UnitWords(self.books, as_of).silence(month, self.units)
        ways = self.books.ask(directions, self.card.view)
        doubts, full, past = self._doubts(), self._always_full(lights), self._followed()
        lacks = self.books.ask(lacking, self.card.view)
        return [
            WatchRow(
                row,
                below[_key(row)],
                silent.get(row.unit.identity, 0),
                ways.of(_key(row)),
                past.get(row.unit.identity, NOT_FOLLOWED),
                (*full.get(_key(row), ()), *doubts.get(row.unit.identity, ())),
                lacks.get(_key(row)),
            )
            for row in self.scores
        ]

    def _followed(self) -> Mapping[str, Followed]:
        return followed(self.books.ask(records), self.reference, self.units, self._as_of)

    def _always_full(self, lights: Lights) -> dict[Key, tuple[Because, ...]]:
        # Where the runs were counted the last twelve months of every unit were read.
        months = last_months(self.card.view.month, FULL_MONTHS)
        found: dict[Key, tuple[Because, ...]] = {}
        for row in self.scores:
            shares = [_share(lights.figures.get(month, {}).get(_key(row))) for month in months]
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


def _key(row: Score) -> Key:
    return row.unit.identity, row.indicator.code


def _share(counted: Counted | None) -> Share | None:
    return counted.share if counted else None
