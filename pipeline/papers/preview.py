"""A document's first pages as pictures, to be looked at before anything is issued."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.counts.office_lines import NumberedPaper
from pipeline.desk.books import Books
from pipeline.papers.kinds import KINDS
from pipeline.papers.making import content
from pipeline.scores.scorecard import View
from reports.content.document import Document
from reports.writers import pdf

SEEN = frozenset(kind.code for kind in KINDS.values() if "pdf" in kind.formats)
"""The kinds that have pages."""
_MOST = 6
"""The text and the first page of its annex; the rest is in the file."""


@dataclass(frozen=True, slots=True)
class FirstPages:
    """The first pages of a document, each a PNG, and how many there are."""

    pictures: tuple[bytes, ...]
    count: int


def pages(books: Books, kind: str, view: View, given: NumberedPaper | None = None) -> FirstPages:
    """The first pages of a document of a view.

    Raises:
        KpiError: `unknown_unit`.
    """
    found = content(books, KINDS[kind], view, given)
    assert isinstance(found, Document)
    made = pdf.pictures(found)
    return FirstPages(tuple(made[:_MOST]), len(made))
