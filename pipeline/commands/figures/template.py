"""`template`: write the entry form of a month."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from pipeline.commands import opening, options
from pipeline.commands.cells import Row
from pipeline.commands.command import Command, Option, needed
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.intake import template
from wording import command_line as words


def _run(choices: Namespace) -> list[Row]:
    write = template.by_quarter if choices.quarterly else template.one_for_all
    form = write(opening.reader(choices), choices.month, choices.under)
    choices.out.write_bytes(form)
    say(words.WRITTEN.format(file=choices.out.name))
    return [action("template", choices.out)]


COMMAND = Command(
    "template",
    (
        needed(options.MONTH),
        options.UNDER,
        Option("--quarterly", words.OPTIONS["quarterly_form"]),
        needed(Option("--out", words.OPTIONS["out"], words.A_FILE, Path)),
    ),
    _run,
    ACTION,
    table=False,
)
