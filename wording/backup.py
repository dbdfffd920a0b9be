"""What is said of backups, of a restored copy, and of what a database holds."""

from __future__ import annotations

from datetime import date, datetime

from wording import numbers

OUT = "thư mục trống để ghi bản sao lưu"
SOURCE = "thư mục hoặc tệp .zip của một bản sao lưu"
A_FOLDER, A_BACKUP = "THƯ_MỤC", "BẢN_SAO_LƯU"

_TAKEN = "Đã sao lưu vào {folder}: {files} tệp, {editions} bản công bố."
LEFT_OUT = "Không sao lưu: {files}."
_RESTORED = (
    "Đã khôi phục {file} từ bản sao lưu lúc {time}; {editions} bản công bố khớp từng số, tệp gốc và"
    " sổ ghi nguyên vẹn. Trên trang, bản này chỉ xem được đến khi có người bấm “Đây là bản chính”."
)

PAGE = "Dữ liệu và sao lưu"
LEAD = "Cơ sở dữ liệu {file} có {files} tệp, {size}; bản sao lưu gồm tất cả."
IN_NUMBERS = "Tình trạng"
EDITION = "Bản đang công bố"
EDITION_OF = "số {number}, lúc {time}"
UPLOADS = "Lần nạp"
LEDGER = "Dòng trong sổ ghi"
ORIGINALS = "Tệp gốc đang giữ"
SIZE = "Dung lượng"
FREE = "Ổ đĩa còn trống"
STATE = "Dữ liệu"
SOUND = "Nguyên vẹn"

LEDGER_TITLE = "Sổ ghi và mốc đã chốt"
LEDGER_WELL = (
    "Sổ ghi đúng với các mốc đã chốt: {lines} dòng nạp, rút lại và {said} điều đã ghi, chốt lúc "
    "{time}. Mốc in trên giấy hôm nay: {anchor}."
)
LEDGER_EMPTY = "Sổ ghi chưa có dòng nào."
LEDGER_FIND = "Tìm trong sổ: tên tệp, người, tháng, mã"
_LEDGER_FOUND = "{found}/{all} dòng"
_LEDGER_SHOWN = "{found}/{all} dòng, hiện {shown} dòng mới nhất; tệp tải về có đủ."
LEDGER_SAVE = "Tải các dòng này (.csv)"
LEDGER_FILE = "so-ghi.csv"
LEDGER_LINE, LEDGER_TIME, LEDGER_ACTION, LEDGER_UPLOAD, LEDGER_BY, LEDGER_FIGURES, LEDGER_HASH = (
    "Dòng",
    "Lúc",
    "Việc",
    "Lần nạp",
    "Người",
    "Số liệu",
    "Dấu của dòng",
)
ACTIONS = {"import": "nạp", "undo": "rút lại"}

SCHEDULE = "Sao lưu theo lịch"
SCHEDULE_NONE = (
    "Chưa lần sao lưu theo lịch nào. Đặt biến KPI_BACKUPS là một thư mục ở ổ đĩa khác thì máy chủ"
    " tự sao lưu mỗi ngày; hoặc hẹn giờ mỗi ngày (cron, systemd hoặc Task Scheduler) chạy "
    "lệnh dưới đây, thay E:/sao-luu bằng thư mục ở một ổ đĩa khác; lệnh giữ 7 bản ngày, 5 bản "
    "tuần, 12 bản tháng và thử khôi phục từng bản."
)
SCHEDULE_COMMAND = "python kpi.py backup --into E:/sao-luu"
SCHEDULE_WELL = "Sao lưu gần nhất đã thử khôi phục được: {time}, {name}, {files} tệp, {size}."
SCHEDULE_ILL = "Lần sao lưu {time} KHÔNG khôi phục được: {trouble}"
SCHEDULE_LAST = "Lần gần nhất khôi phục được: {time}."
INTO = "thư mục giữ các bản sao lưu theo lịch: thêm một bản, thử khôi phục, xóa bản quá hạn giữ"
BY = "ai hoặc lịch nào chạy; mặc định “Theo lịch”"
BY_SCHEDULE = "Theo lịch"
OUT_OR_INTO = "cần --out hoặc --into"
TRIED = "Đã sao lưu {name}: khôi phục thử được, {files} tệp, {size}. Còn giữ {kept} bản."
NOT_TRIED = "Bản sao lưu {name} không khôi phục được: {trouble} Các bản cũ được giữ nguyên."

BACKUP = "Sao lưu"
BACKUP_TEXT = (
    "Bản sao lưu gồm số liệu, tệp gốc, sổ ghi và mọi điều đã ghi. Nên lưu mỗi ngày một bản ở một"
    " máy khác."
)
BACKUP_DO = "Sao lưu (.zip)"
RESTORE_TEXT = "Khôi phục thành cơ sở dữ liệu mới:"
RESTORE_COMMAND = "python kpi.py restore {file} --database khoi-phuc.duckdb"
RESTORE_AFTER = "Lệnh này kiểm tra từng tệp và so lại từng bản công bố; bản cũ không bị động đến."

COPY = "Đây là bản khôi phục từ sao lưu: chỉ xem được, chưa ghi được gì."
COPY_DO = "Đây là bản chính"
COPY_TITLE = "Dùng bản này làm bản chính?"
COPY_TEXT = (
    "Từ đây mọi người nạp và sửa trên bản này. Trước đó hãy chắc rằng không ai còn nạp vào bản cũ,"
    " nếu không số liệu sẽ tách làm hai."
)


def file_name(stem: str, day: date) -> str:
    """The name of a backup that is saved from the page."""
    return f"sao-luu-{stem}-{day:%Y-%m-%d}.zip"


def taken(folder: str, files: int, editions: int) -> str:
    """That a backup is whole."""
    return _TAKEN.format(
        folder=folder, files=numbers.count(files), editions=numbers.count(editions)
    )


def restored(file: str, made_at: datetime, editions: int) -> str:
    """That a backup is in place."""
    return _RESTORED.format(
        file=file, time=numbers.moment(made_at), editions=numbers.count(editions)
    )


def size(bytes_: int) -> str:
    """A size as people say it: `1,2 GB`, `35 MB`."""
    megabytes = bytes_ / 1_000_000
    if megabytes >= 1000:
        return f"{megabytes / 1000:.1f}".replace(".", ",") + " GB"
    return f"{numbers.count(max(1, round(megabytes)))} MB"


def ledger_found(found: int, whole: int, shown: int) -> str:
    """How many lines were found, and how many of them are seen."""
    told = _LEDGER_SHOWN if found > shown else _LEDGER_FOUND
    return told.format(
        found=numbers.count(found), all=numbers.count(whole), shown=numbers.count(shown)
    )
