"""Who has reported, until when the figures reach, and who loaded them.

Every page, paper and command that counts units without figures asks here (contract §7).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month
from metrics.counts.upload import UploadRow
from metrics.inspection.watch import Owing
from metrics.units.unit import Unit
from metrics.verdicts.rollup import Rules, Score, expected_indicators, reporting
from metrics.verdicts.verdict import Status
from pipeline.desk.books import Books
from pipeline.periods.runs import Key, UnitWords, first_month
from pipeline.scores.scorecard import View, scorecard
from warehouse.reading import queries
from warehouse.reading.queries import last_upload


@dataclass(frozen=True, slots=True)
class Silent:
    """A unit that has not reported, and for how many months in a row it has been silent."""

    unit: Unit
    months: int
    """0 where the month is not due and the one before it was reported."""


@dataclass(frozen=True, slots=True)
class ReportingState:
    """The status line of a page and the reporting tile."""

    month: Month
    expected: tuple[Unit, ...]
    """The units that must report for the month, within the view."""
    silent: tuple[Silent, ...]
    """Those of them that have not (chưa báo cáo), longest silence first; none in a month before
    the first one that figures are held for."""
    partial: tuple[Unit, ...]
    """Those that have reported and lack something expected of a month that is due (báo cáo
    thiếu)."""
    deadline: date
    """The last day on which the month's figures are in time."""
    marked: bool
    """Whether the deadline rests on a year whose days off are not published."""
    due: bool
    """Whether that day has passed."""
    since: Month | None
    """The first month that figures are held for."""
    last_upload: UploadRow | None
    """The newest upload that stands, of any month."""
    sample: bool

    @property
    def reported(self) -> int:
        """How many of the expected units have reported."""
        return len(self.expected) - len(self.silent) if self.judged else 0

    @property
    def judged(self) -> bool:
        """Whether the month is one of those since the first figures."""
        return self.since is not None and self.month >= self.since

    def silent_for(self, unit: Unit) -> int:
        """Months in a row a unit has been silent; 0 for one that reported, if only in part."""
        found = (each.months for each in self.silent if each.unit.identity == unit.identity)
        return next(found, 0)


def reporting_state(books: Books, view: View) -> ReportingState:
    """How complete the month of a view is."""
    reference = books.reference
    tree = reference.register.at(view.month)
    expected = reporting(tree, under=view.under or reference.scope, level=view.level)
    deadline = reference.rules.deadline(view.month)
    as_of = view.asked(books.today).as_of
    runs = UnitWords(books, as_of).silence(view.month, expected)
    silent = [Silent(unit, runs[unit.identity]) for unit in expected if unit.identity in runs]
    partial = {identity for identity, _ in books.ask(lacking, view)} - runs.keys()
    return ReportingState(
        view.month,
        expected,
        tuple(sorted(silent, key=lambda each: -each.months)),
        tuple(unit for unit in expected if unit.identity in partial),
        deadline,
        reference.deadlines.marked(view.month),
        as_of > deadline,
        first_month(books),
        books.answers.once(last_upload, lambda: last_upload(books.edition)),
        books.edition.sample,
    )


def lacking(books: Books, view: View) -> Mapping[Key, Owing]:
    """What the units of a view owe of its month, by unit and indicator; its window plays no part.

    A silent unit owes every indicator; one that reported owes those that are expected of it and
    not made of what it gave. Nothing is owed of a month that is not due.

    Raises:
        KpiError: `unknown_unit`.
    """
    month, rules = view.month, books.reference.rules
    rows = books.ask(scorecard, view.of_one_month()).units
    words = UnitWords(books, view.asked(books.today).as_of)
    words.read({row.unit.identity for row in rows}, (month,))
    since, found = first_month(books), dict[Key, Owing]()
    if since is None or month < since:
        return found
    for row in rows:
        said = words.status(row.unit.identity, month)
        if said is Status.NOT_REPORTED:
            found[row.unit.identity, row.indicator.code] = Owing.SILENT
        elif said is None and _owed(row, rules, month):
            found[row.unit.identity, row.indicator.code] = Owing.PARTIAL
    return found


def _owed(row: Score, rules: Rules, month: Month) -> bool:
    return row.verdict.status is Status.NOT_REPORTED and (
        row.indicator.code in expected_indicators(rules, rules.place(row.unit, month))
    )


def months_with_figures(books: Books) -> tuple[Month, ...]:
    """The months anything stands for, newest first."""
    return tuple(reversed(queries.months(books.edition)))


def uploads(books: Books) -> tuple[UploadRow, ...]:
    """Every upload, newest first, with those taken back."""
    return tuple(reversed(queries.uploads(books.edition)))
