"""How far a unit is with what it was given, from what was said of it.

Progress is said by people and kept as it was said; whether something is late follows from it and
from the day that is asked about (`times`), and is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum


class TaskState(StrEnum):
    """How far something is (contract §7)."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    """The unit has handed in a proof, and the office has not said what it thinks of it."""
    DONE = "done"
    RETURNED = "returned"
    """The office did not take the proof: it is not done."""
    PAUSED = "paused"
    WITHDRAWN = "withdrawn"
    """Not asked for any more."""
    NOT_ARISEN = "not_arisen"
    """What it waited for did not come."""

    @property
    def asked(self) -> bool:
        """Whether the unit still owes it, or has given it."""
        return self not in (TaskState.WITHDRAWN, TaskState.NOT_ARISEN)

    @property
    def running(self) -> bool:
        """Whether time runs for it."""
        return self.asked and self not in (TaskState.DONE, TaskState.PAUSED)


class Act(StrEnum):
    """What is said of a task."""

    START = "start"
    SUBMIT = "submit"
    CONFIRM = "confirm"
    RETURN = "return"
    PAUSE = "pause"
    RESUME = "resume"
    WITHDRAW = "withdraw"
    NOT_ARISEN = "not-arisen"
    REOPEN = "reopen"
    ASK = "ask"
    """For another day."""
    GRANT = "grant"
    REFUSE = "refuse"
    ARISE = "arise"
    """What a task waited for came, or the next of what comes back is due: an occurrence begins."""
    REMIND = "remind"

    @property
    def of_unit(self) -> bool:
        """Whether the unit that leads may say it; all else only the office may."""
        return self in (Act.START, Act.SUBMIT, Act.ASK)

    @property
    def reasoned(self) -> bool:
        """Whether it needs a reason."""
        return self in _REASONED


_REASONED = frozenset(
    (Act.RETURN, Act.PAUSE, Act.WITHDRAW, Act.NOT_ARISEN, Act.REOPEN, Act.ASK, Act.REFUSE)
)
_BECOMES = {
    Act.START: TaskState.IN_PROGRESS,
    Act.SUBMIT: TaskState.SUBMITTED,
    Act.CONFIRM: TaskState.DONE,
    Act.RETURN: TaskState.RETURNED,
    Act.PAUSE: TaskState.PAUSED,
    Act.RESUME: TaskState.IN_PROGRESS,
    Act.WITHDRAW: TaskState.WITHDRAWN,
    Act.NOT_ARISEN: TaskState.NOT_ARISEN,
    Act.REOPEN: TaskState.IN_PROGRESS,
}
_AFTER = {
    Act.START: (TaskState.NOT_STARTED, TaskState.RETURNED),
    Act.SUBMIT: (
        TaskState.NOT_STARTED,
        TaskState.IN_PROGRESS,
        TaskState.RETURNED,
        TaskState.SUBMITTED,
    ),
    Act.CONFIRM: (TaskState.SUBMITTED,),
    Act.RETURN: (TaskState.SUBMITTED,),
    Act.PAUSE: (TaskState.NOT_STARTED, TaskState.IN_PROGRESS, TaskState.RETURNED),
    Act.RESUME: (TaskState.PAUSED,),
    Act.REOPEN: (TaskState.DONE, TaskState.WITHDRAWN, TaskState.NOT_ARISEN),
}
"""What may be said in which state; what is not named may be said of anything not finished."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The document that shows something done."""

    number: str
    """Số ký hiệu."""
    day: date
    about: str = ""
    """Trích yếu."""
    file: str | None = None
    """The sha256 of the file kept beside the database."""
    name: str | None = None
    """What the file was called."""


@dataclass(frozen=True, slots=True)
class TaskEvent:
    """One thing said of one unit's task; who said it, when and why stand with the statement."""

    task: str
    """Its key."""
    unit: str
    """Identity of the unit."""
    act: Act
    day: date
    """On which it happened."""
    occurrence: str = ""
    """Which of several: the day named (`2022-06-30`), or the period or event entered."""
    proof: Proof | None = None
    due: date | None = None
    """The day asked for or granted; of an occurrence that began, until when."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one unit is with one occurrence."""

    state: TaskState = TaskState.NOT_STARTED
    proof: Proof | None = None
    """The last one handed in."""
    due: date | None = None
    """Until when by what was granted or began; None: as the plan says."""
    extended: int = 0
    """How often another day was granted."""
    asked: date | None = None
    """The day asked for and not decided."""
    reminded: tuple[date, ...] = field(default=())

    def allows(self, act: Act) -> bool:
        """Whether something may be said of it as it stands."""
        if act is Act.REMIND or act is Act.ARISE:
            return True
        if act in (Act.GRANT, Act.REFUSE):
            return self.asked is not None
        allowed = _AFTER.get(act)
        return self.state in allowed if allowed else self.state.running or act is Act.WITHDRAW

    def after(self, event: TaskEvent) -> Progress:
        """How it stands after one thing more."""
        now = replace(
            self,
            state=_BECOMES.get(event.act, self.state),
            proof=event.proof or self.proof,
        )
        if event.act is Act.ASK:
            return replace(now, asked=event.due)
        if event.act is Act.GRANT:
            return replace(now, due=event.due or self.asked, asked=None, extended=self.extended + 1)
        if event.act is Act.REFUSE:
            return replace(now, asked=None)
        if event.act is Act.ARISE:
            return replace(now, due=event.due)
        if event.act is Act.REMIND:
            return replace(now, reminded=(*self.reminded, event.day))
        return now


def progress(events: Iterable[TaskEvent]) -> Progress:
    """How far one occurrence is, by what was said of it in its order."""
    now = Progress()
    for event in events:
        now = now.after(event)
    return now
