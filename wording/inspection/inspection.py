"""The words of inspections, keyed by enum, and the sentences of quotas, visits and conclusions."""

from __future__ import annotations

from datetime import date, timedelta

from metrics.counts.change import Movement
from metrics.inspection.quota import QuotaStanding
from metrics.inspection.recount import Agreement, Recount
from metrics.inspection.visit import (
    Conclusion,
    ConclusionState,
    Visit,
    VisitEffect,
    VisitKind,
    VisitState,
)
from metrics.inspection.visit_list import SelectionPart
from metrics.units.unit import Level
from wording import interface as words
from wording import numbers
from wording.scores import comparable

KINDS = {
    VisitKind.PLANNED: "Theo kế hoạch",
    VisitKind.SURPRISE: "Đột xuất",
    VisitKind.REMOTE: "Từ xa",
}
STATES = {
    VisitState.SCHEDULED: "Đã lên lịch",
    VisitState.DONE: "Đã kiểm tra",
    VisitState.CANCELLED: "Đã hủy",
}
VISIT_OVERDUE = "Quá ngày, chưa thực hiện"
CONCLUSION_STATES = {
    ConclusionState.OPEN: "Đang thực hiện",
    ConclusionState.PROVEN: "Chờ xác nhận",
    ConclusionState.OVERDUE: "Quá hạn",
    ConclusionState.CLOSED: "Đã đóng",
}
PARTS = {
    SelectionPart.RISK: "Rủi ro",
    SelectionPart.ROTATION: "Luân phiên",
    SelectionPart.RANDOM: "Ngẫu nhiên",
}
AGREEMENTS = {
    Agreement.AGREES: "Mẫu đếm lại phù hợp với số báo cáo",
    Agreement.REPORTED_MORE: "Số báo cáo cao hơn mẫu đếm lại cho thấy",
    Agreement.REPORTED_LESS: "Số báo cáo thấp hơn mẫu đếm lại cho thấy",
    Agreement.NOTHING: "Chưa đếm lại hồ sơ nào",
}
SUBORDINATES = "Phòng, ban, đơn vị trực thuộc và cấp xã"
LEVEL_ENDED = "không còn cấp này"
LEVEL_ENDED_ON = "bãi bỏ từ {day}"
DONE_UNTIL = (
    "đến hết {day} đã kiểm tra {done} trong {needed} đơn vị phải kiểm tra ({percent} của {units})"
)
NOBODY_REGISTERED = "chưa có đơn vị nào trong danh mục"
WHOLE_CONTENT = "toàn bộ nội dung"
SURPRISE_NOTE = "Không báo trước: người của đơn vị chỉ thấy sau khi đã kiểm tra."
NOT_ENOUGH = "chưa đủ số liệu"
YEAR_QUOTA = "Chỉ tiêu kiểm tra năm {year}"


def group_name(level: Level | None) -> str:
    """What a quota counts: a level, or everything below a head."""
    return words.LEVELS[level] if level else SUBORDINATES


def quota(standing: QuotaStanding) -> str:
    """One quota: `Cấp xã: cần 34/170 (20 %), đã kiểm tra 5, đã lên lịch 8, còn thiếu 21`."""
    asked = standing.quota
    name = group_name(asked.level)
    if not asked.units:
        return f"{name}: {without_units(standing)}"
    parts = [
        f"cần {numbers.count(asked.needed)}/{numbers.count(len(asked.units))}"
        f" ({numbers.goal(asked.percent)})",
        f"đã kiểm tra {numbers.count(len(standing.done))}",
        f"đã lên lịch {numbers.count(len(standing.planned))}",
        _missing(standing),
    ]
    if standing.former:
        former = numbers.count(standing.former)
        parts.append(f"ngoài ra {former} cuộc tại đơn vị nay không còn hoặc đã chia")
    return f"{name}: {', '.join(parts)}"


def without_units(standing: QuotaStanding) -> str:
    """Why a quota has nobody to count, and what had been done until its level ended."""
    asked, until = standing.quota, standing.until
    if not asked.ended:
        return NOBODY_REGISTERED
    if asked.last_day is None:
        return LEVEL_ENDED
    said = LEVEL_ENDED_ON.format(day=numbers.day(asked.last_day + timedelta(days=1)))
    if until is not None:
        done = DONE_UNTIL.format(
            day=numbers.day(asked.last_day),
            done=numbers.count(len(until.done)),
            needed=numbers.count(until.quota.needed),
            percent=numbers.goal(asked.percent),
            units=numbers.count(len(until.quota.units)),
        )
        return f"{said}; {done}"
    return f"{said}; đã kiểm tra {numbers.count(standing.former)}" if standing.former else said


def _missing(standing: QuotaStanding) -> str:
    if standing.missing:
        return f"còn thiếu {numbers.count(standing.missing)}"
    return "đã đủ" if not standing.left else "đã đủ lịch"


def days(visit: Visit) -> str:
    """When a visit takes place: `16/05/2024`, or `16/05/2024 – 17/05/2024`."""
    first, last = numbers.day(visit.first_day), numbers.day(visit.last_day)
    return first if first == last else f"{first} – {last}"


def state(visit: Visit, day: date) -> str:
    """Where a visit stands on a day: `Đã lên lịch`, or that its day went by without it."""
    return VISIT_OVERDUE if visit.overdue(day) else STATES[visit.state]


def contents(visit: Visit) -> str:
    """What a visit covers: `II.2, II.5`, or the whole list."""
    return ", ".join(visit.contents) if visit.contents else WHOLE_CONTENT


def last_visit(day: date | None) -> str:
    """When a unit was last inspected."""
    return numbers.day(day) if day else "chưa có"


def deadline(conclusion: Conclusion, day: date) -> str:
    """How a conclusion stands to its deadline on a day: `quá hạn 12 ngày`."""
    state = conclusion.state(day)
    if state is ConclusionState.CLOSED:
        assert conclusion.closed_on is not None
        return f"đã đóng {numbers.day(conclusion.closed_on)}"
    left = (conclusion.deadline - day).days
    if left < 0:
        return f"quá hạn {numbers.count(-left)} ngày"
    return "hạn hôm nay" if left == 0 else f"còn {numbers.count(left)} ngày"


def effect(found: VisitEffect) -> str:
    """What an indicator did around a visit, and no more than the figures bear."""
    if found.parted is not None:
        return f"không so trước và sau: {comparable.reason(found.parted)}"
    if not found.enough or found.before is None or found.after is None:
        return NOT_ENOUGH
    before, after = numbers.percent(found.before.percent), numbers.percent(found.after.percent)
    return f"trước {before}, sau {after}: {EFFECTS[found.change.movement]}"


EFFECTS = {
    Movement.CLEARLY_UP: "tăng rõ rệt",
    Movement.CLEARLY_DOWN: "giảm rõ rệt",
    Movement.UNCLEAR: "thay đổi chưa rõ",
    Movement.UNKNOWN: NOT_ENOUGH,
}


def recount(found: Recount) -> str:
    """A recount beside what was reported, with its interval."""
    bounds = found.interval
    if bounds is None:
        return f"{AGREEMENTS[Agreement.NOTHING]}."
    sample, reported = found.sample, found.reported
    return (
        f"Đếm lại {numbers.count(sample.cases)} hồ sơ, đạt {numbers.count(sample.good)}"
        f" ({numbers.percent(sample.percent)}; cả tháng {numbers.interval(bounds)}"
        f"{numbers.PERCENT_SIGN}); đã báo cáo {numbers.percent(reported.percent)}"
        f" trên {numbers.count(reported.cases)} hồ sơ. {AGREEMENTS[found.agreement]}."
    )
