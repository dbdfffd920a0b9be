"""Which documents there are, in which formats, and how each is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.office_lines import NumberedPaper
from pipeline.desk.books import Books
from pipeline.papers.conclusions_notice import conclusions_notice
from pipeline.papers.facts import Facts, facts
from pipeline.papers.meeting_slides import meeting_slides
from pipeline.papers.period_report import period_report
from pipeline.papers.public_page import public_page
from pipeline.papers.reminder import reminder
from pipeline.scores.scorecard import View
from reports.content.document import Document
from reports.content.slides import Deck
from reports.writers.formats import written
from wording.papers import kinds as words

_DOCUMENT = ("docx", "pdf", "xlsx")


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of document."""

    code: str
    formats: tuple[str, ...]
    """Endings of files."""
    content: Callable[[Facts], Document | Deck]

    numbered: bool = True
    """Whether it goes out under a number of the office's register."""

    @property
    def title(self) -> str:
        """As a person chooses it."""
        return words.TITLES[self.code]


KINDS = {
    kind.code: kind
    for kind in (
        PaperKind("report", _DOCUMENT, period_report),
        PaperKind("reminder", _DOCUMENT, reminder),
        PaperKind("conclusions", _DOCUMENT[:2], conclusions_notice),
        PaperKind("slides", ("pptx",), meeting_slides, numbered=False),
        PaperKind("public", ("html",), public_page, numbered=False),
    )
}


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
        KpiError: `unknown_unit`.
    """
    made = kind.content(books.ask(facts, view))
    if given is None or not isinstance(made, Document):
        return made
    return replace(made, number=given.number, day=given.day)


def paper(
    books: Books, kind: PaperKind, view: View, ending: str, given: NumberedPaper | None = None
) -> bytes:
    """A document of a view as a file, the same bytes for the same edition and number.

    Raises:
        KpiError: `unknown_unit`; `unknown_format` where this kind is not written so.
    """
    if ending not in kind.formats:
        raise KpiError(ErrorCode.UNKNOWN_FORMAT, kind=kind.title, formats=", ".join(kind.formats))
    return written(content(books, kind, view, given), ending, books.edition.published_at)
