"""Sentences for files that are turned away as a whole: what they are and how to save them anew."""

from __future__ import annotations

from metrics.counts.problem import Problem

ACCEPTED = "Excel (.xlsx, .xls), OpenDocument (.ods), bảng HTML mang đuôi .xls, hoặc .csv, .tsv"
"""Every kind of file that is read."""

SAVE_AS = "Mở tệp bằng Excel, chọn Lưu thành (Save As) loại “Excel Workbook (.xlsx)”, rồi nạp lại."

_OTHERS = {
    "pdf": "Đây là tệp PDF, không phải bảng tính. Xin tệp bảng tính gốc",
    "picture": "Đây là tệp ảnh, không phải bảng tính. Xin tệp bảng tính gốc",
    "archive": "Đây là tệp nén, không phải bảng tính. Giải nén rồi nạp từng bảng tính bên trong",
    "document": "Đây là tệp văn bản (Word), không phải bảng tính. Chép bảng sang Excel, lưu .xlsx",
}
_CONTAINERS = {
    "xls": "Đây là tệp Excel đời rất cũ (trước Excel 97)",
    "xlsb": "Tệp Excel nhị phân (.xlsb) chưa đọc được",
    "xml": "Tệp này là bảng lưu dạng XML hoặc trang web một tệp (.mht), chưa đọc được",
}
_UNSAFE = {
    "macros": "chứa macro",
    "ole_objects": "chứa đối tượng nhúng (OLE, ActiveX)",
    "dtd": "chứa khai báo DTD",
    "path_name": "chứa phần có đường dẫn lạ",
    "duplicate_part": "có hai phần trùng tên",
    "duplicate_cell": "có ô xuất hiện hai lần",
}
_WAYS_OUT = {
    "macros": (
        "Trong Excel chọn Lưu thành (Save As) loại “Excel Workbook (.xlsx)” để bỏ macro, "
        "rồi nạp lại."
    ),
    "ole_objects": "Xóa đối tượng nhúng khỏi trang tính, lưu lại rồi nạp lại.",
}
_COPY = "Chép số liệu sang một tệp .xlsx mới rồi nạp lại."
_TOO_LARGE = {
    "bytes": "quá 10 MB",
    "unpacked": "quá 200 MB sau khi giải nén",
    "rows": "có ô ở sau dòng 100.000",
    "columns": "có ô ở sau cột thứ 512 (cột SR)",
    "sheets": "có hơn 60 trang tính",
    "cells": "có quá nhiều ô",
    "merges": "có quá nhiều ô gộp",
    "strings": "có quá nhiều chuỗi chữ",
    "parts": "có quá nhiều phần bên trong",
    "effort": "đọc quá 10 giây hoặc quá 1 GB bộ nhớ",
}

ENCRYPTED = (
    "Tệp đặt mật khẩu nên không đọc được. Trong Excel, mở bằng mật khẩu rồi vào Tệp › Thông tin › "
    "Bảo vệ sổ làm việc › Mã hóa bằng mật khẩu, xóa mật khẩu, lưu lại rồi nạp lại."
)
DAMAGED = (
    "Tệp bị hỏng hoặc tải về chưa đủ, không đọc được. Xuất hoặc tải lại tệp; nếu vẫn vậy, mở bằng "
    "Excel, lưu thành .xlsx rồi nạp lại."
)
NO_SPACE = "Ổ đĩa không đủ chỗ để lưu an toàn, nên chưa lưu gì. Báo quản trị dọn ổ đĩa."


def no_spreadsheet(problem: Problem) -> str:
    """Of a file that is none."""
    what = str(problem.facts.get("what", ""))
    if what == "missing":
        name = problem.facts.get("name", "")
        return f"Không mở được tệp “{name}”. Kiểm tra lại tên và nơi lưu tệp."
    if what == "empty":
        return "Tệp rỗng, không có nội dung. Xuất lại tệp rồi nạp lại."
    known = _OTHERS.get(what, "Đây không phải bảng tính. Nạp tệp bảng tính")
    return f"{known}; các loại nhận được: {ACCEPTED}."


def unsupported(problem: Problem) -> str:
    """Of a spreadsheet of a kind that is not read."""
    kind = _CONTAINERS.get(str(problem.facts.get("container", "")), "Chưa đọc được loại tệp này")
    return f"{kind}; các loại nhận được: {ACCEPTED}. {SAVE_AS}"


def unsafe(problem: Problem) -> str:
    """Of a file that may do harm."""
    what = str(problem.facts.get("what", ""))
    name = problem.facts.get("name", "")
    where = f" ({name})" if name else ""
    said = _UNSAFE.get(what, "có nội dung không an toàn")
    return f"Tệp {said}{where} nên không được mở. {_WAYS_OUT.get(what, _COPY)}"


def too_large(problem: Problem) -> str:
    """Of a file beyond the limits."""
    what = str(problem.facts.get("what", ""))
    said = _TOO_LARGE.get(what, "quá lớn")
    if what in ("rows", "columns", "cells"):
        way = "Xóa các dòng, cột trống nhưng có định dạng ở ngoài bảng (chọn rồi Delete), lưu lại"
    else:
        way = "Xóa phần thừa hoặc tách thành nhiều tệp nhỏ hơn"
    return f"Tệp {said}. {way} rồi nạp lại."
