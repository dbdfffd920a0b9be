"""`publish`: the public page of a period for everybody to read; without a name, what stands."""

from __future__ import annotations

from argparse import Namespace

from metrics.counts.office_lines import PublishedPage
from metrics.counts.statement import Statement
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, Option
from pipeline.commands.papers.report import EDITION
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.papers import publishing
from pipeline.scores.scorecard import View
from pipeline.statements.recording import Signed
from wording import command_line
from wording.papers import publishing as words
from wording.papers.report import period

_LISTED: Columns[Statement[PublishedPage]] = {
    "page": lambda told: told.facts.name,
    **same("month", "window", "under", "edition", "sha256", of="facts"),
    **same("holds", "by"),
    "time": lambda told: told.at.isoformat(timespec="seconds"),
}


def _run(choices: Namespace) -> list[Row]:
    if not (choices.month or choices.by or choices.take_back):
        with opening.reader(choices).edition() as edition:
            return rows(_LISTED, publishing.publications(edition))
    if not (choices.month and choices.by) or (choices.take_back and not choices.why):
        choices.wrong_use(words.NEEDS)
    at = opening.writer(choices)
    view = View(choices.month, choices.window, choices.under)
    if choices.take_back:
        under = choices.under or at.reference.scope
        name = PublishedPage(view.month, view.window, under, 0, "").name
        publishing.take_down(at, at.viewer, name, Signed(choices.by, choices.why))
        say(words.TAKEN_DOWN.format(page=name))
    else:
        page, new = publishing.publish(at, at.viewer, view, choices.by, choices.edition)
        told = words.DONE if new else words.SAME
        when = period(page.window, page.month)
        address = publishing.address(page)
        say(told.format(period=when, edition=page.edition, address=address))
    return [action("publish", at.database.path)]


COMMAND = Command(
    "publish",
    (
        options.MONTH,
        options.WINDOW,
        options.UNDER,
        EDITION,
        Option("--take-back", words.TAKE_BACK),
        Option("--by", words.BY, command_line.A_NAME, default=""),
        Option("--why", words.WHY_OPTION, command_line.A_REASON, default=""),
    ),
    _run,
    dict.fromkeys((*_LISTED, *ACTION)),
    nothing=words.NONE,
)
