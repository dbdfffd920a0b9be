"""Chỉ số: what each indicator means, and every number the plans ask for."""

from __future__ import annotations

from ui.frame import frame, session
from ui.kit.html import show
from ui.scores import guide
from wording import interface as words


def page() -> None:
    """Draw one document an indicator, then the targets that no monthly figure feeds."""
    frame.open_plain(words.INDICATOR_GUIDE)
    reference = session.reference()
    frame.lead(guide.lead(reference))
    # Two elements: the gap between them parts the documents from the list on paper, too.
    show(guide.documents(reference))
    show(guide.unfed(reference))
