"""The words of the page of plans."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from metrics.counts.statement import Statement
from metrics.plans.draft import DraftFault
from metrics.plans.plan import Plan, ReportPeriod, TargetKind
from metrics.plans.versions import PlanVersion
from metrics.units.unit import Level
from wording import numbers
from wording.interface import LEVELS

PAGE = "Kế hoạch và chỉ tiêu"
LEAD = "**{plans} kế hoạch** trong phạm vi, {targets} chỉ tiêu; năm {year} có {of_year} kế hoạch."
LEAD_NONE = (
    "**Chưa có kế hoạch nào trong phạm vi**, nên chưa có mục tiêu để chấm đèn. Nhập kế hoạch từ văn"
    " bản, hoặc sao chép một kế hoạch mẫu rồi sửa số."
)
OTHERS = "Kế hoạch của địa phương khác, để tham khảo và sao chép ({count})"

VIEW, EDIT, COPY, NEW, COMPARE = "Xem", "Sửa", "Sao chép", "Kế hoạch mới", "So sánh"
ANNEX = "Nhập phụ lục"
WAYS = "Việc cần làm"

# The list.
LIST = "Các kế hoạch"
NUMBER, TITLE, ISSUED, ISSUER, SCOPE, YEAR, TARGETS, STATE = (
    "Số ký hiệu", "Kế hoạch", "Ngày ban hành", "Nơi ban hành", "Phạm vi", "Năm", "Chỉ tiêu",
    "Ai ghi",
)  # fmt: skip
NO_NUMBER = "để trống trong văn bản"
NO_DAY = "không ghi"
SHIPPED = "có sẵn"
ENTERED_BY = "{by}, {day}"

# One plan.
VALID = "Hiệu lực"
SPAN = "{first} – {last}"
NOTE = "Ghi chú"
TARGET, APPLIES, VALUE, CLAUSE, QUOTE = "Chỉ tiêu", "Cấp", "Mục tiêu", "Mục", "Trích văn bản"
QUOTAS = "Tỷ lệ kiểm tra"
DUTIES = "Chế độ báo cáo"
DUTY_COLUMNS = ("Kỳ", "Đơn vị báo cáo", "Nơi nhận", "Thời hạn", "Mục")
TASKS = "{count} nhiệm vụ trong phụ lục."
NO_TARGETS = "Kế hoạch này chưa có chỉ tiêu."
HISTORY = "Ai đã ghi, lúc nào, vì sao"
HISTORY_COLUMNS = ("Lúc", "Ai", "Hiệu lực từ", "Việc", "Lý do")
NO_HISTORY = "Chưa ai sửa: đúng như bản có sẵn trong phần mềm."
WHOLE, NOTHING, TAKEN_BACK_BY = "ghi kế hoạch", "thu hồi kế hoạch", " (đã rút lại: {by}, {day})"
PERIODS = {
    ReportPeriod.WEEK: "Tuần",
    ReportPeriod.MONTH: "Tháng",
    ReportPeriod.QUARTER: "Quý",
    ReportPeriod.HALF: "6 tháng",
    ReportPeriod.NINE_MONTHS: "9 tháng",
    ReportPeriod.YEAR: "Năm",
}

# The grid.
KIND, MARGIN = "Loại", "Biên cận"
KINDS = {
    TargetKind.AT_LEAST: "ít nhất, %",
    TargetKind.REDUCE_BY: "giảm, %",
    TargetKind.MORE_THAN_LAST_YEAR: "cao hơn năm trước",
    TargetKind.QUOTA: "tỷ lệ kiểm tra, %",
}
GRID_HINT = (
    "Mỗi dòng một chỉ tiêu theo một mục của văn bản; ghi số vào cột của cấp được giao. Thêm dòng ở"
    " cuối bảng; xóa hết các ô của một dòng là bỏ chỉ tiêu đó. Chỉ tiêu “cao hơn năm trước” không"
    " có số: ghi 0 vào cột của cấp được giao."
)
NEW_BY, TYPED, FROM_ANNEX = "Cách nhập", "Nhập từng chỉ tiêu", "Đọc từ phụ lục (Word, Excel)"
HEAD_FIRST = "Ghi tên kế hoạch, nơi ban hành và mã trước; sau đó chọn tệp phụ lục."
CODE, CODE_HELP = "Mã kế hoạch", "Chữ không dấu, số và gạch nối; không đổi về sau."
FIRST_DAY = "Hiệu lực từ ngày"
SINCE_HELP = "Trước ngày này các đèn giữ mục tiêu cũ."
FAULTS = "Chưa xem trước được, {count} chỗ cần sửa:"
FAULT = "Dòng {row}: {what}"
FAULT_WORDS = {
    DraftFault.NO_INDICATOR: "chưa chọn chỉ tiêu.",
    DraftFault.NO_VALUE: "chưa ghi số cho cấp nào.",
    DraftFault.NOT_A_PERCENT: "mục tiêu phải lớn hơn 0 và không quá 100.",
    DraftFault.WRONG_MARGIN: "biên cận phải từ 0 đến 100 điểm.",
    DraftFault.NO_CLAUSE: "chưa ghi mục của văn bản.",
    DraftFault.NO_QUOTE: "chưa trích lời văn bản.",
    DraftFault.TWICE: "chỉ tiêu này đã có ở dòng khác cho cùng một cấp.",
    DraftFault.NOTHING: "chưa có chỉ tiêu nào; ghi ít nhất một dòng.",
}
BAD_CODE = "Mã kế hoạch chỉ gồm chữ thường không dấu, số và gạch nối, ví dụ phu-tho-2026."
CODE_TAKEN = "Đã có kế hoạch mã {code}. Đặt mã khác."
HEAD_MISSING = "Chưa ghi {what}."

# Before it is kept.
LOOK = "Xem đèn nào đổi"
SAVE = "Lưu kế hoạch"
SAVED = "Đã lưu kế hoạch {plan}, hiệu lực từ {day}."
UNCHANGED = "Chưa sửa gì nên chưa có gì để lưu."
TURNS = "Các đèn sẽ đổi"
TURN_COLUMNS = ("Đơn vị", "Chỉ số", "Kỳ", "Đang là", "Sẽ là", "Mục tiêu")
NO_LIGHT = "không có đèn"
MORE_TURNS = "và {count} đèn nữa."
END, END_TEXT = "Thu hồi kế hoạch", "Từ ngày này kế hoạch không còn giao chỉ tiêu nào."
BACK = "Rút lại lần ghi mới nhất"
BACK_TEXT = "Bản trước đó có hiệu lực trở lại, đèn theo bản đó."
BACK_DONE = "Đã rút lại lần ghi mới nhất của kế hoạch {plan}."

# Side by side.
WITH = "So với"
COMPARE_LEAD = (
    "**{both} chỉ tiêu có ở cả hai**, {differ} khác số; {left} chỉ có ở kế hoạch trái, {right} chỉ"
    " có ở kế hoạch phải."
)
ONLY_ONE = "không giao"
TO_YEAR = "Sang năm"


def asked_of(levels: Iterable[Level], clause: str) -> str:
    """Of which levels something is asked, and where the plan says so."""
    return f"{', '.join(LEVELS[each] for each in levels)} · {CLAUSE.lower()} {clause}"


def number(plan: Plan) -> str:
    """A plan's number as printed, or that the document leaves it blank."""
    return NO_NUMBER if plan.number == "…" else plan.number


def issued(plan: Plan) -> str:
    """The day on which it was issued."""
    return numbers.day(plan.issued) if plan.issued else NO_DAY


def span(first: date, last: date) -> str:
    """From when to when."""
    return SPAN.format(first=numbers.day(first), last=numbers.day(last))


def done(entry: Statement[PlanVersion]) -> str:
    """What somebody did with a plan."""
    what = WHOLE if entry.facts.text else NOTHING
    if entry.taken_back_at is None:
        return what
    day = numbers.day(entry.taken_back_at.date())
    return what + TAKEN_BACK_BY.format(by=entry.taken_back_by, day=day)


def faults(found: Iterable[tuple[int, DraftFault]]) -> list[str]:
    """What is wrong with rows, one sentence each."""
    return [FAULT.format(row=row, what=FAULT_WORDS[fault]) for row, fault in found]
