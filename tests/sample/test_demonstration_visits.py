"""The people, explanations and inspections that the demonstration comes with."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.inspection.recount import Agreement
from metrics.inspection.visit import ConclusionState, VisitKind, VisitState
from metrics.verdicts.rollup import reporting
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.findings import FollowUp, follow_up
from pipeline.inspection.follow import due
from pipeline.inspection.inspections import VisitChange, change_visit
from pipeline.periods.trend_picture import visit_marks
from pipeline.sample import sample
from pipeline.scores.scorecard import View, score_unit
from pipeline.statements.explanations import of_months
from pipeline.statements.inspection_records import Records, history, records
from pipeline.statements.people import everybody, responsible
from pipeline.statements.recording import Signed
from tests.asking import asked, asked_on
from tests.warehouse.builders import new_database, store, upload
from warehouse.statements.kinds import KINDS
from warehouse.statements.log import broken, statements
from wording.interface import DEMONSTRATION

TODAY = date(2026, 11, 21)
SEPTEMBER = Month(2026, 9)
XUAN_DONG, LONG_THANH, NHON_TRACH = "26359", "26368", "26485"
SIGNED = Signed("Văn phòng", "Đổi lịch")


@pytest.fixture(scope="module")
def workspace(own_demonstration: Path) -> Workspace:
    return open_workspace(own_demonstration)


def known(workspace: Workspace, viewer: Viewer = OFFICE) -> Records:
    with workspace.books() as books:
        return records(replace(books, viewer=viewer))


def everything(workspace: Workspace) -> tuple[object, ...]:
    with workspace.books() as books:
        said = of_months(books, (SEPTEMBER,))
        return (
            known(workspace),
            everybody(books),
            said,
            sum(len(statements(books.edition, kind)) for kind in KINDS),
        )


def test_all_three_kinds_of_visits_lie_in_all_four_years(workspace: Workspace) -> None:
    visits = known(workspace).visits
    assert {visit.kind for visit in visits} == set(VisitKind)
    assert Counter(visit.first_day.year for visit in visits) == {2023: 2, 2024: 3, 2025: 3, 2026: 6}
    ahead = [visit for visit in visits if visit.state is VisitState.SCHEDULED]
    assert {Month.of(visit.first_day) for visit in ahead} == {Month(2026, 12)}
    assert [visit.unit for visit in ahead if visit.secret] == [XUAN_DONG]


def test_one_conclusion_is_overdue_one_carried_over_one_closed_with_proof(
    workspace: Workspace,
) -> None:
    found = known(workspace)
    rows = asked_on(
        workspace, TODAY, due, workspace.reference.register.on(TODAY)["75"].identity, OFFICE
    )
    assert [row.visit.unit for row in rows if row.state is ConclusionState.OVERDUE] == [NHON_TRACH]
    assert [row.visit.unit for row in rows if row.carried] == ["75-SNNMT"]
    (closed,) = [each for each in found.conclusions if each.closed_on]
    assert closed.proof
    assert found.visit(closed.visit).unit == LONG_THANH


def test_the_recounted_dossiers_say_less_than_was_reported(workspace: Workspace) -> None:
    (found,) = known(workspace).recounts
    assert found.agreement is Agreement.REPORTED_MORE


def test_most_units_of_today_have_somebody_who_answers(workspace: Workspace) -> None:
    units = list(reporting(workspace.reference.register.at(SEPTEMBER)))
    with workspace.books() as books:
        everyone = responsible(books, SEPTEMBER.last_day)
    found = {each.identity: everyone[each.identity] for each in units if each.identity in everyone}
    assert 0.9 <= len(found) / len(units) < 1
    assert all(person.by == DEMONSTRATION for person in found.values())
    assert all(person.phone.startswith("0251 000 ") for person in found.values())
    assert all(person.email.endswith(".example") for person in found.values())


def test_every_explanation_stands_beside_a_light_that_is_surely_red(workspace: Workspace) -> None:
    with workspace.books() as books:
        said = of_months(books, (SEPTEMBER,))
        lights = {
            (row.unit.code, row.indicator.code): (row.verdict.status, row.verdict.evidence)
            for each in said
            for row in score_unit(books, replace(View(SEPTEMBER), under=each.unit))
        }
    assert len(said) == 3
    for each in said:
        assert lights[each.unit, each.indicator] == ("missed", "certain"), each.unit


def test_every_word_is_the_demonstrations_and_the_chain_of_words_holds(
    workspace: Workspace,
) -> None:
    found = known(workspace)
    with workspace.books() as books:
        edition = books.edition
        assert {each.by for kind in KINDS for each in statements(edition, kind)} == {DEMONSTRATION}
        assert list(broken(edition)) == []
        (first, last) = history(books, found.visits[0].visit)
    assert first.why.startswith(DEMONSTRATION)
    assert last.facts == found.visits[0]
    assert first.facts == replace(found.visits[0], state=VisitState.SCHEDULED)


def test_the_unannounced_visit_is_unknown_to_the_people_of_the_commune(
    workspace: Workspace,
) -> None:
    people = Viewer(Role.UNIT, XUAN_DONG)
    assert [visit.unit for visit in known(workspace).visits if visit.unit == XUAN_DONG] == [
        XUAN_DONG
    ]
    assert known(workspace, people).visits == ()


def test_the_visit_after_which_long_thanh_got_better_is_a_mark_on_its_trend(
    workspace: Workspace,
) -> None:
    view = View(SEPTEMBER, under=LONG_THANH)
    marks = asked(workspace, visit_marks, view)
    assert date(2026, 4, 14) in [mark.day for mark in marks]


def test_starting_again_adds_nothing_and_keeps_what_people_changed(workspace: Workspace) -> None:
    found = known(workspace)
    (ahead,) = [visit for visit in found.visits if visit.secret]
    moved = (date(2026, 12, 17), date(2026, 12, 17))
    change_visit(workspace, OFFICE, VisitChange(ahead.visit, days=moved, team="Đoàn khác"), SIGNED)
    (late,) = [each for each in found.conclusions if found.visit(each.visit).unit == NHON_TRACH]
    follow_up(workspace, OFFICE, FollowUp(late.conclusion, proof="Công văn 1"), SIGNED)
    before = everything(workspace)
    sample.start(workspace.database.path)
    assert everything(workspace) == before


def test_nothing_of_it_comes_into_a_real_database(tmp_path: Path) -> None:
    database = new_database(tmp_path, sample=False)
    store(database, upload({("26383", "resolved_in_time"): 1}, "that.xlsx"))
    with pytest.raises(KpiError) as caught:
        sample.start(database.path)
    assert caught.value.code == "sample_refused"
    real = open_workspace(database.path)
    assert known(real) == Records((), (), ())
    with real.books() as books:
        assert everybody(books) == []
