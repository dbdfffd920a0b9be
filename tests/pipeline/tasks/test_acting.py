"""What is said of tasks: who may, what is needed for it, and what it becomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.tasks.given import Origin, OriginKind
from metrics.tasks.progress import Act, Proof
from pipeline.desk.clock import today
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake.undo import original
from pipeline.statements.proof_files import MOST_MEGABYTES, ProofFile, proof_files
from pipeline.tasks.acting import NewTask, TaskWish, give, say_of
from pipeline.tasks.listing import ListedTask, tasks
from tests.warehouse.builders import new_database
from warehouse.reading.finding import FindingKind
from warehouse.soundness.verify import verify

PLAN_OF_UNIT = "long-thanh-2024/1.1/1"
AN_PHUOC = "26383"
PROOF = Proof("05/KH-UBND", date(2024, 1, 22), "Kế hoạch năm 2024")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def of(workspace: Workspace, key: str, as_of: date | None = None) -> ListedTask:
    with workspace.books() as books:
        [found] = [each for each in tasks(books, as_of or today()) if each.known.key == key]
    return found


def say(
    workspace: Workspace, act: Act, viewer: Viewer | None = None, why: str = "vì", **more: object
) -> None:
    wish = replace(TaskWish(PLAN_OF_UNIT, act, (AN_PHUOC,)), **more)  # type: ignore[arg-type]
    say_of(workspace, viewer or workspace.viewer, wish, "Lê A", why)


def refused(workspace: Workspace, act: Act, **more: object) -> str:
    with pytest.raises(KpiError) as caught:
        say(workspace, act, **more)  # type: ignore[arg-type]
    return str(caught.value.code)


def test_one_task_of_many_units_is_done_unit_by_unit_by_the_day_of_its_proof(
    workspace: Workspace,
) -> None:
    say(workspace, Act.SUBMIT, proof=PROOF)
    assert of(workspace, PLAN_OF_UNIT).standing.done == 0
    say(workspace, Act.CONFIRM)
    found = of(workspace, PLAN_OF_UNIT).standing
    assert (found.done, found.of, found.state, found.time) == (1, 18, "in_progress", "overdue")
    [part] = [each for each in found.parts if each.progress.state == "done"]
    assert part.time == "done_in_time"


def test_what_is_returned_needs_a_reason_and_is_not_done(workspace: Workspace) -> None:
    say(workspace, Act.SUBMIT, proof=PROOF)
    assert refused(workspace, Act.RETURN, why="") == "why_is_missing"
    say(workspace, Act.RETURN)
    assert of(workspace, PLAN_OF_UNIT).standing.state == "returned"


@pytest.mark.parametrize(
    ("act", "more", "code"),
    [
        (Act.SUBMIT, {}, "task_proof"),
        (Act.CONFIRM, {}, "task_state"),
        (Act.REOPEN, {}, "task_state"),
        (Act.GRANT, {}, "task_state"),
        (Act.ASK, {}, "task_day"),
        (Act.START, {"units": ("742",)}, "unknown_unit"),
        (Act.START, {"task": "long-thanh-2024/9.9/1"}, "unknown_task"),
        (Act.START, {"day": today() + timedelta(days=1)}, "task_day"),
    ],
)
def test_what_does_not_fit_what_stands_is_refused(
    workspace: Workspace, act: Act, more: dict[str, object], code: str
) -> None:
    assert refused(workspace, act, **more) == code


def test_a_unit_hands_in_and_the_office_alone_confirms(workspace: Workspace) -> None:
    unit, other = Viewer(Role.UNIT, AN_PHUOC), Viewer(Role.UNIT, "26386")
    register = workspace.reference.register
    if AN_PHUOC in register.on(today()):
        say(workspace, Act.SUBMIT, unit, proof=PROOF)
    assert refused(workspace, Act.SUBMIT, viewer=other, proof=PROOF) == "not_permitted"
    assert refused(workspace, Act.CONFIRM, viewer=unit) == "not_permitted"


def test_another_day_is_asked_for_and_decided_and_the_plans_day_stays(
    workspace: Workspace,
) -> None:
    later = date(2024, 2, 15)
    say(workspace, Act.ASK, due=later)
    say(workspace, Act.GRANT)
    found = of(workspace, PLAN_OF_UNIT)
    [part] = [each for each in found.standing.parts if each.progress.extended]
    assert (part.last_day, part.progress.extended) == (later, 1)
    assert found.known.deadline.last_day == date(2024, 1, 24)


def test_what_waits_begins_with_an_event_and_has_an_occurrence_of_its_own(
    workspace: Workspace,
) -> None:
    key = "long-thanh-2024/3.3/2"
    assert of(workspace, key).standing.time == "no_deadline"
    wish = TaskWish(key, Act.ARISE, occurrence="12/UBND-NC", due=date(2024, 5, 10))
    say_of(workspace, workspace.viewer, wish, "Lê A")
    [part] = of(workspace, key).standing.parts
    assert (part.occurrence, part.time) == ("12/UBND-NC", "overdue")


def test_a_task_made_from_a_light_keeps_its_origin_and_is_listed(workspace: Workspace) -> None:
    unit = next(each.code for each in workspace.reference.register.on(today()).under("75")[1:])
    origin = Origin(OriginKind.LIGHT, f"2024-03/{unit}/on_time")
    new = NewTask("Xử lý hồ sơ trễ", (unit,), "Trần B", date(2026, 12, 31), origin, "on_time")
    given = give(workspace, workspace.viewer, new, "Lê A")
    assert given.key.startswith("NV-")
    found = of(workspace, given.key)
    assert found.known.given == given
    assert (found.known.task.deadline, found.standing.of) == (date(2026, 12, 31), 1)


def test_a_task_made_from_a_light_moves_its_indicator_without_being_told(
    workspace: Workspace,
) -> None:
    origin = Origin(OriginKind.LIGHT, "2024-03/26383/on_time")
    given = give(workspace, workspace.viewer, NewTask("Việc", ("75",), origin=origin), "Lê A")
    assert given.indicator == "on_time"


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewTask(" ", ("75",)), "empty_text"),
        (
            NewTask("Việc", ("75",), origin=Origin(OriginKind.LIGHT, "2024-03/26383/zzz")),
            "unknown_indicator",
        ),
        (NewTask("Việc", ()), "unit_missing"),
        (NewTask("Việc", ("zzz",)), "unknown_unit"),
        (NewTask("Việc", ("75",), indicator="zzz"), "unknown_indicator"),
    ],
)
def test_a_task_without_words_or_units_is_refused(
    workspace: Workspace, new: NewTask, code: str
) -> None:
    with pytest.raises(KpiError) as caught:
        give(workspace, workspace.viewer, new, "Lê A")
    assert caught.value.code == code


def test_what_was_given_names_who_does_it_and_of_many_units_the_first(
    workspace: Workspace,
) -> None:
    units = workspace.reference.register.on(today()).under("75")[1:6]
    codes, names = tuple(each.code for each in units), [each.name for each in units]
    alone = give(workspace, workspace.viewer, NewTask("Số hóa", codes[:1]), "Lê A")
    assert of(workspace, alone.key).known.task.lead == names[0]
    many = give(workspace, workspace.viewer, NewTask("Số hóa", codes, "Bà An"), "Lê A")
    first = ", ".join(names[:3])
    assert of(workspace, many.key).known.task.lead == f"Bà An, {first} và 2 đơn vị nữa"


def test_the_file_of_a_proof_is_kept_and_given_back_as_it_came(workspace: Workspace) -> None:
    data = b"%PDF-1.7 proof"
    file = ProofFile("C:\\ho so\\ke hoach.pdf", data)
    say(workspace, Act.SUBMIT, proof=PROOF, file=file)
    with workspace.books() as books:
        (kept,) = proof_files(books)[PLAN_OF_UNIT]
    assert (kept.number, kept.name) == (PROOF.number, "ke hoach.pdf")
    assert original(workspace, kept.file or "") == data
    assert list(verify(workspace.database, ())) == []
    (workspace.database.originals / (kept.file or "")).unlink()
    assert [each.kind for each in verify(workspace.database, ())] == [FindingKind.MISSING_ORIGINAL]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("macro.exe", b"MZ", "proof_file"),
        ("not-a.pdf", b"MZ", "proof_file"),
        ("large.pdf", b"%PDF" + bytes(MOST_MEGABYTES << 20), "proof_too_large"),
    ],
)
def test_a_file_that_is_no_document_or_too_large_is_no_proof(
    workspace: Workspace, name: str, data: bytes, code: str
) -> None:
    assert refused(workspace, Act.SUBMIT, proof=PROOF, file=ProofFile(name, data)) == code
    assert of(workspace, PLAN_OF_UNIT).standing.done == 0
