"""The traffic light: a pure function of figures, target and deadline (contract §3 and §6)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from metrics.share import Interval, Share, decimal
from metrics.target import Goal


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
    interval: Interval | None = None


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
    if share.cases == 0:
        return Verdict(Status.NO_CASES)
    interval = share.wilson()
    if goal is None:
        return Verdict(Status.NO_TARGET, percent=share.percent, interval=interval)
    return Verdict(
        _status(share, goal, margin),
        _evidence(interval, goal.percent),
        share.percent,
        share.percent - goal.percent,
        _short_by(share, goal.percent),
        interval,
    )


def near_margin(goal: Goal, margin: Decimal | None) -> Decimal:
    """The target's margin if set, else the indicator's, else 2 at 90 or more and 5 below."""
    if goal.near_margin is not None:
        return goal.near_margin
    if margin is not None:
        return margin
    return Decimal(2) if goal.percent >= 90 else Decimal(5)


def _status(share: Share, goal: Goal, margin: Decimal | None) -> Status:
    # Cross-multiplied in whole numbers: 0.97 * 100 is not 97 in binary.
    missing = goal.percent * share.cases - 100 * share.good
    if missing <= 0:
        return Status.MET
    allowed = Fraction(near_margin(goal, margin)) * share.cases
    return Status.NEAR if missing <= allowed else Status.MISSED


def _evidence(interval: Interval, percent: Fraction) -> Evidence:
    target = decimal(percent)
    certain = interval.low >= target or interval.high < target
    return Evidence.CERTAIN if certain else Evidence.UNCERTAIN


def _short_by(share: Share, percent: Fraction) -> int:
    needed = -(-(percent * share.cases) // 100)
    return max(0, int(needed) - share.good)
