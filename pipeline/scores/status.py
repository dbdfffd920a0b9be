"""Who has reported, until when the figures reach, and who loaded them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month
from metrics.counts.upload import UploadRow
from metrics.units.unit import Unit
from metrics.verdicts.rollup import reporting
from pipeline.desk.books import Books
from pipeline.scores.runs import UnitWords
from pipeline.scores.scorecard import View
from warehouse.reading import queries


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
    """Those of them that have not, longest silence first."""
    deadline: date
    """The last day on which the month's figures are in time."""
    due: bool
    """Whether that day has passed."""
    last_upload: UploadRow | None
    """The newest upload that stands, of any month."""
    sample: bool

    @property
    def reported(self) -> int:
        """How many of the expected units have reported."""
        return len(self.expected) - len(self.silent)


def reporting_state(books: Books, view: View) -> ReportingState:
    """How complete the month of a view is."""
    reference = books.reference
    tree = reference.register.at(view.month)
    expected = reporting(tree, under=view.under or reference.scope, level=view.level)
    deadline = reference.rules.deadline(view.month)
    as_of = view.asked(books.today).as_of
    runs = UnitWords(books, as_of).silence(view.month, expected)
    silent = [Silent(unit, runs[unit.identity]) for unit in expected if unit.identity in runs]
    return ReportingState(
        view.month,
        expected,
        tuple(sorted(silent, key=lambda each: -each.months)),
        deadline,
        as_of > deadline,
        queries.last_upload(books.edition),
        books.edition.sample,
    )


def months_with_figures(books: Books) -> tuple[Month, ...]:
    """The months anything stands for, newest first."""
    return tuple(reversed(queries.months(books.edition)))


def uploads(books: Books) -> tuple[UploadRow, ...]:
    """Every upload, newest first, with those taken back."""
    return tuple(reversed(queries.uploads(books.edition)))
