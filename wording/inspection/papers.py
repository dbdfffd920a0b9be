"""The phrases of inspection documents: schedule, result, and their workbooks."""

from __future__ import annotations

from datetime import date

from metrics.units.unit import Level, Unit
from wording.names import without_type
from wording.papers import form

NUMBER = "Số: {number}"
NUMBER_OPEN = "        /{kind}"
DEMONSTRATION = "DỮ LIỆU TRÌNH DIỄN, KHÔNG PHẢI VĂN BẢN THẬT"
RECIPIENT_LIST = ("Chủ tịch UBND (để báo cáo)", "Các đơn vị được kiểm tra", "Đoàn kiểm tra")
SIGNER = "Thủ trưởng cơ quan"
FILED = "- Lưu: VT."
SCHEDULE, SCHEDULE_MARK = "Lịch kiểm tra", "LKT"
RESULT, RESULT_MARK = "Báo cáo", "BC"
SCHEDULE_SUBJECT = "Kiểm tra cải cách hành chính, kiểm soát thủ tục hành chính {period}"
RESULT_SUBJECT = "Kết quả kiểm tra cải cách hành chính, kiểm soát thủ tục hành chính {period}"
PERIOD_YEAR = "năm {year}"
PERIOD_QUARTER = "quý {quarter} năm {year}"
QUARTERS = ("I", "II", "III", "IV")

BASED_ON = "Thực hiện {plan}, lịch kiểm tra {period} như sau:"
BASED_ON_NOTHING = "Lịch kiểm tra {period} như sau:"
PLAN = "Kế hoạch số {number} ({title})"
NO_VISITS = "Chưa có cuộc kiểm tra nào trong lịch."
INTERNAL = "TÀI LIỆU NỘI BỘ CỦA ĐOÀN KIỂM TRA: có lịch kiểm tra đột xuất, không gửi đơn vị."
UNANNOUNCED = (
    "Ngoài lịch này, Đoàn kiểm tra đột xuất, không báo trước thời gian, địa điểm, đơn vị kiểm tra."
)
CONTENT_NOTE = "Nội dung kiểm tra:"
CONTENT_LINE = "{clause}. {title}."

HEAD_QUOTAS = "I. Thực hiện tỷ lệ kiểm tra"
HEAD_VISITS = "II. Các cuộc kiểm tra"
HEAD_CONCLUSIONS = "III. Phát hiện, kiến nghị và việc thực hiện"
HEAD_CARRIED = "IV. Kết luận của các năm trước còn mở"
HEAD_RECOUNTS = "V. Đếm lại hồ sơ mẫu"
HEAD_EFFECTS = "VI. Chỉ tiêu trước và sau kiểm tra"
NO_QUOTA = "Năm này chưa có kế hoạch giao tỷ lệ kiểm tra."
NONE_DONE = "Chưa có cuộc kiểm tra nào đã thực hiện trong kỳ."
NONE_FOUND = "Chưa ghi nhận kết luận nào trong kỳ."
NONE_CARRIED = "Không còn kết luận nào của các năm trước."
EFFECT_NOTE = (
    "So ba tháng trước với ba tháng sau tháng kiểm tra. Số thay đổi không có nghĩa là do kiểm tra; "
    "nơi chưa đủ ba tháng mỗi bên ghi “chưa đủ số liệu”."
)
RECOUNT_NOTE = (
    "Khoảng của cả tháng tính từ mẫu với độ tin cậy 95 %, đã xét số hồ sơ của tháng; chỉ kết luận "
    "khác khi tỷ lệ báo cáo nằm ngoài khoảng."
)
NONE_RECOUNTED = "Chưa đếm lại hồ sơ mẫu nào trong kỳ."
NONE_COMPARED = "Chưa có đơn vị nào đủ số liệu ba tháng mỗi bên."
COUNT_DONE = "Đã kiểm tra {done} cuộc, trong đó đột xuất {surprise}, từ xa {remote}."
COUNT_CONCLUSIONS = "Tổng số {count} kết luận: đã đóng {closed}, quá hạn {overdue}, còn lại {rest}."

ORDER, UNIT, LEVEL, WHEN, KIND = "TT", "Đơn vị", "Cấp", "Thời gian", "Hình thức"
CONTENTS, TEAM, NOTE, STATE = "Nội dung", "Đoàn kiểm tra", "Ghi chú", "Tình trạng"
FINDING, RECOMMENDATION, RESPONSIBLE = "Phát hiện", "Kiến nghị", "Chịu trách nhiệm"
DEADLINE, PROOF, INDICATOR = "Hạn", "Chứng minh", "Chỉ tiêu"
CONCLUSION, VISIT, CLOSED_ON, EFFECT = "Kết luận", "Cuộc kiểm tra", "Ngày đóng", "Trước và sau"
FIRST_DAY, LAST_DAY = "Từ ngày", "Đến ngày"

SHEET_VISITS, SHEET_CONCLUSIONS, SHEET_QUOTAS = "Các cuộc kiểm tra", "Kết luận", "Tỷ lệ"
SHEET_WATCH, SHEET_RECOUNTS = "Cần kiểm tra", "Đếm lại mẫu"
MONTH, RECOUNT = "Tháng", "Kết quả đếm lại"
RECOUNT_COLUMNS = (
    "Cuộc kiểm tra",
    "Đơn vị",
    "Chỉ tiêu",
    "Tháng",
    "Số đếm lại",
    "Trong đó đạt",
    "% mẫu",
    "Cả tháng từ, %",
    "Cả tháng đến, %",
    "Báo cáo: đạt",
    "Báo cáo: hồ sơ",
    "% báo cáo",
    "Nhận xét",
)
QUOTA_COLUMNS = ("Nhóm", "Tỷ lệ, %", "Tổng số", "Cần", "Đã kiểm tra", "Đã lên lịch", "Còn thiếu")
QUOTA_MORE = ("Mục", "Nguyên văn", "Ghi chú")
WATCH_COLUMNS = (
    "Mã",
    "Đơn vị",
    "Cấp",
    "Thuộc",
    "Chỉ tiêu",
    "Tử số",
    "Mẫu số",
    "%",
    "Mục tiêu, %",
    "Cách, điểm",
    "Còn thiếu",
    "Đèn",
    "Bằng chứng",
    "Tháng liền",
    "Tháng im lặng",
    "Diễn biến",
    "Kiểm tra gần nhất",
    "Kết luận còn mở",
    "Lý do",
    "Kế hoạch",
    "Mục",
    "Nguyên văn",
)
FILTER, VIEW, AS_OF = "Bộ lọc", "Kỳ và phạm vi", "Xét đến ngày"


def office(unit: Unit) -> str:
    """Who issues a document for a unit: `Ủy ban nhân dân huyện Long Thành`, `Sở Tư pháp`."""
    if unit.level in (Level.DEPARTMENT, Level.DIVISION):
        return unit.name
    return f"Ủy ban nhân dân {unit.name[:1].lower()}{unit.name[1:]}"


def place_and_day(unit: Unit, day: date, place: str = "") -> str:
    """Where and when a document is signed: `Đồng Nai, ngày 05 tháng 02 năm 2026`.

    Args:
        unit: The province.
        day: The document's.
        place: As the office set it; empty: by the name of the province.
    """
    return form.place_and_day(place or without_type(unit.name), day, day.year)


def period(year: int, quarter: int | None) -> str:
    """The year or the quarter a document is about."""
    if quarter is None:
        return PERIOD_YEAR.format(year=year)
    return PERIOD_QUARTER.format(quarter=QUARTERS[quarter - 1], year=year)
