"""Any table of counts, in any layout, container and spelling, reads back equal."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.layouts.counts import LARGEST
from tests.ingest.layout_messes import (
    UNITS,
    abbreviated,
    balanced,
    foreign_letter,
    other_tone,
    wide,
)
from tests.ingest.layout_tables import BY_FIELD, BY_UNIT, PARTS, Layout, Parts, first_row, table
from tests.ingest.saved_containers import CONTAINERS
from tests.ingest.workbooks import counts, faults, first, read

Spelling = Callable[[int], object]

NUMBERS: dict[str, Spelling] = {
    "a number": int,
    "a real number": float,
    "text": str,
    "after an apostrophe": lambda value: f"'{value}",
    "points": lambda value: f"{value:,}".replace(",", "."),
    "spaces": lambda value: f"{value:,}".replace(",", " "),
    "hard spaces around and within": lambda value: f"\u00a0{value:,}\u00a0".replace(",", "\u00a0"),
    "narrow spaces": lambda value: f"{value:,}".replace(",", "\u202f"),
    "a sign": lambda value: f"+{value}",
}
BESIDE = ("Qua mạng", "Qua BCCI")
"""Columns that tell again what another of the group holds: no total proves them."""
ZEROS = (None, "", "-", "_", "–", " - ")
NAMES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "tone": other_tone,
    "Ð": foreign_letter,
    "capitals": str.upper,
    "small": str.lower,
    "short": abbreviated,
    "spaces": wide,
    "UBND": lambda name: f"UBND {name}",
    "in full": lambda name: f"Ủy ban nhân dân {name.lower()} - tỉnh Đồng Nai",
}
# Several groups of three in a number such as 1 234 567 only ever mean one thing; single counts of
# up to 7 digits in 14 parts stay below what any column takes.
few = st.one_of(
    st.just(0), st.integers(0, 40), st.integers(0, 5_000), st.integers(0, LARGEST // 20)
)


@dataclass(frozen=True)
class Written:
    """A table as somebody wrote it."""

    layout: Layout
    container: str
    rows: tuple[Parts, ...]
    numbers: tuple[str, ...]
    """Spellings, used by turns."""
    names: tuple[str, ...]
    merged: bool
    total: bool
    zeros: tuple[object, ...] = ()
    """Other spellings of zero, where a total of the row proves it."""


def tables(layouts: Sequence[Layout]) -> st.SearchStrategy[Written]:
    return st.builds(
        Written,
        st.sampled_from(layouts),
        st.sampled_from(sorted(CONTAINERS)),
        st.lists(st.tuples(*[few] * 14), min_size=1, max_size=4).map(
            lambda rows: tuple(balanced(*row) for row in rows)
        ),
        st.lists(st.sampled_from(sorted(NUMBERS)), min_size=1, max_size=5).map(tuple),
        st.lists(st.sampled_from(sorted(NAMES)), min_size=4, max_size=4).map(tuple),
        st.booleans(),
        st.booleans(),
        st.lists(st.sampled_from(ZEROS), max_size=3).map(tuple),
    )


def bytes_of(written: Written, names: Sequence[str], reporting: str | None = None) -> bytes:
    turn = 0

    def spell(value: object) -> object:
        nonlocal turn
        if not isinstance(value, int):
            return value
        turn += 1
        return NUMBERS[written.numbers[turn % len(written.numbers)]](value)

    book = table(
        written.layout,
        list(zip(names, written.rows, strict=False)),
        spelled=spell,
        merged=written.merged,
        total=written.total,
        reporting=reporting,
    )
    _blank_proven_zeros(written, book)
    return CONTAINERS[written.container](book)


def _blank_proven_zeros(written: Written, book: object) -> None:
    """Write some zeros in another way where a total above zero of the same group stands beside."""
    if not written.zeros:
        return
    layout, sheet = written.layout, first(book)  # type: ignore[arg-type]
    left = 3 + bool(layout.code)
    totals = {path[0]: number for path, number in layout.columns if path[-1] == "Tổng số"}
    turn = 0
    for row, parts in enumerate(written.rows, start=first_row(layout)):
        for column, (path, number) in enumerate(layout.columns, start=left):
            whole = totals.get(path[0])
            if (
                len(path) != 2
                or whole is None
                or path[-1] in BESIDE
                or whole(parts) == 0
                or number(parts) != 0
            ):
                continue
            sheet.cell(row, column).value = written.zeros[turn % len(written.zeros)]  # type: ignore[assignment]
            turn += 1


@settings(max_examples=120, deadline=None)
@given(tables(BY_UNIT))
def test_any_table_of_units_reads_back_equal_however_it_was_written(written: Written) -> None:
    names = [NAMES[how](name) for how, name in zip(written.names, UNITS.values(), strict=True)]
    reading = read(bytes_of(written, names))
    warnings = {"balance_mismatch", "all_zero_column", "group_total_suspected", "total_mismatch"}
    assert {kind for kind, _ in faults(reading)} <= warnings
    assert counts(reading) == {
        (code, measure): number(parts)
        for code, parts in zip(UNITS, written.rows, strict=False)
        for measure, number in written.layout.figures.items()
    }


@settings(max_examples=60, deadline=None)
@given(tables(BY_FIELD), st.sampled_from(sorted(NAMES)))
def test_any_table_by_field_reads_back_as_the_sums_of_its_unit(written: Written, how: str) -> None:
    fields = ("Đất đai", "Hộ tịch", "Chứng thực", "Bảo trợ xã hội")
    reading = read(bytes_of(written, fields, reporting=NAMES[how]("Phường Tân Hòa")))
    assert {kind for kind, _ in faults(reading)} <= {"balance_mismatch", "total_mismatch"}
    together = {part: sum(parts[part] for parts in written.rows) for part in PARTS}
    assert counts(reading) == {
        ("26005", measure): number(together) for measure, number in written.layout.figures.items()
    }
