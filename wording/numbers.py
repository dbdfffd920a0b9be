"""How numbers, months and dates are written in Việt Nam. Exact numbers only, no binary floats.

One rule stands above rounding: a shown number never lies on another side of its target (or of 0,
or of 100) than the exact one. Where one decimal would cross, more are written.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import count as count_from
from zoneinfo import ZoneInfo

from metrics.counts.month import Month, Window
from metrics.counts.share import Interval

NO_BREAK = "\u00a0"
MINUS = "\u2212"
PERCENT_SIGN = f"{NO_BREAK}%"
POINT = "điểm"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

Exact = Fraction | Decimal | int

_QUARTERS = ("I", "II", "III", "IV")


def count(number: int) -> str:
    """A whole number with a dot between thousands: `1.234`."""
    return f"{number:,}".replace(",", ".").replace("-", MINUS)


def percent(value: Exact, target: Exact | None = None) -> str:
    """A percentage with its sign: `97,5 %`, the space unbreakable; `96,96 %` against 97."""
    return figure(value, target) + PERCENT_SIGN


def figure(value: Exact, target: Exact | None = None) -> str:
    """A percentage for a column whose heading carries the sign: `97,5`."""
    return _written(*_percent(value, target))


def goal(target: Exact, value: Exact | None = None) -> str:
    """A target with its sign, as plans write it: `97 %`, and `32,5 %` where it is a weighted one.

    With the value it is shown beside, enough decimals that the two shown numbers keep their order.
    """
    units, decimals = (0, 0) if value is None else _percent(value, target)
    beside = Fraction(units, 10**decimals)
    shown = _rounded(Fraction(target), lambda number: (_ends(number), number > beside))
    return _written(*shown).removesuffix(",0") + PERCENT_SIGN


def points(difference: Exact) -> str:
    """A difference of percentages: `−2,3 điểm`, `+0,9 điểm`; zero has no sign."""
    return f"{change(difference)}{NO_BREAK}{POINT}"


def change(difference: Exact) -> str:
    """The same for a column whose heading says điểm: `−2,3`."""
    exact = Fraction(difference)
    sign = MINUS if exact < 0 else "+" if exact > 0 else ""
    return sign + _written(*_rounded(abs(exact), bool))


def interval(bounds: Interval, target: Exact | None = None) -> str:
    """A range of percentages: `77,9 – 85,3`."""
    return f"{figure(bounds.low, target)} – {figure(bounds.high, target)}"


def month(value: Month) -> str:
    """In a sentence: `tháng 9/2024`."""
    return f"tháng {value.number}/{value.year}"


def month_in_table(value: Month) -> str:
    """In a table: `09/2024`."""
    return f"{value.number:02d}/{value.year}"


def month_on_axis(value: Month) -> str:
    """On the axis of a chart: `9/24`."""
    return f"{value.number}/{value.year % 100:02d}"


def period(window: Window, chosen: Month) -> str:
    """The stretch of time that a window and its month name: `quý III/2024`."""
    year, number = chosen.year, chosen.number
    match window:
        case Window.MONTH:
            return month(chosen)
        case Window.QUARTER:
            return f"quý {_QUARTERS[(number - 1) // 3]}/{year}"
        case Window.HALF:
            return f"6 tháng {'đầu' if number <= 6 else 'cuối'} năm {year}"
        case Window.NINE_MONTHS:
            return f"9 tháng đầu năm {year}"
        case Window.YEAR_TO_DATE:
            return f"lũy kế {number} tháng năm {year}"
        case Window.YEAR:
            return f"năm {year}"


def day(value: date) -> str:
    """A date: `05/11/2024`; of a moment, the date it has in Việt Nam."""
    local = value.astimezone(ZONE) if isinstance(value, datetime) else value
    return f"{local.day:02d}/{local.month:02d}/{local.year}"


def deadline(value: date, *, marked: bool) -> str:
    """A deadline; marked where it rests on a year whose days off are not published."""
    return f"{day(value)} (lịch nghỉ chưa công bố)" if marked else day(value)


def moment(value: datetime) -> str:
    """A point in time by the clocks of Việt Nam: `04/10/2024 16:42`.

    Raises:
        ValueError: the moment has no time zone, so nobody knows what it means.
    """
    if value.tzinfo is None:
        raise ValueError(f"{value}: want a moment with a time zone")
    local = value.astimezone(ZONE)
    return f"{day(local)} {local.hour:02d}:{local.minute:02d}"


def _percent(value: Exact, target: Exact | None) -> tuple[int, int]:
    if target is None:
        return _rounded(Fraction(value), _ends)
    asked = Fraction(target)
    return _rounded(Fraction(value), lambda number: (_ends(number), number >= asked))


def _ends(number: Fraction) -> tuple[bool, bool]:
    """Only none at all reads 0 and only all of them reads 100."""
    return number <= 0, number >= 100


def _rounded(exact: Fraction, side: Callable[[Fraction], object]) -> tuple[int, int]:
    """The number as units of 10⁻ᵈ, with the fewest decimals d ≥ 1 that leave it on its side."""
    wanted = side(exact)
    for decimals in count_from(1):
        for units in _candidates(exact, decimals):
            if side(Fraction(units, 10**decimals)) == wanted:
                return units, decimals
    raise AssertionError("a number is on its own side with enough decimals")


def _candidates(exact: Fraction, decimals: int) -> Iterator[int]:
    """Half up; from the second decimal on also cut off or rounded up, away from the bound."""
    scaled = exact * 10**decimals
    yield math.floor(scaled + Fraction(1, 2))
    if decimals > 1:
        yield math.floor(scaled)
        yield math.ceil(scaled)


def _written(units: int, decimals: int) -> str:
    whole, rest = divmod(abs(units), 10**decimals)
    return f"{MINUS if units < 0 else ''}{count(whole)},{rest:0{decimals}d}"
