from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from ingest.annex.reading import read_annex
from metrics.counts.errors import ErrorCode, KpiError
from metrics.plans.annex import AnnexField, RowDecision, RowDoubt, RowWord
from metrics.plans.plan import Plan, PlanTarget
from metrics.units.unit import Level
from metrics.verdicts.reference import Reference, load
from pipeline.desk.workspace import REFERENCE
from pipeline.intake.annexes import UnderstoodRow, decided, understood, with_annex
from tests.ingest.annex.files import book, drawn, word

PLANS = {"kcn.txt": "kcn-dong-nai-2022", "long_thanh.txt": "long-thanh-2024"}

NOT_IN_ANNEX = {"I.1", "I.2"}
"""Clauses of the body of the plans."""


@cache
def known() -> Reference:
    return load(REFERENCE, None)


@cache
def rows_of(name: str) -> tuple[Plan, list[UnderstoodRow]]:
    plan = known().plan(PLANS[name])
    return plan, understood(known(), plan, read_annex(word(drawn(name)), REFERENCE).rows)


def said(target: PlanTarget) -> tuple[object, ...]:
    # "Tại cấp huyện" of the plan and the whole part of the annex quote the same words.
    return target.indicator, target.level, target.value, target.kind, target.source, target.clause


@pytest.mark.parametrize("name", sorted(PLANS))
def test_the_targets_of_an_annex_are_those_that_were_written_down_by_hand(name: str) -> None:
    plan, rows = rows_of(name)
    wanted = {said(each) for each in plan.targets if each.clause not in NOT_IN_ANNEX}
    found = {said(target) for row in rows for target in row.targets}
    assert found == wanted
    assert [row.row.place for row in rows if row.unsure] == []


@pytest.mark.parametrize("name", sorted(PLANS))
def test_the_deadlines_of_an_annex_are_those_that_were_written_down_by_hand(name: str) -> None:
    plan, rows = rows_of(name)
    for row, task in zip(rows, plan.tasks, strict=False):
        assert (row.task.kind, row.task.deadlines) == (task.kind, task.deadlines), task.clause


def third(deadline: object = "31/12/2026", **more: str) -> list[UnderstoodRow]:
    """An annex in a layout of its own: one row of headings, the task first, a date as a date."""
    goal = more.get("goal", "Tỷ lệ hồ sơ trực tuyến tại cấp xã đạt 70% trở lên")
    rows: list[list[object]] = [
        ["PHỤ LỤC NHIỆM VỤ CẢI CÁCH NĂM 2026"],
        [],
        ["TT", "Cơ quan phối hợp", "Nhiệm vụ cụ thể", "Chỉ tiêu", "Thời hạn", "Cơ quan thực hiện",
         "Sản phẩm đầu ra", "Ghi chú"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
        ["A", "Tiếp nhận hồ sơ"],
        [1, "Sở Nội vụ", "Vận động nộp hồ sơ trực tuyến", goal, deadline, "UBND cấp xã",
         "Báo cáo", "xem thêm"],
        [2, None, "Số hóa hồ sơ khi tiếp nhận", "100% hồ sơ được số hóa", date(2026, 6, 30),
         "Trung tâm", "• Hồ sơ số hóa\n• Báo cáo quý", None],
    ]  # fmt: skip
    plan = replace(known().plan("long-thanh-2024"), year=2026)
    return understood(known(), plan, read_annex(book(rows), REFERENCE).rows)


def test_an_annex_as_a_workbook_in_another_layout_is_read_by_its_headings() -> None:
    first, second = third()
    assert (first.task.clause, first.row.section) == ("1", "Tiếp nhận hồ sơ")
    assert first.task.task == "Vận động nộp hồ sơ trực tuyến"
    assert (first.task.lead, first.task.support) == ("UBND cấp xã", "Sở Nội vụ")
    (target,) = first.targets
    assert (target.indicator, target.level, target.value) == ("online", Level.COMMUNE, Decimal(70))
    assert second.task.deadline_text == "30/06/2026"
    assert second.task.product == "Hồ sơ số hóa; Báo cáo quý"
    assert second.row.cells[AnnexField.PRODUCT] == "G7"
    assert first.doubts == second.doubts == ()


@pytest.mark.parametrize(
    ("deadline", "doubt"),
    [
        ("xong sớm", RowDoubt.UNREAD_DEADLINE),
        ("Trước ngày 25/01/2025", RowDoubt.OTHER_YEAR),
        (None, RowDoubt.NO_DEADLINE),
    ],
)
def test_a_deadline_that_cannot_be_relied_upon_is_marked(deadline: object, doubt: RowDoubt) -> None:
    assert third(deadline)[0].doubts == (doubt,)


@pytest.mark.parametrize(
    "goal",
    [
        "45% cây xanh được trồng",
        "Tỷ lệ hồ sơ trực tuyến đạt 40% và 30%",
        "đạt 140% hồ sơ trực tuyến",
    ],
)
def test_a_number_for_which_it_is_not_certain_what_is_asked_is_marked(goal: str) -> None:
    assert RowDoubt.MISREAD_TARGET in third(goal=goal)[0].doubts


def test_doubtful_rows_are_accepted_mended_or_left_out_one_by_one() -> None:
    rows = third("xong sớm")
    with pytest.raises(KpiError) as refused:
        decided(rows, {})
    assert refused.value.code is ErrorCode.ANNEX_DOUBTS
    place = rows[0].row.place
    mending = RowDecision(RowWord.MENDED, {AnnexField.DEADLINE: "Quý II/2026"})
    going, kept = decided(rows, {place: mending})
    assert going[0].fields[AnnexField.DEADLINE] == "Quý II/2026"
    assert [each.word for each in kept] == [RowWord.MENDED, RowWord.ACCEPTED]
    left = RowDecision(RowWord.LEFT_OUT, why="không thuộc phạm vi")
    going, kept = decided(rows, {place: left})
    assert [each.fields[AnnexField.CLAUSE] for each in going] == ["2"]
    assert kept[0].why == "không thuộc phạm vi"


def test_the_rows_of_an_annex_take_the_place_of_the_tasks_of_their_clauses() -> None:
    plan, rows = rows_of("long_thanh.txt")
    after = with_annex(plan, rows)
    assert [each.clause for each in after.tasks[37:]] == ["I.1", "III.1", "III.2", "III.5"]
    assert {said(each) for each in after.targets} == {said(each) for each in plan.targets}
