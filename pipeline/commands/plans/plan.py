"""`plan`: the plans with who entered them; with an action, one is entered, edited or taken back."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from metrics.plans.versions import PlanVersion
from pipeline.commands import opening, options
from pipeline.commands.cells import Row, rows
from pipeline.commands.command import Command, OneOf, Option
from pipeline.commands.plan_rows import LISTED, ListedPlan
from pipeline.commands.plan_version import as_files, asked_version, value
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.desk.workspace import Workspace
from pipeline.scores.turned import turned
from pipeline.statements import plan_entries
from pipeline.statements.recording import Signed
from wording import command_line as words
from wording.office import plans as said


def _run(choices: Namespace) -> list[Row]:
    if choices.take_back:
        return _take_back(choices)
    if not (choices.file or choices.copy_to or choices.set or choices.end):
        return _listed(choices)
    if choices.file is None and choices.plan is None:
        choices.wrong_use(said.WHICH_PLAN)
    at = opening.writer(choices)
    version = asked_version(choices, at)
    if choices.dry_run:
        _preview(at, version)
    else:
        plan_entries.enter_plan(at, at.viewer, version, Signed(choices.by, choices.why))
        say(said.ENTERED.format(plan=version.plan))
    return [action("plan", at.database.path)]


def _take_back(choices: Namespace) -> list[Row]:
    if choices.plan is None:
        choices.wrong_use(said.WHICH_PLAN)
    at = opening.writer(choices)
    plan_entries.take_plan_back(at, at.viewer, choices.plan, Signed(choices.by, choices.why))
    say(said.TAKEN_BACK.format(plan=choices.plan))
    return [action("plan", at.database.path)]


def _preview(at: Workspace, version: PlanVersion) -> None:
    with at.books() as books:
        after = plan_entries.with_version(at, books.edition, version)
        say(said.turned(turned(books, after, version.since)))


def _listed(choices: Namespace) -> list[Row]:
    at = opening.reader(choices)
    plans = opening.plans(at, choices.plan)
    if choices.out is not None:
        choices.out.write_text(as_files(plans), "utf-8")
        say(words.WRITTEN.format(file=choices.out.name))
        return [action("plan", choices.out)]
    with at.books() as books:
        told = {each.subject: each for each in plan_entries.plan_entries(books) if each.holds}
    return rows(LISTED, (ListedPlan(plan, told.get(plan.code)) for plan in plans))


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
