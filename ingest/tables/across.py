"""Compares the tables of one file with each other, and keeps what is told of all to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ingest.containers.sheet import Sheet
from ingest.findings import MOST, shown
from ingest.layouts.form import Rows
from ingest.layouts.sheet_table import SheetTable
from ingest.periods import periods, stated_time
from ingest.tables.scores import given_twice
from ingest.text.addresses import address, position
from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemCase, ProblemKind, Severity
from metrics.counts.reading import Reading, ReadTable

_MONTHS = (ProblemKind.MONTH_CONFLICT, ProblemKind.MONTH_AHEAD, ProblemKind.MONTH_RUNNING)


@dataclass(frozen=True, slots=True)
class Done:
    """A table that was read, with the rows it was read from where it holds counts."""

    table: ReadTable
    rows: SheetTable | None = None


def twice(done: Sequence[Done]) -> Iterator[Problem]:
    """A problem for each two sheets of one form and month that speak of the same units.

    It stands at the first of them: a person chooses one of the sheets, not unit by unit.
    """
    if len(done) < 2:
        return
    yield from given_twice([each.table for each in done])
    seen: dict[tuple[str, Month | None, str], str] = {}
    # Of sheets whose month is in doubt it is the month that is to be mended.
    for each in (each for each in done if each.table.month is not None):
        table = each.table
        again = {
            unit
            for unit in dict.fromkeys(table.figures.units)
            if seen.setdefault((table.form, table.month, unit), table.sheet) != table.sheet
        }
        told: set[str] = set()
        for unit in sorted(again):
            before = seen[table.form, table.month, unit]
            if before not in told:
                told.add(before)
                cell, found, name = _named(each, unit)
                facts: dict[str, str | int] = {"name": name, "first": before}
                case = ProblemCase.DUPLICATE_UNIT_SHEET
                yield Problem(Severity.ERROR, case, table.sheet, cell, found, facts)


def _named(done: Done, code: str) -> tuple[str, str | None, str]:
    """The cell that names a unit, what stands there, and the unit's name."""
    rows, figures = done.rows, done.table.figures
    for place, unit in enumerate(rows.units if rows else ()):
        if rows is None or unit is None or unit.code != code or not rows.stating[place]:
            continue
        if rows.form.rows is Rows.FIELDS:
            return figures.cells[0].split(",")[0], None, unit.name
        row, column = rows.unit_cell(place)
        return address(row, column), shown(rows.sheet.rows[row][column]), unit.name
    return figures.cells[figures.units.index(code)].split(",")[0], code, code


def quote(sheet: Sheet, told: Sequence[Problem]) -> None:
    """Beside a month that was understood, keep the words that say it: a person looks for those."""
    for each in told:
        if each.cell and each.found and each.kind in _MONTHS:
            text = sheet.text(*position(each.cell))
            if text and text != each.found:
                each.facts["written"] = shown(text) or text


def propose_month(reading: Reading) -> None:
    """Say the month in the file's name where the file says none: proposed, never taken."""
    named = PurePath(reading.file).stem.replace("_", " ")
    month = periods.ends(stated_time.stated((), 0, named))
    for each in reading.problems if month else ():
        if each.case is ProblemCase.MONTH_UNCLEAR:
            each.facts["proposed"] = str(month)


def shorten(reading: Reading, left_out: int) -> None:
    """Keep as many problems as a person may read, errors before warnings."""
    # Errors keep a file out: thousands of warnings must not push one off the list.
    errors = [each for each in reading.problems if each.severity is Severity.ERROR]
    if len(reading.problems) > MOST:
        warnings = [each for each in reading.problems if each.severity is Severity.WARNING]
        left_out += max(0, len(errors) - MOST) + max(0, len(warnings) - MOST)
        reading.problems[:] = errors[:MOST] + warnings[:MOST]
    if left_out:
        reading.problems[-1].facts["more"] = left_out
