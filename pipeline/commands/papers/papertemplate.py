"""`papertemplate`: the office's own Word file for a kind of document, and the fields there are."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from metrics.counts.office_lines import OwnTemplate
from metrics.counts.statement import Statement
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, Option
from pipeline.commands.papers.report import KIND, kind_of
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.papers.templates.filling import field_names, must_be_usable, tried
from pipeline.papers.templates.own import said_templates, use_template
from pipeline.scores.scorecard import View
from pipeline.statements.recording import Signed
from wording import command_line
from wording.papers import template as words


@dataclass(frozen=True, slots=True)
class _Field:
    """A field as the list prints it."""

    field: str
    holds: str
    usage: str


_LISTED: Columns[Statement[OwnTemplate]] = {
    "kind": lambda told: told.facts.paper,
    "file": lambda told: told.facts.name or None,
    **same("by", "why"),
    "time": lambda told: told.at.isoformat(timespec="seconds"),
}
_FIELDS: Columns[_Field] = same("field", "holds", "usage")


def _run(choices: Namespace) -> list[Row]:
    if choices.kind is None:
        at = opening.reader(choices)
        with at.edition() as edition:
            return rows(_LISTED, said_templates(edition))
    kind = kind_of(choices)
    if "docx" not in kind.formats:
        choices.wrong_use(words.NO_TEMPLATES.format(kind=kind.code))
    if choices.take_back:
        at = opening.writer(choices)
        none = OwnTemplate(kind.code, "")
        use_template(at, at.viewer, none, b"", Signed(choices.by, choices.why))
        say(words.DROPPED.format(kind=kind.title))
        return [action("papertemplate", at.database.path)]
    if choices.month is None or not (choices.fields or choices.file):
        choices.wrong_use(words.NEEDS)
    view = View(choices.month, choices.window, choices.under)
    if choices.fields:
        with opening.reader(choices).books() as books:
            names = field_names(books, kind, view)
        return rows(_FIELDS, [_Field(*each) for each in words.fields(names)])
    at, content = opening.writer(choices), choices.file.read_bytes()
    with at.books() as books:
        brought = tried(books, kind, view, content)
    must_be_usable(brought)
    template = OwnTemplate(kind.code, "", choices.file.name)
    use_template(at, at.viewer, template, content, Signed(choices.by, choices.why))
    say(words.USED.format(name=template.name, kind=kind.title))
    return [action("papertemplate", at.database.path)]


COMMAND = Command(
    "papertemplate",
    (
        KIND,
        options.MONTH,
        options.WINDOW,
        options.UNDER,
        Option("--file", words.OPTIONS["file"], command_line.A_FILE, Path),
        Option("--take-back", words.OPTIONS["take_back"]),
        Option("--fields", words.OPTIONS["fields"]),
        options.BY,
        options.WHY,
    ),
    _run,
    dict.fromkeys((*_LISTED, *_FIELDS, *ACTION)),
    nothing=words.NOTHING,
)
