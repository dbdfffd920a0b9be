"""One Vietnamese sentence for each kind of problem: where, what is wrong, what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemKind
from wording import numbers
from wording.intake import file_problems

_K = ProblemKind
_Words = str | Callable[[Problem], str]

_OTHER_TABLES = {
    "procedures": "số lượng thủ tục hành chính",
    "scores": "điểm đã công bố",
    "payments": "số liệu thanh toán trực tuyến",
}

_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}( \d{1,2}:\d{2})?|\d{1,2}:\d{2}(:\d{2})?", re.ASCII)
_NO_TABLE = (
    "Không thấy bảng số liệu nào trong tệp. Bảng cần có dòng tiêu đề với cột “STT” hoặc “Đơn vị” "
    "và các cột số liệu; kiểm tra xem có nạp nhầm tệp không."
)
_NO_FIGURES = (
    "Bảng có tiêu đề nhưng không dòng nào của đơn vị có số liệu, nên không có gì để lưu. Ghi số "
    "vào các cột bên dưới tiêu đề (không phát sinh thì ghi 0) rồi nạp lại."
)


def sentence(problem: Problem) -> str:
    """The whole sentence, with its place where one is meant."""
    return place(problem) + advice(problem)


def advice(problem: Problem) -> str:
    """What is wrong and what to do, for where the place already stands beside it."""
    words = _WORDS[problem.kind]
    text = words if isinstance(words, str) else words(problem)
    more = problem.facts.get("more")
    if more:
        text += f" (Còn {numbers.count(int(more))} lỗi nữa chưa liệt kê.)"
    return text


def place(problem: Problem) -> str:
    """`Ô D12, trang “Tháng 9”: `, or nothing where no place is meant."""
    if problem.sheet is None:
        return ""
    sheet = f"rang “{problem.sheet}”: "
    return f"Ô {problem.cell}, t{sheet}" if problem.cell else f"T{sheet}"


def _fact(problem: Problem, name: str) -> str:
    return str(problem.facts.get(name, ""))


def _number(problem: Problem, name: str) -> str:
    value = problem.facts.get(name)
    return numbers.count(value) if isinstance(value, int) else str(value or "")


def _found(problem: Problem) -> str:
    text = problem.found or ""
    return numbers.count(int(text)) if text.isascii() and text.isdigit() else text


def _quoted(problem: Problem) -> str:
    return f"“{problem.found}”" if problem.found else "Giá trị này"


def _column(problem: Problem) -> str:
    column = _fact(problem, "column")
    return f" ở cột “{column}”" if column else ""


def _month(text: str) -> str:
    try:
        return numbers.month(Month.parse(text))
    except ValueError:
        return f"tháng {text}" if text.isdigit() else text


def _months(text: str) -> str:
    return ", ".join(_month(each) for each in text.split(", ") if each)


def _no_table(problem: Problem) -> str:
    return _NO_FIGURES if problem.facts.get("what") == "no_figures" else _NO_TABLE


def _unknown_form(problem: Problem) -> str:
    if problem.facts.get("what") == "second_table":
        return (
            f"Từ dòng này là một bảng khác: tiêu đề {_quoted(problem)} không có ở cột này của bảng "
            "phía trên. Chuyển bảng này sang trang tính riêng hoặc tệp riêng rồi nạp lại."
        )
    if problem.facts.get("what") == "second_unit":
        return (
            f"Từ đây là bảng của {_quoted(problem)}, trong khi bảng phía trên là của đơn vị khác. "
            "Để mỗi đơn vị ở một trang tính riêng hoặc tệp riêng rồi nạp lại."
        )
    if carries := _fact(problem, "carries"):
        what = _OTHER_TABLES.get(carries, "số liệu khác")
        return (
            f"Đây là “{_fact(problem, 'form')}”: bảng này chỉ có {what}, không có số hồ sơ của "
            "đơn vị, nên không có gì để lưu. Hãy nạp biểu tổng hợp kết quả giải quyết hồ sơ."
        )
    heads = _fact(problem, "headings")
    seen = f" (tiêu đề đọc được: {heads})" if heads else ""
    if not problem.facts.get("columns"):
        return f"Chưa nhận ra biểu này{seen}. Dùng mẫu nhập của hệ thống hoặc Biểu II.06a."
    known = f"{_number(problem, 'recognised')}/{_number(problem, 'columns')}"
    return (
        f"Chưa nhận ra biểu này{seen}. Đã đoán được {known} cột: thả tệp vào trang Nạp số liệu và "
        "xác nhận mỗi cột là số liệu nào, các tháng sau máy tự đọc."
    )


def _missing_column(problem: Problem) -> str:
    return (
        f"Thiếu cột “{_fact(problem, 'column')}”. "
        "Thêm lại cột này với đúng tiêu đề, hoặc dùng mẫu tải từ hệ thống."
    )


def _unclear_column(problem: Problem) -> str:
    return (
        f"Các cột {_fact(problem, 'columns')} cùng được hiểu là “{_fact(problem, 'column')}”. "
        "Giữ lại một cột hoặc sửa tiêu đề cho khác nhau."
    )


def _unknown_unit(problem: Problem) -> str:
    match _fact(problem, "what"):
        case "reporting_unit":
            return (
                "Bảng theo lĩnh vực của một đơn vị nhưng không ghi là đơn vị nào. "
                "Ghi ở dòng “Đơn vị báo cáo: …” hoặc chọn đơn vị khi nạp."
            )
        case "other_province":
            return (
                f"Bảng này chỉ có tỉnh, thành phố khác, ví dụ {_quoted(problem)}. "
                "Kiểm tra xem có nạp nhầm tệp không."
            )
        case "province":
            return (
                f"{_quoted(problem)} là cấp tỉnh, không phải một đơn vị phải báo cáo. "
                "Nạp bảng của từng đơn vị, hoặc chọn đơn vị khi nạp."
            )
    if not problem.found:
        return "Dòng này có số liệu nhưng không ghi đơn vị. Ghi tên đơn vị hoặc xóa số liệu."
    near = _fact(problem, "candidates")
    hint = f" Có phải: {near}?" if near else ""
    field = ""
    if problem.facts.get("field"):
        field = " Nếu các dòng là lĩnh vực của một đơn vị, hãy chọn đơn vị đó khi nạp."
    return (
        f"Chưa biết đơn vị {_quoted(problem)}.{hint} Ghi đúng tên hoặc mã trong danh sách đơn vị."
        f"{field}"
    )


def _ambiguous_unit(problem: Problem) -> str:
    names = _fact(problem, "candidates")
    if problem.facts.get("code"):
        return (
            f"Mã {_fact(problem, 'code')} và tên {_quoted(problem)} chỉ hai đơn vị khác nhau "
            f"({names}). Sửa mã hoặc tên cho khớp."
        )
    return (
        f"{_quoted(problem)} có thể là nhiều đơn vị: {names}. "
        "Ghi rõ xã, phường, thị trấn, huyện, hoặc ghi mã đơn vị."
    )


def _not_valid(problem: Problem) -> str:
    if asked := _fact(problem, "asked"):
        return (
            f"Tệp được nạp cho “{asked}” nhưng bảng có số liệu của {_quoted(problem)}. "
            "Nạp bảng nhiều đơn vị thì không chọn đơn vị; nếu không, chọn đúng tệp của đơn vị đó."
        )
    name, month = _fact(problem, "name"), _month(_fact(problem, "month"))
    if ended := _fact(problem, "valid_to"):
        when = f"đã kết thúc ngày {numbers.day(date.fromisoformat(ended))}"
    elif begun := _fact(problem, "valid_from"):
        when = f"chỉ có từ ngày {numbers.day(date.fromisoformat(begun))}"
    else:
        when = "không có trong danh sách"
    return f"“{name}” {when}, nên không có trong {month}. Kiểm tra lại tên đơn vị hoặc tháng."


def _duplicate_unit(problem: Problem) -> str:
    first = _fact(problem, "first")
    if problem.facts.get("what") == "sheet":
        first = f"trang “{first}”"
    return f"Đơn vị “{_fact(problem, 'name')}” đã có ở {first}. Giữ lại một dòng, xóa dòng kia."


def _not_a_number(problem: Problem) -> str:
    text = problem.found or ""
    if problem.facts.get("score"):
        return f"{_quoted(problem)}{_column(problem)} không phải điểm. Ghi số điểm, ví dụ 18,25."
    hint = "Ghi số nguyên, ví dụ 12."
    if any(letter in text for letter in "oO") and any(letter.isdigit() for letter in text):
        hint = "Có chữ O ở vị trí số 0; ghi lại bằng chữ số."
    elif any(letter.isdigit() and not letter.isascii() for letter in text):
        hint = "Đây là chữ số toàn khổ; gõ lại bằng chữ số thường."
    elif _DATE.fullmatch(text):
        hint = "Ô này là ngày giờ; đổi định dạng ô thành số rồi ghi lại số lượng."
    elif text.startswith("#"):
        hint = "Ô đang báo lỗi công thức; sửa công thức hoặc ghi thẳng số."
    elif text.isdigit():
        hint = "Số này quá lớn cho một tháng; kiểm tra lại."
    elif not text.startswith("-") and any(letter.isdigit() for letter in text):
        hint = "Chỉ ghi số, bỏ chữ và ký hiệu đi kèm."
    elif text:
        hint = "Ghi số nguyên, ví dụ 12; nếu không phát sinh thì ghi 0."
    return f"{_quoted(problem)}{_column(problem)} không phải số đếm. {hint}"


def _negative(problem: Problem) -> str:
    if "earlier" in problem.facts:
        return (
            f"Số lũy kế {_found(problem)} nhỏ hơn tổng các tháng trước "
            f"({_number(problem, 'earlier')}) kể từ {_month(_fact(problem, 'since'))}. "
            "Sửa số này hoặc các tháng trước."
        )
    return f"{_quoted(problem)}{_column(problem)} là số âm. Số lượng phải từ 0 trở lên."


def _not_whole(problem: Problem) -> str:
    return (
        f"{_quoted(problem).replace('.', ',')}{_column(problem)} không phải số nguyên. "
        "Ghi số lượng, không ghi số lẻ hay tỷ lệ."
    )


def _ambiguous_number(problem: Problem) -> str:
    return (
        f"{_quoted(problem).replace('.', ',')}{_column(problem)} đang là số thập phân; các tổng "
        f"của dòng chỉ khớp nếu là {_number(problem, 'thousandfold')}. Nếu đúng vậy, ghi lại là "
        f"{_fact(problem, 'thousandfold')}, không có dấu chấm hoặc phẩy."
    )


def _percent(problem: Problem) -> str:
    return f"{_quoted(problem)}{_column(problem)} là tỷ lệ, cần số lượng. Ghi số hồ sơ thay tỷ lệ."


def _several_values(problem: Problem) -> str:
    return f"{_quoted(problem)}{_column(problem)} có nhiều số trong một ô. Mỗi ô chỉ ghi một số."


def _sum_mismatch(problem: Problem) -> str:
    return (
        f"Cột “{_fact(problem, 'column')}” ghi {_found(problem)} nhưng "
        f"{_fact(problem, 'parts')} = {_number(problem, 'sum')} ({_fact(problem, 'cells')}). "
        "Sửa tổng hoặc các số thành phần."
    )


def _part_exceeds(problem: Problem) -> str:
    if most := _fact(problem, "most"):
        return f"{_found(problem)}{_column(problem)} lớn hơn điểm tối đa là {most}. Ghi lại ô này."
    return (
        f"{_found(problem)}{_column(problem)} lớn hơn {_number(problem, 'whole')} của "
        f"“{_fact(problem, 'whole_column')}” ({_fact(problem, 'cells')}). Kiểm tra lại hai số."
    )


def _month_unclear(problem: Problem) -> str:
    if problem.facts.get("what") == "longer":
        return (
            "Bảng ghi kỳ dài hơn một tháng nhưng không rõ từ tháng nào đến tháng nào. "
            "Ghi “Từ ngày … đến ngày …” ở đầu bảng."
        )
    if problem.facts.get("what") == "unread":
        return (
            f"{_quoted(problem)} nói đến một kỳ mà không rõ từ ngày nào đến ngày nào. "
            "Ghi “Tháng … năm …” hoặc “Từ ngày … đến ngày …” rồi nạp lại."
        )
    if problem.facts.get("days"):
        return (
            f"Kỳ {problem.found} dài {_number(problem, 'days')} ngày, không phải một tháng. "
            "Sửa kỳ báo cáo cho đủ một tháng."
        )
    return "Không thấy tháng báo cáo. Ghi “Tháng … năm …” ở đầu bảng hoặc chọn tháng khi nạp."


def _month_conflict(problem: Problem) -> str:
    stated, other = _month(problem.found or ""), _month(_fact(problem, "other"))
    if problem.facts.get("what") == "second_table":
        return (
            f"Từ đây là số liệu của {stated}, trong khi bảng phía trên là của {other}. "
            "Để mỗi tháng ở một trang tính riêng hoặc tệp riêng rồi nạp lại."
        )
    where = "Tên trang" if problem.cell is None else "Ô này"
    said = "tháng được chọn là" if problem.facts.get("asked") else "chỗ khác trong tệp ghi"
    return f"{where} ghi {stated} nhưng {said} {other}. Sửa cho thống nhất rồi nạp lại."


def _several_months(problem: Problem) -> str:
    months = _months(_fact(problem, "months"))
    return f"Tệp có nhiều tháng: {months}. Chọn một tháng, hoặc chọn nạp tất cả các tháng."


def _cumulative(problem: Problem) -> str:
    missing = _months(_fact(problem, "missing")) or "tháng trước"
    period = f" {problem.found}" if problem.found else ""
    codes, units = _fact(problem, "codes"), problem.facts.get("units", 0)
    more = "…" if isinstance(units, int) and units > len(codes.split(", ")) else ""
    whose = f" cho {_number(problem, 'units')} đơn vị ({codes}{more})" if codes else ""
    return (
        f"Bảng này là số lũy kế{period}, còn thiếu số liệu của {missing}{whose}. "
        "Nạp các tháng đó trước, rồi nạp lại bảng này."
    )


def _no_value(_problem: Problem) -> str:
    return (
        "Ô có công thức nhưng tệp không lưu kết quả. "
        "Mở tệp bằng Excel, lưu lại (Ctrl+S) rồi nạp lại."
    )


def _locked(problem: Problem) -> str:
    month = _month(_fact(problem, "month")) or "Tháng này"
    return f"{month[:1].upper()}{month[1:]} đã khóa. Đề nghị Văn phòng mở khóa trước khi nạp lại."


def _total_mismatch(problem: Problem) -> str:
    if percent := _fact(problem, "percent"):
        cells = problem.facts.get("cells", 1)
        more = f" Trang này có {_number(problem, 'cells')} ô như vậy." if cells != 1 else ""
        return (
            f"{_quoted(problem)}{_column(problem)} không khớp với số lượng cùng dòng: "
            f"{_fact(problem, 'counts')} = {percent} %.{more} Tỷ lệ trong tệp không được dùng; "
            "kiểm tra lại các số lượng, nếu đúng thì không phải sửa."
        )
    match _fact(problem, "what"):
        case "group":
            return (
                f"Dòng nhóm “{_fact(problem, 'name')}” ghi {_found(problem)}{_column(problem)} "
                f"nhưng các dòng bên dưới cộng lại là {_number(problem, 'sum')}; số của dòng nhóm "
                "không được lấy. Nếu là số của một đơn vị thì ghi đúng tên đơn vị đó; nếu là tổng "
                "thì kiểm tra xem có thiếu dòng nào không."
            )
        case "left_out":
            rest = f"; và {_number(problem, 'more_figures')} số nữa"
            more = rest if problem.facts.get("more_figures") else ""
            return (
                f"Dòng {_quoted(problem)} không phải đơn vị nên số ở đó không được lấy "
                f"({_fact(problem, 'figures')}{more}). Nếu có hồ sơ thật thì ghi vào dòng của đơn "
                "vị giải quyết; nếu không thì xóa dòng này."
            )
    return (
        f"Dòng tổng ghi {_found(problem)}{_column(problem)} nhưng các dòng cộng lại là "
        f"{_number(problem, 'sum')}. Kiểm tra xem có thiếu đơn vị nào không."
    )


def _balance(problem: Problem) -> str:
    return (
        f"Phải giải quyết {_number(problem, 'left')} ({_fact(problem, 'left_cells')}) nhưng đã và "
        f"đang giải quyết {_number(problem, 'right')} ({_fact(problem, 'right_cells')}). "
        "Kiểm tra lại các ô này; nếu số đúng thì không phải sửa."
    )


def _carry_over(problem: Problem) -> str:
    return (
        f"Kỳ trước chuyển sang ghi {_found(problem)}, nhưng cuối tháng trước còn "
        f"{_number(problem, 'expected')} hồ sơ đang giải quyết. Kiểm tra lại ô này và số của tháng "
        "trước; nếu số đúng thì không phải sửa."
    )


def _cumulative_suspected(_problem: Problem) -> str:
    return (
        "Mọi số đều bằng hoặc lớn hơn tháng trước và cộng lại lớn hơn nhiều: có thể là số lũy kế. "
        "Kiểm tra xem đây có phải số của riêng tháng này không."
    )


def _copied(_problem: Problem) -> str:
    return "Mọi số đều giống hệt tháng trước: có thể là bản sao. Kiểm tra lại tháng của tệp."


def _all_zero(problem: Problem) -> str:
    return (
        f"Cột “{_fact(problem, 'column')}” bằng 0 ở cả {_number(problem, 'units')} đơn vị. "
        "Nếu chưa có số liệu thì để trống, không ghi 0; nếu đúng là không phát sinh thì không phải "
        "sửa."
    )


def _group_total(problem: Problem) -> str:
    if problem.facts.get("own_rows"):
        return (
            f"Dòng “{_fact(problem, 'name')}” bằng đúng tổng của {_number(problem, 'communes')} "
            "đơn vị cấp xã và các dòng của riêng cấp huyện trong bảng. Dòng này phải là số của "
            "riêng bộ phận một cửa cấp huyện."
        )
    if problem.facts.get("with_own"):
        return (
            f"Dòng “{_fact(problem, 'name')}” không nhỏ hơn tổng của cả "
            f"{_number(problem, 'communes')} đơn vị cấp xã ở mọi cột: có thể đã gồm cả số của cấp "
            "xã. Dòng này phải là số của riêng bộ phận một cửa cấp huyện."
        )
    return (
        f"Dòng “{_fact(problem, 'name')}” bằng đúng tổng của {_number(problem, 'communes')} đơn vị "
        "cấp xã bên dưới. Dòng này phải là số của riêng bộ phận một cửa cấp huyện."
    )


def _superseded(problem: Problem) -> str:
    return (
        f"{_number(problem, 'figures')} số của lần nạp này đã được thay bằng lần nạp sau "
        f"({_fact(problem, 'uploads')}). Nếu muốn dùng lại, hãy rút lại lần nạp sau."
    )


def _early(problem: Problem) -> str:
    return (
        f"Cột “{_fact(problem, 'column')}” để trống: lấy số đúng hạn làm số giải quyết đúng và "
        "trước hạn. Nếu có hồ sơ trước hạn thì ghi vào ô này."
    )


def _hidden(problem: Problem) -> str:
    which = _fact(problem, "which")
    what = {"rows": f"Dòng {which} đang ẩn", "columns": f"Cột {which} đang ẩn"}.get(
        _fact(problem, "what"), "Trang tính này đang ẩn"
    )
    return f"{what} nhưng vẫn được tính. Bỏ ẩn và kiểm tra lại số liệu ở đó."


def _legacy(problem: Problem) -> str:
    cells = f"{_number(problem, 'cells')} ô" if "cells" in problem.facts else "Một số ô"
    example = f", ví dụ ô này là “{problem.found}”" if problem.found else ""
    return (
        f"{cells} gõ bằng phông cũ (TCVN3, VNI) và đã được đọc sang Unicode{example}. "
        "Xem lại tên đơn vị và tiêu đề có đúng không; lần sau nên gõ bằng Unicode."
    )


_WORDS: Mapping[ProblemKind, _Words] = {
    _K.NOT_A_SPREADSHEET: file_problems.no_spreadsheet,
    _K.UNSUPPORTED_CONTAINER: file_problems.unsupported,
    _K.ENCRYPTED: file_problems.ENCRYPTED,
    _K.UNSAFE_CONTENT: file_problems.unsafe,
    _K.TOO_LARGE: file_problems.too_large,
    _K.DAMAGED: file_problems.DAMAGED,
    _K.NO_TABLE: _no_table,
    _K.UNKNOWN_FORM: _unknown_form,
    _K.MISSING_COLUMN: _missing_column,
    _K.UNCLEAR_COLUMN: _unclear_column,
    _K.UNKNOWN_UNIT: _unknown_unit,
    _K.AMBIGUOUS_UNIT: _ambiguous_unit,
    _K.UNIT_NOT_VALID: _not_valid,
    _K.DUPLICATE_UNIT: _duplicate_unit,
    _K.NOT_A_NUMBER: _not_a_number,
    _K.NEGATIVE: _negative,
    _K.NOT_WHOLE: _not_whole,
    _K.AMBIGUOUS_NUMBER: _ambiguous_number,
    _K.PERCENT_INSTEAD_OF_COUNT: _percent,
    _K.SEVERAL_VALUES: _several_values,
    _K.SUM_MISMATCH: _sum_mismatch,
    _K.PART_EXCEEDS_WHOLE: _part_exceeds,
    _K.MONTH_UNCLEAR: _month_unclear,
    _K.MONTH_CONFLICT: _month_conflict,
    _K.FORMULA_WITHOUT_VALUE: _no_value,
    _K.SEVERAL_MONTHS: _several_months,
    _K.CUMULATIVE_INCOMPLETE: _cumulative,
    _K.MONTH_LOCKED: _locked,
    _K.NOT_PERMITTED: "Bạn chưa được giao nạp số liệu cho đơn vị này. Liên hệ Văn phòng.",
    _K.NO_SPACE: file_problems.NO_SPACE,
    _K.TOTAL_MISMATCH: _total_mismatch,
    _K.BALANCE_MISMATCH: _balance,
    _K.CARRY_OVER_MISMATCH: _carry_over,
    _K.CUMULATIVE_SUSPECTED: _cumulative_suspected,
    _K.COPIED_MONTH: _copied,
    _K.ALL_ZERO_COLUMN: _all_zero,
    _K.GROUP_TOTAL_SUSPECTED: _group_total,
    _K.SUPERSEDED: _superseded,
    _K.EARLY_NOT_GIVEN: _early,
    _K.HIDDEN_CONTENT: _hidden,
    _K.LEGACY_ENCODING: _legacy,
}
