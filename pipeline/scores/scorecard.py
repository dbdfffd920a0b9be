"""Counts beside targets become the rows every screen, report and command shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, groupby

from metrics.counts.errors import KpiError
from metrics.counts.month import Month, Window
from metrics.units.register import find_unit
from metrics.units.unit import Level, Tree, Unit
from metrics.verdicts.belonging import GroupPart, districts_of, obliged, parts_of
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import Score, ScoreQuestion, reporting, score_units
from pipeline.desk.books import Books
from pipeline.sums.groups import PartScores, stored


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
        """The head of the part of the tree that is looked at, as it last was in the window.

        Raises:
            KpiError: `unknown_unit` where `under` was no unit in any month of the window.
        """
        register, code = reference.register, self.under or reference.scope
        # Codes are used again: the chosen month says which unit is meant, where it knows the code.
        for month in (self.month, *reversed(self.months)):
            unit = register.at(month).get(code)
            if unit is not None:
                rows = (register.row_in(unit.identity, each) for each in reversed(self.months))
                return next((row for row in rows if row is not None), unit)
        return find_unit(register, self.month, code)

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
    parts: tuple[GroupPart, ...]
    """Who is summed in the head's rows, each for as long as it belonged to it."""
    members: Mapping[str, tuple[Score, ...]]
    """The rows that are summed in each group, by the identity of its head."""

    @property
    def total(self) -> tuple[Score, ...]:
        """The head's group rows, one per indicator."""
        return tuple(row for row in self.groups if row.unit.code == self.head.code)

    @property
    def summed(self) -> tuple[Score, ...]:
        """The rows that the head's are the sums of."""
        return self.members[self.head.identity]

    def of(self, code: str) -> tuple[Score, ...]:
        """The rows of one unit, one per indicator; empty where it must not report."""
        return tuple(row for row in self.units if row.unit.code == code)


def scorecard(books: Books, view: View) -> Scorecard:
    """Score every reporting unit of a view and its groups.

    Raises:
        KpiError: `unknown_unit` where `under` was no unit in any month of the window.
    """
    reference = books.reference
    tree = reference.register.at(view.months[-1])
    head = view.head(reference)
    units = units_of(reference, view, head)
    figures = stored(books, units, view.months, reference.indicators)
    rows = score_units(units, view.asked(books.today), reference.rules, figures)
    return Scorecard(view, tree, head, rows, *_groups(books, view, head, rows))


def units_of(reference: Reference, view: View, head: Unit) -> tuple[Unit, ...]:
    """The units that must report under a view's head in the last month of its window."""
    last = view.months[-1]
    row = reference.register.row_in(head.identity, last)
    tree = reference.register.at(last)
    return reporting(tree, under=row.code, level=view.level) if row else ()


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
    figures = stored(books, (unit,), view.months, reference.indicators)
    if not unit.reports and not figures:
        return ()
    return score_units((unit,), view.asked(books.today), reference.rules, figures)


def _groups(
    books: Books, view: View, head: Unit, rows: Sequence[Score]
) -> tuple[tuple[Score, ...], tuple[GroupPart, ...], dict[str, tuple[Score, ...]]]:
    """The rows of the groups, the head's parts, and the rows of all parts by head."""
    register, months = books.reference.register, view.months
    scored = PartScores(books, view.asked(books.today), books.reference.rules)
    for identity, own in groupby(rows, key=lambda row: row.unit.identity):
        must = obliged(register, identity, months)
        # Its own row holds what it told in other months too, as a part it does not.
        if len(must) == sum(register.row_in(identity, month) is not None for month in months):
            scored.know(must, own)
    heads = (*districts_of(register, head, months), head)
    of_heads = [(each, parts_of(register, each, months, view.level)) for each in heads]
    groups = tuple(row for each, found in of_heads for row in scored.group(each, found))
    members = {
        each.identity: tuple(chain.from_iterable(map(scored.of, found))) for each, found in of_heads
    }
    return groups, of_heads[-1][1], members
