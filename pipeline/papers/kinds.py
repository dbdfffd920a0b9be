"""Which documents there are, in which formats, and how each is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.office_lines import NumberedPaper
from pipeline.desk.books import Books
from pipeline.desk.viewer import Role, Viewer
from pipeline.papers.conclusions_notice import conclusions_notice
from pipeline.papers.facts import Facts, facts
from pipeline.papers.inspection_choice import inspection_choice
from pipeline.papers.inspection_plan import inspection_notice, inspection_plan, internal_plan
from pipeline.papers.inspection_result import inspection_report
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
    content: Callable[[Books, View], Document | Deck]

    numbered: bool = True
    """Whether it goes out under a number of the office's register."""
    inner: bool = False
    """Whether it is kept from the people of a unit, who are among those that it is about."""

    @property
    def title(self) -> str:
        """As a person chooses it."""
        return words.TITLES[self.code]


def _of_facts(
    says: Callable[[Facts], Document | Deck],
) -> Callable[[Books, View], Document | Deck]:
    """What makes a document of everything that is known of a period."""
    return lambda books, view: says(books.ask(facts, view))


KINDS = {
    kind.code: kind
    for kind in (
        PaperKind("report", _DOCUMENT, _of_facts(period_report)),
        PaperKind("reminder", _DOCUMENT, _of_facts(reminder)),
        PaperKind("conclusions", _DOCUMENT[:2], _of_facts(conclusions_notice), inner=True),
        PaperKind("inspection-plan", _DOCUMENT, inspection_plan),
        PaperKind("inspection-notice", _DOCUMENT, inspection_notice),
        PaperKind("inspection-internal", _DOCUMENT, internal_plan, numbered=False, inner=True),
        PaperKind("inspection-choice", _DOCUMENT, inspection_choice, inner=True),
        PaperKind("inspection-report", _DOCUMENT, inspection_report),
        PaperKind("slides", ("pptx",), _of_facts(meeting_slides), numbered=False),
        PaperKind("public", ("html",), _of_facts(public_page), numbered=False),
    )
}


def kinds_for(viewer: Viewer) -> dict[str, PaperKind]:
    """The kinds that a viewer may have, by code."""
    hidden = viewer.role is Role.UNIT
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
    if ending not in kind.formats:
        raise KpiError(ErrorCode.UNKNOWN_FORMAT, kind=kind.title, formats=", ".join(kind.formats))
    return written(content(books, kind, view, given), ending, books.edition.published_at)
