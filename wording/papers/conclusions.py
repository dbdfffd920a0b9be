"""The notice of what a meeting concluded."""

from __future__ import annotations

from datetime import date

from wording import numbers

SUBJECT = "kết luận cuộc họp giao ban về kiểm soát thủ tục hành chính {period}"
SITUATION = "I. ĐÁNH GIÁ TÌNH HÌNH"
BEFORE = "1. Việc thực hiện kết luận lần trước"
NO_BEFORE = "Không có kết luận nào của lần họp trước còn phải theo dõi."
CHANGED = "2. Thay đổi so với kỳ trước"
RED = "3. Chỉ tiêu chưa đạt, chắc chắn và chưa giao nhiệm vụ"
NO_RED = "Không có chỉ tiêu nào như vậy khi kết thúc cuộc họp."
DUTIES = "II. QUAN ĐIỂM, NHIỆM VỤ"
NO_DECISION = "Cuộc họp không có quyết định mới."
CARRYING_OUT = "III. TỔ CHỨC THỰC HIỆN"
WHO_WHAT_WHEN = ("Việc", "Ai làm", "Thời hạn", "Theo dõi")
NOTHING_TO_DO = "Không giao nhiệm vụ mới."
ADDED = "Bổ sung ngày {day}: {text}"
CLOSING = (
    "Trên đây là kết luận cuộc họp giao ban {period}, thông báo để các cơ quan, đơn vị liên quan"
    " biết, thực hiện."
)
NONE = (
    "Chưa có cuộc họp giao ban nào về {period} được chốt biên bản, nên chưa có kết luận để thông"
    " báo."
)
NOTE = "Theo biên bản {meeting} đã chốt, từ bản số liệu {edition}."
_OPENING = (
    "Ngày {day}, {chair} chủ trì cuộc họp giao ban về công tác kiểm soát thủ tục hành chính"
    " {period}.{present} Sau khi nghe báo cáo và ý kiến thảo luận, {chair} kết luận như sau:"
)
_PRESENT = " Dự họp có: {present}."
_CHAIR = "người chủ trì"


def opening(day: date, chair: str, present: str, period: str) -> str:
    """Who met when, and that this is what was concluded."""
    told = _PRESENT.format(present=present.rstrip(".")) if present else ""
    return _OPENING.format(day=numbers.day(day), chair=chair or _CHAIR, present=told, period=period)
