"""`plan`: the plans with who entered them; with an action, one is entered, edited or taken back."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.statement import Statement
from metrics.plans.copying import Place, of_year, with_values
from metrics.plans.plan import Plan
from metrics.plans.plan_writer import plan_text
from metrics.plans.versions import PlanVersion
from metrics.units.unit import Level
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, OneOf, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.desk.workspace import Workspace
from pipeline.scores.turned import turned
from pipeline.statements import plan_entries
from pipeline.statements.recording import Signed
from wording import command_line as words
from wording.office import plans as said


@dataclass(frozen=True, slots=True)
class Listed:
    """A plan and the newest word on it."""

    plan: Plan
    entry: Statement[PlanVersion] | None


LISTED: Columns[Listed] = {
    "plan": lambda each: each.plan.code,
    **same("number", "title", "issuer", "scope", "year", "valid_from", "valid_to", of="plan"),
    "targets": lambda each: len(each.plan.targets),
    "since": lambda each: each.entry and each.entry.facts.since,
    "by": lambda each: each.entry and each.entry.by,
    "time": lambda each: each.entry and each.entry.at.isoformat(),
    "why": lambda each: each.entry and each.entry.why,
}


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


def _run(choices: Namespace) -> list[Row]:
    version = _version(choices) if _acts(choices) else None
    if choices.take_back:
        return _take_back(choices)
    if version is None:
        return _listed(choices)
    at = opening.writer(choices)
    if choices.dry_run:
        _preview(at, version)
    else:
        plan_entries.enter_plan(at, at.viewer, version, Signed(choices.by, choices.why))
        say(said.ENTERED.format(plan=version.plan))
    return [action("plan", at.database.path)]


def _acts(choices: Namespace) -> bool:
    return bool(choices.file or choices.copy_to or choices.set or choices.end)


def _version(choices: Namespace) -> PlanVersion:
    """What is to hold: a file, a copy, other numbers, or nothing any more."""
    if choices.file is not None:
        text = choices.file.read_text("utf-8")
        code = choices.named or choices.file.stem
        return PlanVersion(code, choices.since or _begin(text, choices), text)
    if choices.plan is None:
        choices.wrong_use(said.WHICH_PLAN)
    (plan,) = opening.plans(opening.reader(choices), choices.plan)
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


def _begin(text: str, choices: Namespace) -> date:
    """The day on which the plan in a file begins."""
    at = opening.reader(choices)
    return plan_entries.read_plan(
        at.reference, PlanVersion(choices.named or choices.file.stem, date.min, text)
    ).valid_from


def _take_back(choices: Namespace) -> list[Row]:
    if choices.plan is None:
        choices.wrong_use(said.WHICH_PLAN)
    at = opening.writer(choices)
    plan_entries.take_plan_back(at, at.viewer, choices.plan, Signed(choices.by, choices.why))
    say(said.TAKEN_BACK.format(plan=choices.plan))
    return [action("plan", at.database.path)]


def _preview(at: Workspace, version: PlanVersion) -> None:
    with at.books() as books:
        after = plan_entries.with_version(at, plan_entries.standing_edits(books), version)
        say(said.turned(turned(books, after, version.since)))


def _listed(choices: Namespace) -> list[Row]:
    at = opening.reader(choices)
    plans = opening.plans(at, choices.plan)
    if choices.out is not None:
        choices.out.write_text("\n".join(map(plan_text, plans)), "utf-8")
        say(words.WRITTEN.format(file=choices.out.name))
        return [action("plan", choices.out)]
    with at.books() as books:
        told = {each.subject: each for each in plan_entries.plan_entries(books) if each.holds}
    return rows(LISTED, (Listed(plan, told.get(plan.code)) for plan in plans))


COMMAND = Command(
    "plan",
    (
        options.PLAN,
        OneOf(
            (
                Option("--file", said.OPTIONS["file"], words.A_FILE, Path),
                Option("--copy-to", said.OPTIONS["copy_to"], words.A_YEAR, options.year),
                Option("--end", said.OPTIONS["end"], words.A_DAY, options.day),
                Option("--take-back", said.OPTIONS["take_back"]),
                Option("--out", said.OPTIONS["out"], words.A_FILE, Path),
            )
        ),
        Option("--set", said.OPTIONS["set"], said.A_VALUE, value, adds=True),
        Option("--as", said.OPTIONS["as"], words.A_CODE, kept_as="named"),
        Option("--since", said.OPTIONS["since"], words.A_DAY, options.day),
        options.DRY_RUN,
        options.BY,
        options.WHY,
    ),
    _run,
    dict.fromkeys((*LISTED, *ACTION)),
)
