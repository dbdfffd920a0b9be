"""What the demonstration's offices hand in: silence, blank cells and later mending included."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from metrics.counts.month import Month
from metrics.units.register import read_successions
from metrics.units.unit import Level, Register, Unit
from metrics.verdicts.reference import load
from scripts.sample_figures import Figures, draw
from scripts.sample_heirs import HEAD, Lineage
from scripts.sample_row import Row

DATA = Path(__file__).parents[1] / "data"

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
    "26356": ("2024-12",),
    "26245": ("2025-02", "2025-03"),
    "26470": ("2025-05", "2025-06"),
    "26185": ("2025-06",),
    "25231": ("2025-07", "2025-08"),
    "25402": ("2025-07",),
    "26458": ("2025-11",),
    "26254": ("2026-02",),
    "25420": ("2026-02", "2026-03"),
    "26326": ("2026-05",),
    "26359": ("2026-05", "2026-06", "2026-07", "2026-08", "2026-09"),
    "25399": ("2026-07", "2026-08", "2026-09"),
    "26296": ("2026-08", "2026-09"),
    "25309": ("2026-09",),
    "26089": ("2026-09",),
    "25441": ("2026-09",),
    "75-SKHCN": ("2026-09",),
}
"""Units that hand in nothing for a month, by the code of that month."""


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
    Unstated("26227", _SURVEY, Month(2025, 7), Month(2026, 9)),
    Unstated("25270", _RATING, Month(2026, 1), Month(2026, 9)),
    Unstated("25318", ("digitised",), Month(2025, 7), Month(2025, 9)),
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
    Mending(
        Month(2025, 7),
        "_bo-sung",
        late=("25195", "25246", "26041", "26209", "26422", "26491"),
    ),
    Mending(
        Month(2026, 5),
        "_dinh-chinh",
        lost_digits=(("26080", "electronic_results"), ("26281", "digitised")),
    ),
    Mending(Month(2026, 8), "_bo-sung", late=("25222", "26005", "26461")),
)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Who reports and what they say."""

    register: Register
    lineage: Lineage
    truth: Figures
    """What happened, in every unit and month."""
    final: Figures
    """What stands in the end."""
    first: Figures
    """What the months' first workbooks say."""

    def head(self, month: Month) -> Unit:
        """Whose offices report; a province that became a city in 2026."""
        return self.register.at(month)[HEAD]

    def units(self, month: Month) -> tuple[Unit, ...]:
        """Those that must report."""
        return self.lineage.units[month]

    def departments(self, month: Month) -> tuple[Unit, ...]:
        """Those that also hand in Biểu II.06a."""
        return tuple(unit for unit in self.units(month) if unit.level is Level.DEPARTMENT)


def demonstration() -> Demonstration:
    """The figures of every month, drawn anew and always the same."""
    register = load(DATA / "reference", province=HEAD).register
    lineage = Lineage(register, read_successions(DATA / "reference" / "units", HEAD))
    truth = draw(lineage)
    final = _handed_in(truth)
    return Demonstration(register, lineage, truth, final, _first(final))


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
