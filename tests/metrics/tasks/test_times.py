"""How a task stands: lateness follows from days and proofs, and is kept nowhere."""

from __future__ import annotations

from datetime import date

import pytest

from metrics.calendar.calendar_file import read_calendar
from metrics.plans.deadline_words import read_deadline
from metrics.tasks.progress import Act, Proof, TaskEvent
from metrics.tasks.times import Standing, standing
from tests.metrics.plans.test_plan_documents import FOLDER

CALENDAR = read_calendar(FOLDER.parent / "calendar" / "vn.toml", [])
BEFORE_10_MARCH = read_deadline("Trước ngày 10/3/2024", 2024).days
TWICE = read_deadline("Tháng 6 và tháng 11/2022", 2022).days


def day(text: str) -> date:
    return date.fromisoformat(text)


def said(act: Act, on: str, occurrence: str = "2024-03-10", **more: str) -> TaskEvent:
    proof = Proof("12/BC-UBND", day(more["proof"])) if "proof" in more else None
    due = day(more["due"]) if "due" in more else None
    return TaskEvent("x/2.5/1", "a", act, day(on), occurrence, proof, due)


def at(as_of: str, *events: TaskEvent, units: tuple[str, ...] = ("a",)) -> Standing:
    return standing(BEFORE_10_MARCH, units, events, day(as_of), CALENDAR)


@pytest.mark.parametrize(
    ("as_of", "time"),
    [
        # 10/3/2024 is a Sunday: the last day is Saturday the 9th, the last worked Friday the 8th.
        ("2024-02-29", "in_time"),
        ("2024-03-01", "soon"),
        ("2024-03-08", "soon"),
        ("2024-03-09", "soon"),
        ("2024-03-10", "overdue"),
    ],
)
def test_it_is_soon_due_a_week_of_work_ahead_and_overdue_from_the_day_named(
    as_of: str, time: str
) -> None:
    assert (at(as_of).state, at(as_of).time) == ("not_started", time)


@pytest.mark.parametrize(
    ("proof", "time"), [("2024-03-09", "done_in_time"), ("2024-03-10", "done_late")]
)
def test_what_is_done_is_judged_by_the_day_of_its_proof_not_by_that_of_typing(
    proof: str, time: str
) -> None:
    events = said(Act.SUBMIT, "2024-03-20", proof=proof), said(Act.CONFIRM, "2024-04-01")
    found = at("2024-04-02", *events)
    assert (found.state, found.time, found.done, found.of) == ("done", time, 1, 1)


def test_a_proof_in_time_does_not_become_late_while_the_office_is_silent() -> None:
    assert at("2024-04-02", said(Act.SUBMIT, "2024-03-08", proof="2024-03-08")).time == "in_time"
    late = at("2024-04-02", said(Act.SUBMIT, "2024-03-11", proof="2024-03-11"))
    assert (late.state, late.time) == ("submitted", "overdue")


def test_what_was_returned_is_not_done() -> None:
    events = said(Act.SUBMIT, "2024-03-08", proof="2024-03-08"), said(Act.RETURN, "2024-03-09")
    found = at("2024-03-10", *events)
    assert (found.state, found.time, found.done) == ("returned", "overdue", 0)


def test_many_units_stand_as_the_worst_of_them_with_their_count() -> None:
    events = said(Act.SUBMIT, "2024-03-08", proof="2024-03-08"), said(Act.CONFIRM, "2024-03-08")
    found = at("2024-03-12", *events, units=("a", "b", "c"))
    assert (found.state, found.time, found.done, found.of) == ("in_progress", "overdue", 1, 3)


def test_another_day_that_is_granted_counts_and_one_that_is_asked_for_does_not() -> None:
    asked = said(Act.ASK, "2024-03-07", due="2024-03-29")
    assert at("2024-03-11", asked).time == "overdue"
    granted = at("2024-03-11", asked, said(Act.GRANT, "2024-03-08"))
    assert (granted.time, granted.parts[0].progress.extended) == ("in_time", 1)
    assert at("2024-03-11", asked, said(Act.REFUSE, "2024-03-08")).time == "overdue"


def test_what_is_withdrawn_or_did_not_arise_is_owed_by_nobody() -> None:
    found = at("2024-04-02", said(Act.WITHDRAW, "2024-03-01"))
    assert (found.state, found.time, found.of) == ("withdrawn", "no_deadline", 0)
    assert at("2024-04-02", said(Act.PAUSE, "2024-03-01")).time == "no_deadline"


def test_two_dates_are_two_occurrences_each_with_its_own_proof() -> None:
    june = (
        said(Act.SUBMIT, "2022-06-20", occurrence="2022-06-30", proof="2022-06-20"),
        said(Act.CONFIRM, "2022-06-21", occurrence="2022-06-30"),
    )
    assert standing(TWICE, ("a",), (), day("2022-07-01"), CALENDAR).time == "overdue"
    half = standing(TWICE, ("a",), june, day("2022-07-01"), CALENDAR)
    assert (half.state, half.time, half.done, half.of) == ("in_progress", "in_time", 0, 1)


def test_what_comes_back_or_waits_is_never_late_before_something_began() -> None:
    assert standing((), ("a",), (), day("2030-01-01"), CALENDAR).time == "no_deadline"
    begun = said(Act.ARISE, "2024-05-02", occurrence="45/UBND", due="2024-05-10")
    assert standing((), ("a",), (begun,), day("2024-05-11"), CALENDAR).time == "overdue"


def test_a_day_that_is_asked_about_knows_nothing_that_came_after_it() -> None:
    events = said(Act.SUBMIT, "2024-03-08", proof="2024-03-08"), said(Act.CONFIRM, "2024-03-09")
    assert at("2024-03-08", *events).state == "submitted"
