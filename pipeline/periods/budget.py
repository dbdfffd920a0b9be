"""What the rest of the year still allows and demands of a unit or a group, target by target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache

from metrics.counts.month import Month, Window
from metrics.counts.share import Share
from metrics.plans.indicator import Indicator
from metrics.plans.target import Goal, weighted
from metrics.units.unit import Unit
from metrics.verdicts.belonging import GroupPart, obliged, parts_of
from metrics.verdicts.budget import (
    Budget,
    BudgetPart,
    Prospect,
    expected_volume,
    group_budget,
    has_budget,
    year_end,
)
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import Score
from pipeline.desk.books import Books
from pipeline.periods.history import last_months
from pipeline.scores.scorecard import Light, View
from pipeline.sums.extent import alike_since
from pipeline.sums.groups import PartScores
from pipeline.sums.monthly import monthly

RECENT = 3
"""So many last months say how good those to come will be: a quarter, as plans are followed. Fewer
would follow chance; more would tell of a way of working that may be long gone."""


@dataclass(frozen=True, slots=True)
class YearBudget:
    """One indicator of a unit or of a group, to the end of the year."""

    unit: Unit
    indicator: Indicator
    goal: Goal
    """The target of the year to date; the weighted one for a group."""
    budget: Budget
    left: tuple[Month, ...]
    """The months of the year still to count, in order."""
    silent: tuple[Month, ...]
    """Those of them that are over: figures of them may still come."""
    silent_units: int
    """How many units have such months; of a single unit, 1 or 0."""
    until: date
    """31 December, or the last day of a unit that ends before."""
    ends_at: Fraction | None
    """The percent the year comes to if the rest is like the last `RECENT` months; None where
    nothing can be said."""

    @property
    def ended(self) -> bool:
        """Whether no month is still to come, only figures of months that are over."""
        return self.left == self.silent


@dataclass(frozen=True, slots=True)
class YearEnds:
    """How the year of a group and of the units in it stands."""

    group: Mapping[str, YearBudget]
    """By indicator; absent without a target, or where months do not add up."""
    lost: tuple[YearBudget, ...]
    """Units whose target can no longer be reached whatever comes, the most missing first."""


def year_ends(books: Books, view: View) -> YearEnds:
    """The year of the group under a view's head, and what in it is out of reach for certain.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of the view's month.
    """
    reference = books.reference
    head = view.head(reference)
    found = parts_of(reference.register, head, Window.YEAR.months(view.month), view.level)
    year = _Year(books, view, found, _adding_up(reference))
    parts: dict[str, list[Score]] = {}
    for score in year.scores:
        parts.setdefault(score.indicator.code, []).append(score)
    group = {code: year.budget(head, scores, year.later) for code, scores in parts.items()}
    # One that has ended has nothing more to reach.
    here = {part.unit.identity for part in found if view.month in part.months}
    own = (year.budget(each.unit, [each]) for each in year.scores if each.unit.identity in here)
    lost = [row for row in own if row and row.budget.prospect is Prospect.IMPOSSIBLE]
    return YearEnds(
        {code: row for code, row in group.items() if row is not None},
        tuple(sorted(lost, key=lambda row: -_missing(row.budget))),
    )


def _missing(found: Budget) -> int:
    """How many good cases the year will lack at the least."""
    if found.high is not None:
        return found.high.needed - found.high.remaining
    return found.so_far.bad if found.so_far else 0


def budgets(books: Books, view: View) -> tuple[YearBudget, ...]:
    """The year of a view's head alone, as its months up to the view's show it.

    One row an indicator that has a target for the unit and whose months add up to a year, in the
    order of the indicators.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of the view's month.
    """
    reference = books.reference
    unit = view.head(reference)
    months = Window.YEAR.months(view.month)
    # One that need not report may have reported all the same.
    part = GroupPart(unit, obliged(reference.register, unit.identity, months) or months)
    year = _Year(books, view, (part,), _adding_up(reference))
    rows = (year.budget(unit, [each]) for each in year.scores)
    return tuple(row for row in rows if row is not None)


def group_budget_of(books: Books, light: Light) -> YearBudget | None:
    """The year of the group under a view's head for one indicator; the window plays no part.

    Returns:
        None where the group has no target or the indicator's months do not add up.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of the view's month.
    """
    reference, view = books.reference, light.view
    head = view.head(reference)
    chosen = tuple(each for each in _adding_up(reference) if each.code == light.indicator)
    parts = parts_of(reference.register, head, Window.YEAR.months(view.month), view.level)
    if not chosen or not parts:
        return None
    year = _Year(books, view, parts, chosen)
    return year.budget(head, year.scores, year.later)


def _adding_up(reference: Reference) -> tuple[Indicator, ...]:
    return tuple(each for each in reference.indicators if has_budget(each))


class _Year:
    """The months of some units since the January before the chosen month's."""

    def __init__(
        self,
        books: Books,
        view: View,
        parts: Sequence[GroupPart],
        indicators: Sequence[Indicator],
    ) -> None:
        self._month = view.month
        self._reference = books.reference
        units = [part.unit for part in parts]
        # Asked again for every indicator, and for a unit alone and in its group.
        self._left = cache(self._months_left)
        # From the January of last year on: its months tell what those of this one will hold.
        months = Month(view.month.year - 1, 1).to(view.month)
        self._series = monthly(books, units, months, indicators)
        self._obliged = {part.unit.identity: part.months for part in parts}
        question = replace(view, window=Window.YEAR_TO_DATE).asked(books.today)
        rules = replace(books.reference.rules, indicators=tuple(indicators))
        # As stored and not out of the months alone: a balance of several counts whole.
        so_far = PartScores(books, question, rules)
        begun = [
            GroupPart(part.unit, months)
            for part in parts
            if (months := tuple(month for month in part.months if month <= view.month))
        ]
        so_far.read(begun)
        self.later = len(parts) - len(begun)
        """How many of them have no month yet: successors after a merger that is still to come."""
        self.scores = tuple(score for part in begun for score in so_far.of(part))

    def budget(self, unit: Unit, scores: Sequence[Score], later: int = 0) -> YearBudget | None:
        """The budget of the sum of some rows of one indicator; None without a target.

        Args:
            unit: Whose it is.
            scores: The rows.
            later: How many units add to the sum only later in the year.
        """
        goal = weighted([(each.goal, each.share.cases if each.share else 0) for each in scores])
        if goal is None:
            return None
        left = {month for score in scores for month in self._left_of(score)}
        silent = [self._silent(score) for score in scores]
        found = group_budget(
            # A part without a target has no cases, or the group would have no target either.
            [self._part(score, score.goal.percent) for score in scores if score.goal],
            later,
        )
        return YearBudget(
            unit,
            scores[0].indicator,
            goal,
            found,
            tuple(sorted(left)),
            tuple(sorted({month for months in silent for month in months})),
            sum(bool(months) for months in silent),
            max(self._until(score.unit) for score in scores),
            year_end(found.so_far, found.volume, self._recent(unit, scores)),
        )

    def _alike(self, unit: Unit, months: Iterable[Month]) -> list[Month]:
        """Those of some months in which a unit, or the group under it, was what it is now.

        What another extent came to says nothing of the months that this one has left.
        """
        since = alike_since(self._reference, unit, self._month.last_day)
        return [month for month in months if since is None or month.first_day >= since]

    def _recent(self, unit: Unit, scores: Sequence[Score]) -> Share:
        months = self._alike(unit, last_months(self._month, RECENT))
        shares = (
            self._series.get((score.unit.identity, score.indicator.code), {}).get(month)
            for score in scores
            for month in months
        )
        return sum((share for share in shares if share is not None), Share(0, 0))

    def _part(self, score: Score, percent: Fraction) -> BudgetPart:
        months = self._series.get((score.unit.identity, score.indicator.code), {})
        cases = {month: months[month].cases for month in self._alike(score.unit, months)}
        volume = expected_volume(cases, self._month, self._left_of(score))
        return BudgetPart(score.share, percent, volume)

    def _months_left(self, identity: str, counted: tuple[Month, ...]) -> list[Month]:
        return [month for month in self._obliged[identity] if month not in counted]

    def _left_of(self, score: Score) -> list[Month]:
        return self._left(score.unit.identity, score.months)

    def _silent(self, score: Score) -> list[Month]:
        return [month for month in self._left_of(score) if month <= self._month]

    def _until(self, unit: Unit) -> date:
        return self._obliged[unit.identity][-1].last_day
