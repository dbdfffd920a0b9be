from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.month import Month
from metrics.counts.problem import Severity
from tests.ui.uploads import AFTERNOON, SEPTEMBER, fault, receipt, row, say
from ui.upload import cards, differences, problems, receipts
from ui.upload.cards import MappedColumn
from ui.upload.differences import DifferenceRow


def words(markup: str) -> str:
    """What a person reads."""
    return " ".join(re.sub(r"<[^>]*>", " ", markup).split())


def difference(unit: str = "Xã An Phước", after: int | None = 14) -> DifferenceRow:
    return DifferenceRow(unit, SEPTEMBER, "Quá hạn", 20, after)


def test_a_fault_is_shown_with_its_cell_what_stands_there_and_what_to_do() -> None:
    shown = words(problems.markup([fault("H6", "1O", say="Nếu là mười, gõ 10.")], say))
    assert "H6 1O Nếu là mười, gõ 10." in shown
    assert "Sửa trong Excel" in shown


def test_a_fault_of_the_whole_file_is_one_sentence() -> None:
    shown = problems.markup([fault(None, None, say="Tệp bị hỏng.")], say)
    assert words(shown) == "Tệp bị hỏng."


def test_cells_with_the_same_fault_share_a_line() -> None:
    same = [fault(f"H{row}", "x") for row in range(6, 16)]
    shown = problems.markup(same, say)
    assert shown.count("<tr>") == 2
    assert "H6, H7, H8, H9, H10, H11 và 4 ô nữa" in words(shown)


def test_more_faults_than_fit_are_folded_and_counted() -> None:
    shown = problems.markup([fault(f"H{row}", f"x{row}") for row in range(6, 26)], say)
    assert "còn 12 lỗi nữa" in words(shown)
    assert "x25" in shown


def test_of_very_many_faults_the_rest_is_only_counted() -> None:
    many = [fault(f"H{row}", f"x{row}") for row in range(1, 1001)]
    shown = problems.markup(many, say)
    assert "còn 992 lỗi nữa" in words(shown)
    assert "x1000" not in shown


def test_notes_stand_apart_from_errors() -> None:
    note = fault("D20", "300", severity=Severity.WARNING, say="Tổng lệch 5.")
    shown = words(problems.markup([note], say))
    assert shown.startswith("1 lưu ý, không ngăn việc lưu")
    assert "Sửa trong Excel" not in shown


def test_sheets_are_named_where_there_are_several() -> None:
    found = [fault("H6", sheet="Tháng 8"), fault("H6", sheet="Tháng 9")]
    assert "Tháng 8 H6" in words(problems.markup(found, say))
    assert "Tháng" not in words(problems.markup(found[:1], say))


CELLS = st.builds(
    lambda letters, row: f"{letters}{row}",
    st.text("ABCZ", min_size=1, max_size=2),
    st.integers(1, 99999),
)


@given(st.lists(CELLS, min_size=2, max_size=8, unique=True))
def test_faults_are_read_row_by_row_and_from_left_to_right(cells: list[str]) -> None:
    found = sorted((fault(cell) for cell in cells), key=problems.place)
    places = [re.fullmatch(r"([A-Z]+)(\d+)", each.cell or "") for each in found]
    keys = [(int(at[2]), len(at[1]), at[1]) for at in places if at]
    assert keys == sorted(keys)


@given(st.text(max_size=40))
def test_text_from_a_file_never_becomes_markup(text: str) -> None:
    hostile = f"<img src=x onerror=a()>{text}"
    shown = "".join(
        (
            problems.markup([fault(hostile, hostile, sheet=hostile, say=hostile)] * 2, say),
            cards.heading(cards.Heading(hostile, (hostile,))),
            cards.mapping(hostile, [MappedColumn(hostile, hostile, hostile)]),
            differences.markup([difference(hostile)], 1),
            receipts.history([row(hostile, file=hostile, uploader=hostile)], ()),
            cards.facts([(hostile, hostile)]),
            cards.consequences(hostile, [hostile]),
            cards.note(hostile),
        )
    )
    assert "<img" not in shown


def test_a_difference_shows_the_old_and_the_new_number() -> None:
    shown = words(differences.markup([difference()], 1))
    assert "Xã An Phước Quá hạn 20 14" in shown
    assert "không đổi tỷ lệ nào" in shown


def test_a_figure_that_vanishes_is_called_blank() -> None:
    assert "20 trống" in words(differences.markup([difference(after=None)], 1))


def test_differences_beyond_ten_lines_are_folded_and_those_left_out_are_counted() -> None:
    rows = [difference(f"Xã số {number}") for number in range(cards.MOST)]
    shown = words(differences.markup(rows, 1200))
    assert "còn 1.190 số thay đổi nữa" in shown
    assert "Chỉ liệt kê 300 dòng đầu; còn 900 số thay đổi nữa trong tệp." in shown


def test_the_month_is_named_where_a_file_holds_several() -> None:
    august = DifferenceRow("Xã An Phước", Month(2024, 8), "Quá hạn", 1, 2)
    assert "08/2024" in differences.markup([august, difference()], 2)
    assert "09/2024" not in differences.markup([difference()], 1)


def test_a_count_that_needs_no_look_is_quiet() -> None:
    shown = cards.counts(new=0, changed=3, same=249, removed=0)
    assert words(shown) == "0 mới 3 thay đổi 249 giữ nguyên 0 bị bỏ"
    assert shown.count('class="on"') == 1


def test_unused_columns_are_said_to_be_unused() -> None:
    columns = [MappedColumn("H", "Quá hạn", "Quá hạn"), MappedColumn("U", "Ghi chú", None)]
    shown = words(cards.mapping("Số liệu tháng", columns))
    assert "1/2 cột đã khớp" in shown
    assert "U Ghi chú không dùng" in shown


def test_a_period_says_from_and_to() -> None:
    september = (date(2024, 9, 1), date(2024, 9, 30))
    assert cards.period([(SEPTEMBER, september)]) == "01/09–30/09/2024"
    assert cards.period([(SEPTEMBER, None)]) == "tháng 9/2024"
    january = (date(2023, 12, 15), date(2024, 1, 14))
    assert cards.period([(Month(2024, 1), january)]) == "15/12/2023–14/01/2024"
    assert (
        cards.period([(Month(2024, 1), None), (SEPTEMBER, None)]) == "tháng 1/2024 và tháng 9/2024"
    )


def test_a_receipt_names_the_code_the_time_and_the_fingerprint() -> None:
    shown = words(receipts.receipt([receipt()]))
    assert "Biên nhận 2409-0031 · 14 đơn vị · 252 số liệu · 04/10/2024 16:42" in shown
    assert "abababababab" in shown


def test_the_line_to_copy_holds_the_whole_fingerprint_and_the_name() -> None:
    line = receipts.receipt_line(row())
    assert "bởi Nguyễn Thị Hoa" in line
    assert "ab" * 32 in line
    assert "\n" not in line


def test_an_upload_that_was_taken_back_is_marked_and_cannot_be_taken_back_again() -> None:
    gone = row(undone=AFTERNOON)
    shown = words(receipts.history([gone], {gone.upload}))
    assert "Đã rút 04/10/2024 16:42 Mở" in shown
    assert "Rút lại" not in shown


def test_an_empty_history_says_what_will_stand_there() -> None:
    assert "Chưa có lần nạp nào" in receipts.history([], ())
