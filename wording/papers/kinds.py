"""What documents are called where one is chosen."""

TITLES = {
    "report": "Báo cáo kiểm soát thủ tục hành chính",
    "reminder": "Công văn đôn đốc báo cáo số liệu",
    "conclusions": "Thông báo kết luận giao ban",
    "form-ii06a": "Biểu II.06a/VPCP/KSTT từ số liệu đã lưu",
    "form-06": "Biểu 06/VPCP/KSTT các cấp từ số liệu đã lưu",
    "inspection-plan": "Kế hoạch kiểm tra",
    "inspection-notice": "Thông báo lịch kiểm tra",
    "inspection-internal": "Kế hoạch kiểm tra, bản nội bộ của Đoàn",
    "inspection-choice": "Tờ trình chọn đơn vị kiểm tra",
    "inspection-report": "Báo cáo kết quả kiểm tra",
    "slides": "Trang chiếu giao ban",
    "public": "Trang công khai",
}

KIND = "loại văn bản, xem --list; all là tất cả, vào một tệp .zip"
LIST = "liệt kê các loại văn bản"
EDITION = "số của bản số liệu mà văn bản đã nêu"
A_KIND = "LOẠI"
ALL_NEEDS = "lập tất cả cần --month và --out TỆP.zip"
MISSING = "cần LOẠI, --month và --out, hoặc --list"
UNKNOWN = "không có loại văn bản {kind}; các loại: {known}"
WRONG_ENDING = "{kind} xuất được dạng {formats}, không được {ending}"
WRITTEN = "Đã ghi {file} từ bản số liệu {number}."
BAD_EDITION = "số của bản số liệu phải là số nguyên từ 1"
LISTED = "{kind}: {title} ({formats})"

NUMBER = "số trong sổ văn bản đi, ví dụ 15 hoặc 15a"
A_NUMBER = "SỐ"
DAY = "ngày văn bản, dạng NĂM-THÁNG-NGÀY"
A_DAY = "NGÀY"
TAKE_BACK = "rút số đã cấp nhầm"
NUMBER_NEEDS = "cấp hoặc rút số cần LOẠI, --month, --number, --day và --by"
NUMBERED = "Đã cấp số {number} cho {title}, bản số liệu {edition}."
NUMBER_TAKEN_BACK = "Đã rút số {number} của {title}, bản số liệu {edition}."
NO_NUMBERS = "Chưa văn bản nào được cấp số."
