"""What deserves an inspector's look: runs of months, silence, doubts and the reasons in codes."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from metrics.counts.change import Movement
from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.verdicts.direction import NO_DIRECTION, Direction
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status

BELOW = frozenset({Status.NEAR, Status.MISSED})
"""The lights of a unit that is below its target."""
SILENT = frozenset({Status.NOT_REPORTED})
"""What `word_of` says of a unit that is silent."""

FULL_MONTHS = 6
"""So many months of 100 % in a row, with cases in each, are worth a look."""
FULL_CASES = 100
"""So many cases must stand behind them: of few cases all may well be good."""
COPIED_FIGURES = 5
"""Figures other than zero that agree with last month's; fewer may agree by chance."""
ROUND_FIGURES = 5
"""So many figures other than zero must agree before they say anything."""

Fact = int | str | date | Direction


class Reason(StrEnum):
    """Why a row is on the list; the words are in `wording.inspection.reasons`."""

    SILENT = "silent"
    """The unit gave no figure at all; `months` in a row."""
    MISSING_FIGURES = "missing_figures"
    """It reported, but not what this indicator needs and is expected of it."""
    CERTAIN_SHORTFALL = "certain_shortfall"
    """Below the target beyond doubt, by `cases`."""
    SHORTFALL = "shortfall"
    """Below the target, by `cases`; too few to tell for certain."""
    MONTHS_BELOW = "months_below"
    """Below for `months` in a row, at least two."""
    WORSENING = "worsening"
    """It is going down; `direction` says how."""
    OPEN_CONCLUSIONS = "open_conclusions"
    """`count` conclusions of earlier visits are open."""
    OVERDUE_CONCLUSIONS = "overdue_conclusions"
    """`count` of them are past their deadline."""
    ALWAYS_FULL = "always_full"
    """100 % in each of the last `months`, over `cases` cases."""
    COPIED_MONTH = "copied_month"
    """All `figures` are those of the month before."""
    MULTIPLES_OF_TEN = "multiples_of_ten"
    """All `figures` other than zero are multiples of ten."""


class Owing(StrEnum):
    """What a unit owes of a month that is due (contract §7); the two are counted apart."""

    SILENT = "silent"
    """Chưa báo cáo: nothing that is expected of it stands."""
    PARTIAL = "partial"
    """Báo cáo thiếu: something stands, but not all that an expected indicator is made of."""


DOUBTS = frozenset({Reason.ALWAYS_FULL, Reason.COPIED_MONTH, Reason.MULTIPLES_OF_TEN})
"""Reasons that ask for a look at the figures and accuse nobody."""


@dataclass(frozen=True, slots=True)
class Because:
    """One reason with what its sentence names."""

    reason: Reason
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Followed:
    """What earlier inspections left at a unit, as far as the viewer may know."""

    last_visit: date | None = None
    """Of itself or of a unit that went into it."""
    open_conclusions: int = 0
    overdue_conclusions: int = 0


NOT_FOLLOWED = Followed()


@dataclass(frozen=True, slots=True)
class WatchRow:
    """A row of the scorecard with what an inspector asks beside it."""

    score: Score
    months_below: int = 0
    months_silent: int = 0
    direction: Direction = NO_DIRECTION
    """Which way its months go."""
    followed: Followed = NOT_FOLLOWED
    doubts: tuple[Because, ...] = ()
    lack: Owing | None = None
    """What the unit owes of this indicator in the month of the view."""

    @property
    def movement(self) -> Movement:
        """Its direction in one word."""
        return self.direction.movement

    @property
    def reasons(self) -> tuple[Because, ...]:
        """Why the row is worth a look, the gravest first; empty where nothing stands out."""
        return (*self._silence(), *self._shortfall(), *self._conclusions(), *self.doubts)

    def _silence(self) -> Iterable[Because]:
        if self.months_silent:
            yield Because(Reason.SILENT, {"months": self.months_silent})
        elif self.lack is Owing.PARTIAL:
            yield Because(Reason.MISSING_FIGURES)

    def _shortfall(self) -> Iterable[Because]:
        verdict = self.score.verdict
        if verdict.status in BELOW:
            certain = verdict.evidence is Evidence.CERTAIN
            reason = Reason.CERTAIN_SHORTFALL if certain else Reason.SHORTFALL
            yield Because(reason, {"cases": verdict.short_by or 0})
        if self.months_below > 1:
            yield Because(Reason.MONTHS_BELOW, {"months": self.months_below})
        if self.direction.worse:
            yield Because(Reason.WORSENING, {"direction": self.direction})

    def _conclusions(self) -> Iterable[Because]:
        overdue = self.followed.overdue_conclusions
        if overdue:
            yield Because(Reason.OVERDUE_CONCLUSIONS, {"count": overdue})
        if rest := self.followed.open_conclusions - overdue:
            yield Because(Reason.OPEN_CONCLUSIONS, {"count": rest})


def runs(
    month: Month,
    since: Month,
    status: Callable[[Month], Status | None],
    counted: Container[Status | None],
) -> int:
    """How many months in a row, back from one, had a status that counts (contract §7).

    Months that are not due are skipped where they are the last ones; after that any status that
    does not count ends the run.

    Args:
        month: The month asked about.
        since: The first month that figures are held for; the run does not go beyond it.
        status: Of each month, asked for only as far as the run lasts: a light, or what
            `word_of` says of the unit; None where the unit did not exist or had not to report.
        counted: `BELOW` for `months_below`, `SILENT` for `months_silent`.
    """
    while month >= since and status(month) is Status.NOT_DUE:
        month = month.plus(-1)
    run = 0
    while month >= since and status(month) in counted:
        month = month.plus(-1)
        run += 1
    return run


def word_of(given: Set[str], expected: Set[str], *, due: bool) -> Status | None:
    """Whether a unit that had to report is silent: none of the measures expected of it stands.

    Args:
        given: The measures that stand, from whatever file.
        expected: Those of `expected_measures`; with some of them only it counts as reported.
        due: Whether the month's deadline has passed.

    Returns:
        `not_reported` for a silent unit, `not_due` for one with time left, else None.
    """
    if given & expected:
        return None
    return Status.NOT_REPORTED if due else Status.NOT_DUE


def worst_first(rows: Iterable[WatchRow]) -> list[WatchRow]:
    """Silence first, longest first; then what is certainly below, then what may be.

    Among rows alike the most missing cases come first, then the longest run; rows that are equal in
    all of it stay in the order given.
    """
    return sorted(rows, key=_grief)


def _grief(row: WatchRow) -> tuple[int, ...]:
    verdict = row.score.verdict
    return (
        _rank(row),
        -row.months_silent,
        -(verdict.short_by or 0),
        -row.months_below,
        0 if verdict.status is Status.MISSED else 1,
    )


_CALM = (Status.NOT_DUE, Status.NO_TARGET, Status.NO_CASES, Status.MET)


def _rank(row: WatchRow) -> int:
    verdict = row.score.verdict
    if row.months_silent or verdict.status is Status.NOT_REPORTED:
        return 0
    if verdict.status in BELOW:
        return 1 if verdict.evidence is Evidence.CERTAIN else 2
    return 3 + _CALM.index(verdict.status)


def always_full(shares: Sequence[Share | None]) -> Because | None:
    """Whether each of the last months was at exactly 100 %, with enough cases to mean something.

    Args:
        shares: Of one unit and indicator, a month each, oldest first; None where not reported.
    """
    last = [share for share in shares[-FULL_MONTHS:] if share is not None]
    cases = sum(share.cases for share in last)
    full = all(share.cases and share.good == share.cases for share in last)
    if len(last) < FULL_MONTHS or not full or cases < FULL_CASES:
        return None
    return Because(Reason.ALWAYS_FULL, {"months": FULL_MONTHS, "cases": cases})


def doubts_of_month(now: Mapping[str, int], before: Mapping[str, int]) -> tuple[Because, ...]:
    """What stands out in the figures of one unit's month.

    Args:
        now: Value by measure.
        before: The same of the month before.
    """
    found = []
    if _copied(now, before):
        found.append(Because(Reason.COPIED_MONTH, {"figures": len(now)}))
    counts = [value for value in now.values() if value]
    if len(counts) >= ROUND_FIGURES and all(value % 10 == 0 for value in counts):
        found.append(Because(Reason.MULTIPLES_OF_TEN, {"figures": len(counts)}))
    return tuple(found)


def _copied(now: Mapping[str, int], before: Mapping[str, int]) -> bool:
    """Zeros agree by themselves in a quiet office, so only other figures are counted."""
    return dict(now) == dict(before) and sum(map(bool, now.values())) >= COPIED_FIGURES
