"""The words and sentences of Hồ sơ đơn vị."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counts.month import Month
from metrics.plans.plan import Task
from metrics.units.unit import Unit
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status
from wording import interface, numbers, sentences

PRINT_HINT = "Ctrl+P để in trên một trang A4"
CODE = "mã {code}"
SINCE = "từ {day}"
OF_WHOLE = "{whole}, %"
TARGET_BEFORE = "mục tiêu"
SHORT_BEFORE = "còn thiếu"

BUDGET_NONE = "Năm nay chưa kế hoạch nào giao chỉ tiêu cho đơn vị."
DUTIES = "Nhiệm vụ theo kế hoạch"
LEADS, SUPPORTS = "chủ trì", "phối hợp"
MORE_DUTIES = "và {count} nhiệm vụ nữa"
NO_DUTIES = "Kế hoạch năm {year} không giao nhiệm vụ nào cho đơn vị."
NO_DEADLINE = "–"

FIGURES = "Số liệu 12 tháng"
MORE_UPLOADS = "và {count} tệp nữa"
NO_UPLOADS = "Chưa có tệp nào mang số liệu của đơn vị."
CHOOSE = "Chọn một đơn vị để xem hồ sơ: đơn vị chưa báo cáo trước, rồi đơn vị xấu nhất."
LIST_ALT = "{count} đơn vị có hồ sơ, xấu nhất trước"
WORST = "Chỉ tiêu xấu nhất"


def title(unit: Unit) -> str:
    """The unit as one that reports."""
    return sentences.reporter(unit)


def place(unit: Unit, above: Sequence[Unit]) -> str:
    """Level, place, code and since when: `Cấp xã · Huyện Long Thành · mã 26383`."""
    parts = [
        interface.LEVELS[unit.level],
        *(each.name for each in above),
        CODE.format(code=unit.code),
    ]
    if unit.valid_from is not None:
        parts.append(SINCE.format(day=numbers.day(unit.valid_from)))
    return " · ".join(parts)


def lights(judged: Sequence[Score]) -> str:
    """How many lights of a unit are red and amber: `4 chưa đạt, 1 cận`."""
    found = {status: 0 for status in (Status.MISSED, Status.NEAR)}
    for row in judged:
        if row.verdict.status in found:
            found[row.verdict.status] += 1
    parts = [
        f"{count} {interface.STATUS[status].lower()}" for status, count in found.items() if count
    ]
    return ", ".join(parts) or f"{interface.STATUS[Status.MET]} {len(judged)}/{len(judged)}"


def worst(score: Score) -> str:
    """The worst light of a unit: `Đúng hạn 84,4 %, thiếu 314 hồ sơ`; empty where none is bad."""
    short = sentences.missing(score)
    if not short or score.verdict.percent is None:
        return ""
    target = score.goal.percent if score.goal else None
    percent = numbers.figure(score.verdict.percent, target)
    return f"{score.indicator.short} {percent}{numbers.PERCENT_SIGN}, {short}"


def lead(scores: Sequence[Score], unit: Unit, period: str) -> str:
    """The page's answer: how many targets are met, and what is certainly missed."""
    judged = [row for row in scores if row.verdict.status.judged]
    name = sentences.in_sentence(sentences.reporter(unit))
    if not judged:
        return f"**{sentences.opening(name)}, {period}: {_why_nothing(scores)}.**"
    met = sum(row.verdict.status is Status.MET for row in judged)
    said = f"**{sentences.opening(name)}, {period}: {met}/{len(judged)} chỉ tiêu đạt.**"
    return f"{said} {_short(judged)}".rstrip()


def _why_nothing(scores: Sequence[Score]) -> str:
    statuses = {row.verdict.status for row in scores}
    if not scores or Status.NOT_REPORTED in statuses:
        return "chưa báo cáo"
    if Status.NOT_DUE in statuses:
        return "chưa đến hạn báo cáo"
    if Status.NO_TARGET in statuses:
        return "chưa giao chỉ tiêu"
    return "không phát sinh"


def _short(judged: Sequence[Score]) -> str:
    below = [row for row in judged if row.verdict.short_by]
    sure = [row for row in below if row.verdict.evidence is Evidence.CERTAIN]
    unsure = [row for row in below if row not in sure]
    parts = []
    if sure:
        parts.append(f"Chắc chắn dưới mục tiêu: {_listed(sure)}.")
    if unsure:
        parts.append(f"Dưới mục tiêu nhưng chưa đủ số để chắc chắn: {_listed(unsure)}.")
    return " ".join(parts)


def _listed(rows: Sequence[Score]) -> str:
    worst = sorted(rows, key=lambda row: -(row.verdict.short_by or 0))
    return ", ".join(f"{row.indicator.short} ({sentences.missing(row)})" for row in worst)


def reporting(due: Sequence[Month], silent: Sequence[Month]) -> str:
    """Which of the last twelve months were not reported."""
    if not due:
        return "Trong 12 tháng qua chưa có kỳ nào đến hạn báo cáo."
    if not silent:
        return f"Đã báo cáo đủ {len(due)}/{len(due)} tháng đến hạn."
    listed = ", ".join(numbers.month_in_table(month) for month in silent)
    return f"**Chưa báo cáo {len(silent)}/{len(due)} tháng:** {listed}."


def duties(leads: int, supports: int, plans: Sequence[str]) -> str:
    """How many tasks the year's plans give: `25 chủ trì, 9 phối hợp theo …`."""
    said = [f"{count} {word}" for count, word in ((leads, LEADS), (supports, SUPPORTS)) if count]
    return f"{', '.join(said)}. {'; '.join(plans)}."


def deadline(task: Task) -> str:
    """When a task is due, as printed or as a date."""
    if task.deadline is not None and len(task.deadlines) == 1:
        return numbers.day(task.deadline)
    return task.deadline_text or NO_DEADLINE
