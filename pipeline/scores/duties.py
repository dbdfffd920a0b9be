"""Tasks of the plans that concern a unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.plans.plan import Plan, Task
from pipeline.desk.books import Books
from pipeline.scores.scorecard import View
from wording.scores.task_leads import named_in


@dataclass(frozen=True, slots=True)
class Duty:
    """A task of a plan that concerns the unit."""

    plan: Plan
    task: Task
    leads: bool
    """Whether the unit has the lead; else it supports."""


def duties(books: Books, view: View) -> tuple[Duty, ...]:
    """Tasks of the plans of the year whose scope holds a view's head, where they name it.

    A unit's own plan is wholly its own.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of that month.
    """
    reference, month = books.reference, view.month
    unit = view.head(reference)
    line = reference.register.at(month).line(unit.code)
    found = []
    for plan in reference.plans:
        if plan.year != month.year or plan.scope not in line:
            continue
        for task in plan.tasks:
            own = plan.scope == unit.code
            leads = named_in(task.lead, unit) or (own and not task.lead)
            if leads or own or named_in(task.support, unit):
                found.append(Duty(plan, task, leads))
    return tuple(sorted(found, key=_pressing))


def _pressing(duty: Duty) -> tuple[bool, bool, date]:
    return not duty.leads, duty.task.deadline is None, duty.task.deadline or date.max
