"""What a unit reports for a month (contract §1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from metrics.counts.fields import Fields, doubled, opened


class MeasurePeriod(StrEnum):
    """How often a measure is stated."""

    MONTH = "month"
    QUARTER = "quarter"
    """As it stands on the quarter's last day; kept with the quarter's last month."""


class MeasureKind(StrEnum):
    """Whether a measure adds up over months."""

    FLOW = "flow"
    STOCK = "stock"


@dataclass(frozen=True, slots=True)
class Measure:
    """A whole number a unit states for a month; never a percentage."""

    code: str
    kind: MeasureKind
    name: str
    """As the forms write it, in Vietnamese."""
    period: MeasurePeriod = MeasurePeriod.MONTH
    grows: bool = False
    """Whether it is counted from the beginning of the year, so that within it it never falls."""

    @property
    def quarterly(self) -> bool:
        """Whether it is stated once a quarter."""
        return self.period is MeasurePeriod.QUARTER


RECEIVED = (("received_online", "received_offline"), ("received_total",))
"""Ways to the derived measure `received`, the first that is wholly given wins (contract §1)."""

DERIVED: dict[str, tuple[tuple[str, ...], ...]] = {
    "received": RECEIVED,
    "resolved": (("resolved_in_time", "resolved_late"),),
    "open": (("open_in_time", "open_late"),),
    "handled": tuple((*way, "carried_in") for way in RECEIVED),
}
"""Derived measures as sums; each has one or more ways, each way a tuple of measures to add up."""


STOCKS = frozenset({"carried_in", "open_in_time", "open_late"})
"""Measures that state how things stand at one end of the period; over months they never add up."""


def ways(codes: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Every way to add up measures and derived measures, in order of preference.

    `("resolved", "open")` gives one way of four measures; `("received",)` gives two ways.
    """
    result: tuple[tuple[str, ...], ...] = ((),)
    for code in codes:
        result = tuple(so_far + way for so_far in result for way in DERIVED.get(code, ((code,),)))
    return result


def read_measures(path: Path, faults: list[str]) -> tuple[Measure, ...]:
    """Read `measures.toml`, adding to `faults` what is wrong in it."""
    document = opened(path, faults)
    if document is None:
        return ()
    measures = document.rows("measure", _measure, "code")
    document.finish()
    for code in doubled([*(each.code for each in measures), *DERIVED]):
        document.note(f"measure {code}: stands twice")
    return measures


def _measure(row: Fields) -> Measure:
    measure = Measure(
        row.text("code"),
        row.word("kind", MeasureKind),
        row.text("name"),
        row.word_or("period", MeasurePeriod.MONTH),
        row.flag("grows"),
    )
    # A quarter is asked for alone, so that nothing of it is ever added up over months.
    told = measure.code in STOCKS or measure.quarterly
    if (measure.kind is MeasureKind.STOCK) != told:
        row.note(f"kind: its figures are not added up as those of a {measure.kind}")
    return measure
