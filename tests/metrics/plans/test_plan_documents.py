"""The five plans against a hand-made reading of the printed documents."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from metrics.plans.plan import (
    Plan,
    PlanTarget,
    ReportPeriod,
    TargetKind,
    TargetSource,
    Task,
    TaskKind,
)
from metrics.plans.plan_files import read_plans, read_quantities

FOLDER = Path(__file__).parents[3] / "data" / "reference" / "plans"
SCORED = (
    "on_time",
    "online",
    "digitised",
    "electronic_results",
    "satisfaction",
    "feedback_on_time",
    "feedback_satisfaction",
    "apology",
    "on_time_766",
)

# plan | clause | indicator | level value, level value …
TARGETS = """
kcn-dong-nai-2022      | I.2    | procedures_posted_at_one_stop    | department 100
kcn-dong-nai-2022      | 2.1    | procedures_issued_in_time        | department 100
kcn-dong-nai-2022      | 2.2    | e_processes_configured           | department 100
kcn-dong-nai-2022      | 2.3    | procedures_public_in_time        | department 100
kcn-dong-nai-2022      | 2.4    | sample_dossiers                  | department 50
kcn-dong-nai-2022      | 2.5    | simplification                   | department 10
kcn-dong-nai-2022      | 2.5    | decentralisation                 | department 20
kcn-dong-nai-2022      | 2.6    | online_provision                 | department 100
kcn-dong-nai-2022      | 3.3    | on_time                          | department 96
kcn-dong-nai-2022      | 3.3    | one_stop_system                  | department 100
kcn-dong-nai-2022      | 3.4    | satisfaction                     | department 92
kcn-dong-nai-2022      | 4.1    | online                           | department 60
kcn-dong-nai-2022      | 5.1    | feedback_on_time                 | department 95
kcn-dong-nai-2022      | 5.1    | feedback_satisfaction            | department 90
long-thanh-2024        | I.1    | procedures_issued_in_time        | district 100, commune 100
long-thanh-2024        | I.1    | internal_processes_issued_in_time| district 100, commune 100
long-thanh-2024        | I.1    | national_portal                  | district 100, commune 100
long-thanh-2024        | 2.1    | procedures_published_in_time     | district 100, commune 100
long-thanh-2024        | 2.2    | procedures_public_in_time        | district 100, commune 100
long-thanh-2024        | 2.3    | sample_dossiers                  | district 70, commune 70
long-thanh-2024        | 2.4    | simplification                   | district 10, commune 10
long-thanh-2024        | 2.4    | declared_information             | district 20, commune 20
long-thanh-2024        | 2.5    | internal_procedures_published    | district 100, commune 100
long-thanh-2024        | 2.7    | internal_procedures_simplified   | district 100, commune 100
long-thanh-2024        | 3.1    | one_stop_rules                   | district 100, commune 100
long-thanh-2024        | 3.2    | on_time                          | district 97, commune 97
long-thanh-2024        | 3.2    | one_stop_monitored               | district 100, commune 100
long-thanh-2024        | 3.3    | satisfaction                     | district 94, commune 94
long-thanh-2024        | 4.1    | online_provision                 | district 100, commune 100
long-thanh-2024        | 4.2    | online                           | district 40, commune 30
long-thanh-2024        | 4.3    | electronic_certification         | commune 100, division 100
long-thanh-2024        | 4.3    | certified_copies_growth          | district -, commune -
long-thanh-2024        | 4.4    | digitised                        | district 40, commune 35
long-thanh-2024        | 4.4    | electronic_results               | district 30, commune 20
long-thanh-2024        | 5.1    | feedback_on_time                 | district 97, commune 97
long-thanh-2024        | 5.1    | feedback_satisfaction            | district 93, commune 93
kkt-hai-phong-2024     | II.1.c | one_stop_system                  | department 100
kiem-tra-dong-nai-2023 | III.1  | inspected_units                  | department 40, district 50
kiem-tra-dong-nai-2023 | III.1  | inspected_units                  | commune 20
kiem-tra-dong-nai-2023 | IV.4   | inspected_subordinates           | department 60, district 60
kiem-tra-dong-nai-2023 | IV.4   | inspected_subordinates_many      | department 50
"""

# plan | clause | kind | deadlines: every task row that names a time other than "thường xuyên"
DATED = """
kcn-dong-nai-2022      | 1     | quarter | 2022-03-31
kcn-dong-nai-2022      | 2.6   | quarter | 2022-03-31
kcn-dong-nai-2022      | 2.6   | quarter | 2022-03-31
kcn-dong-nai-2022      | 6.2   | date    | 2022-12-31
kcn-dong-nai-2022      | 8.1   | months  | 2022-06-30 2022-11-30
kcn-dong-nai-2022      | 8.2   | quarter | 2022-12-31
kcn-dong-nai-2022      | 7.5   | date    | 2025-12-31
kiem-tra-dong-nai-2023 | III.1 | date    | 2023-12-31
kiem-tra-dong-nai-2023 | III.2 | months  | 2023-12-31
kiem-tra-dong-nai-2023 | IV.4  | date    | 2023-12-31
kkt-hai-phong-2024     | III   | date    | 2024-07-05 2024-12-05
long-thanh-2024        | 1.1   | date    | 2024-01-25
long-thanh-2024        | 2.4   | quarter | 2024-09-30
long-thanh-2024        | 2.5   | date    | 2024-03-10
long-thanh-2024        | 2.6   | date    | 2024-05-25
long-thanh-2024        | 2.7   | date    | 2024-11-25
long-thanh-2024        | I.1   | date    | 2025-01-01
long-thanh-2024        | III.1 | date    | 2024-01-25
"""

# plan | clause × rows, in the order of the table
TASK_ROWS = {
    "kcn-dong-nai-2022": (
        "1 2 3 2.1 2.2 2.2 2.3 2.4 2.5 2.6 2.6 2.7 3.1 3.2 3.3 3.4 3.5 4.1 4.1 5.1 5.1 5.1 5.1"
        " 6.1 6.2 6.3 7.1 7.2 7.3 7.4 7.5 7.6 7.7 8.1 8.2 7.5 III.3 III.3"
    ),
    "long-thanh-2024": (
        "1.1 1.2 1.3 1.4 1.5 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 3.1 3.1 3.1 3.1 3.1 3.2 3.2 3.3 3.3"
        " 3.4 4.1 4.1 4.2 4.2 4.3 4.4 4.4 4.4 4.4 4.5 4.5 5.1 5.1 5.1 I.1 III.1 III.2 III.5"
    ),
    "kkt-hai-phong-2024": "II.1.a II.1.b II.1.c II.1.đ II.1.h III III III III",
    "tuyen-truyen-kcn-2023": f"{' '.join(['III.3'] * 10)} IV.1 IV.2 IV.3 IV.5 IV.5",
    "kiem-tra-dong-nai-2023": (
        "III.1 III.2 III.3 IV.1 IV.1 IV.1 IV.2 IV.3 IV.3 IV.4 IV.4 IV.4 IV.4"
    ),
}

Row = tuple[str, ...]


def table(text: str) -> list[Row]:
    lines = [line for line in text.splitlines() if "|" in line]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


@cache
def plans() -> dict[str, Plan]:
    found, faults = read_plans(FOLDER, SCORED)
    assert faults == ()
    return {plan.code: plan for plan in found}


def targets() -> list[PlanTarget]:
    return [target for plan in plans().values() for target in plan.targets]


def the_target(plan: str, indicator: str, level: str) -> PlanTarget:
    [found] = [
        target
        for target in plans()[plan].targets
        if (target.indicator, target.level) == (indicator, level)
    ]
    return found


def tasks_at(plan: str, clause: str) -> list[Task]:
    return [task for task in plans()[plan].tasks if task.clause == clause]


@pytest.mark.parametrize(
    ("code", "number", "issued", "scope", "year"),
    [
        ("kcn-dong-nai-2022", "10/KH-KCNĐN", date(2022, 1, 27), "75-KCN", 2022),
        ("long-thanh-2024", "…/KH-UBND", None, "740", 2024),
        ("kkt-hai-phong-2024", "…/KH-BQL", None, "31-KKT", 2024),
        ("tuyen-truyen-kcn-2023", "06/KH-KCNĐN", date(2023, 1, 30), "75-KCN", 2023),
        ("kiem-tra-dong-nai-2023", "284/KH-UBND", date(2022, 12, 29), "75", 2023),
    ],
)
def test_a_plan_carries_the_number_and_day_that_its_document_prints(
    code: str, number: str, issued: date | None, scope: str, year: int
) -> None:
    plan = plans()[code]
    assert (plan.number, plan.issued, plan.scope, plan.year) == (number, issued, scope, year)
    assert (plan.valid_from, plan.valid_to) == (date(year, 1, 1), date(year, 12, 31))
    assert not plan.demonstration


def test_there_are_five_plans_in_the_order_of_their_codes() -> None:
    assert list(plans()) == sorted(TASK_ROWS)


def test_every_number_of_the_documents_is_a_target_and_nothing_else_is() -> None:
    expected = Counter(
        (plan, clause, indicator, *part.split())
        for plan, clause, indicator, parts in table(TARGETS)
        for part in parts.split(", ")
    )
    found = Counter(
        (each.plan, each.clause, each.indicator, str(each.level), str(each.value or "-"))
        for each in targets()
    )
    assert found == expected


def test_the_propaganda_plan_sets_no_number() -> None:
    assert plans()["tuyen-truyen-kcn-2023"].targets == ()


def test_only_the_declared_information_is_a_reduction() -> None:
    reduced = {each.indicator for each in targets() if each.kind is TargetKind.REDUCE_BY}
    assert reduced == {"declared_information"}


def test_more_certified_copies_than_last_year_is_a_target_without_a_value() -> None:
    growth = [each for each in targets() if each.kind is TargetKind.MORE_THAN_LAST_YEAR]
    assert {each.indicator for each in growth} == {"certified_copies_growth"}
    assert [each.value for each in growth] == [None, None]


def test_every_number_of_the_inspection_plan_is_a_quota() -> None:
    quotas = [each for each in targets() if each.kind is TargetKind.QUOTA]
    assert quotas == list(plans()["kiem-tra-dong-nai-2023"].targets)


def test_targets_of_scored_indicators_have_figures_and_the_others_have_none() -> None:
    assert {each.indicator for each in targets() if each.source is TargetSource.FIGURES} == {
        "on_time",
        "online",
        "digitised",
        "electronic_results",
        "satisfaction",
        "feedback_on_time",
        "feedback_satisfaction",
        "certified_copies_growth",
    }


def test_a_division_does_not_report_so_its_targets_have_no_figures() -> None:
    sources = {each.source for each in targets() if each.level == "division"}
    assert sources == {TargetSource.NONE}


def test_no_plan_sets_a_margin_of_its_own() -> None:
    assert {each.near_margin for each in targets()} == {None}


def test_a_quotation_prints_the_value_it_is_cited_for() -> None:
    for each in targets():
        if each.value is not None:
            assert f"{each.value}%" in each.quote, each


@pytest.mark.parametrize(
    ("plan", "indicator", "level", "quote"),
    [
        (
            "kcn-dong-nai-2022",
            "on_time",
            "department",
            "Tỷ lệ giải quyết hồ sơ đúng hạn đạt tối thiểu 96%",
        ),
        ("kcn-dong-nai-2022", "simplification", "department", "10% TTHC kiến nghị đơn giản hóa"),
        ("long-thanh-2024", "sample_dossiers", "commune", "70% TTHC có hồ sơ mẫu"),
        (
            "long-thanh-2024",
            "digitised",
            "commune",
            "Tối thiểu 40% hồ sơ thủ tục hành chính tại cấp huyện, 35% ở cấp xã được số hóa",
        ),
        (
            "long-thanh-2024",
            "electronic_certification",
            "division",
            "100% đơn vị cấp xã, Phòng Tư pháp cấp huyện cung cấp dịch vụ công chứng thực điện tử",
        ),
        (
            "long-thanh-2024",
            "certified_copies_growth",
            "commune",
            "Tăng số lượng bản sao chứng thực điện tử so với năm 2023",
        ),
        (
            "long-thanh-2024",
            "feedback_on_time",
            "district",
            "Tối thiểu 97% PAKN xử lý dứt điểm, đúng hạn",
        ),
        (
            "kkt-hai-phong-2024",
            "one_stop_system",
            "department",
            "Đảm bảo 100% hồ sơ giải quyết thủ tục hành chính được cập nhật, thực hiện thông qua"
            " Hệ thống Một cửa điện tử và Dịch vụ công trực tuyến thành phố",
        ),
        ("kiem-tra-dong-nai-2023", "inspected_units", "district", "50% UBND cấp huyện"),
        (
            "kiem-tra-dong-nai-2023",
            "inspected_subordinates_many",
            "department",
            "đảm bảo trong năm kiểm tra ít nhất 50% tổng số đơn vị trực thuộc",
        ),
    ],
)
def test_a_target_quotes_the_words_of_its_document(
    plan: str, indicator: str, level: str, quote: str
) -> None:
    assert the_target(plan, indicator, level).quote == quote


@pytest.mark.parametrize("code", sorted(TASK_ROWS))
def test_every_row_of_an_annex_is_a_task_in_its_order(code: str) -> None:
    assert [task.clause for task in plans()[code].tasks] == TASK_ROWS[code].split()


def test_a_task_has_the_deadline_that_its_words_name_and_no_other_has_one() -> None:
    expected = [
        (plan, clause, kind, tuple(map(date.fromisoformat, days.split())))
        for plan, clause, kind, days in table(DATED)
    ]
    found = [
        (task.plan, task.clause, str(task.kind), task.deadlines)
        for plan in plans().values()
        for task in plan.tasks
        if task.deadlines
    ]
    assert found == expected


def test_of_several_dates_the_last_is_the_deadline() -> None:
    [inspection] = tasks_at("kcn-dong-nai-2022", "8.1")
    assert inspection.deadline_text == "Tháng 6 và tháng 11/2022"
    assert inspection.deadline == date(2022, 11, 30)


@pytest.mark.parametrize(
    ("plan", "kinds"),
    [
        (
            "kcn-dong-nai-2022",
            {"recurring": 24, "when_needed": 6, "quarter": 4, "months": 1, "date": 2, "none": 1},
        ),
        (
            "long-thanh-2024",
            {"recurring": 29, "when_needed": 4, "quarter": 1, "date": 6, "none": 1},
        ),
        ("kkt-hai-phong-2024", {"recurring": 4, "none": 3, "date": 1, "when_needed": 1}),
        ("tuyen-truyen-kcn-2023", {"when_needed": 2, "none": 13}),
        (
            "kiem-tra-dong-nai-2023",
            {"date": 2, "months": 1, "recurring": 1, "none": 8, "when_needed": 1},
        ),
    ],
)
def test_the_kinds_of_deadline_add_up_to_the_tasks_of_a_plan(
    plan: str, kinds: dict[str, int]
) -> None:
    assert Counter(str(task.kind) for task in plans()[plan].tasks) == kinds


@pytest.mark.parametrize(
    ("clause", "lead", "support", "product"),
    [
        (
            "1.1",
            "Các phòng ban chuyên môn, UBND các xã, thị trấn",
            "Văn phòng HĐND-UBND huyện",
            "Kế hoạch kiểm soát thủ tục hành chính năm 2024 của đơn vị, địa phương",
        ),
        (
            "1.2",
            "Văn phòng UBND tỉnh",
            "Các phòng ban chuyên môn, UBND các xã, thị trấn",
            "Quyết định của Chủ tịch UBND tỉnh",
        ),
        (
            "1.4",
            "Các phòng ban chuyên môn, UBND các xã, thị trấn",
            "Văn phòng HĐND-UBND huyện",
            "Báo cáo của từng đơn vị; báo cáo của UBND huyện",
        ),
    ],
)
def test_rows_printed_one_column_to_the_left_are_put_right(
    clause: str, lead: str, support: str, product: str
) -> None:
    [task] = tasks_at("long-thanh-2024", clause)
    assert (task.goal, task.lead, task.support, task.product) == (None, lead, support, product)


def test_a_merged_cell_speaks_for_every_row_it_covers() -> None:
    digitising = tasks_at("long-thanh-2024", "4.4")[:3]
    assert {task.goal for task in digitising} == {
        "Tối thiểu 40% hồ sơ thủ tục hành chính tại cấp huyện, 35% ở cấp xã được số hóa"
    }
    assert digitising[1].lead == digitising[0].lead
    assert digitising[1].kind is TaskKind.RECURRING
    assert [task.lead for task in tasks_at("kcn-dong-nai-2022", "5.1")] == ["Văn phòng"] * 4


def test_a_lead_left_blank_in_print_stays_blank() -> None:
    blank = [task.clause for task in plans()["long-thanh-2024"].tasks if task.lead is None]
    assert blank == ["3.3", "4.1", "4.1", "4.5", "4.5", "5.1", "I.1"]


def test_hai_phong_asks_for_reports_each_week_before_5_july_and_before_5_december() -> None:
    reports = [(each.period, each.deadlines) for each in plans()["kkt-hai-phong-2024"].reports]
    assert reports == [
        (ReportPeriod.WEEK, ()),
        (ReportPeriod.HALF, (date(2024, 7, 5),)),
        (ReportPeriod.YEAR, (date(2024, 12, 5),)),
    ]


def test_long_thanh_asks_for_reports_each_quarter_and_year_without_naming_a_day() -> None:
    reports = plans()["long-thanh-2024"].reports
    assert [each.period for each in reports] == [ReportPeriod.QUARTER, ReportPeriod.YEAR]
    assert {(each.deadline_text, each.deadlines) for each in reports} == {("Hàng Quý/ Năm", ())}


def test_every_quantity_is_used_by_a_plan() -> None:
    quantities, faults = read_quantities(FOLDER, SCORED)
    assert faults == ()
    assert {each.code for each in quantities} == {each.indicator for each in targets()} - {*SCORED}


def test_values_are_exact_decimals() -> None:
    assert {type(each.value) for each in targets()} == {Decimal, type(None)}
