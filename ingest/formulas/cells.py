"""Where formulas stand in a sheet, and what they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from ingest.containers import xml_parts
from ingest.text.addresses import position

Place = tuple[int, int]
_CELL = re.compile(rb'<c r="([A-Z]{1,3}[1-9][0-9]{0,6})"[^>]*><f((?:\s[^>]*?)?)(?:/>|>([^<]*)</f>)')
_OPENING = re.compile(rb"<(?:\w+:)?f[\s>/]")
_OPEN_CELLS = re.compile(r"\[\.([$A-Z0-9]+)(?::\.([$A-Z0-9]+))?\]")
"""Cells of the same sheet."""
_ATTRIBUTE = re.compile(r"""(\w+)\s*=\s*["']([^"']*)["']""")


class Formula(NamedTuple):
    """A formula as it was written in one cell, which others may share."""

    text: str
    written: Place
    """Where; in another cell its relative addresses mean others, as far away as that cell."""


def formulas(part: bytes, columns: Collection[int]) -> Iterator[tuple[Place, Formula]]:
    """The formulas in some columns; an array's or a table's are no cell's own and left out."""
    found = _CELL.findall(part)
    # Some formula is written otherwise; a parser sees them all.
    usual = len(found) == len(_OPENING.findall(part))
    cells = _searched(found) if usual else _parsed(part)
    shared: dict[str, Formula] = {}
    for place, attributes, text in cells:
        kind = attributes.get("t", "normal")
        if kind == "shared":
            number = attributes.get("si", "")
            formula = shared.get(number)
            if text:
                formula = shared[number] = Formula(text, place)
        else:
            formula = Formula(text, place) if kind == "normal" and text else None
        if formula is not None and place[1] in columns:
            yield place, formula


def open_formulas(
    told: Mapping[Place, str], columns: Collection[int]
) -> Iterator[tuple[Place, Formula]]:
    """Formulas as OpenFormula writes them (`of:=SUM([.C8:.E8];[.F8])`), as Excel would."""
    for place, text in told.items():
        if place[1] in columns:
            bare = _OPEN_CELLS.sub(_as_excel, text.removeprefix("of:"))
            yield place, Formula(bare.replace(";", ","), place)


def _as_excel(cells: re.Match[str]) -> str:
    return ":".join(each for each in cells.groups() if each)


_Found = Iterator[tuple[Place, dict[str, str], str]]


def _searched(found: list[tuple[bytes, bytes, bytes]]) -> _Found:
    for address, attributes, text in found:
        said = dict(_ATTRIBUTE.findall(attributes.decode())) if attributes else {}
        yield position(address.decode()), said, text.decode()


def _parsed(part: bytes) -> _Found:
    found: list[tuple[Place, dict[str, str], str]] = []
    at: list[Place | None] = [None]
    told: list[str] | None = None
    said: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal told, said
        name = xml_parts.local(name)
        if name == "c":
            # A cell without its address is rare, and its formula is not worth counting columns for.
            at[0] = position(attributes["r"].upper()) if "r" in attributes else None
        elif name == "f":
            told, said = [], attributes

    def end(name: str) -> None:
        nonlocal told
        if xml_parts.local(name) == "f" and told is not None:
            if at[0] is not None:
                found.append((at[0], said, "".join(told)))
            told = None

    def characters(text: str) -> None:
        if told is not None:
            told.append(text)

    parser = xml_parts.parser()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.Parse(part, xml_parts.LAST)
    return iter(found)
