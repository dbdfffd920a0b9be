"""The words of the page *Báo cáo*."""

KIND = "Loại văn bản"
LEAD = "{kind}, **{period}**, từ bản số liệu {edition} (công bố {time})."
PREVIEW = "Xem trước"
SEEN = "Cả {count} trang."
SEEN_SOME = "{shown} trang đầu của {count} trang."
PAGE_OF = "Trang {at}/{count}"
FORMATS = {
    "docx": "Tải Word (.docx)",
    "pdf": "Tải PDF",
    "xlsx": "Tải Excel (.xlsx)",
    "pptx": "Tải trang chiếu (.pptx)",
    "html": "Tải trang công khai (.html)",
}
MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html",
}
ABOUT = {
    "slides": "Sáu trang chiếu: việc đã giao, đèn hiện nay, đổi gì, thiếu nhiều nhất, sắp đến hạn, "
    "quyết định hôm nay. Biểu đồ sửa được trong PowerPoint.",
    "public": "Một tệp mở được ở mọi nơi: bảng tỷ lệ của từng đơn vị, chỉ tiêu và căn cứ, dữ liệu "
    "tải về; không có tên người, giải trình, kết luận kiểm tra.",
}
_FILES = {
    "report": "Báo cáo KSTTHC",
    "conclusions": "Thông báo kết luận giao ban",
    "reminder": "Công văn đôn đốc",
    "slides": "Trang chiếu giao ban",
    "public": "Trang công khai",
}


def file_name(kind: str, month: str, edition: int, ending: str) -> str:
    """`Báo cáo KSTTHC 2024-09 bản 9.docx`."""
    return f"{_FILES[kind]} {month} bản {edition}.{ending}"
