"""The words in the copy that is handed back: the sheet of faults and the comments at the cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from metrics.counts.problem import Problem, Severity
from wording import numbers
from wording.intake.problems import advice, stands

AUTHOR = "Chỉ tiêu TTHC"
FILE = "Tệp: {file}"
COUNTS = "{errors} lỗi phải sửa, {warnings} lưu ý nên xem"
HINT = (
    "Cách làm: bấm vào ô ở cột “Ô” để đến chỗ cần sửa, sửa ngay trong tệp này, lưu lại rồi nạp. "
    "Không cần xóa trang này, màu nền hay ghi chú: hệ thống bỏ qua khi nạp lại."
)
PROTECTED = "Trang tính đang khóa: nếu không sửa được ô nào thì bỏ khóa (Review › Unprotect Sheet)."
KEY = {Severity.ERROR: "Ô màu này: lỗi, phải sửa", Severity.WARNING: "Ô màu này: lưu ý, nên xem"}
HEADS = ("TT", "Mức", "Trang tính", "Ô", "Đang ghi", "Sai ở đâu", "Cách sửa")
SEVERITY = {Severity.ERROR: "✕ Lỗi", Severity.WARNING: "▲ Lưu ý"}
SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "▲"}
WHOLE_FILE = "cả tệp"
WHOLE_SHEET = "cả trang"
EMPTY = "(trống)"
FILE_NAME = "{stem}_danh_dau.xlsx"
PAGE = "Trang &P/&N"
MARK = f"▸ {AUTHOR}:"
"""First line of what the program adds to a comment."""

NOT_CARRIED = "Không mang sang bản này: {what}."
REBUILT = (
    "Tệp gốc là {container}, nên bản này được dựng lại dạng .xlsx: giá trị, địa chỉ ô, ô gộp, "
    "dòng và cột ẩn giống hệt tệp gốc; không mang theo định dạng, công thức, ghi chú, hình vẽ, "
    "biểu đồ."
)
LIST_ONLY = "Chưa tô màu được trong chính tệp này, chỉ có danh sách lỗi. {reason}"
CONTAINERS = {
    "xls": "Excel cũ (.xls)",
    "ods": "OpenDocument (.ods)",
    "html": "bảng HTML mang đuôi .xls",
    "csv": "văn bản CSV",
}
SIGNATURE = "chữ ký số (tệp đã thay đổi nên chữ ký không còn giá trị)"
CONVERSATIONS = "Các ô đã có hội thoại nên không thêm ghi chú, xem dòng tương ứng ở dưới: {cells}."

_BOUNDARY = re.compile(r"[.?!)] (?=[^\W\d_a-z])")


def halves(problem: Problem) -> tuple[str, str]:
    """What is wrong, and what to do, which is the last sentence."""
    text = advice(problem)
    more = text.rfind(" (Còn ")
    rest = text[more:] if more >= 0 and problem.facts.get("more") else ""
    text = text[: len(text) - len(rest)]
    for match in reversed(list(_BOUNDARY.finditer(text))):
        head, tail = text[: match.start() + 1], text[match.end() :]
        # Not between the quotes around what stands in the file.
        if head.count("“") == head.count("”") and tail[:1].isupper():
            return head + rest, tail
    return text + rest, ""


def lines(problems: Sequence[Problem]) -> list[str]:
    """What a comment says of a cell, a line a problem, the same thing once."""
    said = (f"{SIGNS[each.severity]} {' '.join(advice(each).split())}" for each in problems)
    return list(dict.fromkeys(said))


def file_name(original: str) -> str:
    """What the copy of a file is called; the copy of a copy keeps its name."""
    stem = original.rpartition(".")[0] or original
    return FILE_NAME.format(stem=stem.removesuffix(FILE_NAME.format(stem="").rpartition(".")[0]))


def counts(problems: Sequence[Problem]) -> str:
    """`3 lỗi phải sửa, 2 lưu ý nên xem`."""
    errors = sum(each.severity is Severity.ERROR for each in problems)
    warnings = len(problems) - errors
    return COUNTS.format(errors=numbers.count(errors), warnings=numbers.count(warnings))


def found(problem: Problem) -> str:
    """What stands in the cell."""
    text = stands(problem)
    return text if text is not None else EMPTY if problem.cell else ""
