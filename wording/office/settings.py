"""The words of what an office sets: on its page and by its command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from metrics.calendar.rules_edit import RulesEdit
from wording import numbers

PAGE = "Cài đặt"
LEAD = "Phần mềm đang dùng cho **{province}**; {count} lần đặt, lần gần nhất {last}."
LEAD_NEW = "Phần mềm đang dùng cho **{province}**; mọi thứ khác theo mặc định, chưa ai đặt gì."
WAYS = "Việc cần làm"
FIRST_STEPS, OFFICE, DATES, SCORING, HISTORY = (
    "Các bước đầu tiên", "Cơ quan và văn bản", "Thời hạn và lịch", "Biên cận và trọng số",
    "Lịch sử",
)  # fmt: skip

# Province and documents.
PROVINCE = "Tỉnh, thành phố"
PROVINCE_FIXED = (
    "Đã có số liệu hoặc danh mục của {province} nên không đổi tỉnh được; muốn dùng cho tỉnh khác,"
    " tạo cơ sở dữ liệu mới."
)
PROVINCE_SAVE = "Lưu tỉnh"
PROVINCE_SAVED = "Từ nay phần mềm dùng cho {province}."
LETTERS_TITLE = "Thể thức văn bản"
LETTERS_HINT = "Ô để trống theo mặc định ghi mờ trong ô. Văn bản đã phát hành giữ nguyên."
OF_UNIT = "Văn bản của đơn vị"
FIELDS = {
    "name": "Tên cơ quan ban hành",
    "superior": "Cơ quan chủ quản",
    "mark": "Chữ viết tắt sau số, ví dụ 15/BC-UBND",
    "drafter": "Viết tắt bộ phận soạn thảo",
    "place": "Địa danh",
    "signer": "Họ tên người ký",
}
AUTHORITY = "Quyền hạn, chức vụ người ký, mỗi dòng một ý"
AUTHORITY_HINT = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
RECIPIENTS = "Nơi nhận, mỗi dòng một nơi"
LETTERS_SAVE = "Lưu thể thức"
LETTERS_SAVED = "Đã lưu thể thức văn bản của {unit}."
LOGO_TITLE = "Biểu trưng"
LOGO_HINT = (
    "Ảnh PNG hoặc JPEG, không quá 2 MB; hiện ở đầu thanh bên của mọi trang. Văn bản không in"
    " biểu trưng: thể thức theo Nghị định 30/2020/NĐ-CP không có."
)
LOGO_PICK = "Chọn ảnh"
LOGO_SAVE, LOGO_DROP = "Lưu biểu trưng", "Bỏ biểu trưng"
LOGO_SAVED, LOGO_DROPPED = "Đã lưu biểu trưng.", "Đã bỏ biểu trưng."

# Rules.
SINCE = "Có hiệu lực từ ngày"
SINCE_HELP = "Các tháng kết thúc trước ngày này giữ nguyên đèn, hạn và thứ hạng."
DUE_DAY = "Hạn gửi số liệu tháng: hết ngày … của tháng sau"
COUNTS_NAMED = "“Trước ngày D” của nhiệm vụ tính cả ngày D"
COUNTS_NAMED_HELP = (
    "Không đánh dấu: hạn cuối là ngày liền trước. Áp dụng cho hạn nêu từ ngày có hiệu lực trở đi."
)
CALENDAR = "Lịch làm việc"
PUBLISHED = "Lịch nghỉ năm {year}: theo {sources}."
NOT_PUBLISHED = "Lịch nghỉ năm {year} chưa công bố: chỉ tính thứ Bảy, Chủ nhật và ngày lễ cố định."
DAYS_OFF, DAYS_WORKING = "Thêm ngày nghỉ của cơ quan", "Thêm ngày làm bù"
DAYS_HINT = "Ghi ngày dạng 30/4/2026, nhiều ngày cách nhau dấu phẩy."
BAD_DAYS = "Không đọc được ngày “{text}”: ghi dạng 30/4/2026."
BOTH_KINDS = "Một ngày không thể vừa nghỉ vừa làm bù."
NARROW, WIDE = "Biên cận khi mục tiêu từ 90 % (điểm)", "Biên cận khi mục tiêu dưới 90 % (điểm)"
MARGIN_HINT = "Chỉ tiêu có biên cận riêng trong kế hoạch thì theo kế hoạch."
WEIGHTS = "Trọng số xếp loại"
NO_WEIGHT = "Ít nhất một trọng số phải lớn hơn 0."
RISK = "Trọng số rủi ro khi chọn đơn vị kiểm tra: đặt ở trang Kế hoạch kiểm tra"
OPENING = "Số dư đầu kỳ: nạp bảng lũy kế ở trang Nạp số liệu"
LOOK, SAVE = "Xem đèn nào đổi", "Lưu cài đặt"
SAVED = "Đã lưu cài đặt, hiệu lực từ {day}."
NO_CHANGE = "Chưa sửa gì nên chưa có gì để lưu."

# History.
NO_HISTORY = "Chưa ai đặt gì: mọi thứ theo mặc định của phần mềm."
HISTORY_COLUMNS = ("Lúc", "Ai", "Việc", "Hiệu lực từ", "Lý do", "")
BACK, BACK_PICK = "Rút lại", "Lần đặt cần rút lại"
TAKEN_BACK = "Đã rút lại; cài đặt trước đó có hiệu lực trở lại."
TAKEN_BACK_BY = "đã rút lại: {by}"
KIND_NAMES = {
    "province": "tỉnh",
    "letters": "thể thức văn bản của {what}",
    "rules": "quy tắc",
    "logo": "biểu trưng",
    "template": "mẫu riêng của {what}",
}
NONE = "bỏ"

# The first run.
RUN_LEAD = "**{done}/{count} bước đã xong.** Mỗi bước mất một hai phút và sửa lại được sau này."
RUN_DONE = "**Đã xong các bước đầu tiên.** Việc tiếp theo: phát biểu mẫu và nạp số liệu."
STEPS = {
    "province": "Tỉnh, thành phố và tên cơ quan",
    "units": "Rà soát sở, ban, ngành",
    "plan": "Kế hoạch của năm",
    "figures": "Biểu mẫu và số liệu",
}
STEP = "{at}. {name}"
STEP_DONE, STEP_OPEN = "xong", "chưa"
RUN_OFFICE_NAME = "Tên cơ quan, như ghi trên văn bản"
RUN_NEXT = "Lưu và sang bước sau"
RUN_WHY = "Thiết lập ban đầu"
UNITS_LEAD = (
    "{count} sở, ban, ngành theo danh mục chung, chưa kiểm chứng. Sửa tên ở cột Tên; bỏ dấu Có ở"
    " đơn vị mà tỉnh không có; thêm dòng cho đơn vị còn thiếu."
)
UNITS_GRID = ("Có", "Mã", "Tên", "Báo cáo")
UNITS_REVIEWED = "Đã rà soát, sang bước sau"
PLAN_LEAD = "Kế hoạch giao mục tiêu để chấm đèn. Nhập từ văn bản, hoặc để sau nếu chưa ban hành."
PLAN_ENTER, PLAN_NONE = "Nhập kế hoạch", "Chưa có kế hoạch"
FIGURES_LEAD = "Tải biểu mẫu, gửi các đơn vị điền, rồi nạp tệp nhận về."
GO_UPLOAD = "Tới trang Nạp số liệu"
STEP_SAVED = "Đã lưu."

# Between the demonstration and real work.
SEE_DEMONSTRATION = "Xem dữ liệu trình diễn"
NO_DEMONSTRATION = "Chưa có dữ liệu trình diễn trên máy này; tạo mất khoảng một phút."
MAKE_DEMONSTRATION = "Tạo dữ liệu trình diễn"
MAKING = "Đang tạo dữ liệu trình diễn…"

# The command.
OPTIONS = {
    "province": "mã tỉnh, thành phố, khi chưa có số liệu, ví dụ 25",
    "of": "mã đơn vị ban hành văn bản (mặc định: tỉnh)",
    "name": "tên cơ quan ban hành trên văn bản",
    "superior": "cơ quan chủ quản",
    "mark": "chữ viết tắt sau số văn bản, ví dụ UBND",
    "drafter": "viết tắt bộ phận soạn thảo",
    "place": "địa danh trên văn bản",
    "sign": "quyền hạn, chức vụ người ký, mỗi dòng một giá trị",
    "signer": "họ tên người ký",
    "recipients": "nơi nhận",
    "due_day": "hạn gửi số liệu tháng: ngày của tháng sau, 1 đến 28",
    "narrow": "biên cận (điểm) khi mục tiêu từ 90 %",
    "wide": "biên cận (điểm) khi mục tiêu dưới 90 %",
    "counts_named": "“trước ngày D” có tính cả ngày D không: co, khong",
    "day_off": "ngày cơ quan nghỉ",
    "work_day": "ngày nghỉ mà cơ quan làm bù",
    "weight": "trọng số xếp loại, dạng CHỈ_SỐ=SỐ",
    "logo": "tệp ảnh biểu trưng (.png, .jpg)",
    "no_logo": "bỏ biểu trưng",
    "since": "hiệu lực từ ngày; các tháng trước giữ như cũ (cần cho hạn, lịch, biên cận, trọng số)",
    "take_back": "rút lại lần đặt có số này",
}
A_WEIGHT, A_NUMBER = "CHỈ_SỐ=SỐ", "SỐ"
BAD_WEIGHT = "{text}: cần dạng CHỈ_SỐ=SỐ, ví dụ online=20"
BAD_NUMBER = "{text}: cần một số từ 0 đến 100"
BAD_DUE_DAY = "{text}: cần một ngày từ 1 đến 28"
NEEDS_DAY = "cần --since, ngày hiệu lực"
NO_FILE = "{file}: không mở được tệp ảnh"
DONE = "Đã lưu cài đặt."
ENTRIES_NONE = "Chưa ai đặt gì: mọi thứ theo mặc định."
YES, NO, A_YES = "co", "khong", "CO|KHONG"


def rules(edit: RulesEdit, short: Mapping[str, str] | None = None) -> list[str]:
    """What somebody set of the rules, a few words each."""
    return list(_rules(edit, short or {}))


def _rules(edit: RulesEdit, short: Mapping[str, str]) -> Iterator[str]:
    if edit.due_day is not None:
        yield f"hạn ngày {edit.due_day} của tháng sau"
    if edit.narrow is not None:
        yield f"biên cận từ 90 %: {points(edit.narrow)} điểm"
    if edit.wide is not None:
        yield f"biên cận dưới 90 %: {points(edit.wide)} điểm"
    if edit.counts_named is not None:
        yield "“trước ngày” " + (
            "tính cả ngày đã nêu" if edit.counts_named else "không tính ngày đó"
        )
    if edit.off:
        yield f"nghỉ {', '.join(map(numbers.day, edit.off))}"
    if edit.working:
        yield f"làm bù {', '.join(map(numbers.day, edit.working))}"
    if edit.weights:
        yield "trọng số " + weighed(edit.weights, short)


def weighed(weights: Iterable[tuple[str, Decimal]], short: Mapping[str, str]) -> str:
    """Weights by the indicators' short names."""
    return ", ".join(f"{short.get(code, code)} {points(weight)}" for code, weight in weights)


def points(number: Decimal) -> str:
    """A number of points as it was typed: `2`, `1,5`."""
    return format(number.normalize(), "f").replace(".", ",")
