"""Whether something is in time: it follows from days and progress, and is kept nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from metrics.calendar.working_days import WorkCalendar
from metrics.plans.deadline import DueDay
from metrics.tasks.progress import Progress, TaskEvent, TaskState, progress

SOON = 5
"""Working days before the last one from which something is soon due: a week of work."""


class TimeState(StrEnum):
    """How something stands to its deadline (contract §7)."""

    NO_DEADLINE = "no_deadline"
    IN_TIME = "in_time"
    SOON = "soon"
    OVERDUE = "overdue"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return self in (TimeState.DONE_IN_TIME, TimeState.DONE_LATE)


_WORST_FIRST = (
    TimeState.OVERDUE,
    TimeState.SOON,
    TimeState.IN_TIME,
    TimeState.DONE_LATE,
    TimeState.DONE_IN_TIME,
    TimeState.NO_DEADLINE,
)
_STATES_FIRST = (
    TaskState.RETURNED,
    TaskState.SUBMITTED,
    TaskState.IN_PROGRESS,
    TaskState.NOT_STARTED,
    TaskState.PAUSED,
    TaskState.DONE,
    TaskState.NOT_ARISEN,
    TaskState.WITHDRAWN,
)
"""What of several units and occurrences speaks for the whole: what somebody must act upon."""


@dataclass(frozen=True, slots=True)
class UnitTask:
    """One occurrence at one unit."""

    unit: str
    """Its identity."""
    occurrence: str
    last_day: date | None
    progress: Progress
    time: TimeState


@dataclass(frozen=True, slots=True)
class Standing:
    """How a task stands on a day, over all units that must do it."""

    parts: tuple[UnitTask, ...]
    state: TaskState
    time: TimeState
    done: int
    """Units finished."""
    of: int
    """Units that must."""


def time_of(now: Progress, last: date | None, as_of: date, calendar: WorkCalendar) -> TimeState:
    """How one occurrence stands to its last day; what is done is judged by its proof's day.

    A proof in time that waits for the office does not become late by the waiting.
    """
    if last is None or now.state is TaskState.PAUSED or not now.state.asked:
        return TimeState.NO_DEADLINE
    proof = now.proof.day if now.proof else None
    if now.state is TaskState.DONE:
        late = proof is not None and proof > last
        return TimeState.DONE_LATE if late else TimeState.DONE_IN_TIME
    if now.state is TaskState.SUBMITTED and proof is not None and proof <= last:
        return TimeState.IN_TIME
    if as_of > last:
        return TimeState.OVERDUE
    soon = calendar.add_working_days(calendar.last_working_day(last), -SOON)
    return TimeState.SOON if as_of >= soon else TimeState.IN_TIME


def standing(
    days: Sequence[DueDay],
    units: Collection[str],
    events: Iterable[TaskEvent],
    as_of: date,
    calendar: WorkCalendar,
) -> Standing:
    """How a task stands on a day.

    Args:
        days: On which it is due; none where nothing follows from its words.
        units: Identities of those that must do it.
        events: What was said of it, in its order; what happened after the day is left out.
        as_of: The day.
        calendar: The working days.
    """
    said: dict[tuple[str, str], list[TaskEvent]] = {}
    for event in events:
        if event.day <= as_of:
            said.setdefault((event.unit, event.occurrence), []).append(event)
    lasts = {day.named.isoformat(): day.last for day in days}
    parts = tuple(
        _part(unit, occurrence, lasts.get(occurrence), said, as_of, calendar)
        for unit in dict.fromkeys((*units, *(unit for unit, _ in said)))
        for occurrence in _occurrences(unit, lasts, said)
    )
    return _whole(parts)


def _occurrences(
    unit: str, days: Mapping[str, date], said: Mapping[tuple[str, str], object]
) -> list[str]:
    begun = [occurrence for who, occurrence in said if who == unit]
    return list(dict.fromkeys((*days, *begun))) or [""]


def _part(
    unit: str,
    occurrence: str,
    last: date | None,
    said: Mapping[tuple[str, str], list[TaskEvent]],
    as_of: date,
    calendar: WorkCalendar,
) -> UnitTask:
    now = progress(said.get((unit, occurrence), ()))
    until = now.due or last
    return UnitTask(unit, occurrence, until, now, time_of(now, until, as_of, calendar))


def _whole(parts: Sequence[UnitTask]) -> Standing:
    asked = [part for part in parts if part.progress.state.asked]
    open_units = {part.unit for part in asked if part.progress.state is not TaskState.DONE}
    units = {part.unit for part in asked}
    states = {part.progress.state for part in parts}
    state = next(each for each in _STATES_FIRST if each in states)
    done = len(units - open_units)
    if state is TaskState.NOT_STARTED and TaskState.DONE in states:
        state = TaskState.IN_PROGRESS
    times = {part.time for part in parts}
    time = next(each for each in _WORST_FIRST if each in times)
    return Standing(tuple(parts), state, time, done, len(units))
