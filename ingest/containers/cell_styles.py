"""Reads which cell formats of a workbook show a percentage, and which have a font of old codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.containers import xml_parts
from ingest.containers.refusal import RefusedError
from ingest.text.legacy_text import Legacy, legacy_of
from metrics.counts.problem import ProblemCase


@dataclass(frozen=True, slots=True)
class CellStyles:
    """The cell formats that change how a cell is read, by their index."""

    percent: frozenset[int] = frozenset()
    legacy: Mapping[int, Legacy] = field(default_factory=dict)


def read_styles(part: bytes) -> CellStyles:
    """Read the part of a workbook that lists its formats.

    Raises:
        RefusedError: `damaged` where it is not as every program writes it.
    """
    percent = {9, 10}
    fonts: list[Legacy | None] = []
    formats: list[tuple[int, int]] = []
    inside = [""]

    def look(name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and "%" in attributes.get("formatCode", ""):
            percent.add(int(attributes["numFmtId"]))
        elif name in ("fonts", "cellXfs", "cellStyles", "dxfs"):
            inside[0] = name
        elif name == "font" and inside[0] == "fonts":
            fonts.append(None)
        elif name == "name" and inside[0] == "fonts" and fonts:
            fonts[-1] = legacy_of(attributes.get("val", ""))
        elif name == "xf" and inside[0] == "cellXfs":
            number, font = attributes.get("numFmtId", "0"), attributes.get("fontId", "0")
            formats.append((int(number), int(font)))

    try:
        xml_parts.each_element(part, look)
    except (KeyError, ValueError) as error:
        raise RefusedError(ProblemCase.DAMAGED) from error
    return CellStyles(
        frozenset(index for index, (number, _) in enumerate(formats) if number in percent),
        {
            index: code
            for index, (_, font) in enumerate(formats)
            if font < len(fonts) and (code := fonts[font])
        },
    )
