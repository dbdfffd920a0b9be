"""The words of the journal: of its page, its command, and of each thing that can happen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from metrics.counts.journal import JournalChange, JournalGroup
from wording import numbers

# The command.
OPTIONS = {
    "since": "từ ngày, dạng NĂM-THÁNG-NGÀY; mặc định hôm qua",
    "until": "đến hết ngày; mặc định hôm nay",
    "by": "chỉ những việc của người này",
    "unit": "chỉ những việc về đơn vị này (mã)",
    "kind": "chỉ một loại việc",
}
NOTHING = "Không có việc nào trong thời gian này."

GROUPS = {
    JournalGroup.UPLOAD: "nạp số liệu",
    JournalGroup.UNDO: "rút lại lần nạp",
    JournalGroup.PLAN: "kế hoạch",
    JournalGroup.UNIT: "đơn vị",
    JournalGroup.PERSON: "người phụ trách",
    JournalGroup.TASK: "nhiệm vụ",
    JournalGroup.REPORT: "báo cáo, nhắc",
    JournalGroup.LOCK: "khóa tháng",
    JournalGroup.VISIT: "kiểm tra",
    JournalGroup.MEETING: "giao ban",
    JournalGroup.EXPLANATION: "giải trình",
    JournalGroup.MEANING: "cách đọc tệp",
    JournalGroup.PAPER: "văn bản đi",
    JournalGroup.SETTING: "cài đặt",
}

# What is said, each under its name.
SINCE, UNTIL, DAY, STATE, TEXT, WHO, UNITS, DUE = (
    "từ ngày",
    "đến ngày",
    "ngày",
    "tình trạng",
    "nội dung",
    "người",
    "đơn vị",
    "hạn",
)
POSITION, PHONE, EMAIL, PRODUCT, ORIGIN = ("chức vụ", "điện thoại", "thư", "sản phẩm", "nguồn")
MEANS, COLUMNS, NAME, PARENT, REPORTS, ENDS, INTO, LEVEL = (
    "hiểu là",
    "cột được dùng",
    "tên",
    "trực thuộc",
    "báo cáo",
    "hiệu lực",
    "nhập vào",
    "cấp",
)
DONE, PROOF, NEW_DUE = "ghi", "minh chứng", "hạn mới"
KIND, TEAM, DAYS, NOTE, CONTENTS = "hình thức", "đoàn", "thời gian", "ghi chú", "nội dung"
FINDING, ASKS, RESPONSIBLE, CLOSED = "phát hiện", "kiến nghị", "chịu trách nhiệm", "đóng ngày"
SAMPLE, REPORTED = "đếm lại", "đã báo cáo"
PARTS, CAPACITY = "rủi ro, luân phiên, ngẫu nhiên", "số cuộc một tháng"
CHAIR, DECISIONS, EDITION, TASK, TASKS = (
    "chủ trì",
    "số quyết định",
    "bản số liệu",
    "nhiệm vụ",
    "số nhiệm vụ",
)
FILE, ROWS, PERIOD, SHA256 = "tệp", "số dòng", "kỳ", "sha256"
AUTHORITY, RECIPIENTS, SKIPPED = "quyền hạn, chức vụ", "nơi nhận", "chưa có gì để nhập"
PLACE = "nơi đặt"
NOTHING_GIVEN = "không giao việc"
NEW_FIGURES, CHANGED, FIGURES = "số liệu mới", "thay đổi", "số liệu"
MORE_FIGURES = "và {count} số liệu nữa"
ENDED, IN_FORCE = "kết thúc", "đang hiệu lực"
YES, NO = "phải báo cáo", "không"
LOCKED, LET_IN = "đã khóa", "cho nạp đến hết {day}"
RECEIVED, EXCUSED = "đã nhận ngày {day}", "không phải báo cáo"
NOT_A_UNIT = "không phải đơn vị"
FIGURES_OF_MONTH = "số liệu tháng"
REMINDED = "đã nhắc ({step})"
NOT_IN_FORCE = "hết hiệu lực"
NONE = "(không có)"

# What it is about.
WRITTEN = "“{name}”"
LAYOUT = "Bảng “{title}”"
OF_LIGHT = "{unit}: {indicator}, {month}"
OF_VISIT = "{visit}, {unit}"
OF_CONCLUSION = "{conclusion}, cuộc {visit}"
OF_RECOUNT = "{visit}: {indicator}, {month}"
FILTER = "Bộ lọc “{name}”"
WEIGHTS = "Trọng số gợi ý kiểm tra"
PLAN = "Kế hoạch {title}"
ANNEX = "Phụ lục: {plan}"
OTHER, OTHER_DONE = "Thay đổi khác", "đã ghi một thay đổi"
REGISTER = "Danh mục đơn vị: {units}"
OF_TASK = "{task}, {unit}"
OF_LOCK = "{month}, {unit}"
OF_REPORT = "{unit}: {form}, hạn {day}"
MINUTES = "Biên bản {meeting}"
PAPER = "{title} số {number}"
SCREEN = "Màn hình {screen}"
PUBLICATION = "Trang công khai {period}"
SUPPLEMENT = "Bổ sung {name}"
OF_UPLOAD = "{upload}: {file}, {month}"
OF_TARGET = "{indicator}, {level}"

# The page.
PAGE = "Nhật ký"
LEAD = "**{count} việc** {span}, của {people} người."
LEAD_NONE = "**Chưa có việc nào** {span}."
SPANS = ("Từ lần xem trước", "Hôm qua và hôm nay", "7 ngày", "Tất cả")
SPAN = "Từ khi nào"
SINCE_LOOKED = "từ lần xem trước ({time})"
FIRST_LOOK = "từ hôm qua (trình duyệt này chưa xem nhật ký lần nào)"
SINCE_YESTERDAY, SINCE_WEEK, SINCE_EVER = "từ hôm qua", "trong 7 ngày", "từ đầu"
ANYBODY, ANY_UNIT, ANY_KIND = "Mọi người", "Mọi đơn vị", "Mọi loại việc"
PERSON, UNIT, WHAT = "Người", "Đơn vị", "Loại việc"
HEADINGS = ("Lúc", "Ai", "Loại việc", "Việc", "Cũ → mới", "Lý do")
TAKEN_BACK = "rút lại"
BY_COMMAND = "dòng lệnh"
MORE = "Xem thêm {count} việc"
EMPTY = "Không có việc nào trong phần đang xem"
EMPTY_TEXT = "Chọn khoảng thời gian dài hơn, hoặc bỏ bớt điều kiện người, đơn vị, loại việc."
KEPT_HERE = (
    "“Lần xem trước” được nhớ trong trình duyệt này; trình duyệt khác, máy khác thì nhớ riêng."
)
MORE_CHANGES = "và {count} thay đổi nữa"
ARROW = "→"
TODAY, YESTERDAY = "Hôm nay, {day}", "Hôm qua, {day}"


def days(first: date, last: date) -> str:
    """From when to when."""
    return numbers.day(first) if first == last else f"{numbers.day(first)} – {numbers.day(last)}"


def side(changes: Iterable[JournalChange], *, new: bool) -> str:
    """What was so, or is so now, on one line: `hạn: 01/02/2026; người: Ông Bình`."""
    told = ((each.what, each.new if new else each.old) for each in changes)
    return "; ".join(f"{what}: {value}" for what, value in told if value)


def day(when: date, today: date) -> str:
    """The heading of a day."""
    ago = (today - when).days
    return {0: TODAY, 1: YESTERDAY}.get(ago, "{day}").format(day=numbers.day(when))
