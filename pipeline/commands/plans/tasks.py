"""`tasks`: what plans and people gave to do, until when, and how far it is."""

from __future__ import annotations

from argparse import Namespace

from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command
from pipeline.tasks.listing import ListedTask, tasks

TASK: Columns[ListedTask] = {
    "plan": lambda each: each.known.task.plan or None,
    "task": lambda each: each.known.task.task,
    "clause": lambda each: each.known.task.clause or None,
    **same("lead", "support", "product", "deadline_text", "deadline", of="known.task"),
    **same("deadlines", "kind", of="known.task"),
    "last_day": lambda each: each.known.deadline.last_day,
    "last_working_day": lambda each: each.last_working_day,
    "state": lambda each: each.standing.state,
    "time_state": lambda each: each.standing.time,
    **same("done", "of", of="standing"),
    "key": lambda each: each.known.key,
    "indicators": lambda each: list(each.known.serves),
    "origin": lambda each: each.known.given and each.known.given.origin.text,
    "audience": lambda each: each.known.task.audience,
    "channels": lambda each: list(each.known.task.channels),
}


def listed(choices: Namespace) -> list[Row]:
    """Rows of every task, or of one plan's."""
    at = opening.reader(choices)
    opening.plans(at, choices.plan)
    with at.books() as books:
        found = tasks(books, choices.as_of or books.today)
    return rows(TASK, (each for each in found if choices.plan in (None, each.known.task.plan)))


COMMAND = Command("tasks", (options.PLAN, options.AS_OF), listed, TASK)
