"""Options that several commands have, and how a typed text becomes a value."""

from __future__ import annotations

import math
from argparse import ArgumentTypeError
from datetime import date
from functools import partial
from pathlib import Path

from metrics.counts.month import Month, Window
from pipeline.commands.command import Option
from wording import command_line as words
from wording.inspection import command as inspection_words

_YEARS = range(1901, 9999)
"""Every month of these has a year of months before it and a month after it."""


def month(text: str) -> Month:
    """A month.

    Raises:
        ArgumentTypeError: Where it is none, or one without a year before or a month after it.
    """
    try:
        found = Month.parse(text)
    except ValueError as error:
        raise ArgumentTypeError(words.BAD_MONTH.format(text=text)) from error
    _check_year(found.year, text)
    return found


def day(text: str) -> date:
    """A day.

    Raises:
        ArgumentTypeError: Where it is none, or none of these centuries.
    """
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(words.BAD_DAY.format(text=text)) from error
    _check_year(found.year, text)
    return found


def _check_year(year: int, text: str) -> None:
    if year not in _YEARS:
        told = words.FAR_YEAR.format(text=text, first=_YEARS[0], last=_YEARS[-1])
        raise ArgumentTypeError(told)


def digits(text: str, *, told: str, least: int = 0, most: float = math.inf) -> int:
    """A whole number written in plain digits.

    Raises:
        ArgumentTypeError: With the sentence `told` where it is none, or out of bounds.
    """
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise ArgumentTypeError(told.format(text=text))
    return int(text)


def one_more(text: str) -> tuple[str]:
    """One of several, of an option that is given once for each (`adds`)."""
    return (text,)


whole = partial(digits, told=inspection_words.BAD_COUNT)
from_one = partial(digits, told=inspection_words.BAD_CAPACITY, least=1)
year = partial(digits, told=inspection_words.BAD_YEAR, least=1900, most=9999)

OF_ALL = (
    Option("--database", words.OPTIONS["database"], words.A_DATABASE, Path),
    Option("--json", words.OPTIONS["json"]),
)
"""What every command has."""
MONTH = Option("--month", words.OPTIONS["month"], words.A_MONTH, month)
WINDOW = Option("--window", words.OPTIONS["window"], words.A_WAY, Window, Window.MONTH)
UNDER = Option("--under", words.OPTIONS["under"], words.A_CODE)
UNIT = Option("--unit", words.OPTIONS["unit"], words.A_CODE)
INDICATOR = Option("--indicator", words.OPTIONS["indicator"], words.A_CODE)
PLAN = Option("--plan", words.OPTIONS["plan"], words.A_CODE)
AS_OF = Option("--as-of", words.OPTIONS["as_of"], words.A_DAY, day)
CSV = Option("--csv", words.OPTIONS["csv"])
DRY_RUN = Option("--dry-run", words.OPTIONS["dry_run"])
BY = Option("--by", words.OPTIONS["by"], words.A_NAME, default="")
WHY = Option("--why", inspection_words.OPTIONS["why"], words.A_REASON, default="")
INSPECTED_IN = Option("--year", inspection_words.OPTIONS["year"], words.A_YEAR, year)
INSPECTED_BY = Option("--under", inspection_words.OPTIONS["head"], words.A_CODE)
INSPECTED_AS_OF = Option("--as-of", inspection_words.OPTIONS["as_of"], words.A_DAY, day)
SIGNED = (
    Option("--by", inspection_words.OPTIONS["by"], words.A_NAME, needed=True),
    Option("--why", inspection_words.OPTIONS["why"], words.A_REASON, needed=True),
)
"""Who records something, and why."""
