"""The light of a target relative to the year before: more than the number it is compared with."""

from __future__ import annotations

from fractions import Fraction

from metrics.plans.target import Goal
from metrics.verdicts.verdict import Status, Verdict, near_margin


def judge_growth(now: int | None, base: int | None, goal: Goal | None, *, due: bool) -> Verdict:
    """Judge a number against the same of the year before.

    `percent` is this year's in percent of the year before, which is to be more than 100; as much is
    not more. Both are whole counts and no sample, so that no evidence is weighed.

    Args:
        now: None where it was not told.
        base: The year before's; None where it is not known: then nothing is scored.
        goal: None where no plan asks for it.
        due: Whether the reporting deadline has passed.
    """
    if now is None or base is None:
        return Verdict(Status.NOT_REPORTED if due else Status.NOT_DUE)
    percent = Fraction(100 * now, base) if base else None
    if goal is None:
        return Verdict(Status.NO_TARGET, percent=percent)
    gap = percent - 100 if percent is not None else None
    short = max(0, base + 1 - now)
    if not short:
        return Verdict(Status.MET, percent=percent, gap=gap, short_by=0)
    near = gap is not None and -gap <= Fraction(near_margin(goal, None))
    return Verdict(Status.NEAR if near else Status.MISSED, None, percent, gap, short)
