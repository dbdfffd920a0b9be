"""The words of the page where files come in: cards, receipts, history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from metrics.counts import mapping
from metrics.counts.answer import Choice
from metrics.counts.month import Month
from metrics.counts.problem import Problem, Severity
from wording import numbers

TITLE = "Nạp số liệu"

# What a file is told.
PERIOD = "Kỳ"
CHOOSE_MONTH = "Chọn tháng của tệp này"
MONTH_FOR_OTHERS = "Dùng tháng này cho {count} tệp còn thiếu tháng"
ALL_MONTHS = "Mọi tháng trong tệp"
REPORTING_UNIT = "Đơn vị nộp"
CHOOSE_UNIT = "Chọn đơn vị của tệp này"
SHEET_TO_READ = "Trang tính cần đọc"
CHOOSE_SHEET = "Chọn một trang tính"

# Questions about one file.
ANSWERS = {
    Choice.WHOLE: "Là toàn bộ số liệu của đơn vị",
    Choice.MONTH: "Là số của tháng",
    Choice.CUMULATIVE: "Là số lũy kế từ đầu năm",
    Choice.LEAVE_OUT: "Bỏ phần này",
}
ANSWERED = "Ô {cell}: {answer}"
ANSWERED_KEPT = "Sau khi lưu, phần mềm nhớ cho các tệp cùng mẫu."
ANSWER_AGAIN = "Trả lời lại"
ERASES = "Ô trống trong tệp này sẽ bỏ {count} số đang lưu."
ERASES_NOT = "Ô trống không bỏ số nào đang lưu."
BLANKS = "Ô trống trong tệp"
BLANK_WAYS = {False: "Thay cả dòng", True: "Chỉ thay ô có số"}
"""By whether what stands stays where a cell is blank."""
OPENING_WHY = "Chưa có các tháng trước của kỳ lũy kế này?"
OPENING_TAKE = "Nhận làm số dư đầu kỳ"
OPENING_TAKEN = "Được nhận làm số dư đầu kỳ: các tháng trước không phải nạp riêng."
OPENING_NOT = "Không nhận làm số dư đầu kỳ"

# The status line.
RECEIVING = "Kỳ nhận số liệu **{month}**"
STILL_SILENT = "còn **{count}** đơn vị chưa báo cáo"
STILL_PARTIAL = "**{count}** đơn vị báo cáo thiếu"
NOTHING_BEFORE = "chưa có số liệu tháng này hay tháng nào trước đó, nên chưa xét đơn vị nào"
ALL_REPORTED = "đủ **{count}** đơn vị đã báo cáo"
DUE_AHEAD = "hạn báo cáo **{day}**"
DUE_PASSED = "đã quá hạn báo cáo (**{day}**)"

# Demonstration.
DEMONSTRATION = (
    "Đang mở dữ liệu trình diễn: tệp nạp ở đây chỉ để làm thử, không thành số liệu chính thức."
)

DEMONSTRATION_LEAVE = "Đã sẵn sàng làm thật? Bấm “Bắt đầu với số liệu thật” ở góc trên rồi mới nạp."

# The place for files.
DROP = "Kéo thả tệp vào đây"
DROP_OR = "hoặc"
DROP_CHOOSE = "chọn tệp"
DROP_LIMITS = "xlsx, xls, ods, csv, zip · tối đa 10 MB mỗi tệp · nhiều tệp một lần"
DROP_LABEL = "Chọn tệp số liệu để nạp"
DROP_NOW = "Thả tệp ra để nạp"
DROP_FAILED = "lớn hơn 10 MB, chưa nhận"
TEMPLATE = "Tải mẫu nhập {month}"
TEMPLATE_TEXT = "Đã điền sẵn tên và mã các đơn vị phải báo cáo; mỗi đơn vị một dòng."
TEMPLATE_MONTH = "Tháng"
TEMPLATE_UNDER = "Đơn vị"
TEMPLATE_GET = "Tải mẫu (.xlsx)"
TEMPLATE_FILLED = "Điền sẵn số đang lưu"
TEMPLATE_EACH = "Mỗi đơn vị một tệp (.zip)"
TEMPLATE_ZIP = "Mau_nhap_{month}_{unit}.zip"
TEMPLATE_FILE = "Mau_nhap_{month}_{unit}.xlsx"
TEMPLATE_QUARTER = "Mẫu số liệu quý"
TEMPLATE_QUARTER_GET = "Tải mẫu quý (.xlsx)"
TEMPLATE_QUARTER_FILE = "Mau_nhap_quy_{month}.xlsx"

# Before the first file.
STEPS_TITLE = "Ba bước, khoảng hai phút"
STEPS = (
    (
        "Thả tệp tháng vào ô trên",
        "Mẫu nhập của Văn phòng hoặc Biểu II.06a, một hay nhiều tệp. Phần mềm tự nhận mẫu, tháng, "
        "đơn vị và cột.",
    ),
    (
        "Xem lại trước khi lưu",
        "Lỗi được chỉ đến từng ô. Số nào thay đổi, đèn nào đổi màu đều hiện trước; chưa lưu gì.",
    ),
    (
        "Bấm Lưu và giữ biên nhận",
        "Tệp hợp lệ được lưu ngay, tệp có lỗi thì không. Lưu nhầm vẫn rút lại được ở Lịch sử nạp.",
    ),
)

# Cards.
FORMS = {
    "entry": "Mẫu nhập của Văn phòng",
    "quarterly": "Mẫu nhập theo quý",
    "II.06a": "Biểu II.06a",
    "06-cac-cap": "Biểu 06, các cấp",
    "II.06a-linh-vuc": "Biểu II.06a theo lĩnh vực",
    "tien-do-15": "Tiến độ giải quyết (15 cột)",
    "tien-do-31": "Tiến độ theo QĐ 766 (31 cột)",
    "diem-766": "Điểm đã công bố theo QĐ 766",
    "tong-hop-don-vi": "Tổng hợp theo đơn vị",
    "tong-hop-linh-vuc": "Tổng hợp theo lĩnh vực",
    "hn-don-vi": "Tổng hợp TTHC theo đơn vị",
    "hn-theo-tuan": "Kết quả TTHC (mẫu tuần)",
    "hn-theo-ky": "Kết quả TTHC (mẫu kỳ)",
    "opencps": "Bảng OpenCPS",
    "tam-viet": "Bảng Tam Việt",
    "dat-dai": "Hồ sơ đất đai",
    "so-hoa": "Chỉ tiêu số hóa",
    "ket-qua-dien-tu": "Kết quả bản điện tử",
    "hai-long": "Khảo sát hài lòng",
    "pakn": "Phản ánh, kiến nghị",
    "dossiers": "Danh sách hồ sơ",
}
OWN_LAYOUT = "Biểu khớp cột riêng"
OWN_LAYOUT_TITLED = "“{title}” (khớp cột riêng)"
READING = "Đang đọc…"
READING_FILES = "Đang đọc {done}/{total} tệp…"
UNITS = "{count} đơn vị"
MONTHS = "{count} tháng"
COLUMNS_MATCHED = "Đã nhận ra các cột · {used}/{all} cột đã khớp"
REMOVE = "Bỏ tệp này khỏi danh sách, không xóa gì đã lưu"
REMOVE_SIGN = "Bỏ"
CLEAN = "Hợp lệ, sẵn sàng lưu"
ERASING = "Lưu được, bỏ {count} số đang lưu"
CLEAN_WITH_NOTES = "Lưu được, {count} lưu ý"
ERRORS = "{errors}, chưa lưu được"
ERROR_COUNT = "{count} lỗi"
NAMES_TO_CHOOSE = "{count} tên cần chọn"
COLUMNS_TO_EXPLAIN = "cần khớp cột"
TO_ANSWER = "{count} câu cần trả lời"
MONTH_TO_CHOOSE = "cần chọn tháng"
UNIT_TO_CHOOSE = "cần chọn đơn vị"
STANDS = "Đã lưu trước đó, không thêm gì"
SAVED = "Đã lưu"
TAKEN_BACK_SINCE = "Đã rút lại sau khi lưu"
SAVED_WITH_NOTES = "Đã lưu, {count} lưu ý"
SAME_BYTES = "Giống hệt tệp đã nạp {time} · biên nhận {upload}"
SUPERSEDED = "{count} số của tệp này nay đã do lần nạp {uploads} thay thế."
MOVED = (
    "Số đang lưu vừa thay đổi sau khi bạn xem. So sánh dưới đây là mới nhất; xem lại rồi bấm Lưu."
)
MOVED_SHORT = "Chưa lưu: số đang lưu vừa thay đổi. Xem lại so sánh mới rồi bấm Lưu."
OVERLAP = (
    "Tệp {other} trong đợt này cũng có số của cùng đơn vị và tháng. Nếu lưu cả hai, số của tệp này "
    "được dùng."
)
UNREAD = (
    "Không lấy số từ trang tính {sheets}: có bảng nhưng không phải mẫu số liệu đã biết. Nếu cần số "
    "ở đó, hãy lưu riêng trang ấy thành một tệp rồi nạp để chỉ từng cột."
)
UNREAD_COLUMNS = (
    "Không lấy số từ {columns}: chưa biết tiêu đề đó là số liệu nào; các cột khác vẫn được đọc. "
    "Nếu cần số ở đó, sửa tiêu đề theo biểu mẫu rồi nạp lại."
)
UNREAD_COLUMN = "cột {letter} “{heading}”"
UNREAD_COLUMN_BARE = "cột {letter} (không có tiêu đề)"
UNREAD_COLUMNS_OF = "{columns} của trang tính “{sheet}”"

# Counts.
NEW_FIGURES = "Số mới"
CHANGED_FIGURES = "Số thay đổi"
NEW = "mới"
CHANGED = "thay đổi"
SAME = "giữ nguyên"
REMOVED = "bị bỏ"

# Differences.
UNIT = "Đơn vị"
MEASURE = "Số liệu"
STORED = "Đang lưu"
THIS_FILE = "Tệp này"
EFFECT = "Ảnh hưởng"
LIGHT = "Đèn"
MONTH = "Tháng"
SAME_AS_ABOVE = "cùng thay đổi với dòng trên"
NO_EFFECT = "không đổi tỷ lệ nào"
UNKNOWN_EFFECT = "tính khi lưu"
BLANK = "trống"
MORE_DIFFERENCES = "còn {count} số thay đổi nữa"
DIFFERENCES_LEFT_OUT = "Chỉ liệt kê {shown} dòng đầu; còn {count} số thay đổi nữa trong tệp."
LIGHTS_AFTER = "Đèn của {units} sau khi lưu"

# Problems.
CELL = "Ô"
FOUND = "Đang ghi"
WHAT_TO_DO = "Vấn đề và cách sửa"
WHOLE_FILE = "Cả tệp"
MORE_CELLS = "và {count} ô nữa"
MORE_FAULTS = "còn {count} lỗi nữa"
MORE_NOTES = "còn {count} lưu ý nữa"
EMPTY_CELL = "(trống)"
NOTES = "{count} lưu ý, không ngăn việc lưu"
MARKED_COPY = "Tải bản đánh dấu (.xlsx)"
MARKED_COPY_HINT = (
    "Chính tệp này với các ô lỗi đã tô màu và ghi chú; trang đầu liệt kê lỗi. Sửa trong đó, lưu "
    "lại rồi thả vào đây."
)
AFTER_ERRORS = (
    "Sửa trong Excel, lưu lại rồi thả tệp vào đây lần nữa. Chưa có gì của tệp này được lưu."
)

# The piece of the sheet around its first faults.
CUTOUT = "Trích trang “{sheet}”, dòng {rows}"

# The mapping.
COLUMN = "Cột"
HEADING = "Tiêu đề trong tệp"
MEANING = "Được hiểu là"
NOT_USED = "không dùng"
SHEET = "Trang tính “{sheet}”"
ROLES = {
    "unit_code": "Mã đơn vị",
    "unit_name": "Tên đơn vị",
    "total": "Tổng, để kiểm tra",
    "number": "Số thứ tự",
    "row_number": "Số thứ tự",
    "check": "Tổng, để kiểm tra",
    "note": "Ghi chú, không dùng",
    "unit": "Đơn vị",
    "channel": "Kênh tiếp nhận",
    "received": "Ngày tiếp nhận",
    "due": "Hạn trả",
    "resolved": "Ngày trả kết quả",
    "result": "Kết quả bản điện tử",
}
MEASURES = {
    "received_online": "Trực tuyến",
    "received_offline": "Trực tiếp, BCCI",
    "received_total": "Tiếp nhận",
    "carried_in": "Từ kỳ trước",
    "resolved_early": "Trước hạn",
    "resolved_in_time": "Trước và đúng hạn",
    "resolved_late": "Quá hạn",
    "open_in_time": "Đang giải quyết, trong hạn",
    "open_late": "Đang giải quyết, quá hạn",
    "digitised": "Số hóa",
    "electronic_results": "Kết quả điện tử",
    "surveyed": "Phiếu khảo sát",
    "surveyed_satisfied": "Phiếu hài lòng",
    "feedback_due": "PAKN phải xử lý",
    "feedback_on_time": "PAKN đúng hạn",
    "feedback_rated": "PAKN được đánh giá",
    "feedback_satisfied": "PAKN hài lòng",
    "apologies": "Thư xin lỗi",
    "certified_copies": "Bản sao điện tử",
    "results_digitised": "Kết quả đã số hóa",
}
"""Short names for tables; the full ones are with the measures."""

# The bar.
SAVE = "Lưu {count} tệp hợp lệ"
SAVE_WITHOUT = "không lấy cột {columns}"
SAVE_WITHOUT_MANY = "không lấy {count} cột có số"
_NAMED = 4
"""So many columns are named on the button."""
CAN_BE_SAVED = "{count} lưu được"
WAITS_FOR_NAME = "{count} chờ chọn tên"
WAITS_FOR_ANSWER = "{count} chờ trả lời"
STILL_FAULTY = "{count} còn lỗi"
JUMP = "Đến tệp đầu tiên"
DETAILS = "Xem chi tiết"
BATCH_SAVED = "Đã lưu {count} tệp của đợt này"
BATCH_COPY = "Sao chép mọi biên nhận"
BATCH_UNDO = "Rút lại cả đợt"
BATCH_UNDO_TITLE = "Rút lại {count} lần nạp của đợt này"
BATCH_UNDO_TEXT = (
    "Số liệu trước đợt này có hiệu lực trở lại. Tệp gốc và biên nhận vẫn được giữ; nạp lại là một "
    "lần nạp mới."
)
BATCH_UNDONE = "Đã rút lại {count} lần nạp của đợt này."
UNDO_WHY = "Lý do rút lại"
WHY_MISSING_UNDO = "Ghi lý do rút lại rồi bấm lần nữa."
SAVED_FILES = "Đã lưu {count} tệp; biên nhận ở trên."
NOTHING_NEW = "Không có gì mới để lưu."
STILL_ASKED = "{count} tệp chờ trả lời, khớp cột hoặc chọn tên ở trên."
STILL_WRONG = "{count} tệp còn lỗi: sửa trong Excel rồi thả lại vào ô trên."
NAME = "Họ tên người nạp"
NAME_HINT = "Họ tên người nạp (ghi vào biên nhận)"
NAME_UNDO = "Họ tên người rút lại"
RECEIVED_ON = "Ngày nhận báo cáo"
NAME_MISSING = "Ghi họ tên người nạp rồi bấm Lưu."
NAME_MISSING_UNDO = "Ghi họ tên người rút lại rồi bấm lần nữa."
CLEAR_DONE = "Dọn các tệp đã xong"
UNDO_LATER = "Rút lại được trong Lịch sử nạp."
ONLY_OWN = (
    "Bạn nạp và rút lại được số liệu của đơn vị mình và các đơn vị bên dưới; tệp có số liệu của "
    "đơn vị khác do Văn phòng nạp."
)
ONLY_READS = "Vai trò đang dùng chỉ xem: nạp và rút lại số liệu là việc của Văn phòng."

# Receipts.
RECEIPT = "Biên nhận"
RECEIPT_LINE = (
    "Biên nhận {upload} · {file} · {form} · {month} · {units}, {figures} số liệu · "
    "nạp {time}{by} · sha256 {sha256}"
)
RECEIPT_ANCHOR = "{receipt} · mốc sổ ghi {anchor}"
RECEIPT_BY = " bởi {name}"
COPY_RECEIPT = "Sao chép biên nhận"
FIGURES = "{count} số liệu"
FINGERPRINT = "sha256"

# Files that were refused.
REFUSED_FILES = "Tệp bị từ chối, cất riêng ({count})"
REFUSED_HINT = (
    "Không số nào của các tệp này được lưu. Sửa tệp rồi nạp lại; tệp nạp lại thành công thì rời "
    "khỏi đây."
)
REASON = "Lý do"
MORE_ERRORS = "(và {count} lỗi khác)"
SIZE = "Dung lượng"
KEPT_APART = "Bản gốc"
KEPT = "Đã cất riêng"
NOT_KEPT = "Không cất (quá lớn)"

# History.
HISTORY = "Lịch sử nạp"
HISTORY_EMPTY = "Chưa có lần nạp nào. Biên nhận của mỗi tệp đã lưu sẽ nằm ở đây."
FILE = "Tệp"
FORM = "Mẫu"
TIME = "Thời điểm"
WHO = "Người nạp"
FIGURE_COUNT = "Số liệu"
STATE = "Trạng thái"
STANDING = "Đang dùng"
TAKEN_BACK = "Đã rút {time}"
TAKEN_BACK_BY = " bởi {name}"
TAKEN_BACK_WHY = ": {why}"
REPLACED = "Đã được thay thế"
REPLACED_PARTLY = "Đang dùng {speaks}/{states} số, còn lại đã được thay thế"
OPEN = "Mở"
SEARCH = "Tìm trong lịch sử"
ANY = "tất cả"
DAY = "Ngày nạp"
FOUND_NONE = "Không có lần nạp nào như vậy."
BEFORE = "Trước"
AFTER = "Sau"
CHANGED_THEN = "Đã thay đổi {count} số"
WHY_CHANGED = "Lý do sửa"
OPENING = "Số dư đầu kỳ"
YES = "có"
SHOW_ALL = "Xem cả {count} lần nạp"
SHOW_FEWER = "Chỉ xem {count} lần gần nhất"
UPLOAD_TITLE = "Lần nạp {upload}"
ORIGINAL = "Tải tệp gốc"
ORIGINAL_MISSING = "Không tìm thấy tệp gốc trong kho; hãy báo người quản trị."
UNDO = "Rút lại"
UNDO_ASK = "Rút lại lần nạp này"
UNDO_TITLE = "Nếu rút lại"
UNDO_NOTHING_CURRENT = (
    "Số của lần nạp này đã được các lần nạp sau thay thế; rút lại không đổi con số nào đang xem."
)
UNDO_BACK = "{count} số trở về lần nạp {upload} ({file}, nạp {time}){changed}."
UNDO_OTHER_VALUE = ", trong đó {count} số có giá trị khác"
UNDO_SAME_VALUE = ", giá trị không đổi"
UNDO_BLANK = "{count} số bị bỏ, vì trước đó chưa ai nạp."
UNDO_SILENT = "{units} thành chưa báo cáo {month}."
UNDO_KEEPS = "Tệp gốc và biên nhận vẫn được giữ; nạp lại tệp này là một lần nạp mới."
UNDONE = "Đã rút lại lần nạp {upload}. Số liệu trước đó có hiệu lực trở lại."
UNDONE_BEFORE = "Lần nạp {upload} đã được rút lại từ trước."


def unread(sheets: Sequence[str]) -> str:
    """Which sheets with a table nothing was taken from."""
    return UNREAD.format(sheets=", ".join(f"“{sheet}”" for sheet in sheets))


def unread_columns(columns: Iterable[tuple[str, str, str]]) -> str:
    """Which columns, each by its sheet, letter and heading, nothing was taken from."""
    named: dict[str, list[str]] = {}
    for sheet, letter, heading in columns:
        text = UNREAD_COLUMN if heading else UNREAD_COLUMN_BARE
        named.setdefault(sheet, []).append(text.format(letter=letter, heading=heading))
    return UNREAD_COLUMNS.format(
        columns="; ".join(
            UNREAD_COLUMNS_OF.format(columns=", ".join(texts), sheet=sheet)
            for sheet, texts in named.items()
        )
    )


def form(code: str) -> str:
    """The name of a form, or of a layout that a person explained."""
    if code.startswith(mapping.CODE):
        return OWN_LAYOUT
    return FORMS.get(code, code)


def own_layout(title: str) -> str:
    """A layout that a person explained, by the title it is printed under."""
    return OWN_LAYOUT_TITLED.format(title=title) if title else OWN_LAYOUT


def measure(code: str) -> str:
    """The short name of a measure, or of the role of a column."""
    return MEASURES.get(code) or ROLES.get(code, code)


def units(count: int) -> str:
    """`14 đơn vị`."""
    return UNITS.format(count=numbers.count(count))


def stretch(period: tuple[date, date]) -> str:
    """From and to: `01/09–30/09/2024`, years twice only where they differ."""
    start, end = period
    if start.year == end.year:
        return f"{start.day:02d}/{start.month:02d}–{numbers.day(end)}"
    return f"{numbers.day(start)}–{numbers.day(end)}"


def months(found: Sequence[Month]) -> str:
    """`tháng 9/2024`, `tháng 8/2024 và tháng 9/2024`, or from the first to the last."""
    ordered = sorted(set(found))
    if len(ordered) <= 2:
        return " và ".join(numbers.month(month) for month in ordered)
    return f"{numbers.month(ordered[0])} – {numbers.month(ordered[-1])}"


def errors(problems: Sequence[Problem]) -> str:
    """`3 lỗi, chưa lưu được`."""
    return ERRORS.format(errors=error_count(problems))


def error_count(problems: Sequence[Problem]) -> str:
    """`3 lỗi`."""
    found = [problem for problem in problems if problem.severity is Severity.ERROR]
    # A reader that stops listing says how many it left out.
    count = len(found) + sum(int(problem.facts.get("more", 0)) for problem in found)
    return ERROR_COUNT.format(count=numbers.count(count))


def questions(names: int, answers: int = 0, *, columns: bool, others: Iterable[str] = ()) -> str:
    """`2 tên cần chọn, cần khớp cột`: what only a person can say.

    Args:
        names: How many names mean nobody that is known.
        answers: How many questions are answered by a button.
        columns: Whether columns have to be explained.
        others: What else has to be chosen, in words.
    """
    parts = [NAMES_TO_CHOOSE.format(count=numbers.count(names))] if names else []
    if answers:
        parts.append(TO_ANSWER.format(count=numbers.count(answers)))
    if columns:
        parts.append(COLUMNS_TO_EXPLAIN)
    return ", ".join([*parts, *others])


def standing(states: int, speaks: int) -> str:
    """Whether an upload is in use, or how much of it later ones replaced."""
    if speaks == states:
        return STANDING
    if not speaks:
        return REPLACED
    return REPLACED_PARTLY.format(speaks=numbers.count(speaks), states=numbers.count(states))


def receiving(month: Month) -> str:
    """The button for the entry form of a month."""
    return TEMPLATE.format(month=numbers.month(month))


def saving(count: int, unread: Sequence[str]) -> str:
    """The main button; columns with counts that are not taken are named on it.

    Args:
        count: How many files it stores.
        unread: The letters of those columns, in the order of the files.
    """
    save = SAVE.format(count=numbers.count(count))
    if not unread:
        return save
    if len(unread) > _NAMED:
        return f"{save}, {SAVE_WITHOUT_MANY.format(count=numbers.count(len(unread)))}"
    return f"{save}, {SAVE_WITHOUT.format(columns=', '.join(unread))}"


def done(saved: int, asked: int, refused: int) -> str:
    """What there is to say when no file waits to be stored.

    Args:
        saved: Files that were stored.
        asked: Files that only wait for an answer.
        refused: Files with faults.
    """
    parts = []
    if saved:
        parts.append(SAVED_FILES.format(count=saved))
    if asked:
        parts.append(STILL_ASKED.format(count=asked))
    if refused:
        parts.append(STILL_WRONG.format(count=refused))
    return " ".join(parts) or NOTHING_NEW


def changes(changed: int, new: int, removed: int) -> str:
    """What the press of the button would do, `3 số thay đổi, 12 số mới.`, as one sentence."""
    parts = []
    if changed:
        parts.append(f"{numbers.count(changed)} số thay đổi")
    if new:
        parts.append(f"{numbers.count(new)} số mới")
    if removed:
        parts.append(f"{numbers.count(removed)} số bị bỏ")
    return f"{', '.join(parts)}." if parts else "Không số nào thay đổi."


def turns(better: int, worse: int) -> str:
    """How many lights change: `3 đèn đổi: 1 tốt lên, 2 xấu đi`; empty where none does."""
    if not better and not worse:
        return ""
    parts = [f"{better} tốt lên"] if better else []
    if worse:
        parts.append(f"{worse} xấu đi")
    return f"{numbers.count(better + worse)} đèn đổi: {', '.join(parts)}"


def other_value(changed: int) -> str:
    """Whether figures that another upload speaks for again have another value."""
    if not changed:
        return UNDO_SAME_VALUE
    return UNDO_OTHER_VALUE.format(count=numbers.count(changed))


def file_size(size: int) -> str:
    """A file's size as people say it: `12 kB`, `3,4 MB`."""
    if size < 1_000_000:
        return f"{numbers.count(max(1, round(size / 1000)))} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
