"""Who answers for a unit and what was said beside a light, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from metrics.counts.errors import KpiError
from wording import errors, numbers

PAGE = "Người phụ trách"
RESPONSIBLE = "Người phụ trách"
NOBODY = "chưa có người phụ trách"
ENTER = "Ghi người phụ trách"
NOW = "nay: {person}"
SINCE = "từ {day}"
UNTIL = "đến {day}"

# The page.
LEAD = "**{known}/{total} đơn vị** có người phụ trách vào ngày {day}."
LEAD_ALL = "**Cả {total} đơn vị** có người phụ trách vào ngày {day}."
ADD = "Ghi một người"
ADD_TEXT = "Người ghi sau thay người trước kể từ ngày bắt đầu; người trước vẫn còn trong lịch sử."
LIST = "Danh sách"
UNIT = "Đơn vị"
NAME = "Họ và tên"
POSITION = "Chức vụ"
PHONE = "Điện thoại"
EMAIL = "Thư điện tử"
SINCE_COLUMN = "Từ ngày"
CONTACT = "Liên hệ"
SAVE = "Lưu"
SAVED = "Đã ghi {name} phụ trách {unit} từ {day}."
BY = "Tên bạn (người ghi)"
WHY = "Lý do"
CHOOSE_UNIT = "Chọn đơn vị"
IMPORT = "Nạp danh sách"
IMPORT_TEXT = (
    "Một bảng Excel hoặc CSV có các cột: mã hoặc tên đơn vị, họ và tên, chức vụ, điện thoại, thư "
    "điện tử, từ ngày (có thể bỏ trống). Có lỗi ở dòng nào thì chưa dòng nào được ghi."
)
IMPORT_FILE = "Danh sách người phụ trách (.xlsx, .xls, .ods, .csv)"
IMPORT_CHOOSE = "Chọn tệp danh sách"
IMPORT_DO = "Ghi {count} người"
IMPORTED = "Đã ghi {new} người; {known} người đã có sẵn như vậy."
IMPORT_NOTHING = "Danh sách không có gì mới: {known} người đã có sẵn như vậy."
IMPORT_READY = "{new} người mới hoặc đổi, {known} người đã có sẵn như vậy."
IMPORT_FAULTS = "Chưa ghi gì: {count} chỗ cần sửa."
TEMPLATE = "Tải mẫu danh sách"
TEMPLATE_FILE = "nguoi-phu-trach.csv"
MISSING_ONLY = "Chỉ đơn vị chưa có"
NOBODY_MISSING = "Đơn vị nào cũng đã có người phụ trách."
HISTORY = "Đã ghi trước đây"
EMPTY_HISTORY = "Chưa ghi ai."
TAKE_BACK = "Rút lại dòng này"
TAKE_BACK_WHICH = "Các dòng đã ghi, mới nhất trước"
TAKEN_BACK = "Đã rút lại {name} của {unit}."
NO_SUCH_ROW = "Chọn một dòng để rút lại"

# Beside a light.
EXPLANATIONS = "Giải trình"
EXPLAIN = "Ghi giải trình"
EXPLAIN_HINT = "Vì sao có kết quả này, đã làm gì, đến khi nào. Không đổi đèn; được in kèm đèn."
EXPLAIN_MONTH = "Cho tháng"
EXPLAINED = "Đã ghi giải trình."
SAID = "{by}, {time}"
HAS_EXPLANATION = "có giải trình"


def person(name: str, position: str) -> str:
    """Somebody with the position: `Nguyễn Văn A, Chủ tịch UBND xã`."""
    return f"{name}, {position}" if position else name


def contact(phone: str, email: str) -> str:
    """How to reach somebody: `0251 384 1234 · a@dongnai.gov.vn`; empty where nothing is known."""
    return " · ".join(part for part in (phone, email) if part)


def days(since: date, until: date | None) -> str:
    """From when to when: `từ 01/07/2025`."""
    said = SINCE.format(day=numbers.day(since))
    return f"{said} {UNTIL.format(day=numbers.day(until))}" if until else said


def said(by: str, at: datetime) -> str:
    """Who said something, and when."""
    return SAID.format(by=by, time=numbers.moment(at))


def fault(sheet: str, cell: str, error: KpiError) -> str:
    """One thing wrong in a list, with its place."""
    return f"Ô {cell}, trang “{sheet}”: {errors.sentence(error)}"


HEADINGS: Mapping[str, str] = {
    "unit": "Mã đơn vị",
    "unit_name": "Tên đơn vị",
    "name": NAME,
    "position": POSITION,
    "phone": PHONE,
    "email": EMAIL,
    "since": SINCE_COLUMN,
}
"""The columns of the list that the office fills in."""
