"""Markup: what is text stays text, whatever stands in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from ui.kit import html
from ui.kit.html import BREAK, Html, TableColumn, join, tag

SHARP = "<script>alert('\"&')</script>"


def test_a_text_is_escaped_and_markup_is_not() -> None:
    assert join("a<b", tag("b", "c & d"), " e") == "a&lt;b<b>c &amp; d</b> e"


@given(some.text())
def test_no_text_becomes_markup(text: str) -> None:
    drawn = tag("p", text, html.rich(text), title=text)
    assert drawn.count("<") == 2 + 2 * (text.count("**") // 2 + text.count("**") % 2)
    assert drawn.partition(">")[0].count('"') == 2


def test_attributes_are_escaped_and_named_as_in_markup() -> None:
    drawn = tag("a.k-x.y", "z", href="?a=1&b=2", aria_label=SHARP, data_ask="u|1", tabindex=-1)
    assert drawn.startswith('<a class="k-x y" href="?a=1&amp;b=2" aria-label="&lt;script&gt;')
    assert drawn.endswith(' data-ask="u|1" tabindex="-1">z</a>')


def test_attributes_that_are_not_there_are_left_out() -> None:
    assert tag("p", class_=None, title=None, hidden=False) == "<p></p>"
    assert tag("details", open=True) == "<details open></details>"
    assert tag("td", class_="late", title="") == '<td class="late" title=""></td>'


def test_children_may_be_absent_many_or_numbers() -> None:
    items = (tag("li", count) for count in (0, 12))
    assert tag("ul", None, False, "", items) == "<ul><li>0</li><li>12</li></ul>"
    assert join() == ""
    assert isinstance(join("a"), Html)


def test_a_break_has_no_end() -> None:
    assert join("a", BREAK, "b") == "a<br>b"


def test_words_from_data_never_become_markup() -> None:
    assert html.rich("**<b>** & <script>") == "<b>&lt;b&gt;</b> &amp; &lt;script&gt;"


def test_a_table_has_a_cell_a_column_in_each_row() -> None:
    columns = (TableColumn("Xã"), html.number("Hồ sơ"), TableColumn("", "w"))
    drawn = html.table(columns, [("A & B", 3, tag("b", "x")), tag("tr", tag("td", "–"))], "k-t.y")
    assert drawn == (
        '<table class="k-t y"><thead><tr><th>Xã</th><th class="k-num">Hồ sơ</th><th></th></tr>'
        '</thead><tbody><tr><td>A &amp; B</td><td class="k-num">3</td><td class="w"><b>x</b></td>'
        "</tr><tr><td>–</td></tr></tbody></table>"
    )


def test_a_table_without_headings_has_no_head() -> None:
    assert html.table([TableColumn()], [["a"]]) == (
        '<table class="k-t"><tbody><tr><td>a</td></tr></tbody></table>'
    )


def test_a_row_may_carry_attributes_and_a_cell_its_heading() -> None:
    drawn = html.row([TableColumn("Hạn", said="Hạn")], ["a"], class_="late")
    assert drawn == '<tr class="late"><td data-l="Hạn">a</td></tr>'


def test_a_cell_may_be_unlike_its_column_and_span_the_next() -> None:
    wide = html.cell("a & b", class_="e", colspan=2)
    assert html.row([TableColumn(None, "w"), TableColumn()], [wide, html.NO_CELL]) == (
        '<tr><td class="e" colspan="2">a &amp; b</td></tr>'
    )


def test_a_column_of_buttons_has_no_heading() -> None:
    assert "<tr><th>Tệp</th><td></td></tr>" in html.table([TableColumn("Tệp"), TableColumn()], [])


def test_a_table_that_may_be_too_large_is_a_named_region() -> None:
    assert html.wide('"A"', html.table([], [])).startswith(
        '<div class="k-wide" role="region" tabindex="0" aria-label="&#34;A&#34;"><table'
    )
