"""Rows and their cells: plain values under English keys, ready for JSON and CSV (contract §4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar

from metrics.counts.month import Month

_T = TypeVar("_T")
Row = dict[str, object]
Columns: TypeAlias = Mapping[str, Callable[[_T], object]]
"""Each key of a row with what stands there."""


def row(columns: Columns[_T], of: _T) -> Row:
    """What the columns hold of one thing."""
    return {key: plain(value(of)) for key, value in columns.items()}


def rows(columns: Columns[_T], of: Iterable[_T]) -> list[Row]:
    """What the columns hold of each thing."""
    return [row(columns, each) for each in of]


def same(*keys: str, of: str = "") -> dict[str, Callable[[Any], object]]:
    """Columns that are called as the fields they show: of the thing itself, or of one in it."""
    return {key: attrgetter(f"{of}.{key}" if of else key) for key in keys}


def plain(value: object) -> object:
    """A value as JSON and CSV hold it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, Fraction | Decimal):
        return number(value)
    return [plain(each) for each in value] if isinstance(value, tuple) else value


def number(value: Fraction | Decimal | int | None) -> int | float | None:
    """A JSON number; whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def csv_cell(value: object) -> object:
    """A value for CSV; a text that a spreadsheet would run as a formula is made harmless."""
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value


def table(rows: Iterable[Mapping[str, object]]) -> list[list[object]]:
    """Rows as a heading and lines, for CSV."""
    found = list(rows)
    if not found:
        return []
    heading: list[object] = list(found[0])
    return [heading, *([csv_cell(value) for value in row.values()] for row in found)]
