"""Months before a merger are told for the units of today, or not at all."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.units.register import former_provinces, read_successions, read_units
from metrics.units.restate import Event, Mark, Origins
from metrics.units.unit import Level, Unit
from metrics.units.unit_rows import Succession
from tests.metrics.builders import a_unit
from tests.metrics.units.restating import Restated, restate

FOLDER = Path(__file__).parents[3] / "data" / "reference" / "units"
DECEMBER_2024, JANUARY_2025 = Month(2024, 12), Month(2025, 1)
JUNE, JULY = Month(2025, 6), Month(2025, 7)
MERGER, NEW_YEAR = date(2025, 7, 1), date(2025, 1, 1)
OLD = date(2025, 6, 30)


@cache
def dong_nai() -> Origins:
    scopes = ("75", *former_provinces(FOLDER, "75"))
    units = [unit for scope in scopes for unit in read_units(FOLDER, scope)[0]]
    return Origins(dict.fromkeys(units), read_successions(FOLDER, "75"))


def told(origins: Origins, identity: str, month: Month, figures: dict[str, Share]) -> Restated:
    by_month = {(part, month): share for part, share in figures.items()}
    (row,) = restate(origins, identity, [month], by_month)
    return row


# --- Đồng Nai ----------------------------------------------------------------------------------

LONG_THANH = ("26368-2022", "26392-2022", "26395-2022", "26404-2022")


@pytest.mark.parametrize("month", [Month(2023, 1), DECEMBER_2024, JANUARY_2025, JUNE])
def test_xa_long_thanh_is_the_sum_of_its_four_former_communes(month: Month) -> None:
    figures = {part: Share(90 + at, 100) for at, part in enumerate(LONG_THANH)}
    row = told(dong_nai(), "26368-2025", month, figures)
    assert row == Restated(month, Share(366, 400), LONG_THANH)


def test_from_the_merger_on_a_unit_stands_for_itself() -> None:
    row = told(dong_nai(), "26368-2025", JULY, {"26368-2025": Share(9, 10)})
    assert row == Restated(JULY, Share(9, 10), ("26368-2025",))


def test_a_former_commune_without_figures_leaves_no_sum() -> None:
    figures = {part: Share(9, 10) for part in LONG_THANH[1:]}
    row = told(dong_nai(), "26368-2025", JUNE, figures)
    assert row.share is None
    assert row.missing == ("26368-2022",)
    assert row.marks == ()


@pytest.mark.parametrize("heir", ["26359-2025", "26446-2025"])
def test_the_heirs_of_divided_xuan_tam_cannot_be_told_before_the_division(heir: str) -> None:
    parts = dong_nai().parts(heir, JUNE)
    row = told(dong_nai(), heir, JUNE, {part: Share(9, 10) for part in parts})
    assert "26449-2022" in parts
    assert row.share is None
    assert row.marks == (Mark(MERGER, Event.SPLIT, ("26449-2022",)),)
    assert told(dong_nai(), heir, JULY, {heir: Share(9, 10)}).share == Share(9, 10)


def test_a_ward_of_bien_hoa_cannot_be_told_across_january_2025_for_want_of_a_source() -> None:
    # Phường Trảng Dài of today: Phường Trảng Dài of Biên Hòa and Xã Thiện Tân of Vĩnh Cửu.
    parts = dong_nai().parts("25993-2025", DECEMBER_2024)
    figures = {part: Share(9, 10) for part in parts}
    after = told(dong_nai(), "25993-2025", JANUARY_2025, figures)
    before = told(dong_nai(), "25993-2025", DECEMBER_2024, figures)
    assert after.share == Share(18, 20)
    assert before.share is None
    assert {(mark.day, mark.event) for mark in before.marks} == {(NEW_YEAR, Event.NO_SOURCE)}


def test_a_ward_that_took_an_old_code_in_january_2025_has_no_earlier_months() -> None:
    # Phường Tam Hiệp of today holds Phường Tân Mai, code 26014 since January 2025.
    parts = dong_nai().parts("26017-2025", DECEMBER_2024)
    row = told(dong_nai(), "26017-2025", DECEMBER_2024, {part: Share(1, 1) for part in parts})
    assert "26014-2025-01" not in parts
    assert row.share is None
    assert Mark(NEW_YEAR, Event.NO_SOURCE, ()) in row.marks


@pytest.mark.parametrize("district", ["731-2022", "732-2022", "734-2022", "735-2022", "740-2022"])
def test_at_district_level_january_2025_is_no_break(district: str) -> None:
    assert dong_nai().marks(district) == ()
    for month in (DECEMBER_2024, JANUARY_2025):
        row = told(dong_nai(), district, month, {district: Share(9, 10)})
        assert row.share == Share(9, 10)


def test_january_2025_concerns_only_the_four_districts_in_which_units_ended() -> None:
    units, _ = read_units(FOLDER, "75")
    concerned = {
        unit.parent
        for unit in units
        if unit.level is Level.COMMUNE
        and unit.valid_on(OLD)
        and any(mark.event is Event.NO_SOURCE for mark in dong_nai().marks(unit.identity))
    }
    assert concerned == {"731", "732", "734", "735"}


def test_a_commune_from_binh_phuoc_is_the_sum_of_its_communes_there() -> None:
    parts = dong_nai().parts("25195-2025", JUNE)
    row = told(dong_nai(), "25195-2025", JUNE, {part: Share(9, 10) for part in parts})
    assert len(parts) > 1
    assert row.share == Share(9 * len(parts), 10 * len(parts))


def test_without_the_register_of_binh_phuoc_its_communes_are_not_told() -> None:
    units, _ = read_units(FOLDER, "75")
    origins = Origins(units, read_successions(FOLDER, "75"))
    row = told(origins, "25195-2025", JUNE, {"25195-2022": Share(9, 10)})
    assert row.share is None
    assert Event.NO_REGISTER in {mark.event for mark in row.marks}


def test_every_unit_of_today_is_told_from_units_of_its_own_or_says_why_not() -> None:
    units, _ = read_units(FOLDER, "75")
    today = [unit for unit in units if unit.reports and unit.valid_to is None]
    for unit in today:
        parts = dong_nai().parts(unit.identity, JUNE)
        row = told(dong_nai(), unit.identity, JUNE, {part: Share(1, 2) for part in parts})
        assert parts
        assert (row.share is None) == any(mark.event is Event.SPLIT for mark in row.marks)


def test_no_former_unit_is_summed_twice() -> None:
    units, _ = read_units(FOLDER, "75")
    communes = [unit for unit in units if unit.level is Level.COMMUNE and unit.valid_to is None]
    used = [part for unit in communes for part in dong_nai().parts(unit.identity, JUNE)]
    twice = {part for part in used if used.count(part) > 1}
    assert twice == {"26449-2022"}


# --- Small registers ---------------------------------------------------------------------------


def ended(code: str, last: date = OLD, parent: str = "740") -> Unit:
    return a_unit(code, parent=parent, valid_to=last)


def begun(code: str, first: date = MERGER, parent: str = "740") -> Unit:
    return a_unit(code, parent=parent, valid_from=first, identity=f"{code}-2025")


def test_a_unit_that_took_in_a_neighbour_is_told_with_it() -> None:
    keeper, neighbour = a_unit("1"), ended("2")
    origins = Origins([keeper, neighbour], [Succession("2-2022", "1-2022", part=False)])
    figures = {"1-2022": Share(1, 2), "2-2022": Share(3, 4)}
    assert told(origins, "1-2022", JUNE, figures).share == Share(4, 6)
    assert told(origins, "1-2022", JULY, figures).share == Share(1, 2)
    assert origins.marks("1-2022") == (Mark(MERGER, Event.MERGED, ("2-2022",)),)


def test_two_mergers_in_a_row_are_followed_to_the_beginning() -> None:
    first = [ended("1", date(2024, 12, 31)), ended("2", date(2024, 12, 31))]
    middle = a_unit("3", valid_from=NEW_YEAR, valid_to=OLD)
    last = begun("4")
    origins = Origins(
        [*first, middle, ended("5"), last],
        [
            Succession("1-2022", "3-2022", part=False),
            Succession("2-2022", "3-2022", part=False),
            Succession("3-2022", "4-2025", part=False),
            Succession("5-2022", "4-2025", part=False),
        ],
    )
    assert origins.parts("4-2025", DECEMBER_2024) == ("1-2022", "2-2022", "5-2022")
    assert origins.parts("4-2025", JUNE) == ("3-2022", "5-2022")
    assert [mark.day for mark in origins.marks("4-2025")] == [NEW_YEAR, MERGER]
    assert not any(mark.breaks for mark in origins.marks("4-2025"))


def test_a_division_further_back_forbids_only_what_lies_before_it() -> None:
    origins = Origins(
        [
            ended("1", date(2024, 12, 31)),
            a_unit("2", valid_from=NEW_YEAR, valid_to=OLD),
            begun("3"),
        ],
        [
            Succession("1-2022", "2-2022", part=True),
            Succession("2-2022", "3-2025", part=False),
        ],
    )
    figures = {"1-2022": Share(1, 2), "2-2022": Share(1, 2)}
    assert told(origins, "3-2025", JUNE, figures).share == Share(1, 2)
    assert told(origins, "3-2025", DECEMBER_2024, figures).share is None


def test_a_renamed_unit_is_the_same_unit() -> None:
    old = a_unit("1", valid_to=OLD)
    new = a_unit("1", valid_from=MERGER)
    origins = Origins([old, new], [])
    assert origins.marks("1-2022") == ()
    assert told(origins, "1-2022", JUNE, {"1-2022": Share(1, 2)}).share == Share(1, 2)


def test_a_month_without_any_figures_is_a_gap_and_no_cases_are_cases() -> None:
    origins = Origins([a_unit("1")], [])
    assert told(origins, "1-2022", JUNE, {}).share is None
    assert told(origins, "1-2022", JUNE, {"1-2022": Share(0, 0)}).share == Share(0, 0)


def test_a_unit_in_another_district_is_not_concerned_by_a_lost_neighbour() -> None:
    lost, near, far = ended("1"), a_unit("2"), a_unit("3", parent="741")
    origins = Origins([lost, near, far], [])
    assert origins.marks("2-2022") == (Mark(MERGER, Event.NO_SOURCE, ("1-2022",)),)
    assert origins.marks("3-2022") == ()
