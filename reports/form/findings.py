"""What is off in a document's form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the decree asks for and the document does not have."""

    check: str
    """`nation.size`: the part, or `page`, and what of it."""
    clause: str
    """Where the decree says so."""
    text: str = ""
    """The line that is meant, empty where none is."""
    wanted: str = ""
    found: str = ""
