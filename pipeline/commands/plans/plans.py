"""`plans`: the plans."""

from __future__ import annotations

from argparse import Namespace

from metrics.plans.plan import Plan
from pipeline.commands import opening
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command

PLAN: Columns[Plan] = {
    "plan": lambda plan: plan.code,
    **same("number", "title", "scope", "year", "demonstration"),
}


def _run(choices: Namespace) -> list[Row]:
    return rows(PLAN, opening.reader(choices).reference.plans)


COMMAND = Command("plans", (), _run, PLAN)
