"""`papers`: the numbers given to documents; with `--number` one is given, or taken back."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from metrics.counts.office_lines import NumberedPaper
from metrics.counts.statement import Statement
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, Option
from pipeline.commands.papers.report import EDITION, KIND, kind_of
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.papers.issue import books_of, number_document, unnumbered
from pipeline.scores.scorecard import View
from pipeline.statements.numbered_papers import numbered_papers, take_number_back
from wording.papers import kinds as words

_LISTED: Columns[Statement[NumberedPaper]] = {
    "number": lambda told: told.facts.number,
    "day": lambda told: told.facts.day,
    "kind": lambda told: told.facts.paper,
    **same("month", "window", "under", "edition", of="facts"),
    **same("holds", "by"),
    "time": lambda told: told.at.isoformat(timespec="seconds"),
}


def _run(choices: Namespace) -> list[Row]:
    if choices.number is None:
        at = opening.reader(choices)
        with at.edition() as edition:
            return rows(_LISTED, numbered_papers(edition))
    if not (choices.kind and choices.month and choices.day and choices.by):
        choices.wrong_use(words.NUMBER_NEEDS)
    kind = kind_of(choices)
    at = opening.writer(choices)
    with books_of(at, choices.edition) as books:
        view = View(choices.month, choices.window, choices.under)
        view.head(books.reference)
        asked = unnumbered(books, kind.code, view)
    paper = replace(asked, number=choices.number, day=choices.day)
    facts = {"number": paper.number, "title": kind.title, "edition": paper.edition}
    if choices.take_back:
        take_number_back(at, at.viewer, paper, choices.by)
        say(words.NUMBER_TAKEN_BACK.format(**facts))
    else:
        number_document(at, at.viewer, paper, choices.by)
        say(words.NUMBERED.format(**facts))
    return [action("papers", at.database.path)]


COMMAND = Command(
    "papers",
    (
        KIND,
        options.MONTH,
        options.WINDOW,
        options.UNDER,
        EDITION,
        Option("--number", words.NUMBER, words.A_NUMBER),
        Option("--day", words.DAY, words.A_DAY, options.day),
        Option("--take-back", words.TAKE_BACK),
        options.BY,
    ),
    _run,
    dict.fromkeys((*_LISTED, *ACTION)),
    nothing=words.NO_NUMBERS,
)
