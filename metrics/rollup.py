"""From shares of units to the rows of a scorecard, for units and for groups of units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add

from metrics.indicator import Indicator
from metrics.month import Month, Window
from metrics.share import Share
from metrics.target import Goal, Targets, weighted
from metrics.unit import Level, Register, Tree, Unit
from metrics.verdict import Verdict, judge

Deadline = Callable[[Month], date]
"""The last day on which a month's figures are in time."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What the store knows of one unit and indicator over a window."""

    share: Share | None
    months: tuple[Month, ...]
    """The months that counted: all measures of the indicator were there."""
    mixed: bool = False
    """Whether numerator and denominator come from different uploads."""


@dataclass(frozen=True, slots=True)
class Score:
    """One row of the scorecard: a unit, or a group under its head, and one indicator."""

    unit: Unit
    indicator: Indicator
    share: Share | None
    goal: Goal | None
    verdict: Verdict
    months: tuple[Month, ...]
    """The months of the window that counted; for a group, those of any part."""
    expected: tuple[Month, ...]
    """The months that were due, or counted before they were due."""
    mixed: bool = False
    """Whether numerator and denominator come from different uploads."""
    units_reported: int | None = None
    """Groups only: how many of the parts are in the sum."""
    units_expected: int | None = None

    @property
    def months_reported(self) -> int:
        """How many months counted."""
        return len(self.months)

    @property
    def months_expected(self) -> int:
        """How many months should have counted."""
        return len(self.expected)

    @property
    def incomplete(self) -> bool:
        """Whether months or parts are missing from a row that is scored all the same."""
        return self.share is not None and (
            self.months_reported < self.months_expected
            or (self.units_reported or 0) < (self.units_expected or 0)
        )


@dataclass(frozen=True, slots=True)
class Question:
    """What a scorecard is asked for."""

    month: Month
    window: Window
    as_of: date
    """The day on which deadlines are judged."""

    @property
    def months(self) -> tuple[Month, ...]:
        """The months of the window."""
        return self.window.months(self.month)


@dataclass(frozen=True)
class Rules:
    """Everything but the figures that a verdict depends on."""

    register: Register
    indicators: tuple[Indicator, ...]
    targets: Targets
    deadline: Deadline


_NOTHING = Counted(None, ())

Figures = Mapping[tuple[str, str], Counted]
"""By identity of the unit and code of the indicator; absent where no month counted."""


def score_units(
    units: Iterable[Unit], question: Question, rules: Rules, figures: Figures
) -> tuple[Score, ...]:
    """One row per unit and indicator, in the order given."""
    expectation = _Expectation(question, rules)
    return tuple(
        _score_unit(unit, indicator, figures, expectation)
        for unit in units
        for indicator in rules.indicators
    )


def _score_unit(
    unit: Unit, indicator: Indicator, figures: Figures, expectation: _Expectation
) -> Score:
    counted = figures.get((unit.identity, indicator.code), _NOTHING)
    expected = expectation.months(unit, counted.months)
    goal = expectation.goal(unit, indicator, expected)
    verdict = judge(counted.share, goal, due=bool(expected), margin=indicator.near_margin)
    return Score(
        unit, indicator, counted.share, goal, verdict, counted.months, expected, counted.mixed
    )


class _Expectation:
    """Which months were due from which unit, and which target then held."""

    def __init__(self, question: Question, rules: Rules) -> None:
        self._question = question
        self._rules = rules
        self._due = {month for month in question.months if question.as_of > rules.deadline(month)}
        self._obliged: dict[str, tuple[Month, ...]] = {}
        self._goals: dict[tuple[str, str, Month], Goal | None] = {}

    def months(self, unit: Unit, counted: Sequence[Month]) -> tuple[Month, ...]:
        """The months in which the unit had to report and was due or did (contract §6)."""
        if unit.identity not in self._obliged:
            self._obliged[unit.identity] = tuple(
                month for month in self._question.months if self._must(unit, month)
            )
        obliged = self._obliged[unit.identity]
        return tuple(month for month in obliged if month in self._due or month in counted)

    def _must(self, unit: Unit, month: Month) -> bool:
        row = self._rules.register.row_in(unit.identity, month)
        return row is not None and row.reports

    def goal(self, unit: Unit, indicator: Indicator, expected: Sequence[Month]) -> Goal | None:
        """The target valid in the last expected month, or in the chosen one before any is due."""
        month = expected[-1] if expected else self._question.month
        key = (unit.code, indicator.code, month)
        if key not in self._goals:
            line = self._rules.register.at(month).line(unit.code)
            target = self._rules.targets.choose(indicator.code, unit.level, line, month)
            self._goals[key] = Goal.of(target) if target else None
        return self._goals[key]


def score_group(head: Unit, parts: Sequence[Score]) -> Score:
    """Sum the parts' rows of one indicator under their head.

    A group's percent is Σk ÷ Σn over the parts that reported, its goal the weighted one; its
    months are those of any part.

    Args:
        head: The unit whose code the row carries.
        parts: The rows of the units in the group, all of one indicator and not empty.
    """
    indicator = parts[0].indicator
    shares = [part.share for part in parts if part.share is not None]
    share = reduce(add, shares) if shares else None
    goal = weighted([(part.goal, part.share.cases if part.share else 0) for part in parts])
    expected = _union(part.expected for part in parts)
    return Score(
        head,
        indicator,
        share,
        goal,
        judge(share, goal, due=bool(expected), margin=indicator.near_margin),
        _union(part.months for part in parts),
        expected,
        any(part.mixed for part in parts),
        len(shares),
        len(parts),
    )


def _union(months: Iterable[tuple[Month, ...]]) -> tuple[Month, ...]:
    return tuple(sorted(set().union(*months)))


def group_parts(head: Unit, tree: Tree, rows: Iterable[Score]) -> list[Score]:
    """The rows that are summed under a head: itself and everything below it.

    A division is never a part: what it settles the one-stop of its district has received and
    reports (contract §2).
    """
    codes = {unit.code for unit in tree.under(head.code) if unit.level is not Level.DIVISION}
    return [row for row in rows if row.unit.code in codes]


def reporting(
    tree: Tree, *, under: str | None = None, level: Level | None = None
) -> tuple[Unit, ...]:
    """The units that must report, parents before children; KeyError for an unknown `under`."""
    units = tree.under(under) if under else tuple(tree.values())
    return tuple(unit for unit in units if unit.reports and (level is None or unit.level is level))
