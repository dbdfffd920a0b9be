"""Inspections: visits, what they conclude, and whether the indicator moved afterwards.

Source of the kinds: plan 284/KH-UBND of 2022, section III.3. What is inspected (section II) is
data, `data/reference/inspection.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from metrics.counts.change import Change, Movement
from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.units.heirs import Heirs
from metrics.units.restate import Mark
from metrics.verdicts.comparable import Likened

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
"""Days of visits, deadlines and closings lie between these; any other is a mistyped year."""


def plausible(day: date) -> bool:
    """Whether a day can be meant."""
    return EARLIEST <= day <= LATEST


class VisitKind(StrEnum):
    """How a unit is inspected (III.3)."""

    PLANNED = "planned"
    """Theo kế hoạch: announced by the schedule."""
    SURPRISE = "surprise"
    """Đột xuất: neither time nor place nor unit is announced."""
    REMOTE = "remote"
    """Từ xa: through the one-stop system and its cameras."""


class VisitState(StrEnum):
    """Where a visit stands."""

    SCHEDULED = "scheduled"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Justification:
    """Why a unit was chosen, in the words of the day it was chosen on; kept with its visit.

    It names units that were not chosen, so the inspected unit's people do not read it.
    """

    day: date
    figures_until: Month
    """The last month whose figures were looked at."""
    how: str
    """By risk, by rotation, by lot, or outside the quotas."""
    grounds: str
    """The figures and facts that spoke for it."""
    last_visit: date | None
    open_conclusions: int
    next_unit: str
    """Who stood next in the same order, and why that one was not taken."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of one team to one unit, as it stands now."""

    visit: str
    """Its name for people and links: `KT-2024-0007`."""
    unit: str
    """The code the unit had on the day of the visit."""
    identity: str
    authority: str
    """Code of the head whose quota it counts for: the province, or the unit's own district or
    department."""
    kind: VisitKind
    state: VisitState
    team: str
    first_day: date
    last_day: date
    contents: tuple[str, ...] = ()
    """Points of the plan's content list (`II.1` …); empty: the whole list."""
    plan: str | None = None
    """Code of the plan of inspection it is part of."""
    note: str = ""
    justification: Justification | None = None
    """None: put on the schedule without a list, or by a program that did not keep it."""

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError(f"{self.visit}: ends before it begins")
        if not self.team.strip():
            raise ValueError(f"{self.visit}: has no team")

    @property
    def secret(self) -> bool:
        """Whether the inspected unit's people must not know of it: unannounced and not done.

        A cancelled one stays secret, since it may be made up for.
        """
        return self.kind is VisitKind.SURPRISE and self.state is not VisitState.DONE

    @property
    def standing(self) -> bool:
        """Whether it took place or still shall."""
        return self.state is not VisitState.CANCELLED

    def overdue(self, day: date) -> bool:
        """Whether its days are over and nobody has said that it took place."""
        return self.state is VisitState.SCHEDULED and self.last_day < day

    @property
    def whole(self) -> bool:
        """Whether it covers the whole content list."""
        return not self.contents


class ConclusionState(StrEnum):
    """Where a conclusion stands on a day."""

    OPEN = "open"
    PROVEN = "proven"
    """Proof was handed in and waits to be accepted."""
    OVERDUE = "overdue"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A finding and what follows from it, as it stands now."""

    conclusion: str
    """Its name: `KL-2024-0003`."""
    visit: str
    finding: str
    recommendation: str
    responsible: str
    deadline: date
    content: str | None = None
    """Which point of the content list it belongs to."""
    indicator: str | None = None
    proof: str = ""
    """Number of the document that shows it done; empty: none yet."""
    closed_on: date | None = None
    file: str | None = None
    """The sha256 of the proof's file, kept beside the database."""
    file_name: str = ""

    def __post_init__(self) -> None:
        for said in (self.finding, self.recommendation, self.responsible):
            if not said.strip():
                raise ValueError(f"{self.conclusion}: finding, recommendation and who answers")
        if self.closed_on is not None and not self.proof.strip():
            raise ValueError(f"{self.conclusion}: closed without proof")

    def state(self, day: date) -> ConclusionState:
        """Where it stands on a day; the deadline itself is in time."""
        if self.closed_on is not None and self.closed_on <= day:
            return ConclusionState.CLOSED
        if day > self.deadline:
            return ConclusionState.OVERDUE
        return ConclusionState.PROVEN if self.proof.strip() else ConclusionState.OPEN

    def open_on(self, day: date) -> bool:
        """Whether it is not closed on a day."""
        return self.state(day) is not ConclusionState.CLOSED

    def carried(self, visit_year: int, day: date) -> bool:
        """Whether it comes from an earlier year and is still open on a day."""
        return visit_year < day.year and self.open_on(day)


EFFECT_MONTHS = 3
"""So many months on each side of a visit are compared."""


@dataclass(frozen=True, slots=True)
class VisitEffect:
    """An indicator before and after a visit."""

    before: Share | None
    after: Share | None
    months_before: tuple[Month, ...]
    """The months with figures on each side."""
    months_after: tuple[Month, ...]
    change: Change
    parted: Mark | None = None
    """What changed the unit's extent between the two sides, so that no change is claimed."""

    @property
    def enough(self) -> bool:
        """Whether both sides have all their months and cases; else it is "chưa đủ số liệu"."""
        return (
            len(self.months_before) == len(self.months_after) == EFFECT_MONTHS
            and self.change.movement is not Movement.UNKNOWN
        )


def sides(day: date, newest: Month | None = None) -> tuple[tuple[Month, ...], tuple[Month, ...]]:
    """The three months before the month of a visit, and the three that are set beside them.

    Args:
        day: The last day of the visit.
        newest: The last of the months after it; None: those right after it.
    """
    month = Month.of(day)
    end = newest or month.plus(EFFECT_MONTHS)
    before = tuple(month.plus(-back) for back in range(EFFECT_MONTHS, 0, -1))
    last = (end.plus(-back) for back in range(EFFECT_MONTHS - 1, -1, -1))
    return before, tuple(each for each in last if each > month)


def effect(
    shares: Mapping[Month, Share],
    day: date,
    newest: Month | None = None,
    parted: Mark | None = None,
) -> VisitEffect:
    """Compare the three months before the month of a visit with three after it.

    The month of the visit belongs to neither side. It says that the figures moved, not why.

    Args:
        shares: Of one unit and indicator by month; absent where not reported.
        day: The last day of the visit.
        newest: The last of the three months after it; None: those right after it.
        parted: What changed the unit's extent between the two sides.
    """
    before, after = (_known(shares, months) for months in sides(day, newest))
    earlier, later = _sum(before), _sum(after)
    step = Likened(earlier, later, parted=parted).change
    return VisitEffect(earlier, later, tuple(before), tuple(after), step, parted)


def _known(shares: Mapping[Month, Share], months: Iterable[Month]) -> dict[Month, Share]:
    return {month: shares[month] for month in months if month in shares}


def _sum(shares: Mapping[Month, Share]) -> Share | None:
    return sum(shares.values(), Share(0, 0)) if shares else None


def overlapping(one: Visit, other: Visit, days: int, heirs: Heirs) -> bool:
    """Whether two teams would stand at one unit within so many days of each other.

    A unit and the one it has gone whole into are one.
    """
    if one.visit == other.visit or one.team == other.team:
        return False
    if not (one.standing and other.standing) or other.identity not in heirs.kin(one.identity):
        return False
    gap = max(one.first_day, other.first_day) - min(one.last_day, other.last_day)
    return gap.days <= days
