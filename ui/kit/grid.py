"""A table of units as compact data; `grid.js` draws it, whatever its length, and asks questions.

Numbers come as text, rounded once in Python; beside them stands what they are sorted by.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from metrics.verdicts.verdict import Evidence, Status
from ui.kit.component import asked, component
from ui.kit.html import Html, tag
from ui.kit.theme import TONES
from wording import interface as words

Cell = str | list[Any] | None
"""Plain text; text and number, with a state and a hint; or what `light` and `bar` make."""


class CellKind(StrEnum):
    """How the cells of a column are drawn."""

    LIGHT = "light"
    TEXT = "text"
    BAR = "bar"
    """A number with its interval on the scale of the table."""
    LINE = "line"
    """Percents of months with None for gaps, the target or None, and what it says in words."""
    TALLY = "tally"
    """How many lights of the row are red and amber; drawn from the others."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column after the names."""

    code: str
    name: str
    sub: str = ""
    hint: str = ""
    kind: CellKind = CellKind.TEXT
    extra: bool = False
    """Shown on demand only."""
    few: bool = False
    """Whether the counts stand beside the percent."""
    desk: bool = False
    """Left out on a phone."""
    falling: bool = False
    """Sorted from the highest down first."""
    left: bool = False
    width: int | None = None
    said: str = ""
    """What the number of a light is, where it is not the percent."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One unit."""

    code: str
    name: str
    group: int
    alphabet: int
    """Its place by the Vietnamese alphabet."""
    rank: int
    """Its place in the order that the table has at first."""
    cells: Sequence[Cell] = ()
    note: str = ""
    """Said after the name."""
    instead: tuple[str, Status] | None = None
    """One sentence in place of all cells, and its light."""
    link: str = ""
    """What stands for the unit in an address; empty where its name leads nowhere."""


@dataclass(frozen=True, slots=True)
class GridGroup:
    """Rows that stand together, with cells of their own where they are summed."""

    key: str
    name: str
    note: str = ""
    cells: Sequence[Cell] | None = None


@dataclass(frozen=True, slots=True)
class GridTable:
    """What is drawn."""

    label: str
    columns: Sequence[GridColumn]
    groups: Sequence[GridGroup]
    rows: Sequence[GridRow]
    whole: GridGroup | None = None
    legend: Html | None = None
    words: dict[str, str] = field(default_factory=dict)
    scale: tuple[float, float] = (0.0, 100.0)
    """What the bars reach from and to."""
    kind: str = ""
    link: str = ""
    """The address a name leads to, up to where the unit is named."""
    asks: bool = True
    """Whether a silent row answers a click."""
    plan: str = ""
    """The address to which chosen units are taken, up to where they are named; empty: none are."""
    headed: bool = False
    """Whether even a single group shows its head."""
    kept: bool = False
    """Whether search and order stand in the address, so that a link shows the same rows."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A table as the browser receives it: the key that tells whether it has changed, then deflated.

    Text would be escaped letter by letter on its way, and written out anew in every run.
    """

    data: bytes

    @classmethod
    def of(cls, table: GridTable) -> Packed:
        """The table, packed once."""
        # JSON of short keys: this is sent at every change of a filter, for hundreds of units.
        text = json.dumps(_said(table), ensure_ascii=False, separators=(",", ":")).encode()
        return cls(pack(text))

    @property
    def text(self) -> str:
        """What is inside, as JSON."""
        return zlib.decompress(self.data[KEY:]).decode()


KEY = 16
"""So many letters of the key stand before what is packed."""


def pack(text: bytes) -> bytes:
    """A text under the digest of itself."""
    return blake2b(text, digest_size=KEY // 2).hexdigest().encode() + zlib.compress(text, 6)


def state(status: Status, evidence: Evidence | None = None) -> int:
    """The number under which the browser knows a light."""
    return _STATES.index((status, evidence))


def show(packed: Packed, key: str) -> str | None:
    """Draw a table; the question that was asked in it just now, or None."""
    return asked(component("kpi_grid", "grid", tag("div.k.k-grid")), key, packed.data)


_STATES: tuple[tuple[Status, Evidence | None], ...] = (
    *((status, evidence) for status in Status if status.judged for evidence in Evidence),
    *((status, None) for status in Status if not status.judged),
)


def _states() -> list[dict[str, str]]:
    return [_state(status, evidence) for status, evidence in _STATES]


def _state(status: Status, evidence: Evidence | None) -> dict[str, str]:
    if not status.judged:
        return {"m": str(status), "o": "none", "w": words.STATUS[status], "b": words.CELL[status]}
    assert evidence is not None
    form = "open" if evidence is Evidence.UNCERTAIN else "full"
    counted = {} if status is Status.MET else {"t": str(status)}
    return {
        "m": f"{status}-{form}",
        "o": TONES[status],
        "w": words.STATUS[status],
        "e": words.EVIDENCE[evidence],
        **counted,
    }


def _said(table: GridTable) -> dict[str, Any]:
    return {
        "label": table.label,
        "kind": table.kind,
        "asks": table.asks,
        "plan": table.plan,
        "link": table.link,
        "headed": table.headed,
        "kept": table.kept,
        "legend": table.legend or "",
        "words": {**_WORDS, **table.words},
        "scale": {"from": table.scale[0], "to": table.scale[1]},
        "states": _states(),
        "columns": [_column(column) for column in table.columns],
        "groups": [_group(group) for group in table.groups],
        "whole": _group(table.whole) if table.whole else None,
        "rows": [_row(row) for row in table.rows],
    }


_WORDS = {
    "unit": words.UNIT,
    "find": words.FIND,
    "none": words.NOTHING_FOUND,
    "grouped": words.BY_GROUP,
    "flat": words.FLAT,
}


def _column(column: GridColumn) -> dict[str, Any]:
    said = {
        "c": column.code,
        "n": column.name,
        "k": str(column.kind),
        "s": column.sub,
        "t": column.hint,
        "x": int(column.extra),
        "f": int(column.few),
        "p": int(column.desk),
        "d": int(column.falling),
        "l": int(column.left),
        "w": column.width,
        "v": column.said,
    }
    return {key: value for key, value in said.items() if value}


def _group(group: GridGroup) -> dict[str, Any]:
    return {
        "k": group.key,
        "u": group.key,
        "n": group.name,
        "d": group.note,
        "cells": group.cells,
    }


def _row(row: GridRow) -> dict[str, Any]:
    said: dict[str, Any] = {
        "c": row.code,
        "n": row.name,
        "g": row.group,
        "a": row.alphabet,
        "r": row.rank,
    }
    if row.note:
        said["d"] = row.note
    if row.link:
        said["h"] = row.link
    if row.instead is None:
        said["cells"] = row.cells
    else:
        said["m"], said["ms"] = row.instead[0], state(row.instead[1])
    return said
