"""Opens the frame of a table, with what persons said of the file and of its layout."""

from __future__ import annotations

from ingest.containers.sheet import Sheet
from ingest.frame.answers import SheetAnswers
from ingest.frame.frame_words import FrameWords
from ingest.frame.laid_out import LaidOut
from ingest.frame.table_frame import TableFrame
from ingest.layouts.fingerprint import identity
from ingest.layouts.form import Carries
from ingest.layouts.library import Library
from ingest.reading import Request


def frame_of(sheet: Sheet, laid: LaidOut, library: Library, request: Request) -> TableFrame | None:
    """The frame of a table over the layout of its headings; None where it holds no counts."""
    if laid.match is None or laid.match.form.carries is not Carries.COUNTS:
        return None
    layout = ("", "")
    if request.answers or request.phrases:
        layout = identity(sheet, laid.header, library.forms.words)[:2]
    answers = SheetAnswers(layout, request.phrases_said(sheet.name), request.phrases)
    words = FrameWords.of(sheet, laid, library)
    return TableFrame(words, library.vocabulary, answers, agreed=laid.mapping is not None)
