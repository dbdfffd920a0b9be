"""A unit is suggested again where conclusions are overdue or figures worse since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.inspection.again import Again
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace
from pipeline.inspection.again import visits_again
from pipeline.inspection.findings import conclude
from pipeline.inspection.inspections import schedule
from pipeline.inspection.visit_wish import VisitWish
from tests.pipeline.inspection.test_inspection_follow import a_desk, visited
from tests.pipeline.inspection.test_inspections import AN_PHUOC, PLANNED, SIGNED, a_finding
from wording.inspection.again import again

DUE = date(2023, 6, 30)
FIGURES = {2: 380, 3: 380, 4: 380, 6: 380, 7: 380, 8: 300, 9: 300, 10: 300}
"""Good of 400 in time: the months before the visit, right after it, and the newest."""


def concluded(
    folder: Path, *, good: Mapping[int, int] | None = None, indicator: str | None = None
) -> Workspace:
    """An Phước was visited in May; a conclusion of it is due on 30/06."""
    workspace = a_desk(folder, good)
    (visit,) = visited(workspace, AN_PHUOC)
    deadline = date(2024, 6, 1) if good else DUE
    found = replace(a_finding(visit), deadline=deadline, indicator=indicator)
    conclude(workspace, OFFICE, [found], SIGNED)
    return workspace


def asked(workspace: Workspace, day: date) -> tuple[Again, ...]:
    with workspace.books() as books:
        return visits_again(books, VisitWish(day.year, day))


def test_from_the_day_its_conclusion_is_overdue(tmp_path: Path) -> None:
    workspace = concluded(tmp_path)
    assert asked(workspace, DUE) == ()
    (found,) = asked(workspace, date(2023, 7, 1))
    assert found.unit.code == AN_PHUOC
    assert again(found) == "đã kiểm tra 16/05/2023; 1 kết luận quá hạn, sớm nhất từ 30/06/2023"


def test_a_unit_of_today_answers_for_one_that_went_into_it(tmp_path: Path) -> None:
    (found,) = asked(concluded(tmp_path), date(2025, 8, 1))
    assert found.unit.valid_to is None
    assert found.visit.unit == AN_PHUOC


def test_a_visit_that_is_ahead_answers_it_until_its_day_is_over(tmp_path: Path) -> None:
    workspace, day = concluded(tmp_path), date(2023, 7, 17)
    schedule(workspace, OFFICE, [replace(PLANNED, first_day=day, last_day=day)], SIGNED)
    assert asked(workspace, date(2023, 7, 1)) == ()
    assert len(asked(workspace, date(2023, 7, 18))) == 1


@pytest.mark.parametrize(
    ("indicator", "count"), [("on_time", 1), (None, 1), ("satisfaction", 0)], ids=str
)
def test_where_the_newest_months_are_clearly_worse_in_what_was_concluded(
    tmp_path: Path, indicator: str | None, count: int
) -> None:
    workspace = concluded(tmp_path, good=FIGURES, indicator=indicator)
    found = asked(workspace, date(2023, 11, 20))
    assert len(found) == count
    for each in found:
        assert "xấu đi sau kết luận" in again(each)


def test_a_year_that_is_over_asks_for_none(tmp_path: Path) -> None:
    workspace = concluded(tmp_path)
    with workspace.books() as books:
        assert visits_again(books, VisitWish(2023, date(2024, 2, 1))) == ()


def test_people_of_a_unit_are_not_told(tmp_path: Path) -> None:
    workspace = concluded(tmp_path)
    wish = VisitWish(2023, date(2023, 6, 1))
    with workspace.books() as books, pytest.raises(KpiError, match="not_permitted"):
        visits_again(replace(books, viewer=Viewer(Role.UNIT, AN_PHUOC)), wish)
