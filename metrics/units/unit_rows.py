"""Turns the lines of the unit files into rows, telling every cell that cannot be read."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from unicodedata import is_normalized

from metrics.units.unit import Level, Unit

UNIT_COLUMNS = (
    "code",
    "name",
    "level",
    "parent",
    "reports",
    "valid_from",
    "valid_to",
    "identity",
    "identifier",
    "successors",
    "note",
)
_PROVINCE_CELLS = {"level": Level.PROVINCE.value, "parent": "", "reports": "false"}
PROVINCE_COLUMNS = tuple(column for column in UNIT_COLUMNS if column not in _PROVINCE_CELLS)
ALIAS_COLUMNS = ("province", "name", "code", "valid_from", "valid_to", "note")


@dataclass(frozen=True, slots=True)
class Succession:
    """A unit that ended went into a newer one."""

    identity: str
    successor: str
    part: bool
    """Only a part of it; its old figures cannot be added to the successor's."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit, where it was read and what became of it."""

    where: str
    unit: Unit
    successions: tuple[Succession, ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name that offices write for a unit."""

    name: str
    code: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class AliasRow:
    """An alias, where it was read and the province it belongs to."""

    where: str
    province: str
    alias: Alias


@dataclass(frozen=True, slots=True)
class _Line:
    where: str
    cells: Mapping[str, str]


def read_unit_rows(
    path: Path, columns: tuple[str, ...] = UNIT_COLUMNS
) -> tuple[list[UnitRow], list[str]]:
    """The rows of a file of units that can be read, and a fault for each cell that cannot."""
    lines, faults = _good_lines(path, columns)
    return [_unit_row(line) for line in lines], faults


def read_alias_rows(path: Path) -> tuple[list[AliasRow], list[str]]:
    """The rows of the alias file that can be read, and a fault for each cell that cannot."""
    lines, faults = _good_lines(path, ALIAS_COLUMNS)
    return [_alias_row(line) for line in lines], faults


def _good_lines(path: Path, columns: tuple[str, ...]) -> tuple[list[_Line], list[str]]:
    lines, faults = _lines(path, columns)
    good = []
    for line in lines:
        if wrong := _wrong_cells(line):
            faults += wrong
        else:
            good.append(line)
    return good, faults


def _lines(path: Path, columns: tuple[str, ...]) -> tuple[list[_Line], list[str]]:
    lines: list[_Line] = []
    faults: list[str] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            if tuple(next(reader, ())) != columns:
                return [], [f"{path.name}: the first line must be {','.join(columns)}"]
            for cells in reader:
                where = f"{path.name} line {reader.line_num}"
                if len(cells) == len(columns):
                    lines.append(_Line(where, dict(zip(columns, cells, strict=True))))
                else:
                    faults.append(f"{where}: {len(cells)} cells, want {len(columns)}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        faults.append(f"{path.name}: {error}")
    return lines, faults


def _wrong_cells(line: _Line) -> list[str]:
    faults = []
    for column, text in line.cells.items():
        try:
            _clean(text)
            if column in _PARSERS:
                _PARSERS[column](text)
        except ValueError as error:
            faults.append(f"{line.where}: {column}: {error}")
    return faults


def _unit_row(line: _Line) -> UnitRow:
    cells = {**_PROVINCE_CELLS, **line.cells}
    unit = Unit(
        code=cells["code"],
        name=cells["name"],
        level=Level(cells["level"]),
        parent=cells["parent"] or None,
        reports=_flag(cells["reports"]),
        valid_from=_day(cells["valid_from"]),
        valid_to=_day(cells["valid_to"]),
        identity=cells["identity"],
        identifier=cells["identifier"] or None,
    )
    successions = tuple(
        Succession(unit.identity, heir, part) for heir, part in _successors(cells["successors"])
    )
    return UnitRow(f"{line.where} ({unit.code})", unit, successions)


def _alias_row(line: _Line) -> AliasRow:
    cells = line.cells
    first, last = _day(cells["valid_from"]), _day(cells["valid_to"])
    alias = Alias(cells["name"], cells["code"], first, last)
    return AliasRow(f"{line.where} ({alias.name})", cells["province"], alias)


def _clean(text: str) -> None:
    if text.isascii() and text.isprintable() and " " not in text:
        return
    if not is_normalized("NFC", text):
        raise ValueError(f"{text!r} is not in Unicode NFC")
    if text != " ".join(text.split()) or not text.isprintable():
        raise ValueError(f"{text!r} has stray spaces or invisible characters")
    if any(letter in text for letter in "ÐðƉ"):
        raise ValueError(f"{text!r} has a foreign letter that looks like Đ")


def _filled(text: str) -> None:
    if not text:
        raise ValueError("is empty")


def _key(text: str) -> None:
    _filled(text)
    if not text.isascii() or any(mark in text for mark in " ;:"):
        raise ValueError(f"{text!r}: want plain letters, digits, points and hyphens")


@cache
def _day(text: str) -> date | None:
    if not text:
        return None
    day = date.fromisoformat(text)
    if day.isoformat() != text or not 1900 <= day.year <= 2200:
        raise ValueError(f"{text!r}: want YYYY-MM-DD, and nothing where there is no limit")
    return day


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(f"{text!r} is neither true nor false")
    return text == "true"


def _successors(text: str) -> tuple[tuple[str, bool], ...]:
    if not text:
        return ()
    pairs = [each.partition(":") for each in text.split(";")]
    for identity, colon, part in pairs:
        _key(identity)
        if colon and part != "part":
            raise ValueError(f"{part!r}: only 'part' may follow an identity")
    return tuple((identity, bool(part)) for identity, _, part in pairs)


_PARSERS: Mapping[str, Callable[[str], object]] = {
    "code": _key,
    "name": _filled,
    "level": Level,
    "reports": _flag,
    "valid_from": _day,
    "valid_to": _day,
    "identity": _key,
    "successors": _successors,
    "province": _key,
}
