"""Every unit has one square of its own, roughly in place, and the office has the last word."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import correlation

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.counts.month import Month
from metrics.maps.tile_map import Guess, Map, MapTile, Square, TileMap, tiles_of
from metrics.maps.tiles import CORRECTION_COLUMNS, TILE_COLUMNS, read_tiles
from metrics.units.register import read_provinces, read_units
from metrics.units.unit import Level, Register, Unit
from scripts.make_tiles import Atlas, rows_of
from scripts.tile_layout import lay_out
from tests.metrics.builders import SEPTEMBER, a_unit

REFERENCE = Path(__file__).parents[3] / "data" / "reference"
MAPS = REFERENCE / "maps"
PROVINCES = sorted({unit.code for unit in read_provinces(REFERENCE / "units")[0]})
OLD, EARLY_2025, TODAY = Month(2024, 9), Month(2025, 3), Month(2026, 9)

UNITS = tuple(a_unit(code) for code in ("A", "B", "C"))
DISTRICT_MAP = "740,commune,,2025-06-30"


@cache
def register_of(province: str) -> Register:
    return Register(province, read_units(REFERENCE / "units", province)[0])


@cache
def shipped(province: str) -> tuple[MapTile, ...]:
    tiles, faults = read_tiles(MAPS, province, register_of(province).units)
    assert faults == ()
    return tiles


def communes(province: str, month: Month, above: str | None = None) -> list[Unit]:
    tree = register_of(province).at(month)
    above = above or province
    below = tree.under(above) if above in tree else ()
    return [unit for unit in below if unit.level is Level.COMMUNE]


def districts(province: str, month: Month) -> list[Unit]:
    tree = register_of(province).at(month)
    return [unit for unit in tree.values() if unit.level is Level.DISTRICT]


def shown(province: str, units: Sequence[Unit], month: Month) -> TileMap:
    return tiles_of(shipped(province), units, month)


def squares(found: TileMap) -> list[tuple[int, int]]:
    return [(place.column, place.row) for place in found.places.values()]


def wholes(province: str) -> Iterator[tuple[list[Unit], Month]]:
    """What a screen may ask for: a province, its districts, one of them, in each order of units."""
    for month in (OLD, EARLY_2025, TODAY):
        yield communes(province, month), month
        yield districts(province, month), month
        for district in districts(province, month):
            yield communes(province, month, district.code), month


@pytest.mark.parametrize("province", PROVINCES)
def test_every_unit_has_exactly_one_square_and_no_two_share_one(province: str) -> None:
    for units, month in wholes(province):
        found = shown(province, units, month)
        assert list(found.places) == [unit.code for unit in units]
        assert len(set(squares(found))) == len(units)
        assert Guess.UNPLACED not in {place.guess for place in found.places.values()}


@pytest.mark.parametrize("province", PROVINCES)
def test_a_district_fits_a_phone_and_a_province_is_not_much_wider_than_a_block(
    province: str,
) -> None:
    for units, month in wholes(province):
        found = shown(province, units, month)
        assert found.columns <= max(8, 1 + 1.25 * len(units) ** 0.5)
        assert found.rows <= max(8, 1 + 1.6 * len(units) ** 0.5)


def test_the_whole_of_viet_nam_is_there() -> None:
    today = [unit for code in PROVINCES for unit in communes(code, TODAY)]
    before = [unit for code in PROVINCES for unit in communes(code, EARLY_2025)]
    assert (len(today), len(before)) == (3321, 10035)
    assert len([unit for code in PROVINCES for unit in districts(code, EARLY_2025)]) == 696


@cache
def centroids(name: str) -> dict[str, tuple[float, float]]:
    with (MAPS / "centroids" / name).open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: (float(row["longitude"]), float(row["latitude"]))
            for row in csv.DictReader(file)
        }


def order(province: str, units: Sequence[Unit], month: Month) -> tuple[float, float]:
    """How well columns follow longitude and rows follow latitude, guesses left out."""
    table = centroids("since-july-2025.csv" if month == TODAY else "before-july-2025.csv")
    sure = {
        code: place
        for code, place in shown(province, units, month).places.items()
        if place.guess is None
    }
    return (
        correlation([table[code][0] for code in sure], [each.column for each in sure.values()]),
        -correlation([table[code][1] for code in sure], [each.row for each in sure.values()]),
    )


@pytest.mark.parametrize(("month", "count"), [(OLD, 170), (EARLY_2025, 159), (TODAY, 95)])
def test_dong_nai_lies_west_to_east_and_north_to_south(month: Month, count: int) -> None:
    units = communes("75", month)
    assert len(units) == count
    assert min(order("75", units, month)) > 0.95


@pytest.mark.parametrize("district", [unit.code for unit in districts("75", OLD)])
def test_a_district_of_dong_nai_lies_west_to_east_and_north_to_south(district: str) -> None:
    for month in (OLD, EARLY_2025):
        assert min(order("75", communes("75", month, district), month)) > 0.8


@pytest.mark.parametrize("month", [OLD, EARLY_2025, TODAY])
def test_the_map_of_dong_nai_has_no_hole_and_nobody_stands_alone(month: Month) -> None:
    taken = set(squares(shown("75", communes("75", month), month)))
    for column, row in {(c, r) for c in range(20) for r in range(20)}:
        beside = {(column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1)}
        if (column, row) in taken:
            assert beside & taken
        else:
            assert len(beside & taken) < 4


def test_the_communes_of_a_district_stay_together_in_the_map_of_the_province() -> None:
    units = communes("75", EARLY_2025)
    found = shown("75", units, EARLY_2025).places
    homes = {(found[unit.code].column, found[unit.code].row): unit.parent for unit in units}
    alone = [
        square
        for square, home in homes.items()
        if not any(
            homes.get((square[0] + x, square[1] + y)) == home
            for x in (-1, 0, 1)
            for y in (-1, 0, 1)
            if (x, y) != (0, 0)
        )
    ]
    assert len(alone) <= 0.01 * len(units)


def test_long_thanh_is_recognised() -> None:
    units = communes("75", SEPTEMBER, "740")
    found = shown("75", units, SEPTEMBER)
    at = {unit.name.split(maxsplit=1)[1]: found.places[unit.code] for unit in units}
    at["Long Thành"] = at.pop("trấn Long Thành")
    north = [at[name] for name in ("An Phước", "Long Đức", "Bình An")]
    middle = [at[n] for n in ("Tam An", "Long Thành", "Lộc An", "Bình Sơn", "Cẩm Đường")]
    south = [at[name] for name in ("Phước Thái", "Phước Bình")]
    for line in (north, middle, south):
        assert len({place.row for place in line}) == 1
        assert all(west.column < east.column for west, east in pairwise(line))
    assert north[0].row < middle[0].row < at["Long An"].row < at["Long Phước"].row < south[0].row
    assert at["Long An"].column < at["Bàu Cạn"].column
    assert (found.columns, len(units)) == (5, 14)


def test_districts_of_dong_nai_lie_as_on_the_map() -> None:
    at = shown("75", districts("75", OLD), OLD).places
    bien_hoa, tan_phu, nhon_trach, xuan_loc, long_thanh = (
        at[code] for code in ("731", "734", "742", "741", "740")
    )
    assert bien_hoa.column == nhon_trach.column == 1
    assert tan_phu.row == 1
    assert bien_hoa.row < nhon_trach.row
    assert nhon_trach.column < long_thanh.column < xuan_loc.column


def test_a_unit_without_a_centroid_stands_in_its_district_and_says_so() -> None:
    for month, count in ((OLD, 14), (EARLY_2025, 0)):
        places = shown("75", communes("75", month), month).places
        guessed = [code for code, place in places.items() if place.guess is Guess.DISTRICT]
        assert len(guessed) == count
    places = shown("75", communes("75", OLD), OLD).places
    of_district = [places[unit.code] for unit in communes("75", OLD, "732")]
    for code in ("26071", "26074"):
        assert (
            min(
                abs(places[code].column - each.column) + abs(places[code].row - each.row)
                for each in of_district
                if each is not places[code]
            )
            == 1
        )


def test_the_shipped_maps_of_dong_nai_are_what_the_script_computes() -> None:
    with (MAPS / "75.csv").open(encoding="utf-8", newline="") as file:
        written = [tuple(row) for row in csv.reader(file)]
    computed = [row for drawn in Atlas().draw("75") for row in rows_of(drawn)]
    assert written == [TILE_COLUMNS, *computed]


# What the office writes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = [f"{DISTRICT_MAP},{unit.identity},{n},1," for n, unit in enumerate(UNITS, start=1)]
    write(tmp_path / "75.csv", TILE_COLUMNS, *lines)
    write(tmp_path / "corrections.csv", CORRECTION_COLUMNS)
    return tmp_path


def write(path: Path, columns: Sequence[str], *lines: str) -> None:
    path.write_text("\n".join((",".join(columns), *lines)) + "\n", encoding="utf-8")


def corrected(folder: Path, *lines: str, units: Sequence[Unit] = UNITS) -> tuple[str, ...]:
    write(folder / "corrections.csv", CORRECTION_COLUMNS, *lines)
    return read_tiles(folder, "75", units)[1]


def drawn(folder: Path, units: Sequence[Unit] = UNITS) -> dict[str, tuple[int, int]]:
    tiles, faults = read_tiles(folder, "75", units)
    assert faults == ()
    found = tiles_of(tiles, units, SEPTEMBER)
    return dict(zip(found.places, squares(found), strict=True))


def test_without_corrections_units_stand_where_they_were_computed(folder: Path) -> None:
    assert drawn(folder) == {"A": (1, 1), "B": (2, 1), "C": (3, 1)}


def test_a_correction_wins(folder: Path) -> None:
    corrected(folder, f"75,{DISTRICT_MAP},B-2022,2,4,nằm phía nam")
    assert drawn(folder) == {"A": (1, 1), "B": (2, 4), "C": (3, 1)}


def test_a_correction_is_no_guess_any_more(folder: Path) -> None:
    write(folder / "75.csv", TILE_COLUMNS, f"{DISTRICT_MAP},A-2022,1,1,district")
    (tile,), _ = read_tiles(folder, "75", UNITS)
    assert tile.place == Square(1, 1, Guess.DISTRICT)
    corrected(folder, f"75,{DISTRICT_MAP},A-2022,1,1,")
    (tile,), _ = read_tiles(folder, "75", UNITS)
    assert tile.place == Square(1, 1)


def test_two_units_change_places_by_two_corrections(folder: Path) -> None:
    corrected(folder, f"75,{DISTRICT_MAP},A-2022,3,1,", f"75,{DISTRICT_MAP},C-2022,1,1,")
    assert drawn(folder) == {"A": (3, 1), "B": (2, 1), "C": (1, 1)}


def test_a_correction_places_a_unit_that_the_map_does_not_know(folder: Path) -> None:
    units = (*UNITS, a_unit("D"))
    corrected(folder, f"75,{DISTRICT_MAP},D-2022,1,2,mới thành lập", units=units)
    assert drawn(folder, units)["D"] == (1, 2)


def test_the_example_in_the_guide_can_be_written_as_it_stands(folder: Path) -> None:
    heading, line = (
        line
        for line in (MAPS / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith(("province,above", "75,740"))
    )
    assert tuple(heading.split(",")) == CORRECTION_COLUMNS
    write(folder / "corrections.csv", CORRECTION_COLUMNS, line)
    (folder / "75.csv").write_bytes((MAPS / "75.csv").read_bytes())
    tiles, faults = read_tiles(folder, "75", register_of("75").units)
    assert faults == ()
    found = tiles_of(tiles, communes("75", SEPTEMBER, "740"), SEPTEMBER)
    assert found.places["26404"] == Square(2, 3)


def test_corrections_of_another_province_are_left_to_it(folder: Path) -> None:
    assert corrected(folder, "79,760,commune,,,X-2025,no,where,") == ()


def test_a_byte_order_mark_of_a_spreadsheet_program_is_no_fault(folder: Path) -> None:
    path = folder / "corrections.csv"
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert drawn(folder)["A"] == (1, 1)


def test_two_units_in_one_square_are_told(folder: Path) -> None:
    (fault,) = corrected(folder, f"75,{DISTRICT_MAP},B-2022,1,1,")
    assert fault == (
        "corrections.csv line 2 (B-2022): column 1, row 1 of the map of 740 already holds another"
        " unit, see 75.csv line 2 (A-2022)"
    )


def test_a_unit_may_take_the_square_of_one_that_ended_before(folder: Path) -> None:
    ended = a_unit("A", valid_to=date(2024, 5, 31))
    heir = a_unit("D", valid_from=date(2024, 6, 1))
    assert (
        corrected(folder, f"75,{DISTRICT_MAP},D-2022,1,1,", units=(*UNITS[1:], ended, heir)) == ()
    )


def test_all_faults_of_all_lines_are_told_at_once(folder: Path) -> None:
    told = corrected(
        folder,
        f"75,{DISTRICT_MAP},Z-2022,5,5,",
        f"75,{DISTRICT_MAP},B-2022,0,1,",
        f"75,{DISTRICT_MAP},B-2022,2,100,",
        "75,740,division,,2025-06-30,B-2022,2,1,",
        "75,740,commune,,30/06/2025,B-2022,2,1,",
        f"75,{DISTRICT_MAP},C-2022,1,1,",
        f"75,{DISTRICT_MAP},C-2022,1,1,",
        "75,740,commune,,2025-06-30,B-2022",
        "75,75,district,,2025-06-30,C-2022,1,1,",
        "75,740,commune,2025-01-01,2025-06-30,A-2022,9,9,",
        "75,740,commune,2026-01-01,,E-2022,9,9,",
        units=(*UNITS, a_unit("E", valid_to=date(2025, 6, 30))),
    )
    for line, words in (
        (2, "(Z-2022): no unit of the scope has this identity"),
        (3, "'0': want a column and a row from 1 to 99"),
        (4, "'100': want a column and a row from 1 to 99"),
        (5, "level: 'division' is neither district nor commune"),
        (6, "Invalid isoformat string: '30/06/2025'"),
        (8, "the unit already has a square in this map, see corrections.csv line 7"),
        (8, "column 1, row 1 of the map of 740 already holds another unit"),
        (9, "6 cells, want 9"),
        (10, "the unit is a commune, the map shows units of level district"),
        (12, "(E-2022): the unit is not valid on any day of the map"),
    ):
        assert [
            fault
            for fault in told
            if fault.startswith(f"corrections.csv line {line}") and words in fault
        ], words
    assert "two maps of 740 show units of level commune on the same days" in told
    assert len(told) == 11


def test_a_row_with_a_fault_is_left_out_and_the_others_stay(folder: Path) -> None:
    corrected(folder, f"75,{DISTRICT_MAP},Z-2022,5,5,", f"75,{DISTRICT_MAP},A-2022,1,4,")
    tiles, faults = read_tiles(folder, "75", UNITS)
    assert len(faults) == 1
    assert {tile.identity for tile in tiles} == {unit.identity for unit in UNITS}
    assert squares(tiles_of(tiles, UNITS, SEPTEMBER))[0] == (1, 4)


def test_a_missing_file_and_a_wrong_heading_are_told(folder: Path) -> None:
    (folder / "75.csv").unlink()
    write(folder / "corrections.csv", TILE_COLUMNS)
    missing, heading = read_tiles(folder, "75", UNITS)[1]
    assert missing.startswith("75.csv: ")
    assert heading.startswith("corrections.csv: the first line must be province,above,level")


# Which map is shown


def a_tile(identity: str, column: int, row: int, shown: Map) -> MapTile:
    return MapTile(shown, identity, Square(column, row))


DISTRICT = Map("740", Level.COMMUNE, None, date(2025, 6, 30))
PROVINCE = Map("75", Level.COMMUNE, None, date(2025, 6, 30))
TILES = (
    a_tile("A-2022", 2, 1, DISTRICT),
    a_tile("B-2022", 3, 2, DISTRICT),
    a_tile("A-2022", 10, 10, PROVINCE),
    a_tile("B-2022", 11, 10, PROVINCE),
    a_tile("C-2022", 12, 10, PROVINCE),
)


def test_the_communes_of_one_district_stand_in_its_own_map() -> None:
    assert squares(tiles_of(TILES, UNITS[:2], SEPTEMBER)) == [(2, 1), (3, 2)]


def test_communes_of_several_districts_stand_in_the_map_of_the_province() -> None:
    assert squares(tiles_of(TILES, UNITS, SEPTEMBER)) == [(10, 10), (11, 10), (12, 10)]


def test_a_part_of_a_district_stays_where_it_is_in_the_whole() -> None:
    found = tiles_of(TILES, UNITS[1:2], SEPTEMBER)
    assert (squares(found), found.columns, found.rows) == ([(3, 2)], 3, 2)


def test_a_unit_that_no_map_knows_stands_below_the_others() -> None:
    strangers = (a_unit("X"), a_unit("Y"), a_unit("Z"), a_unit("W"))
    found = tiles_of(TILES, (strangers[0], *UNITS[:2], *strangers[1:]), SEPTEMBER)
    assert squares(found) == [(1, 3), (2, 1), (3, 2), (2, 3), (3, 3), (1, 4)]
    assert found.places["X"].guess is Guess.UNPLACED
    assert (found.columns, found.rows) == (3, 4)


def test_a_map_is_not_shown_on_a_day_it_is_not_valid() -> None:
    found = tiles_of(TILES, UNITS[:2], TODAY)
    assert {place.guess for place in found.places.values()} == {Guess.UNPLACED}


def test_units_of_several_levels_are_refused() -> None:
    with pytest.raises(ValueError, match="one level"):
        tiles_of(TILES, (UNITS[0], a_unit("740", Level.DISTRICT, "75")), SEPTEMBER)


def test_nobody_is_shown_on_an_empty_map() -> None:
    assert tiles_of(TILES, (), SEPTEMBER).places == {}


@given(st.sets(st.sampled_from("ABCDEFGHIJ")))
def test_whoever_is_asked_for_has_a_square_of_his_own(codes: set[str]) -> None:
    found = tiles_of(TILES, [a_unit(code) for code in sorted(codes)], SEPTEMBER)
    assert set(found.places) == codes
    assert len(set(squares(found))) == len(codes)
    for column, row in squares(found):
        assert 1 <= column <= found.columns
        assert 1 <= row <= found.rows


# How the maps are computed

degrees = st.tuples(st.floats(105, 107), st.floats(10, 12))


@settings(max_examples=30, deadline=None)
@given(st.lists(degrees, min_size=1, max_size=15))
def test_places_anywhere_even_in_one_point_find_squares_of_their_own(
    places: list[tuple[float, float]],
) -> None:
    found = lay_out(places).squares
    assert len(set(found)) == len(places)
    assert min(column for column, _ in found) == min(row for _, row in found) == 1
    assert max(column for column, _ in found) <= 8


@pytest.mark.parametrize(("columns", "rows"), [(1, 2), (3, 1), (3, 3), (5, 3), (4, 7), (8, 8)])
def test_places_that_stand_in_a_grid_keep_it(columns: int, rows: int) -> None:
    grid = [(column, row) for row in range(1, rows + 1) for column in range(1, columns + 1)]
    found = lay_out([(106 + column / 10, 11 - row / 10) for column, row in grid])
    assert list(found.squares) == grid
    assert found.neighbours_kept == 1


def test_a_crowded_town_does_not_push_the_country_aside() -> None:
    country = [(106 + x / 5, 11 - y / 5) for x in range(3) for y in range(3) if (x, y) != (1, 1)]
    town = [(106.2 + x / 100, 10.8 - y / 100) for x in range(2) for y in range(2)]
    found = lay_out(country + town).squares
    corners = [found[0], found[2], found[5], found[7]]
    for column, row in found[8:]:
        assert min(c for c, _ in corners) <= column <= max(c for c, _ in corners)
        assert min(r for _, r in corners) <= row <= max(r for _, r in corners)
