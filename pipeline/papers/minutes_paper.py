"""The notice of one meeting, whichever it is."""

from __future__ import annotations

from pipeline.desk.books import Books
from pipeline.meetings.minutes import minutes_of
from pipeline.papers.conclusions_notice import notice_of
from pipeline.papers.facts import facts
from pipeline.scores.scorecard import View
from reports.writers.formats import written

ENDINGS = ("docx", "pdf")


def minutes_paper(books: Books, meeting: str, ending: str) -> bytes:
    """The notice of a meeting's conclusions as a file.

    Raises:
        KpiError: `unknown_meeting`; `not_permitted` for people of a unit.
    """
    kept = minutes_of(books, meeting)
    minutes = kept.minutes
    view = View(minutes.month, minutes.window, minutes.under)
    return written(notice_of(facts(books, view), kept), ending, books.edition.published_at)
