"""HTML saved as `.xls`: what the export scripts of one-stop systems really write."""

from __future__ import annotations

import pytest

from ingest.containers import html_tables
from ingest.containers.sheet import Sheet
from tests.ingest.saved_containers import html
from tests.ingest.workbooks import II06A_ROW, counts, faults, ii06a, read, saved

LINES = [(1, "UBND xã An Phước", *II06A_ROW), (2, "Thị trấn Long Thành", *II06A_ROW)]
EXPORT = html(ii06a(LINES))
FIGURES = counts(read(saved(ii06a(LINES))))


def sheets(text: str) -> list[Sheet]:
    return list(html_tables.read(text, "Bảng"))


def only_sheet(text: str) -> Sheet:
    (sheet,) = sheets(text)
    return sheet


def values(sheet: Sheet) -> list[list[object]]:
    return [list(row) for row in sheet.rows]


def table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def cells(*texts: object) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


FIGURES_TABLE = table(cells("STT", "Đơn vị", "Tổng"), cells(1, "A", 2))


def test_spans_reach_down_and_right_and_are_merges() -> None:
    sheet = only_sheet(
        table(
            '<th rowspan=2>STT</th><th colspan="2">Tiếp nhận</th><th>Ghi chú</th>',
            cells("Tổng", "Mới", ""),
            cells(1, 2, 3, "x"),
        )
    )
    assert values(sheet) == [
        ["STT", "Tiếp nhận", "", "Ghi chú"],
        ["", "Tổng", "Mới", ""],
        ["1", "2", "3", "x"],
    ]
    assert sheet.merges == [((0, 0), (1, 0)), ((0, 1), (0, 2))]


def test_a_span_ends_with_its_table() -> None:
    sheet = only_sheet(table("<td rowspan=0>a</td><td rowspan=1000000000>b</td><td>c</td>", "", ""))
    assert sheet.merges == [((0, 0), (2, 0)), ((0, 1), (2, 1))]


@pytest.mark.parametrize("span", ["-1", "x", "", "1.5", "0x10", "²"])
def test_a_span_that_is_no_number_is_one(span: str) -> None:
    sheet = only_sheet(table(f'<td colspan="{span}">a</td><td>b</td><td>c</td>', cells(1, 2, 3)))
    assert values(sheet)[0] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Tiếp&nbsp;nhận", "Tiếp nhận"),
        ("&nbsp;", ""),
        ("Ti&#7871;p nh&#x1EAD;n &amp; trả", "Tiếp nhận & trả"),
        ("UBND<br/>xã<BR>An Phước", "UBND\nxã\nAn Phước"),
        ("<p>UBND</p>\n<p>xã</p>", "UBND\nxã"),
        ("<b><font size=2>Tổng\n   số</font></b>", "Tổng số"),
        ("<span style='mso-spacerun:yes'>  </span>12", "12"),
        ("5 < 6", "5 < 6"),
        ("<!-- 7 -->8", "8"),
        ("<a class=comment-indicator></a><comment>Ghi chú: 9</comment>10", "10"),
        ("<script>document.write('<td>9</td>')</script>10", "10"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(written: str, shown: str) -> None:
    assert values(only_sheet(table(cells(written, "b", "c"), cells(1, 2, 3))))[0][0] == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("30<sup>1</sup>", "30¹"),
        ("10<SUP>3</SUP>", "10³"),
        ("Xã An Phước<sup>(1)</sup>", "Xã An Phước"),
        ("Xã An Phước<sup>*</sup>", "Xã An Phước"),
        ("<sup>30</sup>", "30"),
        ("30<sup>", "30"),
    ],
)
def test_a_raised_mark_is_no_digit_of_the_number_before_it(written: str, shown: str) -> None:
    assert str(only_sheet(table(f"<td>{written}</td>")).rows[0][0]) == shown


def test_tags_that_were_never_closed_change_nothing() -> None:
    text = "<table><tr><td>STT<td>Đơn vị<td>Tổng<tr><td>1<td>A<td>2"
    assert values(only_sheet(text)) == values(only_sheet(FIGURES_TABLE))


@pytest.mark.parametrize(
    "row",
    [
        '<td title="a > b">1</td><td>2</td><td>3</td>',
        "<td width=5\">1</td><td title='>'>2</td><td>3</td>",
        "<TD\nALIGN=right>1</TD><tD/>2</td><td\t>3</td >",
        "<td>1</td></tr2><td>2</td></b></td><td>3</td></table2>",
    ],
)
def test_tags_are_told_however_they_are_written(row: str) -> None:
    assert values(only_sheet(table(cells("a", "b", "c"), row)))[1] == ["1", "2", "3"]


def test_hidden_rows_and_columns_are_known() -> None:
    sheet = only_sheet(
        "<style>.an {color:red; display : none}</style><table><col><col style='display:none'><col>"
        "<tr><td>a</td><td>b</td><td>c</td><td style='DISPLAY:NONE'>d</td></tr>"
        "<tr style='mso-height-source:userset;display:none'><td>1</td><td>2</td><td>3</td></tr>"
        "<tr class='x an'><td>1</td><td>2</td><td>3</td></tr><tr hidden><td>4</td></tr>"
        "<tr><td>1</td><td>2</td><td>3</td></tr></table>"
    )
    assert sheet.scan.hidden_rows == {1, 2, 3}
    assert sheet.scan.hidden_columns == {1, 3}


def test_hidden_rows_count_with_a_warning() -> None:
    text = EXPORT.replace("<tr><td style", "<tr style='display:none'><td style")
    reading = read(text.encode())
    assert counts(reading) == FIGURES
    assert ("hidden_content", "B12") in faults(reading)


def test_text_and_layout_tables_stand_above_their_table() -> None:
    head = "<h3>BÁO CÁO</h3><p>Kỳ báo cáo: Tháng 9</p>" + table(cells("UBND", "CỘNG HÒA"))
    sheet = only_sheet(f"<html><body>{head}{FIGURES_TABLE}<p>Người lập</p></body></html>")
    assert values(sheet) == [
        ["BÁO CÁO", "", ""],
        ["Kỳ báo cáo: Tháng 9", "", ""],
        ["UBND", "CỘNG HÒA", ""],
        ["STT", "Đơn vị", "Tổng"],
        ["1", "A", "2"],
        ["Người lập", "", ""],
    ]


def test_each_table_of_figures_is_a_sheet() -> None:
    text = f"<p>Tháng 8</p>{FIGURES_TABLE}<p>Tháng 9</p>{FIGURES_TABLE}"
    one, two = sheets(text)
    assert (one.name, two.name) == ("Bảng 1", "Bảng 2")
    assert (one.rows[0][0], two.rows[0][0]) == ("Tháng 8", "Tháng 9")


def test_a_body_in_a_table_of_its_own_belongs_to_the_headings_before_it() -> None:
    above = cells("STT", "Đơn vị", "Tiếp nhận", "", "")
    heads = table(above, cells("", "", "Tổng số", "Trực tuyến", "Trực tiếp"))
    body = table(cells(1, "A", 5, 2, 3), cells(2, "B", "1.209", "1.204", 5))
    assert values(only_sheet(f"<p>Tháng 9</p>{heads}{body}"))[3:] == [
        ["1", "A", "5", "2", "3"],
        ["2", "B", "1.209", "1.204", "5"],
    ]
    for apart in (f"{heads}<p>II</p>{body}", f"{heads}{heads}", f"{heads}{body}{body}"):
        assert len(sheets(apart)) == 2


def test_a_table_of_figures_inside_a_layout_is_found_with_its_title() -> None:
    text = table("<td>Tháng 9 năm 2024</td>", f"<td>Biểu {FIGURES_TABLE}</td>", "<td>Ký tên</td>")
    sheet = only_sheet(text)
    assert [row[0] for row in sheet.rows] == ["Tháng 9 năm 2024", "Biểu", "STT", "1", "", "Ký tên"]


def test_a_small_table_inside_a_cell_is_text_of_that_cell() -> None:
    inner = table(cells("UBND", "xã"), cells("An Phước"))
    sheet = only_sheet(table(cells("STT", "Đơn vị", "Tổng"), cells(1, inner, 2)))
    assert values(sheet)[1] == ["1", "UBND xã\nAn Phước", "2"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<td x:num="1234">1,234</td>', 1234.0),
        ('<td sdval="1060" sdnum="1033;0;#,##0">1,060</td>', 1060.0),
        ("<td x:num>1.234</td>", "1.234"),
        ('<td x:num="0.954">95,4%</td>', "95,4%"),
        ('<td x:num="45292">01/01/2024</td>', "01/01/2024"),
        ('<td x:num="45292">1-1-2024</td>', "1-1-2024"),
        ('<td x:num="1e999">8</td>', "8"),
        ('<td x:num="inf">8</td>', "8"),
        ('<td x:num="12.6">13</td>', 12.6),
    ],
)
def test_the_number_behind_a_cell_counts_where_the_cell_shows_a_number(
    cell: str, value: object
) -> None:
    assert values(only_sheet(table(cells("a", "b", "c"), cell + cells(1, 2))))[1][0] == value


def test_errors_and_formulas_without_a_result_are_known() -> None:
    row = '<td x:fmla="=A1"></td><td x:err="#DIV/0!">#DIV/0!</td><td x:fmla="=1">1</td>'
    sheet = only_sheet(table(cells("a", "b", "c"), row))
    assert sheet.scan.without_value == {(1, 0)}
    assert sheet.scan.errors == {(1, 1): "#DIV/0!"}


def test_the_name_of_the_only_sheet_is_taken_unless_it_is_a_placeholder() -> None:
    named = EXPORT.replace("{worksheet}", "Tháng 9.2024")
    assert only_sheet(named).name == "Tháng 9.2024"
    assert only_sheet(EXPORT).name == "Bảng 1"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-8", '<meta charset="utf-8">'),
        ("utf-8", "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>"),
        ("utf-16", ""),
        ("utf-16-le", ""),
        ("utf-16-be", '<meta charset="utf-16">'),
        ("cp1258", "<meta http-equiv=Content-Type content='text/html; charset=windows-1258'>"),
        ("cp1258", ""),
    ],
)
def test_an_export_is_read_in_whatever_way_its_letters_are_written(
    encoding: str, declared: str
) -> None:
    text = EXPORT.replace("<head>", f"<head>{declared}")
    data = _decomposed(text).encode("cp1258") if encoding == "cp1258" else text.encode(encoding)
    assert counts(read(data)) == FIGURES


def test_western_letters_are_read_as_declared() -> None:
    text = "<meta charset=iso-8859-1>" + table(cells("Sè", "b", "c"), cells(1, 2, 3))
    reading = read(text.encode("cp1252"))
    assert faults(reading) == [("no_table", None)]


def test_a_document_without_a_table_is_no_spreadsheet() -> None:
    assert faults(read(b"<!DOCTYPE html><p>Xin chao</p>")) == [("not_a_spreadsheet", None)]


def _decomposed(text: str) -> str:
    """Letters as windows-1258 has them: tones as marks of their own."""
    import unicodedata

    written = ""
    for letter in text:
        try:
            letter.encode("cp1258")
            written += letter
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tones = [mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"]
            rest = "".join(mark for mark in parts if mark not in tones)
            written += unicodedata.normalize("NFC", rest) + "".join(tones)
    return written
