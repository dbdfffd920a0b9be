"""Which writer writes which format."""

from __future__ import annotations

from datetime import datetime

from reports.content.document import Document
from reports.content.slides import Deck
from reports.writers import page, pdf, sheets, slides, word
from reports.writers.stable import stable


def written(content: Document | Deck, ending: str, at: datetime) -> bytes:
    """The bytes of a file, the same for the same content.

    Args:
        content: What is written.
        ending: Of the file's name: docx, pdf, xlsx and html of a document, pptx of slides.
        at: The moment that the file's properties name: the edition's.
    """
    if isinstance(content, Deck):
        return stable(slides.written(content), at)
    match ending:
        case "docx":
            return stable(word.written(content), at)
        case "xlsx":
            return stable(sheets.written(content), at)
        case "html":
            return page.written(content)
        case _:
            return pdf.written(content)
