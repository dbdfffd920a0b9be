"""A month that is in conflict is told by the words that say it in its cell."""

from __future__ import annotations

from metrics.counts.month import Month
from tests.ingest.workbooks import II06A_ROW, first, ii06a, only, read, saved
from wording.intake.problems import advice, stands


def test_a_month_is_quoted_as_it_stands_and_told_in_one_way() -> None:
    book = ii06a([(1, "Xã An Phước", *II06A_ROW)], total=False)
    first(book)["A4"] = "Kỳ báo cáo: Tháng Chín năm 2024"
    problem = only(read(saved(book), month=Month(2024, 8)))
    assert stands(problem) == "Kỳ báo cáo: Tháng Chín năm 2024"
    assert problem.found == "2024-09"
    assert "ghi tháng 9/2024 nhưng" in advice(problem)
