"""A document with everything that a document can have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from reports.content.blocks import BarChart, Blank, Cell, Column, Series, Table, Text, Title
from reports.content.document import Annex, Document, DocumentKind, OfficeLines, Signature

HEAD = OfficeLines(
    issuer="Ủy ban nhân dân huyện Long Thành",
    superior="Ủy ban nhân dân tỉnh Đồng Nai",
    mark="UBND",
    drafter="KSTT",
    place="Long Thành",
    signature=Signature(("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), "Nguyễn Văn An"),
    recipients=("Văn phòng UBND tỉnh", "Các phòng, ban thuộc huyện"),
)
_COLUMNS = (
    Column("TT", 1),
    Column("Đơn vị", 5),
    Column("Đúng hạn, %", 2, right=True),
    Column("Đèn", 2),
)


def a_table(rows: int, name: str = "") -> Table:
    """Units with a rate each."""
    lines = tuple(
        (
            Cell(str(at), at),
            Cell(f"UBND xã Số {at}"),
            Cell(f"9{at % 10},25", Decimal(f"9{at % 10}.25"), 2),
            Cell("Chưa đạt, chắc chắn" if at % 2 else "Đạt"),
        )
        for at in range(1, rows + 1)
    )
    return Table(_COLUMNS, lines, name)


CHART = BarChart(
    "Hai chỉ tiêu so với mục tiêu.",
    ("Đúng hạn", "Trực tuyến"),
    (
        Series(
            "Thực hiện", (Cell("96,96 %", Decimal("96.96"), 2), Cell("38,5 %", Decimal("38.5"), 1))
        ),
    ),
)

REPORT = Document(
    DocumentKind.REPORT,
    HEAD,
    "Công tác kiểm soát thủ tục hành chính tháng 9 năm 2024",
    (
        Title(1, "I. Tình hình, kết quả"),
        Title(2, "1. Giải quyết thủ tục hành chính"),
        Text(
            "Trong tháng đã giải quyết 1.234 hồ sơ, đúng hạn 1.196 hồ sơ (96,9 %), xem Phụ lục I."
        ),
        Blank("nguyên nhân, do Văn phòng ghi"),
        CHART,
        a_table(6),
        Title(1, "II. Đề xuất, kiến nghị"),
        Text("Trên đây là báo cáo của Ủy ban nhân dân huyện."),
    ),
    number="7",
    day=date(2024, 2, 5),
    year=2024,
    addressed=("Ủy ban nhân dân tỉnh Đồng Nai",),
    grounds=("Thực hiện Kế hoạch số 12/KH-UBND",),
    annexes=(
        Annex("Bảng đèn các đơn vị", (a_table(60, "Bảng đèn"),), landscape=True),
        Annex("Đơn vị báo cáo muộn", (Text("Không có."),)),
    ),
    footnote="Bản số liệu 12, 05/02/2024 08:30",
)
LETTER = replace(
    REPORT,
    kind=DocumentKind.LETTER,
    subject="đôn đốc báo cáo số liệu tháng 9 năm 2024",
    blocks=(Text("Đề nghị các đơn vị gửi số liệu trước ngày 15/10/2024, danh sách theo Phụ lục."),),
    addressed=("UBND xã An Phước", "UBND xã Bình An"),
    grounds=(),
    annexes=(Annex("Các đơn vị chưa báo cáo", (a_table(3, "Chưa báo cáo"),)),),
)
NOTICE = replace(
    REPORT,
    kind=DocumentKind.NOTICE,
    subject="Kết luận giao ban tháng 9 năm 2024",
    addressed=(),
    annexes=(),
    day=None,
    number="",
)
