"""`indicators`: what is scored, and how it is worked out."""

from __future__ import annotations

from argparse import Namespace

from metrics.plans.indicator import Indicator
from pipeline.commands import opening
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command

INDICATOR: Columns[Indicator] = {
    "indicator": lambda indicator: indicator.code,
    **same("name", "numerator", "denominator", "near_margin", "owner", "reviewed"),
}


def _run(choices: Namespace) -> list[Row]:
    return rows(INDICATOR, opening.reader(choices).reference.indicators)


COMMAND = Command("indicators", (), _run, INDICATOR)
