"""The layout of administrative documents in Word (Nghị định 30/2020/NĐ-CP, Phụ lục I).

A4 with margins of 20, 30, 20 and 15 mm, Times New Roman, the head in two columns, page numbers in
the middle of the top margin from the second page on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.text.paragraph import Paragraph

from reports.writers import word_parts as parts
from reports.writers.letters import FONT, OFFICE_SHARE
from reports.writers.word_parts import Style
from wording.inspection import papers as words
from wording.papers import form

BODY, SMALL, TABLE = 14, 11, 12
"""Sizes in points."""
_RULE_MOTTO, _RULE_ISSUER, _RULE_TITLE = 5.9, 2.5, 5.0
"""Centimetres: the motto's as long as the motto, the others a third to a half of what they mark."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues a document, where and when."""

    issuer: str
    """The office's name."""
    superior: str = ""
    """The office above it; empty where it stands by itself."""
    number: str = ""
    """Empty: left open, to be filled in by hand."""
    place_and_day: str = ""
    authority: tuple[str, ...] = ()
    """The lines over the name: the signer's office, or on whose behalf it is signed."""
    signer: str = ""
    """The name; empty: written by hand."""
    recipients: tuple[str, ...] = ()
    label: str = ""
    """Printed above everything, as on a demonstration."""


class Paper:
    """A document that is written from top to bottom."""

    def __init__(self, head: Letterhead, *, landscape: bool = False) -> None:
        self._head = head
        self._document: WordDocument = Document()
        self._set_up(landscape=landscape)
        if head.label:
            self._line(head.label, bold=True, size=TABLE)
        self._letterhead()

    def title(self, kind: str, subject: str) -> None:
        """The kind of document and what it is about."""
        self._line(kind.upper(), bold=True, before=12)
        self._line(subject, bold=True)
        parts.rule(self._line("", size=4), _RULE_TITLE, self._width)

    def heading(self, text: str) -> None:
        """A numbered heading; it stays with what follows."""
        found = self._paragraph(text, bold=True)
        found.paragraph_format.keep_with_next = True

    def text(self, text: str) -> None:
        """A paragraph of the body, first line indented."""
        found = self._paragraph(text)
        found.alignment = parts.BOTH
        found.paragraph_format.first_line_indent = Cm(1.27)

    def table(
        self, headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """A table with ruled lines whose heading is repeated on every page.

        Args:
            headings: One a column.
            rows: Texts, as many a row.
            widths: Centimetres.
        """
        table = self._document.add_table(rows=1, cols=len(headings))
        for cell, text in zip(table.rows[0].cells, headings, strict=True):
            parts.set_cell(cell, text, Style(TABLE, bold=True), parts.CENTRE)
        for row in rows:
            cells = table.add_row().cells
            for at, (cell, text) in enumerate(zip(cells, row, strict=True)):
                parts.set_cell(cell, text, Style(TABLE), parts.CENTRE if at == 0 else parts.LEFT)
        parts.ruled(table)
        parts.set_widths(table, widths)
        for cell in table.rows[-1].cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def finish(self) -> bytes:
        """Recipients and signature, never alone on a page, and the document's bytes."""
        self._document.paragraphs[-1].paragraph_format.keep_with_next = True
        table = self._document.add_table(rows=1, cols=2)
        parts.keep_whole(table.rows[0]._tr)
        parts.set_widths(table, (self._width / 2, self._width / 2))
        left, right = table.rows[0].cells
        parts.set_cell(left, form.RECIPIENTS, Style(12, bold=True, italic=True))
        for recipient in self._head.recipients:
            parts.add_to_cell(left, f"- {recipient};", Style(SMALL))
        parts.add_to_cell(left, words.FILED, Style(SMALL))
        first, *rest = [each.upper() for each in self._head.authority] or [""]
        parts.set_cell(right, first, Style(BODY, bold=True), parts.CENTRE)
        for line in (*rest, *[""] * 4, self._head.signer):
            parts.add_to_cell(right, line, Style(BODY, bold=True), parts.CENTRE)
        parts.shrink(self._document.add_paragraph())
        held = BytesIO()
        self._document.save(held)
        return held.getvalue()

    def _set_up(self, *, landscape: bool) -> None:
        section = self._document.sections[0]
        width, height = Mm(210), Mm(297)
        if landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            width, height = height, width
        section.page_width, section.page_height = width, height
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        self._width = width.cm - 4.5
        section.header_distance = Mm(10)
        section.different_first_page_header_footer = True
        parts.page_number(section.header.paragraphs[0], 13)
        normal = self._document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(BODY)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "vi-VN")
        normal.element.rPr.append(language)
        normal.paragraph_format.space_after = Pt(6)
        properties = self._document.core_properties
        properties.author, properties.language = self._head.issuer, "vi-VN"

    def _letterhead(self) -> None:
        table = self._document.add_table(rows=2, cols=2)
        widths = (self._width * OFFICE_SHARE, self._width * (1 - OFFICE_SHARE))
        parts.set_widths(table, widths)
        left, right = table.rows[0].cells
        issuer, bold = self._head.issuer.upper(), Style(12, bold=True)
        if self._head.superior:
            parts.set_cell(left, self._head.superior.upper(), Style(12), parts.CENTRE)
            parts.add_to_cell(left, issuer, bold, parts.CENTRE)
        else:
            parts.set_cell(left, issuer, bold, parts.CENTRE)
        small = Style(4)
        parts.rule(parts.add_to_cell(left, "", small, parts.CENTRE), _RULE_ISSUER, widths[0])
        parts.set_cell(right, form.NATION, bold, parts.CENTRE)
        parts.add_to_cell(right, form.MOTTO, Style(13, bold=True), parts.CENTRE)
        parts.rule(parts.add_to_cell(right, "", small, parts.CENTRE), _RULE_MOTTO, widths[1])
        number, day = table.rows[1].cells
        told = words.NUMBER.format(number=self._head.number)
        parts.set_cell(number, told, Style(13), parts.CENTRE)
        parts.set_cell(day, self._head.place_and_day, Style(13, italic=True), parts.CENTRE)

    def _line(
        self, text: str, *, bold: bool = False, size: int = BODY, before: int = 0
    ) -> Paragraph:
        found = self._paragraph(text, bold=bold, size=size)
        found.alignment = parts.CENTRE
        found.paragraph_format.space_before = Pt(before)
        found.paragraph_format.space_after = Pt(0)
        return found

    def _paragraph(self, text: str, *, bold: bool = False, size: int = BODY) -> Paragraph:
        found = self._document.add_paragraph()
        parts.run(found, text, Style(size, bold=bold))
        return found
