"""What Hồ sơ đơn vị says of lights, months and tasks."""

from __future__ import annotations

from metrics.counts.month import Month
from tests.ui import builders
from wording.scores import profile as words

UNIT = builders.reference().register.at(builders.MONTH)["26383"]


def plain(text: str) -> str:
    return text.replace("**", "").replace("\u00a0", " ")


def test_the_lead_counts_the_met_and_names_what_is_certainly_missed() -> None:
    rows = [
        builders.row("26383", "on_time", 344, 420),
        builders.row("26383", "online", 300, 420),
        builders.row("26383", "feedback_on_time", 8, 9),
    ]
    assert plain(words.lead(rows, UNIT, "tháng 9/2024")) == (
        "Xã An Phước, tháng 9/2024: 1/3 chỉ tiêu đạt. Chắc chắn dưới mục tiêu: Đúng hạn (thiếu 64 "
        "hồ sơ). Dưới mục tiêu nhưng chưa đủ số để chắc chắn: PAKN đúng hạn (thiếu 1 PAKN)."
    )


def test_a_silent_unit_is_called_silent() -> None:
    assert plain(words.lead([], UNIT, "tháng 9/2024")) == "Xã An Phước, tháng 9/2024: chưa báo cáo."


def test_months_not_reported_are_listed() -> None:
    due = [Month(2024, number) for number in range(1, 10)]
    assert plain(words.reporting(due, due[3:5])) == "Chưa báo cáo 2/9 tháng: 04/2024, 05/2024."
    assert words.reporting(due, []) == "Đã báo cáo đủ 9/9 tháng đến hạn."
    assert "chưa có kỳ nào đến hạn" in words.reporting([], [])


def test_the_place_of_a_unit_names_level_district_province_and_code() -> None:
    tree = builders.reference().register.at(builders.MONTH)
    above = [tree[code] for code in tree.line("26383")[1:]]
    assert words.place(UNIT, above) == "Cấp xã · Huyện Long Thành · Tỉnh Đồng Nai · mã 26383"


def test_tasks_are_counted_by_role() -> None:
    assert words.duties(15, 20, ["Kế hoạch"]) == "15 chủ trì, 20 phối hợp. Kế hoạch."
    assert words.duties(0, 2, ["Kế hoạch"]) == "2 phối hợp. Kế hoạch."


def test_a_single_deadline_is_a_date_and_others_are_quoted() -> None:
    tasks = {task.task: task for task in builders.reference().plan("long-thanh-2024").tasks}
    found = {words.deadline(task) for task in tasks.values()}
    assert "25/01/2024" in found
    assert "Thường xuyên" in found
