"""Writes a plan as its file would hold it; `plan_files` reads the same plan back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from metrics.plans.plan import Plan, PlanTarget, ReportDate, Task
from metrics.units.unit import Level

_Value = str | int | bool | Decimal | date | list[str] | list[date] | None


def plan_text(plan: Plan) -> str:
    """The plan as TOML; targets that differ in their level alone stand together."""
    tables = [_table("", _header(plan))]
    groups = groupby(plan.targets, key=lambda each: replace(each, level=Level.PROVINCE))
    for target, group in groups:
        levels = [str(each.level) for each in group]
        tables.append(_table("target", _target(target, levels, plan)))
    tables += (_table("task", _task(task)) for task in plan.tasks)
    tables += (_table("report", _report(report)) for report in plan.reports)
    return "\n".join(tables)


def _header(plan: Plan) -> Mapping[str, _Value]:
    return {
        "code": plan.code,
        "number": plan.number,
        "title": plan.title,
        "issuer": plan.issuer,
        "scope": plan.scope,
        "year": plan.year,
        "issued": plan.issued,
        "valid_from": plan.valid_from,
        "valid_to": plan.valid_to,
        "demonstration": plan.demonstration or None,
        "note": plan.note,
    }


def _target(target: PlanTarget, levels: list[str], plan: Plan) -> Mapping[str, _Value]:
    return {
        "indicator": target.indicator,
        "levels": levels,
        "value": target.value,
        "kind": target.kind,
        "source": target.source,
        "clause": target.clause,
        "quote": target.quote,
        "valid_from": target.valid_from if target.valid_from != plan.valid_from else None,
        "valid_to": target.valid_to if target.valid_to != plan.valid_to else None,
        "near_margin": target.near_margin,
        "note": target.note,
        "only": list(target.only) or None,
    }


def _task(task: Task) -> Mapping[str, _Value]:
    return {
        "task": task.task,
        "clause": task.clause,
        "goal": task.goal,
        "lead": task.lead,
        "support": task.support,
        "product": task.product,
        "deadline_text": task.deadline_text,
        "kind": task.kind,
        "deadlines": list(task.deadlines) or None,
        "note": task.note,
        "audience": task.audience,
        "channels": list(task.channels) or None,
    }


def _report(report: ReportDate) -> Mapping[str, _Value]:
    return {
        "period": report.period,
        "clause": report.clause,
        "reporter": report.reporter,
        "recipient": report.recipient,
        "deadline_text": report.deadline_text,
        "deadlines": list(report.deadlines) or None,
    }


def _table(name: str, cells: Mapping[str, _Value]) -> str:
    lines = (f"{key} = {_written(value)}\n" for key, value in cells.items() if value is not None)
    return (f"[[{name}]]\n" if name else "") + "".join(lines)


def _written(value: _Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        # Neither an exponent nor a bare point is a number to every reader of TOML.
        return f"{value:f}"
    if isinstance(value, list):
        return f"[{', '.join(_each(value))}]"
    # A basic string of TOML is one of JSON but for the sign DEL.
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _each(values: Iterable[str | date | StrEnum]) -> Iterator[str]:
    return (_written(each) for each in values)
