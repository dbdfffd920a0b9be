"""Numbers as people write them read back; whatever is no count is refused (contract §4)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layouts.counts import LARGEST, Counts, Fault, read_column, read_count, witnessed

whole = st.integers(0, LARGEST)


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


@given(
    whole, st.sampled_from([".", " ", "\u00a0", "\u202f", ""]), st.sampled_from(["", " ", "\u00a0"])
)
def test_a_number_written_in_any_vietnamese_way_reads_back(
    number: int, mark: str, edge: str
) -> None:
    assert read_count(f"{edge}{grouped(number, mark)}{edge}") == number


@given(whole)
def test_a_number_reads_back_as_integer_float_and_text(number: int) -> None:
    assert read_count(number) == read_count(float(number)) == read_count(f"'{number}") == number


@given(whole)
def test_a_column_reads_as_its_cells_do(number: int) -> None:
    cells = [number, float(number), str(number), "", "-", "abc"]
    counts = read_column(cells)
    assert counts.values == [number, number, number, None, None, None]
    assert (list(counts.faults), counts.has_blanks) == ([5], True)


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True)))
def test_a_column_of_floats_gives_counts_only(cells: list[float]) -> None:
    counts = read_column(cells)
    for place, cell in enumerate(cells):
        # A last binary digit that a formula left is no fraction.
        good = abs(cell) <= LARGEST and abs(cell - round(cell)) <= 1e-12 * abs(cell)
        assert (place in counts.faults) is not (good and cell >= 0)


@given(st.decimals(0, 10_000, places=2).filter(lambda value: value % 1 != 0))
def test_a_decimal_is_never_a_count(value: Decimal) -> None:
    for written in (f"{value}", f"{value}".replace(".", ","), float(value)):
        fault = read_count(written)
        assert isinstance(fault, Fault)
        assert (str(fault.case), fault.decimal) == ("not_whole", value)


@pytest.mark.parametrize("written", ["1,000", "1,234", "12,340"])
def test_a_comma_before_three_digits_is_never_taken_for_thousands(written: str) -> None:
    fault = read_count(written)
    assert isinstance(fault, Fault)
    assert str(fault.case) == "not_whole"


@pytest.mark.parametrize("written", ["0.950", "0.123", "012.345", "0.001", "0,950"])
def test_no_number_is_grouped_after_a_leading_zero(written: str) -> None:
    fault = read_count(written)
    assert isinstance(fault, Fault)
    assert (str(fault.case), fault.decimal) == ("not_whole", Decimal(written.replace(",", ".")))


@pytest.mark.parametrize("written", ["0 950", "0,950,000", "0.950.000"])
def test_groups_after_a_leading_zero_are_no_number(written: str) -> None:
    assert isinstance(read_count(written), Fault)


def test_several_groups_leave_only_one_reading() -> None:
    assert read_count("1,234,567") == read_count("1.234.567") == 1_234_567


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("NaN", "not_a_number"),
        ("1e5", "not_a_number"),
        ("1.2345.678", "not_a_number"),
        ("１２", "not_a_number"),
        ("١٢", "not_a_number"),
        ("12 hồ sơ", "not_a_number"),
        ("2024-09-01", "not_a_number"),
        ("(5)", "not_a_number"),
        ("0912345678", "not_a_number"),
        ("5 (3)", "several_values"),
        ("12\n150", "several_values"),
        ("12; 13", "several_values"),
        ("97 %", "percent_instead_of_count"),
        ("-1.234", "negative"),
    ],
)
def test_what_is_no_count_is_named_for_what_it_is(written: str, kind: str) -> None:
    fault = read_count(written)
    assert isinstance(fault, Fault)
    assert str(fault.case) == kind


@given(st.lists(st.integers(1, 9_999), min_size=2, max_size=5))
def test_decimals_are_witnessed_by_a_sum_that_needs_them(parts: list[int]) -> None:
    total = sum(parts)
    decimals = {
        place: Decimal(number) / 1000
        for place, number in enumerate([*parts, total])
        if number % 1000
    }
    shrunk = [
        None if place in decimals else number // 1000
        for place, number in enumerate([*parts, total])
    ]
    assert witnessed(shrunk, decimals, len(parts)) is bool(decimals)


def test_an_empty_column_is_empty() -> None:
    assert read_column([]) == Counts([])
