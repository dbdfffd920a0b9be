"""Shows where the calendar of Việt Nam differs from the package `holidays`, and drafts a new year.

    uv run --with holidays==0.109 --no-project scripts/make_calendar.py [YEAR ...]

Without a year every year of `data/reference/calendar/vn.toml` is compared; of a year that is not
in it the table is printed, to be checked against the published notice and completed with its
sources. The package guesses the days of a year whose notice is not out, so nothing is written.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import holidays

FILE = Path(__file__).resolve().parents[1] / "data" / "reference" / "calendar" / "vn.toml"
_SATURDAY = 5
"""`date.weekday()` counts Monday as 0."""


def main(wanted: list[int]) -> None:
    """Print what differs and what is new."""
    stored = {each["year"]: each for each in tomllib.loads(FILE.read_text("utf-8"))["year"]}
    for year in wanted or sorted(stored):
        off, working = by_package(year)
        if year in stored:
            sys.stdout.write(f"{year}\n")
            tell("off", off, stored[year]["off"])
            tell("working", working, stored[year]["working"])
        else:
            sys.stdout.write(
                f"[[year]]\nyear = {year}\nsources = []\noff = {listed(off)}\n"
                f"working = {listed(working)}\n"
            )


def by_package(year: int) -> tuple[set[date], set[date]]:
    """Weekdays off and days of a weekend that are worked, by the package."""
    known = holidays.country_holidays("VN", years=year)
    off = {day for day in known if day.weekday() < _SATURDAY}
    return off, {day for day in known.weekend_workdays if day.year == year}


def tell(what: str, package: set[date], ours: Iterable[date]) -> None:
    """Print the days that only one of the two has."""
    for day in sorted(package ^ set(ours)):
        sys.stdout.write(f"  {what} {day}: only in {'holidays' if day in package else FILE.name}\n")


def listed(days: Iterable[date]) -> str:
    """Days as they stand in the file."""
    return f"[{', '.join(map(str, sorted(days)))}]"


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]])
