"""What documents are called where one is chosen."""

TITLES = {
    "report": "Báo cáo kiểm soát thủ tục hành chính",
    "reminder": "Công văn đôn đốc báo cáo số liệu",
    "conclusions": "Thông báo kết luận giao ban",
    "slides": "Trang chiếu giao ban",
    "public": "Trang công khai",
}

KIND = "loại văn bản, xem --list"
LIST = "liệt kê các loại văn bản"
EDITION = "số của bản số liệu mà văn bản đã nêu"
A_KIND = "LOẠI"
MISSING = "cần LOẠI, --month và --out, hoặc --list"
UNKNOWN = "không có loại văn bản {kind}; các loại: {known}"
WRONG_ENDING = "{kind} xuất được dạng {formats}, không được {ending}"
WRITTEN = "Đã ghi {file} từ bản số liệu {number}."
BAD_EDITION = "số của bản số liệu phải là số nguyên từ 1"
LISTED = "{kind}: {title} ({formats})"
