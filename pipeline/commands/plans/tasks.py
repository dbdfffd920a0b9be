"""`tasks`: the tasks in the annexes of the plans."""

from __future__ import annotations

from argparse import Namespace

from metrics.plans.plan import Task
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command

TASK: Columns[Task] = {
    **same("plan", "task", "clause", "lead", "support", "product", "deadline_text", "deadline"),
    **same("deadlines", "kind"),
}


def _run(choices: Namespace) -> list[Row]:
    plans = opening.plans(opening.reader(choices), choices.plan)
    return rows(TASK, (task for plan in plans for task in plan.tasks))


COMMAND = Command("tasks", (options.PLAN,), _run, TASK)
