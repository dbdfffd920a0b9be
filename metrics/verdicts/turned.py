"""Which lights an edit of plans, units or settings would turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from metrics.counts.month import Month
from metrics.plans.indicator import Indicator
from metrics.plans.target import Goal
from metrics.units.unit import Unit
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status


@dataclass(frozen=True, slots=True)
class Turn:
    """A light that would be another, or would have another target."""

    month: Month
    unit: Unit
    indicator: Indicator
    before: Status | None
    """None: the unit has no such light now."""
    after: Status | None
    """None: it would have none any more."""
    goal: Goal | None
    """What it would be judged against."""


@dataclass(frozen=True, slots=True)
class Turned:
    """What an edit would do to the lights of the months with figures."""

    months: tuple[Month, ...]
    """Those that were looked at, oldest first: with figures, and from the day of the edit on."""
    lights: int
    """How many lights stand in them now."""
    turns: tuple[Turn, ...]
    """Those that would turn."""
    asked: int
    """How many keep their light and would have another target."""


def turns(month: Month, before: Iterable[Score], after: Iterable[Score]) -> Iterator[Turn]:
    """Every light of a month whose status or target differ, units in their order.

    Args:
        month: Which.
        before: The rows of single units as they are.
        after: The same as they would be.
    """
    was, would = _by_place(before), _by_place(after)
    for key in dict.fromkeys((*was, *would)):
        one, other = was.get(key), would.get(key)
        if _seen(one) != _seen(other):
            row = other or one
            assert row is not None
            yield Turn(
                month,
                row.unit,
                row.indicator,
                _light(one),
                _light(other),
                other.goal if other else None,
            )


def _by_place(rows: Iterable[Score]) -> Mapping[tuple[str, str], Score]:
    return {(row.unit.identity, row.indicator.code): row for row in rows}


def _light(score: Score | None) -> Status | None:
    return score.verdict.status if score else None


def _seen(score: Score | None) -> object:
    return score and (score.verdict.status, score.goal and score.goal.percent)
