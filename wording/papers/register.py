"""The words of the register of numbers, on the page *Báo cáo*."""

from __future__ import annotations

from wording import numbers

TITLE = "Sổ văn bản đi"
COUNTED = "Sổ văn bản đi: {count} văn bản"
NONE = "Chưa văn bản nào được cấp số."
NUMBER, DAY, GIVE = "Số", "Ngày văn bản", "Cấp số"
WHAT, FOR, EDITION, BY = "Văn bản", "Kỳ và phạm vi", "Bản số liệu", "Người ghi"
HINT = (
    "Số và ngày được in lên {kind} của kỳ và phạm vi đang xem, từ bản số liệu {edition}; bản này "
    "được giữ lại để mở lại đúng từng chữ."
)
GIVEN = "Đã cấp số {number}, ngày {day}. Tải bản in số ở Sổ văn bản đi."
OPEN = "Mở lại một văn bản đã cấp số"
CHOOSE = "Chọn văn bản"
NAME = "Số {number}, {day}: {title}, {whose}"
WHOSE = "{period}, {unit}"
TAKE_BACK = "Rút số này"
TAKEN_BACK = "Đã rút số {number}; số này dùng lại được."


def title(count: int) -> str:
    """`Sổ văn bản đi: 3 văn bản`; none is said inside."""
    return COUNTED.format(count=numbers.count(count)) if count else TITLE
