"""Workbooks of published scores as the national portal's reports have them: every number a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.workbook import Workbook

HEADINGS = (
    "ID", "TEN", "TEN_COQUAN", "MA_COQUAN", "LOAI_COQUAN", "CAPDONVIID", "ID_COQUAN",
    "TDGQ", "MDHL", "MDSH", "TTTT", "CLGQ", "CKMB", "TONG_SCORE", "ROW_STT",
)  # fmt: skip
BAC_NINH = ("UBND tỉnh Bắc Ninh", "H05", "19.05", "17.86", "20.79", "10", "8.36", "15.64", "91.7")
DONG_NAI = ("UBND tỉnh Đồng Nai", "H19", "18.79", "17.39", "19.93", "10", "8.33", "16.09", "90.53")
OF_MONTH = ("UBND tỉnh Đồng Nai", "H19", "18.74", "18", "17.3", "9.75", "8.09", "17.89", "89.77")
AN_PHUOC = ("UBND xã An Phước", "H19.105", "20", "18", "20.5", "8.25", "8", "18", "92.75")
LONG_THANH = (
    "UBND Xã Long Thành",
    "H19.104",
    "16.51",
    "17.5",
    "16.31",
    "5",
    "4.7",
    "4.37",
    "64.39",
)

Row = Sequence[object]
"""Name, code, the six groups in the order of the headings, the total."""


def report(sheets: Mapping[str, Sequence[Row]]) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        sheet.append(HEADINGS)
        for place, (name, code, *scores) in enumerate(rows, start=1):
            sheet.append(
                [f"{400000 + place}", name, name, code, "1", "1", "9", *scores, f"{place}"]
            )
    return book


def usual() -> Workbook:
    return report(
        {
            "Điểm năm": [BAC_NINH, DONG_NAI],
            "Điểm tháng": [OF_MONTH, BAC_NINH],
            "Xã Phường": [AN_PHUOC, LONG_THANH],
        }
    )
