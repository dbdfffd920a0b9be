"""`tasks`: the tasks in the annexes of the plans."""

from __future__ import annotations

from argparse import Namespace

from metrics.plans.plan import Task
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, day, rows
from pipeline.commands.command import Command

TASK: Columns[Task] = {
    "plan": lambda task: task.plan,
    "task": lambda task: task.task,
    "clause": lambda task: task.clause,
    "lead": lambda task: task.lead,
    "support": lambda task: task.support,
    "product": lambda task: task.product,
    "deadline_text": lambda task: task.deadline_text,
    "deadline": lambda task: day(task.deadline),
    "deadlines": lambda task: [day(each) for each in task.deadlines],
    "kind": lambda task: task.kind.value,
}


def _run(choices: Namespace) -> list[Row]:
    plans = opening.plans(opening.reader(choices), choices.plan)
    return rows(TASK, (task for plan in plans for task in plan.tasks))


COMMAND = Command("tasks", (options.PLAN,), _run, TASK)
