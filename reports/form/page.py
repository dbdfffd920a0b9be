"""Checks the page: paper, margins, numbering, letters and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.section import Section

from reports.form.findings import Finding
from reports.form.lines import Line
from reports.form.parts import Part, Parts
from reports.form.rules import FormRules, Range

_CLAUSE = "Phụ lục I, mục I"
_NEAR = Decimal("0.6")
"""Millimetres: Word keeps twentieths of a point and offices type centimetres."""

PAGE_CHECKS = (
    "page.paper",
    *(f"page.{side}" for side in ("top", "bottom", "left", "right")),
    "page.numbered",
    "page.number_place",
    "page.number_size",
    "page.first_hidden",
    "page.font",
    "page.colour",
    "page.landscape",
    "body.first_line",
    "body.between",
    "body.spacing",
    "annex.numbered_apart",
)


def page(
    document: WordDocument, lines: Sequence[Line], parts: Parts, rules: FormRules
) -> Iterator[Finding]:
    """Everything of the page that is off."""
    for at, section in enumerate(document.sections):
        yield from _paper(section, at, rules)
        yield from _numbers(section, at, rules)
    fonts = {font for line in lines for font in line.fonts} - {rules.page.font}
    if fonts:
        yield Finding("page.font", _CLAUSE, "", rules.page.font, ", ".join(sorted(fonts)))
    coloured = next((line for line in lines if line.coloured), None)
    if coloured:
        yield Finding("page.colour", _CLAUSE, coloured.text)
    yield from _paragraphs(parts, rules)


def _paper(section: Section, at: int, rules: FormRules) -> Iterator[Finding]:
    sides = (round(section.page_width.mm), round(section.page_height.mm))  # type: ignore[union-attr]
    wanted = (rules.page.width, rules.page.height)
    if sorted(sides) != sorted(wanted):
        yield Finding("page.paper", _CLAUSE, "", "A4", f"{sides[0]} × {sides[1]} mm")
    across = sides[0] > sides[1]
    if across and at == 0:
        yield Finding("page.landscape", _CLAUSE)
    for side, allowed in rules.page.margins.items():
        margin = getattr(section, f"{side}_margin")
        # A page across is turned: each of its margins may be what an upright page's are anywhere.
        if margin is not None and not across and not _within(margin.mm, allowed):
            told = f"{allowed[0]}–{allowed[1]} mm"
            yield Finding(f"page.{side}", _CLAUSE, "", told, f"{margin.mm:.0f} mm")


def _numbers(section: Section, at: int, rules: FormRules) -> Iterator[Finding]:
    fields = [
        each
        for each in section.header._element.iter(qn("w:instrText"))
        if "PAGE" in (each.text or "")
    ]
    if not fields:
        yield Finding("page.numbered", _CLAUSE)
        return
    paragraph = next(each for each in section.header.paragraphs if "PAGE" in each._p.xml)
    if str(paragraph.alignment).split(" ")[0] != "CENTER":
        yield Finding("page.number_place", _CLAUSE)
    size = next((run.font.size.pt for run in paragraph.runs if run.font.size), None)
    least, most = rules.page.number_size
    if size is not None and not least <= size <= most:
        yield Finding("page.number_size", _CLAUSE, "", f"{least}–{most}", f"{size:g}")
    if not section.different_first_page_header_footer:
        yield Finding("page.first_hidden", _CLAUSE)
    start = section._sectPr.find(qn("w:pgNumType"))
    if at and (start is None or start.get(qn("w:start")) != "1"):
        yield Finding("annex.numbered_apart", _CLAUSE)


def _paragraphs(parts: Parts, rules: FormRules) -> Iterator[Finding]:
    for line in parts[Part.BODY]:
        clause = rules.parts[Part.BODY].clause
        if not _within(line.first_line_mm, rules.page.first_line):
            told = f"{rules.page.first_line[0]}–{rules.page.first_line[1]} mm"
            yield Finding(
                "body.first_line", clause, line.text, told, f"{line.first_line_mm:.0f} mm"
            )
        if line.after_pt < rules.page.between:
            told = f"{rules.page.between} pt"
            yield Finding("body.between", clause, line.text, told, f"{line.after_pt:g} pt")
        least, most = rules.page.line
        if line.spacing is not None and not least <= Decimal(str(line.spacing)) <= most:
            told = f"{least}–{most}"
            yield Finding("body.spacing", clause, line.text, told, f"{line.spacing:g}")


def _within(found: float, allowed: Range) -> bool:
    return allowed[0] - _NEAR <= Decimal(str(found)) <= allowed[1] + _NEAR
