"""The phrases of the paper that says why the units of a list were chosen."""

from __future__ import annotations

from datetime import date

from metrics.counts.month import Month
from wording import numbers
from wording.inspection import papers

SUBJECT = "Căn cứ chọn đơn vị kiểm tra {period}"
ADDRESSED = "Lãnh đạo {office}"
ANNEX, SHEET = "Căn cứ chọn từng đơn vị", "Căn cứ chọn"
COUNTED = (
    "Đề nghị kiểm tra {count} đơn vị; căn cứ chọn từng đơn vị và đơn vị xếp ngay sau tại Phụ lục."
)
CLOSING = "Kính trình {office} xem xét, quyết định."
NOT_TO_SEND = "Trình người có thẩm quyền quyết định; không gửi đơn vị được kiểm tra."
RECIPIENTS = ("Chủ tịch UBND (để báo cáo)", "Đoàn kiểm tra")
FIGURES = "Số liệu xét đến {month}."
AS_KNOWN = "Ghi những gì đã biết vào ngày chọn; việc xảy ra sau ngày đó không làm đổi căn cứ."
NOT_KEPT = "Lên lịch không qua danh sách đề xuất, hoặc trước khi phần mềm lưu căn cứ"
MADE = "Danh sách được làm thế nào:"
COLUMNS = (
    papers.ORDER,
    papers.UNIT,
    "Ngày dự kiến",
    "Cách chọn",
    "Căn cứ",
    "Kiểm tra gần nhất",
    "Kết luận còn mở",
    "Đơn vị xếp ngay sau và lý do chưa chọn",
)
NO_ORDER = "Không xếp thứ tự: chọn ngoài danh sách theo tỷ lệ"
OUTSIDE = "Ngoài tỷ lệ"
NO_DAY = "chưa có ngày trống"
NOTHING = "Chưa chọn đơn vị nào."


def how(part: str, points: str) -> str:
    """By what a unit was taken: `Rủi ro, 62,5 điểm`."""
    return f"{part}, {points}"


def chosen_on(how: str, day: date, month: Month) -> str:
    """The same with the day: `…; chọn ngày 01/12/2026, số liệu đến tháng 9/2026`."""
    return f"{how}; chọn ngày {numbers.day(day)}, số liệu đến {numbers.month(month)}"
