"""The month in a file's name is proposed where the file says none, and never taken."""

from __future__ import annotations

import pytest

from ingest.tables.intake import read_bytes
from tests.ingest.workbooks import II06A_ROW, LIBRARY, ii06a, only, request, saved
from wording.intake.problems import sentence

DATA = saved(ii06a([(1, "Xã An Phước", *II06A_ROW)], total=False, period=""))


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Báo cáo tháng 8 năm 2024.xlsx", "2024-08"),
        ("bao_cao_thang_8_2024.xlsx", "2024-08"),
        ("II06a T8.2024.xlsx", "2024-08"),
        ("Báo cáo tháng 8.xlsx", None),
        ("Báo cáo.xlsx", None),
    ],
)
def test_the_month_of_the_files_name_is_proposed(name: str, proposed: str | None) -> None:
    reading = read_bytes(DATA, name, request(), LIBRARY)
    problem = only(reading)
    assert (problem.kind, problem.facts.get("proposed")) == ("month_unclear", proposed)
    assert ("tháng 8/2024" in sentence(problem)) is (proposed is not None)
    assert [table.month for table in reading.tables] == [None]
