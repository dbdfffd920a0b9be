"""The traffic light: a pure function of figures, target and deadline (contract §3 and §6)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from metrics.counts.share import Interval, Share
from metrics.plans.target import Goal


class Status(StrEnum):
    """The seven states of contract §3."""

    MET = "met"
    NEAR = "near"
    MISSED = "missed"
    NO_CASES = "no_cases"
    NOT_REPORTED = "not_reported"
    NOT_DUE = "not_due"
    NO_TARGET = "no_target"

    @property
    def judged(self) -> bool:
        """Whether figures were compared with a target."""
        return self in (Status.MET, Status.NEAR, Status.MISSED)


class Evidence(StrEnum):
    """Whether the figures bear the verdict."""

    CERTAIN = "certain"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status and the numbers it stands on; None where there is no such number."""

    status: Status
    evidence: Evidence | None = None
    percent: Fraction | None = None
    gap: Fraction | None = None
    """Percent minus target, in points."""
    short_by: int | None = None
    """How many more good cases would have met the target."""
    share: Share | None = None
    """What was judged, where there were cases."""

    @property
    def interval(self) -> Interval | None:
        """The exact 95 % interval; worked out where it is shown, which is seldom."""
        return self.share.exact() if self.share is not None else None


def judge(
    share: Share | None, goal: Goal | None, *, due: bool, margin: Decimal | None = None
) -> Verdict:
    """Judge one share against one goal.

    Args:
        share: None where a needed measure is missing.
        goal: None where no plan sets a number.
        due: Whether the reporting deadline has passed; matters only where the share is missing.
        margin: The indicator's own near margin in points, None for the default.
    """
    if share is None:
        return Verdict(Status.NOT_REPORTED if due else Status.NOT_DUE)
    # Before the target is asked for: without cases there is nothing to compare, whatever the plan
    # says.
    if share.cases == 0:
        return Verdict(Status.NO_CASES)
    if goal is None:
        return Verdict(Status.NO_TARGET, percent=share.percent, share=share)
    # In whole numbers: 0.97 * 100 is not 97 in binary. `missing` is 100·bottom times the good cases
    # that the target asks for and the share lacks.
    top, bottom = goal.percent.as_integer_ratio()
    missing = top * share.cases - 100 * bottom * share.good
    gap = Fraction(-missing, bottom * share.cases)
    return Verdict(
        _status(gap, goal, margin),
        Evidence.CERTAIN if share.wholly_beside(goal.percent) else Evidence.UNCERTAIN,
        share.percent,
        gap,
        max(0, -(-missing // (100 * bottom))),
        share,
    )


def near_margin(goal: Goal, margin: Decimal | None) -> Decimal:
    """The target's margin if set, else the indicator's, else the office's for 90 and for less."""
    if goal.near_margin is not None:
        return goal.near_margin
    if margin is not None:
        return margin
    return goal.margins.narrow if goal.percent >= 90 else goal.margins.wide


def _status(gap: Fraction, goal: Goal, margin: Decimal | None) -> Status:
    if gap >= 0:
        return Status.MET
    return Status.NEAR if -gap <= Fraction(near_margin(goal, margin)) else Status.MISSED
