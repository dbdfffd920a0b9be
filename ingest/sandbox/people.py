"""Reads a list of who answers for which unit: any table with the units and the names of people.

Runs in the child process, as all reading of strangers' files does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ingest.containers.refusal import RefusedError
from ingest.containers.sheet import Sheet
from ingest.containers.workbook import open_package, sheets
from ingest.layouts.library import Library
from ingest.reading import BadDay, PeopleList, PersonRow, Request
from ingest.text.addresses import address
from ingest.text.names import clean, heading_key
from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemCase, Severity

_HEADINGS = {
    "code": ("ma don vi", "ma", "ma so", "ma dinh danh"),
    "unit": ("ten don vi", "don vi", "don vi cong tac", "co quan", "co quan don vi", "ten co quan"),
    "name": (
        "ho ten", "ho va ten", "nguoi phu trach", "ten nguoi phu trach",
        "ho va ten nguoi phu trach",
        "can bo phu trach", "dau moi", "can bo dau moi",
    ),
    "position": ("chuc vu", "chuc danh", "chuc vu chuc danh"),
    "phone": (
        "dien thoai", "so dien thoai", "sdt", "di dong", "so di dong", "dien thoai di dong",
        "dien thoai lien he",
    ),
    "email": ("email", "e mail", "thu dien tu", "hop thu", "hop thu dien tu", "dia chi email"),
    "since": ("tu ngay", "ngay bat dau", "phu trach tu ngay", "hieu luc tu ngay"),
    "until": ("den ngay", "ngay ket thuc", "den het ngay"),
}  # fmt: skip
"""What the headings of a column may be, without marks and remarks in brackets."""

_SEARCHED = 30
"""The heading row stands within so many rows."""
_WRITTEN_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", re.ASCII)
_MOST = 5000
"""People; the largest list asked for is a province's."""


def read_people(data: bytes, request: Request) -> PeopleList:
    """Read a file's bytes; `request.month` names the units of rows without a date."""
    found = PeopleList()
    library = Library.of(request)
    try:
        tables = 0
        for sheet in sheets(data, open_package(data)):
            header = None if sheet.hidden else _header(sheet)
            if header is not None:
                tables += 1
                top, columns = header
                table = _Table(sheet, columns, library, request.month, found)
                for index in range(top + 1, len(sheet.rows)):
                    table.read(index)
        if not tables:
            facts: dict[str, str | int] = {"column": "Đơn vị, Họ và tên"}
            missing = Problem(Severity.ERROR, ProblemCase.MISSING_COLUMN, facts=facts)
            found.problems.append(missing)
    except RefusedError as refused:
        found.problems.append(refused.problem)
    return found


def _header(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The heading row and the column of each meaning; it names units and people."""
    for index, row in enumerate(sheet.rows[:_SEARCHED]):
        columns = _columns(row)
        if "name" in columns and ("unit" in columns or "code" in columns):
            return index, columns
    return None


def _columns(row: Sequence[object]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, value in enumerate(row):
        heading = heading_key(value) if isinstance(value, str) else ""
        for meaning, headings in _HEADINGS.items():
            if heading in headings:
                found.setdefault(meaning, column)
    return found


class _Table:
    """One sheet below its headings."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Mapping[str, int],
        library: Library,
        month: Month | None,
        found: PeopleList,
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._library = library
        self._month = month
        self._found = found
        self._seen: dict[tuple[str, date | None], int] = {}

    def read(self, row: int) -> None:
        """Read one row; one without a person says nothing, a number row neither."""
        if len(self._found.rows) >= _MOST:
            raise RefusedError(ProblemCase.TOO_LARGE_ROWS, self._sheet.name)
        name = self._text(row, "name")
        if not name or name.strip("()").isdigit():
            return
        known = len(self._found.bad_days)
        since, until = self._day(row, "since"), self._day(row, "until")
        if len(self._found.bad_days) > known:
            # Which unit a code or a name means depends on the day.
            return
        month = Month.of(since) if since else self._month
        code, unit_name = self._text(row, "code"), self._text(row, "unit")
        unit = self._library.names(month).find(code, unit_name)
        if unit.unit is None:
            assert unit.case is not None
            written = unit_name or code
            facts = self._library.names(month).facts(unit, written)
            self._problem(unit.case, row, written, by_code=unit.by_code, **facts)
            return
        first = self._seen.setdefault((unit.unit.identity, since), row)
        if first != row:
            called, above = unit.unit.name, address(first, self._unit_column())
            self._problem(ProblemCase.DUPLICATE_UNIT, row, called, name=called, first=above)
            return
        self._found.rows.append(
            PersonRow(
                self._sheet.name,
                row + 1,
                unit.unit.code,
                name,
                self._text(row, "position"),
                _phone(self._text(row, "phone")),
                self._text(row, "email"),
                since,
                until,
            )
        )

    def _text(self, row: int, meaning: str) -> str:
        value = self._value(row, meaning)
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return clean(str(value)) if value is not None else ""

    def _value(self, row: int, meaning: str) -> object:
        column = self._columns.get(meaning)
        return None if column is None else self._sheet.rows[row][column]

    def _day(self, row: int, meaning: str) -> date | None:
        value = self._value(row, meaning)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = self._text(row, meaning)
        day = _written_day(text)
        if text and day is None:
            cell = address(row, self._columns[meaning])
            self._found.bad_days.append(BadDay(self._sheet.name, cell, text))
        return day

    def _problem(
        self,
        case: ProblemCase,
        row: int,
        written: str,
        *,
        by_code: bool = False,
        **facts: str | int,
    ) -> None:
        cell = address(row, self._unit_column(by_code=by_code))
        problem = Problem(Severity.ERROR, case, self._sheet.name, cell, written, facts)
        self._found.problems.append(problem)

    def _unit_column(self, *, by_code: bool = False) -> int:
        """The column that names the unit, by its code or else by its name, as far as there is."""
        sides = ("code", "unit") if by_code else ("unit", "code")
        return next(self._columns[side] for side in sides if side in self._columns)


def _written_day(text: str) -> date | None:
    match = _WRITTEN_DAY.fullmatch(text)
    try:
        if match:
            day, month, year = map(int, match.groups())
            return date(year, month, day)
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _phone(text: str) -> str:
    """A number that a spreadsheet has stripped of its first zero has it again."""
    return f"0{text}" if text.isdigit() and len(text) in (9, 10) and text[0] != "0" else text
