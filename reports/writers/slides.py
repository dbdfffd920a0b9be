"""Writes slides for PowerPoint, with charts that can be edited there."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Cm, Pt

from reports.content.blocks import BarChart, Table
from reports.content.slides import Deck, Slide

_FONT = "Arial"
"""On every office's machine and on projectors' too."""
_WIDE, _HIGH = Cm(33.867), Cm(19.05)
"""16:9, as PowerPoint makes it."""
_SIDE, _TOP, _ROOM = Cm(1.6), Cm(3.9), Cm(12.9)
"""The margin at the sides, where the contents begin, and how high they may be."""
_TITLE, _BODY, _TABLE, _FOOT = Pt(28), Pt(22), Pt(18), Pt(11)
"""Nothing that must be read from the back of a room is below 18 points."""
_INK, _BLUE, _PALE, _WASH = (
    RGBColor(0x1B, 0x26, 0x31),
    RGBColor(0x1F, 0x5A, 0x8A),
    RGBColor(0x5B, 0x6B, 0x7A),
    RGBColor(0xF1, 0xF4, 0xF7),
)
_GAP, _BESIDE = 30, -15
"""Percents of a bar between groups and between bars: a number fits above each of nine pairs."""
_BLANK_LAYOUT = 6
"""The place of the empty layout in the template that comes with the library."""


def written(deck: Deck) -> bytes:
    """The bytes of a .pptx: no pictures, no animation."""
    made = Presentation()
    made.slide_width, made.slide_height = _WIDE, _HIGH
    made.core_properties.title = deck.title
    for at, slide in enumerate(deck.slides, start=1):
        page = made.slides.add_slide(made.slide_layouts[_BLANK_LAYOUT])
        _words(page, (slide.sentence,), (_SIDE, Cm(1.1), _WIDE - 2 * _SIDE, Cm(2.6)), _TITLE)
        _show(page, slide)
        foot = f"{deck.footnote} · {at}/{len(deck.slides)}"
        _words(page, (foot,), (_SIDE, _HIGH - Cm(1.4), _WIDE - 2 * _SIDE, Cm(0.9)), _FOOT)
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def _show(page: Any, slide: Slide) -> None:  # noqa: ANN401  (python-pptx has no types)
    match slide.shows:
        case Table() as table:
            _table(page, table)
        case BarChart() as chart:
            _chart(page, chart)
        case lines:
            _words(page, lines, (_SIDE, _TOP, _WIDE - 2 * _SIDE, _ROOM), _BODY)


def _words(page: Any, lines: tuple[str, ...], place: tuple[int, ...], size: int) -> None:  # noqa: ANN401
    frame = page.shapes.add_textbox(*place).text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if size == _TITLE else MSO_ANCHOR.TOP
    for at, text in enumerate(lines):
        line = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        line.space_after = Pt(10)
        _run(line, text, size, bold=size == _TITLE, ink=_PALE if size == _FOOT else _INK)


def _run(line: Any, text: str, size: int, *, bold: bool = False, ink: RGBColor = _INK) -> None:  # noqa: ANN401
    made = line.add_run()
    made.text = text
    made.font.size, made.font.bold, made.font.name = size, bold, _FONT
    made.font.color.rgb = ink


def _table(page: Any, table: Table) -> None:  # noqa: ANN401
    rows, columns = len(table.rows) + 1, len(table.columns)
    room = _WIDE - 2 * _SIDE
    made = page.shapes.add_table(rows, columns, _SIDE, _TOP, room, Cm(1.1) * rows).table
    whole = sum(column.width for column in table.columns)
    for at, column in enumerate(table.columns):
        made.columns[at].width = int(room * column.width / whole)
        _cell(made.cell(0, at), column.heading, bold=True, right=column.right)
    for down, row in enumerate(table.rows, start=1):
        for at, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _cell(made.cell(down, at), cell.text, right=column.right)


def _cell(cell: Any, text: str, *, bold: bool = False, right: bool = False) -> None:  # noqa: ANN401
    cell.fill.solid()
    cell.fill.fore_color.rgb = _WASH if bold else RGBColor(0xFF, 0xFF, 0xFF)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    line = cell.text_frame.paragraphs[0]
    line.alignment = 3 if right else 1
    _run(line, text, _TABLE, bold=bold)


def _chart(page: Any, chart: BarChart) -> None:  # noqa: ANN401
    data = CategoryChartData()
    data.categories = chart.labels
    for series in chart.series:
        values = [None if cell.number is None else float(cell.number) for cell in series.cells]
        data.add_series(series.name, values)
    place = (_SIDE, _TOP, _WIDE - 2 * _SIDE, _ROOM)
    frame = page.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.says)
    made = frame.chart
    made.font.size, made.font.name = _TABLE, _FONT
    made.has_legend = len(chart.series) > 1
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    made.plots[0].gap_width, made.plots[0].overlap = _GAP, _BESIDE
    made.value_axis.visible, made.value_axis.has_major_gridlines = False, False
    made.value_axis.minimum_scale = 0
    for plotted, series, ink in zip(
        made.plots[0].series, chart.series, (_BLUE, _PALE), strict=False
    ):
        plotted.format.fill.solid()
        plotted.format.fill.fore_color.rgb = ink
        for at, cell in enumerate(series.cells):
            # The written number, not PowerPoint's rounding of it, which might cross a target.
            label = plotted.points[at].data_label
            label.position = XL_LABEL_POSITION.OUTSIDE_END
            _run(label.text_frame.paragraphs[0], cell.text, _TABLE)
