"""Who has a light: a task that is asked for, or one that was finished and did not mend it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from metrics.counts.month import Month
from metrics.tasks.progress import Act, Proof
from metrics.verdicts.verdict import Status
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.tasks.acting import NewTask, TaskWish, give, say_of
from pipeline.tasks.lights import Charge, charges
from tests.warehouse.builders import new_database
from wording.office import tasks as words

BY = "Lê A"
PROOF = Proof("12/BC", date(2026, 9, 20))
SEPTEMBER, AUGUST = Month(2026, 9), Month(2026, 8)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def given(workspace: Workspace, person: str, *acts: Act) -> str:
    """A task for a light, with what was said of it."""
    made = NewTask(
        "Xử lý hồ sơ trễ", ("75",), person, today() + timedelta(days=9), indicator="on_time"
    )
    key = give(workspace, workspace.viewer, made, BY).key
    for act in acts:
        proof = PROOF if act is Act.SUBMIT else None
        say_of(workspace, workspace.viewer, TaskWish(key, act, proof=proof), BY, "vì")
    return key


def charge(workspace: Workspace) -> Charge | None:
    with workspace.books() as books:
        identity = books.reference.register.on(today())["75"].identity
        return charges(books).get((identity, "on_time"))


def test_a_finished_task_stays_beside_its_light_with_the_day_of_its_proof(
    workspace: Workspace,
) -> None:
    key = given(workspace, "Bà An", Act.SUBMIT)
    handed_in = charge(workspace)
    assert handed_in is not None
    assert (handed_in.task, handed_in.done) == (key, None)
    say_of(workspace, workspace.viewer, TaskWish(key, Act.CONFIRM), BY)
    found = charge(workspace)
    assert found is not None
    assert (found.task, found.done, found.time) == (key, PROOF.day, "done_in_time")


def test_what_was_finished_before_a_months_end_leaves_that_months_light_to_nobody(
    workspace: Workspace,
) -> None:
    given(workspace, "Bà An", Act.SUBMIT, Act.CONFIRM)
    found = charge(workspace)
    assert found is not None
    assert (found.covers(AUGUST), found.covers(SEPTEMBER)) == (True, False)


def test_a_task_that_is_asked_for_goes_before_one_that_is_finished_whichever_is_newer(
    workspace: Workspace,
) -> None:
    running = given(workspace, "Bà Bình")
    given(workspace, "Bà An", Act.SUBMIT, Act.CONFIRM)
    found = charge(workspace)
    assert found is not None
    assert (found.task, found.done, found.covers(SEPTEMBER)) == (running, None, True)


def test_what_is_not_asked_for_any_more_is_beside_no_light(workspace: Workspace) -> None:
    given(workspace, "Bà An", Act.WITHDRAW)
    assert charge(workspace) is None


@pytest.mark.parametrize(
    ("status", "again", "said"),
    [
        (Status.MISSED, False, "đã giao Bà An, xong ngày 20/09/2026; đèn vẫn đỏ"),
        (Status.NEAR, False, "đã giao Bà An, xong ngày 20/09/2026; vẫn dưới mục tiêu"),
        (
            Status.MISSED,
            True,
            "chưa giao lại; việc trước của Bà An xong ngày 20/09/2026, đèn vẫn đỏ",
        ),
    ],
)
def test_a_light_says_when_its_task_was_done_and_that_it_is_as_it_was(
    status: Status, again: bool, said: str
) -> None:
    assert words.charge_done("Bà An", PROOF.day, status, again=again) == said
