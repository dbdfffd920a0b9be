"""The words of wall screens: of their addresses, and of what they show."""

from __future__ import annotations

from wording import numbers

TITLE = "Màn hình treo tường"
LEAD = (
    "Mỗi màn hình có một địa chỉ riêng, tự chuyển trang, chỉ xem được tỷ lệ và đèn; không có tên "
    "người, giải trình hay tệp. Ai có địa chỉ đều mở được, nên chỉ mở trên màn hình đó."
)
PLACE, PLACE_LIKE = "Nơi đặt màn hình", "Sảnh tầng 1"
DO = "Tạo địa chỉ"
DONE = "Đã tạo {screen} cho {place}. Địa chỉ chỉ hiện một lần, hãy mở trên màn hình ngay: {address}"
NONE = "Chưa có màn hình nào."
SCREEN, SHOWS, WHO, WHEN = "Màn hình", "Phạm vi", "Người tạo", "Lúc"
CHOOSE, CHOSEN, WHY, REVOKE = ("Thu hồi địa chỉ", "Chọn màn hình", "Lý do thu hồi", "Thu hồi")
REVOKED = "Đã thu hồi địa chỉ của {screen}: màn hình này không còn xem được."
NAME = "{screen}, {place}"

# The command.
COMMAND_PLACE = "nơi đặt màn hình: tạo một địa chỉ"
COMMAND_REVOKE = "tên màn hình (MH-…) cần thu hồi địa chỉ"
A_PLACE, A_SCREEN = "NƠI", "MÀN_HÌNH"
BY, WHY_OPTION = "tên người tạo hoặc thu hồi", "lý do thu hồi"
NEEDS = "tạo hoặc thu hồi địa chỉ cần --by; thu hồi cần thêm --why"

# On the wall.
GROUPS = "Từng địa bàn"
SHORT = "Thiếu nhiều nhất so với chỉ tiêu"
SILENT = "Chưa báo cáo: {silent}/{expected} đơn vị"
ALL_REPORTED = "Cả {expected}/{expected} đơn vị phải báo cáo đã gửi số liệu."
NO_SHORT = "Không đơn vị nào chắc chắn dưới chỉ tiêu."
MORE = "và {count} đơn vị nữa"
UNIT, INDICATOR, RATE, TARGET, LACKS = "Đơn vị", "Chỉ số", "Tỷ lệ", "Chỉ tiêu", "Còn thiếu"
OF = "{good}/{cases} {case}"
AIM = "chỉ tiêu {target}"
NOTE = "Bản số liệu {edition}, công bố {time}. {reported}/{expected} đơn vị đã báo cáo."
AT = "Trang {at}/{count}"
NO_FIGURES = "Chưa có số liệu để hiển thị."


def lacking(short_by: int, case: str) -> str:
    """`12 hồ sơ`."""
    return f"{numbers.count(short_by)} {case}"
