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
