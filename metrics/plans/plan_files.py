"""Reads plan files and validates them; the rules a plan must keep are here, the shape in `plan`."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from metrics.counts.fields import Fields, doubled, opened, parsed
from metrics.plans.plan import (
    Plan,
    PlanTarget,
    Quantity,
    ReportDate,
    ReportPeriod,
    TargetKind,
    TargetSource,
    Task,
    TaskKind,
)
from metrics.units.unit import Level

QUANTITIES_FILE = "quantities.toml"

_NAMED_DAY = re.compile(r"(\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})")


def read_plans(
    folder: Path, indicator_codes: Collection[str], beside: Collection[str] = ()
) -> tuple[tuple[Plan, ...], tuple[str, ...]]:
    """Read every plan of a folder, in the order of their codes.

    Args:
        folder: One `CODE.toml` a plan and, where a plan needs it, `quantities.toml`.
        indicator_codes: What the monthly figures are scored on.
        beside: Codes of quantities that no monthly figure feeds, defined in another folder.

    Returns:
        The sound plans, and every fault of every file; with a fault the plans are not to be used.
    """
    quantities, found = read_quantities(folder, indicator_codes)
    reader = PlanReader.of(indicator_codes, quantities, beside)
    reader.faults.extend(found)
    paths = sorted(path for path in folder.glob("*.toml") if path.name != QUANTITIES_FILE)
    plans = [reader.plan(opened(path, reader.faults), path.stem) for path in paths]
    return tuple(plan for plan in plans if plan), tuple(reader.faults)


def read_quantities(
    folder: Path, indicator_codes: Collection[str]
) -> tuple[tuple[Quantity, ...], tuple[str, ...]]:
    """Read what plans count beside the indicators; `read_plans` reports the same faults."""
    path = folder / QUANTITIES_FILE
    faults: list[str] = []
    document = opened(path, faults) if path.exists() else None
    if document is None:
        return (), tuple(faults)
    quantities = document.rows("quantity", _quantity)
    document.finish()
    for code in doubled([*indicator_codes, *(each.code for each in quantities)]):
        document.note(f"{code} is defined twice")
    return quantities, tuple(faults)


def _quantity(row: Fields) -> Quantity:
    quantity = Quantity(
        row.text("code"),
        row.text("name"),
        row.text("definition"),
        row.text_or_none("measure"),
        row.text_or_none("short") or "",
        row.text_or_none("numerator"),
        row.text_or_none("denominator"),
        row.text_or_none("case") or "",
    )
    told = (quantity.short, quantity.numerator, quantity.denominator, quantity.case)
    if any(told) and not all(told):
        row.note("want short, numerator, denominator and case, or none of them")
    return quantity


@dataclass(frozen=True, slots=True)
class PlanReader:
    """Reads plans one by one and collects what is wrong with them."""

    fed: Collection[str]
    """Codes that the monthly figures can feed."""
    known: Collection[str]
    faults: list[str]

    @classmethod
    def of(
        cls,
        indicator_codes: Collection[str],
        quantities: Iterable[Quantity],
        beside: Collection[str] = (),
    ) -> PlanReader:
        """One that knows what may be asked for; as `read_plans` takes it."""
        quantities = tuple(quantities)
        fed = {*indicator_codes, *(each.code for each in quantities if each.measure)}
        return cls(fed, {*fed, *(each.code for each in quantities), *beside}, [])

    def text(self, text: str, code: str) -> Plan | None:
        """The plan in what its file would hold; None, and its faults, where it has any."""
        return self.plan(parsed(text, code, self.faults), code)

    def plan(self, document: Fields | None, stem: str) -> Plan | None:
        """The plan in a file of this name; None, and its faults, where it has any."""
        if document is None:
            return None
        header = _header(document, stem)
        plan = replace(
            header,
            targets=tuple(self._targets(document, header)),
            tasks=document.rows("task", partial(_task, plan=header.code)),
            reports=document.rows("report", partial(_report, plan=header.code)),
        )
        document.finish()
        keys = ((each.indicator, each.level, each.valid_from) for each in plan.targets)
        for indicator, level, start in doubled(keys):
            document.note(f"{indicator} for {level} from {start} is set twice")
        return None if document.faulty else plan

    def _targets(self, document: Fields, plan: Plan) -> Iterator[PlanTarget]:
        for at, table in enumerate(document.tables("target"), 1):
            row = document.within(f"target {at}", table)
            levels = row.words("levels", Level)
            target = _target(row, plan)
            row.finish()
            self._check(row, target)
            if not row.faulty:
                yield from (replace(target, level=level) for level in levels)

    def _check(self, row: Fields, target: PlanTarget) -> None:
        relative = target.kind is TargetKind.MORE_THAN_LAST_YEAR
        if relative and target.value is not None:
            row.note("a target relative to last year has no value")
        if not relative and target.value is None:
            row.note("value is missing")
        if target.value is not None and not 0 < target.value <= 100:
            row.note(f"value: want above 0 and at most 100, found {target.value}")
        if target.near_margin is not None and not 0 <= target.near_margin <= 100:
            row.note(f"near_margin: want 0 to 100, found {target.near_margin}")
        if target.indicator and target.indicator not in self.known:
            row.note(f"unknown indicator {target.indicator!r}")
        elif target.source is TargetSource.FIGURES and target.indicator not in self.fed:
            row.note(f"no monthly figure feeds {target.indicator!r}")
        if target.valid_from > target.valid_to:
            row.note("valid_from is after valid_to")


def _header(document: Fields, stem: str) -> Plan:
    plan = Plan(
        code=document.text("code"),
        number=document.text("number"),
        title=document.text("title"),
        issuer=document.text("issuer"),
        scope=document.text("scope"),
        year=document.whole("year"),
        issued=document.day_or_none("issued"),
        valid_from=document.day("valid_from"),
        valid_to=document.day("valid_to"),
        demonstration=document.flag("demonstration"),
        targets=(),
        tasks=(),
        reports=(),
        note=document.text_or_none("note"),
    )
    if document.faulty:
        return plan
    if plan.code != stem:
        document.note(f"code {plan.code!r} is not the file's name")
    if not plan.valid_from <= plan.valid_to:
        document.note("valid_from is after valid_to")
    if not plan.valid_from.year == plan.year == plan.valid_to.year:
        document.note(f"validity is not within the plan's year {plan.year}")
    return plan


def _target(row: Fields, plan: Plan) -> PlanTarget:
    return PlanTarget(
        plan=plan.code,
        indicator=row.text("indicator"),
        level=Level.PROVINCE,
        value=row.number_or_none("value"),
        kind=row.word("kind", TargetKind),
        source=row.word("source", TargetSource),
        clause=row.text("clause"),
        quote=row.text("quote"),
        valid_from=row.day_or_none("valid_from") or plan.valid_from,
        valid_to=row.day_or_none("valid_to") or plan.valid_to,
        near_margin=row.number_or_none("near_margin"),
        note=row.text_or_none("note"),
        only=row.texts_if_any("only"),
    )


def _task(row: Fields, plan: str) -> Task:
    task = Task(
        plan=plan,
        task=row.text("task"),
        clause=row.text("clause"),
        goal=row.text_or_none("goal"),
        lead=row.text_or_none("lead"),
        support=row.text_or_none("support"),
        product=row.text_or_none("product"),
        deadline_text=row.text_or_none("deadline_text"),
        kind=row.word("kind", TaskKind),
        deadlines=row.days("deadlines"),
        note=row.text_or_none("note"),
        audience=row.text_or_none("audience"),
        channels=row.texts_if_any("channels"),
    )
    if not row.faulty:
        _check_deadlines(row, task)
    return task


def _check_deadlines(row: Fields, task: Task) -> None:
    if task.kind is TaskKind.RELATIVE:
        row.note("a task is not relative to another year")
    if task.kind.dated != bool(task.deadlines):
        wanted = "needs deadlines" if task.kind.dated else "has no deadlines"
        row.note(f"a task of kind {task.kind} {wanted}")
    if task.kind is not TaskKind.NONE and not task.deadline_text:
        row.note("deadline_text is missing")
    if task.kind is TaskKind.MONTHS and not all(map(_ends_month, task.deadlines)):
        row.note("a month's deadline is its last day")
    if task.kind is TaskKind.QUARTER and not all(map(_ends_quarter, task.deadlines)):
        row.note("a quarter's deadline is its last day")
    _check_named_days(row, task.deadline_text, task.deadlines)


def _check_named_days(row: Fields, words: str | None, deadlines: tuple[date, ...]) -> None:
    named = {f"{int(y)}-{int(m):02}-{int(d):02}" for d, m, y in _NAMED_DAY.findall(words or "")}
    if named and named != {day.isoformat() for day in deadlines}:
        row.note(f"deadlines are not the days that deadline_text names: {', '.join(sorted(named))}")


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _ends_quarter(day: date) -> bool:
    return day.month % 3 == 0 and _ends_month(day)


def _report(row: Fields, plan: str) -> ReportDate:
    report = ReportDate(
        plan=plan,
        period=row.word("period", ReportPeriod),
        clause=row.text("clause"),
        reporter=row.text("reporter"),
        recipient=row.text("recipient"),
        deadline_text=row.text("deadline_text"),
        deadlines=row.days("deadlines"),
    )
    _check_named_days(row, report.deadline_text, report.deadlines)
    return report
