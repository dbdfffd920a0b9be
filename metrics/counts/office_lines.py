"""The lines that an office sets for its documents."""

from __future__ import annotations

from dataclasses import dataclass


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
