"""Published scores by QĐ 766: read as decimals, apart from all counts, each at its cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some
from openpyxl.workbook import Workbook

from ingest.sandbox.messages import pack, unpack
from metrics.counts.answer import Answer
from metrics.counts.month import Month
from metrics.counts.problem import ProblemKind
from metrics.counts.published import ScoreSpan
from metrics.counts.reading import Reading
from tests.ingest.saved_containers import CONTAINERS, Writer, as_html
from tests.ingest.scores import AN_PHUOC, BAC_NINH, DONG_NAI, LONG_THANH, Row, report, usual
from tests.ingest.workbooks import faults, first, only, read, saved
from wording.intake.problems import sentence
from wording.intake.sheets import TABLE

OCTOBER = Month(2025, 10)
OF_THE_MONTH = tuple(Answer(name, "H1", "month") for name in (TABLE, f"{TABLE} 1"))
"""Of containers whose sheets have no name that says so."""
CRITERIA = ("TDGQ", "MDHL", "MDSH", "TTTT", "CLGQ", "CKMB", "TONG")


def scores(reading: Reading) -> dict[tuple[str, str, str], str]:
    return {
        (str(table.span), each.unit, each.criterion): str(each.score)
        for table in reading.tables
        for each in table.scores
    }


def told(book: Workbook) -> Reading:
    return read(saved(book), month=OCTOBER)


def communes(*rows: Row) -> Workbook:
    return report({"Xã Phường": list(rows)})


def test_a_report_gives_the_scores_of_month_and_year_apart() -> None:
    reading = told(usual())
    assert reading.problems == []
    found = scores(reading)
    assert found["year-to-date", "75", "TONG"] == "90.53"
    assert found["month", "75", "TONG"] == "89.77"
    assert found["month", "26383", "TDGQ"] == "20.0"
    assert len(found) == 4 * 7
    assert [(table.form, table.month, table.units) for table in reading.tables] == [
        ("diem-766", OCTOBER, 1),
        ("diem-766", OCTOBER, 1),
        ("diem-766", OCTOBER, 2),
    ]


def test_scores_are_no_figures_of_ours() -> None:
    assert all(len(table.figures) == 0 for table in told(usual()).tables)


def test_every_score_names_its_cell_and_crosses_between_processes() -> None:
    reading = told(usual())
    table = reading.tables[2]
    assert [each.cell for each in table.scores[:7]] == ["H2", "I2", "J2", "K2", "L2", "M2", "N2"]
    assert unpack(pack(reading), Reading) == reading


@pytest.mark.parametrize("write", CONTAINERS.values(), ids=CONTAINERS.keys())
def test_every_container_gives_the_same_scores(write: Writer) -> None:
    book = communes(AN_PHUOC, LONG_THANH)
    reading = read(write(book), month=OCTOBER, answers=OF_THE_MONTH)
    assert scores(reading) == scores(told(book))
    assert reading.problems == []


def test_a_code_may_be_a_number() -> None:
    name, _, *points = AN_PHUOC
    reading = told(communes((name, 26383, *points)))
    assert reading.problems == []
    assert scores(reading) == scores(told(communes(AN_PHUOC)))


def test_headings_in_words_are_known_too() -> None:
    book = communes(AN_PHUOC)
    names = {
        "H1": "Tiến độ giải quyết",
        "I1": "Mức độ hài lòng",
        "J1": "Số hóa hồ sơ",
        "K1": "Thanh toán trực tuyến",
        "L1": "Cung cấp dịch vụ công trực tuyến",
        "M1": "Công khai, minh bạch",
        "N1": "Tổng điểm",
        "C1": "Tên đơn vị",
    }
    for cell, name in names.items():
        first(book)[cell] = name
    assert scores(told(book)) == scores(told(communes(AN_PHUOC)))


@given(
    some.tuples(
        *(some.decimals(0, most, places=2, allow_nan=False) for most in (20, 18, 22, 10, 12, 18))
    ),
    some.sampled_from([str, lambda value: str(value).replace(".", ","), float]),
)
def test_any_scores_within_their_bounds_read_back(
    parts: tuple[Decimal, ...], written: object
) -> None:
    given_ = [*parts, sum(parts, Decimal(0))]
    row = ("UBND xã An Phước", "", *(written(each) for each in given_))  # type: ignore[operator]
    reading = told(communes(row))
    assert reading.problems == []
    assert [each.score for each in reading.tables[0].scores] == given_


@pytest.mark.parametrize(
    ("column", "value", "kind"),
    [
        (2, "20.01", "part_exceeds_whole"),
        (2, "-1", "negative"),
        (2, "chín", "not_a_number"),
        (2, "95%", "not_a_number"),
        (2, "１２", "not_a_number"),
        (2, float("inf"), "not_a_number"),
        (8, "92.85", "sum_mismatch"),
    ],
)
def test_a_wrong_score_is_told_at_its_cell(column: int, value: object, kind: str) -> None:
    row: list[object] = list(AN_PHUOC)
    row[column] = value
    if value == float("inf"):
        book = communes(AN_PHUOC)
        text = as_html(book).replace(b">20<", b">inf<")
        problem = only(read(text, month=OCTOBER, answers=OF_THE_MONTH))
    else:
        problem = only(told(communes(row)))
    assert (str(problem.kind), problem.cell) == (kind, "N2" if column == 8 else "H2")
    assert "số nguyên" not in sentence(problem)


def test_a_rounding_of_hundredths_is_no_fault_of_the_total() -> None:
    row = (*AN_PHUOC[:8], "92.8")
    assert told(communes(row)).problems == []


def test_a_blank_score_states_nothing() -> None:
    row: list[object] = list(AN_PHUOC)
    row[5] = None
    reading = told(communes(row))
    assert reading.problems == []
    assert [each.criterion for each in reading.tables[0].scores] == [
        each for each in CRITERIA if each != "TTTT"
    ]


def test_other_provinces_are_passed_over_beside_ours() -> None:
    reading = told(report({"Điểm tháng": [BAC_NINH, DONG_NAI]}))
    assert {each.unit for each in reading.tables[0].scores} == {"75"}


def test_a_list_of_other_provinces_alone_is_a_wrong_file() -> None:
    problem = only(told(report({"Điểm tháng": [BAC_NINH]})))
    assert (str(problem.kind), problem.cell) == ("unknown_unit", "C2")
    assert "tỉnh, thành phố khác" in sentence(problem)


def test_a_unit_that_nobody_knows_is_an_error() -> None:
    row = ("UBND xã Chợ Vàm - tỉnh An Giang", "H01.120", *AN_PHUOC[2:])
    assert ("unknown_unit", "C3") in faults(told(communes(AN_PHUOC, row)))


def test_a_unit_stands_once_in_a_sheet_and_once_in_a_file() -> None:
    problem = only(told(communes(AN_PHUOC, AN_PHUOC)))
    assert (str(problem.kind), problem.cell, problem.facts["first"]) == (
        "duplicate_unit",
        "C3",
        "C2",
    )
    problem = only(told(report({"Xã Phường": [AN_PHUOC], "Tháng": [AN_PHUOC]})))
    assert (str(problem.kind), problem.sheet, problem.cell) == (
        "duplicate_unit",
        "Tháng",
        "H2",
    )


def test_without_a_month_nothing_can_be_stored() -> None:
    problem = only(read(saved(communes(AN_PHUOC))))
    assert str(problem.kind) == "month_unclear"


def test_a_title_names_month_and_span() -> None:
    book = communes(AN_PHUOC)
    sheet = first(book)
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Điểm đánh giá theo QĐ 766, lũy kế từ tháng 1 đến tháng 10/2025"
    table = read(saved(book)).tables[0]
    assert (table.month, table.span) == (OCTOBER, ScoreSpan.YEAR_TO_DATE)


@pytest.mark.parametrize(
    ("choice", "span"), [("month", ScoreSpan.MONTH), ("cumulative", ScoreSpan.YEAR_TO_DATE)]
)
def test_scores_that_say_neither_month_nor_year_are_asked_about(
    choice: str, span: ScoreSpan
) -> None:
    data = saved(report({"Báo cáo 766": [DONG_NAI]}))
    problem = only(read(data, month=OCTOBER))
    assert (problem.kind, problem.sheet, problem.cell) == ("unclear_scope", "Báo cáo 766", "H1")
    assert problem.choices == ("month", "cumulative")
    assert "lũy kế" in sentence(problem)
    answers = (Answer("Báo cáo 766", "H1", choice),)
    reading = read(data, month=OCTOBER, answers=answers)
    assert reading.problems == []
    assert [table.span for table in reading.tables] == [span]


def test_a_month_that_the_file_states_is_what_its_scores_are_of() -> None:
    (table,) = read(saved(report({"10-2025": [DONG_NAI]}))).tables
    assert (table.month, table.span) == (OCTOBER, ScoreSpan.MONTH)


def test_a_list_of_another_province_is_one_sentence() -> None:
    elsewhere = [
        (f"Sở {name} - tỉnh An Giang", f"H01.{place:02}", *AN_PHUOC[2:])
        for place, name in enumerate(("Du lịch", "Công Thương", "Y tế", "Nội vụ"), start=1)
    ]
    for month in (OCTOBER, None):
        reading = read(saved(report({"Điểm tháng": [DONG_NAI, *elsewhere]})), month=month)
        told = [each for each in reading.problems if each.kind is ProblemKind.UNKNOWN_UNIT]
        assert [(str(each.case), each.cell) for each in told] == [("unknown_unit.elsewhere", "C3")]
        assert (told[0].facts["units"], told[0].facts["province"]) == (4, "Tỉnh An Giang")


def test_a_title_that_names_another_year_is_a_conflict() -> None:
    book = report({"Xã Phường": [AN_PHUOC]})
    sheet = first(book)
    sheet.insert_rows(1, 2)
    sheet["A1"] = "ĐIỂM THÁNG 10/2025 THEO QĐ 766/QĐ-TTg NĂM 2024"
    assert faults(read(saved(book))) == [("month_conflict", "A1")]
    sheet["A1"] = "ĐIỂM THÁNG 10/2025 THEO QĐ 766/QĐ-TTg NĂM 2022"
    assert faults(read(saved(book))) == []
