"""The words of the quarterly form: its workbook, and its grid in the browser."""

from __future__ import annotations

from metrics.counts.month import Month, Window
from wording import numbers
from wording.sentences import opening

# A sheet's name is read for its period too, and "quý" alone would say none.
SHEET = "Số liệu"
TITLE = "SỐ LIỆU KIỂM SOÁT THỦ TỤC HÀNH CHÍNH THEO QUÝ"
HINT = (
    "Chưa có số liệu thì để trống; không có thì ghi 0. Chỉ nhập số, không nhập tỷ lệ. "
    "Giải thích từng cột ở trang “Hướng dẫn”."
)
MEASURED_IN = "Đơn vị tính: thủ tục, quy trình, đơn vị, bản"
RULES = (
    "1. Mỗi dòng là một đơn vị. Không sửa mã và tên đơn vị, không thêm cột, "
    "không đổi quý ghi ở đầu trang.",
    "2. Ghi số như đang có vào ngày cuối quý. Số ghi “cộng dồn trong năm” ở dưới tính từ "
    "ngày 01/01 nên quý sau không ít hơn quý trước.",
    "3. Số gốc là số để so sánh: trước khi cắt giảm, hoặc của năm trước. "
    "Chưa ghi số gốc thì chỉ tiêu đó chưa được chấm.",
    "4. Chưa có số liệu thì để trống; không có thì ghi 0. Hai cách ghi này khác nhau.",
    "5. Nạp tệp tại trang “Nạp số liệu”. Nếu có ô sai, hệ thống chỉ rõ từng ô và chưa lưu gì.",
)


def scope_line(month: Month, head: str) -> str:
    """The line that states quarter and scope: `Quý III năm 2024 – Huyện Long Thành`."""
    return f"{titled(month)} – {head}"


def titled(month: Month) -> str:
    """A quarter as a title writes it: `Quý III năm 2024`."""
    return opening(numbers.period(Window.QUARTER, month).replace("/", " năm "))


def file_name(unit: str, month: Month) -> str:
    """What the form of one unit is called."""
    return f"Nhập theo quý - {unit} - quý {(month.number + 2) // 3}-{month.year}.xlsx"
