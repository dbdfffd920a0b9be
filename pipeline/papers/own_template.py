"""The office's own Word file with fields, in place of ours for one kind of document."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.sandbox import reader
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.office_lines import OwnTemplate
from metrics.counts.problem import Problem
from metrics.counts.statement import Statement
from pipeline.desk.books import Books
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.papers.kinds import PaperKind
from pipeline.papers.making import content
from pipeline.scores.scorecard import View
from pipeline.statements.recording import Signed, learn
from reports.content.document import Document
from reports.content.slides import Deck
from reports.template.fields import fields, known
from reports.template.filling import Filled, fill
from reports.template.language import TemplateFault
from reports.writers.stable import stable
from warehouse.engine.connection import Source
from warehouse.engine.files import Database, write_whole
from warehouse.statements.kinds import TEMPLATE
from warehouse.statements.log import NewStatement, standing

FieldNames = Mapping[str, frozenset[str] | None]
"""By field of a kind: of rows the columns (none: a list of texts); None: a text."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a template that somebody brought."""

    faults: tuple[TemplateFault, ...] = ()
    """Why it is refused; with a problem, none were looked for."""
    problem: Problem | None = None
    """Why its file was not opened."""
    filled: bytes = b""
    """The document that it makes; empty where it is refused."""


def said_templates(source: Source) -> list[Statement[OwnTemplate]]:
    """Which templates are used, and who said so."""
    return [each for each in standing(source, TEMPLATE) if each.facts.file]


def own_template(books: Books, paper: str) -> OwnTemplate | None:
    """What the office uses for a kind of document; None: ours."""
    found = (each.facts for each in said_templates(books.edition))
    return next((each for each in found if each.paper == paper), None)


def own_file(database: Database, books: Books, paper: str) -> bytes | None:
    """The file of the office's own template; None where there is none or it is gone: then ours."""
    template = own_template(books, paper)
    path = database.office / template.file if template else None
    return path.read_bytes() if path and path.is_file() else None


def field_names(books: Books, kind: PaperKind, view: View) -> FieldNames:
    """The fields that a template of a kind may name.

    Raises:
        KpiError: `unknown_unit`, `not_permitted`.
    """
    return known(_document(content(books, kind, view)), kind.tables)


def tried(books: Books, kind: PaperKind, view: View, template: bytes) -> Brought:
    """A template looked at and filled with a document of a view; nothing of it is kept.

    Args:
        books: Of the newest edition.
        kind: Which document.
        view: Of which period and unit.
        template: A .docx as a stranger sends it; a process of its own looks through it first.

    Raises:
        KpiError: `unknown_unit`, `not_permitted`.
    """
    problem = reader.look_through(template)
    if problem is not None:
        return Brought(problem=problem)
    made = _filled(template, _document(content(books, kind, view)), kind)
    return Brought(made.faults, filled=made.content)


def by_template(template: bytes, document: Document | Deck, kind: PaperKind, books: Books) -> bytes:
    """A document as the office's own template has it, the same bytes for the same edition.

    Raises:
        KpiError: `template_unusable`.
    """
    made = _filled(template, _document(document), kind)
    if not made.content:
        raise KpiError(ErrorCode.TEMPLATE_UNUSABLE, kind=kind.title)
    return stable(made.content, books.edition.published_at)


def _filled(template: bytes, document: Document, kind: PaperKind) -> Filled:
    return fill(template, known(document, kind.tables), fields(document))


def _document(made: Document | Deck) -> Document:
    assert isinstance(made, Document)
    return made


def use_template(
    workspace: Workspace, viewer: Viewer, template: OwnTemplate, content: bytes, signed: Signed
) -> None:
    """Have a kind of document written with the office's own template; empty bytes: with ours.

    Args:
        workspace: Where.
        viewer: Who; the office alone may.
        template: The kind and what the template is called; its file is named here.
        content: What `tried` finds nothing wrong with; it is kept for good beside the database.
        signed: Who says so and why.

    Raises:
        KpiError: `not_permitted`.
    """
    viewer.must_keep()
    file = ""
    if content:
        digest = hashlib.sha256(content).hexdigest()[:12]
        file = f"template-{template.paper}-{digest}.docx"
        folder = workspace.database.office
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / file, content)

    def said(source: Source) -> tuple[None, list[NewStatement]]:
        del source
        kept = OwnTemplate(template.paper, file, template.name if file else "")
        return None, [TEMPLATE.of(kept, signed.by, signed.why)]

    learn(workspace, viewer, said)
