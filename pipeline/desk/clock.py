"""The day by which deadlines are judged."""

from __future__ import annotations

from datetime import date, datetime, time

from wording.numbers import ZONE


def today() -> date:
    """The date in Việt Nam."""
    return datetime.now(ZONE).date()


def midnight(day: date) -> datetime:
    """The moment at which a day begins in Việt Nam."""
    return datetime.combine(day, time(), ZONE)
