"""The words with which a person explains names and columns that a file's reader does not know."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counts.mapping import ColumnRole, MappingFault
from metrics.counts.month import Month
from wording import numbers

# Names.
UNKNOWN = "Chưa biết tên “{name}”"
AMBIGUOUS = "“{name}” có thể là nhiều đơn vị"
SUGGESTED = "Đơn vị của tên “{name}”"
OTHER = "Đơn vị khác…"
NOT_A_UNIT = "Không phải đơn vị, bỏ dòng này"
OTHER_LABEL = "Chọn đơn vị cho “{name}”"
OTHER_HINT = "Gõ để tìm trong {count} đơn vị"
ONCE = "Chọn một lần, lần sau phần mềm tự nhận."
CONFIRM_NAMES = "Xác nhận {count} tên và đọc lại"
CONFIRM_NO_NAME = "Xác nhận và đọc lại"
MORE_NAMES = "Còn {count} tên nữa sẽ hiện sau khi xác nhận các tên này."
BY = "Họ tên người xác nhận"
ASK_OFFICE = "Tên hoặc cột lạ do Văn phòng xác nhận; hãy gửi tệp này cho Văn phòng."
BY_MISSING = "Ghi họ tên người xác nhận rồi bấm lại."

# Columns.
INTRODUCTION = (
    "Chưa có biểu nào như bảng này. Xem mỗi cột là số liệu nào rồi xác nhận một lần: tháng sau, "
    "tệp cùng bố cục tự đọc; tiêu đề đổi thì phần mềm hỏi lại."
)
PARTLY = "Không đúng là {form}? Tự khớp cột"
CORRECT = "Xem và sửa cách khớp cột"
CLOSE = "Đóng"
SAME_LAYOUT = "Cùng bố cục với tệp {file}: xác nhận ở đó là đọc được cả tệp này."
WHERE = "Trang “{sheet}”, tiêu đề ở {cells}"
ROWS_UNITS = "{units} dòng đơn vị"
ROWS_FIELDS = "{units} dòng lĩnh vực"
ROWS_GROUPS = "{groups} dòng nhóm"
ROWS_TOTALS = "{totals} dòng tổng"
NO_MONTH = "không ghi tháng: chọn tháng ngay trên thẻ này"
SOURCE = "Ghi nhớ cho nguồn “{title}”"
SOURCE_UNTITLED = "Ghi nhớ cho các bảng không có tên"
ROW_IS = "Mỗi dòng là"
ROW_KINDS = {False: "Một đơn vị", True: "Một lĩnh vực của một đơn vị"}
"""By whether the rows are fields."""
NOT_USED = "Không dùng"
GUESSED = "đoán"
DOUBTFUL = "chưa rõ"
GUESSED_HINT = "Tiêu đề chỉ gần giống; hãy xem kỹ"
NO_SAMPLES = "trống"
MEANING_OF = "Cột {letter}: {heading}"
WILL_STORE = "Sẽ lưu {count} số liệu cho mỗi đơn vị."
ADDED_UP = "Cột {letters} cộng lại thành “{meaning}”."
CHECKED = "Tổng ở cột {letters} được kiểm tra trên từng dòng."
CONFIRM = "Xác nhận cách khớp cột"

MEANINGS = {
    ColumnRole.ROW_NUMBER: "Số thứ tự",
    ColumnRole.UNIT_CODE: "Mã đơn vị",
    ColumnRole.UNIT_NAME: "Tên đơn vị",
    ColumnRole.DISTRICT: "Huyện của đơn vị",
    ColumnRole.ON_TIME: "Đã giải quyết đúng hạn, chưa gồm trước hạn",
    ColumnRole.HANDLED: "Tổng phải giải quyết (để kiểm tra)",
    ColumnRole.RESOLVED: "Tổng đã giải quyết (để kiểm tra)",
    ColumnRole.OPEN: "Tổng đang giải quyết (để kiểm tra)",
}
CONTRADICTIONS = {
    MappingFault.NO_MEASURE: "Chưa có cột nào là số liệu.",
    MappingFault.NO_UNIT: "Chưa chọn cột tên hoặc mã đơn vị.",
    MappingFault.GIVEN_TWICE: ("Tên, mã, huyện, số thứ tự và mỗi loại tổng chỉ chọn cho một cột."),
    MappingFault.ON_TIME_WITHOUT_EARLY: (
        "“Đúng hạn, chưa gồm trước hạn” cần có cột trước hạn. Nếu bảng không tách, chọn “Đã giải "
        "quyết trước hạn và đúng hạn”."
    ),
    MappingFault.IN_TIME_AND_ON_TIME: (
        "Vừa có cột gộp trước hạn và đúng hạn, vừa có cột đúng hạn riêng: chỉ giữ một."
    ),
}

# What was confirmed.
KNOWN = "Tên, bố cục và câu trả lời đã xác nhận ({count})"
KNOWN_TEXT = (
    "Phần mềm đọc tệp theo những điều đã xác nhận này. Rút lại thì lần đọc sau phần mềm hỏi lại."
)
KNOWN_NAMES = "Tên đơn vị"
KNOWN_LAYOUTS = "Bố cục bảng"
KNOWN_PHRASES = "Chữ làm đổi nghĩa con số"
WRITTEN = "Viết trong tệp"
MEANS = "Là đơn vị"
HOLDS = "Hiệu lực"
ALWAYS = "mọi tháng"
SINCE = "từ {first}"
UNTIL = "đến {last}"
BETWEEN = "{first} – {last}"
PHRASE = "Chữ trong bảng"
PHRASE_MEANS = "Được trả lời"
PHRASE_TITLE = "Câu trả lời về chữ trong bảng"
LAYOUT = "Tên bảng"
UNTITLED = "(bảng không có tên)"
COLUMNS = "Cột dùng"
COLUMNS_USED = "{used}/{all}"
SAID_BY = "Người xác nhận"
SAID_AT = "Lúc"
STATE = "Trạng thái"
STANDS = "Đang dùng"
TAKEN_BACK = "{by} rút lại {time}"
OPEN = "Mở"
MORE = "còn {count} dòng cũ hơn"
NAME_TITLE = "Tên “{name}”"
LAYOUT_TITLE = "Bố cục bảng"
TAKE_BACK = "Rút lại"
TAKE_BACK_ASK = "Rút lại điều đã xác nhận này"
TAKE_BACK_TITLE = "Nếu rút lại"
TAKE_BACK_NAME = "Tệp nạp sau này có tên này sẽ được hỏi lại; số liệu đã lưu không đổi."
TAKE_BACK_PHRASE = "Tệp nạp sau này có chữ này sẽ được hỏi lại; số liệu đã lưu không đổi."
TAKE_BACK_LAYOUT = "Tệp nạp sau này có bố cục này sẽ được hỏi lại."
TAKE_BACK_BEFORE = "Nếu trước đó đã có người xác nhận khác thì điều ấy có hiệu lực trở lại."
TAKE_BACK_STORED = (
    "Đã lưu theo cách khớp này: lần nạp {uploads}. Nếu khớp sai, rút lại cả các lần nạp đó ở Lịch "
    "sử nạp."
)
TAKE_BACK_NOTHING = "Chưa lần nạp nào đang dùng cách khớp này."
TAKEN_BACK_NOW = "Đã rút lại. Tệp nạp sau sẽ được hỏi lại."


def rows(units: int, groups: int, totals: int, *, by_field: bool) -> str:
    """`14 dòng đơn vị, 2 dòng nhóm, 1 dòng tổng`; what there is none of is left out."""
    first = (ROWS_FIELDS if by_field else ROWS_UNITS).format(units=numbers.count(units))
    parts = [first]
    if groups:
        parts.append(ROWS_GROUPS.format(groups=numbers.count(groups)))
    if totals:
        parts.append(ROWS_TOTALS.format(totals=numbers.count(totals)))
    return ", ".join(parts)


def month(stated: Month | None) -> str:
    """The month a table states, or what to do where it states none."""
    return NO_MONTH if stated is None else numbers.month(stated)


def source(title: str) -> str:
    """Whose layout it is remembered as."""
    return SOURCE.format(title=title) if title else SOURCE_UNTITLED


def confirming(count: int) -> str:
    """The button below the names."""
    return CONFIRM_NAMES.format(count=numbers.count(count)) if count else CONFIRM_NO_NAME


def joined(found: Sequence[str]) -> str:
    """`C, D và E`."""
    return " và ".join(filter(None, (", ".join(found[:-1]), found[-1]))) if found else ""
