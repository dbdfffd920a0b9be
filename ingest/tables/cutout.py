"""Cuts a piece out of a sheet around its first faults, to be shown as Excel shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.containers.sheet import Sheet
from ingest.findings import shown
from ingest.layouts.table import Header
from ingest.text.addresses import letters, position
from metrics.counts.problem import Problem, Severity
from metrics.counts.reading import Cutout

MOST_ROWS = 3
MOST_COLUMNS = 13
_LONGEST = 60
_REMARK = re.compile(r"\([^()]*\)")

Cell = tuple[int, int]


def cut_out(sheet: Sheet, header: Header, problems: Iterable[Problem]) -> Cutout | None:
    """The first rows with errors below the last heading row; None where there are none."""
    faults = _faults(header, problems)
    rows = list(dict.fromkeys(row for row, _ in faults))[:MOST_ROWS]
    if not rows:
        return None
    columns = _columns(header, [column for row, column in faults if row in rows])
    return Cutout(
        sheet.name,
        tuple(map(letters, columns)),
        tuple(_heading(header, column) for column in columns),
        header.bottom + 1,
        tuple(
            (row + 1, tuple(_text(sheet, faults, (row, column)) for column in columns))
            for row in sorted(rows)
        ),
    )


def _faults(header: Header, problems: Iterable[Problem]) -> dict[Cell, str | None]:
    """What the faulty cells of the body hold, in reading order."""
    found = {
        position(each.cell): each.found
        for each in problems
        if each.severity is Severity.ERROR and each.cell is not None
    }
    return {cell: found[cell] for cell in sorted(found) if cell[0] > header.bottom}


def _columns(header: Header, faulty: Sequence[int]) -> list[int]:
    """The columns to show: who it is and what is wrong, and what stands around that."""
    usable = [index for index, path in enumerate(header.texts) if path]
    labels = [header.unit_code, header.unit_name]
    wanted = [column for column in (*labels, *faulty) if column is not None]
    wanted = list(dict.fromkeys(wanted))[:MOST_COLUMNS]
    by_nearness = sorted(
        (column for column in usable if column not in wanted),
        key=lambda column: min((abs(column - each) for each in faulty), default=0),
    )
    return sorted([*wanted, *by_nearness[: MOST_COLUMNS - len(wanted)]])


def _heading(header: Header, column: int) -> str:
    path = header.texts[column] if column < len(header.texts) else ()
    text = " ".join(path[-1].split()) if path else ""
    # A remark in brackets is longer than the heading it belongs to.
    return _short(_REMARK.sub("", text).strip() or text)


def _text(sheet: Sheet, faults: dict[Cell, str | None], cell: Cell) -> str:
    # An error value or a percentage is shown as Excel shows it.
    found = faults.get(cell)
    row = sheet.rows[cell[0]] if cell[0] < len(sheet.rows) else ()
    value = shown(row[cell[1]]) if cell[1] < len(row) else None
    return _short(found or value or "")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
