"""Which documents there are, in which formats, and what fills each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.desk.books import Books
from pipeline.papers.conclusions_notice import conclusions_notice
from pipeline.papers.facts import Facts, facts
from pipeline.papers.inspections.choice import inspection_choice
from pipeline.papers.inspections.plan import inspection_notice, inspection_plan, internal_plan
from pipeline.papers.inspections.result import inspection_report
from pipeline.papers.meeting_slides import meeting_slides
from pipeline.papers.period_report import period_report
from pipeline.papers.public_page import public_page
from pipeline.papers.reminder import reminder
from pipeline.papers.statutory.filled_form import filled_form
from pipeline.scores.scorecard import View
from reports.content.document import Document
from reports.content.slides import Deck
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
    # What was asked for before may hold books of an edition that was closed since.
    return lambda books, view: says(replace(books.ask(facts, view), books=books))


def _form(code: str) -> Callable[[Books, View], Document | Deck]:
    """What makes a statutory form."""
    return _of_facts(lambda found: filled_form(found, code))


KINDS = {
    kind.code: kind
    for kind in (
        PaperKind("report", _DOCUMENT, _of_facts(period_report)),
        PaperKind("reminder", _DOCUMENT, _of_facts(reminder)),
        PaperKind("conclusions", _DOCUMENT[:2], _of_facts(conclusions_notice), inner=True),
        PaperKind("form-ii06a", _DOCUMENT, _form("form-ii06a")),
        PaperKind("form-06", _DOCUMENT, _form("form-06")),
        PaperKind("inspection-plan", _DOCUMENT, inspection_plan),
        PaperKind("inspection-notice", _DOCUMENT, inspection_notice),
        PaperKind("inspection-internal", _DOCUMENT, internal_plan, numbered=False, inner=True),
        PaperKind("inspection-choice", _DOCUMENT, inspection_choice, inner=True),
        PaperKind("inspection-report", _DOCUMENT, inspection_report),
        PaperKind("slides", ("pptx",), _of_facts(meeting_slides), numbered=False),
        PaperKind("public", ("html",), _of_facts(public_page), numbered=False),
    )
}
