"""What storing a month and asking for one cost, each beside a control in the same run."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

from benchmarks.pairs import compare
from benchmarks.rows import Row
from metrics.counts.figure import FigureTable
from metrics.counts.month import Month
from metrics.plans.indicator import Indicator
from warehouse.engine.connection import open_store
from warehouse.engine.files import Database, sync
from warehouse.reading import queries
from warehouse.reading.editions import Edition, newest
from warehouse.reading.shares import Span
from warehouse.record.upload import NewUpload
from warehouse.writing.database import create
from warehouse.writing.store import writing

FIRST = Month(2014, 1)
WHOLES = (
    "received_online",
    "received_offline",
    "resolved_in_time",
    "resolved_late",
    "open_in_time",
    "surveyed",
    "feedback_due",
    "feedback_rated",
)
PARTS = (
    "carried_in",
    "resolved_early",
    "open_late",
    "digitised",
    "electronic_results",
    "surveyed_satisfied",
    "feedback_on_time",
    "feedback_satisfied",
    "apologies",
    "certified_copies",
)
MEASURES = (*WHOLES, *PARTS)
SIDES = {
    "on_time": (("resolved_in_time",), ("resolved",)),
    "online": (("received_online",), ("received",)),
    "digitised": (("digitised",), ("received",)),
    "electronic_results": (("electronic_results",), ("resolved",)),
    "satisfaction": (("surveyed_satisfied",), ("surveyed",)),
    "feedback_on_time": (("feedback_on_time",), ("feedback_due",)),
    "feedback_satisfaction": (("feedback_satisfied",), ("feedback_rated",)),
    "apology": (("apologies",), ("resolved_late",)),
    "on_time_766": (("resolved_in_time", "open_in_time"), ("resolved", "open")),
}
DAY = date(2024, 1, 1)
INDICATORS = tuple(
    Indicator(code, code, code, *sides, "", "", "", "", "", DAY, DAY)
    for code, sides in SIDES.items()
)


def upload(units: int, month: Month, sha256: str) -> NewUpload:
    """Every unit's figures of a month; no part is above its whole, so every share counts."""
    figures = FigureTable()
    for unit in range(units):
        for column, measure in enumerate(MEASURES):
            low = 500 if measure in WHOLES else 0
            value = low + (unit * 31 + column * 7 + month.number) % 400
            figures.add(f"u{unit:05d}", measure, value, f"{chr(67 + column)}{unit + 8}")
    return NewUpload("f.xlsx", "entry", month, "S", sha256, "x", None, None, figures, (), units)


def filled(folder: Path, units: int, months: int) -> Database:
    """A database of so many months, each stored through the writer, published once."""
    database = Database(folder / f"{units}x{months}.duckdb")
    create(database, sample=False, scope="75")
    with writing(database) as writer:
        original = writer.keep(b"")
        for place in range(months):
            writer.append([upload(units, FIRST.plus(place), original)], MEASURES)
    return database


def storing(folder: Path) -> Row:
    """Commit, CHECKPOINT, ledger and publication of a month against a bare copy of the store."""
    units, months = 200, 21
    database = filled(folder, units, months)
    coming = _coming(units, months)
    numbers = count()

    def store() -> None:
        with writing(database) as writer:
            writer.append([next(coming)], MEASURES)

    def bare_copy() -> None:
        copy = folder / f"bare-{next(numbers)}.duckdb"
        connection = open_store(database.path)
        connection.execute("attach $path as edition", {"path": str(copy)})
        connection.execute("copy from database store to edition")
        connection.execute("detach edition")
        connection.close()
        sync(copy)
        sync(folder)

    ratio = compare(store, bare_copy)
    with newest(database) as edition:
        stored = sum(row.figures for row in queries.uploads(edition))
    assert stored == units * len((*WHOLES, *PARTS)) * (months + 8)
    what = f"store and publish a month of 200 units, {stored:,} figures at the end"
    return Row.of(f"{what}, against a bare COPY FROM DATABASE with fsync", ratio, at_most=2)


def _coming(units: int, months: int) -> Iterator[NewUpload]:
    original = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    made = [upload(units, FIRST.plus(months + place), original) for place in range(8)]
    return iter(made)


def asking(folder: Path) -> Iterator[Row]:
    """The scorecard of a month and of a year to date at 130 thousand and 7.9 million figures."""
    small, large = (200, 36), (3300, 133)
    with (
        newest(filled(folder, *small)) as few,
        newest(filled(folder, *large)) as many,
    ):
        for name, months in (("a month", 1), ("a year to date", 12)):
            ratio = compare(
                lambda: _ask(many, *large, months),  # noqa: B023
                lambda: _ask(few, *small, months),  # noqa: B023
            )
            yield Row.of(f"{name} at 7.9 million figures against 130 thousand", ratio, at_most=6)


def _ask(edition: Edition, units: int, months: int, window: int) -> None:
    last = FIRST.plus(months - 1)
    asked = [last.plus(-back) for back in range(window)]
    spans = [Span(f"u{unit:05d}", f"u{unit:05d}", FIRST, last) for unit in range(units)]
    rows = queries.shares(edition, spans, asked, INDICATORS)
    assert len(rows) == units * len(INDICATORS)
    assert all(len(row.months) == window for row in rows)


def rows() -> Iterator[Row]:
    """Every figure, as it is measured."""
    with tempfile.TemporaryDirectory() as folder:
        yield storing(Path(folder))
        yield from asking(Path(folder))
