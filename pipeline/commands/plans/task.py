"""`task`: what was given to do; with an action, something is given or said of it."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from functools import partial
from pathlib import Path

from metrics.tasks.given import BY_OFFICE, Origin, OriginKind
from metrics.tasks.progress import Act, Proof
from pipeline.commands import opening, options
from pipeline.commands.cells import Row
from pipeline.commands.command import Command, OneOf, Option
from pipeline.commands.plans.tasks import TASK, listed
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.desk.clock import today
from pipeline.statements.proof_files import ProofFile
from pipeline.tasks import acting
from pipeline.tasks.acting import NewTask, TaskWish
from wording import command_line as words
from wording.office import tasks as said


def _origin(text: str) -> Origin:
    """Where a task comes from: `light:2024-03/26383/on_time`, `conclusion:KL-2024-0001`.

    Raises:
        ArgumentTypeError: Where the kind is none.
    """
    kind, _, of = text.partition(":")
    try:
        return Origin(OriginKind(kind), of)
    except ValueError as error:
        told = said.BAD_ORIGIN.format(text=text, known=", ".join(OriginKind))
        raise ArgumentTypeError(told) from error


def _run(choices: Namespace) -> list[Row]:
    if choices.new is None and choices.do is None:
        return listed(choices)
    at = opening.writer(choices)
    if choices.new is not None:
        new = NewTask(
            choices.new,
            tuple(choices.unit or ()),
            choices.person,
            choices.until,
            choices.origin,
            choices.indicator,
            choices.product,
        )
        given = acting.give(at, at.viewer, new, choices.by, choices.why)
        say(said.GIVEN.format(key=given.key))
        return [action("task", at.database.path)]
    if choices.task is None:
        choices.wrong_use(said.WHICH_TASK)
    events = acting.say_of(at, at.viewer, _wish(choices), choices.by, choices.why)
    say(said.told(choices.do, choices.task, len(events)))
    return [action("task", at.database.path)]


def _wish(choices: Namespace) -> TaskWish:
    proof = None
    if choices.proof is not None:
        proof = Proof(choices.proof, choices.proof_day or choices.on or today(), choices.about)
    return TaskWish(
        choices.task,
        choices.do,
        tuple(choices.unit or ()),
        choices.occurrence,
        proof,
        choices.until,
        choices.on,
        choices.proof_file and ProofFile(choices.proof_file.name, choices.proof_file.read_bytes()),
    )


_told = partial(Option, value=words.A_TEXT, default="")

COMMAND = Command(
    "task",
    (
        options.PLAN,
        options.AS_OF,
        OneOf(
            (
                Option("--new", said.OPTIONS["new"], words.A_TEXT),
                Option("--do", said.OPTIONS["do"], words.A_WAY, Act, among=tuple(Act)),
            )
        ),
        Option("--task", said.OPTIONS["task"], words.A_CODE),
        Option("--unit", said.OPTIONS["unit"], words.A_CODE, options.one_more, adds=True),
        Option("--occurrence", said.OPTIONS["occurrence"], words.A_TEXT),
        Option("--until", said.OPTIONS["until"], words.A_DAY, options.day),
        Option("--on", said.OPTIONS["on"], words.A_DAY, options.day),
        Option("--proof", said.OPTIONS["proof"], words.A_PAPER),
        Option("--proof-day", said.OPTIONS["proof_day"], words.A_DAY, options.day),
        Option("--proof-file", said.OPTIONS["proof_file"], words.A_FILE, Path),
        _told("--about", said.OPTIONS["about"]),
        _told("--person", said.OPTIONS["person"]),
        _told("--product", said.OPTIONS["product"]),
        Option("--origin", said.OPTIONS["origin"], words.A_CODE, _origin, BY_OFFICE),
        options.INDICATOR,
        options.BY,
        options.WHY,
    ),
    _run,
    dict.fromkeys((*TASK, *ACTION)),
)
