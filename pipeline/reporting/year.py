"""A year of reports: units by periods, how many came in time, and who owes what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from metrics.counts.month import Month
from metrics.plans.duties import FIGURES
from metrics.units.unit import Unit
from pipeline.desk.books import Books
from pipeline.reporting.submissions import Punctuality, Submission, submissions
from pipeline.scores.scorecard import View

_JUDGED = (Punctuality.ON_TIME, Punctuality.LATE, Punctuality.MISSING)


@dataclass(frozen=True, slots=True, order=True)
class DueColumn:
    """One column: what was due, and when."""

    due: date
    form: str
    month: Month
    """Of monthly figures the month they tell of; of a duty the month of its deadline."""


@dataclass(frozen=True)
class UnitReports:
    """What one unit reported."""

    unit: Unit
    """As it was in the last month in which it owed something."""
    cells: Mapping[DueColumn, Submission]

    @property
    def judged(self) -> int:
        """How many reports were due."""
        return sum(each.state in _JUDGED for each in self.cells.values())

    @property
    def on_time(self) -> int:
        """How many of them came in time."""
        return sum(each.state is Punctuality.ON_TIME for each in self.cells.values())

    @property
    def missing(self) -> tuple[Submission, ...]:
        """What is due and has not come, the oldest first."""
        return tuple(each for each in self.cells.values() if each.state is Punctuality.MISSING)


@dataclass(frozen=True)
class YearOfReports:
    """The months of a year up to one."""

    month: Month
    periods: tuple[DueColumn, ...]
    units: tuple[UnitReports, ...]
    """Who owes most comes first, then who was least in time."""

    @property
    def judged(self) -> int:
        """How many reports were due."""
        return sum(each.judged for each in self.units)

    @property
    def on_time(self) -> int:
        """How many of them came in time."""
        return sum(each.on_time for each in self.units)

    def of_month(self, state: Punctuality) -> int:
        """How many units' figures of the last month are in a state."""
        return sum(
            each.state is state
            for unit in self.units
            for period, each in unit.cells.items()
            if (period.month, period.form) == (self.month, FIGURES)
        )


def year_of_reports(books: Books, view: View) -> YearOfReports:
    """What the units of a view reported from January to its month.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of the view's month.
    """
    head = view.head(books.reference)
    cells: dict[str, dict[DueColumn, Submission]] = {}
    units: dict[str, Unit] = {}
    for month in Month(view.month.year, 1).to(view.month):
        # A head that is younger than the year has nothing to show of the months before.
        if head.code not in books.reference.register.at(month):
            continue
        for each in books.ask(submissions, replace(view, month=month)):
            period = DueColumn(each.due, each.form, month)
            units[each.unit.identity] = each.unit
            cells.setdefault(each.unit.identity, {})[period] = each
    found = [UnitReports(units[identity], own) for identity, own in cells.items()]
    found.sort(key=lambda each: (-len(each.missing), each.on_time - each.judged))
    periods = sorted({period for own in cells.values() for period in own})
    return YearOfReports(view.month, tuple(periods), tuple(found))
