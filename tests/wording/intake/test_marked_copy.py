from __future__ import annotations

import pytest

from metrics.counts.problem import Problem, ProblemCase, Severity
from wording.intake import marked_copy as words
from wording.intake.problems import advice

FACTS: dict[str, str | int] = {"column": "1. Trực tuyến. Toàn trình", "month": "2024-09"}


@pytest.mark.parametrize("kind", list(ProblemCase))
def test_every_sentence_parts_into_what_is_wrong_and_what_to_do(kind: ProblemCase) -> None:
    problem = Problem(Severity.ERROR, kind, "Tháng 9", "D12", "1. Mười", dict(FACTS))
    wrong, right = words.halves(problem)
    assert wrong and right
    assert f"{wrong} {right}" == advice(problem)
    assert right[0].isupper()
    assert wrong.count("“") == wrong.count("”")


def test_how_many_are_left_out_stays_with_what_is_wrong() -> None:
    facts = FACTS | {"more": 7}
    problem = Problem(Severity.ERROR, ProblemCase.NEGATIVE, "Tháng 9", "D12", "-3", facts)
    wrong, right = words.halves(problem)
    assert wrong.endswith("là số âm. (Còn 7 lỗi nữa chưa liệt kê.)")
    assert right == "Số lượng phải từ 0 trở lên."


def test_the_same_thing_is_said_once_at_a_cell() -> None:
    problem = Problem(Severity.WARNING, ProblemCase.COPIED_MONTH, "Tháng 9", "D12")
    assert words.lines([problem, problem]) == [f"▲ {advice(problem)}"]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("BC T9.xlsx", "BC T9_danh_dau.xlsx"),
        ("BC.T9.xls", "BC.T9_danh_dau.xlsx"),
        ("BC T9_danh_dau.xlsx", "BC T9_danh_dau.xlsx"),
        ("baocao", "baocao_danh_dau.xlsx"),
    ],
)
def test_a_copy_is_named_after_its_file_and_the_copy_of_a_copy_alike(
    original: str, copy: str
) -> None:
    assert words.file_name(original) == copy
