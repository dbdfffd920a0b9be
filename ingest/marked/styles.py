"""The cell formats of a workbook: each faulty cell's own format again, with another fill."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.containers.arrangement import WORKBOOK
from ingest.marked.package_parts import PackageParts
from ingest.marked.xml_edit import Edits, Element, find, prefixed, tag_end, with_attributes
from metrics.counts.problem import Severity

FILLS = {Severity.ERROR: "FFF7B9AE", Severity.WARNING: "FFFBE29B"}
"""Colours that no palette of Excel holds, so that ours are known again in a copy."""

_SIDES = "".join(
    f'<{side} style="thin"><color rgb="FFC5CDD6"/></{side}>'
    for side in ("left", "right", "top", "bottom")
)
BOX = f"<border>{_SIDES}<diagonal/></border>"
"""A thin line around a cell."""

_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
_LEAST = {
    "fonts": "<font/>",
    "fills": '<fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>',
    "borders": "<border/>",
    "cellXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
}
"""What a program expects before anything else; nothing may take its place."""
_PLAIN = (
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
)
_COLOURS = {"fgColor": "fg", "bgColor": "bg"}
_RECORD = re.compile(
    r"[a-zA-Z0-9]{3,20}(?: (?:fg|bg)\.(?:rgb|theme|indexed|tint|auto)=[\w.+-]{1,24})*", re.ASCII
)


class WorkbookStyles:
    """The styles part of a workbook, with what is added to it."""

    def __init__(self, parts: PackageParts) -> None:
        self._parts = parts
        self._name = _styles_name(parts)
        self._part = parts.markup(self._name)
        found = find(self._part, _is_format)
        self._root = found[0]
        self._lists = {each.name: each for each in found if len(each.path) == 2}
        formats = _below(found, "cellXfs", "xf")
        self._formats = [self._part[each.start : each.end] for each in formats]
        self._fill_of = [_number(each.attributes.get("fillId")) for each in formats]
        self._fills = _fills(found)
        self._added: dict[str, list[bytes]] = {}
        self._new_formats: dict[int, bytes] = {}
        self._known: dict[tuple[str, str], int] = {}
        self._clones: dict[tuple[int, int], int] = {}
        self._count = {
            name: len(_below(found, name, name[:-1] if name != "cellXfs" else "xf"))
            for name in _LEAST
        }

    @property
    def ours(self) -> frozenset[int]:
        """Formats that carry a fill of ours."""
        colours = tuple(f"fg.rgb={colour}" for colour in FILLS.values())
        return frozenset(
            index
            for index, fill in enumerate(self._fill_of)
            if fill < len(self._fills) and any(each in self._fills[fill] for each in colours)
        )

    def record(self, style: int) -> str:
        """A format's fill as a word to be kept: `solid fg.rgb=FF00FF00`; empty for none."""
        fill = self._fill_of[style] if style < len(self._fill_of) else 0
        record = self._fills[fill] if fill < len(self._fills) else ""
        return "" if record == "none" else record

    def marked(self, style: int, severity: Severity) -> int:
        """The format of a faulty cell: its own but for the fill."""
        return self._with_fill(style, f"solid fg.rgb={FILLS[severity]}")

    def restored(self, style: int, record: str) -> int:
        """The format a cell had before, given the record of its fill; else without any fill."""
        return self._with_fill(style, record if _RECORD.fullmatch(record) else "none")

    def fill(self, record: str) -> int:
        """A fill, from how `record` writes it."""
        return 0 if record in ("", "none") else self.own("fills", _fill_markup(record))

    def own(self, name: str, markup: str) -> int:
        """The number of something of ours in its list: `fonts`, `borders`, `cellXfs`."""
        if (name, markup) not in self._known:
            self._known[name, markup] = self._add(name, prefixed(markup, self._root.prefix))
        return self._known[name, markup]

    def save(self) -> None:
        """Put everything added into the part."""
        edits = Edits(self._part)
        for name in _ORDER:
            pieces = b"".join(self._added.get(name, []))
            if not pieces:
                continue
            if name in self._lists:
                edits.append(self._lists[name], pieces, count=str(self._count[name]))
            else:
                before = _ORDER[: _ORDER.index(name)]
                ends = [self._lists[each].end for each in before if each in self._lists]
                opened = prefixed(f'<{name} count="{self._count[name]}">', self._root.prefix)
                closing = prefixed(f"</{name}>", self._root.prefix)
                edits.insert(max(ends, default=self._root.inside), opened + pieces + closing)
        self._parts[self._name] = edits.result()

    def _add(self, name: str, piece: bytes) -> int:
        added = self._added.setdefault(name, [])
        least = _LEAST[name].count("<fill>") or 1
        if self._count[name] < least:
            added.append(prefixed(_LEAST[name], self._root.prefix))
            self._count[name] = least
        if name == "cellXfs":
            self._new_formats[self._count[name]] = piece
        added.append(piece)
        self._count[name] += 1
        return self._count[name] - 1

    def _with_fill(self, style: int, record: str) -> int:
        fill = self.fill(record)
        if (style, fill) not in self._clones:
            self._clones[style, fill] = self._add("cellXfs", self._clone(style, fill))
        return self._clones[style, fill]

    def _clone(self, style: int, fill: int) -> bytes:
        if style < len(self._formats):
            own = self._formats[style]
        else:
            plain = prefixed(_LEAST["cellXfs"], self._root.prefix)
            own = self._new_formats.get(style, plain)
        end = tag_end(own, 0)
        return with_attributes(own[:end], fillId=str(fill), applyFill="1") + own[end:]


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _styles_name(parts: PackageParts) -> str:
    for each in parts.related(WORKBOOK):
        if each.kind == "styles" and each.target in parts:
            return each.target
    # Some programs look for it under this name only.
    name = "xl/styles.xml"
    parts[name] = f'<styleSheet xmlns="{parts.main}">{_PLAIN}</styleSheet>'.encode()
    parts.relate(WORKBOOK, "styles", name)
    parts.declare(name, "spreadsheetml.styles+xml")
    return name


def _is_format(path: Sequence[str]) -> bool:
    if len(path) <= 2:
        return True
    if path[1] == "fills":
        return len(path) <= 5
    return len(path) == 3 and path[1] in _LEAST


def _below(found: list[Element], parent: str, name: str) -> list[Element]:
    return [each for each in found if each.path[1:] == (parent, name)]


def _fills(found: list[Element]) -> list[str]:
    """Every fill as a record; one with a gradient as none."""
    fills: list[str] = []
    for each in found:
        if each.path[1:] == ("fills", "fill"):
            fills.append("none")
        elif each.path[2:] == ("fill", "patternFill"):
            fills[-1] = each.attributes.get("patternType", "none")
        elif each.path[2:4] == ("fill", "patternFill") and each.name in _COLOURS:
            side = _COLOURS[each.name]
            said = sorted(each.attributes.items())
            fills[-1] += "".join(f" {side}.{name}={value}" for name, value in said)
    return fills


def _fill_markup(record: str) -> str:
    pattern, *colours = record.split(" ")
    sides: dict[str, list[str]] = {"fg": [], "bg": []}
    for each in colours:
        side, _, said = each.partition(".")
        name, _, value = said.partition("=")
        sides[side].append(f'{name}="{value}"')
    inside = "".join(f"<{side}Color {' '.join(said)}/>" for side, said in sides.items() if said)
    return f'<fill><patternFill patternType="{pattern}">{inside}</patternFill></fill>'
