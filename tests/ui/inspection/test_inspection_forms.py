"""Two people with one form open: neither undoes what the other wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.inspection.visit import Visit, VisitKind, VisitState
from pipeline.desk.viewer import OFFICE
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.findings import FollowUp, conclude, follow_up
from pipeline.inspection.inspections import VisitChange, change_visit
from pipeline.statements.recording import Signed
from tests.pipeline.inspection.test_inspections import COMMUNE, PLANNED, a_finding, done, known, put
from tests.warehouse.builders import new_database
from ui.kit import live
from warehouse.statements.kinds import VISIT
from warehouse.statements.log import state
from warehouse.writing.store import writing
from wording.inspection import inspections_page as said
from wording.inspection.inspections_page import InspectionView

FASTER = Signed("Trần Thị Bích", "Chuyển sang đột xuất")
MINE = {"by": "Lê Văn Hoa", "why": "Bổ sung"}


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    path = new_database(tmp_path).path
    monkeypatch.setenv("KPI_DATABASE", str(path))
    return open_workspace(path)


def page(view: InspectionView, **asked: str) -> AppTest:
    test = AppTest.from_string("from pages.inspections import page\npage()", default_timeout=60)
    for name, value in ({"nam": "2023", "phan": view.value} | asked).items():
        test.query_params[name] = value
    return test.run()


def write(test: AppTest, key: str, **typed: str) -> None:
    for name, text in (typed | MINE).items():
        test.text_input(f"{key}_{name}").set_value(text)


def press(test: AppTest, label: str) -> AppTest:
    next(each for each in test.button if each.label == label).click()
    return test.run()


def told(test: AppTest) -> str:
    assert not test.exception
    return " ".join(each.value for each in (*test.error, *test.success))


def a_visit(workspace: Workspace) -> Visit:
    (visit,) = put(workspace, PLANNED)
    return visit


def test_what_one_has_not_touched_stays_as_the_other_wrote_it(workspace: Workspace) -> None:
    name = a_visit(workspace).visit
    test = page(InspectionView.SCHEDULE)
    write(test, f"visit_{name}", note="Mang theo biểu mẫu")
    change_visit(workspace, OFFICE, VisitChange(name, kind=VisitKind.SURPRISE), FASTER)
    press(test, said.SAVE)
    assert "Trần Thị Bích" in told(test)
    assert test.text_input(f"visit_{name}_note").value == "Mang theo biểu mẫu"
    assert test.selectbox(f"visit_{name}_kind").value is VisitKind.SURPRISE
    press(test, said.SAVE)
    stands = known(workspace).visit(name)
    assert (stands.kind, stands.note) == (VisitKind.SURPRISE, "Mang theo biểu mẫu")
    assert known(workspace, COMMUNE).visits == ()


def test_a_form_that_was_saved_can_be_saved_again(workspace: Workspace) -> None:
    name = a_visit(workspace).visit
    test = page(InspectionView.SCHEDULE)
    for note in ("một", "hai"):
        write(test, f"visit_{name}", note=note)
        assert told(press(test, said.SAVE)) == said.CHANGED.format(visit=name)
        assert known(workspace).visit(name).note == note


def test_a_field_that_is_emptied_is_empty(workspace: Workspace) -> None:
    (visit,) = put(workspace, replace(PLANNED, note="cũ", contents=("II.2",)))
    test = page(InspectionView.SCHEDULE)
    write(test, f"visit_{visit.visit}", note="")
    test.multiselect(f"visit_{visit.visit}_contents").set_value([])
    press(test, said.SAVE)
    assert (known(workspace).visits[0].note, known(workspace).visits[0].contents) == ("", ())


def test_proof_that_another_has_corrected_is_not_put_back(workspace: Workspace) -> None:
    visit = done(workspace, a_visit(workspace))
    (conclusion,) = conclude(workspace, OFFICE, [a_finding(visit)], FASTER)
    name = conclusion.conclusion
    follow_up(workspace, OFFICE, FollowUp(name, proof="Báo cáo 12"), FASTER)
    test = page(InspectionView.CONCLUSIONS)
    write(test, f"fu_{name}")
    test.date_input(f"fu_{name}_deadline").set_value(date(2023, 9, 1))
    follow_up(workspace, OFFICE, FollowUp(name, proof="Báo cáo 21"), FASTER)
    test.button(f"fu_{name}_save").click()
    test.run()
    assert "Trần Thị Bích" in told(test)
    assert known(workspace).conclusion(name).deadline == conclusion.deadline
    test.button(f"fu_{name}_save").click()
    test.run()
    stands = known(workspace).conclusion(name)
    assert (stands.proof, stands.deadline) == ("Báo cáo 21", date(2023, 9, 1))


def test_a_visit_may_be_moved_near_another_teams_by_a_tick(workspace: Workspace) -> None:
    put(workspace, PLANNED)
    day = date(2023, 9, 20)
    (visit,) = put(workspace, replace(PLANNED, team="Thanh tra", first_day=day, last_day=day))
    key = f"visit_{visit.visit}"
    test = page(InspectionView.SCHEDULE)
    test.selectbox("visit").set_value(visit.visit)
    test.run()
    write(test, key)
    for name in ("first", "last"):
        test.date_input(f"{key}_{name}").set_value(date(2023, 6, 1))
    press(test, said.SAVE)
    assert "Đoàn 1" in told(test)
    test.checkbox(f"{key}_despite").set_value(True)
    press(test, said.SAVE)
    assert known(workspace).visit(visit.visit).first_day == date(2023, 6, 1)
    assert not test.checkbox(f"{key}_despite").value


@pytest.mark.parametrize(
    "view", [InspectionView.SCHEDULE, InspectionView.CONCLUSIONS, InspectionView.PAPER]
)
def test_a_visit_stored_in_a_mistyped_year_breaks_no_page(
    workspace: Workspace, view: InspectionView
) -> None:
    visit = a_visit(workspace)
    wrong = replace(visit, first_day=date(26, 12, 1), state=VisitState.DONE)
    entry = VISIT.of(wrong, "ai", "gõ nhầm")
    with writing(workspace.database) as writer:
        writer.learn(lambda source: state(source, [entry]))
    assert not page(view).exception


def test_a_unit_that_does_not_report_has_a_sheet_with_its_visits_and_conclusions(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = done(workspace, put(workspace, replace(PLANNED, unit="75-TTT"))[0])
    conclude(workspace, OFFICE, [a_finding(visit)], FASTER)
    drawn: list[str] = []
    monkeypatch.setattr(live, "show", lambda markup, **_: drawn.append(markup.html))
    test = page(InspectionView.PAPER, chuan_bi="75-TTT")
    assert not test.exception
    assert test.selectbox("chuan_bi").value == "75-TTT"
    for text in (said.PAPER_DOES_NOT_REPORT, "Đoàn 1", a_finding(visit).finding, "75-TTT"):
        assert text in drawn[0]
