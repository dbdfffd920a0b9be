"""Counts beside targets become the rows every screen, report and command shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from metrics.counts.errors import KpiError
from metrics.counts.month import Month, Window
from metrics.units.register import find_unit
from metrics.units.unit import Level, Tree, Unit
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import (
    Counted,
    Figures,
    Score,
    ScoreQuestion,
    group_parts,
    reporting,
    score_group,
    score_units,
)
from pipeline.desk.books import Books
from warehouse.reading import queries
from warehouse.reading.shares import Span


@dataclass(frozen=True, slots=True)
class View:
    """The choices on top of every analysis page; the same as the options of `score`."""

    month: Month
    window: Window = Window.MONTH
    under: str | None = None
    """Code of the head of the part of the tree that is looked at; None: the whole scope."""
    level: Level | None = None
    as_of: date | None = None
    """Replaces today's date."""

    def asked(self, today: date) -> ScoreQuestion:
        """The view as the rules need it."""
        return ScoreQuestion(self.month, self.window, self.as_of or today)

    def head(self, reference: Reference) -> Unit:
        """The head of the part of the tree that is looked at.

        Raises:
            KpiError: `unknown_unit` where `under` is no unit of that month.
        """
        return find_unit(reference.register, self.month, self.under or reference.scope)

    @property
    def months(self) -> tuple[Month, ...]:
        """The months that are looked at."""
        return self.window.months(self.month)

    def of_one_month(self) -> View:
        """The same view of its month alone."""
        return replace(self, window=Window.MONTH)

    def earlier(self) -> View:
        """The same view of the comparable period before."""
        return replace(self, month=self.window.before(self.month))


@dataclass(frozen=True, slots=True)
class Light:
    """One light: an indicator of a view's head."""

    view: View
    indicator: str


@dataclass(frozen=True)
class Scorecard:
    """The rows of one view, computed from one edition."""

    view: View
    tree: Tree
    head: Unit
    units: tuple[Score, ...]
    """One row per reporting unit and indicator, parents before children."""
    groups: tuple[Score, ...]
    """One row per district that has parts and indicator, then the head's; the head's alone where
    the head is that district."""

    @property
    def total(self) -> tuple[Score, ...]:
        """The head's group rows, one per indicator."""
        return tuple(row for row in self.groups if row.unit.code == self.head.code)

    def of(self, code: str) -> tuple[Score, ...]:
        """The rows of one unit, one per indicator; empty where it must not report."""
        return tuple(row for row in self.units if row.unit.code == code)


def scorecard(books: Books, view: View) -> Scorecard:
    """Score every reporting unit of a view and its groups.

    Raises:
        KpiError: `unknown_unit` where `under` is no unit of that month.
    """
    reference = books.reference
    tree = reference.register.at(view.month)
    head = view.head(reference)
    units = reporting(tree, under=head.code, level=view.level)
    figures = _figures(books, view, units)
    rows = score_units(units, view.asked(books.today), reference.rules, figures)
    return Scorecard(view, tree, head, rows, _groups(tree, head, rows))


def earlier(books: Books, view: View) -> Scorecard | None:
    """The comparable period before a view's; None where the head did not exist then."""
    try:
        return books.ask(scorecard, view.earlier())
    except KpiError:
        return None


def score_unit(books: Books, view: View) -> tuple[Score, ...]:
    """The rows of a view's head alone; one that need not report has rows only where it did.

    Raises:
        KpiError: `unknown_unit` where `under` is no unit of that month.
    """
    reference = books.reference
    unit = view.head(reference)
    figures = _figures(books, view, (unit,))
    if not unit.reports and not figures:
        return ()
    return score_units((unit,), view.asked(books.today), reference.rules, figures)


def _groups(tree: Tree, head: Unit, rows: Sequence[Score]) -> tuple[Score, ...]:
    districts = [
        unit
        for unit in tree.under(head.code)
        if unit.level is Level.DISTRICT and unit.code != head.code
    ]
    groups: list[Score] = []
    for unit in (*districts, head):
        by_indicator: dict[str, list[Score]] = {}
        for row in group_parts(unit, tree, rows):
            by_indicator.setdefault(row.indicator.code, []).append(row)
        groups.extend(score_group(unit, parts) for parts in by_indicator.values())
    return tuple(groups)


def spans(reference: Reference, units: Iterable[Unit], months: Sequence[Month]) -> list[Span]:
    """For which of the months each unit's code meant that unit."""
    found = []
    for unit in units:
        valid = [month for month in months if reference.register.row_in(unit.identity, month)]
        if valid:
            found.append(Span(unit.identity, unit.code, valid[0], valid[-1]))
    return found


def _figures(books: Books, view: View, units: Sequence[Unit]) -> Figures:
    asked = spans(books.reference, units, view.months)
    rows = queries.shares(books.edition, asked, view.months, books.reference.indicators)
    return {
        (row.key, row.indicator): Counted.of(row.good, row.cases, row.months, mixed=row.mixed)
        for row in rows
    }
