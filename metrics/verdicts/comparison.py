"""Two periods of the same part of the tree side by side: what moved, turned, fell silent or began.

Units are matched by identity; one that is in one period only is never compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from metrics.counts.change import Change
from metrics.counts.month import Month, Window
from metrics.units.restate import Mark
from metrics.units.unit import Unit
from metrics.verdicts.comparable import NOT_LIKENED, Likened
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status, judge

_RANK = {Status.MISSED: 0, Status.NEAR: 1, Status.MET: 2}


@dataclass(frozen=True)
class Step:
    """One row of the scorecard beside the same row of the period before."""

    before: Score | None
    """None where there was no such row."""
    after: Score
    like: Likened = NOT_LIKENED
    """Both as far as they are alike."""
    asked_anew: bool = True
    """Whether a plan changed a target between them, of a group of any of its units."""

    @property
    def change(self) -> Change:
        """The step between the shares."""
        return self.like.change

    @property
    def turned(self) -> int:
        """How far the light went up, or down if negative; 0 where either judges nothing."""
        if self.before is None or self.like.parted is not None:
            return 0
        return _risen(self.before.verdict.status, self.after.verdict.status)

    @property
    def target_rose(self) -> int:
        """1 where more is asked for than before, -1 where less is; 0 for the same or none."""
        was, now = self.before.goal if self.before else None, self.after.goal
        if was is None or now is None or not self.asked_anew:
            return 0
        return (now.percent > was.percent) - (now.percent < was.percent)

    @property
    def by_target(self) -> bool:
        """Whether the light turned because the target did: by the one before it had not."""
        if not self.turned or not self.target_rose:
            return False
        assert self.before is not None
        kept = self.by_goal_before
        return kept is not None and _risen(self.before.verdict.status, kept) * self.turned <= 0

    @property
    def by_goal_before(self) -> Status | None:
        """What the later figures were by the target of the period before; None without one."""
        if self.before is None or self.before.goal is None:
            return None
        margin = self.after.indicator.near_margin
        return judge(self.after.share, self.before.goal, due=True, margin=margin).status

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
    """The rows of the units that report at its end."""
    parts: tuple[Score, ...]
    """The rows that the head's are the sums of, of units that ended within it too."""
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
    likened: Mapping[str, Likened]
    """The head's rows of both, as far as they are alike, by indicator."""
    apart: frozenset[str]
    """Identities of units whose extent changed, so that their lights are not compared."""
    parted: Mark | None = None
    """What changed the extent of the whole."""

    @cached_property
    def totals(self) -> tuple[Step, ...]:
        """The head's rows that have a target."""
        return tuple(step for step in self.whole if step.after.goal is not None)

    @cached_property
    def whole(self) -> tuple[Step, ...]:
        """All rows of the head."""
        anew = {step.after.indicator.code for step in self._every if step.target_rose}
        steps = _steps(self.after.total, self.before.total if self.before else ())
        return tuple(
            Step(step.before, step.after, self.likened.get(code, NOT_LIKENED), code in anew)
            for step in steps
            for code in (step.after.indicator.code,)
        )

    @cached_property
    def _every(self) -> tuple[Step, ...]:
        steps = _steps(self.after.units, self.before.units if self.before else ())
        return tuple(step for step in steps if step.after.unit.identity not in self.apart)

    @cached_property
    def units(self) -> tuple[Step, ...]:
        """The rows of units whose light turned, in the order of the scorecard."""
        return tuple(step for step in self._every if step.turned)

    @cached_property
    def any_compared(self) -> bool:
        """Whether the light of any unit is set beside its own of the period before."""
        return any(step.before is not None for step in self._every)

    def of(self, row: Score) -> Step | None:
        """The step that a row of the later period is; None where it is of no unit or the head."""
        steps = self._every if row.units_expected is None else self.whole
        return next((step for step in steps if _key(step.after) == _key(row)), None)

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
        known = _units(self.before.parts if self.before else ())
        found = _units(self.after.parts)
        return tuple(unit for identity, unit in found.items() if identity not in known)

    @property
    def ended(self) -> tuple[Unit, ...]:
        """Units of either period that no longer report at the end of the later one."""
        if self.before is None:
            return ()
        there = _units(self.after.units)
        found = _units((*self.before.parts, *self.after.parts))
        return tuple(unit for identity, unit in found.items() if identity not in there)


def _steps(after: Sequence[Score], before: Sequence[Score]) -> Iterator[Step]:
    known = {_key(row): row for row in before}
    yield from (Step(known.get(_key(row)), row) for row in after)


def _risen(before: Status, after: Status) -> int:
    """How far a light went up, or down if negative; 0 where either judges nothing."""
    if not (before.judged and after.judged):
        return 0
    return _RANK[after] - _RANK[before]


def _key(row: Score) -> tuple[str, str]:
    return row.unit.identity, row.indicator.code


def _identities(units: Iterable[Unit]) -> set[str]:
    return {unit.identity for unit in units}


def _units(rows: Iterable[Score]) -> dict[str, Unit]:
    """The units of some rows by identity, each once."""
    return {row.unit.identity: row.unit for row in rows}
