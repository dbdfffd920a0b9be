"""The phrases of the paper that says why the units of a list were chosen."""

from __future__ import annotations

from wording.inspection import papers

KIND, MARK = "Phụ lục", "PL"
SUBJECT = "Căn cứ chọn đơn vị kiểm tra {period}"
NOT_TO_SEND = "Trình người có thẩm quyền quyết định; không gửi đơn vị được kiểm tra."
RECIPIENTS = ("Chủ tịch UBND (để báo cáo)", "Đoàn kiểm tra")
FIGURES = "Số liệu xét đến {month}."
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


def subject(year: int, quarter: int | None) -> str:
    """What the paper is about."""
    return SUBJECT.format(period=papers.period(year, quarter))
