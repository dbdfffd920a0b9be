"""Several rows of one unit: fields are added up, periods are asked about, all is counted once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from metrics.counts.answer import Answer, Choice
from metrics.counts.reading import Reading
from tests.ingest.owners.labels_beside import beside
from tests.ingest.workbooks import II06A_ROW, cells, counts, faults, ii06a, only, read, saved
from wording.intake.problems import sentence

R = II06A_ROW
DOUBLE = [2 * value for value in R]
TRIPLE = [3 * value for value in R]
HEADINGS = ("STT", "Đơn vị", "Lĩnh vực")
EXPECTED = counts(read(saved(ii06a([(1, "Xã An Phước", *TRIPLE), (2, "Xã Bình An", *DOUBLE)]))))
BELOW = [
    (1, "Xã An Phước", "Đất đai", *R),
    (None, None, "Hộ tịch", *R),
    (None, None, "Chứng thực", *R),
    (2, "Xã Bình An", "Đất đai", *R),
    (None, None, "Hộ tịch", *R),
]
MERGED = ("A12:A14", "B12:B14", "A15:A16", "B15:B16")
REPEATED = [
    (number, name, part, *R)
    for number, (name, part) in enumerate(
        [
            ("Xã An Phước", "Đất đai"),
            ("Xã Bình An", "Đất đai"),
            ("Xã An Phước", "Hộ tịch"),
            ("Xã Bình An", "Hộ tịch"),
            ("Xã An Phước", "Chứng thực"),
        ],
        start=1,
    )
]


@pytest.mark.parametrize(("rows", "merges"), [(BELOW, MERGED), (BELOW, ()), (REPEATED, ())])
def test_the_fields_of_a_unit_are_added_up(
    rows: Sequence[Sequence[object]], merges: Sequence[str]
) -> None:
    reading = read(beside(rows, HEADINGS, merges))
    assert reading.problems == []
    assert counts(reading) == EXPECTED
    assert reading.tables[0].units == 2


def test_a_summed_figure_names_all_its_cells() -> None:
    reading = read(beside(BELOW, HEADINGS, MERGED))
    assert cells(reading)["26383", "received_online"] == ("E12", "E13", "E14")


@pytest.mark.parametrize(
    ("label", "first"),
    [
        *((label, True) for label in ("Cộng", "Tổng số", "Tổng cộng", None)),
        *((label, False) for label in ("Cộng", "Tổng số", "Tổng cộng")),
    ],
)
def test_a_units_own_total_is_compared_and_not_added(label: str | None, *, first: bool) -> None:
    whole = (1, "Xã An Phước", label, *TRIPLE)
    parts = [(None, None, *row[2:]) for row in BELOW[:3]]
    rows = [whole, *parts] if first else [BELOW[0], *parts[1:], (None, None, label, *TRIPLE)]
    reading = read(beside([*rows, *BELOW[3:]], HEADINGS, ("B12:B15", "B16:B17")))
    assert reading.problems == []
    assert counts(reading) == EXPECTED


def test_a_units_total_that_its_fields_do_not_come_to_is_refused_at_its_cell() -> None:
    off = [*TRIPLE[:1], TRIPLE[1] + 1, *TRIPLE[2:]]
    rows = [(1, "Xã An Phước", "Cộng", *off), *((None, None, *row[2:]) for row in BELOW[:3])]
    reading = read(beside(rows, HEADINGS, ("B12:B15",)))
    assert ("sum_mismatch", "E12") in faults(reading)


def test_the_tables_total_is_compared_with_all_fields() -> None:
    whole = [5 * value for value in R]
    assert read(beside([*BELOW, (None, "Tổng cộng", None, *whole)], HEADINGS)).problems == []
    off = [whole[0] + 1, *whole[1:]]
    reading = read(beside([*BELOW, (None, "Tổng cộng", None, *off)], HEADINGS))
    assert faults(reading) == [("total_mismatch", "D17")]


def test_the_field_may_stand_before_the_unit() -> None:
    rows = [(row[0], row[2], row[1], *row[3:]) for row in REPEATED]
    reading = read(beside(rows, ("STT", "Lĩnh vực", "Đơn vị")))
    assert reading.problems == []
    assert counts(reading) == EXPECTED


def test_the_field_may_be_merged_over_its_units() -> None:
    rows = [
        (1, "Đất đai", "Xã An Phước", *R),
        (2, None, "Xã Bình An", *R),
        (3, "Hộ tịch", "Xã An Phước", *DOUBLE),
        (4, None, "Xã Bình An", *R),
    ]
    reading = read(beside(rows, ("STT", "Lĩnh vực", "Đơn vị"), ("B12:B13", "B14:B15")))
    assert reading.problems == []
    assert counts(reading) == EXPECTED


def test_one_field_twice_is_a_row_too_many() -> None:
    rows = [*BELOW[:3], (None, None, "Hộ tịch", *R)]
    problem = only(read(beside(rows, HEADINGS, ("B12:B15",))))
    assert (str(problem.kind), problem.cell) == ("duplicate_unit", "C15")
    assert "C13" in sentence(problem)


def test_rows_of_a_single_field_are_asked_about() -> None:
    rows = [(1, "Xã An Phước", "Đất đai", *R), (2, "Xã Bình An", "Đất đai", *R)]
    problem = only(read(beside(rows, HEADINGS)))
    assert (str(problem.kind), problem.cell) == ("unclear_scope", "C12")
    assert problem.choices == (Choice.WHOLE, Choice.LEAVE_OUT)


PERIODS = [
    (1, "Xã An Phước", "Tháng này", *TRIPLE),
    (None, None, "Tháng trước", *R),
    (None, None, "Lũy kế từ đầu năm", *(9 * value for value in R)),
    (2, "Xã Bình An", "Tháng này", *DOUBLE),
    (None, None, "Tháng trước", *R),
    (None, None, "Lũy kế từ đầu năm", *(9 * value for value in R)),
]
PERIOD_HEADINGS = ("STT", "Đơn vị", "Kỳ")
PERIOD_MERGES = ("B12:B14", "B15:B17")


def said(**choices: str) -> Reading:
    answers = tuple(Answer("Sheet", cell, choice) for cell, choice in choices.items())
    return read(beside(PERIODS, PERIOD_HEADINGS, PERIOD_MERGES), answers=answers)


def test_each_period_of_the_units_is_asked_about_once() -> None:
    reading = said()
    assert faults(reading) == [("unclear_scope", cell) for cell in ("C12", "C13", "C14")]
    assert reading.problems[0].choices == (Choice.MONTH, Choice.LEAVE_OUT)
    assert reading.problems[2].choices == (Choice.MONTH, Choice.CUMULATIVE, Choice.LEAVE_OUT)
    assert "2 dòng ghi “Tháng này”" in sentence(reading.problems[0])


def test_the_answers_leave_one_row_of_each_unit() -> None:
    reading = said(C12="month", C13="leave_out", C14="cumulative")
    assert reading.problems == []
    assert counts(reading) == EXPECTED


def test_an_answer_may_stand_at_any_row_of_its_phrase() -> None:
    reading = said(C15="month", C16="leave_out", C17="leave_out")
    assert counts(reading) == EXPECTED


def test_two_rows_that_are_both_the_month_are_one_too_many() -> None:
    reading = said(C12="month", C13="month", C14="leave_out")
    assert [kind for kind, _ in faults(reading)] == ["duplicate_unit", "duplicate_unit"]


@pytest.mark.parametrize(("counted", "share"), [("Số lượng", "Tỷ lệ (%)"), ("Số hồ sơ", "%")])
def test_of_counts_and_their_shares_the_counts_are_read(counted: str, share: str) -> None:
    shares = [100, 55.5, 44.5, 9, 100, 38, 51, 11, 100, 62, 38]
    rows = [
        (1, "Xã An Phước", counted, *TRIPLE),
        (None, None, share, *shares),
        (2, "Xã Bình An", counted, *DOUBLE),
        (None, None, share, *shares),
    ]
    reading = read(beside(rows, ("STT", "Đơn vị", "Nội dung"), ("B12:B13", "B14:B15")))
    assert reading.problems == []
    assert counts(reading) == EXPECTED


def test_channels_beside_the_units_are_asked_about() -> None:
    rows = [(1, "Xã An Phước", "Trực tuyến", *R), (None, None, "Trực tiếp", *R)]
    reading = read(beside(rows, ("STT", "Đơn vị", "Hình thức"), ("B12:B13",)))
    assert faults(reading) == [("unclear_scope", "C12"), ("unclear_scope", "C13")]


@pytest.mark.parametrize("phrase", ["Lũy kế", "Cùng kỳ năm trước", "Kế hoạch năm"])
def test_another_period_beside_every_unit_is_asked_about(phrase: str) -> None:
    rows = [(1, "Xã An Phước", phrase, *R), (2, "Xã Bình An", phrase, *R)]
    assert faults(read(beside(rows, PERIOD_HEADINGS))) == [("unclear_scope", "C12")]


def test_other_words_beside_every_unit_are_no_matter() -> None:
    rows = [(1, "Xã An Phước", "Bà Nga", *R), (2, "Xã Bình An", "Ông Hải", *R)]
    reading = read(beside(rows, ("STT", "Đơn vị", "Người lập")))
    assert reading.problems == []
    assert len(counts(reading)) == 16


def test_a_unit_of_two_spellings_with_fields_is_still_one_too_many() -> None:
    rows = [*BELOW[:2], (2, "UBND xã An Phước", "Hộ tịch", *R)]
    reading = read(beside(rows, HEADINGS))
    assert faults(reading) == [("duplicate_unit", "B14")]


def sums(*, phrase: str = "Lũy kế từ đầu năm", **said: object) -> Reading:
    rows = [(1, "Xã An Phước", phrase, *TRIPLE), (2, "Xã Bình An", phrase, *DOUBLE)]
    return read(beside(rows, PERIOD_HEADINGS), **said)


def test_rows_that_are_all_said_to_be_sums_make_the_table_one() -> None:
    reading = sums(answers=(Answer("Sheet", "C12", "cumulative"),))
    assert reading.problems == []
    assert counts(reading) == EXPECTED
    (table,) = reading.tables
    assert (str(table.since), str(table.month)) == ("2024-01", "2024-09")


def test_a_quarter_beside_the_units_is_a_sum_since_its_first_month() -> None:
    reading = sums(phrase="Quý III", answers=(Answer("Sheet", "C12", "cumulative"),))
    assert reading.problems == []
    assert [str(table.since) for table in reading.tables] == ["2024-07"]


def test_of_some_units_sums_and_of_others_the_month_is_still_asked() -> None:
    rows = [(1, "Xã An Phước", "Lũy kế", *TRIPLE), (2, "Xã Bình An", "Tháng này", *DOUBLE)]
    said = Answer("Sheet", "C12", "cumulative"), Answer("Sheet", "C13", "month")
    problem = only(read(beside(rows, PERIOD_HEADINGS), answers=said))
    assert (problem.cell, problem.choices) == ("C12", ("month", "leave_out"))


def test_answers_beside_the_units_are_remembered() -> None:
    known = said(C12="month", C13="leave_out", C14="cumulative").answered
    assert [each.written for each in known] == ["Tháng này", "Tháng trước", "Lũy kế từ đầu năm"]
    again = read(beside(PERIODS, PERIOD_HEADINGS, PERIOD_MERGES), phrases=tuple(known))
    assert again.problems == []
    assert counts(again) == EXPECTED


def test_what_was_said_of_one_month_is_not_said_of_another() -> None:
    rows = [
        (1, "Xã An Phước", "Tháng 9", *TRIPLE),
        (None, None, "Tháng 8", *R),
        (2, "Xã Bình An", "Tháng 9", *DOUBLE),
        (None, None, "Tháng 8", *R),
    ]
    data = beside(rows, PERIOD_HEADINGS, ("B12:B13", "B14:B15"))
    reading = read(data, answers=(Answer("Sheet", "C12", "month"),))
    problem = only(reading)
    assert (problem.cell, problem.choices) == ("C13", ("leave_out",))
    assert reading.answered == []
    both = Answer("Sheet", "C12", "month"), Answer("Sheet", "C13", "leave_out")
    assert counts(read(data, answers=both)) == EXPECTED
