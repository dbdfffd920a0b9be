"""Two periods of the same part of the tree side by side: what moved, turned, fell silent or began.

Units are matched by identity; one that is in one period only is never compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from metrics.counts.change import Change, change
from metrics.counts.month import Month, Window
from metrics.units.unit import Unit
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status

_RANK = {Status.MISSED: 0, Status.NEAR: 1, Status.MET: 2}


@dataclass(frozen=True)
class Step:
    """One row of the scorecard beside the same row of the period before."""

    before: Score | None
    """None where there was no such row."""
    after: Score

    @cached_property
    def change(self) -> Change:
        """The step between the shares."""
        return change(self.before.share if self.before else None, self.after.share)

    @property
    def turned(self) -> int:
        """How far the light went up, or down if negative; 0 where either judges nothing."""
        before = self.before.verdict.status if self.before else None
        after = self.after.verdict.status
        if before is None or not (before.judged and after.judged):
            return 0
        return _RANK[after] - _RANK[before]

    @property
    def certain(self) -> bool:
        """Whether the figures bear the later light."""
        return self.after.verdict.evidence is Evidence.CERTAIN


@dataclass(frozen=True, slots=True)
class Reporting:
    """Who has to report for a period, and who has not at all."""

    expected: tuple[Unit, ...]
    """Those with a month of the period that is due, or that reported before it was."""
    silent: tuple[Unit, ...]
    """Those of them of which nothing expected of the period stands."""
    lacking: tuple[Unit, ...]
    """Those that gave figures of some months that are due and were silent in others."""
    waiting: tuple[Unit, ...]
    """Those without a figure whose months are all not due yet."""

    @property
    def reported(self) -> int:
        """How many have given figures."""
        return len(self.expected) - len(self.silent)


@dataclass(frozen=True)
class Side:
    """What is known of one period."""

    month: Month
    """The month that chose it."""
    total: tuple[Score, ...]
    """The head's group rows."""
    units: tuple[Score, ...]
    reporting: Reporting

    @cached_property
    def has_figures(self) -> bool:
        """Whether anything of it was scored."""
        return any(row.share is not None for row in self.total)


@dataclass(frozen=True)
class Comparison:
    """A period and the comparable one before."""

    window: Window
    after: Side
    before: Side | None
    """None where the head did not exist then."""

    @cached_property
    def totals(self) -> tuple[Step, ...]:
        """The head's rows that have a target."""
        steps = _steps(self.after.total, self.before.total if self.before else ())
        return tuple(step for step in steps if step.after.goal is not None)

    @cached_property
    def units(self) -> tuple[Step, ...]:
        """The rows of units whose light turned, in the order of the scorecard."""
        steps = _steps(self.after.units, self.before.units if self.before else ())
        return tuple(step for step in steps if step.turned)

    @property
    def newly_missed(self) -> tuple[Step, ...]:
        """Lights that were met or near; the certain ones first, then the most missing cases."""
        found = [step for step in self.units if step.after.verdict.status is Status.MISSED]
        return tuple(
            sorted(found, key=lambda step: (not step.certain, -(step.after.verdict.short_by or 0)))
        )

    @property
    def newly_met(self) -> tuple[Step, ...]:
        """Lights that were near or missed."""
        return tuple(step for step in self.units if step.after.verdict.status is Status.MET)

    @property
    def newly_silent(self) -> tuple[Unit, ...]:
        """Units without a figure that gave some in the period before."""
        if self.before is None:
            return ()
        gave = _identities(self.before.reporting.expected) - _identities(
            self.before.reporting.silent
        )
        return tuple(unit for unit in self.after.reporting.silent if unit.identity in gave)

    @property
    def back(self) -> tuple[Unit, ...]:
        """Units with figures that gave none in the period before."""
        if self.before is None:
            return ()
        silent = _identities(self.before.reporting.silent)
        now = _identities(self.after.reporting.silent)
        return tuple(
            unit
            for unit in self.after.reporting.expected
            if unit.identity in silent and unit.identity not in now
        )

    @property
    def began(self) -> tuple[Unit, ...]:
        """Units that did not have to report, or did not exist, in the period before."""
        return _without(self.after.units, self.before.units if self.before else ())

    @property
    def ended(self) -> tuple[Unit, ...]:
        """Units of the period before that are no more."""
        return _without(self.before.units, self.after.units) if self.before else ()


def _steps(after: Sequence[Score], before: Sequence[Score]) -> Iterator[Step]:
    known = {_key(row): row for row in before}
    yield from (Step(known.get(_key(row)), row) for row in after)


def _key(row: Score) -> tuple[str, str]:
    return row.unit.identity, row.indicator.code


def _identities(units: Iterable[Unit]) -> set[str]:
    return {unit.identity for unit in units}


def _without(rows: Sequence[Score], others: Sequence[Score]) -> tuple[Unit, ...]:
    """The units of some rows that have none among the others, each once."""
    known = {row.unit.identity for row in others}
    found = {row.unit.identity: row.unit for row in rows if row.unit.identity not in known}
    return tuple(found.values())
