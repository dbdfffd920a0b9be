"""What a meeting decided, and its minutes as they were frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month, Window


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a meeting."""

    decision: str
    """Its name, behind that of the meeting: `GB-2026-0003/1`."""
    text: str
    task: str | None = None
    """Key of the task it became; None: it was said that nothing is given to do."""
    units: tuple[str, ...] = ()
    """Identities of those that must do it."""
    person: str = ""
    due: date | None = None

    @property
    def meeting(self) -> str:
        """Name of the meeting."""
        return self.decision.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One line of a meeting's page, in words as they were shown."""

    what: str
    who: str = ""
    until: date | None = None
    state: str = ""
    """What became of it, or how much it lacks."""
    tone: str = ""
    """The colour token of its state; empty: none."""
    key: str = ""
    """Name of the decision, or `MONTH/UNIT/INDICATOR` of a light."""
    done: bool = False
    """Of a decision that became a task: whether that is finished."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """A meeting as it was when it ended; never changed, only supplemented."""

    meeting: str
    """Its name: `GB-2026-0003`."""
    day: date
    month: Month
    """The period that was looked at."""
    window: Window
    under: str | None
    """Code of the unit that was looked at; None: the whole scope."""
    edition: int
    """Of the figures that were shown."""
    chair: str
    present: str
    before: tuple[AgendaRow, ...]
    """What was decided before and what became of it."""
    changed: str
    """The paragraph of what changed; `**` marks what stands out."""
    red: tuple[AgendaRow, ...]
    """The red, certain lights that nobody had a task for when the meeting ended."""
    decided: tuple[AgendaRow, ...]


@dataclass(frozen=True, slots=True)
class Supplement:
    """What was added to frozen minutes, or corrects them."""

    meeting: str
    number: int
    text: str

    @property
    def subject(self) -> str:
        """Which one it is."""
        return f"{self.meeting}/{self.number}"
