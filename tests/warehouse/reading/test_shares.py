"""k of n: which figures are put beside each other, and over which months."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from metrics.counts.measure import STOCKS, MeasureKind
from metrics.counts.month import Month, Window
from metrics.verdicts.reference import load
from tests.warehouse.builders import (
    APOLOGY,
    INDICATORS,
    ON_TIME,
    ON_TIME_766,
    ONLINE,
    SEPTEMBER,
    put,
    span,
    upload,
)
from warehouse.engine.files import Database
from warehouse.reading import queries
from warehouse.reading.shares import ShareRow, Span
from warehouse.writing.store import Writer, writing

AUGUST = Month(2024, 8)
QUARTER = Window.QUARTER.months(SEPTEMBER)
YEAR = Window.YEAR.months(SEPTEMBER)
UNIT = span("26377", YEAR[0], YEAR[-1])


@pytest.fixture
def writer(database: Database) -> Iterator[Writer]:
    with writing(database) as opened:
        yield opened


def say(writer: Writer, file: str, month: Month = SEPTEMBER, **values: int | None) -> str:
    """One unit's figures in a file of its own."""
    told = {("26377", measure): value for measure, value in values.items()}
    return put(writer, upload(told, file, month=month))[0].upload


def one(rows: list[ShareRow]) -> ShareRow:
    (row,) = rows
    return row


def test_received_is_the_sum_of_the_channels_before_the_stated_total(writer: Writer) -> None:
    say(writer, "a", received_online=40, received_offline=10, received_total=60)
    row = one(queries.shares(writer, [UNIT], [SEPTEMBER], [ONLINE]))
    assert (row.good, row.cases, row.mixed) == (40, 50, False)


def test_received_is_the_stated_total_where_a_channel_is_missing(writer: Writer) -> None:
    say(writer, "a", received_online=40, received_total=60)
    assert one(queries.shares(writer, [UNIT], [SEPTEMBER], [ONLINE])).cases == 60


def test_without_one_of_its_measures_an_indicator_has_no_row(writer: Writer) -> None:
    say(writer, "a", received_online=40, received_offline=10, resolved_in_time=5)
    rows = queries.shares(writer, [UNIT], [SEPTEMBER], INDICATORS)
    assert [row.indicator for row in rows] == ["online"]


def test_numerator_and_denominator_come_from_one_upload_where_it_gives_both(
    writer: Writer,
) -> None:
    say(writer, "both", resolved_in_time=8, resolved_late=2)
    say(writer, "later", resolved_late=5)
    row = one(queries.shares(writer, [UNIT], [SEPTEMBER], [ON_TIME]))
    assert (row.good, row.cases, row.mixed) == (8, 10, False)


def test_a_way_the_numerators_upload_gives_goes_before_a_better_way_from_elsewhere(
    writer: Writer,
) -> None:
    say(writer, "channel", received_offline=10)
    say(writer, "both", received_online=40, received_total=60)
    row = one(queries.shares(writer, [UNIT], [SEPTEMBER], [ONLINE]))
    assert (row.cases, row.mixed) == (60, False)


def test_otherwise_the_newest_of_each_is_taken_and_the_mix_is_marked(writer: Writer) -> None:
    first = say(writer, "late", resolved_late=2)
    second = say(writer, "in time", resolved_in_time=8)
    row = one(queries.shares(writer, [UNIT], [SEPTEMBER], [ON_TIME]))
    assert (row.good, row.cases, row.mixed) == (8, 10, True)
    (monthly,) = queries.series(writer, [UNIT], [SEPTEMBER], [ON_TIME])
    assert monthly.uploads == (first, second)


def test_a_denominator_blanked_later_is_no_longer_given(writer: Writer) -> None:
    say(writer, "both", resolved_in_time=8, resolved_late=2, apologies=1)
    say(writer, "blank", resolved_late=None, open_late=1)
    assert queries.shares(writer, [UNIT], [SEPTEMBER], [ON_TIME, APOLOGY]) == []


def test_flows_add_up_and_a_stock_is_its_value_in_the_last_counting_month(writer: Writer) -> None:
    say(writer, "7", QUARTER[0], resolved_in_time=10, resolved_late=1, open_in_time=5, open_late=3)
    say(writer, "8", QUARTER[1], resolved_in_time=20, resolved_late=2, open_in_time=7, open_late=4)
    say(writer, "9", QUARTER[2], resolved_in_time=40, resolved_late=4)
    row = one(queries.shares(writer, [UNIT], QUARTER, [ON_TIME_766]))
    assert (row.good, row.cases, row.months) == (30 + 7, 33 + 7 + 4, QUARTER[:2])
    on_time = one(queries.shares(writer, [UNIT], QUARTER, [ON_TIME]))
    assert (on_time.good, on_time.cases, on_time.months) == (70, 77, QUARTER)


def test_a_month_with_more_good_cases_than_cases_does_not_count_and_is_found(
    writer: Writer,
) -> None:
    say(writer, "8", AUGUST, apologies=1, resolved_late=2)
    say(writer, "late", resolved_late=2)
    say(writer, "apologies", apologies=3)
    row = one(queries.shares(writer, [UNIT], QUARTER, [APOLOGY]))
    assert (row.good, row.cases, row.months) == (1, 2, (AUGUST,))
    (found,) = queries.impossible(writer, INDICATORS)
    assert (found.unit, found.month, found.indicator) == ("26377", SEPTEMBER, "apology")
    assert (found.good, found.cases) == (3, 2)
    assert found.uploads == ("2409-0001", "2409-0002")
    alone = one(queries.shares(writer, [UNIT], [SEPTEMBER], [APOLOGY]))
    assert (alone.good, alone.cases, alone.months) == (3, 2, (SEPTEMBER,))


def test_no_cases_are_a_share_of_none(writer: Writer) -> None:
    say(writer, "a", apologies=0, resolved_late=0)
    row = one(queries.shares(writer, [UNIT], [SEPTEMBER], [APOLOGY]))
    assert (row.good, row.cases) == (0, 0)


def test_a_code_speaks_for_another_unit_before_it_was_given_anew(writer: Writer) -> None:
    for month in (AUGUST, SEPTEMBER):
        say(writer, str(month), month, apologies=1, resolved_late=month.number)
    spans = [Span("old", "26377", YEAR[0], AUGUST), Span("new", "26377", SEPTEMBER, YEAR[-1])]
    rows = queries.shares(writer, spans, YEAR, [APOLOGY])
    assert {row.key: (row.cases, row.months) for row in rows} == {
        "old": (8, (AUGUST,)),
        "new": (9, (SEPTEMBER,)),
    }


def test_a_unit_that_got_another_code_keeps_its_months(writer: Writer) -> None:
    put(writer, upload({("old", "apologies"): 1, ("old", "resolved_late"): 1}, "a", month=AUGUST))
    put(writer, upload({("new", "apologies"): 2, ("new", "resolved_late"): 4}, "b"))
    spans = [Span("unit", "old", YEAR[0], AUGUST), Span("unit", "new", SEPTEMBER, YEAR[-1])]
    row = one(queries.shares(writer, spans, YEAR, [APOLOGY]))
    assert (row.key, row.good, row.cases, row.months) == ("unit", 3, 5, (AUGUST, SEPTEMBER))


def test_asking_for_no_unit_month_or_indicator_finds_nothing(writer: Writer) -> None:
    say(writer, "a", apologies=1, resolved_late=2)
    assert queries.shares(writer, [], [SEPTEMBER], INDICATORS) == []
    assert queries.shares(writer, [UNIT], [], INDICATORS) == []
    assert queries.series(writer, [UNIT], [SEPTEMBER], []) == []


def test_a_figure_is_traced_to_the_cells_the_indicator_stands_on(writer: Writer) -> None:
    both = say(writer, "both", resolved_in_time=8, resolved_late=2)
    say(writer, "later", resolved_late=5)
    rows = queries.trace(writer, SEPTEMBER, "26377", ON_TIME)
    assert [(row.measure, row.value, row.upload, row.cells) for row in rows] == [
        ("resolved_in_time", 8, both, ("F8",)),
        ("resolved_late", 2, both, ("F9",)),
    ]
    assert {row.file for row in rows} == {"both"}
    assert {row.sheet for row in rows} == {"Số liệu tháng"}


def test_the_trace_of_a_mix_names_both_sources(writer: Writer) -> None:
    late = say(writer, "late", resolved_late=2)
    in_time = say(writer, "in time", resolved_in_time=8)
    rows = queries.trace(writer, SEPTEMBER, "26377", ON_TIME)
    assert [(row.measure, row.upload) for row in rows] == [
        ("resolved_in_time", in_time),
        ("resolved_late", late),
    ]


def test_the_trace_names_every_cell_of_a_sum(writer: Writer) -> None:
    summed = upload({})
    summed.figures.add("26377", "resolved_in_time", 8, "F17,G17")
    put(writer, summed)
    (row,) = queries.trace(writer, SEPTEMBER, "26377", ON_TIME)
    assert row.cells == ("F17", "G17")


def test_the_trace_of_an_incomplete_indicator_shows_what_there_is(writer: Writer) -> None:
    say(writer, "a", received_online=4, received_offline=None)
    rows = queries.trace(writer, SEPTEMBER, "26377", ONLINE)
    assert [row.measure for row in rows] == ["received_online"]


def test_the_stocks_of_the_code_are_those_of_the_reference_data() -> None:
    reference = load(Path(__file__).parents[3] / "data" / "reference")
    monthly = [each for each in reference.measures if not each.quarterly]
    stocks = {each.code for each in monthly if each.kind is MeasureKind.STOCK}
    assert stocks == STOCKS
