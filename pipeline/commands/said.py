"""What is said beside the files that `import` takes."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError, Namespace
from functools import partial

from metrics.counts.answer import NOT_A_UNIT, Answer, Choice
from metrics.counts.beside import Beside
from pipeline.commands import options
from pipeline.commands.command import OneOf, Option
from pipeline.commands.printing import say
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace
from pipeline.intake.options import Options
from wording import command_line as words
from wording import numbers

_ANSWER = re.compile(
    r"(?:(?P<sheet>.*)!)?\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[1-9]\d*)", re.DOTALL
)


def read_answer(text: str) -> tuple[Answer]:
    """The one answer that is typed: `SHEET!CELL=CHOICE`.

    The sheet may stand in quotes, as Excel writes it: a quote in its name is then doubled.

    Raises:
        ArgumentTypeError: Where it is none.
    """
    place, is_said, choice = text.rpartition("=")
    found = _ANSWER.fullmatch(place.strip())
    if not (is_said and choice.strip() and found):
        raise ArgumentTypeError(words.BAD_ANSWER.format(text=text))
    sheet = found["sheet"] or ""
    if len(sheet) > 1 and sheet.startswith("'") and sheet.endswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    cell = found["column"].upper() + found["row"]
    return (Answer(sheet, cell, choice.strip()),)


OPTIONS: tuple[Option | OneOf, ...] = (
    OneOf((options.MONTH, Option("--all-months", words.OPTIONS["all_months"]))),
    options.UNIT,
    Option("--keep-blank", words.OPTIONS["keep_blank"]),
    Option("--opening", words.OPTIONS["opening"]),
    Option(
        "--expect",
        words.OPTIONS["expect"],
        words.A_NUMBER,
        partial(options.digits, told=words.BAD_EDITION, least=1),
    ),
    Option("--answer", words.OPTIONS["answer"], words.AN_ANSWER, read_answer, adds=True),
    Option("--sheet", words.OPTIONS["sheet"], words.A_NAME),
    Option("--received", words.OPTIONS["received"], words.A_DAY, options.day),
)


def check(choices: Namespace, workspace: Workspace) -> None:
    """Refuse a choice that is neither one of a phrase nor a unit's code of any time."""
    known = {*map(str, Choice), NOT_A_UNIT}
    codes = {unit.code for unit in workspace.reference.register.units}
    for answer in choices.answer or ():
        if answer.choice not in known | codes:
            told = words.UNKNOWN_CHOICE.format(choice=answer.choice, known=", ".join(sorted(known)))
            choices.wrong_use(told)


def said(choices: Namespace) -> Options:
    """What was said; a day of receipt that is still to come is wrong use."""
    received = choices.received
    if received is not None and received > today():
        choices.wrong_use(words.RECEIVED_AHEAD.format(day=numbers.day(received)))
    beside = Beside(
        answers=tuple(choices.answer or ()),
        sheet=choices.sheet,
        keep_blank=choices.keep_blank,
        opening=choices.opening,
        received=received,
        by_command=True,
    )
    return Options(
        choices.month,
        choices.all_months,
        choices.unit,
        choices.by,
        beside,
        choices.expect,
        lambda rows: say(words.ROWS_READ.format(rows=numbers.count(rows))),
    )
