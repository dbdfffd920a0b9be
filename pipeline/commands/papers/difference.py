"""`difference`: what an older edition said and a newer one says, down to the cell."""

from __future__ import annotations

from argparse import Namespace

from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows
from pipeline.commands.command import Command, Option
from pipeline.commands.papers.report import EDITION, edition_number
from pipeline.commands.printing import say
from pipeline.papers.difference import FigureChange, difference
from pipeline.scores.scorecard import View
from wording import command_line
from wording.papers import differences as words

_CHANGED: Columns[FigureChange] = {
    "month": lambda each: each.month,
    "unit": lambda each: each.unit.code,
    "name": lambda each: each.unit.name,
    "measure": lambda each: each.measure,
    "old": lambda each: each.before,
    "new": lambda each: each.after,
    "file": lambda each: each.source.file if each.source else None,
    "sheet": lambda each: each.source.sheet if each.source else None,
    "cells": lambda each: ",".join(each.source.cells) if each.source else None,
}


def _run(choices: Namespace) -> list[Row]:
    if choices.month is None or choices.edition is None:
        choices.wrong_use(words.NEEDS)
    view = View(choices.month, choices.window, choices.under)
    found = difference(opening.reader(choices), view, choices.edition, choices.other)
    say(words.told(found.before, found.after, len(found.figures), found.lights))
    return rows(_CHANGED, found.figures)


COMMAND = Command(
    "difference",
    (
        options.MONTH,
        options.WINDOW,
        options.UNDER,
        EDITION,
        Option("--with", words.OTHER, command_line.A_NUMBER, edition_number, kept_as="other"),
    ),
    _run,
    _CHANGED,
    nothing=words.SAME,
)
