"""Reads the day of Việt Nam that a cell tells, as a whole number, before anything is counted.

A day is the count of days since 1970-01-01: whole numbers are alike on every engine, while each has
rules of its own for zones and for rounding a time to its day.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_EPOCH = date(1970, 1, 1).toordinal()
_EXCEL = date(1899, 12, 30).toordinal()
"""The day that Excel counts from, for serial numbers after February 1900."""
_FIRST, _LAST = 2000, 2099
"""Years of dossiers that anybody still lists; others are slips of the keyboard."""
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?"
_DAY_FIRST = re.compile(
    rf"(?:{_CLOCK}\s+)?(\d{{1,2}})[/.\-](\d{{1,2}})[/.\-](\d{{4}})(?:[\s,]+{_CLOCK})?", re.ASCII
)
_YEAR_FIRST = re.compile(rf"(\d{{4}})[/\-](\d{{1,2}})[/\-](\d{{1,2}})(?:[T\s]+{_CLOCK})?", re.ASCII)
_ZONED = re.compile(
    rf"(\d{{4}}-\d{{2}}-\d{{2}})[T ]({_CLOCK})\s*(Z|[+\-]\d{{2}}:?\d{{2}})", re.ASCII
)


def day_number(value: object) -> int | None:
    """The day that a value tells.

    Raises:
        ValueError: where it tells none.
    """
    if isinstance(value, str):
        value = value.strip()
    if value is None or value == "":
        return None
    day = _day(value)
    if not _FIRST <= day.year <= _LAST:
        raise ValueError(f"{value!r}: no day of a dossier")
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """The day again."""
    return date.fromordinal(number + _EPOCH)


def month_number(day: int) -> int:
    """The month of a day, counted from year 0: 2026-12 is 2026 × 12 + 11."""
    found = day_of(day)
    return found.year * 12 + found.month - 1


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return (value.astimezone(HERE) if value.tzinfo else value).date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        # OverflowError, and a number that is none, are told as any other text that is no day.
        return date.fromordinal(_EXCEL + _whole(value))
    if not isinstance(value, str):
        raise ValueError(f"{value!r}: no day")
    zoned = _ZONED.fullmatch(value)
    if zoned is not None:
        return _of_zone(*zoned.groups())
    first = _DAY_FIRST.fullmatch(value)
    if first is not None:
        return date(int(first[3]), int(first[2]), int(first[1]))
    year = _YEAR_FIRST.fullmatch(value)
    if year is not None:
        return date(int(year[1]), int(year[2]), int(year[3]))
    raise ValueError(f"{value!r}: no day")


def _whole(value: float) -> int:
    if not 0 < value < 100_000:
        raise ValueError(f"{value!r}: no day")
    return int(value)


def _of_zone(day: str, clock: str, zone: str) -> date:
    hour, minute = (int(part) for part in clock.split(":")[:2])
    digits = zone[1:].replace(":", "") or "0000"
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    at = datetime.fromisoformat(day).replace(hour=hour, minute=minute, tzinfo=UTC)
    return (at + (shift if zone[0] == "-" else -shift)).astimezone(HERE).date()
