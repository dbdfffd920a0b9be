"""What inspections left behind, on a unit's profile and on the overview."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from metrics.inspection.visit import Visit
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.findings import FollowUp, conclude, follow_up
from pipeline.inspection.follow import due, visits_of
from tests.asking import asked_on
from tests.pipeline.inspection.test_inspections import (
    AN_PHUOC,
    COMMUNE,
    LONG_DUC,
    PLANNED,
    SIGNED,
    SURPRISE,
    a_finding,
    done,
    known,
    put,
)
from tests.warehouse.builders import new_database
from ui.scores import inspected

JULY = date(2023, 7, 10)
"""Ten days after the deadline of `a_finding`."""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def text(html: str) -> str:
    told = re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ")
    return re.sub(r" ([,.;:)])", r"\1", " ".join(told.split()))


def block(
    workspace: Workspace, viewer: Viewer = OFFICE, under: str = AN_PHUOC, day: date = JULY
) -> str:
    reference = workspace.reference
    unit = reference.register.on(day)[under]
    visits = asked_on(workspace, day, visits_of, unit.identity, viewer)
    return inspected.block(
        unit, visits, asked_on(workspace, day, due, unit.identity, viewer), reference.register, day
    )


def line(workspace: Workspace, under: str = "75", viewer: Viewer = OFFICE, day: date = JULY) -> str:
    unit = workspace.reference.register.on(day)[under]
    found = asked_on(workspace, day, due, unit.identity, viewer)
    return inspected.overdue(found, workspace.reference.register, "inspections?phan=a&b=1")


def visited(workspace: Workspace, *units: str) -> list[Visit]:
    visits = put(workspace, *(replace(PLANNED, unit=unit) for unit in units))
    made = [done(workspace, visit) for visit in visits]
    conclude(workspace, OFFICE, [a_finding(visit) for visit in made], SIGNED)
    return made


def test_a_unit_never_visited_says_so(workspace: Workspace) -> None:
    assert "Chưa ghi cuộc kiểm tra nào" in text(block(workspace))


def test_visits_and_conclusions_past_their_deadline_are_told(workspace: Workspace) -> None:
    visited(workspace, AN_PHUOC)
    told = text(block(workspace))
    assert "1 cuộc đã kiểm tra; 1 kết luận chưa đóng, 1 quá hạn." in told
    assert "Quá hạn 10 ngày (hạn 30/06/2023): Hồ sơ trễ hẹn không có thư xin lỗi" in told
    assert "16/05/2023, theo kế hoạch, đã kiểm tra: Đoàn 1" in told
    assert "Đang thực hiện (hạn 30/06/2023, còn 10 ngày)" in text(
        block(workspace, day=date(2023, 6, 20))
    )


def test_a_district_names_the_commune_that_was_visited(workspace: Workspace) -> None:
    visited(workspace, AN_PHUOC)
    assert "theo kế hoạch tại xã An Phước, đã kiểm tra" in text(block(workspace, under="740"))


def test_a_visit_whose_day_went_by_is_not_told_as_one_to_come(workspace: Workspace) -> None:
    put(workspace, PLANNED)
    before, after = (text(block(workspace, day=day)) for day in (PLANNED.first_day, JULY))
    assert "0 cuộc đã kiểm tra; 1 cuộc đã lên lịch; 0 kết luận chưa đóng." in before
    assert "16/05/2023, theo kế hoạch, đã lên lịch: Đoàn 1" in before
    assert "0 cuộc đã kiểm tra; 1 cuộc quá ngày mà chưa thực hiện; 0 kết luận" in after
    assert "16/05/2023, theo kế hoạch, quá ngày, chưa thực hiện: Đoàn 1" in after


def test_a_closed_conclusion_is_told_no_more(workspace: Workspace) -> None:
    visited(workspace, AN_PHUOC)
    (conclusion,) = known(workspace).conclusions
    follow_up(
        workspace, OFFICE, FollowUp(conclusion.conclusion, proof="CV 12", closed_on=JULY), SIGNED
    )
    told = text(block(workspace))
    assert "0 kết luận chưa đóng." in told
    assert "quá hạn" not in told.lower()
    assert line(workspace) == ""


def test_people_of_the_unit_see_no_unannounced_visit_before_it_is_done(
    workspace: Workspace,
) -> None:
    (visit,) = put(workspace, SURPRISE)
    assert visit.visit in block(workspace)
    assert "Chưa ghi cuộc kiểm tra nào" in text(block(workspace, COMMUNE))
    done(workspace, visit)
    assert visit.visit in block(workspace, COMMUNE)


def test_typed_signs_stay_text(workspace: Workspace) -> None:
    (visit,) = put(workspace, replace(PLANNED, team="<i>Đoàn</i>"))
    conclude(
        workspace,
        OFFICE,
        [replace(a_finding(done(workspace, visit)), finding="<b>x</b> & y")],
        SIGNED,
    )
    html = block(workspace)
    assert "&lt;i&gt;Đoàn&lt;/i&gt;" in html
    assert "&lt;b&gt;x&lt;/b&gt; &amp; y" in html


def test_many_visits_are_shortened_to_what_fits_a_page(workspace: Workspace) -> None:
    visits = [replace(PLANNED, team=f"Đoàn {count}") for count in range(1, 8)]
    put(workspace, *visits, despite=True)
    html = block(workspace)
    assert html.count("data-visit") == 3
    assert "và 4 cuộc nữa" in html


def test_the_overview_names_the_units_with_overdue_conclusions(workspace: Workspace) -> None:
    visited(workspace, AN_PHUOC, LONG_DUC)
    assert text(line(workspace)) == "2 kết luận kiểm tra quá hạn: xã An Phước, xã Long Đức"
    assert 'href="inspections?phan=a&amp;b=1"' in line(workspace)


def test_the_overview_says_nothing_before_a_deadline_or_of_another_district(
    workspace: Workspace,
) -> None:
    visited(workspace, AN_PHUOC)
    assert line(workspace, day=date(2023, 6, 30)) == ""
    assert line(workspace, under="731") == ""
    assert line(workspace, under="740") != ""


def test_a_unit_sees_only_its_own_overdue_conclusions_on_the_overview(workspace: Workspace) -> None:
    visited(workspace, AN_PHUOC, LONG_DUC)
    assert text(line(workspace, viewer=COMMUNE)) == "1 kết luận kiểm tra quá hạn: xã An Phước"
