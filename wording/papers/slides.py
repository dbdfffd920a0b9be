"""The sentences of the slides for the monthly meeting."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from wording import numbers
from wording.sentences import missing

TITLE = "Giao ban kiểm soát thủ tục hành chính {period}"
DONE_BEFORE = "Việc đã giao: {count} nhiệm vụ đến hạn trong {period}"
NO_TASKS = "Không có nhiệm vụ nào của kế hoạch đến hạn trong {period}"
LIGHTS = "{met}/{judged} chỉ tiêu đạt; {reported}/{expected} đơn vị đã báo cáo"
NO_LIGHTS = "Chưa chấm được chỉ tiêu nào; {reported}/{expected} đơn vị đã báo cáo"
CHANGED = "Đổi gì so với kỳ trước"
SHORT = "Thiếu nhiều nhất, chắc chắn: {unit}, {lack}"
NONE_SHORT = "Không đơn vị nào dưới mục tiêu một cách chắc chắn"
AHEAD = "Sắp đến hạn: {count} nhiệm vụ từ nay đến cuối năm"
NONE_AHEAD = "Không còn nhiệm vụ nào có hạn sau {period}"
DECIDE = "Quyết định hôm nay"
DECISIONS = (
    "Việc cần quyết định: ……",
    "Giao ai: ……   Đến ngày: ……",
    "Việc không giao và lý do: ……",
)
UNIT, INDICATOR, LACK, WHO, TOLD = (
    "Đơn vị",
    "Chỉ tiêu",
    "Còn thiếu",
    "Người chịu trách nhiệm",
    "Giải trình",
)


def lights(rows: Sequence[Score], reported: int, expected: int) -> str:
    """How many indicators are met, and how many units that rests on."""
    judged = [row for row in rows if row.verdict.status.judged]
    met = sum(row.verdict.status is Status.MET for row in judged)
    said = LIGHTS if judged else NO_LIGHTS
    return said.format(met=met, judged=len(judged), reported=reported, expected=expected)


def shortfall(unit: str, row: Score) -> str:
    """The largest gap that is beyond doubt."""
    return SHORT.format(unit=unit, lack=f"{row.indicator.short} {missing(row)}")


def lacks(row: Score) -> str:
    """How many cases are missing."""
    return f"{numbers.count(row.verdict.short_by or 0)} {row.indicator.case}"
