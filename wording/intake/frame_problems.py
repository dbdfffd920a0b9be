"""What is asked about the words around a table's figures: a sentence for each of their roles."""

from __future__ import annotations

from collections.abc import Mapping

from metrics.counts.problem import ProblemCase

_C = ProblemCase
_OR_MEND = " Chọn cách hiểu, hoặc sửa chữ này trong tệp rồi nạp lại."

WORDS: Mapping[ProblemCase, str] = {
    _C.UNCLEAR_SCOPE: (
        "{quoted} có thể làm số liệu chỉ là một phần hồ sơ của đơn vị, mà phần mềm chưa hiểu chữ"
        " này." + _OR_MEND
    ),
    _C.UNCLEAR_SCOPE_PERIOD: (
        "{quoted} nói đến một kỳ khác với tháng của bảng, nên chưa rõ đây là số của kỳ nào."
        + _OR_MEND
    ),
    _C.UNCLEAR_SCOPE_CUMULATIVE: (
        "{quoted}: chưa rõ đây là số lũy kế từ đầu năm hay số của riêng tháng." + _OR_MEND
    ),
    _C.UNCLEAR_SCOPE_COMPARISON: (
        "{quoted} là số để so sánh, không phải số hồ sơ của tháng." + _OR_MEND
    ),
    _C.UNCLEAR_SCOPE_PLAN: (
        "{quoted}: chưa rõ đây là số được giao hay số đã thực hiện." + _OR_MEND
    ),
    _C.UNCLEAR_SCOPE_PART: (
        "{quoted}: chưa rõ số ở đây là toàn bộ hồ sơ của đơn vị hay chỉ một phần." + _OR_MEND
    ),
    _C.UNCLEAR_SCOPE_SCORES: (
        "Bảng điểm không ghi là điểm của tháng hay điểm lũy kế từ đầu năm. Chọn một trong hai, hoặc"
        " ghi “Điểm tháng”, “Điểm năm” vào tên trang rồi nạp lại."
    ),
    _C.UNCLEAR_SCOPE_SHARE: ("{quoted}: chưa rõ đây là số lượng hay tỷ lệ." + _OR_MEND),
    _C.UNCLEAR_SCOPE_COUNTED: (
        "{quoted}: chưa rõ số trong bảng là số hồ sơ hay đếm theo đơn vị khác." + _OR_MEND
    ),
    _C.SCALED_COUNTS: (
        "{quoted}: số trong bảng đã được chia nhỏ, cần số hồ sơ đầy đủ. Ghi lại từng số, bỏ đơn vị"
        " tính này rồi nạp lại."
    ),
    _C.PERCENT_INSTEAD_OF_COUNT_TABLE: (
        "{quoted}: bảng này là tỷ lệ, cần số lượng. Nạp bảng số hồ sơ; nếu số trong bảng là số"
        " lượng thì sửa dòng đơn vị tính."
    ),
    _C.MONTH_CONFLICT_COLUMNS: (
        "{quoted} là tháng khác, trong khi bảng là của {other}. Sửa cho thống nhất rồi nạp lại,"
        " hoặc chọn bỏ qua các cột này."
    ),
    _C.ESTIMATE: (
        "{quoted}: số liệu này là số ước tính, được lưu như số của tháng. Khi có số chính thức thì"
        " nạp lại."
    ),
}
