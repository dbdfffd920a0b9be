"""`init`: create the database, for real figures or with the demonstration."""

from __future__ import annotations

from argparse import Namespace

from pipeline.commands.cells import Row
from pipeline.commands.command import Command, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.desk import workspace
from pipeline.sample import sample
from wording import command_line as words


def _run(choices: Namespace) -> list[Row]:
    if choices.sample:
        path = sample.start(choices.database, _tell_loading)
    else:
        path = workspace.start(choices.database)
    say(words.CREATED.format(file=path.name))
    return [action("init", path)]


def _tell_loading(done: int, of: int) -> None:
    if done % 20 == 0 or done == of:
        say(words.LOADING.format(done=done, of=of))


COMMAND = Command("init", (Option("--sample", words.OPTIONS["sample"]),), _run, ACTION, table=False)
