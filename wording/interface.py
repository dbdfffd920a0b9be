"""The words of the screens; sentences built from figures are in `wording.sentences`."""

from __future__ import annotations

from metrics.counts.month import Window
from metrics.plans.plan import TargetKind
from metrics.units.unit import Level
from metrics.verdicts.verdict import Evidence, Status

PRODUCT = "Chỉ tiêu TTHC"

# Sections and pages of the navigation.
LEADERSHIP = "Lãnh đạo"
OFFICE = "Văn phòng"
INSPECTION = "Kiểm tra"
ADMINISTRATION = "Quản trị"
OVERVIEW = "Tổng quan"
SCORECARD = "Bảng đèn"
GAPS = "Khoảng cách"
TREND = "Xu hướng"
UNIT_PROFILE = "Hồ sơ đơn vị"
RANKING = "Xếp loại"
MEETING = "Giao ban"
JOURNAL = "Nhật ký"
REPORTS = "Báo cáo"
UPLOAD = "Nạp số liệu"
PLANS = "Kế hoạch và chỉ tiêu"
UNITS_PAGE = "Đơn vị"
QUARTERS = "Chỉ tiêu theo quý"
SUBMISSIONS = "Tình hình báo cáo"
TASKS = "Nhiệm vụ"
PEOPLE = "Người phụ trách"
WATCHLIST = "Cần kiểm tra"
INSPECTIONS = "Kế hoạch kiểm tra"
INDICATOR_GUIDE = "Chỉ số"
SETTINGS_PAGE = "Cài đặt"
ADMIN = "Dữ liệu và sao lưu"
ACCOUNT = "Tài khoản"

# The row of choices.
MONTH = "Kỳ"
WINDOW = "Cách tính"
SCOPE = "Phạm vi"
LEVEL = "Cấp"
ALL_LEVELS = "Tất cả"
FIND_UNIT = "Gõ để tìm đơn vị"
CHOICES = "Chọn kỳ, cách tính, phạm vi, cấp"
PRINTED_ON = "In ngày {day}"
COPIED = "Đã sao chép"
UNKNOWN_LIGHT = "Đường dẫn hỏi một đèn không có trong bảng này."
UNKNOWN_CHOICE = {
    "viec": "Đường dẫn hỏi một việc không làm được ở đây; đang ở {shown}.",
    "ky": "Đường dẫn hỏi một kỳ không có số liệu; đang xem {shown}.",
    "cach_tinh": "Đường dẫn hỏi một cách tính không có; đang xem {shown}.",
    "pham_vi": "Đường dẫn hỏi một đơn vị không có trong kỳ này; đang xem {shown}.",
    "cap": "Đường dẫn hỏi một cấp không có trong phạm vi này; đang xem {shown}.",
    "chi_tieu": "Đường dẫn hỏi một chỉ tiêu không có; đang xem {shown}.",
    "xep": "Đường dẫn hỏi một cách xếp không có; đang xem {shown}.",
    "xep_theo": "Đường dẫn hỏi một khoảng thời gian không có; đang xem {shown}.",
    "ban_do": "Đường dẫn hỏi một loại bản đồ không có; đang xem {shown}.",
    "thu_tu": "Đường dẫn hỏi một cách xếp không có; đang xem {shown}.",
    "van_ban": "Đường dẫn hỏi một văn bản không có; đang xem {shown}.",
    "sap_nhap": "Đường dẫn hỏi một cách kể không có; đang xem {shown}.",
    "phan": "Đường dẫn trỏ tới một phần không có; đang xem phần {shown}.",
}
UNKNOWN_VIEW = "Đường dẫn hỏi một cách xem không có; đang xem {shown}."
"""Of every other choice."""
UNKNOWN_NUMBER = "Đường dẫn hỏi một trọng số của {title} không nằm trong 0–100; đang dùng {shown}."
CHOICE_ENDED = "{title} đã chọn không có trong kỳ này; đang xem {shown}."

WINDOWS = {
    Window.MONTH: "Tháng",
    Window.QUARTER: "Quý",
    Window.HALF: "6 tháng",
    Window.NINE_MONTHS: "9 tháng",
    Window.YEAR_TO_DATE: "Lũy kế năm",
    Window.YEAR: "Năm",
}

LEVELS = {
    Level.COUNTRY: "Cả nước",
    Level.PROVINCE: "Cấp tỉnh",
    Level.DEPARTMENT: "Sở, ban, ngành",
    Level.DISTRICT: "Cấp huyện",
    Level.DIVISION: "Phòng chuyên môn",
    Level.COMMUNE: "Cấp xã",
}
LEVELS_SHORT = {
    Level.COUNTRY: "cả nước",
    Level.PROVINCE: "tỉnh",
    Level.DEPARTMENT: "sở",
    Level.DISTRICT: "huyện",
    Level.DIVISION: "phòng",
    Level.COMMUNE: "xã",
}
WHOLE = {
    Level.COUNTRY: "Cả nước",
    Level.PROVINCE: "Toàn tỉnh",
    Level.DISTRICT: "Toàn huyện",
    Level.COMMUNE: "Toàn xã",
    Level.DEPARTMENT: "Toàn đơn vị",
    Level.DIVISION: "Toàn đơn vị",
}
WHOLE_CITY = "Toàn thành phố"
WHOLE_TOWN = "Toàn thị xã"
ONE_STOP_OF = "Một cửa {name}"

# Lights (contract §3).
STATUS = {
    Status.MET: "Đạt",
    Status.NEAR: "Cận",
    Status.MISSED: "Chưa đạt",
    Status.NO_CASES: "Không phát sinh",
    Status.NOT_REPORTED: "Chưa báo cáo",
    Status.NOT_DUE: "Chưa đến hạn",
    Status.NO_TARGET: "Chưa giao chỉ tiêu",
}
EVIDENCE = {Evidence.CERTAIN: "chắc chắn", Evidence.UNCERTAIN: "chưa chắc"}
FILLED = "đặc = chắc chắn"
OUTLINED = "rỗng = chưa chắc (ít hồ sơ)"

# Status line.
FIGURES_UNTIL = "Số liệu đến"
UNITS_REPORTED = "đơn vị đã báo cáo"
LAST_UPLOAD = "Nạp gần nhất"
NO_UPLOAD = "Chưa nạp tệp nào"
DEMONSTRATION = "Dữ liệu trình diễn"
START_REAL = "Bắt đầu với số liệu thật"
START_REAL_TITLE = "Bắt đầu với số liệu thật?"
START_REAL_TEXT = (
    "Hệ thống tạo một cơ sở dữ liệu trống và chuyển sang đó. Dữ liệu trình diễn giữ nguyên trong "
    "tệp riêng, không bao giờ lẫn với số liệu thật. Số liệu thật cần tài khoản: bước sau lập tài "
    "khoản quản trị đầu tiên."
)
START_REAL_DO = "Tạo cơ sở dữ liệu trống"
CANCEL = "Để sau"

# Empty states.
BEHIND = (
    "Bản số liệu mới nhất bị hỏng: đang xem bản trước đó, công bố lúc {time}. Lần nạp tiếp theo"
    " hoặc lệnh python kpi.py check sẽ công bố lại."
)
UNSOUND = (
    "Tệp dữ liệu bị hỏng và chưa dựng lại được. Số liệu đang xem là bản tốt gần nhất; chưa nạp thêm"
    " được. Hãy báo người quản trị hệ thống."
)
NO_DATABASE = "Chưa có cơ sở dữ liệu."
NO_DATABASE_TEXT = "Tạo cơ sở dữ liệu trống để nạp số liệu của đơn vị."
NO_FIGURES = "Chưa có số liệu nào."
NO_FIGURES_TEXT = (
    "Nạp tệp tháng đầu tiên (mẫu nhập của Văn phòng hoặc Biểu II.06a). Đèn của các đơn vị hiện ra "
    "ngay sau khi lưu."
)
GO_SET_UP = "Thiết lập từng bước"
SEE_REAL = "Về số liệu thật"
GO_TO_UPLOAD = "Nạp số liệu"
NOBODY_EXPECTED = "Không có đơn vị nào phải báo cáo trong phạm vi và cấp đã chọn."

# Overview.
PERCENT = "%"
POINTS = "điểm"
SINCE = "so với {period}"
NO_PERIOD_BEFORE = "kỳ trước chưa có số"
CLEAR, UNCLEAR = "rõ rệt", "chưa rõ"
CLEAR_WHY = "Thay đổi hơn mức dao động ngẫu nhiên (khoảng tin cậy 95 % không chứa 0)."
UNCLEAR_WHY = "Thay đổi chưa hơn mức dao động ngẫu nhiên (khoảng tin cậy 95 % chứa 0)."
REPORTING_IN = "Tình hình báo cáo {month}"
OF_UNITS = "/ {total} đơn vị"
ALL_REPORTED = "Đủ báo cáo"
WAITING = "Chưa đến hạn"
SILENT = "Chưa báo cáo"
PARTIAL = "Báo cáo thiếu"
NEEDED = "cần {target}"
ATTENTION = "Cần chú ý"
ATTENTION_NOTE = "chắc chắn, thiếu nhiều nhất"
SEE_ALL = "Xem cả {count}"
NOTHING_CERTAIN = "Không đơn vị nào dưới mục tiêu một cách chắc chắn."
OTHERS = "Các chỉ số khác:"
UNIT = "Đơn vị"
INDICATOR = "Chỉ tiêu"
TARGET = "Mục tiêu"
SHORT_BY = "Còn thiếu"
FIRST_MONTH = "tháng đầu"
LIGHT = "Đèn"
TWELVE_MONTHS = "12 tháng"

OVERDUE = "Đang quá hạn cuối {month}"
OVERDUE_CASES = "hồ sơ"
OVERDUE_MORE, OVERDUE_FEWER, OVERDUE_SAME = "tăng {count}", "giảm {count}", "không đổi"
OVERDUE_SINCE = "so với {month}"
OVERDUE_ALIKE = "Cùng {count} đơn vị có số ở cả hai tháng."
OVERDUE_ALONE = "{month} chưa có số để so"
OVERDUE_UNKNOWN = "chưa đơn vị nào báo số này"
OVERDUE_NONE = "không hồ sơ nào quá hạn"
OVERDUE_AT = "nhiều nhất: "
OVERDUE_TOLD = "{told}/{expected} đơn vị có số"
OVERDUE_LIST = "Nơi giữ hồ sơ quá hạn ({count})"
OVERDUE_LIST_ALT = "Hồ sơ đang quá hạn theo đơn vị, nhiều nhất trước"
OVERDUE_COLUMN = "Đang quá hạn"
MONTH_BEFORE = "Tháng trước"
NO_TARGET_YET = "Chưa có mục tiêu nào để so, nên chưa nói được đơn vị nào cần chú ý."
NOT_EXPLAINED = "chưa giải trình"

# Scorecard.
WORST_FIRST = "Xấu nhất trước"
BY_GROUP = "Theo nhóm"
FLAT = "Tất cả, xấu nhất trước"
FIND = "Tìm đơn vị"
NOTHING_FOUND = "Không có đơn vị nào khớp."
UNIT_PERCENT = "Số trong ô: %. Dưới tên cột: mục tiêu"
TABLE_ALT = "Bảng đèn {count} đơn vị theo {indicators} chỉ tiêu"
UNITS = "{count} đơn vị"
SAVE_AS = "Tải về:"
SAVE_AS_SHOWN = "Đúng các dòng và cột đang xem, cùng thứ tự"
COMPLETE = "đủ"
MORE_COLUMNS = "Thêm {count} chỉ số chưa giao chỉ tiêu"
NO_TARGET_SHORT = "chưa giao"
CELL = {
    Status.MET: "",
    Status.NEAR: "",
    Status.MISSED: "",
    Status.NO_CASES: "Không có",
    Status.NOT_REPORTED: "Chưa BC",
    Status.NOT_DUE: "Chưa hạn",
    Status.NO_TARGET: "",
}
"""The status in the width of a cell; the whole word is in its label."""

# Why.
WHY = "Vì sao {status}?"
HOW_COUNTED = "Cách tính và nguồn số liệu"
MIXED = "Tử số và mẫu số lấy từ các lần nạp khác nhau."
NO_SOURCE = "Không có ô số liệu nào để chỉ ra."
RECEIPT = "biên nhận"
LOADED_BY = "nạp"
PARTS = "Các đơn vị thiếu nhiều nhất"
PARTS_TARGETS = "Mục tiêu của nhóm tính theo số {case} của từng cấp: {parts}."
CLAUSE = "mục {clause}"
TARGET_LINE = "mục tiêu {target}"
NO_PLAN = "Chưa có kế hoạch nào giao chỉ tiêu này cho cấp của đơn vị."
SUM_OF_UNITS = "Cộng từ các đơn vị bên dưới, không lấy trung bình các tỷ lệ."

# Gaps.
SEEN_BY = "Cách xem"
BY_UNIT = "Theo đơn vị"
GAP_TABLE_ALT = "{indicator}: cách mục tiêu của {count} đơn vị"
AS_TABLE = "Xem bảng số"
PERCENT_COLUMN = "Tỷ lệ, %"
TARGET_COLUMN = "Mục tiêu, %"
GAP_COLUMN = "Cách, điểm"
CASES_COLUMN = "Đạt / tổng"
SURPLUS_COLUMN = "Thừa (+) / thiếu (−)"
INTERVAL_COLUMN = "Khoảng 95 %"
UNIT_NOUN = "đơn vị"
AND_MORE = "{listed} và {rest} đơn vị nữa"
REST_IN_TABLE = "Còn {count} đơn vị nữa trong bảng số."
BACK_TO = "Về {name}"
NOT_SCORED = "Chưa chấm được:"
SCORED_PARTLY = "Chấm khi còn thiếu số liệu:"
GAPS_EMPTY = "Không có đơn vị nào vừa có số vừa có mục tiêu cho chỉ tiêu này trong phạm vi đã chọn."

# Indicator guide.
DEFINITION = "Định nghĩa"
FORMULA = "Cách tính"
WHY_IT_MATTERS = "Vì sao quan trọng"
OWNER = "Cơ quan chịu trách nhiệm"
REVIEWED = "Rà soát"
REVIEWED_DATES = "{reviewed}; lần tới {next}"
NEAR_MARGIN = "Mức cận"
NEAR_OWN = "dưới mục tiêu không quá {points} điểm"
NEAR_USUAL = (
    "dưới mục tiêu không quá {narrow} điểm khi mục tiêu từ 90 % trở lên,"
    " không quá {wide} điểm khi thấp hơn"
)
MEASURES = "Số liệu cần"
TARGETS = "Chỉ tiêu được giao"
NO_TARGETS_GIVEN = "Chưa kế hoạch nào giao chỉ tiêu này."
PLAN = "Kế hoạch"
APPLIES_TO = "Cấp"
VALUE = "Giá trị"
CLAUSE_COLUMN = "Mục"
QUOTE = "Nguyên văn"
YEAR = "Năm"
STATE = "Tình trạng"
NO_SOURCE_TITLE = "Chỉ tiêu chưa có nguồn số liệu"
NO_SOURCE_TEXT = (
    "Các kế hoạch còn giao những con số dưới đây. Biểu mẫu tháng chưa có số liệu để chấm, nên "
    "chúng được liệt kê mà không có đèn."
)
NO_SOURCE_STATE = "chưa có nguồn số liệu"
GUIDE_LEAD = (
    "{scored} chỉ số được chấm từ số liệu tháng; {unfed} chỉ tiêu khác của các kế hoạch "
    "chưa có nguồn số liệu."
)
KINDS = {
    TargetKind.AT_LEAST: "từ {value} %",
    TargetKind.REDUCE_BY: "giảm {value} %",
    TargetKind.MORE_THAN_LAST_YEAR: "cao hơn năm trước",
    TargetKind.QUOTA: "ít nhất {value} % số đơn vị",
}

# When something goes wrong.
BROKEN = "Trang này đang gặp lỗi."
BROKEN_TEXT = (
    "Số liệu đã lưu không bị ảnh hưởng. Thử tải lại trang; nếu vẫn lỗi, báo người quản trị và đọc "
    "mã {reference}."
)
OTHER_HOST = (
    "Máy chủ này không mang tên vừa gọi. Người quản trị đặt tên đúng trong"
    " STREAMLIT_SERVER_ALLOWED_HOSTS."
)
NOT_FOUND = "Không có trang này."
NOT_FOUND_TEXT = "Đường dẫn có thể đã cũ hoặc gõ sai."
TO_OVERVIEW = "Về trang Tổng quan"
NEEDS_SCRIPT = "Trang này cần JavaScript. Bật JavaScript trong trình duyệt rồi tải lại."
HEALTHY = "tốt"
BACKUP_TRIED = "sao lưu gần nhất đã thử khôi phục được: {time}"
BACKUP_FAILED = "sao lưu gần nhất KHÔNG khôi phục được: {time}"
NO_BACKUP_TRIED = "chưa có sao lưu theo lịch"
UNHEALTHY = "chưa sẵn sàng"
