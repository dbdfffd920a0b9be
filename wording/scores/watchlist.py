"""The words of the watch list's page and of its workbook."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from metrics.counts.month import Month
from wording import interface as words
from wording import numbers


class Chip(StrEnum):
    """The choices one click away; the value is what stands on the chip."""

    MISSED = "Chưa đạt"
    NEAR = "Cận từ 3 tháng liền"
    SILENT = "Chưa báo cáo"
    PARTIAL = "Báo cáo thiếu"
    CERTAIN = "Chỉ chắc chắn"
    LARGE = "Từ 100 hồ sơ"
    UNVISITED = "Chưa kiểm tra năm nay"


CHIPS = "Điều kiện thường dùng"
MORE = "Thêm điều kiện"
CLEAR = "Bỏ mọi điều kiện"
INDICATORS, STATUSES, DISTRICTS = "Chỉ tiêu", "Đèn", "Thuộc đơn vị"
MONTHS_BELOW = "Dưới mục tiêu, từ … tháng liền"
MONTHS_SILENT = "Chưa báo cáo, từ … tháng liền"
LEAST, MOST = "Ít nhất … hồ sơ", "Nhiều nhất … hồ sơ"
UNVISITED = "Chưa kiểm tra từ ngày"
OPEN_CONCLUSIONS = "Còn kết luận kiểm tra chưa xong"
DOUBTFUL = "Số liệu nên xem lại"
ANY = "Tất cả"
UNREAD = "Đường dẫn có điều kiện lọc không đọc được ({keys}); đã bỏ qua."
FILTER = "Bộ lọc"

SAVED = "Bộ lọc đã lưu"
SAVE_TITLE = "Lưu bộ lọc"
SAVE_NAME = "Tên bộ lọc"
SAVE_HINT = "ví dụ: Rà soát quý IV"
SAVE = "Lưu"
REMOVE = "Bỏ bộ lọc đang chọn"
SAVED_NOW = "Đã lưu bộ lọc “{name}”."
REMOVED_NOW = "Đã bỏ bộ lọc “{name}”."
NOTHING_TO_SAVE = "Hãy chọn ít nhất một điều kiện rồi mới lưu."

INDICATOR, LIGHT, GAP, SHORT, MONTHS = "Chỉ tiêu", "Tỷ lệ, %", "Cách", "Thiếu", "Tháng liền"
GAP_SUB = "điểm"
YEAR, MOVEMENT, VISITED, REASONS = "12 tháng", "Diễn biến", "Kiểm tra", "Lý do"
LIGHT_HINT = "Đặc: chắc chắn; rỗng: chưa chắc. Bấm để xem vì sao."
SHORT_HINT = "Thêm bấy nhiêu hồ sơ (phiếu, PAKN) đạt thì đã tới mục tiêu"
MONTHS_HINT = "Số tháng liền, tính tới kỳ này, đèn tháng là Cận hoặc Chưa đạt"
MOVEMENT_HINT = (
    "Xét các tháng đến kỳ này: sáu tháng liền một chiều, ba tháng so với ba tháng trước, hoặc xu "
    "thế 12 tháng vượt mức dao động ngẫu nhiên"
)
VISITED_HINT = "Ngày kiểm tra gần nhất"
TABLE_ALT = "Bảng {count} dòng cần xem, xấu nhất ở trên"
FIRST_ORDER = "Im lặng trước, rồi chắc chắn và thiếu nhiều."
PICK = "Chọn {name}"
PLAN = "Đưa {count} đơn vị vào kế hoạch kiểm tra"
PLAN_HINT = "Đánh dấu đơn vị ở đầu dòng để đưa vào kế hoạch kiểm tra."
NEVER = "chưa có"
LAST_VISIT = "kiểm tra gần nhất {day}"
NEVER_VISITED = "chưa kiểm tra lần nào"
NO_ROWS = "Không có dòng nào khớp điều kiện. Bỏ bớt một điều kiện để thấy nhiều hơn."


def nobody(month: Month, since: Month | None) -> str:
    """That no unit gave anything expected for a month; `since` is the first month with figures."""
    said = f"Chưa đơn vị nào báo cáo {numbers.month(month)}"
    if since is None:
        return f"{said}: chưa có số liệu nào, nên không xét ai."
    if month < since:
        return f"{said}: số liệu bắt đầu từ {numbers.month(since)}, nên không xét ai."
    return f"{said}."


def lead(units: int, lines: int) -> str:
    """How much there is to look at, worst first."""
    if not lines:
        return NO_ROWS
    return (
        f"**{words.UNITS.format(count=numbers.count(units))}, {numbers.count(lines)} dòng cần "
        f"xem.** {FIRST_ORDER}"
    )


def doubts(names: Sequence[str]) -> str:
    """The heading of the figures that look too good: `Số liệu nên xem lại · 4 đơn vị`."""
    return f"{DOUBTFUL} · {words.UNITS.format(count=numbers.count(len(names)))}"
