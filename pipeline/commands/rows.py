"""The contract's rows (§4 and §6): English keys, plain values, ready for JSON and CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from metrics.counts.problem import Problem
from metrics.counts.refused import Refused
from metrics.counts.upload import Changes, TraceRow, UploadRow
from metrics.plans.indicator import Indicator
from metrics.plans.plan import Plan, PlanTarget, Task
from metrics.units.unit import Unit
from metrics.verdicts.rollup import Score
from pipeline.intake.upload import Checked, Outcome
from warehouse.soundness.verify import Finding
from wording.inspection import findings
from wording.intake import problems

Row = dict[str, object]
Sentence = Callable[[Problem], str]


def number(value: Fraction | Decimal | int | None) -> int | float | None:
    """A JSON number; whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def day(value: date | None) -> str | None:
    """An ISO date."""
    return value.isoformat() if value else None


def score(row: Score) -> Row:
    """One row of `score`; a group's carries two keys more."""
    verdict, goal = row.verdict, row.goal
    has_cases = verdict.percent is not None
    cells: Row = {
        "unit": row.unit.code,
        "name": row.unit.name,
        "level": row.unit.level.value,
        "parent": row.unit.parent,
        "indicator": row.indicator.code,
        "numerator": row.share.good if row.share else None,
        "denominator": row.share.cases if row.share else None,
        "percent": number(verdict.percent),
        "target": number(goal.percent) if goal else None,
        "gap": number(verdict.gap),
        "short_by": verdict.short_by,
        "status": verdict.status.value,
        "evidence": verdict.evidence.value if verdict.evidence else None,
        "low": number(verdict.interval.low) if verdict.interval and has_cases else None,
        "high": number(verdict.interval.high) if verdict.interval and has_cases else None,
        "plan": goal.plan if goal else None,
        "clause": goal.clause if goal else None,
        "months_reported": row.months_reported,
        "months_expected": row.months_expected,
    }
    if row.units_expected is not None:
        cells |= {"units_reported": row.units_reported, "units_expected": row.units_expected}
    return cells


def unit(row: Unit) -> Row:
    """One validity row of `units`."""
    return {
        "code": row.code,
        "name": row.name,
        "level": row.level.value,
        "parent": row.parent,
        "reports": row.reports,
        "valid_from": day(row.valid_from),
        "valid_to": day(row.valid_to),
    }


def plan(row: Plan) -> Row:
    """One row of `plans`."""
    return {
        "plan": row.code,
        "number": row.number,
        "title": row.title,
        "scope": row.scope,
        "year": row.year,
        "demonstration": row.demonstration,
    }


def target(row: PlanTarget) -> Row:
    """One row of `targets`."""
    return {
        "plan": row.plan,
        "indicator": row.indicator,
        "level": str(row.level),
        "value": number(row.value),
        "clause": row.clause,
        "quote": row.quote,
        "valid_from": day(row.valid_from),
        "valid_to": day(row.valid_to),
        "kind": row.kind.value,
        "source": row.source.value,
        "near_margin": number(row.near_margin),
    }


def task(row: Task) -> Row:
    """One row of `tasks`."""
    return {
        "plan": row.plan,
        "task": row.task,
        "clause": row.clause,
        "lead": row.lead,
        "support": row.support,
        "product": row.product,
        "deadline_text": row.deadline_text,
        "deadline": day(row.deadline),
        "deadlines": [day(each) for each in row.deadlines],
        "kind": row.kind.value,
    }


def indicator(row: Indicator) -> Row:
    """One row of `indicators`."""
    return {
        "indicator": row.code,
        "name": row.name,
        "numerator": list(row.numerator),
        "denominator": list(row.denominator),
        "near_margin": number(row.near_margin),
        "owner": row.owner,
        "reviewed": day(row.reviewed),
    }


def upload(row: UploadRow) -> Row:
    """One row of `uploads`."""
    return {
        "upload": row.upload,
        "file": row.file,
        "form": row.form,
        "month": str(row.month),
        "time": row.stored_at.isoformat(),
        "uploader": row.uploader,
        "sha256": row.sha256,
        "units": row.units,
        "figures": row.figures,
        "undone": row.undone_at is not None,
    }


def refused(row: Refused) -> Row:
    """One row of `refused`."""
    return {
        "file": row.file,
        "sha256": row.sha256,
        "size": row.size,
        "kept": row.kept,
        "kind": row.reason.kind.value,
        "message": problems.sentence(row.reason),
        "errors": row.errors,
        "time": row.at.isoformat(),
        "uploader": row.by,
    }


def trace(row: TraceRow) -> Row:
    """One row of `trace`: a measure and where it stands, and what it was worked out from."""
    return {
        **_place(row),
        "since": str(row.since) if row.since else None,
        "cumulative": row.stated,
        "earlier": [{"month": str(month), **_place(each)} for month, each in row.earlier],
    }


def _place(row: TraceRow) -> Row:
    return {
        "measure": row.measure,
        "value": row.value,
        "file": row.file,
        "sha256": row.sha256,
        "sheet": row.sheet,
        "cells": list(row.cells),
        "uploader": row.uploader,
        "time": row.time.isoformat(),
        "upload": row.upload,
    }


def problem(row: Problem, sentence: Sentence) -> Row:
    """One problem of an imported file, with its Vietnamese sentence."""
    return {
        "severity": row.severity.value,
        "kind": row.kind.value,
        "sheet": row.sheet,
        "cell": row.cell,
        "found": row.found,
        "message": sentence(row),
    }


def imported(outcome: Outcome, sentence: Sentence) -> Row:
    """One file of `import`."""
    reading = outcome.reading
    uploads = [receipt.upload for receipt in outcome.receipts]
    row: Row = {
        "file": reading.file,
        "form": reading.tables[0].form if reading.tables else None,
        "month": _month(outcome.reading.tables),
        "stored": outcome.stored,
        "already_stored": outcome.already_stored,
        "upload": uploads[0] if uploads else None,
        "units": sum(table.units for table in reading.tables),
        "figures": sum(table.figures.stated + len(table.scores) for table in reading.tables),
        "changes": changes(outcome.changes),
        "problems": [problem(each, sentence) for each in outcome.problems],
    }
    return row | ({"uploads": uploads} if len(uploads) > 1 else {})


def tried(checked: Checked, sentence: Sentence) -> Row:
    """One file of `import --dry-run`."""
    outcome = Outcome(
        checked.reading,
        checked.stored_as if checked.clean else (),
        checked.changes,
        checked.problems,
    )
    return imported(outcome, sentence) | {"stored": False}


def changes(row: Changes) -> Row:
    """How many figures an upload changed."""
    return {"new": row.new, "changed": row.changed, "same": row.same, "removed": row.removed}


def finding(row: Finding) -> Row:
    """One row of `check`."""
    return {
        "severity": row.severity.value,
        "kind": row.kind.value,
        "where": row.where,
        "message": findings.sentence(row.kind, row.where, row.facts),
    }


def action(name: str, path: Path | str | None, upload_id: str | None = None) -> Row:
    """What `init undo template` did."""
    return {"action": name, "path": str(path) if path else None, "upload": upload_id, "ok": True}


def _month(tables: Sequence[object]) -> str | None:
    months = {str(month) for table in tables if (month := getattr(table, "month", None))}
    return months.pop() if len(months) == 1 else None


def csv_cell(value: object) -> object:
    """A value for CSV; a text that a spreadsheet would run as a formula is made harmless."""
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value


def table(rows: Iterable[Mapping[str, object]]) -> list[list[object]]:
    """Rows as a heading and lines, for CSV."""
    found = list(rows)
    if not found:
        return []
    heading: list[object] = list(found[0])
    return [heading, *([csv_cell(value) for value in row.values()] for row in found)]
