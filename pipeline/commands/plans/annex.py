"""`annex`: what a plan's Word or Excel annex says; with `--plan`, it is taken into the plan."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from metrics.counts.problem import Severity
from metrics.plans.annex import AnnexReading
from metrics.plans.plan import Plan
from pipeline.commands import opening, options
from pipeline.commands.annex_rows import ANNEX_ROW
from pipeline.commands.annex_taken import leaving, mending, take, tell
from pipeline.commands.cells import Row, rows
from pipeline.commands.command import Command, NotDoneError, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, PROBLEM, action
from pipeline.desk.workspace import Workspace
from pipeline.intake import annexes
from wording import command_line as words
from wording.office import annexes as said


def _run(choices: Namespace) -> list[Row]:
    at = opening.reader(choices) if choices.plan is None else opening.writer(choices)
    data = choices.file.read_bytes()
    reading = annexes.read_annex(at, data)
    if reading.problems:
        _refuse(choices, reading)
    if choices.plan is None:
        alone = annexes.plan_alone(at.reference, choices.year)
        found = annexes.understood(at.reference, alone, reading.rows)
        tell(reading, found)
        return rows(ANNEX_ROW, found)
    plan = _into(choices, at)
    take(choices, at, plan, data, reading)
    return [action("annex", at.database.path)]


def _into(choices: Namespace, at: Workspace) -> Plan:
    """The plan of the annex: one that there is or, with its title and issuer, a new one."""
    if choices.title is None or choices.issuer is None:
        (known,) = opening.plans(at, choices.plan)
        return known
    if choices.plan in {each.code for each in at.reference.plans}:
        choices.wrong_use(said.PLAN_IS_THERE.format(plan=choices.plan))
    return replace(
        annexes.plan_alone(at.reference, choices.year),
        code=choices.plan,
        number=choices.number or "…",
        title=choices.title,
        issuer=choices.issuer,
        issued=choices.issued,
        scope=choices.under or at.reference.scope,
    )


def _refuse(choices: Namespace, reading: AnnexReading) -> None:
    told = said.refused(reading.problems)
    for sentence in told:
        say(words.PROBLEM_ERROR.format(message=sentence))
    found = rows(PROBLEM, reading.problems)
    for row, sentence in zip(found, told, strict=True):
        row.update(severity=Severity.ERROR.value, message=sentence)
    raise NotDoneError(found if choices.json else [])


COMMAND = Command(
    "annex",
    (
        Option("file", said.FILE, words.A_FILE, Path),
        Option("--plan", said.OPTIONS["plan"], words.A_CODE),
        Option("--year", said.OPTIONS["year"], words.A_YEAR, options.year),
        *(
            Option(f"--{name}", said.OPTIONS[name], words.A_TEXT)
            for name in ("title", "issuer", "number")
        ),
        Option("--issued", said.OPTIONS["issued"], words.A_DAY, options.day),
        Option("--under", said.OPTIONS["under"], words.A_CODE),
        Option("--accept", said.OPTIONS["accept"], said.A_ROW, options.one_more, adds=True),
        Option("--mend", said.OPTIONS["mend"], said.A_MENDING, mending, adds=True),
        Option("--leave-out", said.OPTIONS["leave_out"], said.A_LEAVING, leaving, adds=True),
        Option("--since", said.OPTIONS["since"], words.A_DAY, options.day),
        options.DRY_RUN,
        options.BY,
        options.WHY,
    ),
    _run,
    dict.fromkeys((*ANNEX_ROW, *ACTION, *PROBLEM)),
)
