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
