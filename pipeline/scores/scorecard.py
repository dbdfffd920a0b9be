"""Counts beside targets become the rows every screen, report and command shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from metrics.counts.month import Month, Window
from metrics.units.register import find_unit
from metrics.units.unit import Level, Tree, Unit
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import (
    Counted,
    Figures,
    Question,
    Score,
    group_parts,
    reporting,
    score_group,
    score_units,
)
from pipeline.desk.clock import today
from warehouse.reading import queries
from warehouse.reading.editions import Edition
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

    @property
    def question(self) -> Question:
        """The view as the rules need it."""
        return Question(self.month, self.window, self.as_of or today())

    def earlier(self) -> View:
        """The same view of the comparable period before."""
        return replace(self, month=self.window.before(self.month))


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


def scorecard(edition: Edition, reference: Reference, view: View) -> Scorecard:
    """Score every reporting unit of a view and its groups.

    Raises:
        KpiError: `unknown_unit` where `under` is no unit of that month.
    """
    tree = reference.register.at(view.month)
    head = find_unit(reference.register, view.month, view.under or reference.scope)
    units = reporting(tree, under=head.code, level=view.level)
    rows = score_units(
        units, view.question, reference.rules, _figures(edition, reference, view, units)
    )
    return Scorecard(view, tree, head, rows, _groups(tree, head, rows))


def score_unit(edition: Edition, reference: Reference, view: View, code: str) -> tuple[Score, ...]:
    """The rows of one unit; one that need not report has rows only where it did.

    Raises:
        KpiError: `unknown_unit` where the code is no unit of that month.
    """
    unit = find_unit(reference.register, view.month, code)
    figures = _figures(edition, reference, view, (unit,))
    if not unit.reports and not figures:
        return ()
    return score_units((unit,), view.question, reference.rules, figures)


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


def _figures(edition: Edition, reference: Reference, view: View, units: Sequence[Unit]) -> Figures:
    months = view.question.months
    rows = queries.shares(edition, spans(reference, units, months), months, reference.indicators)
    return {
        (row.key, row.indicator): Counted.of(row.good, row.cases, row.months, mixed=row.mixed)
        for row in rows
    }
