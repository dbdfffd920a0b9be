"""The words of putting the public page before everybody, and of the list that everybody sees."""

from __future__ import annotations

from wording import numbers

TITLE = "Công khai trên mạng"
LEAD = (
    "Công khai là đưa đúng tệp này, từ bản số liệu {edition}, lên địa chỉ {address} cho mọi người "
    "xem, không cần đăng nhập. Tên người công khai, thời điểm và mã sha256 của tệp được ghi lại."
)
DO = "Công khai trang này"
DONE = "Đã công khai {period} từ bản số liệu {edition}, tại {address}."
SAME = "Trang này đã công khai từ trước: {period}, bản số liệu {edition}, tại {address}."
NONE = "Chưa công khai kỳ nào."
PERIOD, EDITION, WHO, WHEN, SHA, ADDRESS = (
    "Kỳ và phạm vi",
    "Bản số liệu",
    "Người công khai",
    "Lúc",
    "Mã sha256 của tệp",
    "Địa chỉ",
)
WHOSE = "{period}, {unit}"
TAKE_DOWN = "Gỡ trang này"
CHOOSE, CHOSEN = "Gỡ một trang đã công khai", "Chọn trang"
WHY = "Lý do gỡ"
TAKEN_DOWN = "Đã gỡ trang {page}: địa chỉ này không còn mở được. Tệp đã công khai vẫn được giữ."
GONE = "đã gỡ lúc {time}, {by}"

# The command.
BY = "tên người công khai hoặc gỡ"
WHY_OPTION = "lý do gỡ, đi kèm --take-back"
TAKE_BACK = "gỡ trang đã công khai của kỳ này"
NEEDS = "công khai hoặc gỡ cần --month và --by; gỡ cần thêm --why"

# What everybody sees.
LIST_TITLE = "Công khai kết quả giải quyết thủ tục hành chính"
LIST_LEAD = "Các kỳ đã công khai, mới nhất trước. Mỗi kỳ có dữ liệu mở dạng JSON và CSV."
LIST_NONE = "Chưa có kỳ nào được công khai."
READ, JSON, CSV = "Xem trang", "JSON", "CSV"
DATA = "Dữ liệu mở"


def standing(count: int) -> str:
    """`Đang công khai 3 kỳ`."""
    return f"Đang công khai {numbers.count(count)} kỳ" if count else NONE
