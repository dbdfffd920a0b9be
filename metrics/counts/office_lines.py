"""The lines and templates that an office sets for its documents, and the numbers it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month, Window


@dataclass(frozen=True, slots=True)
class OfficeLetters:
    """The lines of one office's documents; what is empty is as the program proposes it."""

    unit: str
    """Code of the unit whose documents they are."""
    name: str = ""
    """Who issues: `Văn phòng UBND tỉnh Phú Thọ`."""
    superior: str = ""
    mark: str = ""
    """The abbreviation behind the number: `UBND` in `15/BC-UBND`."""
    drafter: str = ""
    """The unit that drafts, in its abbreviation."""
    place: str = ""
    authority: tuple[str, ...] = ()
    """The lines over the name: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`."""
    signer: str = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberedPaper:
    """A document that was given a number and a day in the office's register of what goes out."""

    paper: str
    """The code of its kind."""
    month: Month
    window: Window
    under: str
    """The code of the unit whose document it is."""
    edition: int
    number: str
    day: date

    @property
    def subject(self) -> str:
        """Numbers begin anew each year, and each kind has its own (NĐ 30/2020, Phụ lục I)."""
        return f"{self.day.year}/{self.paper}/{self.number}"


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """The office's own Word file for one kind of document; its bytes are beside the database."""

    paper: str
    """The code of the kind."""
    file: str
    """Its name in the office's folder; empty: ours is used again."""
    name: str = ""
    """As the office calls it."""


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """A public page that somebody put before everybody; its file is kept under its sha256."""

    month: Month
    window: Window
    under: str
    """The code of the unit whose figures it shows, with everything below it."""
    edition: int
    sha256: str

    @property
    def name(self) -> str:
        """What its address ends with: `2024-09-month-75`; the newest word on it holds."""
        return f"{self.month}-{self.window}-{self.under}"


@dataclass(frozen=True, slots=True)
class WallScreen:
    """A screen on a wall that shows figures under an address of its own, until it is revoked."""

    screen: str
    """Its name: `MH-2026-0001`."""
    place: str
    """Where it hangs."""
    under: str
    """The code of the unit whose figures it shows, with everything below it."""
    sha256: str
    """Of the token in its address; the token itself is kept nowhere."""
