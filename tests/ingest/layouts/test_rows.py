"""Which rows below the headings are units, totals, groups or nothing."""

from __future__ import annotations

import pytest

from ingest.layouts.rows import Body, read_body
from ingest.layouts.table import Header
from tests.ingest.workbooks import LIBRARY, REGISTER, SEPTEMBER

WORDS = LIBRARY.forms.words
HEADER = Header(0, 0, ((), ()), ((), ()), None, 0, None, None)
SPECIAL = sorted(WORDS.total_rows | WORDS.group_rows | WORDS.junk_rows)


def sort(label: str) -> Body:
    return read_body([["Đơn vị", "Tiếp nhận"], [label, 5.0]], HEADER, [1], WORDS)


@pytest.mark.parametrize("written", SPECIAL)
@pytest.mark.parametrize("between", [" ", "  ", " – ", "-", ", ", "\n"], ids=repr)
def test_a_row_that_is_no_unit_is_known_however_its_words_are_joined(
    written: str, between: str
) -> None:
    for label in (between.join(written.split()), between.join(written.upper().split()) + ":"):
        assert sort(label).units == []


def test_every_unit_of_the_register_is_a_unit() -> None:
    names = [unit.name for unit in REGISTER.at(SEPTEMBER).values()]
    assert [name for name in names if sort(name).units != [1]] == []


@pytest.mark.parametrize(
    "label",
    ["Xã Phường Lạ", "Cấp Tiến", "Cấp nước Đồng Nai", "Toàn Thắng", "Sở Ban Mai", "Testament"],
)
def test_a_name_that_begins_like_one_is_a_unit(label: str) -> None:
    assert sort(label).units == [1]


@pytest.mark.parametrize("label", ["TỔNG (I+II)", "Tổng cộng:", "Cộng (15 xã)"])
def test_a_total_is_known_by_how_it_begins(label: str) -> None:
    assert sort(label).units == []
