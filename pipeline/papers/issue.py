"""Making a document that leaves the office: its edition is kept, so that it can be made again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from metrics.counts.office_lines import NumberedPaper
from pipeline.desk.books import Books
from pipeline.desk.cache import Answers, new_cache
from pipeline.desk.clock import today
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.papers.kinds import PaperKind
from pipeline.papers.making import content, in_format
from pipeline.papers.templates.filling import by_template
from pipeline.papers.templates.own import own_file
from pipeline.scores.scorecard import View
from pipeline.statements.numbered_papers import give_number, number_of
from reports.content.document import Document
from reports.content.slides import Deck
from warehouse.reading.issued import edition_of, keep, kept_day


@dataclass(frozen=True, slots=True)
class Issued:
    """A document and where its numbers are from."""

    content: bytes
    edition: int


def issue(
    workspace: Workspace, kind: PaperKind, view: View, ending: str, edition: int | None = None
) -> Issued:
    """A document of the newest edition or of one that was kept; the same bytes every time.

    Raises:
        KpiError: `unknown_unit`, `unknown_edition`, `unknown_format`, `no_space`;
            `template_unusable` where the office's own template cannot be filled.
    """
    with books_of(workspace, edition) as books:
        given = number_given(workspace, books, kind.code, view)
        made = as_file(workspace, books, kind, content(books, kind, view, given), ending)
        number = books.edition.number
    if edition is None:
        keep(workspace.database, number, books.today)
    return Issued(made, number)


def as_file(
    workspace: Workspace, books: Books, kind: PaperKind, made: Document | Deck, ending: str
) -> bytes:
    """What a document says as a file; a Word file by the office's own template where it has one.

    Raises:
        KpiError: `unknown_format`, `template_unusable`.
    """
    own = own_file(workspace.database, books, kind.code) if ending == "docx" else None
    if own is None or not isinstance(made, Document):
        return in_format(books, kind, made, ending)
    return by_template(own, made, kind, books)


def number_given(workspace: Workspace, books: Books, kind: str, view: View) -> NumberedPaper | None:
    """The number and day that the register has for a document of an edition; None: none yet."""
    asked = unnumbered(books, kind, view)
    with workspace.edition() as newest:
        return number_of(newest, asked)


def number_document(workspace: Workspace, viewer: Viewer, paper: NumberedPaper, by: str) -> bool:
    """Give a document its number and keep its edition; False where that was said already.

    Raises:
        KpiError: as `give_number`; `unknown_edition` where its edition is gone.
    """
    new = give_number(workspace, viewer, paper, by)
    if kept_day(workspace.database, paper.edition) is None:
        keep(workspace.database, paper.edition, today())
    return new


def unnumbered(books: Books, kind: str, view: View) -> NumberedPaper:
    """A document as the register tells it from others, its number still open."""
    under = view.under or books.reference.scope
    return NumberedPaper(
        kind, view.month, view.window, under, books.edition.number, "", books.today
    )


@contextmanager
def books_of(workspace: Workspace, edition: int | None) -> Iterator[Books]:
    """One edition as its documents are made of it; None: the newest, today.

    Raises:
        KpiError: `unknown_edition`, `damaged_store`.
    """
    database = workspace.database
    with workspace.edition() if edition is None else edition_of(database, edition) as opened:
        # What was late is judged by the day of the document, however late it is made again.
        day = (kept_day(database, edition) if edition is not None else None) or today()
        reference = workspace.reference_of(opened)
        yield Books(opened, reference, workspace.viewer, day, Answers(new_cache()))
