"""The words of who has reported in time, of reminders and of locked months."""

from __future__ import annotations

# The commands.
OPTIONS = {
    "open": "cho nạp vào tháng đã khóa, kèm --reason và --until",
    "reason": "lý do cho nạp",
    "until": "cho nạp đến hết ngày",
    "by": "tên người khóa hoặc mở",
}
NEEDS = "{option} cần đi cùng {others}"
LOCKED = "Đã khóa kỳ {month} cho {unit}."
LET_IN = "Kỳ {month} của {unit} được nạp đến hết {day}."
SAID_BEFORE = "Đã ghi như vậy từ trước; không thay đổi gì."
NO_LOCKS = "Chưa khóa tháng nào."
NOT_JUDGED = "Không có báo cáo nào phải xét trong tháng này."
REPORT_OPTIONS = {
    "form": "mã loại báo cáo (cột form); figures là số liệu tháng",
    "received": "ghi báo cáo --unit --form đã nhận ngày này",
    "excused": "ghi báo cáo --unit --form được miễn, kèm --why",
}
WHICH_REPORT = "cần --unit và --form"
KEPT = "Đã ghi cho {count} báo cáo."
