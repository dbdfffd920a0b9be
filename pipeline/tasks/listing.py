"""All tasks with how they stand on a day: those of plans and those that were given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from metrics.calendar.working_days import WorkCalendar
from metrics.plans.deadline import Deadline, DueDay
from metrics.plans.deadline_words import deadline_of
from metrics.plans.plan import Plan, Task, TaskKind
from metrics.tasks.given import GivenTask
from metrics.tasks.progress import TaskEvent
from metrics.tasks.times import Standing, TimeState, standing
from metrics.units.unit import Register, Unit
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books
from warehouse.engine.connection import Source
from warehouse.statements.kinds import TASK, TASK_EVENT
from warehouse.statements.log import holding
from warehouse.statements.log import standing as standing_words
from wording.office import tasks as words
from wording.scores.task_leads import led_by

TONES = {
    TimeState.OVERDUE: "missed",
    TimeState.SOON: "near",
    TimeState.DONE_IN_TIME: "met",
    TimeState.DONE_LATE: "near",
    TimeState.IN_TIME: "none",
    TimeState.NO_DEADLINE: "none",
}
"""The colour token of how a task stands to its deadline."""


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A task, whoever gave it, with the units that must do it."""

    key: str
    """Its name for links and commands: `long-thanh-2024/3.1/2`, `NV-2024-0003`."""
    task: Task
    """As a plan states it; of a given one, in the same shape."""
    deadline: Deadline
    units: tuple[str, ...]
    """Identities of the units that must."""
    plan: Plan | None = None
    given: GivenTask | None = None

    @property
    def serves(self) -> tuple[str, ...]:
        """The codes of the indicators that it is to move."""
        if self.plan is not None:
            return tuple(target.indicator for target in self.plan.served_by(self.task))
        indicator = self.given and self.given.indicator
        return (indicator,) if indicator else ()


@dataclass(frozen=True, slots=True)
class ListedTask:
    """A task and how it stands."""

    known: KnownTask
    standing: Standing
    calendar: WorkCalendar

    @property
    def last_working_day(self) -> date | None:
        """The last working day that is in time, by the plan's words."""
        return self.known.deadline.last_working_day(self.calendar)


def tasks(books: Books, as_of: date) -> tuple[ListedTask, ...]:
    """Every task that there is, plans first, and how it stands on a day."""
    known = known_tasks(books.edition, books.reference, as_of)
    said = events_by_task(books.edition)
    calendar = books.reference.deadlines.calendar
    return tuple(
        ListedTask(
            each,
            standing(each.deadline.days, each.units, said.get(each.key, ()), as_of, calendar),
            calendar,
        )
        for each in known
    )


def known_tasks(source: Source, reference: Reference, as_of: date) -> tuple[KnownTask, ...]:
    """Every task that plans or people give.

    Args:
        source: Where people's words are kept.
        reference: The plans, the units, and whether "trước ngày" takes the day itself in.
        as_of: By it the units of a plan are those of that day within the plan's year.
    """
    of_plans = (each for plan in reference.plans for each in _of_plan(plan, reference, as_of))
    given = (_of_given(each.facts, reference.register) for each in standing_words(source, TASK))
    return (*of_plans, *given)


def events_by_task(source: Source) -> Mapping[str, list[TaskEvent]]:
    """What was said of each task and stands, in its order."""
    found: dict[str, list[TaskEvent]] = {}
    for event in holding(source, TASK_EVENT):
        found.setdefault(event.task, []).append(event)
    return found


def _of_plan(plan: Plan, reference: Reference, as_of: date) -> Iterator[KnownTask]:
    register, counts = reference.register, reference.deadlines.rules.counts_named
    places: dict[str, int] = {}
    day = min(max(as_of, plan.valid_from), plan.valid_to)
    for task in plan.tasks:
        places[task.clause] = places.get(task.clause, 0) + 1
        yield KnownTask(
            f"{plan.code}/{task.clause}/{places[task.clause]}",
            task,
            deadline_of(task, plan.year).with_named(counts),
            tuple(unit.identity for unit in _units(plan, task, register, day)) or (plan.scope,),
            plan,
        )


def _units(plan: Plan, task: Task, register: Register, day: date) -> tuple[Unit, ...]:
    tree = register.on(day)
    if plan.scope not in tree:
        return ()
    units = tree.under(plan.scope)
    return led_by(task.lead, task.support, units) or units[:1]


def _of_given(given: GivenTask, register: Register) -> KnownTask:
    # By the newest name of each: a row of the register begins where a name does.
    names = {unit.identity: unit.name for unit in register.units if unit.identity in given.units}
    days = (DueDay(given.due, given.due),) if given.due else ()
    kind = TaskKind.DATE if given.due else TaskKind.NONE
    task = Task(
        plan="",
        task=given.task,
        clause="",
        goal=None,
        lead=words.led(given.person, [names.get(each, each) for each in given.units]) or None,
        support=None,
        product=given.product or None,
        deadline_text=None,
        kind=kind,
        deadlines=tuple(day.named for day in days),
    )
    return KnownTask(given.key, task, Deadline("", kind, days), given.units, given=given)
