"""`targets`: what the plans ask of each indicator."""

from __future__ import annotations

from argparse import Namespace

from metrics.plans.plan import PlanTarget
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command

TARGET: Columns[PlanTarget] = {
    **same("plan", "indicator", "level", "value", "clause", "quote", "valid_from", "valid_to"),
    **same("kind", "source", "near_margin"),
}


def _run(choices: Namespace) -> list[Row]:
    plans = opening.plans(opening.reader(choices), choices.plan)
    return rows(TARGET, (target for plan in plans for target in plan.targets))


COMMAND = Command("targets", (options.PLAN,), _run, TARGET)
