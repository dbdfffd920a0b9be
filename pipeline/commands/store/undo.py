"""`undo`: take an upload back."""

from __future__ import annotations

from argparse import Namespace

from pipeline.commands import opening, options
from pipeline.commands.cells import Row
from pipeline.commands.command import Command, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.intake.undo import undo
from wording import command_line as words


def _run(choices: Namespace) -> list[Row]:
    taken_back = undo(opening.writer(choices), choices.upload, choices.by, choices.why)
    sentence = words.TAKEN_BACK if taken_back else words.ALREADY_UNDONE
    say(sentence.format(upload=choices.upload))
    return [action("undo", None, choices.upload)]


COMMAND = Command(
    "undo",
    (Option("upload", words.OPTIONS["upload"], words.AN_UPLOAD), options.BY, options.WHY),
    _run,
    ACTION,
    table=False,
)
