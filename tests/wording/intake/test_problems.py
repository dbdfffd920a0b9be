"""Every kind of problem has its sentence: where, what is wrong, what to do."""

from __future__ import annotations

import pytest

from metrics.counts.problem import Problem, ProblemCase, Severity
from wording.intake.problems import advice, place, sentence


@pytest.mark.parametrize("case", ProblemCase)
def test_every_case_is_said_in_whole_sentences_even_without_facts(case: ProblemCase) -> None:
    text = advice(Problem(Severity.ERROR, case))
    assert text[-1] in ".?)"
    assert "None" not in text
    assert str(case.kind) not in text


ACCEPTED = [".xlsx", ".xls", ".ods", "HTML", ".csv", ".tsv"]


@pytest.mark.parametrize("what", [".pdf", ".picture", ".archive", ".document", ""])
def test_a_file_that_is_no_spreadsheet_is_told_every_kind_that_is(what: str) -> None:
    text = advice(Problem(Severity.ERROR, ProblemCase(f"not_a_spreadsheet{what}")))
    assert all(each in text for each in ACCEPTED)


@pytest.mark.parametrize("container", ["xlsb", "xml", "xls"])
def test_a_spreadsheet_of_another_kind_is_told_how_to_save_it(container: str) -> None:
    text = advice(Problem(Severity.ERROR, ProblemCase(f"unsupported_container.{container}")))
    assert all(each in text for each in ACCEPTED)
    assert "Save As" in text


def test_a_workbook_with_macros_is_told_how_to_lose_them() -> None:
    facts: dict[str, str | int] = {"name": "xl/vbaProject.bin"}
    text = advice(Problem(Severity.ERROR, ProblemCase.UNSAFE_CONTENT_MACROS, facts=facts))
    assert "(xl/vbaProject.bin)" in text
    assert "để bỏ macro" in text


def test_the_place_stands_first() -> None:
    problem = Problem(Severity.ERROR, ProblemCase.NEGATIVE, "Tháng 9", "D12", "-3")
    assert sentence(problem).startswith("Ô D12, trang “Tháng 9”: “-3” là số âm.")
    assert place(Problem(Severity.ERROR, ProblemCase.DAMAGED)) == ""
    assert place(Problem(Severity.ERROR, ProblemCase.MONTH_UNCLEAR, "T9")) == "Trang “T9”: "


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (
            Problem(Severity.ERROR, ProblemCase.NOT_A_NUMBER, "S", "H6", "1O"),
            "Có chữ O ở vị trí số 0",
        ),
        (
            Problem(Severity.ERROR, ProblemCase.NOT_A_NUMBER, "S", "H6", "１２"),
            "chữ số toàn khổ",
        ),
        (
            Problem(
                Severity.ERROR,
                ProblemCase.SUM_MISMATCH,
                "S",
                "C12",
                "1112",
                {"sum": 1110, "parts": "1000 + 110", "cells": "D12, E12", "column": "Tổng số"},
            ),
            "ghi 1.112 nhưng 1.000 + 110 = 1.110 (D12, E12)",
        ),
        (
            Problem(
                Severity.ERROR,
                ProblemCase.SUM_MISMATCH,
                "S",
                "C12",
                "61.5",
                {"sum": "60,5", "parts": "42,25 + 18,25", "cells": "D12, E12", "column": "Tổng"},
            ),
            "ghi 61,5 nhưng 42,25 + 18,25 = 60,5 (D12, E12)",
        ),
        (
            Problem(
                Severity.WARNING,
                ProblemCase.TOTAL_MISMATCH_LEFT_OUT,
                "S",
                "B12",
                "Test",
                {"figures": "Trước hạn: 12345; Quá hạn: 7"},
            ),
            "(Trước hạn: 12.345; Quá hạn: 7)",
        ),
        (
            Problem(
                Severity.ERROR,
                ProblemCase.UNIT_NOT_VALID_VALID_TO,
                "S",
                "B9",
                "Xã Long Đức",
                {"name": "Xã Long Đức", "valid_to": "2025-06-30", "month": "2025-08"},
            ),
            "đã kết thúc ngày 30/06/2025, nên không có trong tháng 8/2025",
        ),
        (
            Problem(
                Severity.ERROR,
                ProblemCase.MONTH_CONFLICT_ASKED,
                "S",
                "A2",
                "2024-09",
                {"other": "2024-08"},
            ),
            "ghi tháng 9/2024 nhưng tháng được chọn là tháng 8/2024",
        ),
        (
            Problem(
                Severity.WARNING,
                ProblemCase.SUPERSEDED,
                facts={"figures": 1234, "uploads": "2409-0031"},
            ),
            "1.234 số của lần nạp này",
        ),
    ],
)
def test_sentences_say_what_was_found(problem: Problem, said: str) -> None:
    assert said in sentence(problem)
