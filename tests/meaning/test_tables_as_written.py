"""Tables as clerks wrote them, in `files`: what each says, and what must come of it.

Figures are of Đồng Nai: of six communes of Long Thành in August 2024, or of five of Nhơn Trạch in
August 2023, where nothing else is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from ingest.layouts.library import Library
from ingest.reading import Request
from ingest.tables.intake import read_bytes
from metrics.counts.month import Month
from metrics.counts.problem import Severity
from metrics.counts.reading import Reading
from tests.ingest.workbooks import (
    FIRST_ROW,
    GOOD,
    REFERENCE,
    counts,
    entry_form,
    faults,
    first,
    read,
    saved,
)

FILES = Path(__file__).with_name("files")
MEASURES = (
    "received_online", "received_offline", "carried_in", "resolved_early", "resolved_in_time",
    "resolved_late", "open_in_time", "open_late",
)  # fmt: skip
SURVEY = ("surveyed", "surveyed_satisfied")

Rows = Mapping[str, tuple[int, ...]]
AUGUST = Month(2024, 8)
LONG_THANH: Rows = {
    "26368": (310, 120, 25, 200, 380, 12, 55, 8),
    "26383": (150, 80, 10, 100, 195, 6, 35, 4),
    "26386": (60, 55, 5, 40, 90, 2, 26, 2),
    "26395": (92, 41, 9, 60, 112, 3, 25, 2),
    "26392": (44, 39, 4, 30, 65, 1, 20, 1),
    "26398": (71, 30, 6, 41, 85, 5, 15, 2),
}
NHON_TRACH: Rows = {
    "26470": (176, 99, 25, 85, 263, 11, 23, 3),
    "26473": (393, 182, 26, 257, 518, 3, 76, 4),
    "26476": (408, 332, 36, 451, 682, 41, 47, 6),
    "26479": (53, 87, 17, 79, 145, 1, 11, 0),
    "26482": (124, 265, 13, 250, 366, 8, 23, 5),
}
NAMESAKES: Rows = {
    code: (10 * turn, 10 * turn + 1, 10 * turn + 2, 5 * turn, 10 * turn, turn, 19 * turn + 3, 0)
    for turn, code in enumerate(
        ("26008", "26029", "26419", "26416", "26086", "26158", "26152"), start=1
    )
}
"""Tân Hiệp and Thống Nhất of Biên Hòa, Tân Hiệp and Phước Bình of Long Thành, Phú Bình of Long
Khánh, Phú Bình and Phú Lộc of Tân Phú."""


@dataclass(frozen=True)
class Right:
    """What may come of a table; exactly one of the two that are given."""

    stored: Rows | None = None
    month: Month = AUGUST
    measures: tuple[str, ...] = MEASURES
    warned: str | None = None
    """A warning that must stand beside what is stored."""
    since: Month | None = None
    """Of a cumulative table that may be read as one; its figures are then not looked at."""
    asked: tuple[str, ...] = ()
    """The kinds of problem one of which must be told, and nothing stored."""
    cell: str | None = None
    """Where; None: anywhere."""
    most: int = 40
    """So many problems at most: one fault is not told once a cell."""


UNCLEAR = ("unclear_scope",)
PERIOD = ("unclear_scope", "month_conflict")


def of_long_thanh(*names: str) -> Rows:
    return {code: LONG_THANH[code] for code in names}


AS_WRITTEN: Mapping[str, Right] = {
    # A word over all columns, in a heading's bracket, behind a name, in the title.
    "month-over-all-columns": Right(asked=("month_conflict",), cell="C7"),
    "cumulative-over-all-columns": Right(since=Month(2024, 1), asked=UNCLEAR, cell="C7"),
    "year-before-over-all-columns": Right(asked=PERIOD, cell="C7"),
    "same-period-over-all-columns": Right(asked=PERIOD, cell="C7"),
    "field-over-all-columns": Right(asked=UNCLEAR, cell="C7"),
    "cumulative-in-a-heading": Right(asked=UNCLEAR, cell="C7"),
    "full-online-in-a-heading": Right(asked=UNCLEAR, cell="D9"),
    "same-period-in-a-heading": Right(asked=PERIOD, cell="G7"),
    "added-up-in-a-heading": Right(asked=UNCLEAR, cell="G7"),
    "month-in-a-heading": Right(asked=PERIOD, cell="C7"),
    "cumulative-behind-a-name": Right(asked=UNCLEAR, cell="B11"),
    "exclusion-behind-a-name": Right(asked=UNCLEAR, cell="B11"),
    "field-in-the-title": Right(asked=UNCLEAR, cell="A4"),
    "counted-in-percent": Right(asked=("percent_instead_of_count",), cell="K6"),
    "counted-in-thousands": Right(asked=("scaled_counts",), cell="K6"),
    "estimate-in-the-title": Right(LONG_THANH, warned="estimate"),
    "comparison-in-the-title": Right(LONG_THANH),
    "month-and-cumulative-in-the-title": Right(LONG_THANH),
    "month-and-cumulative-columns": Right(
        {code: (*row[:2], *row[3:]) for code, row in LONG_THANH.items()},
        measures=(*MEASURES[:2], *MEASURES[3:]),
        asked=("unclear_scope", "unknown_form", "missing_column", "unclear_column"),
    ),
    "month-before": Right(
        {code: (3, 2, 1, 2, 4, 0, 1, 0) for code in LONG_THANH}, month=Month(2024, 1)
    ),
    # Rows.
    "names-merged-over-fields": Right(LONG_THANH),
    "names-merged-over-fields-and-sum": Right(LONG_THANH),
    "names-repeated-by-field": Right(of_long_thanh("26368", "26383", "26386")),
    "names-merged-over-periods": Right(asked=PERIOD),
    "groups-with-sums": Right(LONG_THANH),
    "rows-below-the-total": Right(LONG_THANH),
    "counts-beside-percents": Right(LONG_THANH),
    "blocks-side-by-side": Right(
        LONG_THANH, asked=("unknown_form", "unclear_column", "no_table"), most=1
    ),
    "units-as-columns": Right(LONG_THANH, asked=("unknown_form", "no_table"), most=1),
    "districts-beside-communes": Right(
        {
            "26008": LONG_THANH["26383"], "26257": LONG_THANH["26386"],
            "26179": LONG_THANH["26398"],
        }
    ),
    "district-offices-beside-communes": Right(
        {"26008": LONG_THANH["26383"], "26257": LONG_THANH["26386"]}
    ),
    "merged-districts-and-namesakes": Right(NAMESAKES),
    "one-stop-before-the-name": Right(asked=("duplicate_unit",), cell="B15", most=1),
    "units-that-ended": Right(asked=("unit_not_valid",), cell="A11"),
    "unit-with-a-former-code": Right(asked=("unit_not_valid",), cell="A11"),
    "list-of-another-province": Right(asked=("unknown_unit",), most=1),
    # Headings.
    "two-languages-in-brackets": Right(LONG_THANH, asked=("unknown_form",)),
    "pivot-export": Right(LONG_THANH),
    "unknown-table-october": Right(asked=("unknown_form", "missing_column"), cell="B7"),
    "unknown-table-november": Right(asked=("unknown_form", "missing_column"), cell="B7"),
    # Values.
    "numbers-with-a-word": Right(
        of_long_thanh("26368", "26383", "26386"), asked=("not_a_number",), most=1
    ),
    "format-of-a-fixed-number": Right(LONG_THANH, warned="shown_otherwise"),
    "format-of-thousands": Right(LONG_THANH, warned="shown_otherwise"),
    "dimension-of-rows-alone": Right(LONG_THANH),
    # Sound tables, each worded in its own way.
    **{
        name: Right(NHON_TRACH, month=Month(2023, 8))
        for name in (
            "comparison-before-the-month", "reporting-month", "comparison-under-the-title",
            "not-cumulative", "in-force-since", "flat-headings", "two-languages-with-a-slash",
            "carried-from-last-month", "still-in-time", "resolved-in-the-period",
        )
    },
    "satisfied-slips": Right(
        {
            "26470": (132, 121), "26473": (175, 172), "26476": (53, 49), "26479": (18, 16),
            "26482": (41, 37),
        },
        month=Month(2023, 8),
        measures=SURVEY,
    ),
}  # fmt: skip
OF_THEIR_OWN = frozenset(
    {
        "department-of-another-province", "month-ahead", "month-far-ahead",
        "scores-of-month-and-year", "scores-of-unsaid-span", "summary-and-detail",
        "two-clerks-first", "two-clerks-second", "unknown-names",
    }
)  # fmt: skip
"""Files that the tests below look at."""


def of_file(name: str, **said: object) -> Reading:
    return read((FILES / f"{name}.xlsx").read_bytes(), **said)


@pytest.mark.parametrize("name", AS_WRITTEN)
def test_a_table_as_a_clerk_wrote_it_comes_out_as_it_says(name: str) -> None:
    assert what_is_wrong(AS_WRITTEN[name], of_file(name)) is None


def what_is_wrong(right: Right, reading: Reading) -> str | None:
    """None where a reading came out right."""
    errors = [each for each in reading.problems if each.severity is Severity.ERROR]
    if errors:
        told = [(str(each.kind), each.cell) for each in errors]
        at = [cell for kind, cell in told if kind in right.asked]
        fits = at and (right.cell is None or right.cell in at) and len(errors) <= right.most
        return None if fits else f"told {told}"
    spans = {(each.month, each.since) for each in reading.tables}
    if right.since is not None and spans == {(right.month, right.since)}:
        return None
    if right.stored is None:
        return f"stored as {spans}"
    wanted = {
        (code, measure): value
        for code, row in right.stored.items()
        for measure, value in zip(right.measures, row, strict=True)
    }
    if spans != {(right.month, None)} or counts(reading) != wanted:
        return f"stored as {spans}: {counts(reading)}"
    told_kinds = {str(each.kind) for each in reading.problems}
    return None if right.warned is None or right.warned in told_kinds else f"told {told_kinds}"


@pytest.mark.parametrize("name", ["unknown-table-october", "unknown-table-november"])
def test_an_unknown_table_may_be_explained(name: str) -> None:
    assert [len(each.columns) for each in of_file(name).proposals] == [11]


def test_names_that_no_register_has_are_asked_about_and_no_others() -> None:
    reading = of_file("unknown-names")
    told = {(str(each.kind), each.cell) for each in reading.problems}
    assert told == {("unknown_unit", "B12"), ("unknown_unit", "B14"), ("unknown_unit", "B16")}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("month-ahead", ("month_ahead", "A2")),
        ("month-far-ahead", ("month_ahead", "A2")),
        ("two-clerks-first", ("month_running", "A2")),
        ("two-clerks-second", ("month_running", "A2")),
    ],
)
def test_a_month_that_has_not_ended_is_told_at_the_cell_that_says_it(
    name: str, told: tuple[str, str]
) -> None:
    assert faults(of_file(name, today=date(2026, 11, 15))) == [told]


def test_scores_that_say_neither_month_nor_year_are_asked_about() -> None:
    reading = of_file("scores-of-unsaid-span", month=Month(2025, 10))
    (asked,) = reading.problems
    assert (str(asked.kind), asked.cell) == ("unclear_scope", "H1")
    assert asked.choices == ("month", "cumulative")


def test_scores_of_the_month_and_of_the_year_are_told_apart_by_their_sheets() -> None:
    reading = of_file("scores-of-month-and-year", month=Month(2025, 10))
    assert not reading.refused
    assert {each.sheet: str(each.span) for each in reading.tables} == {
        "Điểm năm": "year-to-date",
        "Điểm tháng": "month",
    }


def test_of_a_summary_and_its_details_the_one_that_is_chosen_is_read() -> None:
    assert of_file("summary-and-detail").refused
    chosen = of_file("summary-and-detail", sheet="Tổng hợp")
    assert what_is_wrong(Right(LONG_THANH), chosen) is None


def test_the_usual_departments_of_another_province_are_read_by_their_names() -> None:
    data = (FILES / "department-of-another-province.xlsx").read_bytes()
    reading = read_bytes(data, "Tệp.xlsx", Request(REFERENCE, "25"), Library(REFERENCE, "25"))
    assert faults(reading) == []
    online = {
        unit: value
        for (unit, measure), value in counts(reading).items()
        if measure == "received_online"
    }
    assert online == {"25-SCT": 90, "07900": 50}


def test_every_file_is_looked_at() -> None:
    assert {path.stem for path in FILES.glob("*.xlsx")} == {*AS_WRITTEN, *OF_THEIR_OWN}


def test_the_figures_wanted_come_to_the_totals_that_the_tables_state() -> None:
    assert [sum(column) for column in zip(*LONG_THANH.values(), strict=True)] == [
        727, 365, 59, 471, 927, 29, 176, 19,
    ]  # fmt: skip
    assert [sum(column) for column in zip(*NHON_TRACH.values(), strict=True)] == [
        1154, 965, 117, 1122, 1974, 64, 180, 18,
    ]  # fmt: skip


def test_units_without_figures_above_the_first_with_some_are_no_remarks() -> None:
    codes = ("75-STP", "75-SGDDT", "75-SYT", "26383")
    book = entry_form({code: GOOD if code == "26383" else (None,) * 18 for code in codes})
    for row in range(FIRST_ROW, FIRST_ROW + len(codes)):
        first(book).cell(row, 1).value = None
    assert faults(read(saved(book))) == []
