"""The words of direct entry: one unit's month typed on the upload page."""

from __future__ import annotations

from metrics.counts.month import Month
from wording import numbers

WAY = "Cách nạp"
WAYS = {False: "Nạp tệp", True: "Nhập trực tiếp"}
"""By whether it is typed."""
UNIT = "Đơn vị"
UNIT_HINT = "Gõ để tìm trong {count} đơn vị"
MONTH = "Tháng"
HINT = (
    "Chưa có số liệu thì để trống; không phát sinh thì ghi 0. Chỉ nhập số hồ sơ, không nhập tỷ lệ."
)
STANDS = "Các ô đã điền sẵn số đang lưu của {unit}, {month}."
STANDS_NOT = "{unit} chưa có số liệu {month}."
NO_UNIT = "Chọn đơn vị để nhập."
EMPTY = "trống"
WHY = "Lý do sửa số đang lưu"
WHY_HINT = "Lý do sửa (bắt buộc khi đổi số đang lưu)"
WHY_MISSING = "Có {count} số đang lưu bị đổi: ghi lý do sửa rồi bấm lại."
NOTHING = "Chưa nhập số nào."
UNCHANGED = "Chưa đổi số nào so với số đang lưu."
LOOK = "Xem trước khi lưu"
BELOW = "Xem so sánh ở thẻ bên dưới, rồi bấm Lưu. Chưa có gì được lưu."
FILE = "Nhập trực tiếp - {unit} - {month}.xlsx"


def stands(unit: str, month: Month, *, any_stored: bool) -> str:
    """Whether the grid shows what is stored."""
    text = STANDS if any_stored else STANDS_NOT
    return text.format(unit=unit, month=numbers.month(month))


def file_name(unit: str, month: Month) -> str:
    """What the form made of what was typed is called."""
    return FILE.format(unit=unit, month=f"{month.number:02d}-{month.year}")


def column(number: int, heading: str) -> str:
    """`(1) Trực tuyến`."""
    return f"({number}) {heading}"
