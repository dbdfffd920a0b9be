import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from metrics.units.unit import Unit
from pipeline.commands.export import Shown, scorecard_file
from tests.ui import builders
from wording import interface as words

CARD = builders.card(builders.view("740"))
SHOWN = Shown(
    lines=(("w", ""), ("g", "commune"), ("u", "26404"), ("u", "26383"), ("u", "99999")),
    headings=(("on_time", "Đúng hạn", "97"), ("digitised", "Số hóa", "40 / 35")),
    choices=(("Kỳ", "Tháng 9/2024"), ("Tìm", "=1+1")),
    names={str(level): name for level, name in words.LEVELS.items()},
)


def sheet() -> Worksheet:
    page = load_workbook(io.BytesIO(scorecard_file(CARD, SHOWN, "xlsx"))).active
    assert isinstance(page, Worksheet)
    return page


def lines(form: str) -> Sequence[tuple[object, ...]]:
    if form == "csv":
        text = scorecard_file(CARD, SHOWN, "csv").decode("utf-8-sig")
        return [tuple(row) for row in csv.reader(io.StringIO(text))][1:]
    rows = list(sheet().iter_rows(values_only=True))
    start = next(at for at, row in enumerate(rows) if row[0] == "Mã đơn vị")
    return rows[start + 1 :]


def test_a_workbook_holds_exactly_the_rows_shown_in_their_order() -> None:
    assert [row[0] for row in lines("xlsx")] == ["740", None, "26404", "26383"]
    assert lines("xlsx")[1][1] == "Cấp xã"


@pytest.mark.parametrize(("indicators", "paper"), [(4, "9"), (7, "8")])
def test_a_workbook_prints_across_on_one_width_with_its_head_on_every_page(
    indicators: int, paper: str
) -> None:
    shown = replace(SHOWN, headings=[("on_time", "Đúng hạn", "97")] * indicators)
    page = load_workbook(io.BytesIO(scorecard_file(CARD, shown, "xlsx"))).active
    assert isinstance(page, Worksheet)
    setup = page.page_setup
    assert (setup.orientation, str(setup.paperSize)) == ("landscape", paper)
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.oddFooter is not None
    assert (page.sheet_properties.pageSetUpPr.fitToPage, setup.fitToWidth) == (True, 1)
    assert setup.fitToHeight == 0
    top = next(cell.row for cell in page["A"] if cell.value == "Mã đơn vị")
    assert page.print_title_rows == f"${top - 1}:${top}"
    assert page.oddFooter.right is not None
    assert page.oddFooter.right.text == "Trang &P/&N"


def test_a_row_the_scorecard_does_not_have_is_left_out() -> None:
    assert "99999" not in [row[0] for row in lines("xlsx")]


def test_counts_and_percents_are_real_numbers_and_lights_are_words() -> None:
    row = next(row for row in lines("xlsx") if row[0] == "26383")
    (score,) = (each for each in CARD.of("26383") if each.indicator.code == "on_time")
    assert score.share is not None
    good, cases, percent, light = row[3:7]
    assert (good, cases) == (score.share.good, score.share.cases)
    assert isinstance(percent, float | int)
    assert percent == float(Fraction(100 * score.share.good, score.share.cases))
    assert str(light).startswith(words.STATUS[score.verdict.status])


def test_a_percent_just_below_its_target_is_not_shown_as_the_target() -> None:
    short = builders.row("26383", "on_time", 9696, 10000)
    card = replace(CARD, units=(short,), groups=())
    shown = replace(SHOWN, lines=(("u", "26383"),), headings=SHOWN.headings[:1])
    page = load_workbook(io.BytesIO(scorecard_file(card, shown, "xlsx"))).active
    assert page is not None
    cell = next(
        cell for row in page.iter_rows() for cell in row if cell.value == float(Fraction(9696, 100))
    )
    assert cell.number_format == "0.00"


def test_what_was_searched_for_is_never_a_formula() -> None:
    cell = next(cell for row in sheet().iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"
    assert "'=1+1" in lines("csv")[0]


def test_both_files_hold_the_same_rows() -> None:
    codes = [row[0] or "" for row in lines("xlsx")]
    assert [row[2] for row in lines("csv")] == codes


def test_the_sum_of_a_district_and_its_one_stop_are_two_rows() -> None:
    card = builders.card(builders.view())
    shown = replace(SHOWN, lines=(("g", "740"), ("u", "740")))
    rows = list(csv.reader(io.StringIO(scorecard_file(card, shown, "csv").decode("utf-8-sig"))))[1:]
    unit: Unit = card.tree["740"]
    assert [row[3] for row in rows] == [unit.name, f"Một cửa huyện {unit.name.split(' ', 1)[1]}"]
