"""The lists the command line prints, as the contract's rows."""

from __future__ import annotations

from dataclasses import replace

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.counts.problem import Severity
from metrics.plans.plan import Plan
from metrics.units.register import find_unit
from metrics.verdicts.reference import Reference
from pipeline.commands import rows
from pipeline.commands.rows import Row
from pipeline.desk.desk import Desk
from pipeline.intake import repair
from pipeline.scores.scorecard import View, score_unit, scorecard
from pipeline.statements import quarantine
from warehouse.reading import queries
from warehouse.soundness.verify import verify


def uploads(desk: Desk) -> list[Row]:
    """Every upload, oldest first, with those taken back."""
    with desk.edition() as edition:
        return [rows.upload(row) for row in queries.uploads(edition)]


def refused(desk: Desk) -> list[Row]:
    """Every refused file that was not stored afterwards, newest first."""
    with desk.edition() as edition:
        stored = {row.sha256 for row in queries.uploads(edition)}
    return [rows.refused(each) for each in quarantine.refusals(desk, stored)]


def units(desk: Desk, month: Month | None) -> list[Row]:
    """Every validity row of the scope; with a month, those valid on its last day."""
    register = desk.reference.register
    found = register.at(month).values() if month else register.units
    return [rows.unit(row) for row in found]


def plans(desk: Desk) -> list[Row]:
    """Every plan."""
    return [rows.plan(row) for row in desk.reference.plans]


def targets(desk: Desk, plan: str | None) -> list[Row]:
    """Every target of every plan, or of one."""
    return [rows.target(row) for each in _plans(desk, plan) for row in each.targets]


def tasks(desk: Desk, plan: str | None) -> list[Row]:
    """Every annex task of every plan, or of one."""
    return [rows.task(row) for each in _plans(desk, plan) for row in each.tasks]


def indicators(desk: Desk) -> list[Row]:
    """What is scored."""
    return [rows.indicator(row) for row in desk.reference.indicators]


def scores(desk: Desk, view: View, *, unit: str | None, group: bool) -> list[Row]:
    """The rows of `score`."""
    reference = desk.reference
    with desk.books() as books:
        if unit is not None:
            inside = _inside(reference, view, unit)
            found = score_unit(books, replace(view, under=unit)) if inside else ()
        else:
            card = scorecard(books, view)
            found = card.groups if group else card.units
    return [rows.score(row) for row in found]


def _inside(reference: Reference, view: View, code: str) -> bool:
    """Whether a unit is one of those that a view is limited to.

    Raises:
        KpiError: `unknown_unit` where the code or the view's head is no unit of that month.
    """
    unit = find_unit(reference.register, view.month, code)
    if view.under is not None:
        head = find_unit(reference.register, view.month, view.under)
        if head.code not in reference.register.at(view.month).line(code):
            return False
    return view.level in (None, unit.level)


def trace(desk: Desk, month: Month, unit: str, indicator: str) -> list[Row]:
    """Where the figures of one unit, month and indicator come from."""
    find_unit(desk.reference.register, month, unit)
    try:
        chosen = desk.reference.indicator(indicator)
    except KeyError as error:
        raise KpiError("unknown_indicator", indicator=indicator) from error
    with desk.edition() as edition:
        return [rows.trace(row) for row in queries.trace(edition, month, unit, chosen)]


def check(desk: Desk) -> tuple[list[Row], bool]:
    """Every finding, and whether none of them is an error."""
    findings = verify(desk.database, desk.reference.measure_codes, desk.reference.indicators)
    if any(repair.mendable(desk, finding) for finding in findings):
        findings.append(repair.mend(desk))
    healthy = all(finding.severity is not Severity.ERROR for finding in findings)
    return [rows.finding(each) for each in findings], healthy


def _plans(desk: Desk, code: str | None) -> tuple[Plan, ...]:
    if code is None:
        return desk.reference.plans
    try:
        return (desk.reference.plan(code),)
    except KeyError as error:
        raise KpiError("unknown_plan", plan=code) from error
