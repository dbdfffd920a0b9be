"""Visits and conclusions: recorded once and for all, and hidden from whom they must be."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.inspection.recount import Agreement
from metrics.inspection.visit import ConclusionState, Visit, VisitKind, VisitState
from metrics.inspection.watch_filter import WatchFilter
from pipeline.desk.viewer import OFFICE, Viewer, configured
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.findings import (
    FollowUp,
    NewConclusion,
    conclude,
    follow_up,
)
from pipeline.inspection.follow import effects
from pipeline.inspection.inspections import NewVisit, VisitChange, change_visit, schedule
from pipeline.inspection.quotas import YearOf, quotas
from pipeline.inspection.recounting import NewRecount, recount
from pipeline.inspection.saved_filters import save_filter, saved_filters
from pipeline.inspection.suggestion import propose
from pipeline.inspection.visit_wish import VisitWish
from pipeline.inspection.watchlist import Watched, watchlist
from pipeline.intake.undo import original
from pipeline.scores.scorecard import View
from pipeline.statements.inspection_records import Records, history, records
from pipeline.statements.proof_files import ProofFile
from pipeline.statements.recording import Signed
from tests.pipeline.inspection.test_watchlist import month_of
from tests.warehouse.builders import new_database, store, upload
from warehouse.reading.finding import FindingKind
from warehouse.soundness.verify import verify
from warehouse.statements.kinds import VISIT
from warehouse.statements.log import broken, state, statements
from warehouse.writing.store import writing
from wording.errors import sentence

AN_PHUOC, LONG_DUC = "26383", "26389"
MAY = date(2023, 5, 16)
AFTER = date(2023, 6, 1)
SIGNED = Signed("Văn phòng", "Lịch quý II")
INSPECTOR = Viewer(Role.INSPECTOR)
LEADER = Viewer(Role.LEADER)
COMMUNE = Viewer(Role.UNIT, AN_PHUOC)
DISTRICT = Viewer(Role.UNIT, "740")

PLANNED = NewVisit(AN_PHUOC, VisitKind.PLANNED, "Đoàn 1", MAY, MAY)
SURPRISE = replace(PLANNED, kind=VisitKind.SURPRISE)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def known(workspace: Workspace, viewer: Viewer = OFFICE) -> Records:
    with workspace.books() as books:
        return records(replace(books, viewer=viewer))


def put(workspace: Workspace, *visits: NewVisit, despite: bool = False) -> tuple[Visit, ...]:
    return schedule(workspace, OFFICE, visits, SIGNED, despite=despite)


def done(workspace: Workspace, visit: Visit) -> Visit:
    return change_visit(
        workspace, OFFICE, VisitChange(visit.visit, state=VisitState.DONE, as_of=AFTER), SIGNED
    )


def a_finding(visit: Visit) -> NewConclusion:
    return NewConclusion(
        visit.visit,
        "Hồ sơ trễ hẹn không có thư xin lỗi",
        "Gửi thư xin lỗi cho mọi hồ sơ trễ hẹn",
        "Chủ tịch UBND xã",
        date(2023, 6, 30),
        "II.2",
        "apology",
    )


def refused(code: str, act: Callable[[], object]) -> None:
    with pytest.raises(KpiError) as caught:
        act()
    assert caught.value.code == code


def test_a_scheduled_visit_stands_with_a_name_of_its_year(workspace: Workspace) -> None:
    one, two = put(workspace, PLANNED, replace(PLANNED, unit=LONG_DUC))
    assert [one.visit, two.visit] == ["KT-2023-0001", "KT-2023-0002"]
    (three,) = put(workspace, replace(PLANNED, unit="26386"))
    assert three.visit == "KT-2023-0003"
    assert known(workspace).visits == (one, two, three)


def test_every_change_is_kept_with_who_when_and_why(workspace: Workspace) -> None:
    (visit,) = put(workspace, PLANNED)
    moved = (date(2023, 5, 23), date(2023, 5, 24))
    why = Signed("Đoàn 1", "Đơn vị xin lùi")
    change_visit(workspace, INSPECTOR, VisitChange(visit.visit, days=moved), why)
    with workspace.books() as books:
        words = history(books, visit.visit)
        assert not list(broken(books.edition))
    assert [(word.by, word.why) for word in words] == [
        ("Văn phòng", "Lịch quý II"),
        ("Đoàn 1", "Đơn vị xin lùi"),
    ]
    assert words[0].facts == visit
    assert words[0].at <= words[1].at
    assert known(workspace).visit(visit.visit).first_day == moved[0]


def test_saying_the_same_again_adds_nothing(workspace: Workspace) -> None:
    (visit,) = put(workspace, PLANNED)
    change_visit(workspace, OFFICE, VisitChange(visit.visit, team="Đoàn  1"), SIGNED)
    with workspace.edition() as edition:
        assert len(statements(edition, VISIT)) == 1


def test_of_several_visits_all_or_none_are_scheduled(workspace: Workspace) -> None:
    refused("unknown_unit", lambda: put(workspace, PLANNED, replace(PLANNED, unit="nowhere")))
    assert known(workspace).visits == ()


def test_a_word_that_is_altered_in_the_store_is_noticed(workspace: Workspace) -> None:
    put(workspace, PLANNED, replace(PLANNED, unit=LONG_DUC))
    with writing(workspace.database) as writer:
        writer.cursor().execute("update store.statement set stated_by = 'ai đó' where place = 1")
        assert list(broken(writer)) == [1]
        writer.cursor().execute("delete from store.statement where place = 1")
        assert list(broken(writer)) == [2]


@pytest.mark.parametrize(
    ("code", "visit"),
    [
        ("no_team", replace(PLANNED, team=" ")),
        ("wrong_days", replace(PLANNED, last_day=date(2023, 5, 15))),
        ("implausible_day", replace(PLANNED, first_day=date(26, 5, 16))),
        ("implausible_day", replace(PLANNED, last_day=date(3023, 5, 16))),
        ("unknown_authority", replace(PLANNED, authority="731")),
        ("unknown_authority", replace(PLANNED, authority=AN_PHUOC)),
        ("unknown_plan", replace(PLANNED, plan="khong-co")),
        ("unknown_content", replace(PLANNED, contents=("II.9",))),
    ],
)
def test_a_visit_that_makes_no_sense_is_refused(
    workspace: Workspace, code: str, visit: NewVisit
) -> None:
    refused(code, lambda: put(workspace, visit))


def test_nobody_records_without_a_name_and_a_reason() -> None:
    refused("who_is_missing", lambda: Signed(" ", "vì"))
    refused("why_is_missing", lambda: Signed("Văn phòng", ""))


def test_the_whole_content_list_is_kept_as_the_whole(workspace: Workspace) -> None:
    every = tuple(f"II.{number}" for number in range(1, 7))
    whole, some = put(
        workspace,
        replace(PLANNED, contents=every),
        replace(PLANNED, unit=LONG_DUC, contents=("II.5", "II.2")),
    )
    assert whole.whole
    assert some.contents == ("II.2", "II.5")


def test_the_same_visit_is_not_scheduled_twice(workspace: Workspace) -> None:
    put(workspace, PLANNED)
    refused("visit_exists", lambda: put(workspace, PLANNED))


def test_two_teams_do_not_meet_at_one_unit_unless_someone_says_so(workspace: Workspace) -> None:
    put(workspace, PLANNED)
    day = date(2023, 6, 20)
    other = replace(PLANNED, team="Thanh tra", first_day=day, last_day=day)
    with pytest.raises(KpiError) as caught:
        put(workspace, other)
    assert caught.value.facts["team"] == "Đoàn 1"
    assert len(put(workspace, other, despite=True)) == 1


def test_a_visit_is_not_done_before_its_day(workspace: Workspace) -> None:
    (visit,) = put(workspace, PLANNED)

    def early() -> Visit:
        return change_visit(
            workspace,
            OFFICE,
            VisitChange(visit.visit, state=VisitState.DONE, as_of=date(2023, 5, 15)),
            SIGNED,
        )

    refused("visit_ahead", early)


@pytest.mark.parametrize("viewer", [LEADER, COMMUNE, DISTRICT], ids=["leader", "unit", "head"])
def test_only_the_office_and_the_inspectors_record(workspace: Workspace, viewer: Viewer) -> None:
    (visit,) = put(workspace, PLANNED)
    refused("not_permitted", lambda: schedule(workspace, viewer, [PLANNED], SIGNED))
    refused(
        "not_permitted", lambda: change_visit(workspace, viewer, VisitChange(visit.visit), SIGNED)
    )
    refused("not_permitted", lambda: conclude(workspace, viewer, [a_finding(visit)], SIGNED))
    refused("not_permitted", lambda: follow_up(workspace, viewer, FollowUp("KL-2023-0001"), SIGNED))
    refused("not_permitted", lambda: save_filter(workspace, viewer, "Của tôi", {"den": "met"}, "x"))


def last_visits(workspace: Workspace, viewer: Viewer) -> set[date | None]:
    view = View(Month(2023, 5), under=AN_PHUOC, as_of=date(2024, 1, 1))
    with workspace.books() as books:
        rows = watchlist(replace(books, viewer=viewer), Watched(view))
    return {row.followed.last_visit for row in rows}


def counted(workspace: Workspace, viewer: Viewer, head: str) -> list[tuple[int, int, int]]:
    with workspace.books() as books:
        found = quotas(
            replace(books, viewer=viewer), YearOf(2023, head=head, day=date(2023, 12, 31))
        )
    return [(len(each.done), len(each.planned), each.missing) for each in found]


@pytest.mark.parametrize("viewer", [COMMUNE, DISTRICT], ids=["its own people", "its head"])
def test_an_unannounced_visit_is_unknown_to_the_units_people_until_it_is_done(
    workspace: Workspace, viewer: Viewer
) -> None:
    by_district = replace(SURPRISE, authority="740", team="Đoàn huyện")
    province, district = put(workspace, SURPRISE, by_district, despite=True)
    assert known(workspace, viewer).visits == ()
    refused("unknown_visit", lambda: known(workspace, viewer).visit(province.visit))
    if viewer is DISTRICT:
        assert counted(workspace, viewer, "740") == [(0, 0, 12)]
    for visit in (province, district):
        done(workspace, visit)
    assert {visit.visit for visit in known(workspace, viewer).visits} == {
        province.visit,
        district.visit,
    }
    assert last_visits(workspace, viewer) == {MAY}
    if viewer is DISTRICT:
        assert counted(workspace, viewer, "740") == [(1, 0, 11)]


@pytest.mark.parametrize("viewer", [OFFICE, INSPECTOR, LEADER], ids=["office", "team", "leader"])
def test_everyone_else_knows_of_it_from_the_start(workspace: Workspace, viewer: Viewer) -> None:
    (visit,) = put(workspace, SURPRISE)
    assert known(workspace, viewer).visits == (visit,)
    assert counted(workspace, viewer, "75")[2] == (0, 1, 33)


def test_a_cancelled_unannounced_visit_stays_unknown(workspace: Workspace) -> None:
    (visit,) = put(workspace, SURPRISE)
    change_visit(workspace, OFFICE, VisitChange(visit.visit, state=VisitState.CANCELLED), SIGNED)
    assert known(workspace, COMMUNE).visits == ()


def test_an_announced_visit_is_known_to_its_unit_and_to_no_other(workspace: Workspace) -> None:
    (visit,) = put(workspace, PLANNED)
    assert known(workspace, COMMUNE).visits == known(workspace, DISTRICT).visits == (visit,)
    assert known(workspace, Viewer(Role.UNIT, LONG_DUC)).visits == ()


def test_a_unit_does_not_ask_for_the_quotas_of_others(workspace: Workspace) -> None:
    for head in ("75", "731"):
        refused("not_permitted", lambda head=head: counted(workspace, DISTRICT, head))  # type: ignore[misc]


def test_a_visit_before_the_merger_is_the_last_visit_of_the_commune_of_today(
    workspace: Workspace,
) -> None:
    units = {row.identity: row for row in workspace.reference.register.units}
    # Xã Phước Thái of 2025 took in two whole communes beside the one of its name.
    (visit,) = put(workspace, replace(PLANNED, unit="26425"))
    done(workspace, visit)
    view = View(Month(2025, 9), as_of=date(2026, 1, 1))
    with workspace.books() as books:
        rows = watchlist(books, Watched(view))
    heirs = {row.score.unit.identity for row in rows if row.followed.last_visit == MAY}
    assert len(heirs) == 1
    assert units[heirs.pop()].valid_from == date(2025, 7, 1)


def test_a_finding_is_followed_from_recommendation_to_closing(workspace: Workspace) -> None:
    (visit,) = put(workspace, PLANNED)
    refused("visit_not_done", lambda: conclude(workspace, OFFICE, [a_finding(visit)], SIGNED))
    done(workspace, visit)
    (conclusion,) = conclude(workspace, INSPECTOR, [a_finding(visit)], SIGNED)
    assert conclusion.conclusion == "KL-2023-0001"
    assert conclusion.state(AFTER) is ConclusionState.OPEN
    name = conclusion.conclusion
    closing = date(2023, 6, 20)
    refused(
        "proof_is_missing",
        lambda: follow_up(workspace, OFFICE, FollowUp(name, closed_on=closing), SIGNED),
    )
    proven = follow_up(workspace, OFFICE, FollowUp(name, proof="Báo cáo 12/BC-UBND"), SIGNED)
    assert proven.state(AFTER) is ConclusionState.PROVEN
    closed = follow_up(workspace, OFFICE, FollowUp(name, closed_on=closing), SIGNED)
    assert closed.state(closing) is ConclusionState.CLOSED
    assert known(workspace, COMMUNE).conclusions == (closed,)
    opened = follow_up(
        workspace, OFFICE, FollowUp(name, reopen=True), Signed("Đoàn 1", "Kiểm tra lại: chưa xong")
    )
    assert opened.state(date(2024, 1, 1)) is ConclusionState.OVERDUE


def test_the_file_of_a_proof_is_kept_with_its_conclusion_and_missed_where_it_goes(
    workspace: Workspace,
) -> None:
    visit = done(workspace, put(workspace, PLANNED)[0])
    (found,) = conclude(workspace, OFFICE, [a_finding(visit)], SIGNED)
    file = ProofFile("C:\\ho so\\bao cao.pdf", b"%PDF-1.7")
    wanted = FollowUp(found.conclusion, proof="12/BC-UBND", file=file)
    kept = follow_up(workspace, OFFICE, wanted, SIGNED)
    assert kept.file_name == "bao cao.pdf"
    again = follow_up(workspace, OFFICE, FollowUp(found.conclusion, closed_on=AFTER), SIGNED)
    assert (again.file, original(workspace, again.file or "")) == (kept.file, file.data)
    wrong = replace(wanted, file=ProofFile("bao-cao.pdf", b"MZ"))
    refused("proof_file", lambda: follow_up(workspace, OFFICE, wrong, SIGNED))
    assert list(verify(workspace.database, ())) == []
    (workspace.database.originals / (kept.file or "")).unlink()
    assert [each.kind for each in verify(workspace.database, ())] == [FindingKind.MISSING_ORIGINAL]


def test_a_conclusion_needs_all_its_parts_and_a_later_deadline(workspace: Workspace) -> None:
    visit = done(workspace, put(workspace, PLANNED)[0])
    good = a_finding(visit)
    wrong = {
        "conclusion_incomplete": replace(good, recommendation=" "),
        "deadline_before_visit": replace(good, deadline=date(2023, 5, 15)),
        "implausible_day": replace(good, deadline=date(9023, 6, 30)),
        "unknown_indicator": replace(good, indicator="khong_co"),
        "unknown_content": replace(good, content="II.7"),
    }
    for code, conclusion in wrong.items():
        refused(code, lambda each=conclusion: conclude(workspace, OFFICE, [each], SIGNED))  # type: ignore[misc]
    assert known(workspace).conclusions == ()


def test_conclusions_of_one_recording_get_names_in_a_row(workspace: Workspace) -> None:
    visit = done(workspace, put(workspace, PLANNED)[0])
    found = conclude(workspace, OFFICE, [a_finding(visit), a_finding(visit)], SIGNED)
    assert [each.conclusion for each in found] == ["KL-2023-0001", "KL-2023-0002"]


def test_open_and_overdue_conclusions_stand_beside_the_units_rows(workspace: Workspace) -> None:
    visit = done(workspace, put(workspace, PLANNED)[0])
    conclude(workspace, OFFICE, [a_finding(visit)], SIGNED)
    view = View(Month(2023, 5), under=AN_PHUOC, as_of=date(2023, 7, 1))
    with workspace.books() as books:
        rows = watchlist(books, Watched(view, WatchFilter(open_conclusions=True)))
    assert {(row.followed.open_conclusions, row.followed.overdue_conclusions) for row in rows} == {
        (1, 1)
    }


def test_a_recount_stands_beside_what_was_reported(tmp_path: Path) -> None:
    database = new_database(tmp_path)
    march = Month(2023, 3)
    values = {(AN_PHUOC, measure): value for measure, value in month_of(396).items()}
    store(database, upload(values, "3.xlsx", month=march))
    workspace = open_workspace(database.path)
    visit = done(workspace, put(workspace, PLANNED)[0])
    asked = NewRecount(visit.visit, "on_time", march, 40, 30)
    found = recount(workspace, INSPECTOR, asked, SIGNED)
    assert (found.reported.good, found.reported.cases) == (396, 400)
    assert found.agreement is Agreement.REPORTED_MORE
    assert known(workspace, COMMUNE).recounts == (found,)
    for wrong in (replace(asked, sampled=401), replace(asked, sampled=0, good=0)):
        refused("wrong_sample", lambda wrong=wrong: recount(workspace, OFFICE, wrong, SIGNED))  # type: ignore[misc]
    assert known(workspace).recounts == (found,)
    again = recount(workspace, OFFICE, replace(asked, good=39), Signed("Đoàn 2", "Đếm sót hồ sơ"))
    with workspace.books() as books:
        words = history(books, again.name)
    assert [(word.by, word.facts) for word in words] == [
        (SIGNED.by, found),
        ("Đoàn 2", again),
    ]
    refused(
        "not_reported_month",
        lambda: recount(workspace, OFFICE, replace(asked, month=Month(2023, 4)), SIGNED),
    )


def test_a_filter_is_kept_under_a_name_until_it_is_taken_off(workspace: Workspace) -> None:
    query = WatchFilter(months_below=3).query()
    save_filter(workspace, OFFICE, "Rà soát  quý IV", query, "Văn phòng")
    save_filter(workspace, OFFICE, "Im lặng", {"im_lang": "2"}, "Văn phòng")
    with workspace.books() as books:
        assert saved_filters(books) == {"Rà soát quý IV": query, "Im lặng": {"im_lang": "2"}}
    save_filter(workspace, OFFICE, "Im lặng", {"im_lang": "3"}, "Văn phòng")
    save_filter(workspace, OFFICE, "Im lặng", {}, "Văn phòng")
    with workspace.books() as books:
        assert list(saved_filters(books)) == ["Rà soát quý IV"]
    refused("name_is_missing", lambda: save_filter(workspace, OFFICE, "  ", query, "Văn phòng"))


@pytest.mark.parametrize(
    ("setting", "viewer"),
    [
        ("", OFFICE),
        ("inspector", INSPECTOR),
        ("leader", LEADER),
        (" unit:26383 ", COMMUNE),
    ],
)
def test_the_installation_says_who_asks(
    monkeypatch: pytest.MonkeyPatch, setting: str, viewer: Viewer
) -> None:
    monkeypatch.setenv("KPI_VIEWER", setting)
    assert configured() == viewer


@pytest.mark.parametrize("setting", ["admin", "unit", "unit:", "office:26383", "UNIT:26383"])
def test_a_setting_that_means_nobody_is_no_ones(
    monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv("KPI_VIEWER", setting)
    refused("unknown_viewer", configured)


def test_a_change_of_what_somebody_else_has_changed_meanwhile_names_who_and_when(
    workspace: Workspace,
) -> None:
    (seen,) = put(workspace, PLANNED)
    faster = Signed("Đoàn 1", "Đổi hình thức")
    change_visit(workspace, OFFICE, VisitChange(seen.visit, kind=VisitKind.SURPRISE), faster)
    with pytest.raises(KpiError) as caught:
        change_visit(workspace, OFFICE, VisitChange(seen.visit, note="x", seen=seen), SIGNED)
    assert (caught.value.code, caught.value.facts["by"]) == ("overtaken", "Đoàn 1")
    assert re.search(r"Đoàn 1 .* lúc \d\d/\d\d/\d{4} \d\d:\d\d", sentence(caught.value))
    assert known(workspace).visit(seen.visit).kind is VisitKind.SURPRISE
    newest = known(workspace).visit(seen.visit)
    assert (
        change_visit(workspace, OFFICE, VisitChange(seen.visit, note="x", seen=newest), SIGNED).note
        == "x"
    )


JUNE = (date(2023, 6, 20), date(2023, 6, 20))


def meeting(workspace: Workspace) -> Visit:
    """A visit that stands near another team's by somebody's word."""
    put(workspace, PLANNED)
    near = replace(PLANNED, team="Thanh tra", first_day=JUNE[0], last_day=JUNE[1])
    return put(workspace, near, despite=True)[0]


def test_a_visit_allowed_to_meet_another_is_changed_without_asking_again(
    workspace: Workspace,
) -> None:
    visit = meeting(workspace)
    for each in known(workspace).visits:
        change_visit(
            workspace,
            OFFICE,
            VisitChange(each.visit, note="Họp trước", kind=VisitKind.REMOTE),
            SIGNED,
        )
    refused(
        "visit_conflict",
        lambda: change_visit(
            workspace, OFFICE, VisitChange(visit.visit, days=(JUNE[0], date(2023, 6, 21))), SIGNED
        ),
    )
    moved = change_visit(
        workspace,
        OFFICE,
        VisitChange(visit.visit, days=(JUNE[0], date(2023, 6, 21)), despite=True),
        SIGNED,
    )
    assert moved.last_day == date(2023, 6, 21)


def test_a_cancelled_visit_that_is_taken_up_again_may_not_meet_another(
    workspace: Workspace,
) -> None:
    visit = meeting(workspace)
    change_visit(workspace, OFFICE, VisitChange(visit.visit, state=VisitState.CANCELLED), SIGNED)

    def again() -> Visit:
        return change_visit(
            workspace, OFFICE, VisitChange(visit.visit, state=VisitState.SCHEDULED), SIGNED
        )

    refused("visit_conflict", again)


def test_a_visit_is_not_moved_onto_the_same_teams_own(workspace: Workspace) -> None:
    put(workspace, PLANNED)
    (other,) = put(workspace, replace(PLANNED, first_day=JUNE[0], last_day=JUNE[1]))
    refused(
        "visit_exists",
        lambda: change_visit(workspace, OFFICE, VisitChange(other.visit, days=(MAY, MAY)), SIGNED),
    )


def test_a_visit_stored_in_a_mistyped_year_breaks_nothing_and_can_be_put_right(
    workspace: Workspace,
) -> None:
    (visit,) = put(workspace, PLANNED)
    wrong = replace(visit, first_day=date(26, 12, 1), last_day=date(26, 12, 1))
    entry = VISIT.of(wrong, "ai", "gõ nhầm")
    with writing(workspace.database) as writer:
        writer.learn(lambda source: state(source, [entry]))
    refused(
        "implausible_day",
        lambda: change_visit(
            workspace, OFFICE, VisitChange(visit.visit, days=(wrong.first_day, MAY)), SIGNED
        ),
    )
    done(workspace, visit)
    with workspace.books() as books:
        assert propose(books, VisitWish(2023, MAY)).suggestion.picks
        assert effects(books, known(workspace).visit(visit.visit).visit) == ()
    assert (
        change_visit(workspace, OFFICE, VisitChange(visit.visit, days=(MAY, MAY)), SIGNED).first_day
        == MAY
    )


def test_a_conclusion_is_not_due_or_closed_in_a_mistyped_year(workspace: Workspace) -> None:
    visit = done(workspace, put(workspace, PLANNED)[0])
    (conclusion,) = conclude(workspace, OFFICE, [a_finding(visit)], SIGNED)
    name, day = conclusion.conclusion, date(2230, 6, 1)
    refused(
        "implausible_day",
        lambda: follow_up(workspace, OFFICE, FollowUp(name, deadline=day), SIGNED),
    )
    refused(
        "implausible_day",
        lambda: follow_up(workspace, OFFICE, FollowUp(name, proof="BC 1", closed_on=day), SIGNED),
    )


def test_a_visit_with_conclusions_stays_done(workspace: Workspace) -> None:
    visit = done(workspace, put(workspace, PLANNED)[0])
    (conclusion,) = conclude(workspace, OFFICE, [a_finding(visit)], SIGNED)
    for changed in (VisitState.CANCELLED, VisitState.SCHEDULED):
        with pytest.raises(KpiError) as caught:
            change_visit(workspace, OFFICE, VisitChange(visit.visit, state=changed), SIGNED)
        assert caught.value.code == "visit_concluded"
        assert conclusion.conclusion in sentence(caught.value)


def test_a_conclusion_is_not_closed_before_the_day_has_come(workspace: Workspace) -> None:
    visit = done(workspace, put(workspace, PLANNED)[0])
    (conclusion,) = conclude(workspace, OFFICE, [a_finding(visit)], SIGNED)

    def close(as_of: date) -> object:
        day, name = date(2023, 6, 20), conclusion.conclusion
        return follow_up(
            workspace, OFFICE, FollowUp(name, proof="BC 1", closed_on=day, as_of=as_of), SIGNED
        )

    refused("closed_ahead", lambda: close(date(2023, 6, 19)))
    close(date(2023, 6, 20))


def test_a_visit_does_not_reach_past_the_end_of_its_unit_and_the_successor_is_named(
    workspace: Workspace,
) -> None:
    last = date(2025, 6, 30)
    near = replace(PLANNED, unit="26425", first_day=last, last_day=date(2025, 7, 2))
    with pytest.raises(KpiError) as caught:
        put(workspace, near)
    assert caught.value.code == "unit_ends"
    assert "30/06/2025, sau đó là Xã Xuân Lộc" in sentence(caught.value)
    (visit,) = put(workspace, replace(near, last_day=last))
    days = (last, date(2025, 7, 1))
    refused(
        "unit_ends",
        lambda: change_visit(workspace, OFFICE, VisitChange(visit.visit, days=days), SIGNED),
    )
