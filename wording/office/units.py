"""The words of units that are entered and edited: on their page and by their command."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from metrics.units.changing import ChangeFault, Fault
from metrics.units.checks import CheckKind
from metrics.units.unit import UnitsEdit
from wording import numbers

# The command.
OPTIONS = {
    "name": "tên mới; đơn vị mới phải có",
    "parent": "mã đơn vị cấp trên",
    "reports": "phải báo cáo hay không: co, khong",
    "end": "các đơn vị kết thúc vào hôm trước ngày --since",
    "into": "nhập vào các đơn vị này: một là nhập nguyên, nhiều là chia tách",
    "file": "tệp Excel các thay đổi, theo mẫu do --template ghi ra",
    "template": "ghi ra mẫu Excel để điền, kèm danh mục của ngày --since",
    "take_back": "rút lại lần sửa mới nhất của danh mục",
    "since": "hiệu lực từ ngày; trước ngày đó danh mục giữ như cũ",
}
YES, NO, A_YES = "co", "khong", "CO|KHONG"
NEEDS_DAY = "cần --since, ngày hiệu lực"
SAVED = "Đã ghi thay đổi của danh mục đơn vị."
SOUND = "Danh mục sau thay đổi không có chỗ mâu thuẫn; chưa ghi (chạy thử)."
TAKEN_BACK = "Đã rút lại lần sửa mới nhất của danh mục đơn vị."

FAULT = "Dòng {row}: {what}"
FAULT_WORDS = {
    ChangeFault.NO_CODE: "chưa ghi mã đơn vị.",
    ChangeFault.TWICE: "đơn vị {code} đã có ở dòng khác.",
    ChangeFault.UNKNOWN: "không có đơn vị mã {code} vào ngày hiệu lực.",
    ChangeFault.NEW_NEEDS: "đơn vị mới {code} phải có tên, cấp và đơn vị cấp trên.",
    ChangeFault.NOT_ENDED: "{code} có nơi nhập vào nhưng chưa ghi là kết thúc.",
    ChangeFault.INTO_ITSELF: "{code} không thể nhập vào chính nó.",
    ChangeFault.NOTHING: "chưa ghi thay đổi nào.",
}
CONTRADICTIONS = {
    r"same (code|identity) '(?P<key>[^']*)' at the same time as .*": (
        "mã {key} dùng cho hai đơn vị cùng một lúc"
    ),
    r"same name below '(?P<key>[^']*)' at the same time as .*": (
        "hai đơn vị cùng tên dưới cùng một cấp trên ({key})"
    ),
    r"its parent (?P<key>\S+) is not valid throughout": (
        "đơn vị cấp trên {key} không còn hiệu lực suốt thời gian đó"
    ),
    r"a \S+ cannot stand below a \S+": "cấp của đơn vị không đứng dưới cấp này được",
    r"a \S+ must have an? parent": "chưa có đơn vị cấp trên",
    r"a \S+ must have no parent": "đơn vị này không có cấp trên",
    r"the code of a \S+ has (?P<key>\d+) digits": "mã của cấp này phải có {key} chữ số",
    r"ends on .*, before it begins on .*": "kết thúc trước khi bắt đầu",
    r"must go wholly into one successor or in parts into several": (
        "phải nhập nguyên vào một đơn vị, hoặc chia vào nhiều đơn vị"
    ),
    r"no unit has the identity of its successor (?P<key>\S+)": "không có đơn vị nhận {key}",
    r"its successor (?P<key>\S+) is not valid on .*": "đơn vị nhận {key} chưa có vào ngày đó",
}
"""What the checks of the register say, as patterns, in Vietnamese."""
_WHERE = re.compile(
    r"(?:\S+\.csv line \d+ \((?P<code>[^)]*)\)|(?P<own>\S+) \d{4}-\d\d-\d\d): (?P<what>.*)"
)


def faults(found: Iterable[Fault]) -> list[str]:
    """What is wrong with rows, one sentence each."""
    return [
        FAULT.format(row=row, what=FAULT_WORDS[fault].format(code=code))
        for row, fault, code in found
    ]


def checked(found: Collection[CheckKind], count: int) -> str:
    """What was found in all, and of which kinds there is nothing."""
    none = [name for kind, name in CHECK_NAMES.items() if kind not in found]
    sound = SOUND_OF.format(what=", ".join(none)) if none else ""
    return (CHECKED if count else CHECKED_NONE).format(count=numbers.count(count), sound=sound)


def unread(found: Iterable[tuple[int, str, str]]) -> list[str]:
    """What stands in cells and is no word that they take."""
    return [UNREAD.format(row=row, column=column, text=text) for row, column, text in found]


def contradiction(fault: str) -> str:
    """What is wrong with the register, told with the unit: `26368: mã … dùng cho hai đơn vị`."""
    where = _WHERE.fullmatch(fault)
    what = where["what"] if where else fault
    for theirs, ours in CONTRADICTIONS.items():
        if told := re.fullmatch(theirs, what):
            what = ours.format(**told.groupdict())
            break
    return f"{where['code'] or where['own']}: {what}" if where else what


# The workbook.
FORM_FILE = "thay-doi-don-vi.xlsx"
FORM_WRITTEN = "Đã ghi mẫu {file}: điền rồi nạp bằng --file."
NO_FILE = "{file}: không mở được tệp"
FORM_SHEET = "Thay đổi"
FORM_TITLE = "Thay đổi của danh mục đơn vị"
FORM_HINT = (
    "Mỗi dòng một đơn vị; ô để trống giữ như cũ. Kết thúc: ghi có. Nhập vào: mã đơn vị nhận, nhiều"
    " mã cách nhau dấu phẩy."
)
FORM_UNITS = "Danh mục {day}"
UNREAD = "Dòng {row}, cột {column}: không hiểu “{text}”."

# The page.
BY_GRID, BY_FILE = "Gõ vào bảng", "Từ tệp Excel"
ENTRY_WAY = "Cách nhập"
FORM_GET = "Tải mẫu Excel"
FORM_DROP = "Tệp đã điền"
PAGE = "Đơn vị"
LEAD = "**{units} đơn vị** vào ngày {day}, {reports} phải báo cáo; {edits} lần sửa danh mục."
LIST, EDIT, NAMES, CHECKS, HISTORY = (
    "Danh mục", "Sửa danh mục", "Tên gọi khác", "Kiểm tra", "Lịch sử",
)  # fmt: skip
PEOPLE = "Người phụ trách từng đơn vị: xem và ghi"
CHECKED = "**{count} điểm cần biết** trong danh mục; {sound}"
CHECKED_NONE = "**Danh mục không có điểm nào cần sửa**: {sound}"
SOUND_OF = "không có {what}."
CHECK_NAMES = {
    CheckKind.GAP: "khoảng trống",
    CheckKind.OVERLAP: "chồng lấn",
    CheckKind.ORPHAN: "đơn vị không có cấp trên",
    CheckKind.NO_HEIR: "kết thúc mà chưa ghi nhập vào đâu",
    CheckKind.CODE_AGAIN: "mã dùng lại cho đơn vị khác",
}
CHECK_COLUMNS = ("Việc", "Mã", "Đơn vị", "Đơn vị trước, cấp trên", "Từ ngày")
ADD_NAME = "Thêm tên gọi khác"
WRITTEN, MEANS = "Tên viết trong tệp", "Là đơn vị"
ADD = "Thêm tên"
ADDED = "Đã thêm tên gọi “{name}”."
TAKE_NAME = "Rút lại tên"
TAKEN_NAME = "Đã rút lại tên gọi “{name}”."
WHICH_NAME = "Tên cần rút lại"
WAYS = "Việc cần làm"
ON_DAY = "Vào ngày"
ENDS = "kết thúc"
CHANGES = "Trong tệp"
COLUMNS = ("Mã", "Đơn vị", "Cấp", "Trực thuộc", "Báo cáo", "Từ ngày", "Đến ngày", "Phụ trách")
SILENT, REPORTS = "không", "phải báo cáo"
SOURCE_BEGINS = "từ trước"
OPEN = "đang hiệu lực"
NOBODY = "chưa có"
FIRST_DAY = "Hiệu lực từ ngày"
FIRST_DAY_HELP = "Trước ngày này danh mục và các đèn giữ như cũ."
GRID_HINT = (
    "Mỗi dòng một đơn vị thay đổi từ ngày hiệu lực; ô để trống giữ như cũ. Sáp nhập: đánh dấu Kết"
    " thúc các đơn vị cũ và ghi mã đơn vị nhận ở cột Nhập vào; chia tách: ghi nhiều mã, cách nhau"
    " dấu phẩy. Dán được nhiều dòng từ Excel."
)
GRID = ("Mã", "Tên", "Cấp", "Trực thuộc (mã)", "Báo cáo", "Kết thúc", "Nhập vào (mã)")
YES_WORD, NO_WORD = "có", "không"
LOOK, SAVE = "Xem thay đổi", "Lưu thay đổi"
WOULD = "Danh mục sau thay đổi không mâu thuẫn: {units} đơn vị đổi từ ngày {day}."
HISTORY_COLUMNS = ("Lúc", "Ai", "Hiệu lực từ", "Đơn vị", "Lý do", "")
GONE = "{code} kết thúc"
BACK = "Rút lại lần sửa mới nhất"
NO_HISTORY = "Chưa ai sửa danh mục: đúng như danh mục có sẵn trong phần mềm."
NO_NAMES = "Chưa có tên gọi nào được xác nhận."
NAME_COLUMNS = ("Tên trong tệp", "Mã đơn vị", "Từ ngày", "Đến ngày", "Ai, lúc nào")
TAKEN_BACK_BY = "đã rút lại: {by}"


def would(edit: UnitsEdit) -> str:
    """How much an edit changes, once it is known that nothing contradicts."""
    return WOULD.format(units=numbers.count(len(edit.units)), day=numbers.day(edit.since))
