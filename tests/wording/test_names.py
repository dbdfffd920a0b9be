import unicodedata

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.names import fold, sort_key, without_type

SYLLABLES = """An Ân Ăn Ba Bà Bá Bả Bã Bạ Bàu Cạn Cẩm Dầu Đak Đại Định Đồng Em Êm Giây Hòa Hoà
Kiệm Lộc Long Lợi Nhơn Ô Ơn Ông Phú Phước Quán Sông Tân Thống Trạch Trảng Ưng Uyên Vĩnh Xuân Ý
Yên"""
names = st.lists(st.sampled_from(SYLLABLES.split()), min_size=1, max_size=3).map(" ".join)


def test_the_alphabet_comes_before_the_tones() -> None:
    wanted = ["An", "Ăn", "Ân", "Ba", "Bà", "Bả", "Bã", "Bá", "Bạ", "Dầu", "Đak", "Ô", "Ơn", "Ưng"]
    assert sorted(reversed(wanted), key=sort_key) == wanted


def test_a_type_word_does_not_count() -> None:
    wanted = ["Xã An Phước", "Thị trấn Long Thành", "UBND xã Lộc An", "Phường Tân Phong"]
    assert sorted(reversed(wanted), key=sort_key) == wanted


def test_numbers_in_names_are_compared_as_numbers() -> None:
    assert sorted(["Phường 10", "Phường 2", "Gia Tân 3"], key=sort_key) == [
        "Phường 2",
        "Phường 10",
        "Gia Tân 3",
    ]


@given(st.lists(names, min_size=2, max_size=8, unique=True))
def test_names_stand_in_the_order_the_database_gives_them(found: list[str]) -> None:
    with duckdb.connect() as connection:
        rows = connection.execute(
            "select name from (select unnest(?::varchar[]) as name) order by name collate vi",
            [found],
        ).fetchall()
    assert [sort_key(name)[:2] for (name,) in rows] == sorted(sort_key(name)[:2] for name in found)


@given(names)
def test_the_way_letters_are_encoded_does_not_matter(name: str) -> None:
    apart = unicodedata.normalize("NFD", name)
    assert sort_key(apart)[:2] == sort_key(name)[:2]
    assert fold(apart) == fold(name)


@pytest.mark.parametrize(
    ("text", "found_by"),
    [
        ("Thị trấn Long Thành", "thi tran long thanh"),
        ("  Đồng   Nai ", "dong nai"),
        ("Ðịnh Quán", "dinh quan"),
        ("Xã Nam Cát Tiên", "XÃ NAM CÁT TIÊN"),
    ],
)
def test_a_name_is_found_with_and_without_diacritics(text: str, found_by: str) -> None:
    assert fold(text) == fold(found_by)


@given(names)
def test_folding_twice_changes_nothing_more(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert fold(name).isascii()


@pytest.mark.parametrize(
    ("name", "rest"),
    [("Xã Long An", "Long An"), ("Phường", "Phường"), ("Sở Công Thương", "Sở Công Thương")],
)
def test_only_a_word_for_the_type_of_place_is_taken_off(name: str, rest: str) -> None:
    assert without_type(name) == rest
