"""Plans as the documents print them: targets, annex tasks and reporting dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from metrics.units.unit import Level


class TargetKind(StrEnum):
    """What a number asks for."""

    AT_LEAST = "at_least"
    REDUCE_BY = "reduce_by"
    """A reduction of 20 % has value 20."""
    MORE_THAN_LAST_YEAR = "more_than_last_year"
    """Relative: no value."""
    QUOTA = "quota"
    """At least this share of the units of a level, counted in whole units."""


class TargetSource(StrEnum):
    """Whether the monthly figures can feed a target; NONE reads "chưa có nguồn số liệu"."""

    FIGURES = "figures"
    NONE = "none"


class TaskKind(StrEnum):
    """How an annex states a deadline (contract §6)."""

    DATE = "date"
    """A day, also after "trước"; a year or a span ends on its last day."""
    QUARTER = "quarter"
    MONTHS = "months"
    RECURRING = "recurring"
    WHEN_NEEDED = "when_needed"
    """On an event, or when another body acts: "khi có …", "theo hướng dẫn của …"."""
    RELATIVE = "relative"
    """Measured by another year: "so với năm 2023"; stands at targets only."""
    NONE = "none"

    @property
    def dated(self) -> bool:
        """Whether a deadline follows from the words."""
        return self in {TaskKind.DATE, TaskKind.QUARTER, TaskKind.MONTHS}


class ReportPeriod(StrEnum):
    """What stretch of time a report that a plan asks for covers."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine-months"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something a plan sets a number for that is not a scored indicator."""

    code: str
    name: str
    definition: str
    measure: str | None = None
    """The monthly figure that can feed it; None: the forms cannot."""
    short: str = ""
    """For a column heading."""
    numerator: str | None = None
    """Of the quarterly form; None: nobody states it there."""
    denominator: str | None = None
    case: str = ""
    """What is counted."""


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """What a plan asks of one level for one indicator or quantity."""

    plan: str
    indicator: str
    level: Level
    value: Decimal | None
    """Percent; None where the target is relative."""
    kind: TargetKind
    source: TargetSource
    clause: str
    """The annex number (`4.2`), else the section (`I.1`)."""
    quote: str
    """The document's own words."""
    valid_from: date
    valid_to: date
    near_margin: Decimal | None = None
    note: str | None = None
    only: tuple[str, ...] = ()
    """Codes of the units of the level that are meant; empty: all."""


@dataclass(frozen=True, slots=True)
class Task:
    """One row of an annex, or one duty of a plan without annex."""

    plan: str
    task: str
    clause: str
    goal: str | None
    """The annex column "Mục tiêu"."""
    lead: str | None
    support: str | None
    product: str | None
    deadline_text: str | None
    """As printed."""
    kind: TaskKind
    deadlines: tuple[date, ...] = ()
    note: str | None = None
    audience: str | None = None
    """Of a task of communication: to whom it speaks."""
    channels: tuple[str, ...] = ()
    """Of a task of communication: by what."""

    @property
    def deadline(self) -> date | None:
        """The last of the deadlines."""
        return self.deadlines[-1] if self.deadlines else None


@dataclass(frozen=True, slots=True)
class ReportDate:
    """A periodic report that a plan asks for, with the dates it names."""

    plan: str
    period: ReportPeriod
    clause: str
    reporter: str
    recipient: str
    deadline_text: str
    """As printed."""
    deadlines: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan document: it holds for its scope, a unit and everything below it, for one year."""

    code: str
    number: str
    """As printed; `…` where the document leaves it blank."""
    title: str
    issuer: str
    scope: str
    year: int
    issued: date | None
    """None where no day is printed."""
    valid_from: date
    valid_to: date
    demonstration: bool
    """Made up for the sample, never a document of an authority."""
    targets: tuple[PlanTarget, ...]
    tasks: tuple[Task, ...]
    reports: tuple[ReportDate, ...]
    note: str | None = None

    def tasks_of(self, clause: str | None) -> tuple[Task, ...]:
        """The tasks that serve the goal of a clause: a row of an annex has both."""
        return tuple(task for task in self.tasks if clause and task.clause == clause)

    def served_by(self, task: Task) -> tuple[PlanTarget, ...]:
        """The targets that a task serves, one of each indicator."""
        found = {each.indicator: each for each in self.targets if each.clause == task.clause}
        return tuple(found.values())
