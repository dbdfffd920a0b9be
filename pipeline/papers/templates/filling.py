"""The office's own template looked at, and filled with what a document says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.sandbox import reader
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.problem import Problem
from pipeline.desk.books import Books
from pipeline.papers.kinds import PaperKind
from pipeline.papers.making import content
from pipeline.papers.period_report import MAYBE
from pipeline.scores.scorecard import View
from reports.content.document import Document
from reports.template.fields import fields, known
from reports.template.filling import Filled, fill
from reports.template.language import TemplateFault
from reports.writers.stable import stable
from wording.papers import page
from wording.papers import template as words

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


_SOMETIMES = {"report": MAYBE}
"""By kind, the tables that it has in some periods only."""


def refusals(brought: Brought) -> list[str]:
    """Why a template is refused, a sentence each; empty where it may be used."""
    if brought.problem is not None:
        return [page.refused(brought.problem)]
    return [words.fault(each.kind, each.said, each.line) for each in brought.faults]


def must_be_usable(brought: Brought) -> None:
    """Refuse a template that may not be used.

    Raises:
        KpiError: `template_refused`, with every reason.
    """
    found = refusals(brought)
    if found:
        raise KpiError(ErrorCode.TEMPLATE_REFUSED, count=len(found), faults=" ".join(found))


def field_names(books: Books, kind: PaperKind, view: View) -> FieldNames:
    """The fields that a template of a kind may name.

    Raises:
        KpiError: `unknown_unit`, `not_permitted`.
    """
    return known(_content(books, kind, view), _SOMETIMES.get(kind.code, ()))


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
    made = _filled(template, _content(books, kind, view), kind)
    return Brought(made.faults, filled=made.content)


def by_template(template: bytes, document: Document, kind: PaperKind, books: Books) -> bytes:
    """A document as the office's own template has it, the same bytes for the same edition.

    Raises:
        KpiError: `template_unusable`.
    """
    made = _filled(template, document, kind)
    if not made.content:
        raise KpiError(ErrorCode.TEMPLATE_UNUSABLE, kind=kind.title)
    return stable(made.content, books.edition.published_at)


def _filled(template: bytes, document: Document, kind: PaperKind) -> Filled:
    return fill(template, known(document, _SOMETIMES.get(kind.code, ())), fields(document))


def _content(books: Books, kind: PaperKind, view: View) -> Document:
    made = content(books, kind, view)
    assert isinstance(made, Document)
    return made
