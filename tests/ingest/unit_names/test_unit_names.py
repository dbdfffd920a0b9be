"""Units are found by what people write; what is not certain is asked about."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layouts.library import Library
from ingest.text.names import key, plain
from ingest.unit_names.units import Found, UnitNames
from metrics.counts.month import Month
from metrics.units.unit import Level, Register, Unit
from metrics.units.unit_rows import Alias
from tests.ingest.workbooks import LIBRARY, REFERENCE, REGISTER, SEPTEMBER

TREE = REGISTER.at(SEPTEMBER)
PLACES = sorted(
    code for code, unit in TREE.items() if unit.level in (Level.DISTRICT, Level.COMMUNE)
)


def find(
    name: str, code: str = "", *, district: str | None = None, month: Month = SEPTEMBER
) -> Found:
    return LIBRARY.names(month).find(code, name, district)


def code_of(name: str, code: str = "", district: str | None = None) -> str | None:
    found = find(name, code, district=district)
    return found.unit.code if found.unit else None


@pytest.mark.parametrize(
    "written",
    [
        "Xã An Phước",
        "xã an phước",
        "XÃ AN PHƯỚC",
        "  Xã\u00a0An   Phước ",
        "UBND xã An Phước",
        "UBND Xã An Phước - tỉnh Đồng Nai",
        "Ủy ban nhân dân xã An Phước",
        "Uỷ ban nhân dân xã An Phước, huyện Long Thành",
        "UBND xã An Phước, huyện Long Thành, tỉnh Đồng Nai",
        "X. An Phước",
        "An Phước",
        "Bộ phận một cửa xã An Phước",
        normalize("NFD", "Xã An Phước"),
        "Xã An Phước - H. Long Thành",
    ],
)
def test_a_commune_is_found_in_every_spelling(written: str) -> None:
    assert code_of(written) == "26383"


@pytest.mark.parametrize(
    "written",
    [
        "1. Xã An Phước",
        "12) UBND xã An Phước",
        "Xã An Phước (xã nông thôn mới)",
        "Xã An Phước\n(Bộ phận một cửa)",
        "3. Xã An Phước (huyện Long Thành)",
        "xã An Phước - Long Thành",
        "Xã An Phước, Long Thành",
        "26383 - Xã An Phước",
        "Xã An Phước (26383)",
        "H19.45.12 Xã An Phước",
        "000.00.00.H19.45.12 - UBND xã An Phước",
    ],
)
def test_a_commune_is_found_among_what_stands_around_its_name(written: str) -> None:
    assert code_of(written) == "26383"


@pytest.mark.parametrize(
    "written",
    [
        "Xã An Phước - Xuân Lộc",
        "Xã An Phước (huyện Cẩm Mỹ)",
        "26386 - Xã An Phước",
        "Xã An Phước và Xã Bình An",
        "1. Lĩnh vực đất đai (An Phước)",
        "Xã An Phước - hồ sơ đất đai",
    ],
)
def test_words_around_a_name_that_mean_something_else_leave_it_unknown(written: str) -> None:
    assert code_of(written) is None


@given(st.sampled_from(PLACES), st.integers(1, 999), st.sampled_from(["{}. {}", "{}) {}"]))
def test_an_ordinal_before_a_name_changes_nothing(code: str, number: int, form: str) -> None:
    name = TREE[code].name
    parent = TREE[code].parent
    assert code_of(form.format(number, name), district=parent) == code_of(name, district=parent)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Xã Xuân Hoà", "26443"),
        ("Phường Hoá An", "26068"),
        ("TT. Long Thành", "26368"),
        ("Thị trấn Long Thành", "26368"),
        ("TP. Biên Hòa", "731"),
        ("UBND thành phố Biên Hoà", "731"),
        ("Huyện Long Thành", "740"),
        ("H. Long Thành", "740"),
        ("HUYỆN ÐỊNH QUÁN", "736"),
        ("Xã Ðại Phước", "26476"),
        ("Sở Kế hoạch & Đầu tư", "75-SKHDT"),
        ("Sở Tư pháp tỉnh Đồng Nai", "75-STP"),
        ("SỞ Y TẾ ĐỒNG NAI", "75-SYT"),
        ("Sở GD&ĐT", "75-SGDDT"),
        ("BQL các KCN", "75-KCN"),
        ("Trung tâm Phục vụ hành chính công huyện Long Thành", "740"),
    ],
)
def test_tones_types_and_abbreviations_do_not_matter(written: str, code: str) -> None:
    assert code_of(written) == code


@given(
    st.sampled_from(PLACES),
    st.sampled_from([str, str.upper, str.lower, lambda text: normalize("NFD", text)]),
    st.sampled_from(["", "UBND ", "Ủy ban nhân dân ", "UBND  "]),
    st.sampled_from(["", " - tỉnh Đồng Nai", ", tỉnh Đồng Nai", " "]),
)
def test_every_place_is_found_in_any_spelling(
    code: str, write: object, prefix: str, suffix: str
) -> None:
    assert callable(write)
    found = find(write(f"{prefix}{TREE[code].name}{suffix}"), district=TREE[code].parent)
    assert found.unit == TREE[code]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("XA AN PHUOC", "26383"),
        ("UBND xa An Phuoc, huyen Long Thanh", "26383"),
        ("X. An Phuoc - H. Long Thanh", "26383"),
        ("Huyen Long Thanh", "740"),
        ("TT. Long Thanh", "26368"),
        ("So Cong Thuong", "75-SCT"),
        ("So Nong nghiep va Phat trien nong thon", "75-SNN"),
    ],
)
def test_a_name_without_diacritics_is_found_where_one_unit_has_it(written: str, code: str) -> None:
    assert code_of(written) == code


def test_a_name_without_diacritics_that_fits_several_is_ambiguous() -> None:
    found = find("Xa Thanh Son")
    assert str(found.case) == "ambiguous_unit"
    assert code_of("Xa Thanh Son, huyen Dinh Quan") == "26209"


def test_a_name_with_only_some_of_its_diacritics_stays_unknown() -> None:
    assert str(find("Xã An Phuoc").case) == "unknown_unit"


def test_vowel_marks_left_out_do_not_choose_between_two_places() -> None:
    units = tuple(
        Unit(code, name, Level.COMMUNE, None, True, None, None, code)
        for code, name in (("1", "Xã Phú An"), ("2", "Xã Phú Ân"))
    )
    names = UnitNames(Register("75", units), (), (), SEPTEMBER)
    assert str(names.find("", "Xa Phu An").case) == "ambiguous_unit"
    assert names.find("", "Xã Phú Ân").unit == units[1]


def test_marks_on_vowels_are_not_lost() -> None:
    assert key("Phú An") != key("Phú Ân")
    assert key("Hoà Bình") == key("Hòa bình")
    assert plain("Ðịnh Quán") == plain("Định quán") == "dinh quan"


def test_a_label_without_its_type_that_fits_several_is_ambiguous() -> None:
    found = find("Long Thành")
    assert str(found.case) == "ambiguous_unit"
    assert found.facts["codes"] == "740; 26368"


def test_homonyms_in_two_districts_are_ambiguous_until_the_district_is_known() -> None:
    assert str(find("Xã Thanh Sơn").case) == "ambiguous_unit"
    assert code_of("Xã Thanh Sơn", district="734") == "26143"
    assert code_of("Xã Thanh Sơn, huyện Định Quán") == "26209"


def test_a_code_wins_over_a_name_that_does_not_contradict_it() -> None:
    assert code_of("An Phuoc", "26383") == "26383"
    assert code_of("", "26383") == "26383"
    assert code_of("Long Thành", "26368") == "26368"


def test_a_code_beside_the_name_of_another_unit_is_a_problem() -> None:
    found = find("Xã Tam An", "26383")
    assert str(found.case) == "ambiguous_unit.code"
    assert found.facts["codes"] == "26383; 26398"


def test_an_unknown_code_is_told_at_the_code_with_the_unit_of_the_name() -> None:
    found = find("Xã An Phước", "99999")
    assert (str(found.case), found.by_code, found.facts["codes"]) == ("unknown_unit", True, "26383")


def test_an_unknown_name_gives_at_most_five_suggestions_and_decides_nothing() -> None:
    found = find("Xã Cẩm Đướng")
    assert found.unit is None
    assert str(found.case) == "unknown_unit"
    codes = str(LIBRARY.names(SEPTEMBER).suggest("Xã Cẩm Đướng")["codes"]).split("; ")
    assert codes[0] == "26401"
    assert len(codes) <= 5


def test_a_unit_of_another_time_is_told_with_its_dates() -> None:
    ended = find("Xã Long Đức", month=Month(2025, 8))
    assert str(ended.case) == "unit_not_valid.valid_to"
    assert ended.facts["valid_to"] == "2025-06-30"
    early = find("Xã Long Thành", month=SEPTEMBER)
    assert str(early.case) == "unit_not_valid.valid_from"
    assert early.facts["valid_from"] == "2025-07-01"


def test_a_code_means_what_it_means_in_the_month() -> None:
    assert find("", "26389").unit == REGISTER.at(SEPTEMBER)["26389"]
    later = find("", "26389", month=Month(2025, 8)).unit
    assert later is not None
    assert later.name == "Xã Bình An"
    assert str(find("", "740", month=Month(2025, 8)).case) == "unit_not_valid.valid_to"


def test_the_province_itself_is_no_reporting_row() -> None:
    names = LIBRARY.names(SEPTEMBER)
    assert names.is_province("UBND tỉnh Đồng Nai")
    assert not names.is_province("Xã An Phước")


def told(name: str, code: str) -> Library:
    return Library(REFERENCE, "75", [Alias(name, code, None, None)])


def test_a_confirmed_name_is_not_said_of_its_namesake_in_another_district() -> None:
    names = told("Xã Thanh Sơn", "26209").names(SEPTEMBER)
    assert names.find("", "Xã Thanh Sơn").unit == TREE["26209"]
    assert names.find("", "Xã Thanh Sơn", "736").unit == TREE["26209"]
    assert names.find("", "Xã Thanh Sơn", "734").unit == TREE["26143"]


def test_a_confirmed_name_holds_in_any_district_that_knows_no_such_name() -> None:
    names = told("Một cửa số 3", "26209").names(SEPTEMBER)
    assert names.find("", "Một cửa số 3", "734").unit == TREE["26209"]


def test_a_code_of_an_offices_own_may_be_confirmed_too() -> None:
    names = told("DN-LT-03", "26383").names(SEPTEMBER)
    assert names.find("dn-lt-03", "Xã An Phước").unit == TREE["26383"]
    assert names.find("", "DN-LT-03").unit == TREE["26383"]


def test_a_confirmed_code_does_not_hide_that_the_name_is_another_units() -> None:
    names = told("DN-LT-03", "26383").names(SEPTEMBER)
    assert str(names.find("DN-LT-03", "Xã Bình An").case) == "ambiguous_unit.code"
