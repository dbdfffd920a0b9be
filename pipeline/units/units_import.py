"""Changes of units that were typed into a workbook become one edit of the register."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.reading import TypedRows
from ingest.sandbox.reader import read_rows
from metrics.counts.problem import Problem
from metrics.units.changing import Fault, UnitChange, edit_of
from metrics.units.unit import Level, Register, UnitsEdit
from reports import unit_form
from wording import interface
from wording.names import fold
from wording.office import units as words

Read = Callable[[bytes, Sequence[str]], TypedRows]
"""How a list is read; a stranger's in a process of its own."""

_CODE, _NAME, _LEVEL, _PARENT, _REPORTS, _ENDED, _INTO = words.GRID
_LEVELS = {fold(name).removeprefix("cap "): level for level, name in interface.LEVELS.items()}
_YES = {"co", "x", "1", "dung", "true"}
_NO = {"khong", "0", "sai", "false", ""}


@dataclass(frozen=True, slots=True)
class UnitsImport:
    """What a workbook says of units, and every fault with the number of its row in the workbook."""

    edit: UnitsEdit
    problems: tuple[Problem, ...] = ()
    faults: tuple[Fault, ...] = ()
    unread: tuple[tuple[int, str, str], ...] = ()
    """Row, column and what stands there that is no such word."""

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong with it."""
        return not (self.problems or self.faults or self.unread)


def template(register: Register, day: date) -> bytes:
    """A workbook to be filled in, with the units of a day to copy codes from."""
    return unit_form.workbook(register.on(day), day)


def check_units(
    register: Register, since: date, data: bytes, read: Read = read_rows
) -> UnitsImport:
    """What a workbook would change from a day on, without keeping anything.

    Args:
        register: As it stands.
        since: The first day on which the units stand so.
        data: The file.
        read: How it is read.
    """
    found = read(data, words.GRID)
    if found.problems:
        return UnitsImport(UnitsEdit(since, ()), tuple(found.problems))
    unread: list[tuple[int, str, str]] = []
    changes = [_change(each.cells, each.row, unread) for each in found.rows]
    edit, faults = edit_of(register, since, changes)
    rows = [each.row for each in found.rows] or [1]
    placed = tuple((rows[at - 1], fault, code) for at, fault, code in faults)
    return UnitsImport(edit, (), placed, tuple(unread))


def _change(cells: Mapping[str, str], row: int, unread: list[tuple[int, str, str]]) -> UnitChange:
    level = _LEVELS.get(fold(cells[_LEVEL]).removeprefix("cap "))
    if cells[_LEVEL] and level in (None, Level.PROVINCE, Level.COUNTRY):
        unread.append((row, _LEVEL, cells[_LEVEL]))
    return UnitChange(
        cells[_CODE],
        cells[_NAME],
        level,
        cells[_PARENT],
        _flag(cells, _REPORTS, row, unread) if cells[_REPORTS] else None,
        _flag(cells, _ENDED, row, unread),
        tuple(filter(None, re.split(r"[\s,;]+", cells[_INTO]))),
    )


def _flag(
    cells: Mapping[str, str], column: str, row: int, unread: list[tuple[int, str, str]]
) -> bool:
    said = fold(cells[column])
    if said not in _YES | _NO:
        unread.append((row, column, cells[column]))
    return said in _YES
