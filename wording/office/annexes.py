"""The words of annexes that are taken into a plan: on the page of plans and by `annex`."""

from __future__ import annotations

from collections.abc import Iterable

from metrics.counts.problem import Problem, ProblemCase
from metrics.plans.annex import AnnexField, RowDoubt, RowWord
from wording import numbers
from wording.intake.problems import sentence

FIELDS = {
    AnnexField.CLAUSE: "Mục",
    AnnexField.GOAL: "Mục tiêu",
    AnnexField.TASK: "Nhiệm vụ",
    AnnexField.LEAD: "Chủ trì",
    AnnexField.SUPPORT: "Phối hợp",
    AnnexField.PRODUCT: "Kết quả, sản phẩm",
    AnnexField.DEADLINE: "Thời hạn",
}
DOUBTS = {
    RowDoubt.SHIFTED: "các ô lệch sang trái một cột; đã đặt lại theo tiêu đề",
    RowDoubt.SHORT: "dòng ít ô hơn tiêu đề",
    RowDoubt.INCOMPLETE: "chỉ có tên việc, các ô khác để trống",
    RowDoubt.NO_TASK: "chưa thấy nhiệm vụ",
    RowDoubt.NO_CLAUSE: "chưa thấy số mục (số tự đánh của Word không nằm trong ô)",
    RowDoubt.JOINED: "dòng không có số; lấy số và mục tiêu của dòng trên",
    RowDoubt.BLANK_BELOW: "ô trống dưới ô có chữ; xem có phải dùng chung với dòng trên không",
    RowDoubt.NO_LEAD: "văn bản để trống đơn vị chủ trì",
    RowDoubt.NO_DEADLINE: "văn bản để trống thời hạn",
    RowDoubt.UNREAD_DEADLINE: "thời hạn không có ngày, nhịp hay điều kiện nào nhận ra được",
    RowDoubt.OTHER_YEAR: "thời hạn nằm ngoài năm của kế hoạch",
    RowDoubt.HEADLESS: "bảng không có tiêu đề; hiểu theo tiêu đề của bảng trước",
    RowDoubt.HIDDEN: "dòng hoặc cột bị ẩn trong tệp",
    RowDoubt.MISREAD_TARGET: "có con số chưa rõ giao chỉ tiêu nào, cho cấp nào",
    RowDoubt.CUT: "ô quá dài, chỉ giữ phần đầu",
}
WORDS = {
    RowWord.ACCEPTED: "nhận",
    RowWord.MENDED: "sửa rồi nhận",
    RowWord.LEFT_OUT: "bỏ",
}

# The command.
OPTIONS = {
    "plan": "ghi vào kế hoạch này; không ghi thì chỉ cho xem đã hiểu những gì",
    "accept": "đã xem và nhận dòng còn ngờ này (cột row), hoặc all; dùng được nhiều lần",
    "mend": "sửa một ô: DÒNG.CỘT=CHỮ, ví dụ B1.7.lead=Văn phòng; dùng được nhiều lần",
    "leave_out": "bỏ một dòng: DÒNG=LÝ_DO; dùng được nhiều lần",
    "since": "hiệu lực từ ngày (mặc định ngày đầu của kế hoạch)",
    "year": "năm của kế hoạch, khi chỉ xem hoặc lập kế hoạch mới (mặc định năm nay)",
    "title": "tên của kế hoạch mới; kèm --issuer, và --number, --issued, --under nếu có",
    "issuer": "nơi ban hành kế hoạch mới",
    "number": "số ký hiệu của kế hoạch mới",
    "issued": "ngày ban hành kế hoạch mới",
    "under": "phạm vi của kế hoạch mới (mã đơn vị; mặc định toàn phạm vi)",
}
PLAN_IS_THERE = "Đã có kế hoạch {plan}: bỏ --title và --issuer để ghi phụ lục vào kế hoạch đó."
A_ROW, A_MENDING, A_LEAVING = "DÒNG", "DÒNG.CỘT=CHỮ", "DÒNG=LÝ_DO"
BAD_MENDING = "“{text}” không đúng dạng DÒNG.CỘT=CHỮ; cột là một trong: {known}"
BAD_LEAVING = "“{text}” không đúng dạng DÒNG=LÝ_DO"
READ = "Đọc được {rows} dòng, {doubtful} dòng cần xem, {targets} chỉ tiêu."
UNREAD = "Không lấy từ: {what}."
TAKEN = "Đã ghi phụ lục {file} vào kế hoạch {plan}: {rows} nhiệm vụ, {targets} chỉ tiêu."

# The page.
TEXT = (
    "Chọn phụ lục nhiệm vụ của kế hoạch (Word .docx hoặc Excel). Bên trái là nguyên văn từng dòng,"
    " bên phải là những gì phần mềm hiểu; dòng còn ngờ phải được nhận, sửa hoặc bỏ."
)
FILE = "Tệp phụ lục"
SHOW, DOUBTFUL, ALL = "Xem dòng", "Cần xem ({count})", "Tất cả ({count})"
SOURCE, UNDERSTOOD = "Trong văn bản", "Phần mềm hiểu"
ROW_WORD, NOT_LOOKED = "Dòng này", "chưa xem"
LEAVE_WHY = "Lý do bỏ"
BLANK = "để trống"
SECTION = "Phần: {section}"
GOALS = "Chỉ tiêu tìm thấy trong phụ lục"
GOALS_HINT = (
    "Con số chưa rõ của chỉ tiêu nào thì cột Chỉ tiêu để trống: chọn chỉ tiêu, hoặc xóa dòng."
)
LEFT = "Còn {count} dòng cần xem trước khi ghi: nhận, sửa hoặc bỏ từng dòng."
LEAD = "**{rows} dòng** trong {file}, {doubtful} dòng cần xem; {targets} chỉ tiêu."
REPLACES = "Các dòng thay cho {count} nhiệm vụ cùng số mục đang có; các nhiệm vụ khác giữ nguyên."
PAGE_OF = "Trang"
DEADLINE_IS = "hiểu là {days}"
TARGET_IS = "chỉ tiêu: {name} {value}"
KEPT = "Phụ lục đã nhập"
KEPT_LINE = "{file} · {by}, {at} · sha256 {sha}… · {rows} dòng, bỏ {left}"
KEPT_COLUMNS = ("Mục", "Nhiệm vụ", "Ô trong tệp", "Đã")
DOWNLOAD = "Tải tệp gốc"

_OTHER_FILE = (
    "Tệp không phải Word (.docx) hay bảng tính. Mở văn bản gốc bằng Word, chọn Lưu thành loại"
    " “Word Document (.docx)”, rồi chọn lại; tệp PDF thì xin bản Word."
)
_NO_TABLE = (
    "Không thấy bảng nhiệm vụ nào trong tệp. Bảng cần có tiêu đề như Nhiệm vụ (hoặc Nội dung),"
    " Đơn vị chủ trì, Kết quả, Thời gian."
)


def refused(problems: Iterable[Problem]) -> list[str]:
    """Why a file gives no annex, one sentence each."""
    return [_refused(each) for each in problems]


def _refused(problem: Problem) -> str:
    if problem.case.kind == ProblemCase.NOT_A_SPREADSHEET.kind:
        return _OTHER_FILE
    return _NO_TABLE if problem.case is ProblemCase.NO_TABLE else sentence(problem)


def doubts(found: Iterable[RowDoubt]) -> str:
    """What is doubtful about a row, as one phrase."""
    return "; ".join(DOUBTS[each] for each in found)


def read(rows: int, doubtful: int, targets: int) -> str:
    """What was read of a file."""
    return READ.format(
        rows=numbers.count(rows), doubtful=numbers.count(doubtful), targets=numbers.count(targets)
    )
