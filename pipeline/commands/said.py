"""What is said beside the files that `import` takes."""

from __future__ import annotations

from argparse import Namespace
from functools import partial

from metrics.counts.beside import Beside
from pipeline.commands import options
from pipeline.commands.command import OneOf, Option
from pipeline.desk.clock import today
from pipeline.intake.options import Options
from wording import command_line as words
from wording import numbers

OPTIONS: tuple[Option | OneOf, ...] = (
    OneOf((options.MONTH, Option("--all-months", words.OPTIONS["all_months"]))),
    options.UNIT,
    Option("--keep-blank", words.OPTIONS["keep_blank"]),
    Option(
        "--expect",
        words.OPTIONS["expect"],
        words.A_NUMBER,
        partial(options.digits, told=words.BAD_EDITION, least=1),
    ),
    Option("--received", words.OPTIONS["received"], words.A_DAY, options.day),
)


def said(choices: Namespace) -> Options:
    """What was said; a day of receipt that is still to come is wrong use."""
    received = choices.received
    if received is not None and received > today():
        choices.wrong_use(words.RECEIVED_AHEAD.format(day=numbers.day(received)))
    beside = Beside(keep_blank=choices.keep_blank, received=received)
    return Options(
        choices.month, choices.all_months, choices.unit, choices.by, beside, choices.expect
    )
