"""The words of the page on which inspections are planned and followed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from metrics.inspection.quota import QuotaStanding
from metrics.inspection.recount import Recount
from metrics.inspection.visit import Visit
from metrics.inspection.visit_list import Suggestion
from metrics.units.unit import Unit
from wording import numbers
from wording.inspection import inspection as words
from wording.inspection.suggestion import group_title

PAGE = "Kế hoạch kiểm tra"


class InspectionView(StrEnum):
    """What the page shows; the value is what stands on the segment and in the address."""

    QUOTAS = "Chỉ tiêu"
    SUGGESTION = "Đề xuất"
    SCHEDULE = "Lịch"
    CONCLUSIONS = "Kết luận"
    PAPER = "Phiếu chuẩn bị"


VIEW, YEAR, HEAD = "Phần", "Năm", "Của"
NO_QUOTA = "Chưa có kế hoạch kiểm tra nào giao tỷ lệ cho năm {year}."
NO_QUOTA_TEXT = (
    "Tỷ lệ kiểm tra (40 % sở, 50 % huyện, 20 % xã …) lấy từ kế hoạch kiểm tra của năm. Thêm kế "
    "hoạch vào dữ liệu tham chiếu rồi mở lại trang này; lịch và kết luận vẫn ghi được."
)
NOT_FOR_UNIT = "Phần này chỉ dành cho văn phòng và Đoàn kiểm tra."
READ_ONLY = "Vai trò đang dùng chỉ xem, không ghi."

SOURCE = "{plan}, mục {clause}"
DONE, PLANNED, MISSING, NEEDED = "đã kiểm tra", "đã lên lịch", "còn thiếu", "cần"
OPEN_UNITS = "Chưa kiểm tra, chưa có lịch · {count} đơn vị"
VISITED_UNITS = "Đã kiểm tra hoặc đã lên lịch · {count} đơn vị"

PERIOD, WHOLE_YEAR = "Cho", "Cả năm"
QUARTER = "Quý {quarter}"
QUARTERS = ("I", "II", "III", "IV")
TEAM = "Đoàn kiểm tra"
TEAM_HINT = "ví dụ: Đoàn 1, Văn phòng UBND"
CAPACITY = "Số cuộc mỗi tháng"
SEED = "Số bốc thăm"
SEED_HELP = "Phần bốc thăm dùng số này; cùng số cho cùng danh sách."
WEIGHTS = "Trọng số và cách chia"
WEIGHTS_TEXT = "Điểm rủi ro = tổng trọng số × giá trị ÷ mức đầy. {source}."
WEIGHT = "{name} (đầy từ {full})"
PART = "{name}, %"
PARTS_WRONG = (
    "Ba phần rủi ro, luân phiên, ngẫu nhiên phải cộng lại đúng 100 %; đang dùng cách chia đã giữ."
)
KEPT_BY = "Đang giữ: {by} đặt ngày {day}. Lý do: {why}."
AS_SHIPPED = "Đang giữ: trọng số ban đầu."
NOT_KEPT = (
    "Danh sách này theo trọng số đang thử, chưa giữ: chỉ có ở đây, mất khi rời trang, và lệnh "
    "suggest không dùng."
)
KEEP_WEIGHTS = "Giữ trọng số này"
KEEP_CAPACITY = "Số cuộc mỗi tháng được giữ cùng trọng số và cách chia."
WEIGHTS_KEPT = "Đã giữ trọng số; từ nay mọi đề xuất theo trọng số này."
FIGURES_UNTIL = "Số liệu xét đến {month}."
SUGGESTED = "**{count} đơn vị được gợi ý** cho {period}{unmet}."
MEETS = ", đủ mọi tỷ lệ"
MEETS_QUARTER = ", đủ phần của quý; cả năm còn thiếu {count}"
LACKS = ", **còn thiếu** {groups}"
NOTHING_TO_SUGGEST = "Lịch đã đủ mọi tỷ lệ; không cần thêm đơn vị nào cho {period}."
NOTHING_FITS = "**Chưa xếp được đơn vị nào** cho {period}; còn thiếu {groups}."
QUARTER_DONE = "Lịch đã đủ phần của {period}; **cả năm còn thiếu {count} đơn vị**."
NOT_COUNTED = " Chưa tính {groups}: danh mục chưa có đơn vị nào."
OVERDUE_AMONG = " Trong số đã lên lịch có {count} cuộc quá ngày mà chưa thực hiện."
PERIOD_OVER = (
    "Thời gian này đã qua: danh sách chỉ để đối chiếu, ngày dự kiến nằm trong thời gian đó."
)
ON_DAY = "dự kiến {day}"
CHOICE_WORD = "Căn cứ chọn đơn vị (Word)"
FOLLOW_UPS = "Kiểm tra lại"
FOLLOW_UPS_TEXT = (
    "Đơn vị có kết luận quá hạn, hoặc chỉ tiêu xấu đi rõ rệt sau kết luận; gợi ý ngoài số đơn vị "
    "phải kiểm tra theo tỷ lệ."
)
ARRIVED = "{count} đơn vị đưa sang từ trang Cần kiểm tra đã được chọn."
NOT_ARRIVED = "Không đưa sang được {names}: năm {year} không còn đơn vị này."
NOTES = "Danh sách được làm thế nào"
MORE_NOTES = "Còn {count} lưu ý nữa"
ADD = "Thêm đơn vị"
ADD_HINT = "Gõ để tìm đơn vị"
CHOSEN = "{count} đơn vị được chọn"
BY_HAND = "người dùng thêm"
NOBODY = "Năm {year} không có đơn vị nào phải kiểm tra theo tỷ lệ."
ENDED_HEAD = "{name} (đến {day})"
NEAR_OTHERS = "{unit}: tránh {days} ngày trước và sau khi {visit}."
WORKING_DAYS = (
    "Ngày dự kiến là ngày làm việc sau hôm nay, trừ ngày nghỉ lễ và ngày đoàn đã có lịch; mỗi ngày "
    "một đơn vị. Đổi được ở phần Lịch."
)
KIND = "Hình thức"
PLAN_DO = "Lên lịch {count} cuộc"
PLANNED_NOW = "Đã lên lịch {count} cuộc kiểm tra."
WHY_PLAN = "Theo đề xuất, kế hoạch kiểm tra {year}"
DESPITE = "Vẫn lên lịch dù đoàn khác vừa hoặc sắp kiểm tra đơn vị"

NO_VISIT = "Chưa có cuộc kiểm tra nào trong năm {year}."
NO_VISIT_TEXT = (
    "Lên lịch từ phần Đề xuất, từ trang Cần kiểm tra (đánh dấu đơn vị rồi đưa vào kế hoạch), hoặc "
    "thêm từng cuộc ở biểu mẫu dưới đây."
)
NO_VISIT_UNIT = "Không có cuộc kiểm tra nào được báo cho đơn vị trong năm {year}."
LEAD = "**{done} cuộc đã kiểm tra, {planned} cuộc đã lên lịch{late}** trong năm {year}."
LATE_PART = ", {count} cuộc quá ngày mà chưa thực hiện"
VISIT_COLUMNS = ("Ngày", "Đơn vị", "Hình thức", "Đoàn", "Nội dung", "Trạng thái", "Kết luận")
HIDDEN = "chưa báo cho đơn vị"
OPEN_OF = "{open} đang mở / {count}"
CHANGE = "Sửa một cuộc kiểm tra"
NEW = "Thêm cuộc kiểm tra"
VISIT = "Cuộc kiểm tra"
UNITS, UNIT = "Đơn vị", "Đơn vị"
FIRST_DAY, LAST_DAY = "Từ ngày", "Đến ngày"
CONTENTS = "Nội dung"
CONTENTS_HINT = "Để trống: toàn bộ danh mục"
CHECKLIST = "Danh mục nội dung kiểm tra"
STATE = "Trạng thái"
NOTE = "Ghi chú"
ONE_A_DAY = "Nhiều đơn vị thì mỗi ngày làm việc một đơn vị, bắt đầu từ ngày ghi dưới đây."
SAVE = "Lưu"
CHANGED = "Đã lưu {visit}."
DOCUMENTS = "Tải về:"
INTERNAL = "Bản nội bộ của Đoàn (có cuộc đột xuất)"
SCHEDULE_WORD, SCHEDULE_EXCEL = "Lịch (Word)", "Lịch (Excel)"
RESULT_WORD, RESULT_EXCEL = "Kết quả (Word)", "Kết quả (Excel)"
HISTORY = "Ai đã ghi gì, khi nào, vì sao"
HISTORY_LINE = "{at} · {by}: {why}"

NO_CONCLUSION = "Chưa có kết luận nào."
NO_CONCLUSION_TEXT = "Kết luận ghi được khi một cuộc kiểm tra ở trạng thái “Đã kiểm tra”."
CONCLUSIONS_LEAD = "**{open} kết luận đang mở**{overdue}{carried}."
OVERDUE_PART = ", {count} quá hạn"
CARRIED_PART = ", {count} từ năm trước"
CONCLUSION_COLUMNS = ("Hạn", "Đơn vị", "Kết luận", "Kiến nghị", "Chịu trách nhiệm", "Chứng minh")
CARRIED = "từ năm trước"
CLOSED = "Đã đóng · {count}"
RECORD = "Ghi kết luận"
FINDING, RECOMMENDATION = "Phát hiện", "Kiến nghị"
RESPONSIBLE, DEADLINE = "Người chịu trách nhiệm", "Hạn thực hiện"
POINT, INDICATOR, NONE = "Thuộc nội dung", "Liên quan chỉ tiêu", "Không"
NO_FINDING, NO_RECOMMENDATION = "Chưa ghi phát hiện.", "Chưa ghi kiến nghị."
NO_RESPONSIBLE = "Chưa ghi người chịu trách nhiệm."
RECORDED = "Đã ghi kết luận {conclusion}."
FOLLOW = "Theo dõi, đóng kết luận"
CONCLUSION = "Kết luận"
CONCLUSION_OR_RECOUNT = "Kết luận hoặc lần đếm lại"
RECOUNT_OF = "Đếm lại · {visit} · {unit} · {indicator} · {month}"
PROOF = "Văn bản chứng minh"
PROOF_LINE = "{conclusion}: {proof}: {name}"
PROOF_HINT = "số, ngày của văn bản hoặc đường dẫn hồ sơ"
CLOSED_ON = "Ngày đóng"
CLOSE = "Đóng kết luận"
NEW_DEADLINE = "Hạn mới"
REOPEN = "Mở lại"
FOLLOWED = "Đã cập nhật {conclusion}."
RECOUNT = "Đếm lại hồ sơ mẫu"
RECOUNT_TEXT = "So mẫu đếm lại với số đã báo cáo, kèm khoảng tin cậy 95 %."
COUNTED, MONTH = "Chỉ tiêu", "Tháng"
SAMPLED, GOOD = "Số hồ sơ đếm lại", "Trong đó đạt"
EFFECTS = "Trước và sau kiểm tra"
EFFECTS_TEXT = "Ba tháng trước so với ba tháng sau cuộc kiểm tra; chỉ nói tăng hay giảm khi rõ rệt."
NO_DONE = "Chưa có cuộc kiểm tra nào đã xong."

PAPER_TEXT = "Một trang cho mỗi đơn vị: in bằng lệnh in của trình duyệt (Ctrl+P)."
PAPER_TITLE = "Phiếu chuẩn bị kiểm tra"
PAPER_DOES_NOT_REPORT = (
    "Đơn vị không phải báo cáo số liệu hằng tháng nên phiếu không có đèn và số liệu; xem các lần "
    "kiểm tra và kết luận trước."
)
PAPER_NO_FIGURES = "Chưa nạp số liệu nào."
PAPER_DOUBTS = "Số liệu nên đối chiếu"
PAPER_NO_DOUBTS = "Không thấy dấu hiệu cần đối chiếu riêng."
PAPER_OPEN = "Kết luận chưa đóng"
PAPER_NO_OPEN = "Không có kết luận nào đang mở."
PAPER_VISITS = "Các lần kiểm tra"
PAPER_NO_VISITS = "Chưa kiểm tra lần nào."
PAPER_CHECKLIST = "Nội dung kiểm tra"


def suggested_lead(
    found: Suggestion, standings: Sequence[QuotaStanding], year: int, quarter: int | None
) -> str:
    """What the list comes to; never that all is planned while a quota lacks units."""
    when = period(year, quarter)
    lacking = ", ".join(
        f"{group_title(each.group).lower()} {numbers.count(each.count)}" for each in found.lacks
    )
    later = sum(each.missing for each in standings)
    later -= len(found.picks) + sum(each.count for each in found.lacks)
    beside = _not_counted(standings)
    if found.picks:
        count = numbers.count(len(found.picks))
        unmet = LACKS.format(groups=lacking) if lacking else _met(later)
        return SUGGESTED.format(count=count, period=when, unmet=unmet) + beside
    if lacking:
        return NOTHING_FITS.format(period=when, groups=lacking) + beside
    if later > 0:
        return QUARTER_DONE.format(period=when, count=numbers.count(later)) + beside
    if not any(each.quota.units for each in standings):
        return _nobody(standings, year)
    return NOTHING_TO_SUGGEST.format(period=when) + beside


def _met(later: int) -> str:
    return MEETS_QUARTER.format(count=numbers.count(later)) if later > 0 else MEETS


def standing_lead(standings: list[QuotaStanding], year: int) -> str:
    """How far the year has come, in one sentence."""
    asked = [each for each in standings if each.quota.units]
    lacking = [each for each in asked if each.missing]
    if not asked:
        return _nobody(standings, year)
    beside = _not_counted(standings)
    if not lacking:
        return f"**Lịch năm {year} đã đủ mọi tỷ lệ.**{beside}"
    parts = [
        f"{words.group_name(each.quota.level).lower()} {numbers.count(each.missing)}"
        for each in lacking
    ]
    return f"**Năm {year} còn thiếu lịch cho** {', '.join(parts)} đơn vị.{beside}"


def _not_counted(standings: Sequence[QuotaStanding]) -> str:
    """Which groups have a quota and no unit in the register; empty where all have."""
    unknown = [each.quota for each in standings if not each.quota.units and not each.quota.ended]
    names = ", ".join(words.group_name(each.level).lower() for each in unknown)
    return NOT_COUNTED.format(groups=names) if unknown else ""


def _nobody(standings: Sequence[QuotaStanding], year: int) -> str:
    ended = [words.quota(each) for each in standings if each.quota.ended]
    return f"{'; '.join(ended)}." if ended else NOBODY.format(year=year)


def head(unit: Unit, day: date) -> str:
    """Whose inspections they are; one that has ended by the day says so."""
    if unit.valid_to is None or unit.valid_to >= day:
        return unit.name
    return ENDED_HEAD.format(name=unit.name, day=numbers.day(unit.valid_to))


def visit_label(visit: Visit, unit: str) -> str:
    """One visit in a list to choose from."""
    return f"{visit.visit} · {unit} · {words.days(visit)}"


def recount_label(recount: Recount, unit: str, indicator: str) -> str:
    """One recount in a list to choose from."""
    month = numbers.month(recount.month)
    return RECOUNT_OF.format(visit=recount.visit, unit=unit, indicator=indicator, month=month)


def kind(visit: Visit) -> str:
    """The kind of a visit; one that is kept from its unit says so."""
    named = words.KINDS[visit.kind]
    return f"{named} ({HIDDEN})" if visit.secret else named


def period(year: int, quarter: int | None) -> str:
    """`năm 2024`, `quý II/2024`."""
    return f"quý {QUARTERS[quarter - 1]}/{year}" if quarter else f"năm {year}"


def stood(visit: Visit) -> str:
    """How a visit stood after a change."""
    parts = (words.days(visit), words.KINDS[visit.kind].lower(), words.STATES[visit.state].lower())
    return ", ".join(parts)


def until(day: date) -> str:
    """A deadline in a sentence."""
    return f"hạn {numbers.day(day)}"
