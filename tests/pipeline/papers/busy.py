"""An office with everything that papers speak of: visits, conclusions, a recount, decisions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from metrics.counts.month import Month
from metrics.inspection.visit import VisitKind, VisitState
from pipeline.desk.viewer import OFFICE
from pipeline.desk.workspace import Workspace, find_workspace
from pipeline.inspection.findings import FollowUp, NewConclusion, conclude, follow_up
from pipeline.inspection.inspections import NewVisit, VisitChange, change_visit, schedule
from pipeline.inspection.recounting import NewRecount, recount
from pipeline.meetings import deciding
from pipeline.meetings.deciding import Closing, NewDecision
from pipeline.scores.scorecard import View
from pipeline.statements.recording import Signed
from pipeline.tasks.acting import NewTask
from tests.copies import copied

MONTH = Month(2024, 9)
VIEW = View(MONTH, under="740")
PROVINCE = View(MONTH)
"""The visits count for the province, the meeting is the district's."""
BY = Signed("Lê Thị Hoa", "Lịch tháng 9")
AN_PHUOC, LONG_DUC, TOWN = "26383", "26389", "26368"
DUE = date(2100, 6, 30)


def busy_office(demonstration: Path, folder: Path) -> Workspace:
    """A copy of the demonstration whose district inspected, concluded and met in the month.

    Two visits are done and one is ahead; one conclusion is closed and one is open; a meeting
    decided one task and one thing without a task, and its minutes have a supplement.
    """
    here = find_workspace(copied(demonstration, folder))
    _inspect(here)
    _meet(here)
    return here


def _inspect(here: Workspace) -> None:
    visits = [
        NewVisit(AN_PHUOC, VisitKind.PLANNED, "Đoàn 41", date(2024, 9, 11), date(2024, 9, 12)),
        NewVisit(LONG_DUC, VisitKind.REMOTE, "Tổ 42", date(2024, 9, 17), date(2024, 9, 17)),
        NewVisit(TOWN, VisitKind.PLANNED, "Đoàn 41", date(2024, 9, 24), date(2024, 9, 25)),
    ]
    names = [visit.visit for visit in schedule(here, OFFICE, visits, BY, despite=True)]
    for name in names[:2]:
        change_visit(here, OFFICE, VisitChange(name, state=VisitState.DONE), BY)
    said = [
        NewConclusion(
            names[0],
            "Trễ 13 trên 57 hồ sơ đất đai",
            "Gửi 13 thư xin lỗi",
            "Chủ tịch UBND xã",
            date(2024, 10, 15),
            indicator="on_time",
        ),
        NewConclusion(
            names[1], "Chưa công khai 3 thủ tục", "Niêm yết đủ", "Công chức", date(2024, 10, 21)
        ),
    ]
    made = conclude(here, OFFICE, said, BY)
    closed = FollowUp(made[1].conclusion, proof="45/BC-UBND", closed_on=date(2024, 10, 18))
    follow_up(here, OFFICE, closed, BY)
    recount(here, OFFICE, NewRecount(names[0], "on_time", Month(2024, 8), 31, 28), BY)


def _meet(here: Workspace) -> None:
    """A first meeting decides, a second one hears what became of it."""
    day = MONTH.last_day
    given = NewTask("Bố trí thêm 2 công chức", (AN_PHUOC,), "Ông Bình", DUE, on=day)
    deciding.decide(here, OFFICE, NewDecision(given), BY.by)
    _close(here)
    noted = NewTask("Họp lại sau 14 ngày", (), "", None)
    deciding.decide(here, OFFICE, NewDecision(noted, gives=False), BY.by)
    again = NewTask("Rà soát 26 hồ sơ treo", (LONG_DUC, TOWN), "Bà An", DUE, on=day)
    deciding.decide(here, OFFICE, NewDecision(again), BY.by)
    deciding.supplement(here, OFFICE, _close(here), "Thêm 9 hồ sơ của thị trấn", BY.by)


def _close(here: Workspace) -> str:
    return deciding.close(here, OFFICE, VIEW, Closing("Bà Minh", "các phòng"), BY.by).meeting
