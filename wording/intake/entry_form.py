"""The words of the office's entry form and of its guide."""

from __future__ import annotations

from metrics.counts.month import Month

SHEET = "Số liệu tháng"
GUIDE_SHEET = "Hướng dẫn"
CREATOR = "Chỉ tiêu TTHC"

TITLE = "SỐ LIỆU KIỂM SOÁT THỦ TỤC HÀNH CHÍNH HẰNG THÁNG"
HINT = (
    "Chưa có số liệu thì để trống; không phát sinh thì ghi 0. "
    "Chỉ nhập số hồ sơ, không nhập tỷ lệ. Giải thích từng cột ở trang “Hướng dẫn”."
)
MEASURED_IN = "Đơn vị tính: hồ sơ, phiếu, PAKN, văn bản"
CODE = "Mã đơn vị"
NAME = "Tên đơn vị"
PAGE = "Trang &P/&N"

ERROR_TITLE = "Số chưa đúng"
ERROR = (
    "Ô này chỉ nhận số nguyên từ 0 trở lên: không nhập chữ, số lẻ, số âm hoặc tỷ lệ %. "
    "Chưa có số liệu thì để trống."
)

GUIDE_TITLE = "HƯỚNG DẪN NHẬP SỐ LIỆU"
RULES = (
    "1. Mỗi dòng là một đơn vị. Không sửa mã và tên đơn vị, không thêm cột, "
    "không đổi tháng ghi ở đầu trang.",
    "2. Chỉ nhập số nguyên: số hồ sơ, số phiếu, số phản ánh, kiến nghị (PAKN). "
    "Không nhập tỷ lệ %, chữ hoặc công thức chưa tính.",
    "3. Chưa có số liệu thì để trống; trong tháng không phát sinh thì ghi 0. "
    "Hai cách ghi này khác nhau.",
    "4. Đơn vị chưa có số liệu thì để trống cả dòng: "
    "dòng trống không làm thay đổi số liệu đã nạp trước đó.",
    "5. Số liệu tính cho tháng ghi ở đầu trang. "
    "Cột (3), (7), (8) là số tại thời điểm đầu hoặc cuối tháng, "
    "các cột còn lại là số phát sinh trong tháng.",
    "6. Nên kiểm tra: (1) + (2) + (3) = (4) + (5) + (6) + (7) + (8). "
    "Cột (9) không lớn hơn (1) + (2); cột (10) không lớn hơn (4) + (5) + (6).",
    "7. Nạp tệp tại trang “Nạp số liệu”. Nếu có ô sai, hệ thống chỉ rõ từng ô và chưa lưu gì.",
)
MEANING_HEADS = ("Cột", "Tên cột", "Cách ghi")
MEANINGS = {
    1: "Hồ sơ tiếp nhận trực tuyến trong tháng (toàn trình, một phần, hình thức trực tuyến khác).",
    2: "Hồ sơ tiếp nhận trực tiếp và qua dịch vụ bưu chính công ích (BCCI) trong tháng.",
    3: "Hồ sơ tiếp nhận từ các tháng trước, đến đầu tháng này chưa giải quyết xong.",
    4: "Hồ sơ đã giải quyết trước hạn. Nếu không tách riêng thì để trống và ghi gộp vào (5).",
    5: "Hồ sơ đã giải quyết đúng hạn.",
    6: "Hồ sơ đã giải quyết nhưng quá hạn.",
    7: "Hồ sơ đang giải quyết, chưa đến hạn tại thời điểm cuối tháng.",
    8: "Hồ sơ đang giải quyết, đã quá hạn tại thời điểm cuối tháng.",
    9: "Hồ sơ được số hóa khi tiếp nhận, trong số hồ sơ tiếp nhận ở cột (1) và (2).",
    10: "Hồ sơ đã giải quyết có kết quả cung cấp đồng thời bản điện tử có giá trị pháp lý.",
    11: "Tổng số phiếu khảo sát mức độ hài lòng thu được trong tháng.",
    12: "Số phiếu đánh giá hài lòng và rất hài lòng, trong số phiếu ở cột (11).",
    13: "Phản ánh, kiến nghị phải xử lý xong trong tháng.",
    14: "Phản ánh, kiến nghị đã xử lý dứt điểm đúng hạn, trong số ở cột (13).",
    15: "Phản ánh, kiến nghị đã xử lý được người gửi đánh giá trong tháng.",
    16: "Phản ánh, kiến nghị được đánh giá hài lòng, trong số ở cột (15).",
    17: "Thư xin lỗi đã gửi cho hồ sơ ở cột (6); không tính hồ sơ còn đang giải quyết.",
    18: "Bản sao chứng thực điện tử đã cấp trong tháng.",
}


def scope_line(month: Month, head: str) -> str:
    """The line that states month and scope: `Tháng 9 năm 2024 – Huyện Long Thành`."""
    return f"Tháng {month.number} năm {month.year} – {head}"


def unit_file(month: Month, code: str, name: str) -> str:
    """What one unit's form is called in the zip of all."""
    plain = "".join(sign for sign in name if sign not in '\\/:*?"<>|')
    return f"{code} {plain} {month}.xlsx"
