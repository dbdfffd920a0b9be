"""The words of the office's own templates: their fields, and why one is refused."""

from __future__ import annotations

from collections.abc import Mapping

IS_TITLE = "có"
"""What a paragraph says of itself where it is a heading; a text says nothing."""
FIELDS = {
    "loai": "tên loại văn bản; công văn để trống",
    "trich_yeu": "trích yếu nội dung",
    "co_quan": "cơ quan ban hành",
    "co_quan_chu_quan": "cơ quan chủ quản",
    "so_ky_hieu": "dòng số, ký hiệu",
    "ngay": "địa danh, ngày tháng năm",
    "kinh_gui": "nơi kính gửi, lần lượt từng nơi",
    "can_cu": "căn cứ, lần lượt từng dòng",
    "noi_dung": "nội dung, lần lượt từng đoạn; muc có chữ nếu đoạn là tiêu đề",
    "noi_nhan": "nơi nhận, lần lượt từng dòng",
    "chuc_vu": "quyền hạn, chức vụ người ký, lần lượt từng dòng",
    "nguoi_ky": "họ tên người ký",
    "ban_so_lieu": "bản số liệu của văn bản",
    "nhan": "dòng “dữ liệu trình diễn”, nếu có",
}
TABLE = "bảng, lần lượt từng dòng"
ONE_TEXT = "{{{{ {name} }}}}"
EACH_TEXT = "{{%p for x in {name} %}} … {{{{ x }}}} … {{%p endfor %}}"
EACH_PARAGRAPH = "{{%p for x in {name} %}} … {columns} … {{%p endfor %}}"
EACH_ROW = "{{%tr for x in {name} %}} … {columns} … {{%tr endfor %}}"
COLUMN = "{{{{ x.{column} }}}}"

_FAULTS = {
    "unknown_field": "Không có trường “{said}”, ở dòng “{line}”. Chọn một trường trong danh sách.",
    "unknown_column": "Bảng không có cột “{said}”, ở dòng “{line}”. Chọn một cột trong danh sách.",
    "not_rows": "Trường “{said}” là một dòng chữ, không lặp được, ở dòng “{line}”.",
    "forbidden": (
        "Mẫu chỉ được dùng trường, vòng lặp và điều kiện có hay không; dòng “{line}” viết nhiều "
        "hơn thế."
    ),
    "syntax": "Trường viết sai hoặc thiếu dấu đóng, gần dòng “{line}”.",
    "too_deep": "Vòng lặp lồng nhau quá hai lớp, ở dòng “{line}”.",
    "no_fields": "Mẫu không có trường nào, nên mọi văn bản làm ra sẽ giống hệt nhau.",
    "broken": "Không mở được mẫu này bằng Word. Hãy lưu lại thành .docx rồi thử lại.",
    "too_much": "Mẫu quá lớn hoặc làm ra văn bản quá lâu (tối đa 2 MB, 20 giây).",
}


def fault(kind: str, said: str, line: str) -> str:
    """Why a template is refused, and where."""
    return _FAULTS[kind].format(said=said, line=line)


def usage(name: str, columns: frozenset[str] | None) -> str:
    """How a field is written in a template."""
    if columns is None:
        return ONE_TEXT.format(name=name)
    if not columns:
        return EACH_TEXT.format(name=name)
    listed = " ".join(COLUMN.format(column=column) for column in sorted(columns))
    each = EACH_PARAGRAPH if name == "noi_dung" else EACH_ROW
    return each.format(name=name, columns=listed)


def fields(known: Mapping[str, frozenset[str] | None]) -> list[tuple[str, str, str]]:
    """Each field's name, what it holds and how it is written."""
    return [
        (name, FIELDS.get(name, TABLE), usage(name, columns)) for name, columns in known.items()
    ]


TITLE = "Mẫu riêng của văn phòng cho {kind}"
NONE = "Đang dùng mẫu của phần mềm. Mẫu riêng là tệp Word có các trường dưới đây."
IN_USE = "Đang dùng mẫu “{name}” cho bản Word; PDF và Excel vẫn theo mẫu của phần mềm."
GONE = "Tệp của mẫu “{name}” không còn trên máy chủ: đang dùng mẫu của phần mềm. Hãy tải lại mẫu."
FILE = "Mẫu (.docx)"
USE, DROP = "Dùng mẫu này", "Thôi dùng mẫu riêng"
USED, DROPPED = "Đã dùng mẫu “{name}” cho {kind}.", "Đã thôi dùng mẫu riêng cho {kind}."
REFUSED = "Mẫu chưa dùng được: {count} chỗ phải sửa."
OFF_FORM = "Mẫu dùng được; văn bản làm ra có {count} điểm chưa đúng thể thức, nên xem lại."
FIELD_LIST = "Các trường của {kind}"
FIELD_COLUMNS = ("Trường", "Nội dung", "Cách viết trong mẫu")
WHY = "Vì sao đổi mẫu"

OPTIONS = {
    "file": "mẫu Word có trường, thay mẫu của phần mềm cho LOẠI",
    "take_back": "thôi dùng mẫu riêng của LOẠI",
    "fields": "liệt kê các trường của LOẠI, kèm --month",
}
NEEDS = "cần LOẠI, --month, và --file hoặc --take-back kèm --by và --why, hoặc --fields"
NOTHING = "Chưa có mẫu riêng nào."
NO_TEMPLATES = "{kind} không xuất được dạng Word nên không có mẫu riêng"
