"""From shares of units to the rows of a scorecard, for units and for groups of units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from metrics.calendar.rules_edit import NOTHING_SET, OfficeRules
from metrics.counts.measure import ways
from metrics.counts.month import Month, Window
from metrics.counts.share import Share
from metrics.plans.indicator import Indicator
from metrics.plans.target import Goal, Target, Targets, weighted
from metrics.units.unit import Level, Register, Tree, Unit
from metrics.verdicts.verdict import Verdict, judge

Deadline = Callable[[Month], date]
"""The last day on which a month's figures are in time."""

Place = tuple[Level, tuple[str, ...], Month]
"""Level, scopes from the nearest up and month: what decides which targets hold."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What the store knows of one unit and indicator over a window."""

    share: Share | None
    """None: no month counted, or more good cases than cases were stated."""
    months: tuple[Month, ...]
    """The months that counted: all measures of the indicator were there. Without a share, those
    that state more good cases than cases."""
    mixed: bool = False
    """Whether numerator and denominator come from different uploads."""

    @classmethod
    def of(
        cls, good: int, cases: int, months: tuple[Month, ...], *, mixed: bool = False
    ) -> Counted:
        """Sums as stored; where they are no part of a whole nothing is scored (contract §6)."""
        return cls(Share(good, cases) if 0 <= good <= cases else None, months, mixed)


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
    gaps: tuple[Unit, ...] = ()
    """Groups only: those of the parts in the sum that lack a month of the window."""
    silent: tuple[Unit, ...] = ()
    """Groups only: the parts that should be in the sum and are not."""

    @property
    def months_reported(self) -> int:
        """How many months counted; none where what they state contradicts itself."""
        return len(self.months) if self.share is not None else 0

    @property
    def months_expected(self) -> int:
        """How many months should have counted."""
        return len(self.expected)

    @property
    def surplus(self) -> int | None:
        """Good cases above what the target asks for, below 0 where they are short of it.

        None where nothing is judged. The target asks for the least whole number of cases that meets
        it, so the surplus of 97 of 100 against 97 % is 0.
        """
        if self.share is None or self.goal is None or not self.verdict.status.judged:
            return None
        needed = -(-(self.goal.percent * self.share.cases) // 100)
        return self.share.good - int(needed)

    @property
    def incomplete(self) -> bool:
        """Whether months or parts are missing from a row that is scored all the same."""
        return self.share is not None and (
            self.months_reported < self.months_expected
            or (self.units_reported or 0) < (self.units_expected or 0)
            or bool(self.gaps)
        )


@dataclass(frozen=True, slots=True)
class ScoreQuestion:
    """What a scorecard is asked for."""

    month: Month
    window: Window
    as_of: date
    """The day on which deadlines are judged."""
    only: tuple[Month, ...] | None = None
    """The months of the window that are meant; None: all."""

    @property
    def months(self) -> tuple[Month, ...]:
        """The months that are asked about."""
        return self.window.months(self.month) if self.only is None else self.only


@dataclass(frozen=True)
class Rules:
    """Everything but the figures that a verdict depends on."""

    register: Register
    indicators: tuple[Indicator, ...]
    targets: Targets
    deadline: Deadline
    office: OfficeRules = NOTHING_SET
    """What the office set, each from its day on."""

    def place(self, row: Unit, month: Month) -> Place:
        """Where a unit, by its row of a month, stands among the targets.

        Most units share their level and the scopes above them, and so their targets.
        """
        line = self.register.at(month).line(row.code)
        return row.level, tuple(code for code in line if code in self.targets.scopes), month

    def asked(self, place: Place) -> Mapping[str, Target]:
        """The targets that hold at a place, by indicator."""
        chosen = ((each.code, self.targets.choose(each.code, *place)) for each in self.indicators)
        return {code: target for code, target in chosen if target is not None}


def expected_indicators(rules: Rules, place: Place) -> frozenset[str]:
    """The indicators that have a target there; without any, `on_time` (contract §7)."""
    return frozenset(rules.asked(place)) or frozenset({"on_time"})


def expected_measures(rules: Rules, place: Place) -> frozenset[str]:
    """The measures of the indicators that are expected there."""
    asked = expected_indicators(rules, place)
    return frozenset(
        measure
        for indicator in rules.indicators
        if indicator.code in asked
        for way in (*ways(indicator.numerator), *ways(indicator.denominator))
        for measure in way
    )


_NOTHING = Counted(None, ())

Figures = Mapping[tuple[str, str], Counted]
"""By identity of the unit and code of the indicator; absent where no month counted."""


def score_units(
    units: Iterable[Unit], question: ScoreQuestion, rules: Rules, figures: Figures
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
    # Figures that contradict each other are not scored, however much time is left.
    due = bool(expected or counted.months)
    verdict = judge(counted.share, goal, due=due, margin=indicator.near_margin)
    return Score(
        unit, indicator, counted.share, goal, verdict, counted.months, expected, counted.mixed
    )


class _Expectation:
    """Which months were due from which unit, and which targets then held."""

    def __init__(self, question: ScoreQuestion, rules: Rules) -> None:
        self._question = question
        self._rules = rules
        self._window = question.months
        self._early = {month for month in self._window if question.as_of <= rules.deadline(month)}
        self._obliged: dict[str, tuple[Month, ...]] = {}
        self._due: dict[str, tuple[Month, ...]] = {}
        self._goals_of: dict[tuple[str, Month], Mapping[str, Goal]] = {}
        self._goals_in: dict[Place, Mapping[str, Goal]] = {}

    def months(self, unit: Unit, counted: Sequence[Month]) -> tuple[Month, ...]:
        """The months in which the unit had to report and was due or did (contract §6)."""
        if unit.identity not in self._due:
            obliged = tuple(month for month in self._window if self._must(unit, month))
            self._obliged[unit.identity] = obliged
            self._due[unit.identity] = tuple(month for month in obliged if month not in self._early)
        # Nearly every unit of a scope: what was worked out once serves all its indicators.
        if self._early.isdisjoint(counted):
            return self._due[unit.identity]
        obliged = self._obliged[unit.identity]
        return tuple(month for month in obliged if month not in self._early or month in counted)

    def _must(self, unit: Unit, month: Month) -> bool:
        row = self._rules.register.row_in(unit.identity, month)
        return row is not None and row.reports

    def goal(self, unit: Unit, indicator: Indicator, expected: Sequence[Month]) -> Goal | None:
        """The target valid in the last expected month, or in the last of all before any is due."""
        month = expected[-1] if expected else self._window[-1]
        key = (unit.identity, month)
        if key not in self._goals_of:
            self._goals_of[key] = self._goals(unit, month)
        return self._goals_of[key].get(indicator.code)

    def _goals(self, unit: Unit, month: Month) -> Mapping[str, Goal]:
        # A unit may have had another code, level or parent in that month.
        row = self._rules.register.row_in(unit.identity, month) or unit
        place = self._rules.place(row, month)
        if place not in self._goals_in:
            asked = self._rules.asked(place)
            margins = self._rules.office.margins(month.last_day)
            self._goals_in[place] = {
                code: Goal.of(target, margins) for code, target in asked.items()
            }
        return self._goals_in[place]


def score_group(head: Unit, parts: Sequence[Score]) -> Score:
    """Sum the parts' rows of one indicator under their head.

    A group's percent is Σk ÷ Σn over the parts that reported, its goal the weighted one; its
    months are those of any part. A part that had to report in no month that is due counts only
    where it did report.

    Args:
        head: The unit whose code the row carries.
        parts: The rows of the units in the group, all of one indicator and not empty; each over the
            months in which the unit belonged to the group.
    """
    indicator = parts[0].indicator
    counted = [(part, part.share) for part in parts if part.share is not None]
    share = _sum([share for _, share in counted])
    # By cases, as the percent is: where every part just meets its own target, so does the group.
    goal = weighted([(part.goal, part.share.cases if part.share else 0) for part in parts])
    due = any(part.expected or part.months for part in parts)
    return Score(
        head,
        indicator,
        share,
        goal,
        judge(share, goal, due=due, margin=indicator.near_margin),
        _union(part.months for part, _ in counted),
        _union(part.expected for part in parts),
        any(part.mixed for part, _ in counted),
        len(counted),
        sum(bool(part.expected or part.months) for part in parts),
        tuple(part.unit for part, _ in counted if part.incomplete),
        tuple(part.unit for part in parts if part.share is None and (part.expected or part.months)),
    )


def _sum(shares: Sequence[Share]) -> Share | None:
    if not shares:
        return None
    return Share(sum(share.good for share in shares), sum(share.cases for share in shares))


def _union(months: Iterable[tuple[Month, ...]]) -> tuple[Month, ...]:
    return tuple(sorted(set(chain.from_iterable(set(months)))))


def group_parts(head: Unit, tree: Tree, rows: Iterable[Score]) -> list[Score]:
    """The rows that are summed under a head: itself and everything below it.

    A division is never a part: what it settles the one-stop of its district has received and
    reports (contract §2).
    """
    # Counting both would count the same dossiers twice.
    codes = {unit.code for unit in tree.under(head.code) if unit.level is not Level.DIVISION}
    return [row for row in rows if row.unit.code in codes]


def reporting(
    tree: Tree, *, under: str | None = None, level: Level | None = None
) -> tuple[Unit, ...]:
    """The units that must report, parents before children; KeyError for an unknown `under`."""
    heads = [under] if under else [unit.code for unit in tree.values() if unit.parent not in tree]
    units = chain.from_iterable(tree.under(head) for head in heads)
    return tuple(unit for unit in units if unit.reports and (level is None or unit.level is level))
