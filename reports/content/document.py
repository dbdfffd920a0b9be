"""A document as a whole: who issues it, what it is, what it says, who signs and who receives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reports.content.blocks import Block, Table, Text
from wording.papers.form import END


class DocumentKind(StrEnum):
    """The kinds that are issued here, by their marks (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""

    REPORT = "BC"
    NOTICE = "TB"
    PLAN = "KH"
    PROPOSAL = "TTr"
    LETTER = "CV"
    """A công văn, which prints neither a kind nor a mark."""


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines over the name: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`."""

    authority: tuple[str, ...]
    name: str = ""
    """Empty: written by hand, or by the signing system."""


@dataclass(frozen=True, slots=True)
class OfficeLines:
    """The office's own lines, as its settings say."""

    issuer: str
    superior: str = ""
    """Empty where the office stands by itself."""
    mark: str = ""
    """The office's abbreviation, `UBND` in `15/BC-UBND`."""
    drafter: str = ""
    """The unit that drafts, `KSTT`: in the number of a công văn and behind `Lưu: VT`."""
    place: str = ""
    signature: Signature = Signature(())
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex, with page numbers of its own."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says; every writer writes all of it."""

    kind: DocumentKind
    head: OfficeLines
    subject: str
    blocks: tuple[Block, ...]
    number: str = ""
    """Empty while none was given: the place is left open."""
    day: date | None = None
    """Empty: the day is left open."""
    year: int = 0
    """Of its day, printed where the day is left open."""
    addressed: tuple[str, ...] = ()
    """Kính gửi: one, or several in a list; only on a report to a superior and a công văn."""
    grounds: tuple[str, ...] = ()
    """Căn cứ, one a line, without the closing mark."""
    annexes: tuple[Annex, ...] = ()
    data: tuple[Table, ...] = ()
    """Named tables for whoever calculates further: in workbooks and data files only."""
    footnote: str = ""
    """The edition the figures are from."""
    label: str = ""
    """Printed above everything, as on a demonstration."""

    @property
    def mark(self) -> str:
        """What stands behind the number: `BC-UBND`, and of a công văn `UBND-KSTT`."""
        head = self.head
        letter = self.kind is DocumentKind.LETTER
        parts = (head.mark, head.drafter) if letter else (self.kind, head.mark)
        return "-".join(part for part in parts if part)

    def ended(self) -> tuple[Block, ...]:
        """The body with the mark of its end behind the last text."""
        texts = [at for at, block in enumerate(self.blocks) if isinstance(block, Text)]
        if not texts:
            return self.blocks
        *before, last = self.blocks[: texts[-1] + 1]
        assert isinstance(last, Text)
        marked = Text(last.text.removesuffix(".") + END)
        return (*before, marked, *self.blocks[texts[-1] + 1 :])

    def tables(self) -> Iterator[Table]:
        """Every named table, of the body, of the annexes and the data."""
        for blocks in (self.blocks, *(annex.blocks for annex in self.annexes)):
            for block in blocks:
                if isinstance(block, Table) and block.name:
                    yield block
        yield from self.data
