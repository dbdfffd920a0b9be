"""Sentences for files that are turned away as a whole: what they are and how to save them anew."""

from __future__ import annotations

from collections.abc import Mapping

from metrics.counts.problem import ProblemCase

_C = ProblemCase

ACCEPTED = "Excel (.xlsx, .xls), OpenDocument (.ods), bảng HTML mang đuôi .xls, hoặc .csv, .tsv"
"""Every kind of file that is read."""

SAVE_AS = "Mở tệp bằng Excel, chọn Lưu thành (Save As) loại “Excel Workbook (.xlsx)”, rồi nạp lại."

_OTHERS = {
    _C.NOT_A_SPREADSHEET: "Đây không phải bảng tính. Nạp tệp bảng tính",
    _C.NOT_A_SPREADSHEET_PDF: "Đây là tệp PDF, không phải bảng tính. Xin tệp bảng tính gốc",
    _C.NOT_A_SPREADSHEET_PICTURE: "Đây là tệp ảnh, không phải bảng tính. Xin tệp bảng tính gốc",
    _C.NOT_A_SPREADSHEET_ARCHIVE: (
        "Đây là tệp nén mà phần mềm không mở được như một gói .zip các bảng tính (nhiều nhất 300"
        " tệp, 40 MB, không có tệp nén bên trong). Giải nén rồi nạp từng bảng tính bên trong"
    ),
    _C.NOT_A_SPREADSHEET_DOCUMENT: (
        "Đây là tệp văn bản (Word), không phải bảng tính. Sao chép bảng sang Excel, lưu .xlsx"
    ),
}
_CONTAINERS = {
    _C.UNSUPPORTED_CONTAINER_XLS: "Đây là tệp Excel đời rất cũ (trước Excel 97)",
    _C.UNSUPPORTED_CONTAINER_XLSB: "Tệp Excel nhị phân (.xlsb) chưa đọc được",
    _C.UNSUPPORTED_CONTAINER_XML: (
        "Tệp này là bảng lưu dạng XML hoặc trang web một tệp (.mht), chưa đọc được"
    ),
}
_COPY = "Sao chép số liệu sang một tệp .xlsx mới rồi nạp lại."
_UNSAFE = {
    _C.UNSAFE_CONTENT_MACROS: (
        "chứa macro",
        "Trong Excel chọn Lưu thành (Save As) loại “Excel Workbook (.xlsx)” để bỏ macro, "
        "rồi nạp lại.",
    ),
    _C.UNSAFE_CONTENT_OLE_OBJECTS: (
        "chứa đối tượng nhúng (OLE, ActiveX)",
        "Xóa đối tượng nhúng khỏi trang tính, lưu lại rồi nạp lại.",
    ),
    _C.UNSAFE_CONTENT_DTD: ("chứa khai báo DTD", _COPY),
    _C.UNSAFE_CONTENT_PATH_NAME: ("chứa phần có đường dẫn lạ", _COPY),
    _C.UNSAFE_CONTENT_DUPLICATE_PART: ("có hai phần trùng tên", _COPY),
    _C.UNSAFE_CONTENT_DUPLICATE_CELL: ("có ô xuất hiện hai lần", _COPY),
}
_CLEAR = "Xóa các dòng, cột trống nhưng có định dạng ở ngoài bảng (chọn rồi Delete), lưu lại"
_SPLIT = "Xóa phần thừa hoặc tách thành nhiều tệp nhỏ hơn"
_TOO_LARGE = {
    _C.TOO_LARGE_BYTES: ("quá 10 MB", _SPLIT),
    _C.TOO_LARGE_UNPACKED: ("quá 200 MB sau khi giải nén", _SPLIT),
    _C.TOO_LARGE_ROWS: ("có ô ở sau dòng 100.000", _CLEAR),
    _C.TOO_LARGE_COLUMNS: ("có ô ở sau cột thứ 512 (cột SR)", _CLEAR),
    _C.TOO_LARGE_SHEETS: ("có hơn 60 trang tính", _SPLIT),
    _C.TOO_LARGE_CELLS: ("có quá nhiều ô", _CLEAR),
    _C.TOO_LARGE_MERGES: ("có quá nhiều ô gộp", _SPLIT),
    _C.TOO_LARGE_STRINGS: ("có quá nhiều chuỗi chữ", _SPLIT),
    _C.TOO_LARGE_PARTS: ("có quá nhiều phần bên trong", _SPLIT),
    _C.TOO_LARGE_EFFORT: ("đọc quá 10 giây hoặc quá 1 GB bộ nhớ", _SPLIT),
}

WORDS: Mapping[ProblemCase, str] = {
    _C.NOT_A_SPREADSHEET_MISSING: ("Không mở được tệp “{name}”. Kiểm tra lại tên và nơi lưu tệp."),
    _C.NOT_A_SPREADSHEET_EMPTY: "Tệp rỗng, không có nội dung. Xuất lại tệp rồi nạp lại.",
    **{each: f"{what}; các loại nhận được: {ACCEPTED}." for each, what in _OTHERS.items()},
    **{
        each: f"{what}; các loại nhận được: {ACCEPTED}. {SAVE_AS}"
        for each, what in _CONTAINERS.items()
    },
    **{
        each: f"Tệp {what}{{part}} nên không được mở. {way}"
        for each, (what, way) in _UNSAFE.items()
    },
    **{each: f"Tệp {what}. {way} rồi nạp lại." for each, (what, way) in _TOO_LARGE.items()},
    _C.ENCRYPTED: (
        "Tệp đặt mật khẩu nên không đọc được. Trong Excel, mở bằng mật khẩu rồi vào Tệp › Thông"
        " tin › Bảo vệ sổ làm việc › Mã hóa bằng mật khẩu, xóa mật khẩu, lưu lại rồi nạp lại."
    ),
    _C.DAMAGED: (
        "Tệp bị hỏng hoặc tải về chưa đủ, không đọc được. Xuất hoặc tải lại tệp; nếu vẫn vậy, mở"
        " bằng Excel, lưu thành .xlsx rồi nạp lại."
    ),
    _C.NO_SPACE: "Ổ đĩa không đủ chỗ để lưu an toàn, nên chưa lưu gì. Báo quản trị dọn ổ đĩa.",
}
"""As `wording.intake.problems` has them."""
