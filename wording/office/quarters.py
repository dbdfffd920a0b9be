"""The words of the page of quarters, and of its lights wherever they are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from metrics.counts.month import Month, Window
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from wording import numbers
from wording.sentences import opening

PAGE = "Chỉ tiêu theo quý"
LEAD = "**{period}: {met}/{total} chỉ tiêu báo cáo theo quý đã đạt**, {below} chưa đạt{silent}."
SILENT = ", {count} chưa có số liệu"
LEAD_NONE = "**{period}: không kế hoạch nào giao chỉ tiêu báo cáo theo quý cho phạm vi này.**"
NONE_TEXT = (
    "Chỉ tiêu theo quý là những con số mà biểu tháng không có: hồ sơ mẫu, đơn giản hóa, công khai,"
    " phân cấp, chứng thực điện tử… Chọn năm hoặc phạm vi khác, hoặc nhập kế hoạch có chỉ tiêu đó."
)
TOTALS = "Toàn phạm vi"
RATE = "Tỷ lệ"
COLUMNS = ("Chỉ tiêu", "Đạt", "Trên", RATE, "Mục tiêu", "Đèn", "Mục", "Trích văn bản")
UNITS = "Từng đơn vị"
UNIT = "Đơn vị"
WHY = "Số liệu và nguồn của {unit}"
WHY_COLUMNS = ("Chỉ tiêu", "Số", "Giá trị", "Ô", "Tệp, người nạp")
REPORTED = "{reported}/{expected} đơn vị"
NO_BASE = "chưa có số gốc để so, nên chưa chấm"
NOT_COMPARABLE = "đơn vị đã sắp xếp lại, không so với năm trước"
MONTHLY = "cộng từ số liệu tháng"
MORE = "nhiều hơn năm trước"
REDUCED = "giảm {value}"
ENTER = "Nhập số liệu quý"
ENTER_TEXT = (
    "Tải mẫu quý ở trang Nạp số liệu, hoặc nhập ngay trên trình duyệt: Nhập trực tiếp, Theo quý."
)
SHORT = "thiếu {count} {case}"
PACES = {False: "Theo tháng", True: "Theo quý"}
PACE = "Kỳ nhập"
QUARTER = "Quý"
STANDS = "Các ô đã điền sẵn số {period} đang lưu của {unit}."
STANDS_NOT = "{unit} chưa có số liệu {period}."
GRID_HINT = (
    "Ghi số như đang có vào ngày cuối quý. Chưa có số liệu thì để trống; không có thì ghi 0. Chỉ"
    " nhập số, không nhập tỷ lệ."
)
NOBODY = "Quý này không kế hoạch nào giao chỉ tiêu theo quý cho đơn vị bạn được nhập."
LIGHTS = "Đèn {period}"
SILENT_OF = "{silent}/{total} chỉ tiêu chưa có số liệu"
REACHED = " {rate} (mục tiêu {target})"
REDS = "Chỉ tiêu theo quý chưa đạt, {period}: {count}"


def period(month: Month) -> str:
    """A quarter in words: `quý III/2024`."""
    return numbers.period(Window.QUARTER, month)


def stands(unit: str, month: Month, *, any_stored: bool) -> str:
    """Whether the fields show what is stored."""
    return (STANDS if any_stored else STANDS_NOT).format(unit=unit, period=period(month))


def lead(scores: Sequence[Score], month: Month) -> str:
    """The answer of the page."""
    begun = opening(period(month))
    if not scores:
        return LEAD_NONE.format(period=begun)
    found = Counter(score.verdict.status for score in scores)
    below = found[Status.NEAR] + found[Status.MISSED]
    silent = len(scores) - below - found[Status.MET]
    return LEAD.format(
        period=begun,
        met=found[Status.MET],
        total=len(scores),
        below=below,
        silent=SILENT.format(count=silent) if silent else "",
    )
