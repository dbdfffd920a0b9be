"""Recomputes formulas that are sums, differences and products of cells; of others nothing is said.

A file keeps the result that its program saw last. One that was written by another program, or saved
while recalculation was off, still shows the figures of an earlier month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from math import isfinite

from ingest.containers.sheet import Sheet
from ingest.formulas.cells import Formula, Place
from ingest.text.addresses import position

_LONGEST = 1000
"""Letters; a sum of sixty cells one by one has some three hundred."""
_DEEPEST = 20
"""Brackets in brackets."""
_MOST_LOOKS = 1_000_000
"""Cells looked at for one sheet: what a large table needs, and far below a second."""
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w.])"
    r"|(?P<first>\$?[A-Z]{1,3}\$?\d{1,7})(?::(?P<last>\$?[A-Z]{1,3}\$?\d{1,7}))?(?![\w!(])"
    r"|(?P<sum>SUM\()|(?P<sign>[-+*(),]))"
)
_BLANK = ("", None)


class _UnknownError(Exception):
    """What stands there is no such formula, or reads what is no number."""


class Recomputing:
    """The results of formulas of one sheet, from the values it shows."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._looks = 0

    def result(self, formula: Formula, place: Place) -> Decimal | None:
        """What a formula gives in a cell; None where that is not simple to say."""
        if len(formula.text) > _LONGEST:
            return None
        try:
            reader = _Reader(formula, place, self)
            return reader.whole()
        except (_UnknownError, ValueError):
            return None

    def value(self, place: Place, *, in_sum: bool) -> Decimal:
        """What a cell counts; a sum over an area passes over texts, other formulas cannot."""
        self._looks += 1
        row, column = place
        scan, rows = self._sheet.scan, self._sheet.rows
        if self._looks > _MOST_LOOKS or place in scan.errors or place in scan.without_value:
            raise _UnknownError
        value = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if value in _BLANK:
            return Decimal(0)
        if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
            return Decimal(repr(value))
        if in_sum and isinstance(value, str | bool):
            return Decimal(0)
        raise _UnknownError

    def area(self, first: Place, last: Place) -> Iterator[Place]:
        """The cells of an area as far as the sheet is filled."""
        rows = self._sheet.rows
        for row in range(first[0], min(last[0], len(rows) - 1) + 1):
            for column in range(first[1], min(last[1], len(rows[row]) - 1) + 1):
                yield row, column


class _Reader:
    """Goes through the text of one formula from left to right."""

    def __init__(self, formula: Formula, place: Place, sheet: Recomputing) -> None:
        self._text = formula.text.strip().removeprefix("=")
        self._at = 0
        self._depth = 0
        self._place = place
        self._shift = (place[0] - formula.written[0], place[1] - formula.written[1])
        self._sheet = sheet

    def whole(self) -> Decimal:
        found = self._sum()
        if self._text[self._at :].strip():
            raise _UnknownError
        return found

    def _sum(self) -> Decimal:
        found = self._product()
        while (sign := self._next_sign("+-")) is not None:
            more = self._product()
            found = found + more if sign == "+" else found - more
        return found

    def _product(self) -> Decimal:
        found = self._one()
        while self._next_sign("*") is not None:
            found *= self._one()
        return found

    def _one(self) -> Decimal:
        factor = 1
        while (sign := self._next_sign("+-(")) is not None:
            if sign == "(":
                return factor * self._inside()
            factor = -factor if sign == "-" else factor
        return factor * self._operand()

    def _operand(self) -> Decimal:
        match = self._take()
        if match["number"]:
            return Decimal(match["number"])
        if match["sum"]:
            return self._total()
        if not match["first"] or match["last"]:
            raise _UnknownError
        return self._sheet.value(self._moved(match["first"]), in_sum=False)

    def _inside(self) -> Decimal:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _UnknownError
        found = self._sum()
        if self._next_sign(")") is None:
            raise _UnknownError
        self._depth -= 1
        return found

    def _total(self) -> Decimal:
        """What stands in the brackets of SUM: areas, cells, numbers."""
        found = Decimal(0)
        while True:
            match = self._take()
            if match["number"]:
                found += Decimal(match["number"])
            elif match["first"]:
                first = self._moved(match["first"])
                last = self._moved(match["last"]) if match["last"] else first
                places = self._sheet.area(first, last)
                found += sum(self._sheet.value(self._other(each), in_sum=True) for each in places)
            else:
                raise _UnknownError
            if self._next_sign(")") is not None:
                return found
            if self._next_sign(",") is None:
                raise _UnknownError

    def _take(self) -> re.Match[str]:
        match = _TOKEN.match(self._text, self._at)
        if match is None:
            raise _UnknownError
        self._at = match.end()
        return match

    def _next_sign(self, wanted: str) -> str | None:
        match = _TOKEN.match(self._text, self._at)
        if match is None or not match["sign"] or match["sign"] not in wanted:
            return None
        self._at = match.end()
        return match["sign"]

    def _moved(self, address: str) -> Place:
        """The cell an address means here: what has no dollar sign moves with the formula."""
        column, _, row = address.lstrip("$").partition("$")
        fixed_column, fixed_row = address.startswith("$"), bool(row)
        at = position(f"{column}{row}")
        place = (
            at[0] + (0 if fixed_row else self._shift[0]),
            at[1] + (0 if fixed_column else self._shift[1]),
        )
        if min(place) < 0:
            raise _UnknownError
        return self._other(place)

    def _other(self, place: Place) -> Place:
        # A formula that reads its own cell has no one result.
        if place == self._place:
            raise _UnknownError
        return place
