"""`indicators`: what is scored, and how it is worked out."""

from __future__ import annotations

from argparse import Namespace

from metrics.plans.indicator import Indicator
from pipeline.commands import opening
from pipeline.commands.cells import Columns, Row, day, number, rows
from pipeline.commands.command import Command

INDICATOR: Columns[Indicator] = {
    "indicator": lambda indicator: indicator.code,
    "name": lambda indicator: indicator.name,
    "numerator": lambda indicator: list(indicator.numerator),
    "denominator": lambda indicator: list(indicator.denominator),
    "near_margin": lambda indicator: number(indicator.near_margin),
    "owner": lambda indicator: indicator.owner,
    "reviewed": lambda indicator: day(indicator.reviewed),
}


def _run(choices: Namespace) -> list[Row]:
    return rows(INDICATOR, opening.reader(choices).reference.indicators)


COMMAND = Command("indicators", (), _run, INDICATOR)
