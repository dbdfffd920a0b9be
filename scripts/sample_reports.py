"""What the demonstration's offices hand in: silence, blank cells and later mending included."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from metrics.month import Month
from metrics.reference import load
from metrics.rollup import reporting
from metrics.unit import Level, Unit
from scripts.sample_figures import Figures, Row, draw
from scripts.sample_units import MONTHS

DATA = Path(__file__).parents[1] / "data"
_HEAD = "75"

SILENT = {
    "26401": ("2024-08", "2024-09"),
    "26260": ("2024-09", "2024-10"),
    "26440": ("2024-09",),
    "26494": ("2024-10",),
    "26179": ("2024-10",),
    "26074": ("2023-02", "2024-02"),
    "26128": ("2023-03", "2023-04", "2023-10"),
    "26203": ("2023-07",),
    "26152": ("2023-06",),
    "26233": ("2023-09",),
    "26341": ("2023-12",),
    "26047": ("2024-01",),
    "26467": ("2024-06",),
    "75-SNN": ("2024-02",),
}
"""Units that hand in nothing for a month."""


@dataclass(frozen=True, slots=True)
class Unstated:
    """Cells that a unit leaves blank for some months."""

    unit: str
    columns: tuple[str, ...]
    first: Month
    last: Month


_SURVEY = ("surveyed", "surveyed_satisfied")
_RATING = ("feedback_rated", "feedback_satisfied")
UNSTATED = (
    Unstated("26173", ("early",), Month(2023, 1), Month(2023, 4)),
    Unstated("26287", ("digitised",), Month(2023, 1), Month(2023, 3)),
    Unstated("26101", _SURVEY, Month(2023, 1), Month(2023, 12)),
    Unstated("26314", _SURVEY, Month(2023, 1), Month(2023, 6)),
    Unstated("26371", _RATING, Month(2023, 1), Month(2024, 10)),
    Unstated("26206", ("electronic_results",), Month(2023, 1), Month(2023, 2)),
)


@dataclass(frozen=True, slots=True)
class Mending:
    """A later workbook for a month that was handed in before."""

    month: Month
    suffix: str
    """Sorts the file after the month's first one."""
    lost_digits: tuple[tuple[str, str], ...] = ()
    """Unit and column in which the first workbook lacks the last digit."""
    late: tuple[str, ...] = ()
    """Units whose row comes only now."""

    @property
    def units(self) -> tuple[str, ...]:
        """Whose rows it brings."""
        return tuple(dict.fromkeys([*self.late, *(unit for unit, _ in self.lost_digits)]))


MENDINGS = (
    Mending(Month(2023, 11), "_bo-sung", late=("26005", "26458")),
    Mending(
        Month(2024, 3),
        "_dinh-chinh",
        lost_digits=(
            ("26392", "digitised"),
            ("26413", "electronic_results"),
            ("26413", "surveyed_satisfied"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Who reports and what they say."""

    head: Unit
    units: tuple[Unit, ...]
    final: Figures
    first: Figures

    @property
    def departments(self) -> tuple[Unit, ...]:
        """Those that also hand in Biểu II.06a."""
        return tuple(unit for unit in self.units if unit.level is Level.DEPARTMENT)


def demonstration() -> Demonstration:
    """The figures of every month, drawn anew and always the same."""
    reference = load(DATA / "reference", province=_HEAD)
    tree = reference.register.at(MONTHS[-1])
    units = reporting(tree, under=_HEAD)
    final = _handed_in(draw(units))
    return Demonstration(tree[_HEAD], units, final, _first(final))


def _handed_in(truth: Figures) -> Figures:
    """What stands in the end: the truth without silent units and unstated cells."""
    return {
        month: {
            code: _stated(code, month, row)
            for code, row in rows.items()
            if str(month) not in SILENT.get(code, ())
        }
        for month, rows in truth.items()
    }


def _first(final: Figures) -> Figures:
    """What the months' first workbooks say, before anything is mended."""
    first = {month: dict(rows) for month, rows in final.items()}
    for mending in MENDINGS:
        rows = first[mending.month]
        for code in mending.late:
            del rows[code]
        for code, column in mending.lost_digits:
            rows[code] = replace(rows[code], **{column: getattr(rows[code], column) // 10})
    return first


def _stated(code: str, month: Month, row: Row) -> Row:
    blank = [
        column
        for each in UNSTATED
        if each.unit == code and each.first <= month <= each.last
        for column in each.columns
    ]
    stated = replace(row, **dict.fromkeys(blank))
    if "early" in blank:
        # Whoever does not tell early from on time counts both as on time.
        return replace(stated, on_time=(row.early or 0) + (row.on_time or 0))
    return stated
