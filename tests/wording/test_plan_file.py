"""Every fault that the reader of plans can tell is told in Vietnamese."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from metrics.plans.plan_files import PlanReader
from wording.office.plan_file import fault

HEAD = """\
code = "x"
number = "1/KH"
title = "Kế hoạch"
issuer = "UBND"
scope = "75"
year = 2026
valid_from = 2026-01-01
valid_to = 2026-12-31
"""
TARGET = """\
[[target]]
indicator = "on_time"
levels = ["commune"]
kind = "at_least"
value = 97
clause = "1"
quote = "97 %"
source = "figures"
"""
TASK = """\
[[task]]
task = "Báo cáo"
clause = "1"
kind = "date"
deadline_text = "trước ngày 15/12/2026"
deadlines = [2026-12-15]
"""


def faults(text: str) -> list[str]:
    reader = PlanReader(["on_time"], ["on_time", "other"], [])
    assert reader.text(text, "x") is None
    return reader.faults


def test_a_plan_without_a_fault_is_read() -> None:
    plan = PlanReader(["on_time"], ["on_time", "other"], []).text(HEAD + TARGET + TASK, "x")
    assert plan is not None
    assert (plan.targets[0].value, plan.tasks[0].deadlines) == (Decimal(97), (date(2026, 12, 15),))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("a = [", "x: sai cú pháp: tệp hết giữa chừng"),
        ("a = = 1", "x: sai cú pháp ở dòng 1, cột 5"),
        (HEAD.replace('number = "1/KH"\n', ""), "x: thiếu number"),
        (HEAD.replace('"1/KH"', "5"), "x: number: cần chữ, đang ghi 5"),
        (HEAD.replace('"1/KH"', '" 1"'), "không thừa dấu cách, đang ghi ' 1'"),
        (HEAD.replace("2026\n", '"2026"\n', 1), "x: year: cần số nguyên, đang ghi '2026'"),
        (HEAD.replace("2026-01-01", '"1/1"'), "valid_from: cần ngày, ví dụ 2026-01-01"),
        (HEAD.replace("2026-12-31", "2025-12-31"), "valid_from sau valid_to"),
        (HEAD.replace("2026-12-31", "2027-12-31"), "phải nằm trong năm 2026 của kế hoạch"),
        (HEAD.replace('"x"', '"y"'), "x: mã y khác tên tệp"),
        (HEAD + "numbr = 1\n", "x: không có mục nào tên numbr"),
        (HEAD + "target = 5\n", "x: target: cần các bảng [[…]], đang ghi 5"),
        (HEAD + TARGET.replace("on_time", "ontime"), "x: chỉ tiêu 1: không có chỉ tiêu mã ontime"),
        (HEAD + TARGET.replace("on_time", "other"), "other không tính từ số liệu hằng tháng"),
        (HEAD + TARGET.replace("97\n", "970\n"), "value: cần số lớn hơn 0, không quá 100"),
        (HEAD + TARGET.replace("value = 97\n", ""), "x: chỉ tiêu 1: thiếu value"),
        (HEAD + TARGET.replace("97\n", "nan\n"), "value: cần số hữu hạn"),
        (HEAD + TARGET.replace("97\n", "true\n"), "value: cần số, đang ghi True"),
        (HEAD + TARGET + "near_margin = 101\n", "near_margin: cần số từ 0 đến 100"),
        (HEAD + TARGET + TARGET, "x: on_time của commune từ 2026-01-01 được giao hai lần"),
        (HEAD + TARGET.replace('["commune"]', "[]"), "levels: cần danh sách có ít nhất một giá"),
        (HEAD + TARGET.replace('"commune"', '"xã"'), "levels: cần một trong: "),
        (HEAD + TASK.replace("[2026-12-15]", "[2026-12-16]"), "deadlines khác các ngày nêu"),
        (HEAD + TASK.replace("deadlines = [2026-12-15]", ""), "nhiệm vụ loại date cần có deadl"),
        (HEAD + TASK.replace('"date"', '"months"'), "hạn của một tháng là ngày cuối tháng"),
        (HEAD + TASK.replace('"date"', '"quarter"'), "hạn của một quý là ngày cuối quý"),
        (HEAD + TASK.replace('"date"', '"recurring"'), "loại recurring không ghi deadlines"),
        (HEAD + TASK.replace('"date"', '"relative"'), "nhiệm vụ không so với năm khác"),
        (HEAD + TASK.replace("[2026-12-15]", "5"), "deadlines: cần danh sách ngày, đang ghi 5"),
    ],
)
def test_a_fault_is_told_in_vietnamese(wrong: str, told: str) -> None:
    found = [fault(each) for each in faults(wrong)]
    assert any(told in each for each in found), found
    english = re.compile(r"\b(is|want|found|missing|unknown|twice|after|not|invalid)\b", re.I)
    assert not [each for each in found if english.search(each)]
