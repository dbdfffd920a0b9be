"""Writes a document as Word, laid out by Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Mm, Pt
from docx.text.paragraph import Paragraph

from reports.content.blocks import BarChart, Blank, Block, Table, Text, Title
from reports.content.document import Annex, Document, DocumentKind
from reports.content.headings import depth, head_cells
from reports.writers import word_parts as parts
from reports.writers.letters import FONT, OFFICE_CM, on_lines, width_cm
from reports.writers.pdf import chart_picture
from reports.writers.word_parts import Style
from wording.papers import form as words

_TOGETHER = 3
"""Rows of a table that go to its last page together: one alone looks forgotten."""
_BODY, _TABLE, _HEAD, _RECIPIENT = 14, 12, 12, 11
"""Sizes in points."""
_MARGINS = (20, 15, 20, 30)
"""Millimetres: top, right, bottom, left."""
_PLAIN = Style(_BODY)
_RULE = 0.4
"""Of the line above it: a third to a half. The motto's is as long as the motto."""
_FIRST_LINE = Cm(1.27)
"""Of a paragraph: one of the two indents that are allowed."""


def written(document: Document) -> bytes:
    """The bytes of a .docx."""
    return _Writer(document).written()


class _Writer:
    def __init__(self, document: Document) -> None:
        self._of = document
        self._word: WordDocument = docx.Document()
        self._width = _set_page(self._word.sections[0], landscape=False)

    def written(self) -> bytes:
        self._set_styles()
        if self._of.label:
            self._centred(self._of.label, Style(_TABLE, bold=True))
        self._letterhead()
        self._opening()
        for ground in self._of.grounds:
            self._body(f"{ground};", Style(_BODY, italic=True))
        self._blocks(self._of.ended())
        self._closing()
        for at, annex in enumerate(self._of.annexes, start=1):
            self._annex(annex, at)
        held = BytesIO()
        self._word.save(held)
        return held.getvalue()

    def _set_styles(self) -> None:
        normal = self._word.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(_BODY)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "vi-VN")
        normal.element.rPr.append(language)
        normal.paragraph_format.space_after = Pt(6)
        properties = self._word.core_properties
        properties.author, properties.language = self._of.head.issuer, "vi-VN"
        properties.title, properties.comments = self._of.subject, self._of.footnote

    def _letterhead(self) -> None:
        head, of = self._of.head, self._of
        table = self._word.add_table(rows=2, cols=2)
        widths = (OFFICE_CM, self._width - OFFICE_CM)
        parts.set_widths(table, widths)
        left, right = table.rows[0].cells
        bold = Style(_HEAD, bold=True)
        above = on_lines(head.superior.upper(), _HEAD, widths[0]) if head.superior else []
        issuer = on_lines(head.issuer.upper(), _HEAD, widths[0], bold=True)
        lines = [*((each, Style(_HEAD)) for each in above), *((each, bold) for each in issuer)]
        parts.set_cell(left, *lines[0], parts.CENTRE)
        for text, style in lines[1:]:
            parts.add_to_cell(left, text, style, parts.CENTRE)
        last = width_cm(issuer[-1], _HEAD, bold=True)
        self._rule_in(left, last * _RULE, widths[0])
        parts.set_cell(right, words.NATION, bold, parts.CENTRE)
        parts.add_to_cell(right, words.MOTTO, Style(13, bold=True), parts.CENTRE)
        self._rule_in(right, width_cm(words.MOTTO, 13, bold=True), widths[1])
        number, day = table.rows[1].cells
        parts.set_cell(number, words.number_line(of.number, of.mark), Style(13), parts.CENTRE)
        if of.kind is DocumentKind.LETTER:
            subject = words.SUBJECT_OF_LETTER.format(subject=of.subject)
            line = parts.add_to_cell(number, subject, Style(12), parts.CENTRE)
            line.paragraph_format.space_before = Pt(6)
        told = words.place_and_day(head.place, of.day, of.year)
        parts.set_cell(day, told, Style(13, italic=True), parts.CENTRE)

    def _rule_in(self, cell: object, length: float, width: float) -> None:
        line = parts.add_to_cell(cell, "", Style(4), parts.CENTRE)  # type: ignore[arg-type]
        parts.rule(line, length, width)

    def _opening(self) -> None:
        of = self._of
        if of.kind is not DocumentKind.LETTER:
            kind = words.KINDS[of.kind].upper()
            self._centred(kind, Style(_BODY, bold=True), before=12)
            self._centred(of.subject, Style(_BODY, bold=True))
            told = min(width_cm(of.subject, _BODY, bold=True), self._width)
            parts.rule(self._centred("", Style(4)), told * _RULE, self._width)
        if len(of.addressed) == 1:
            told_to = f"{words.ADDRESSED} {of.addressed[0]}"
            self._centred(told_to, Style(_BODY), before=12, after=12)
        elif of.addressed:
            self._centred(words.ADDRESSED, Style(_BODY), before=12)
            for each in words.listed(of.addressed):
                line = self._paragraph(each, Style(_BODY))
                line.paragraph_format.left_indent = Cm(5)
                line.paragraph_format.space_after = Pt(3)

    def _blocks(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            match block:
                case Title():
                    self._heading(block)
                case Text():
                    self._body(block.text)
                case Blank():
                    asks = words.BLANK.format(asks=block.asks)
                    self._body(asks, Style(_BODY, italic=True, marked=True))
                case Table():
                    self._table(block)
                case BarChart():
                    self._chart(block)

    def _heading(self, heading: Title) -> None:
        text = heading.text.upper() if heading.level == 1 else heading.text
        found = self._body(text, Style(_BODY, bold=heading.level < 3))
        found.paragraph_format.keep_with_next = True

    def _body(self, text: str, style: Style = _PLAIN) -> Paragraph:
        found = self._paragraph(text, style)
        found.alignment = parts.BOTH
        found.paragraph_format.first_line_indent = _FIRST_LINE
        return found

    def _table(self, table: Table) -> None:
        heads = depth(table)
        made = self._word.add_table(rows=heads + len(table.rows), cols=len(table.columns))
        # A cell of python-docx is found by walking its row: each row is walked once.
        for row, texts in zip(list(made.rows)[heads:], table.rows, strict=True):
            for cell, text, column in zip(row.cells, texts, table.columns, strict=True):
                align = parts.RIGHT if column.right else parts.LEFT
                parts.set_cell(cell, text.text, Style(_TABLE), align)
        parts.ruled(made, heads)
        shares = [column.width for column in table.columns]
        parts.set_widths(made, [self._width * share / sum(shares) for share in shares])
        above = [row.cells for row in list(made.rows)[:heads]]
        for each in head_cells(table):
            cell = above[each.row][each.column]
            if each.rows > 1 or each.columns > 1:
                last = above[each.row + each.rows - 1][each.column + each.columns - 1]
                cell = cell.merge(last)
            style = Style(_TABLE, bold=not each.numbers, italic=each.numbers)
            parts.set_cell(cell, each.text, style, parts.CENTRE)
        for row in list(made.rows)[-_TOGETHER:]:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        self._word.add_paragraph().paragraph_format.space_after = Pt(0)

    def _chart(self, chart: BarChart) -> None:
        line = self._word.add_paragraph()
        line.alignment = parts.CENTRE
        picture = line.add_run().add_picture(BytesIO(chart_picture(chart)), Cm(self._width))
        picture._inline.docPr.set("descr", chart.says)

    def _closing(self) -> None:
        """Recipients and signature, never alone on a page."""
        self._word.paragraphs[-1].paragraph_format.keep_with_next = True
        table = self._word.add_table(rows=1, cols=2)
        parts.keep_whole(table.rows[0]._tr)
        parts.set_widths(table, (self._width / 2, self._width / 2))
        left, right = table.rows[0].cells
        parts.set_cell(left, words.RECIPIENTS, Style(12, bold=True, italic=True))
        head = self._of.head
        for line in words.recipients(self._of.addressed, head.recipients, head.drafter):
            parts.add_to_cell(left, line, Style(_RECIPIENT))
        signed = Style(_BODY, bold=True)
        first, *rest = head.signature.authority or ("",)
        parts.set_cell(right, first.upper(), signed, parts.CENTRE)
        for line in (*(each.upper() for each in rest), *[""] * 4, head.signature.name):
            parts.add_to_cell(right, line, signed, parts.CENTRE)
        parts.shrink(self._word.add_paragraph())

    def _annex(self, annex: Annex, at: int) -> None:
        section = self._word.add_section(WD_SECTION.NEW_PAGE)
        self._width = _set_page(section, landscape=annex.landscape)
        of = self._of
        name = words.annex_name(at, len(of.annexes))
        told = words.annexed(of.kind, of.mark, of.year, of.head.issuer)
        self._centred(name, Style(14, bold=True))
        self._centred(annex.title.upper(), Style(_BODY, bold=True))
        self._centred(told, Style(_BODY, italic=True), after=12)
        self._blocks(annex.blocks)

    def _centred(self, text: str, style: Style, *, before: int = 0, after: int = 0) -> Paragraph:
        found = self._paragraph(text, style)
        found.alignment = parts.CENTRE
        found.paragraph_format.space_before = Pt(before)
        found.paragraph_format.space_after = Pt(after)
        return found

    def _paragraph(self, text: str, style: Style) -> Paragraph:
        found = self._word.add_paragraph()
        parts.run(found, text, style)
        return found


def _set_page(section: Section, *, landscape: bool) -> float:
    """Set up the pages of a section, numbered by itself; gives the text's width in centimetres."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    sides = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.page_width, section.page_height = sides
    top, right, bottom, left = map(Mm, _MARGINS)
    section.top_margin, section.right_margin = top, right
    section.bottom_margin, section.left_margin = bottom, left
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    if not section.header.paragraphs[0].runs:
        parts.page_number(section.header.paragraphs[0], 13)
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.insert_element_before(start, "w:cols", "w:titlePg", "w:docGrid")
    return float((sides[0] - left - right) / Cm(1))
