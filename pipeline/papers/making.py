"""Making a document of an edition, for who may have it."""

from __future__ import annotations

from dataclasses import replace

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.office_lines import NumberedPaper
from pipeline.desk.books import Books
from pipeline.desk.viewer import Capability, Viewer
from pipeline.papers.kinds import KINDS, PaperKind
from pipeline.scores.scorecard import View
from reports.content.document import Document
from reports.content.slides import Deck
from reports.writers.formats import written


def kinds_for(viewer: Viewer) -> dict[str, PaperKind]:
    """The kinds that a viewer may have, by code."""
    hidden = not viewer.may(Capability.SEE_SURPRISE)
    return {code: kind for code, kind in KINDS.items() if not (kind.inner and hidden)}


def content(
    books: Books, kind: PaperKind, view: View, given: NumberedPaper | None = None
) -> Document | Deck:
    """What a document of a view says.

    Args:
        books: Of the edition.
        kind: Which document.
        view: Of which period and unit.
        given: The number and day under which it goes out; None: both are left open.

    Raises:
        KpiError: `unknown_unit`; `not_permitted` where the viewer may not have it.
    """
    made = kind.content(books, view)
    if given is None or not isinstance(made, Document):
        return made
    return replace(made, number=given.number, day=given.day)


def paper(
    books: Books, kind: PaperKind, view: View, ending: str, given: NumberedPaper | None = None
) -> bytes:
    """A document of a view as a file, the same bytes for the same edition and number.

    Raises:
        KpiError: `unknown_unit`, `not_permitted`; `unknown_format` where it is not written so.
    """
    return in_format(books, kind, content(books, kind, view, given), ending)


def in_format(books: Books, kind: PaperKind, made: Document | Deck, ending: str) -> bytes:
    """What a document says as a file of ours.

    Raises:
        KpiError: `unknown_format` where this kind is not written so.
    """
    if ending not in kind.formats:
        raise KpiError(ErrorCode.UNKNOWN_FORMAT, kind=kind.title, formats=", ".join(kind.formats))
    return written(made, ending, books.edition.published_at)
