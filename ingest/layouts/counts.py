"""Turns the cells of a column of counts into whole numbers, or tells why a cell is none."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import add
from typing import NamedTuple, cast

from ingest.text.names import plain
from metrics.counts.problem import ProblemCase

LARGEST = 99_999_999
"""More than any office counts in a month; a longer run of digits is a telephone or file number."""

_MOST_DOUBTS = 10
"""Each doubles the sums that are tried: ten are at most 1,024."""
_NOISE = 1e-12
"""Relative: binary steps err by some 1e-16, a thousandth beside the largest count is 1e-11."""
_BLANKS = frozenset({"", "-", "_", "–", "—", "−"})
_NUMERIC = ({float}, {int}, {int, float})
_DIGITS = re.compile(r"\+?\d+", re.ASCII)
_POINTS = re.compile(r"\+?[1-9]\d{0,2}(\.\d{3})+", re.ASCII)
_SPACES = re.compile(r"\+?[1-9]\d{0,2}( \d{3})+", re.ASCII)
_COMMAS = re.compile(r"\+?[1-9]\d{0,2}(,\d{3}){2,}", re.ASCII)
_DECIMAL = re.compile(r"\+?(\d+)[.,](\d+)", re.ASCII)
_GROUPED_DECIMAL = re.compile(r"\+?([1-9]\d{0,2}(?:\.\d{3})+),(\d+)", re.ASCII)
_PERCENT = re.compile(r"[+-]?\d+([.,]\d+)*\s*%", re.ASCII)
_LINES = re.compile(r"\d\s*[\r\n]+\s*\d")
_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}([ T]\d{1,2}:\d{2}(:\d{2})?)?", re.ASCII)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)
_OF_WHAT = re.compile(r"([-+]?\d(?:[\d., ]*\d)?)\s*\(?\s*([^\W\d_][^\d()%]*?)\.?\s*\)?", re.DOTALL)
"""A number and the word for what it counts."""
_GLUED = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")


class Fault(NamedTuple):
    """Why a cell is no count, and the decimal it holds where it is one."""

    case: ProblemCase
    decimal: Decimal | None = None


@dataclass(slots=True)
class Counts:
    """A column of counts, row by row."""

    values: list[int | None]
    """None: blank, or a fault."""
    faults: dict[int, Fault] = field(default_factory=dict)
    """By place in the column."""
    has_blanks: bool = False


def read_column(cells: Sequence[object], counted: Container[str] = frozenset()) -> Counts:
    """Read the cells of a column that holds counts.

    Args:
        cells: From above to below.
        counted: Words that may stand behind a number, folded: what it is a number of.
    """
    whole = _all_whole(cells)
    if whole is not None:
        return Counts(whole)
    counts = Counts([])
    for place, cell in enumerate(cells):
        value = read_count(cell, counted)
        if isinstance(value, Fault):
            counts.faults[place] = value
            value = None
        elif value is None:
            counts.has_blanks = True
        counts.values.append(value)
    return counts


def _all_whole(cells: Sequence[object]) -> list[int | None] | None:
    """The cells where all are good counts already, as most columns are."""
    if set(map(type, cells)) not in _NUMERIC:
        return None
    numbers = cast("Sequence[float]", cells)
    # Neither infinity nor what is no number lies between the two.
    if not (min(numbers) >= 0 and max(numbers) <= LARGEST):
        return None
    try:
        whole = list(map(int, numbers))
    except ValueError:
        return None
    return cast("list[int | None]", whole) if whole == list(numbers) else None


def row_sums(columns: Sequence[Sequence[int | None]]) -> list[int]:
    """Row by row what columns without blanks add up to."""
    sums, *others = cast("Sequence[Sequence[int]]", columns)
    for column in others:
        sums = list(map(add, sums, column))
    return list(sums)


def read_count(cell: object, counted: Container[str] = frozenset()) -> int | Fault | None:
    """One cell as a count; None where it is blank."""
    if isinstance(cell, str):
        match = _OF_WHAT.fullmatch(cell.strip()) if counted else None
        return _from_text(match[1] if match and plain(match[2]) in counted else cell)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None if cell is None else Fault(ProblemCase.NOT_A_NUMBER)
    if cell != cell or cell in (float("inf"), float("-inf")):
        return Fault(ProblemCase.NOT_A_NUMBER)
    whole = round(cell)
    # What formulas leave of a whole number in binary: 1060.0000000000002.
    if cell != whole and abs(cell - whole) <= _NOISE * abs(cell):
        return _checked(Decimal(whole))
    return _checked(Decimal(str(cell)))


def is_blank(cell: object) -> bool:
    """Whether a cell states nothing."""
    return cell is None or (isinstance(cell, str) and cell.strip() in _BLANKS)


def witnessed(values: Sequence[int | None], decimals: Mapping[int, Decimal], left: int) -> bool:
    """Whether an equation comes out right once its decimals are read as thousands.

    A number such as `12.340` that an English Excel read as 12.34 is a thousand times too small; a
    whole `12` beside it may have been `12.000`.

    Args:
        values: The cells of both sides, the left side first.
        decimals: The decimals among them, by place.
        left: How many cells the left side has.
    """
    if not decimals or any(value * 1000 % 1 for value in decimals.values()):
        return False
    signed: list[int] = []
    doubtful: list[int] = []
    for place, value in enumerate(values):
        sign = 1 if place < left else -1
        if place in decimals:
            signed.append(sign * int(decimals[place] * 1000))
            continue
        signed.append(sign * (value or 0))
        if value is not None and 0 < value < 1000:
            doubtful.append(999 * sign * value)
    if len(doubtful) > _MOST_DOUBTS:
        return False
    rest = {0}
    for change in doubtful:
        rest |= {so_far + change for so_far in rest}
    return -sum(signed) in rest


def _from_text(cell: str) -> int | Fault | None:
    text = " ".join(cell.split()).removeprefix("'").strip()
    if text in _BLANKS:
        return None
    if _DIGITS.fullmatch(text):
        return _checked(Decimal(text))
    if _LINES.search(cell.strip()):
        return _no_number(text)
    sign = text[0] if text[0] in "-−–" else ""
    number = text[1:].strip() if sign else text
    if _PERCENT.fullmatch(number):
        return Fault(ProblemCase.PERCENT_INSTEAD_OF_COUNT)
    value = _decimal(number)
    if value is None:
        return _no_number(text)
    return Fault(ProblemCase.NEGATIVE) if sign and value else _checked(value)


def _decimal(text: str) -> Decimal | None:
    """A number written the Vietnamese way: `1.234`, `1 234`, `12,5`; None for anything else.

    No number is grouped after a leading 0: `0.950` is less than one.
    """
    if _DIGITS.fullmatch(text) or _POINTS.fullmatch(text) or _SPACES.fullmatch(text):
        return Decimal(text.replace(".", "").replace(" ", ""))
    if _COMMAS.fullmatch(text):
        return Decimal(text.replace(",", ""))
    match = _GROUPED_DECIMAL.fullmatch(text) or _DECIMAL.fullmatch(text)
    if match is None:
        return None
    return Decimal(f"{match[1].replace('.', '')}.{match[2]}")


def _checked(value: Decimal) -> int | Fault:
    if value < 0:
        return Fault(ProblemCase.NEGATIVE)
    exponent = value.as_tuple().exponent
    # `1,000` is one or a thousand; only the row's sums could tell.
    doubtful = value != 0 and isinstance(exponent, int) and exponent <= -3
    if value != value.to_integral_value() or doubtful:
        return Fault(ProblemCase.NOT_WHOLE, value)
    return int(value) if value <= LARGEST else Fault(ProblemCase.NOT_A_NUMBER)


def _no_number(text: str) -> Fault:
    if not text.isascii() and any(letter.isdigit() and not letter.isascii() for letter in text):
        return Fault(ProblemCase.NOT_A_NUMBER)
    if _DATE.fullmatch(text):
        return Fault(ProblemCase.NOT_A_NUMBER)
    several = len(_NUMBER.findall(text)) > 1 and not _GLUED.search(text)
    return Fault(ProblemCase.SEVERAL_VALUES if several else ProblemCase.NOT_A_NUMBER)
