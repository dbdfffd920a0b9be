"""Tasks as a list, a board and a month of days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from metrics.counts.month import Month
from metrics.plans.deadline_words import deadline_of
from metrics.tasks.given import AskedLight, GivenTask, Origin, OriginKind
from metrics.tasks.times import standing
from pipeline.tasks.listing import KnownTask, ListedTask
from tests.ui import builders
from ui.tasks import listing


@cache
def found() -> list[ListedTask]:
    reference = builders.reference()
    plan, calendar = reference.plan("long-thanh-2024"), reference.deadlines.calendar
    made = []
    for at, task in enumerate(plan.tasks):
        deadline = deadline_of(task, plan.year)
        now = standing(deadline.days, ("a", "b"), (), date(2024, 3, 5), calendar)
        known = KnownTask(f"{plan.code}/{at}", task, deadline, ("a", "b"), plan)
        made.append(ListedTask(known, now, calendar))
    return listing.in_order(made)


def test_what_is_late_comes_first_then_by_day_and_what_has_no_day_last() -> None:
    clauses = [each.known.task.clause for each in found()]
    assert clauses[:4] == ["1.1", "III.1", "2.5", "2.6"]
    assert found()[-1].known.deadline.days == ()


def test_the_list_says_the_day_named_the_last_day_and_the_last_working_day() -> None:
    said = listing.listed(found(), builders.reference())
    assert "chậm nhất 09/03/2024; ngày làm việc cuối thứ Sáu 08/03/2024" in said
    assert "xong 0/2 đơn vị" in said
    assert "sắp đến hạn" in said


def test_the_board_groups_by_month_and_the_month_shows_its_days() -> None:
    board = listing.board(found(), builders.reference())
    places = [board.index(name) for name in ("Đã quá hạn", "Tháng 03/2024", "Không có ngày")]
    assert places == sorted(places)
    march = listing.month(found(), Month(2024, 3))
    assert march.count("<li ") == 1


def test_a_given_task_tells_the_light_it_was_made_from_by_its_names() -> None:
    light = AskedLight(Month(2024, 9), "26383", "on_time")
    given = GivenTask("NV-2024-0001", "Số hóa", (), origin=Origin(OriginKind.LIGHT, light.text))
    undated = found()[-1]
    known = replace(undated.known, key=given.key, plan=None, given=given)
    shown = listing.listed([replace(undated, known=known)], builders.reference())
    assert "NV-2024-0001 · từ đèn “Đúng hạn, Xã An Phước, tháng 9/2024”" in shown
