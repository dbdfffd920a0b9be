"""`targets`: what the plans ask of each indicator."""

from __future__ import annotations

from argparse import Namespace

from metrics.plans.plan import PlanTarget
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, day, number, rows
from pipeline.commands.command import Command

TARGET: Columns[PlanTarget] = {
    "plan": lambda target: target.plan,
    "indicator": lambda target: target.indicator,
    "level": lambda target: str(target.level),
    "value": lambda target: number(target.value),
    "clause": lambda target: target.clause,
    "quote": lambda target: target.quote,
    "valid_from": lambda target: day(target.valid_from),
    "valid_to": lambda target: day(target.valid_to),
    "kind": lambda target: target.kind.value,
    "source": lambda target: target.source.value,
    "near_margin": lambda target: number(target.near_margin),
}


def _run(choices: Namespace) -> list[Row]:
    plans = opening.plans(opening.reader(choices), choices.plan)
    return rows(TARGET, (target for plan in plans for target in plan.targets))


COMMAND = Command("targets", (options.PLAN,), _run, TARGET)
