"""One Vietnamese sentence for each case of a problem: where, what is wrong, what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from metrics.counts.month import Month, Window
from metrics.counts.problem import Problem, ProblemCase
from wording import numbers
from wording.intake import file_problems, frame_problems

_C = ProblemCase
_Words = str | Callable[[Problem], str]

_OTHER_TABLES = {
    "procedures": "số lượng thủ tục hành chính",
    "scores": "điểm đã công bố",
    "payments": "số liệu thanh toán trực tuyến",
}

_LETTER_O = re.compile(r"(?=.*\d)(?=.*[oO])[\doO., ]+")
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}( \d{1,2}:\d{2})?|\d{1,2}:\d{2}(:\d{2})?", re.ASCII)
_MONTHS = frozenset({"month", "months", "missing", "other", "since"})
_DAYS = frozenset({"valid_from", "valid_to", "begins", "ends", "today"})
_RECKONED = frozenset({"parts", "counts", "figures"})
"""Facts that are texts of several numbers, by whatever stands between them."""
_THOUSANDS = re.compile(r"(?<![\d.,])\d{4,}(?![\d.,]\d)", re.ASCII)
_DECIMAL = re.compile(r"-?\d+\.\d+", re.ASCII)


def sentence(problem: Problem) -> str:
    """The whole sentence, with its place where one is meant."""
    return place(problem) + advice(problem)


def advice(problem: Problem) -> str:
    """What is wrong and what to do, for where the place already stands beside it."""
    words = WORDS[problem.case]
    text = words.format_map(_Named(problem)) if isinstance(words, str) else words(problem)
    if "range" in problem.facts:
        text += f" Cả {_fact(problem, 'alike')} ô {_fact(problem, 'range')} đều như vậy."
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


class _Named(dict[str, str]):
    """What a sentence names, as people write it: the facts, what was found, and phrases of both."""

    def __init__(self, problem: Problem) -> None:
        super().__init__({name: _fact(problem, name) for name in problem.facts})
        text = problem.found or ""
        self["found"] = _number(text)
        self["stated"] = _month(text)
        self["quoted"] = f"“{text}”" if text else "Giá trị này"
        self["decimal"] = self["quoted"].replace(".", ",")
        column, name, seen = (self[each] for each in ("column", "name", "headings"))
        self["at_column"] = f" ở cột “{column}”" if column else ""
        self["part"] = f" ({name})" if name else ""
        self["seen"] = f" (tiêu đề đọc được: {seen})" if seen else ""
        self["where"] = "Tên trang" if problem.cell is None else "Ô này"

    def __missing__(self, name: str) -> str:
        # A warning that an older program stored may lack a fact of today's sentence.
        return ""


def _fact(problem: Problem, name: str) -> str:
    fact = problem.facts.get(name, "")
    if isinstance(fact, int):
        return numbers.count(fact)
    if name in _RECKONED:
        return _THOUSANDS.sub(lambda found: numbers.count(int(found[0])), fact)
    if name == "quarter":
        return numbers.period(Window.QUARTER, Month.parse(fact))
    if name in _MONTHS:
        return ", ".join(_month(each) for each in fact.split(", ") if each)
    return numbers.day(date.fromisoformat(fact)) if name in _DAYS and fact else fact


def _number(text: str) -> str:
    """A number that a cell holds, as it is written in Việt Nam; any other text as it stands."""
    if text.isascii() and text.isdigit():
        return numbers.count(int(text))
    return text.replace(".", ",") if _DECIMAL.fullmatch(text) else text


def stands(problem: Problem) -> str | None:
    """What stands in a problem's cell, word for word; None where nothing is known of it."""
    written = problem.facts.get("written")
    return str(written) if written else problem.found


def _month(text: str) -> str:
    try:
        return numbers.month(Month.parse(text))
    except ValueError:
        return f"tháng {text}" if text.isdigit() else text


def _other_form(problem: Problem) -> str:
    what = _OTHER_TABLES.get(_fact(problem, "carries"), "số liệu khác")
    return (
        f"Đây là “{_fact(problem, 'form')}”: bảng này chỉ có {what}, không có số hồ sơ của "
        "đơn vị, nên không có gì để lưu. Hãy nạp biểu tổng hợp kết quả giải quyết hồ sơ."
    )


def _unknown_unit(problem: Problem) -> str:
    if not problem.found:
        return "Dòng này có số liệu nhưng không ghi đơn vị. Ghi tên đơn vị hoặc xóa số liệu."
    near = problem.facts.get("candidates")
    hint = f" Có phải: {near}?" if near else ""
    return f"Chưa biết đơn vị “{problem.found}”.{hint} Ghi đúng tên hoặc mã trong danh sách đơn vị."


def _unknown_field(problem: Problem) -> str:
    if not problem.found:
        return _unknown_unit(problem)
    more = " Nếu các dòng là lĩnh vực của một đơn vị, hãy chọn đơn vị đó khi nạp."
    return f"{_unknown_unit(problem)}{more}"


def _no_month(problem: Problem) -> str:
    proposed = problem.facts.get("proposed")
    named = f" Tên tệp ghi {_month(str(proposed))}; nếu đúng, chọn tháng đó." if proposed else ""
    return (
        f"Không thấy tháng báo cáo. Ghi “Tháng … năm …” ở đầu bảng hoặc chọn tháng khi nạp.{named}"
    )


def _not_a_number(problem: Problem) -> str:
    text = problem.found or ""
    hint = "Ghi số nguyên, ví dụ 12."
    if _LETTER_O.fullmatch(text):
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
    return "{quoted}{at_column} không phải số đếm. ".format_map(_Named(problem)) + hint


def _ambiguous_number(problem: Problem) -> str:
    plain = problem.facts.get("thousandfold", "")
    return (
        "{decimal}{at_column} đang là số thập phân; các tổng của dòng chỉ khớp nếu là "
        "{thousandfold}. Nếu đúng vậy, ghi lại là "
    ).format_map(_Named(problem)) + f"{plain}, không có dấu chấm hoặc phẩy."


def _cumulative(problem: Problem) -> str:
    missing = _fact(problem, "missing") or "tháng trước"
    period = f" {problem.found}" if problem.found else ""
    codes, units = _fact(problem, "codes"), problem.facts.get("units", 0)
    more = "…" if isinstance(units, int) and units > len(codes.split(", ")) else ""
    whose = f" cho {_fact(problem, 'units')} đơn vị ({codes}{more})" if codes else ""
    return (
        f"Bảng này là số lũy kế{period}, còn thiếu số liệu của {missing}{whose}. "
        "Nạp các tháng đó trước, rồi nạp lại bảng này."
    )


def _locked(problem: Problem) -> str:
    month = _fact(problem, "month") or "Tháng này"
    return f"{month[:1].upper()}{month[1:]} đã khóa. Đề nghị Văn phòng mở khóa trước khi nạp lại."


def _wrong_percent(problem: Problem) -> str:
    cells = problem.facts.get("cells", 1)
    more = f" Trang này có {_fact(problem, 'cells')} ô như vậy." if cells != 1 else ""
    return (
        "{quoted}{at_column} không khớp với số lượng cùng dòng: {counts} = {percent} %."
        f"{more} Tỷ lệ trong tệp không được dùng; "
        "kiểm tra lại các số lượng, nếu đúng thì không phải sửa."
    ).format_map(_Named(problem))


def _ended(problem: Problem) -> str:
    heirs = _fact(problem, "heirs")
    what = f"Nay thuộc {heirs}: ghi tên đơn vị đó" if heirs else "Kiểm tra lại tên đơn vị"
    return (
        "“{name}” đã kết thúc ngày {valid_to}, nên không có trong {month}. "
        f"{what} hoặc kiểm tra lại tháng."
    ).format_map(_Named(problem))


def _left_out(problem: Problem) -> str:
    rest = f"; và {_fact(problem, 'more_figures')} số nữa"
    more = rest if problem.facts.get("more_figures") else ""
    return (
        "Dòng {quoted} không phải đơn vị nên số ở đó không được lấy ({figures}"
        f"{more}). Nếu có hồ sơ thật thì ghi vào dòng của đơn "
        "vị giải quyết; nếu không thì xóa dòng này."
    ).format_map(_Named(problem))


def _legacy(problem: Problem) -> str:
    cells = f"{_fact(problem, 'cells')} ô" if "cells" in problem.facts else "Một số ô"
    example = f", ví dụ ô này là “{problem.found}”" if problem.found else ""
    return (
        f"{cells} gõ bằng phông cũ (TCVN3, VNI) và đã được đọc sang Unicode{example}. "
        "Xem lại tên đơn vị và tiêu đề có đúng không; lần sau nên gõ bằng Unicode."
    )


_ONE_STOP = "Dòng này phải là số của riêng bộ phận một cửa cấp huyện."

WORDS: Mapping[ProblemCase, _Words] = {
    **file_problems.WORDS,
    **frame_problems.WORDS,
    _C.NO_TABLE: (
        "Không thấy bảng số liệu nào trong tệp. Bảng cần có dòng tiêu đề với cột “STT” hoặc “Đơn"
        " vị” và các cột số liệu; kiểm tra xem có nạp nhầm tệp không."
    ),
    _C.NO_TABLE_SHEET: (
        "Tệp không có trang tính “{asked}”. Các trang tính trong tệp: {sheets}. Hãy chọn một trong"
        " các trang này."
    ),
    _C.NO_TABLE_SEVERAL_LISTS: (
        "Tệp có nhiều danh sách hồ sơ: {sheets}. Để mỗi danh sách ở một tệp riêng rồi nạp lại."
    ),
    _C.NO_TABLE_NO_FIGURES: (
        "Bảng có tiêu đề nhưng không dòng nào của đơn vị có số liệu, nên không có gì để lưu. Ghi"
        " số vào các cột bên dưới tiêu đề (không phát sinh thì ghi 0) rồi nạp lại."
    ),
    _C.UNKNOWN_FORM: ("Chưa nhận ra biểu này{seen}. Dùng mẫu nhập của hệ thống hoặc Biểu II.06a."),
    _C.UNKNOWN_FORM_COLUMNS: (
        "Chưa nhận ra biểu này{seen}. Đã đoán được {recognised}/{columns} cột: thả tệp vào trang"
        " Nạp số liệu và xác nhận mỗi cột là số liệu nào, các tháng sau phần mềm tự đọc."
    ),
    _C.UNKNOWN_FORM_CARRIES: _other_form,
    _C.UNKNOWN_FORM_BESIDE: (
        "Từ cột này (tiêu đề {quoted}) là một bảng thứ hai đặt cạnh bảng bên trái. Chuyển các dòng"
        " của nó xuống dưới bảng bên trái, đúng cột, rồi nạp lại."
    ),
    _C.UNKNOWN_FORM_UNITS_AS_COLUMNS: (
        "Đơn vị đứng theo cột, ví dụ {quoted}. Sao chép bảng (không kèm cột số thứ tự), Dán đặc"
        " biệt › Chuyển vị, ghi “Đơn vị” ở đầu cột tên rồi nạp lại."
    ),
    _C.UNKNOWN_FORM_SECOND_TABLE: (
        "Từ dòng này là một bảng khác: tiêu đề {quoted} không có ở cột này của bảng phía trên."
        " Chuyển bảng này sang trang tính riêng hoặc tệp riêng rồi nạp lại."
    ),
    _C.UNKNOWN_FORM_SECOND_UNIT: (
        "Từ đây là bảng của {quoted}, trong khi bảng phía trên là của đơn vị khác. Để mỗi đơn vị"
        " ở một trang tính riêng hoặc tệp riêng rồi nạp lại."
    ),
    _C.MISSING_COLUMN: (
        "Thiếu cột “{column}”. Thêm lại cột này với đúng tiêu đề, hoặc dùng mẫu tải từ hệ thống."
    ),
    _C.UNCLEAR_COLUMN: (
        "Các cột {columns} cùng được hiểu là “{column}”. Giữ lại một cột hoặc sửa tiêu đề cho"
        " khác nhau."
    ),
    _C.UNKNOWN_UNIT: _unknown_unit,
    _C.UNKNOWN_UNIT_FIELD: _unknown_field,
    _C.UNKNOWN_UNIT_REPORTING_UNIT: (
        "Bảng theo lĩnh vực của một đơn vị nhưng không ghi là đơn vị nào. Ghi ở dòng “Đơn vị báo"
        " cáo: …” hoặc chọn đơn vị khi nạp."
    ),
    _C.UNKNOWN_UNIT_PROVINCE: (
        "{quoted} là cấp tỉnh, không phải một đơn vị phải báo cáo. Nạp bảng của từng đơn vị, hoặc"
        " chọn đơn vị khi nạp."
    ),
    _C.UNKNOWN_UNIT_DEPARTMENTS: (
        "Danh mục đơn vị của tỉnh này (mã {scope}) chưa có sở, ban, ngành nên chưa nhận ra {units}"
        " dòng, ví dụ {quoted}. Quản trị thêm các sở, ban, ngành vào danh mục đơn vị"
        " (units/{scope}.csv), rồi nạp lại tệp."
    ),
    _C.UNKNOWN_UNIT_ELSEWHERE: (
        "{units} dòng trong bảng, ví dụ {quoted}, là đơn vị của {province}, không có trong danh"
        " sách đơn vị ở đây. Kiểm tra xem có nạp nhầm tệp của tỉnh khác không."
    ),
    _C.UNKNOWN_UNIT_OTHER_PROVINCE: (
        "Bảng này chỉ có tỉnh, thành phố khác, ví dụ {quoted}. Kiểm tra xem có nạp nhầm tệp không."
    ),
    _C.AMBIGUOUS_UNIT: (
        "{quoted} có thể là nhiều đơn vị: {candidates}. Ghi rõ xã, phường, thị trấn, huyện, hoặc"
        " ghi mã đơn vị."
    ),
    _C.AMBIGUOUS_UNIT_CODE: (
        "Mã {code} và tên {quoted} chỉ hai đơn vị khác nhau ({candidates}). Sửa mã hoặc tên cho"
        " khớp."
    ),
    _C.UNIT_NOT_VALID: (
        "“{name}” không có trong danh sách, nên không có trong {month}. Kiểm tra lại tên đơn vị"
        " hoặc tháng."
    ),
    _C.UNIT_NOT_VALID_VALID_TO: _ended,
    _C.UNIT_NOT_VALID_VALID_FROM: (
        "“{name}” chỉ có từ ngày {valid_from}, nên không có trong {month}. Kiểm tra lại tên đơn vị"
        " hoặc tháng."
    ),
    _C.UNIT_NOT_VALID_ASKED: (
        "Tệp được nạp cho “{asked}” nhưng bảng có số liệu của {quoted}. Nạp bảng nhiều đơn vị thì"
        " không chọn đơn vị; nếu không, chọn đúng tệp của đơn vị đó."
    ),
    _C.DUPLICATE_UNIT: "Đơn vị “{name}” đã có ở {first}. Giữ lại một dòng, xóa dòng kia.",
    _C.DUPLICATE_UNIT_PART: (
        "Dòng {quoted} của “{name}” đã có ở {first}. Giữ lại một dòng, xóa dòng kia."
    ),
    _C.UNCLEAR_SCOPE_ROWS: (
        "{rows} dòng ghi {quoted} ở cột bên cạnh tên đơn vị. Chọn lấy các dòng này hay bỏ; của mỗi"
        " đơn vị chỉ lấy một dòng."
    ),
    _C.DUPLICATE_UNIT_SHEET: (
        "Đơn vị “{name}” có số liệu ở cả trang “{first}” và trang này. Chọn một trang để nạp (trên"
        " dòng lệnh: --sheet “TÊN TRANG”), hoặc chỉ giữ mỗi đơn vị ở một trang."
    ),
    _C.NOT_A_NUMBER: _not_a_number,
    _C.NOT_A_NUMBER_SCORE: "{quoted}{at_column} không phải điểm. Ghi số điểm, ví dụ 18,25.",
    _C.NEGATIVE: "{quoted}{at_column} là số âm. Số lượng phải từ 0 trở lên.",
    _C.NEGATIVE_EARLIER: (
        "Số lũy kế {found} nhỏ hơn tổng các tháng trước ({earlier}) kể từ {since}. Sửa số này hoặc"
        " các tháng trước."
    ),
    _C.NOT_WHOLE: (
        "{decimal}{at_column} không phải số nguyên. Ghi số lượng, không ghi số lẻ hay tỷ lệ."
    ),
    _C.AMBIGUOUS_NUMBER: _ambiguous_number,
    _C.PERCENT_INSTEAD_OF_COUNT: (
        "{quoted}{at_column} là tỷ lệ, cần số lượng. Ghi số hồ sơ thay tỷ lệ."
    ),
    _C.SEVERAL_VALUES: "{quoted}{at_column} có nhiều số trong một ô. Mỗi ô chỉ ghi một số.",
    _C.SUM_MISMATCH: (
        "Cột “{column}” ghi {found} nhưng {parts} = {sum} ({cells}). Sửa tổng hoặc các số thành"
        " phần."
    ),
    _C.PART_EXCEEDS_WHOLE: (
        "{found}{at_column} lớn hơn {whole} của “{whole_column}” ({cells}). Kiểm tra lại hai số."
    ),
    _C.PART_EXCEEDS_WHOLE_MOST: "{found}{at_column} lớn hơn điểm tối đa là {most}. Ghi lại ô này.",
    _C.MONTH_UNCLEAR: _no_month,
    _C.MONTH_UNCLEAR_DAYS: (
        "Kỳ {found} dài {days} ngày, không phải một tháng. Sửa kỳ báo cáo cho đủ một tháng."
    ),
    _C.MONTH_UNCLEAR_UNREAD: (
        "{quoted} nói đến một kỳ mà không rõ từ ngày nào đến ngày nào. Ghi “Tháng … năm …” hoặc"
        " “Từ ngày … đến ngày …” rồi nạp lại."
    ),
    _C.MONTH_UNCLEAR_LONGER: (
        "Bảng ghi kỳ dài hơn một tháng nhưng không rõ từ tháng nào đến tháng nào. Ghi “Từ ngày …"
        " đến ngày …” ở đầu bảng."
    ),
    _C.MONTH_CONFLICT: (
        "{where} ghi {stated} nhưng chỗ khác trong tệp ghi {other}. Sửa cho thống nhất rồi nạp lại."
    ),
    _C.MONTH_CONFLICT_ASKED: (
        "{where} ghi {stated} nhưng tháng được chọn là {other}. Sửa cho thống nhất rồi nạp lại."
    ),
    _C.MONTH_CONFLICT_ONE_MONTH: (
        "Bảng này chỉ của một tháng nên không làm số dư đầu kỳ được. Nạp như bảng tháng bình"
        " thường, hoặc nạp bảng lũy kế từ đầu kỳ."
    ),
    _C.MONTH_CONFLICT_STORED: (
        "Số dư đầu kỳ {since}–{month} trùng với số liệu đã lưu của cùng đơn vị, cùng biểu (lần nạp"
        " {uploads}). Rút lại các lần nạp đó trước, hoặc nạp như bảng lũy kế bình thường."
    ),
    _C.MONTH_CONFLICT_SECOND_TABLE: (
        "Từ đây là số liệu của {stated}, trong khi bảng phía trên là của {other}. Để mỗi tháng ở"
        " một trang tính riêng hoặc tệp riêng rồi nạp lại."
    ),
    _C.MONTH_AHEAD: (
        "{where} ghi {stated} nhưng kỳ này đến ngày {begins} mới bắt đầu, hôm nay là {today}. Sửa"
        " lại tháng, năm của bảng rồi nạp lại."
    ),
    _C.MONTH_AHEAD_ASKED: (
        "Tháng được chọn là {stated} nhưng kỳ này đến ngày {begins} mới bắt đầu, hôm nay là"
        " {today}. Chọn lại tháng."
    ),
    _C.MONTH_RUNNING: (
        "Kỳ {stated} đến hết ngày {ends} mới kết thúc, hôm nay là {today}: số có thể chưa đủ. Khi"
        " hết kỳ, nạp lại tệp đầy đủ; phần mềm thay số cũ."
    ),
    _C.FORMULA_WITHOUT_VALUE: (
        "Ô có công thức nhưng tệp không lưu kết quả. Mở tệp bằng Excel, lưu lại (Ctrl+S) rồi nạp"
        " lại."
    ),
    _C.STALE_FORMULA: (
        "Công thức của ô này tính ra {computed} nhưng tệp còn lưu {found}{at_column}. Mở tệp"
        " bằng Excel, bấm Ctrl+Alt+F9 để tính lại, lưu rồi nạp lại."
    ),
    _C.SHOWN_OTHERWISE: (
        "Định dạng của ô này hiện {shown} nhưng ô chứa {found}{at_column}; phần mềm lấy {found}."
        " Đổi định dạng ô về số thường để xem; nếu số đúng là số đang hiện thì ghi lại ô này."
    ),
    _C.BASE_MISSING: (
        "Chưa ghi số gốc ở cột “{column}”, trong khi cột “{of}” ghi {value}: số vẫn được lưu,"
        " nhưng chưa có số để so thì chỉ tiêu này chưa được chấm. Ghi số gốc rồi nạp lại."
    ),
    _C.STOCK_FALLS: (
        "{found} nhỏ hơn {expected} đã lưu của {quarter}, mà số này cộng dồn từ đầu năm nên không"
        " thể giảm. Sửa ô này; nếu số của {quarter} sai thì nạp lại quý đó trước."
    ),
    _C.STOCK_FALLS_LATER: (
        "{found} lớn hơn {expected} đã lưu của {quarter}, mà số này cộng dồn từ đầu năm nên quý sau"
        " không thể ít hơn. Sửa ô này; nếu số của {quarter} sai thì nạp lại quý đó trước."
    ),
    _C.MONTH_CONFLICT_QUARTER: (
        "Mẫu này ghi số của một quý, nhưng tệp ghi kỳ đến {stated}. Ghi lại kỳ, ví dụ “Quý III năm"
        " 2024”, hoặc tải mẫu của đúng quý."
    ),
    _C.PERSONAL_DATA: (
        "Cột “{column}” chứa thông tin cá nhân, phần mềm không nhận và không lưu lại gì. Xóa hẳn"
        " cột này khỏi danh sách hồ sơ rồi nạp lại."
    ),
    _C.PERSONAL_DATA_UNKNOWN: (
        "Cột “{column}” không có trong các cột mà danh sách hồ sơ được có, nên phần mềm không"
        " nhận và không lưu lại gì. Xóa hẳn cột này rồi nạp lại."
    ),
    _C.PERSONAL_DATA_VALUES: (
        "“{column}” có ô chứa {what}, là thông tin cá nhân, nên phần mềm không nhận và không lưu"
        " lại gì. Xóa những ô đó rồi nạp lại."
    ),
    _C.NOT_A_DATE: (
        "{quoted}{at_column} không phải một ngày. Ghi ngày theo dạng 31/12/2026 rồi nạp lại."
    ),
    _C.NOT_A_DATE_BLANK: (
        "Hồ sơ ở dòng này chưa ghi “{column}”. Ghi ngày vào ô này, hoặc xóa dòng thừa, rồi nạp lại."
    ),
    _C.UNKNOWN_WORD: (
        "Không rõ {quoted}{at_column} nghĩa là gì. Ghi “Trực tuyến” hoặc “Trực tiếp” ở cột kênh,"
        " “Có” hoặc “Không” ở các cột khác, rồi nạp lại."
    ),
    _C.DATES_REVERSED: (
        "{quoted}{at_column} trước ngày ở cột “{other}” của cùng hồ sơ. Sửa một trong hai ngày."
    ),
    _C.DUE_MISSING: (
        "{rows} hồ sơ không ghi “{column}”: hồ sơ không có hạn được tính là không quá hạn. Nếu có"
        " hạn thì ghi vào rồi nạp lại."
    ),
    _C.SEVERAL_MONTHS: (
        "Tệp có nhiều tháng: {months}. Chọn một tháng, hoặc chọn nạp tất cả các tháng."
    ),
    _C.CUMULATIVE_INCOMPLETE: _cumulative,
    _C.MONTH_LOCKED: _locked,
    _C.NOT_PERMITTED: "Bạn chưa được giao nạp số liệu cho đơn vị này. Liên hệ Văn phòng.",
    _C.TOTAL_MISMATCH: (
        "Dòng tổng ghi {found}{at_column} nhưng các dòng cộng lại là {sum}. Kiểm tra xem có thiếu"
        " đơn vị nào không."
    ),
    _C.TOTAL_MISMATCH_GROUP: (
        "Dòng nhóm “{name}” ghi {found}{at_column} nhưng các dòng bên dưới cộng lại là {sum}; số"
        " của dòng nhóm không được lấy. Nếu là số của một đơn vị thì ghi đúng tên đơn vị đó; nếu"
        " là tổng thì kiểm tra xem có thiếu dòng nào không."
    ),
    _C.TOTAL_MISMATCH_LEFT_OUT: _left_out,
    _C.TOTAL_MISMATCH_BESIDE: (
        "Dòng {rows} không phải dòng của đơn vị ({labels}) nên số ở đó không được lấy. Nếu là số"
        " của một đơn vị thì ghi đúng tên đơn vị đó rồi nạp lại."
    ),
    _C.TOTAL_MISMATCH_NOT_A_UNIT: (
        "Dòng {quoted} không được lấy vì đã chọn “Không phải đơn vị”. Nếu là số của một đơn vị thì"
        " chọn lại đơn vị cho tên này."
    ),
    _C.TOTAL_MISMATCH_PERCENT: _wrong_percent,
    _C.BALANCE_MISMATCH: (
        "Phải giải quyết {left} ({left_cells}) nhưng đã và đang giải quyết {right} ({right_cells})."
        " Kiểm tra lại các ô này; nếu số đúng thì không phải sửa."
    ),
    _C.CARRY_OVER_MISMATCH: (
        "Kỳ trước chuyển sang ghi {found}, nhưng cuối tháng trước còn {expected} hồ sơ đang giải"
        " quyết. Kiểm tra lại ô này và số của tháng trước; nếu số đúng thì không phải sửa."
    ),
    _C.CUMULATIVE_SUSPECTED: (
        "Mọi số đều bằng hoặc lớn hơn tháng trước và cộng lại lớn hơn nhiều: có thể là số lũy kế."
        " Kiểm tra xem đây có phải số của riêng tháng này không."
    ),
    _C.COPIED_MONTH: (
        "Mọi số đều giống hệt tháng trước: có thể là bản sao. Kiểm tra lại tháng của tệp."
    ),
    _C.ALL_ZERO_COLUMN: (
        "Cột “{column}” bằng 0 ở cả {units} đơn vị. Nếu chưa có số liệu thì để trống, không ghi 0;"
        " nếu đúng là không phát sinh thì không phải sửa."
    ),
    _C.GROUP_TOTAL_SUSPECTED: (
        "Dòng “{name}” bằng đúng tổng của {communes} đơn vị cấp xã bên dưới. " + _ONE_STOP
    ),
    _C.GROUP_TOTAL_SUSPECTED_OWN_ROWS: (
        "Dòng “{name}” bằng đúng tổng của {communes} đơn vị cấp xã và các dòng của riêng cấp huyện"
        " trong bảng. " + _ONE_STOP
    ),
    _C.GROUP_TOTAL_SUSPECTED_WITH_OWN: (
        "Dòng “{name}” không nhỏ hơn tổng của cả {communes} đơn vị cấp xã ở mọi cột: có thể đã gồm"
        " cả số của cấp xã. " + _ONE_STOP
    ),
    _C.SUPERSEDED: (
        "{figures} số của lần nạp này đã được thay bằng lần nạp sau ({uploads}). Nếu muốn dùng lại,"
        " hãy rút lại lần nạp sau."
    ),
    _C.EARLY_NOT_GIVEN: (
        "Cột “{column}” để trống: lấy số đúng hạn làm số giải quyết đúng và trước hạn. Nếu có hồ sơ"
        " trước hạn thì ghi vào ô này."
    ),
    _C.EARLY_NOT_GIVEN_KEPT: (
        "Ô trước hạn để trống nên giữ số đã lưu: số giải quyết đúng và trước hạn của {units} đơn vị"
        " là số trước hạn đã lưu cộng số đúng hạn trong tệp. Nếu nay không còn hồ sơ trước hạn thì"
        " ghi 0 vào ô này."
    ),
    _C.HIDDEN_CONTENT_SHEET: (
        "Trang tính này đang ẩn nhưng vẫn được tính. Bỏ ẩn và kiểm tra lại số liệu ở đó."
    ),
    _C.HIDDEN_CONTENT_ROWS: (
        "Dòng {which} đang ẩn nhưng vẫn được tính. Bỏ ẩn và kiểm tra lại số liệu ở đó."
    ),
    _C.HIDDEN_CONTENT_COLUMNS: (
        "Cột {which} đang ẩn nhưng vẫn được tính. Bỏ ẩn và kiểm tra lại số liệu ở đó."
    ),
    _C.LEGACY_ENCODING: _legacy,
}
"""Sentences name facts; the few that also choose among facts are functions."""
