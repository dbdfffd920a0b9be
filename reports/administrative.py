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
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from wording.inspection import papers as words

FONT = "Times New Roman"
BODY, SMALL, TABLE = 14, 11, 12
"""Sizes in points."""
_RULE_MOTTO, _RULE_ISSUER, _RULE_TITLE = 5.9, 2.5, 5.0
"""Centimetres: the motto's as long as the motto, the others a third to a half of what they mark."""
_OFFICE_SHARE = 0.42
"""Of the head's width; the motto's column is the wider, so that the nation stands on one line."""
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")
"""What the schema wants behind borders among the properties of a paragraph written here."""
_CENTRE, _LEFT, _BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


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
    signer: str = ""
    """The signer's office."""
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
        self._rule(self._line("", size=4), _RULE_TITLE, self._width)

    def heading(self, text: str) -> None:
        """A numbered heading; it stays with what follows."""
        found = self._paragraph(text, bold=True)
        found.paragraph_format.keep_with_next = True

    def text(self, text: str) -> None:
        """A paragraph of the body, first line indented."""
        found = self._paragraph(text)
        found.alignment = _BOTH
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
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for cell, text in zip(table.rows[0].cells, headings, strict=True):
            _write(cell, text, bold=True, align=_CENTRE)
        _repeat(table)
        for row in rows:
            cells = table.add_row().cells
            for at, (cell, text) in enumerate(zip(cells, row, strict=True)):
                _write(cell, text, align=_CENTRE if at == 0 else _LEFT)
        for line in table.rows:
            _whole(line._tr)
        _set_widths(table, widths)
        for cell in table.rows[-1].cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def finish(self) -> bytes:
        """Recipients and signature, never alone on a page, and the document's bytes."""
        self._document.paragraphs[-1].paragraph_format.keep_with_next = True
        table = self._document.add_table(rows=1, cols=2)
        _whole(table.rows[0]._tr)
        _set_widths(table, (self._width / 2, self._width / 2))
        left, right = table.rows[0].cells
        _write(left, words.RECIPIENTS, bold=True, italic=True, size=12)
        for recipient in self._head.recipients:
            _add(left, f"- {recipient};", size=SMALL)
        _add(left, words.FILED, size=SMALL)
        _write(right, self._head.signer.upper(), bold=True, size=BODY, align=_CENTRE)
        for _ in range(4):
            _add(right, "", size=BODY, align=_CENTRE)
        # A table is always followed by a paragraph: one too small to open a page of its own.
        _shrink(self._document.add_paragraph())
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
        number = section.header.paragraphs[0]
        number.alignment = _CENTRE
        _page_number(number)
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
        widths = (self._width * _OFFICE_SHARE, self._width * (1 - _OFFICE_SHARE))
        _set_widths(table, widths)
        left, right = table.rows[0].cells
        if self._head.superior:
            _write(left, self._head.superior.upper(), size=12, align=_CENTRE)
            _add(left, self._head.issuer.upper(), bold=True, size=12, align=_CENTRE)
        else:
            _write(left, self._head.issuer.upper(), bold=True, size=12, align=_CENTRE)
        self._rule(_add(left, "", size=4, align=_CENTRE), _RULE_ISSUER, widths[0])
        _write(right, words.NATION, bold=True, size=12, align=_CENTRE)
        _add(right, words.MOTTO, bold=True, size=13, align=_CENTRE)
        self._rule(_add(right, "", size=4, align=_CENTRE), _RULE_MOTTO, widths[1])
        number, day = table.rows[1].cells
        _write(number, words.NUMBER.format(number=self._head.number), size=13, align=_CENTRE)
        _write(day, self._head.place_and_day, italic=True, size=13, align=_CENTRE)

    def _line(
        self, text: str, *, bold: bool = False, size: int = BODY, before: int = 0
    ) -> Paragraph:
        found = self._paragraph(text, bold=bold, size=size)
        found.alignment = _CENTRE
        found.paragraph_format.space_before = Pt(before)
        found.paragraph_format.space_after = Pt(0)
        return found

    def _paragraph(self, text: str, *, bold: bool = False, size: int = BODY) -> Paragraph:
        found = self._document.add_paragraph()
        _run(found, text, bold=bold, size=size)
        return found

    def _rule(self, paragraph: Paragraph, length: float, width: float) -> None:
        """A line of so many centimetres in the middle of a width."""
        indent = Cm((width - length) / 2)
        paragraph.paragraph_format.left_indent = indent
        paragraph.paragraph_format.right_indent = indent
        paragraph.paragraph_format.space_after = Pt(6)
        border = OxmlElement("w:pBdr")
        top = OxmlElement("w:top")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
            top.set(qn(f"w:{name}"), value)
        border.append(top)
        paragraph._p.get_or_add_pPr().insert_element_before(border, *_AFTER_BORDERS)


def _run(
    paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False, size: int = BODY
) -> None:
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size, run.font.name = bold, italic, Pt(size), FONT


def _write(
    cell: _Cell,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: int = TABLE,
    align: WD_ALIGN_PARAGRAPH = _LEFT,
) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    _run(paragraph, text, bold=bold, italic=italic, size=size)


def _add(
    cell: _Cell,
    text: str,
    *,
    bold: bool = False,
    size: int = TABLE,
    align: WD_ALIGN_PARAGRAPH = _LEFT,
) -> Paragraph:
    paragraph: Paragraph = cell.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    _run(paragraph, text, bold=bold, size=size)
    return paragraph


def _set_widths(table: Table, widths: Sequence[float]) -> None:
    """Centimetres of each column, where Word looks for them and where LibreOffice does."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _shrink(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(1)
    _run(paragraph, "", size=1)


def _repeat(table: Table) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def _whole(row: object) -> None:
    """Keep a row on one page."""
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # type: ignore[attr-defined]


def _page_number(paragraph: Paragraph) -> None:
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)
    run.font.size, run.font.name = Pt(13), FONT
