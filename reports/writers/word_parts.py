"""Paragraphs, cells and tables of a Word file, as every document here has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from reports.writers.letters import FONT

CENTRE, LEFT, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")
"""What the schema wants behind borders among the properties of a paragraph written here."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text looks; sizes in points."""

    size: float
    bold: bool = False
    italic: bool = False
    marked: bool = False
    """Whether a person still has to write something there."""


def run(paragraph: Paragraph, text: str, style: Style) -> None:
    """Add text to a paragraph."""
    made = paragraph.add_run(text)
    made.bold, made.italic = style.bold, style.italic
    made.font.size, made.font.name = Pt(style.size), FONT
    if style.marked:
        made.font.highlight_color = WD_COLOR_INDEX.YELLOW


def set_cell(cell: _Cell, text: str, style: Style, align: WD_ALIGN_PARAGRAPH = LEFT) -> Paragraph:
    """Write the first paragraph of a cell."""
    return _in_cell(cell.paragraphs[0], text, style, align)


def add_to_cell(
    cell: _Cell, text: str, style: Style, align: WD_ALIGN_PARAGRAPH = LEFT
) -> Paragraph:
    """Write a further paragraph of a cell."""
    return _in_cell(cell.add_paragraph(), text, style, align)


def _in_cell(paragraph: Paragraph, text: str, style: Style, align: WD_ALIGN_PARAGRAPH) -> Paragraph:
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    run(paragraph, text, style)
    return paragraph


def rule(paragraph: Paragraph, length: float, width: float) -> None:
    """A line in the middle of a paragraph; both in centimetres."""
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


def set_widths(table: WordTable, widths: Sequence[float]) -> None:
    """Centimetres of each column, where Word looks for them and where LibreOffice does."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def ruled(table: WordTable, heads: int) -> None:
    """Lines around every cell, in the middle of the page, its heading repeated on each page.

    Args:
        table: What is ruled.
        heads: How many of its rows are the heading.
    """
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _air(table)
    for row in list(table.rows)[:heads]:
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)
    for row in table.rows:
        keep_whole(row._tr)


_AIR = 20
"""Twentieths of a point between a line and the letters above and below it."""


def _air(table: WordTable) -> None:
    """Room above and below the text of each cell, which Word gives at the sides alone."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_AIR))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    # The order of a table's properties is fixed (ECMA-376, 17.4.59): the look is behind it.
    table._tblPr.find(qn("w:tblLook")).addprevious(margins)


def keep_whole(row: object) -> None:
    """Keep a row on one page."""
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # type: ignore[attr-defined]


def shrink(paragraph: Paragraph) -> None:
    """Make a paragraph too small to open a page of its own: Word wants one behind a table."""
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(1)
    run(paragraph, "", Style(1))


def page_number(paragraph: Paragraph, size: float) -> None:
    """The number of the page, in the middle."""
    paragraph.alignment = CENTRE
    made = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        made._r.append(part)
    made.font.size, made.font.name = Pt(size), FONT
