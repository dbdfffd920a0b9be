"""What a person says beside a file: kept with its uploads, so that its bytes can be read again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.counts.answer import Answer


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything said that neither the file nor its month and unit tell."""

    answers: tuple[Answer, ...] = ()
    """To what the file asks at its cells."""
    sheet: str | None = None
    """The only sheet to read; None: whichever hold tables."""
    keep_blank: bool = False
    """Whether a blank cell says nothing; else it removes what was stored in a row with figures."""
    opening: bool = False
    """Whether a cumulative table is the balance that the months after it begin with."""
    received: date | None = None
    """The day on which it was handed in; None: the day it was stored."""
    why: str = ""
    """Why stored figures are changed by hand, or an upload is taken back."""
    by_command: bool = False
    """Whether it came by the command line, the administrator's door."""


NOTHING = Beside()
