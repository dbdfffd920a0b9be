import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from metrics.counts.month import Month
from metrics.units.unit import Level
from tests.ui import builders
from ui.frame.asked import meant, months, units
from ui.frame.filters import month_label, unit_labels
from ui.kit.navigation import Screen, address
from wording import interface as words

TREE = builders.reference().register.at(builders.MONTH)
LABELS = unit_labels(TREE, "75")


def test_every_label_of_a_unit_stands_once() -> None:
    assert len(set(LABELS.values())) == len(LABELS)


def test_every_unit_that_reports_can_be_looked_at() -> None:
    assert {unit.code for unit in TREE.values() if unit.reports} <= LABELS.keys()


def test_a_district_is_followed_by_its_own_communes() -> None:
    codes = list(LABELS)
    below = {unit.code for unit in TREE.under("740") if unit.level is Level.COMMUNE}
    at = codes.index("740") + 1
    assert set(codes[at : at + len(below)]) == below


def test_a_commune_says_its_district() -> None:
    assert LABELS["26383"] == "Xã An Phước · Long Thành"


def test_after_the_merger_communes_stand_right_below_the_province() -> None:
    tree = builders.reference().register.at(Month(2025, 8))
    labels = unit_labels(tree, "75")
    assert not [code for code in labels if tree[code].level is Level.DISTRICT]
    assert len(set(labels.values())) == len(labels) > 90


@pytest.mark.parametrize(
    "written",
    [
        "2024-09",
        "2024-9",
        "9/2024",
        "09/2024",
        "tháng 09/2024",
        "thang 9/2024",
        "T9/2024",
        "9-2024",
    ],
)
def test_a_month_is_known_however_it_is_written(written: str) -> None:
    offered = [Month(2024, 9), Month(2024, 8), Month(2009, 9)]
    assert meant(written, offered, months) == Month(2024, 9)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("26383", "26383"),
        ("xa an phuoc", "26383"),
        ("An Phước", "26383"),
        ("Huyện Long Thành", "740"),
        ("740", "740"),
        ("nowhere", None),
        ("Long Thành", None),
    ],
)
def test_a_unit_is_known_by_its_code_and_by_a_name_that_only_it_has(
    written: str, code: str | None
) -> None:
    assert meant(written, list(LABELS), lambda each: units(TREE[each])) == code


ASKED = """
from ui.frame import filters, frame
from wording.office import tasks
filters.one_of("xem", tasks.VIEW, [tasks.LIST, tasks.BOARD])
frame.tell()
"""


def test_a_view_that_is_not_there_is_told_and_breaks_no_page() -> None:
    app = AppTest.from_string(ASKED)
    app.query_params["xem"] = "Bảng đèn"
    app.run(timeout=30)
    assert not app.exception
    told = "".join(str(getattr(each, "body", "")) for each in app.get("html"))
    assert "Đường dẫn hỏi một cách xem không có; đang xem Danh sách." in told


@given(st.integers(2000, 2100), st.integers(1, 12))
def test_no_two_months_share_a_label(year: int, number: int) -> None:
    month = Month(year, number)
    assert month_label(month) == f"Tháng {number}/{year}"


def test_an_address_names_the_screen_and_the_choices_in_vietnamese() -> None:
    assert (
        address(Screen.GAPS, {"cap": words.LEVELS[Level.COMMUNE]}) == "gaps?cap=C%E1%BA%A5p+x%C3%A3"
    )
    assert address(Screen.OVERVIEW, {}) == "./"


TWO_FORGED = """
import streamlit as st
from metrics.counts.month import Month
from ui.frame import asked, filters, frame
from wording import interface as words
asked.begin_notices()
months = [Month(2024, 9), Month(2024, 8)]
asked.understand("ky", months, filters.month_label, asked.months)
frame.tell()
asked.understand("chi_tieu", ["Đúng hạn", "Số hóa"], str, lambda each: ())
asked.understand("cap", ["Tất cả", "Cấp xã"], str, lambda each: ("commune",) * (each == "Cấp xã"))
frame.tell()
"""


def test_what_an_address_asks_for_in_vain_is_told_once_each_and_taken_out_of_it() -> None:
    app = AppTest.from_string(TWO_FORGED)
    for key, text in {"ky": "2024-08", "chi_tieu": "<b>x</b>", "cap": "commune"}.items():
        app.query_params[key] = text
    app.run(timeout=30)
    assert not app.exception
    assert dict(app.query_params) == {"ky": "Tháng 8/2024", "cap": "Cấp xã"}
    told = "".join(str(getattr(each, "body", "")) for each in app.get("html"))
    assert told.count("Đường dẫn hỏi một chỉ tiêu không có; đang xem Đúng hạn.") == 1
