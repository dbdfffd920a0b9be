"""Drives the command line as an outside program does."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from tests import starter

ROOT = Path(__file__).resolve().parents[2]
SHEET = "Số liệu tháng"
COLUMNS = (
    "online",
    "offline",
    "carried_in",
    "early",
    "on_time",
    "late",
    "open_in_time",
    "open_late",
    "digitised",
    "electronic",
    "surveyed",
    "satisfied",
    "feedback_due",
    "feedback_on_time",
    "feedback_rated",
    "feedback_satisfied",
    "apologies",
    "copies",
)
"""The figure columns of the entry form, in its order."""


@dataclass(frozen=True)
class Answer:
    """What one call gave back."""

    code: int
    rows: list[dict[str, Any]]
    told: str

    @property
    def row(self) -> dict[str, Any]:
        """The only row."""
        assert len(self.rows) == 1, self.rows
        return self.rows[0]


def said(*arguments: object, database: Path) -> tuple[int, str, str]:
    """One call as a person makes it: its exit code, what it prints and what it tells beside."""
    done = starter.call([*map(str, arguments), "--database", str(database)])
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def kpi(*arguments: object, database: Path | None) -> Answer:
    """One call with --json; a traceback or anything but a list on stdout fails the test."""
    named = ["--database", str(database)] if database else []
    asked = [*map(str, arguments), *named, "--json"]
    done = starter.call(asked)
    told = done.stderr.decode("utf-8")
    assert "Traceback" not in told, told
    rows = json.loads(done.stdout) if done.returncode != 2 else []
    assert isinstance(rows, list)
    return Answer(done.returncode, rows, told)


def figures(**given: int | str | float | None) -> dict[str, Any]:
    """One unit's row of the entry form: 50 received, all consistent, unless told otherwise."""
    usual: dict[str, Any] = dict(
        zip(
            COLUMNS,
            (30, 20, 5, 25, 20, 2, 6, 2, 20, 12, 10, 9, 4, 4, 3, 3, 1, 5),
            strict=True,
        )
    )
    assert not given.keys() - usual.keys(), given
    return usual | given


def fill(path: Path, rows: dict[str, dict[str, Any]]) -> dict[str, int]:
    """Write figures into the template's rows; the sheet row of each unit."""
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    places: dict[str, int] = {}
    for line in sheet.iter_rows():
        for cell in line:
            if str(cell.value or "") in rows and str(cell.value) not in places:
                code = str(cell.value)
                places[code] = row = int(cell.row or 0)
                first = int(cell.column or 0) + 2
                for offset, column in enumerate(COLUMNS):
                    sheet.cell(row=row, column=first + offset, value=rows[code][column])
    assert places.keys() == rows.keys()
    book.save(path)
    return places


def form(
    folder: Path,
    database: Path,
    rows: dict[str, dict[str, Any]],
    month: str = "2024-03",
    name: str = "bieu.xlsx",
    under: str = "740",
) -> tuple[Path, dict[str, int]]:
    """A filled entry form of Long Thành."""
    path = folder / name
    answer = kpi("template", "--month", month, "--under", under, "--out", path, database=database)
    assert answer.code == 0, answer.told
    return path, fill(path, rows)
