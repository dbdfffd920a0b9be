"""The cell formats of a workbook: which show a percentage, which have a font of old codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from ingest.containers import xml_parts
from ingest.containers.refusal import RefusedError
from ingest.text.legacy_text import Legacy, legacy_of
from ingest.text.number_formats import may_mislead
from metrics.counts.problem import ProblemCase


@dataclass
class CellStyles:
    """The cell formats in their order, and which of them change how a cell is read."""

    fonts: list[Legacy | None] = field(default_factory=list)
    """The code of each font from before Unicode."""
    shown_as_percent: set[int] = field(default_factory=lambda: {9, 10})
    """Number formats; `0%` and `0.00%` are built in, and need not be declared."""
    codes: dict[int, str] = field(default_factory=dict)
    """Number formats that may show another number than the cell holds."""
    formats: list[tuple[int, int]] = field(default_factory=list)
    """Font and number format of each cell format."""

    @cached_property
    def percent(self) -> frozenset[int]:
        """The formats that show a percentage, by their index."""
        shown = self.shown_as_percent
        return frozenset(n for n, (_, number) in enumerate(self.formats) if number in shown)

    @cached_property
    def misleading(self) -> dict[int, str]:
        """The formats that may show another number, by their index."""
        codes = self.codes
        return {n: codes[number] for n, (_, number) in enumerate(self.formats) if number in codes}

    @cached_property
    def legacy(self) -> dict[int, Legacy]:
        """The formats with a font from before Unicode, by their index."""
        return {
            index: code
            for index, (font, _) in enumerate(self.formats)
            if font < len(self.fonts) and (code := self.fonts[font])
        }


def read_styles(part: bytes) -> CellStyles:
    """Read the part of a workbook that lists its formats.

    Raises:
        RefusedError: `damaged` where it is not as every program writes it.
    """
    styles = CellStyles()
    inside = [""]

    def look(name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and "%" in attributes.get("formatCode", ""):
            styles.shown_as_percent.add(int(attributes["numFmtId"]))
        elif name == "numFmt" and may_mislead(code := attributes.get("formatCode", "")):
            styles.codes[int(attributes["numFmtId"])] = code
        elif name in ("fonts", "cellXfs", "cellStyles", "dxfs"):
            inside[0] = name
        elif name == "font" and inside[0] == "fonts":
            styles.fonts.append(None)
        elif name == "name" and inside[0] == "fonts" and styles.fonts:
            styles.fonts[-1] = legacy_of(attributes.get("val", ""))
        elif name == "xf" and inside[0] == "cellXfs":
            number, font = attributes.get("numFmtId", "0"), attributes.get("fontId", "0")
            styles.formats.append((int(font), int(number)))

    try:
        xml_parts.each_element(part, look)
    except (KeyError, ValueError) as error:
        raise RefusedError(ProblemCase.DAMAGED) from error
    return styles
