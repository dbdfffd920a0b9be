"""A Word file line by line, each with how it looks once styles and defaults are worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

_ALIGN = {"center": "centre", "right": "right", "end": "right", "both": "both"}
_MM_OF_TWIP, _PT_OF_TWIP = 25.4 / 1440, 1 / 20
"""Word measures in twentieths of a point; an inch has 72 points."""
_ONE_LINE = 240
"""What Word writes for the spacing of single lines."""
_OFF = ("0", "false", "none")
_NO_COLOUR = ("auto", "000000")
_WITHOUT_STYLE = 10.0
"""Points that Word takes where no size is written anywhere."""

Element = Any
"""An element of the file's XML; python-docx has no types for them."""


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
    looks = _Looks(document)
    section, tables = 0, 0
    found: list[Line] = []
    for each in document.element.body:
        if each.tag == qn("w:tbl"):
            for down, row in enumerate(each.iterchildren(qn("w:tr"))):
                for across, cell in enumerate(row.iterchildren(qn("w:tc"))):
                    place = (tables, down, across)
                    found.extend(
                        looks.line(paragraph, section, place)
                        for paragraph in cell.iterchildren(qn("w:p"))
                    )
            tables += 1
        elif each.tag == qn("w:p"):
            found.append(looks.line(each, section, None))
            section += each.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    return [line for line in found if line.text or line.ruled]


class _Looks:
    """Works out looks from a run or paragraph up to the file's defaults.

    A paragraph of python-docx looks through all styles anew each time it is asked for its own; a
    file has thousands of paragraphs and some forty styles.
    """

    def __init__(self, document: WordDocument) -> None:
        styles = document.part._styles_part.element
        self._styles = {each.get(qn("w:styleId")): each for each in styles.iter(qn("w:style"))}
        self._defaults = styles.find(qn("w:docDefaults"))
        self._normal = next(
            (
                name
                for name, each in self._styles.items()
                if each.get(qn("w:type")) == "paragraph" and each.get(qn("w:default")) == "1"
            ),
            None,
        )

    def line(self, paragraph: Element, section: int, cell: tuple[int, int, int] | None) -> Line:
        own = [each for each in (paragraph.find(qn("w:pPr")),) if each is not None]
        named = _value(own, "w:pStyle") or self._normal
        chain = [*own, *self._chain(named, "w:pPr")]
        inherited = self._chain(named, "w:rPr")
        runs = [run for run in paragraph.iter(qn("w:r")) if _text(run).strip()]
        looks = [self._run(run, inherited) for run in runs]
        spacing, indent = _merged(chain, "w:spacing"), _merged(chain, "w:ind")
        lines = spacing.get("line")
        rule = spacing.get("lineRule", "auto")
        return Line(
            text=" ".join(_text(paragraph).split()),
            sizes=frozenset(look[0] for look in looks),
            bold=frozenset(look[1] for look in looks),
            italic=frozenset(look[2] for look in looks),
            fonts=frozenset(look[3] for look in looks),
            coloured=any(look[4] for look in looks),
            align=_ALIGN.get(_value(chain, "w:jc") or "", "left"),
            first_line_mm=int(indent.get("firstLine", 0)) * _MM_OF_TWIP,
            after_pt=int(spacing.get("after", 0)) * _PT_OF_TWIP,
            spacing=int(lines) / _ONE_LINE if lines and rule == "auto" else None,
            section=section,
            cell=cell,
            ruled=any(each.find(qn("w:pBdr")) is not None for each in own),
        )

    def _run(self, run: Element, inherited: list[Element]) -> tuple[float, bool, bool, str, bool]:
        """Size, bold, italic, font and whether it has a colour."""
        own = run.find(qn("w:rPr"))
        chain = [*([] if own is None else [own])]
        chain += [*self._chain(_value(chain, "w:rStyle"), "w:rPr"), *inherited]
        size, font = _value(chain, "w:sz"), _merged(chain, "w:rFonts")
        colour = _value(chain, "w:color")
        return (
            int(size) / 2 if size else _WITHOUT_STYLE,
            _on(chain, "w:b"),
            _on(chain, "w:i"),
            font.get("ascii", ""),
            colour is not None and colour.lower() not in _NO_COLOUR,
        )

    def _chain(self, name: str | None, part: str) -> list[Element]:
        """The properties of a style, of those it is based on, and of the file."""
        found = []
        while name in self._styles:
            style = self._styles[name]
            properties = style.find(qn(part))
            if properties is not None:
                found.append(properties)
            base = style.find(qn("w:basedOn"))
            name = None if base is None else base.get(qn("w:val"))
        whole = None
        if self._defaults is not None:
            whole = self._defaults.find(f"{qn(part + 'Default')}/{qn(part)}")
        return found if whole is None else [*found, whole]


def _text(element: Element) -> str:
    return "".join(_letters(element))


def _letters(element: Element) -> Iterator[str]:
    for each in element.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        yield (each.text or "") if each.tag == qn("w:t") else " "


def _value(chain: list[Element], name: str) -> str | None:
    """The first of a property's values."""
    found = (each.find(qn(name)) for each in chain)
    value: str | None = next((each.get(qn("w:val")) for each in found if each is not None), None)
    return value


def _on(chain: list[Element], name: str) -> bool:
    """Whether a switch is on where it is first named; named without a value it is."""
    found = next((e for e in (each.find(qn(name)) for each in chain) if e is not None), None)
    return found is not None and found.get(qn("w:val")) not in _OFF


def _merged(chain: list[Element], name: str) -> dict[str, str]:
    """The attributes of a property, each from the nearest that has it."""
    merged: dict[str, str] = {}
    for each in reversed(chain):
        found = each.find(qn(name))
        if found is not None:
            merged |= {key.rpartition("}")[2]: value for key, value in found.attrib.items()}
    return merged
