"""The journal: every kind of statement has words, old stands beside new, nothing is forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from access.roles import Role
from metrics.counts.answer import Choice, Phrase
from metrics.counts.journal import JournalEntry, JournalGroup
from metrics.counts.mapping import Mapping
from metrics.counts.month import Month, Window
from metrics.counts.office_lines import NumberedPaper, PublishedPage, WallScreen
from metrics.counts.share import Share
from metrics.inspection.recount import Recount
from metrics.inspection.visit import Conclusion, Visit, VisitKind, VisitState
from metrics.plans.annex import KeptAnnex
from metrics.plans.plan_writer import plan_text
from metrics.plans.versions import PlanVersion
from metrics.tasks.given import GivenTask
from metrics.tasks.meeting import Decision, Minutes, Supplement
from metrics.tasks.progress import Act, TaskEvent
from metrics.units.unit import UnitsEdit, UnitState
from metrics.units.unit_rows import Alias
from metrics.verdicts.office import OfficeEdits
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.journal.entries import JournalWish, journal
from pipeline.journal.telling import TELLS
from tests.warehouse.builders import SEPTEMBER, new_database, put, upload
from warehouse.statements import kinds, log, office
from warehouse.statements.kinds import KINDS
from warehouse.writing.store import writing

COMMUNE = "26383"
DAY = date(2026, 9, 30)
PERSON = kinds.NewPerson(COMMUNE, COMMUNE, "Bà An", "Chủ tịch", "0251 384 1234", "", DAY)
VISIT = Visit(
    "KT-2026-0001", COMMUNE, COMMUNE, "75", VisitKind.SURPRISE, VisitState.SCHEDULED, "Đoàn 1",
    DAY, DAY,
)  # fmt: skip


def samples(workspace: Workspace) -> dict[str, Any]:
    """One statement of each kind."""
    plan = workspace.reference.plan("long-thanh-2024")
    unit = workspace.reference.register.on(DAY)[COMMUNE]
    return {
        "name": Alias("Phường An Phước", COMMUNE, None, DAY),
        "mapping": Mapping("f", "s", "Bảng lạ", (("Tiếp nhận",),), ("received_total",)),
        "phrase": Phrase("thang", "f", "s", Choice.MONTH, "Trong tháng"),
        "person": PERSON,
        "explanation": kinds.NewExplanation(COMMUNE, COMMUNE, "on_time", SEPTEMBER, "Thiếu người"),
        "visit": VISIT,
        "conclusion": Conclusion("KL-2026-0001", "KT-2026-0001", "Trễ", "Sửa", "Bà An", DAY),
        "recount": Recount("KT-2026-0001", "on_time", SEPTEMBER, Share(4, 5), Share(9, 10)),
        "filter": kinds.SavedFilter("Xã đỏ", {"den": "Chưa đạt"}),
        "setting": kinds.Weights({"months_below": Decimal(10)}, (60, 20, 20), 6),
        "plan": PlanVersion(plan.code, date(2024, 6, 1), plan_text(plan)),
        "annex": KeptAnnex(plan.code, "0" * 64, "phu-luc.docx", "0" * 64, ()),
        "units": UnitsEdit(DAY, (replace(UnitState.of(unit), name="Xã Mới"),)),
        "task": GivenTask("NV-2026-0001", "Số hóa", (COMMUNE,), "Bà An", DAY),
        "task_event": TaskEvent("NV-2026-0001", COMMUNE, Act.START, DAY),
        "lock": kinds.MonthLock(SEPTEMBER, "75"),
        "report": kinds.ReportWord(COMMUNE, COMMUNE, "figures", DAY, DAY),
        "reminder": kinds.Reminder(COMMUNE, COMMUNE, "figures", DAY, 1),
        "decision": Decision("GB-2026-0001/1", "Số hóa", "NV-2026-0001", (COMMUNE,), "Bà An", DAY),
        "minutes": Minutes(
            "GB-2026-0001", DAY, SEPTEMBER, Window.MONTH, None, 1, "Bà An", "", (), "", (), ()
        ),
        "supplement": Supplement("GB-2026-0001", 1, "Sửa hạn"),
        "province": office.ChosenProvince("75"),
        "letters": office.OfficeLetters("75", "UBND tỉnh", authority=("TM. UBND", "Chủ tịch")),
        "rules": office.RulesEdit(DAY, 12, weights=(("on_time", Decimal(3)),)),
        "logo": office.Logo("logo-1.png"),
        "template": office.OwnTemplate("report", "template-report-1.docx", "Mẫu 1.docx"),
        "set_up": office.SetUpStep("units"),
        "screen": WallScreen("MH-2026-0001", "Sảnh", "75", "0" * 64),
        "publication": PublishedPage(SEPTEMBER, Window.MONTH, "75", 1, "0" * 64),
        "paper": NumberedPaper("report", SEPTEMBER, Window.MONTH, "75", 1, "15", DAY),
    }


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return open_workspace(new_database(tmp_path_factory.mktemp("kho")).path)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def say(workspace: Workspace, kind: str, facts: Any, by: str = "Lê A", why: str = "vì") -> None:
    [of] = [each for each in KINDS if each.name == kind]
    workspace.learn(lambda source: log.state(source, [of.of(facts, by, why)]))


def told(workspace: Workspace, **wish: Any) -> tuple[JournalEntry, ...]:
    with workspace.books() as books:
        return journal(books, workspace.with_edits(OfficeEdits()), JournalWish(**wish))


def changes(entry: JournalEntry) -> dict[str, tuple[str, str]]:
    return {each.what: (each.old, each.new) for each in entry.changes}


def test_no_kind_of_statement_is_without_words() -> None:
    assert TELLS.keys() == {kind.name for kind in KINDS}


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_what_is_said_is_told_with_who_and_why(fresh: Workspace, kind: str) -> None:
    say(fresh, kind, samples(fresh)[kind])
    entry = told(fresh)[0]
    assert (entry.by, entry.why) == ("Lê A", "vì")
    assert entry.about
    assert entry.changes
    for change in entry.changes:
        assert change.what
        assert change.new or change.old
        assert "None" not in f"{change.old}{change.new}"


def test_the_next_word_is_told_beside_the_one_before_and_its_way_back_too(
    workspace: Workspace,
) -> None:
    say(workspace, "person", PERSON)
    say(workspace, "person", replace(PERSON, name="Ông Bình", since=date(2026, 10, 1)))
    after = told(workspace)[0]
    assert changes(after) == {
        "người": ("Bà An", "Ông Bình"),
        "từ ngày": ("30/09/2026", "01/10/2026"),
    }
    last = log.statements

    def back(source: Any) -> None:
        log.state(source, log.taking_back(last(source, kinds.PERSON)[-1:], "Trần B", "nhầm"))

    workspace.learn(back)
    entry = told(workspace)[0]
    assert (entry.by, entry.why, entry.taken_back) == ("Trần B", "nhầm", True)
    assert changes(entry)["người"] == ("Ông Bình", "Bà An")


def test_an_edit_of_a_shipped_plan_tells_the_old_target_and_the_new_one(
    workspace: Workspace,
) -> None:
    plan = workspace.reference.plan("long-thanh-2024")
    first = plan.targets[0]
    targets = (replace(first, value=Decimal(99)), *plan.targets[1:])
    version = PlanVersion(plan.code, date(2024, 6, 1), plan_text(replace(plan, targets=targets)))
    say(workspace, "plan", version)
    found = changes(told(workspace)[0])
    assert found.pop("từ ngày") == ("", "01/06/2024")
    what = "TTHC được ban hành kịp thời, Cấp huyện"
    assert found == {what: ("từ 100\u00a0%", "từ 99\u00a0%")}


def test_an_edit_of_units_tells_how_they_stood(workspace: Workspace) -> None:
    say(workspace, "units", samples(workspace)["units"])
    entry = told(workspace)[0]
    old = workspace.reference.register.on(date(2026, 9, 1))[COMMUNE].name
    assert changes(entry)["Xã Mới, tên"] == (old, "Xã Mới")
    assert entry.units == (COMMUNE,)


def test_uploads_and_their_way_back_are_told_with_the_figures_they_changed(
    workspace: Workspace,
) -> None:
    with writing(workspace.database) as writer:
        put(writer, upload({(COMMUNE, "received_online"): 40}, "a.xlsx"))
        [receipt] = put(writer, upload({(COMMUNE, "received_online"): 38}, "b.xlsx"))
        writer.undo(receipt.upload, "Trần B")
    undone, second, first = told(workspace)
    assert (undone.group, undone.by) == (JournalGroup.UNDO, "Trần B")
    assert (("40", "38")) in changes(second).values()
    assert changes(first)["số liệu mới"] == ("", "1")
    assert first.units == second.units == (COMMUNE,)


def test_the_journal_is_asked_by_person_day_unit_and_kind(workspace: Workspace) -> None:
    say(workspace, "person", PERSON, by="Lê A")
    say(workspace, "task", samples(workspace)["task"], by="Trần B")
    say(workspace, "lock", kinds.MonthLock(SEPTEMBER, "75"), by="Trần B")
    everything = told(workspace)
    assert len(everything) == 3
    assert [each.group for each in told(workspace, by="Trần B")] == ["lock", "task"]
    assert [each.group for each in told(workspace, unit=COMMUNE)] == ["task", "person"]
    assert [each.group for each in told(workspace, group=JournalGroup.LOCK)] == ["lock"]
    middle = everything[1].at
    assert told(workspace, since=middle) == everything[:2]
    assert told(workspace, until=middle) == everything[2:]


def test_people_of_a_unit_see_their_own_and_nothing_of_a_surprise(workspace: Workspace) -> None:
    for kind in ("person", "visit", "setting", "decision"):
        say(workspace, kind, samples(workspace)[kind])
    say(workspace, "lock", kinds.MonthLock(Month(2026, 9), "75"))
    of_unit = Workspace(workspace.database, Viewer(Role.UNIT, COMMUNE))
    assert [each.group for each in told(of_unit)] == ["person"]
    assert len(told(workspace)) == 5
