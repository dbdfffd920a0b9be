"""The picture at the head of every page."""

from __future__ import annotations

from contextlib import suppress

from metrics.counts.errors import KpiError
from pipeline.statements import office_letters
from ui.frame import session

OWN = "static/logo.svg"
"""That of the program, for an office that set none."""


def shown() -> str:
    """Where the office's picture is, else the program's."""
    with suppress(KpiError):  # The page tells that there is no database.
        file = session.ask(office_letters.logo)
        found = office_letters.picture(session.workspace().database, file)
        if found:
            return str(found)
    return OWN
