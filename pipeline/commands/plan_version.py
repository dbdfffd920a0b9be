"""What `plan` is asked to have in force: a file, a copy, other numbers, or nothing any more."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.fields import parsed
from metrics.plans.copying import Place, of_year, with_values
from metrics.plans.plan import Plan
from metrics.plans.plan_writer import plan_text
from metrics.plans.versions import PlanVersion
from metrics.units.unit import Level
from metrics.verdicts.reference import Reference
from pipeline.commands import opening
from pipeline.desk.workspace import Workspace
from pipeline.statements import plan_entries
from wording.office import plans as said


def value(text: str) -> tuple[tuple[Place, Decimal]]:
    """One number that is typed: `INDICATOR@LEVEL=VALUE`.

    Raises:
        ArgumentTypeError: Where it is none.
    """
    place, _, number = text.partition("=")
    indicator, _, level = place.partition("@")
    try:
        return (((indicator, Level(level)), Decimal(number.replace(",", "."))),)
    except (ValueError, InvalidOperation) as error:
        raise ArgumentTypeError(said.BAD_VALUE.format(text=text)) from error


def asked_version(choices: Namespace, at: Workspace) -> PlanVersion:
    """What is to hold: a file, a copy, other numbers, or nothing any more."""
    if choices.file is not None:
        text = _text_of(choices.file)
        code = choices.named or _code_in(text) or choices.file.stem
        return PlanVersion(code, choices.since or _begin(at.reference, code, text), text)
    (plan,) = opening.plans(at, choices.plan)
    if choices.end is not None:
        return PlanVersion(plan.code, choices.end, "")
    if choices.copy_to is not None:
        code = choices.named or said.copied_code(plan.code, plan.year, choices.copy_to)
        plan = of_year(plan, choices.copy_to, code)
    if choices.set:
        try:
            plan = with_values(plan, dict(choices.set))
        except KeyError as error:
            indicator, level = error.args[0]
            raise KpiError(ErrorCode.NO_SUCH_TARGET, indicator=indicator, level=level) from error
    return PlanVersion(plan.code, choices.since or plan.valid_from, plan_text(plan))


def _text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        faults = said.NOT_TEXT
        raise KpiError(ErrorCode.BROKEN_PLAN, plan=file.name, faults=faults) from error


def _code_in(text: str) -> str | None:
    """What a plan's file calls it, whatever the file itself was named on the way."""
    document = parsed(text, "", [])
    return None if document is None else document.text_or_none("code")


def _begin(known: Reference, code: str, text: str) -> date:
    """The day on which the plan in a file begins."""
    return plan_entries.read_plan(known, PlanVersion(code, date.min, text)).valid_from


def as_files(plans: Iterable[Plan]) -> str:
    """What the files of plans would hold, one after the other."""
    return "\n".join(map(plan_text, plans))
