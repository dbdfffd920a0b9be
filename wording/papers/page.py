"""The words of the page *Báo cáo*."""

from __future__ import annotations

from metrics.counts.problem import Problem, ProblemCase
from wording import numbers
from wording.intake.problems import advice

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
CHECK = "Kiểm tra thể thức một văn bản Word"
CHECK_FILE = "Văn bản cần kiểm tra (.docx)"
CHECK_ABOUT = (
    "Đối chiếu với Nghị định 30/2020/NĐ-CP: khổ giấy, lề, phông, cỡ chữ, số và ký hiệu, ngày "
    "tháng, nơi nhận, phụ lục. Tệp chỉ được đọc, không lưu lại."
)
CHECKED_CLEAN = "**Đúng thể thức**: {checks} điểm đã kiểm tra, không thấy sai sót."
CHECKED_FOUND = "**{count} điểm chưa đúng thể thức**, theo thứ tự từ đầu văn bản."
NOT_WORD = "Đây không phải văn bản Word. Hãy lưu thành .docx rồi kiểm tra lại."
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
    "form-ii06a": "Biểu II.06a",
    "form-06": "Biểu 06 các cấp",
    "inspection-plan": "Kế hoạch kiểm tra",
    "inspection-notice": "Thông báo lịch kiểm tra",
    "inspection-internal": "Kế hoạch kiểm tra nội bộ",
    "inspection-choice": "Tờ trình chọn đơn vị kiểm tra",
    "inspection-report": "Kết quả kiểm tra",
    "slides": "Trang chiếu giao ban",
    "public": "Trang công khai",
}


def checked(count: int, checks: int) -> str:
    """What a check of the form came to; `**` marks what stands out."""
    words = CHECKED_FOUND if count else CHECKED_CLEAN
    return words.format(count=numbers.count(count), checks=numbers.count(checks))


def refused(problem: Problem) -> str:
    """Why a file is not checked."""
    return NOT_WORD if problem.case is ProblemCase.NOT_A_SPREADSHEET else advice(problem)


def file_name(kind: str, month: str, edition: int, ending: str) -> str:
    """`Báo cáo KSTTHC 2024-09 bản 9.docx`."""
    return f"{_FILES[kind]} {month} bản {edition}.{ending}"
