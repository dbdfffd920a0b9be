"""The words of exported tables."""

from __future__ import annotations

from metrics.verdicts.verdict import Evidence, Status
from wording import interface as words

SHEET = "Bảng đèn"
PAGE = "Trang &P/&N"
TITLE = "BẢNG ĐÈN CHỈ TIÊU THỦ TỤC HÀNH CHÍNH"
CODE = "Mã đơn vị"
NOTE = "Ghi chú"
GOOD = "Đạt"
CASES = "Tổng"
PERCENT = "Tỷ lệ, %"
LIGHT = "Đèn"
TARGET = "Mục tiêu"
SEARCHED = "Tìm"
SORTED = "Sắp theo"
UNTIL = "Số liệu đến"
LAST_UPLOAD = "Nạp gần nhất"
DEMONSTRATION = "Dữ liệu trình diễn, không phải số liệu thật"
LEGEND = (
    "Đèn: Đạt ✓, Cận ▲, Chưa đạt ✕, Không phát sinh –, Chưa báo cáo ○, Chưa đến hạn …, Chưa giao "
    "chỉ tiêu ·. Chắc chắn: cả khoảng tin cậy 95 % (Clopper–Pearson) nằm một bên mục tiêu."
)

SIGNS = {
    Status.MET: "✓",
    Status.NEAR: "▲",
    Status.MISSED: "✕",
    Status.NO_CASES: "–",
    Status.NOT_REPORTED: "○",
    Status.NOT_DUE: "…",
    Status.NO_TARGET: "·",
}


def light(status: Status, evidence: Evidence | None) -> str:
    """A light in one cell: `Chưa đạt ✕, chắc chắn`."""
    said = f"{words.STATUS[status]} {SIGNS[status]}"
    return f"{said}, {words.EVIDENCE[evidence]}" if evidence else said
