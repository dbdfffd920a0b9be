"""Meetings: decisions become tasks or say that nothing is given, minutes stay as they were."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.tasks.meeting import Decision, Minutes
from metrics.tasks.progress import Act, Proof
from pipeline.desk.clock import today
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace, find_workspace
from pipeline.meetings import deciding
from pipeline.meetings.agenda import Agenda, agenda
from pipeline.meetings.deciding import Closing, NewDecision
from pipeline.meetings.minutes import all_minutes, minutes_of
from pipeline.papers.issue import issue
from pipeline.papers.kinds import KINDS
from pipeline.scores.scorecard import View
from pipeline.tasks.acting import NewTask, TaskWish, say_of
from pipeline.tasks.lights import certain_red, charged_share
from reports.form.checked import form_findings
from tests.copies import copied
from tests.pipeline.papers.test_papers import text_of

VIEW = View(Month(2024, 9))
BY = "Lê Thị Hoa"
DUE = date(2100, 6, 30)


@pytest.fixture
def workspace(demonstration: Path, tmp_path: Path) -> Workspace:
    return find_workspace(copied(demonstration, tmp_path))


def looked(workspace: Workspace, view: View = VIEW) -> Agenda:
    with workspace.books() as books:
        return agenda(books, view)


def decide(workspace: Workspace, text: str, light: str = "", *, gives: bool = True) -> Decision:
    _, unit, indicator = light.split("/") if light else ("", "", "")
    on = VIEW.month.last_day if light else None
    given = (unit or "75",) if gives else ()
    wanted = NewTask(text, given, "Ông Bình", DUE if gives else None, on=on)
    if indicator:
        wanted = NewTask(text, given, "Ông Bình", DUE, indicator=indicator, on=on)
    return deciding.decide(workspace, workspace.viewer, NewDecision(wanted, gives), BY)


def close(workspace: Workspace, seen: tuple[str, ...] | None = None) -> Minutes:
    closing = Closing("Bà Chủ tịch", "các phòng", seen)
    return deciding.close(workspace, workspace.viewer, VIEW, closing, BY)


def refused(workspace: Workspace, task: NewTask, viewer: Viewer | None = None) -> str:
    with pytest.raises(KpiError) as caught:
        deciding.decide(workspace, viewer or workspace.viewer, NewDecision(task), BY)
    return str(caught.value.code)


def test_a_meeting_goes_from_what_was_decided_to_minutes_that_stay(workspace: Workspace) -> None:
    first = looked(workspace)
    assert (first.last, first.before, first.decided) == (None, (), ())
    with workspace.books() as books:
        assert len(first.red) == len(certain_red(books, VIEW)) > 1
    given = decide(workspace, "Đưa chỉ tiêu về đúng mục tiêu", first.red[0].key)
    kept = decide(workspace, "Nghiêm túc rút kinh nghiệm", gives=False)
    assert (given.decision, kept.decision) == (f"{first.meeting}/1", f"{first.meeting}/2")
    assert (given.task is None, kept.task) == (False, None)
    second = looked(workspace)
    assert [row.key for row in second.red] == [row.key for row in first.red[1:]]
    assert [row.state for row in second.decided] == ["chưa thực hiện", "không giao việc"]
    frozen = close(workspace)
    assert frozen.decided == second.decided
    assert (frozen.red, frozen.changed) == (second.red, second.changed)
    proof = Proof("05/BC", today())
    for act in (Act.SUBMIT, Act.CONFIRM):
        wish = TaskWish(str(given.task), act, proof=proof if act is Act.SUBMIT else None)
        say_of(workspace, workspace.viewer, wish, BY)
    third = looked(workspace)
    assert third.meeting != first.meeting == third.last
    assert [row.state for row in third.before] == ["xong trong hạn", "không giao việc"]
    name = deciding.supplement(workspace, workspace.viewer, first.meeting, "Sửa: hạn 30/6", BY)
    assert name == f"{first.meeting}/1"
    with workspace.books() as books:
        again = minutes_of(books, first.meeting)
        assert again.minutes == frozen
        assert [each.facts.text for each in again.supplements] == ["Sửa: hạn 30/6"]


@pytest.mark.parametrize(
    ("day", "again"), [(VIEW.month.last_day, True), (date(2024, 10, 1), False)]
)
def test_a_light_is_looked_at_again_where_its_task_was_done_before_its_month_ended(
    workspace: Workspace, day: date, again: bool
) -> None:
    light = looked(workspace).red[0].key
    given = decide(workspace, "Đưa chỉ tiêu về đúng mục tiêu", light)
    for act, proof in ((Act.SUBMIT, Proof("05/BC", day)), (Act.CONFIRM, None)):
        wish = TaskWish(str(given.task), act, proof=proof)
        say_of(workspace, workspace.viewer, wish, BY)
    row = looked(workspace).red[0]
    assert (row.key == light) is again
    assert ("việc trước đã xong ngày 30/09/2024" in row.state) is again
    with workspace.books() as books:
        assert charged_share(books, VIEW).charged == (0 if again else 1)


def test_what_older_meetings_decided_stays_until_it_is_done(workspace: Workspace) -> None:
    old = decide(workspace, "Việc dài")
    decide(workspace, "Nhắc nhở", gives=False)
    close(workspace)
    decide(workspace, "Việc mới")
    close(workspace)
    assert [row.what for row in looked(workspace).before] == ["Việc dài", "Việc mới"]
    say_of(workspace, workspace.viewer, TaskWish(str(old.task), Act.WITHDRAW), BY, "thôi")
    assert [row.what for row in looked(workspace).before] == ["Việc mới"]


def test_a_decision_is_taken_back_with_its_task_until_the_minutes_are_frozen(
    workspace: Workspace,
) -> None:
    light = looked(workspace).red[0].key
    made = decide(workspace, "Nhầm", light)
    deciding.retract(workspace, workspace.viewer, made.decision, BY)
    assert looked(workspace).red[0].key == light
    again = decide(workspace, "Đúng", light)
    assert again.decision == f"{again.meeting}/2"
    close(workspace)
    with pytest.raises(KpiError, match="meeting_closed"):
        deciding.retract(workspace, workspace.viewer, again.decision, BY)


@pytest.mark.parametrize(
    ("task", "code"),
    [
        (NewTask("Làm", ("75",)), "decision_incomplete"),
        (NewTask("Làm", (), due=DUE), "decision_incomplete"),
        (NewTask(" ", ("75",), due=DUE), "empty_text"),
        (NewTask("Làm", ("99999",), due=DUE), "unknown_unit"),
    ],
)
def test_a_decision_says_who_and_until_when(workspace: Workspace, task: NewTask, code: str) -> None:
    assert refused(workspace, task) == code
    assert looked(workspace).decided == ()


def test_only_the_office_decides_and_people_of_a_unit_see_no_meeting(workspace: Workspace) -> None:
    wanted = NewTask("Làm", ("75",), due=DUE)
    for role in (Role.LEADER, Role.INSPECTOR):
        assert refused(workspace, wanted, Viewer(role)) == "not_permitted"
    unit = Workspace(workspace.database, Viewer(Role.UNIT, "26383"))
    with unit.books() as books:
        for asked in (lambda: agenda(books, VIEW), lambda: all_minutes(books)):
            with pytest.raises(KpiError, match="not_permitted"):
                asked()


def test_minutes_are_not_frozen_over_a_decision_that_nobody_saw(workspace: Workspace) -> None:
    decide(workspace, "Một")
    with pytest.raises(KpiError, match="overtaken"):
        close(workspace, seen=())
    assert close(workspace).decided
    with workspace.books() as books:
        assert len(all_minutes(books)) == 1


def test_the_notice_is_made_of_the_frozen_minutes_and_keeps_the_form(workspace: Workspace) -> None:
    empty = issue(workspace, KINDS["conclusions"], VIEW, "docx").content
    assert form_findings(empty) == ()
    assert "Chưa có cuộc họp giao ban nào về tháng 9/2024" in text_of(empty, "docx")
    decide(workspace, "Đưa tỷ lệ số hóa về mục tiêu")
    decide(workspace, "Rút kinh nghiệm chung", gives=False)
    frozen = close(workspace)
    deciding.supplement(workspace, workspace.viewer, frozen.meeting, "Hạn là 30/6", BY)
    made = issue(workspace, KINDS["conclusions"], VIEW, "docx")
    assert form_findings(made.content) == ()
    for ending in ("docx", "pdf"):
        text = text_of(issue(workspace, KINDS["conclusions"], VIEW, ending).content, ending)
        told = " ".join(text.split())
        for said in (
            "Đưa tỷ lệ số hóa về mục tiêu",
            "30/06/2100",
            "không giao việc",
            "Hạn là 30/6",
        ):
            assert said in told, (ending, said)
    again = issue(workspace, KINDS["conclusions"], VIEW, "docx", made.edition)
    assert again.content == made.content
