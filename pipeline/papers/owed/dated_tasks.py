"""The tasks that documents of a period speak of, each as it stood for the head's own units."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.plans.plan import Plan, Task
from metrics.tasks.times import Standing, TimeState, standing
from pipeline.desk.books import Books
from pipeline.scores.scorecard import Scorecard, View
from pipeline.tasks.listing import KnownTask, events_by_task, known_tasks


@dataclass(frozen=True, slots=True)
class DatedTask:
    """A task with a date, and how it stood at the end of the period."""

    task: Task
    standing: Standing
    plan: Plan | None
    """None: a person gave it."""

    @property
    def late(self) -> bool:
        """Whether it was not done though its day had gone by."""
        return self.standing.time is TimeState.OVERDUE


def dated_tasks(books: Books, view: View, card: Scorecard) -> tuple[DatedTask, ...]:
    """Tasks of the year's plans and given ones, of the units below a view's head.

    They stand as on the period's last day, or today where that is still to come.
    """
    inside = {unit.identity for unit in card.tree.under(card.head.code)} | {card.head.code}
    as_of = min(view.as_of or books.today, view.months[-1].last_day)
    said = events_by_task(books.edition)
    calendar = books.reference.deadlines.calendar
    found = []
    for each in known_tasks(books.edition, books.reference, as_of):
        own = [unit for unit in each.units if unit in inside]
        if not own or not each.task.deadlines or not _of_year(each, view):
            continue
        events = [event for event in said.get(each.key, ()) if event.unit in own]
        stood = standing(each.deadline.days, own, events, as_of, calendar)
        found.append(DatedTask(each.task, stood, each.plan))
    return tuple(found)


def _of_year(known: KnownTask, view: View) -> bool:
    year = known.plan.year if known.plan else known.task.deadlines[0].year
    return year == view.month.year
