"""What a person may say of the columns of an unknown layout."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.mapping import (
    CODE,
    ColumnRole,
    Mapping,
    MappingFault,
    contradictions,
    proven,
    stored,
)

MEASURES = ("received_online", "resolved_early", "resolved_in_time", "resolved_late")
ANYTHING = st.sampled_from([None, *MEASURES, *ColumnRole])


def mapping(*meanings: str | None, by_field: bool = False) -> Mapping:
    headings = tuple((f"Cột {place}",) for place in range(len(meanings)))
    return Mapping("a" * 64, "bao cao", "Báo cáo", headings, meanings, by_field)


def faults(*meanings: str | None, by_field: bool = False) -> tuple[MappingFault, ...]:
    return contradictions(mapping(*meanings, by_field=by_field), MEASURES)


def test_a_unit_and_a_measure_are_enough() -> None:
    assert faults("unit_name", "resolved_late") == ()
    assert faults("unit_code", "resolved_late", None) == ()


def test_a_table_by_field_needs_no_unit_column() -> None:
    assert faults("resolved_late") == (MappingFault.NO_UNIT,)
    assert faults("resolved_late", by_field=True) == ()


def test_totals_alone_are_no_measure() -> None:
    assert faults("unit_name", "resolved", "open") == (MappingFault.NO_MEASURE,)


@pytest.mark.parametrize("role", ["unit_name", "unit_code", "district", "handled", "resolved"])
def test_a_label_or_total_is_given_once(role: str) -> None:
    assert MappingFault.GIVEN_TWICE in faults("unit_name", "resolved_late", role, role)


def test_a_measure_may_be_split_over_columns() -> None:
    assert faults("unit_name", "resolved_late", "resolved_late") == ()


def test_on_time_alone_leaves_out_what_was_early() -> None:
    assert faults("unit_name", "on_time") == (MappingFault.ON_TIME_WITHOUT_EARLY,)
    assert faults("unit_name", "resolved_early", "on_time") == ()


def test_in_time_is_not_said_twice_over() -> None:
    wrong = faults("unit_name", "resolved_early", "on_time", "resolved_in_time")
    assert wrong == (MappingFault.IN_TIME_AND_ON_TIME,)


def test_each_heading_has_one_meaning() -> None:
    with pytest.raises(ValueError, match="one meaning for each heading"):
        Mapping("a" * 64, "", "", (("A",),), ())


def test_on_time_and_early_give_what_was_in_time() -> None:
    assert stored(mapping("resolved_early", "on_time")) == ("resolved_early", "resolved_in_time")


def test_beside_both_channels_their_total_is_only_checked() -> None:
    both = mapping("received_online", "received_offline", "received_total")
    assert stored(both) == ("received_online", "received_offline")
    assert proven(both) == ("received_total",)
    one = mapping("received_online", "received_total")
    assert stored(one) == ("received_online", "received_total")
    assert proven(one) == ()


def test_a_total_is_checked_where_all_of_its_parts_are_given() -> None:
    assert proven(mapping("handled", "received_total", "carried_in")) == ("handled",)
    assert proven(mapping("handled", "received_online", "carried_in")) == ()
    assert proven(mapping("resolved", "on_time", "resolved_early", "resolved_late")) == (
        "resolved",
    )
    assert proven(mapping("open", "open_late")) == ()


@given(st.lists(ANYTHING, max_size=8), st.lists(ANYTHING, max_size=8))
def test_only_the_same_meaning_has_the_same_code(
    one: list[str | None], other: list[str | None]
) -> None:
    codes = mapping(*one).code, mapping(*other).code
    assert all(code.startswith(CODE) for code in codes)
    assert (codes[0] == codes[1]) == (one == other)
