"""`report`: write a document of a period, or list which there are."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path

from metrics.counts.month import Month
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.papers.everything import everything
from pipeline.papers.issue import issue
from pipeline.papers.kinds import KINDS, PaperKind
from pipeline.scores.scorecard import View
from wording import command_line
from wording.papers import everything as every
from wording.papers import kinds as words

_LISTED: Columns[PaperKind] = {
    "kind": lambda kind: kind.code,
    **same("title", "formats"),
}


def _run(choices: Namespace) -> list[Row]:
    if choices.list:
        for each in KINDS.values():
            formats = ", ".join(each.formats)
            say(words.LISTED.format(kind=each.code, title=each.title, formats=formats))
        return rows(_LISTED, KINDS.values())
    if choices.kind == every.ALL:
        return _everything(choices)
    kind, month, out = _asked(choices)
    view = View(month, choices.window, choices.under)
    made = issue(opening.reader(choices), kind, view, out.suffix.removeprefix("."), choices.edition)
    out.write_bytes(made.content)
    say(words.WRITTEN.format(file=out.name, number=made.edition))
    return [action("report", out)]


def _everything(choices: Namespace) -> list[Row]:
    out: Path | None = choices.out
    if choices.month is None or out is None or out.suffix != ".zip":
        choices.wrong_use(words.ALL_NEEDS)
    assert out is not None
    view = View(choices.month, choices.window, choices.under)
    made = everything(opening.reader(choices), view, _told, choices.edition)
    out.write_bytes(made.content)
    say(words.WRITTEN.format(file=out.name, number=made.edition))
    return [action("report", out)]


def _told(done: int, count: int, what: str) -> None:
    if what:
        say(every.step(done, count, what))


def kind_of(choices: Namespace) -> PaperKind:
    """The kind of document that is asked for; wrong usage where there is none of that code."""
    kind = KINDS.get(choices.kind)
    if kind is None:
        choices.wrong_use(words.UNKNOWN.format(kind=choices.kind, known=", ".join(KINDS)))
    assert kind is not None
    return kind


def _asked(choices: Namespace) -> tuple[PaperKind, Month, Path]:
    """Kind, month and file; wrong usage where one is missing or they do not go together."""
    if choices.kind is None or choices.month is None or choices.out is None:
        choices.wrong_use(words.MISSING)
    kind = kind_of(choices)
    ending = choices.out.suffix.removeprefix(".")
    if ending not in kind.formats:
        told = words.WRONG_ENDING.format(
            kind=kind.code, formats=", ".join(kind.formats), ending=ending or choices.out.name
        )
        choices.wrong_use(told)
    return kind, choices.month, choices.out


edition_number = partial(options.digits, told=words.BAD_EDITION, least=1)
KIND = Option("kind", words.KIND, words.A_KIND, may_lack=True)
EDITION = Option("--edition", words.EDITION, command_line.A_NUMBER, edition_number)

COMMAND = Command(
    "report",
    (
        KIND,
        options.MONTH,
        options.WINDOW,
        options.UNDER,
        EDITION,
        Option("--out", command_line.OPTIONS["out"], command_line.A_FILE, Path),
        Option("--list", words.LIST),
    ),
    _run,
    (*ACTION, *_LISTED),
    table=False,
)
