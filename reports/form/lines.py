"""A Word file line by line, each with how it looks once styles and defaults are worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

_ALIGN = {
    WD_ALIGN_PARAGRAPH.CENTER: "centre",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "both",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with text; where its runs differ, all their values stand."""

    text: str
    sizes: frozenset[float]
    """Points."""
    bold: frozenset[bool]
    italic: frozenset[bool]
    fonts: frozenset[str]
    coloured: bool
    """Whether any letter is neither black nor automatic."""
    align: str
    first_line_mm: float
    after_pt: float
    spacing: float | None
    """Lines, where it is told in lines."""
    section: int
    """From 0; an annex begins a further one."""
    cell: tuple[int, int, int] | None
    """Table (of the whole file), row and column, where it stands in one."""
    ruled: bool
    """Whether a line is drawn at its edge."""


def lines_of(document: WordDocument) -> list[Line]:
    """Every paragraph in the order of reading, empty ones only where a line is drawn at them."""
    found: list[Line] = []
    section, tables = 0, 0
    for each in document.iter_inner_content():
        if isinstance(each, Table):
            found.extend(_in_table(each, section, tables))
            tables += 1
            continue
        line = _line(each, section, None)
        if line.text or line.ruled:
            found.append(line)
        if each._p.pPr is not None and each._p.pPr.find(qn("w:sectPr")) is not None:
            section += 1
    return found


def _in_table(table: Table, section: int, at: int) -> Iterator[Line]:
    seen = set()
    for down, row in enumerate(table.rows):
        for across, cell in enumerate(row.cells):
            if cell._tc in seen:
                continue
            seen.add(cell._tc)
            for paragraph in cell.paragraphs:
                line = _line(paragraph, section, (at, down, across))
                if line.text or line.ruled:
                    yield line


def _line(paragraph: Paragraph, section: int, cell: tuple[int, int, int] | None) -> Line:
    runs = [run for run in paragraph.runs if run.text.strip()]
    looks = [_look(run, paragraph) for run in runs]
    form = paragraph.paragraph_format
    style = paragraph.style.paragraph_format if paragraph.style is not None else form
    indent = (
        form.first_line_indent if form.first_line_indent is not None else style.first_line_indent
    )
    after = form.space_after if form.space_after is not None else style.space_after
    spacing = form.line_spacing if form.line_spacing is not None else style.line_spacing
    align = paragraph.alignment
    if align is None and paragraph.style is not None:
        align = style.alignment
    border = paragraph._p.pPr is not None and paragraph._p.pPr.find(qn("w:pBdr")) is not None
    return Line(
        text=" ".join(paragraph.text.split()),
        sizes=frozenset(look[0] for look in looks),
        bold=frozenset(look[1] for look in looks),
        italic=frozenset(look[2] for look in looks),
        fonts=frozenset(look[3] for look in looks),
        coloured=any(look[4] for look in looks),
        align="left" if align is None else _ALIGN.get(align, "left"),
        first_line_mm=0.0 if indent is None else indent.mm,
        after_pt=0.0 if after is None else after.pt,
        spacing=spacing if isinstance(spacing, float) else None,
        section=section,
        cell=cell,
        ruled=border,
    )


def _look(run: Any, paragraph: Paragraph) -> tuple[float, bool, bool, str, bool]:  # noqa: ANN401
    """Size, bold, italic, font and whether it has a colour, from the run up to the defaults."""
    fonts = [run.font]
    style: Any = (
        run.style if run.style is not None and run.style.name != "Default Paragraph Font" else None
    )
    for start in (style, paragraph.style):
        while start is not None:
            fonts.append(start.font)
            start = start.base_style
    size = next((font.size.pt for font in fonts if font.size is not None), None)
    name = next((font.name for font in fonts if font.name is not None), None)
    rgb = next((font.color.rgb for font in fonts if font.color and font.color.rgb), None)
    return (
        size if size is not None else _default_size(paragraph),
        bool(next((font.bold for font in fonts if font.bold is not None), False)),
        bool(next((font.italic for font in fonts if font.italic is not None), False)),
        name if name is not None else _default_font(paragraph),
        rgb is not None and str(rgb) != "000000",
    )


def _default_size(paragraph: Paragraph) -> float:
    found = _defaults(paragraph, "w:sz")
    return int(found.get(qn("w:val"))) / 2 if found is not None else 10.0


def _default_font(paragraph: Paragraph) -> str:
    found = _defaults(paragraph, "w:rFonts")
    return (found.get(qn("w:ascii")) or "") if found is not None else ""


def _defaults(paragraph: Paragraph, name: str) -> Any:  # noqa: ANN401
    return paragraph.part.styles.element.find(  # type: ignore[attr-defined]
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn(name)}"
    )
