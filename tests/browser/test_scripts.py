"""The scripts of the components by themselves: their modules in an empty page, without a server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import ROOT
from ui.kit.component import bundle
from wording import native

pytestmark = pytest.mark.browser

SCRIPTS = ROOT / "ui" / "scripts"
PLACE = "http://scripts.test/"
COLUMNS = [
    {"c": "t", "n": "Đèn", "k": "tally"},
    {"c": "a", "n": "Đúng hạn", "k": "light", "d": 1},
    {"c": "b", "n": "Số hóa", "k": "text", "x": 1},
]
STATES = [{"m": "missed-full", "o": "missed", "w": "Không đạt", "t": "missed"}]
LIGHTS: list[list[Any]] = [
    [None, [0, "50", 5, 10], ["7", 7]],
    [None, [0, "90", 9, 10], ["-"]],
    [None, [0], None],
]
ROWS = [
    {"c": "1", "n": "Xã Đắk Lua", "g": 0, "a": 1, "r": 2, "cells": LIGHTS[0]},
    {"c": "2", "n": "Xã An Phước", "g": 1, "a": 0, "r": 0, "cells": LIGHTS[1]},
    {"c": "3", "n": "Xã Bàu Cạn", "g": 1, "a": 2, "r": 1, "cells": LIGHTS[2]},
]
DATA = {
    "columns": COLUMNS,
    "states": STATES,
    "groups": [{"k": "x", "n": "Huyện Tân Phú"}, {"k": "y", "n": "Huyện Long Thành"}],
    "rows": ROWS,
    "whole": {"n": "Cả tỉnh"},
    "words": {"plan": "Đưa {count} đơn vị", "plan_hint": "Chọn"},
    "plan": "/inspections?don_vi=",
}
STATE = {"words": "", "flat": False, "all": False, "sort": None, "down": False}


@pytest.fixture(scope="module")
def empty(chromium: Browser) -> Iterator[Page]:
    """A page with nothing in it that can import the scripts."""

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(PLACE)
        if name.endswith(".js"):
            script = (SCRIPTS / name).read_text("utf-8")
            route.fulfill(body=script, content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html><main></main>", content_type="text/html")

    page = chromium.new_page()
    page.route(f"{PLACE}**", serve)
    page.goto(PLACE)
    yield page
    page.close()


def run(page: Page, script: str, body: str, *given: object) -> Any:
    """What a body says that has the exports of a script as `it` and what is given as `data`."""
    return page.evaluate(
        f"async data => {{ const it = await import('./{script}.js'); {body} }}", list(given)
    )


def lines(page: Page, **wanted: object) -> list[str]:
    """The lines of the table in a state, each by its kind and name."""
    body = """
        const [table, state] = data;
        it.makeSearchable(table);
        return it.linesOf(table, state).lines.map(({kind, row}) => `${kind} ${row.n}`);
    """
    said: list[str] = run(page, "grid_rows", body, DATA, {**STATE, **wanted})
    return said


@pytest.mark.parametrize(
    ("text", "folded"),
    [(" Đồng  Nai ", "dong  nai"), ("THỦ ĐỨC", "thu duc"), ("e\u0301", "e"), ("d-1", "d-1")],
)
def test_texts_are_compared_without_marks(empty: Page, text: str, folded: str) -> None:
    assert run(empty, "text", "return it.fold(data[0])", text) == folded


def test_markup_and_thousands_are_written_as_a_person_reads_them(empty: Page) -> None:
    assert run(empty, "text", "return it.safe(data[0])", "<b a='1'>&\"") == (
        "&lt;b a=&#39;1&#39;&gt;&amp;&quot;"
    )
    dotted = "return data.map(it.dotted)"
    assert run(empty, "text", dotted, 0, 999, 1000, 1234567) == ["0", "999", "1.000", "1.234.567"]


def test_lines_stand_in_their_groups_or_flat_by_rank(empty: Page) -> None:
    assert lines(empty) == [
        "whole Cả tỉnh",
        "group Huyện Tân Phú",
        "unit Xã Đắk Lua",
        "group Huyện Long Thành",
        "unit Xã An Phước",
        "unit Xã Bàu Cạn",
    ]
    flat = ["whole Cả tỉnh", "unit Xã An Phước", "unit Xã Bàu Cạn", "unit Xã Đắk Lua"]
    assert lines(empty, flat=True) == flat


def test_a_search_finds_names_and_groups_and_leaves_the_whole_out(empty: Page) -> None:
    assert lines(empty, flat=True, words="dak  lua") == ["unit Xã Đắk Lua"]
    assert lines(empty, words="LONG thanh") == [
        "group Huyện Long Thành",
        "unit Xã An Phước",
        "unit Xã Bàu Cạn",
    ]


@pytest.mark.parametrize("down", [False, True])
def test_rows_without_a_number_stand_last_either_way(empty: Page, down: bool) -> None:
    first = ["unit Xã Đắk Lua", "unit Xã An Phước"]
    numbered = first[::-1] if down else first
    found = lines(empty, flat=True, sort="a", down=down)
    assert found[1:] == [*numbered, "unit Xã Bàu Cạn"]


def test_a_head_that_is_pressed_turns_the_order_around(empty: Page) -> None:
    body = "return it.pressed(data[0], data[1], data[2])"
    press = [run(empty, "grid_rows", body, COLUMNS, STATE, code) for code in ("a", "b", "")]
    assert press == [
        {"sort": "a", "down": True},
        {"sort": "b", "down": False},
        {"sort": "", "down": False},
    ]
    again = run(empty, "grid_rows", body, COLUMNS, press[0], "a")
    assert again == {"sort": "a", "down": False}


def test_a_head_says_how_it_is_sorted(empty: Page) -> None:
    body = "return ['t', 'a', ''].map(code => it.sortedBy(data[0], data[1], code))"
    assert run(empty, "grid_rows", body, COLUMNS, STATE) == ["descending", "none", "none"]
    by_name = {**STATE, "sort": ""}
    assert run(empty, "grid_rows", body, COLUMNS, by_name) == ["none", "none", "ascending"]


def test_an_address_keeps_what_was_searched_and_sorted(empty: Page) -> None:
    there = {**STATE, "words": "xã an", "sort": "on_time", "down": True, "flat": True}
    body = "return it.addressOf('?ky=1&them=1', data[0])"
    address = run(empty, "grid_address", body, there)
    assert address == "?ky=1&tim=x%C3%A3+an&sap=-on_time&tat_ca=1"
    asked = "return it.askedOf(data[0])"
    assert run(empty, "grid_address", asked, address) == {**there, "all": False}
    assert run(empty, "grid_address", asked, "?ky=1") == STATE
    by_name = "return it.askedOf(it.addressOf('', data[0]))"
    assert run(empty, "grid_address", by_name, {**STATE, "sort": ""}) == {**STATE, "sort": ""}


def test_groups_without_a_sum_stand_first_and_are_not_sorted(empty: Page) -> None:
    groups = [
        {"k": "x", "n": "Huyện Tân Phú", "cells": LIGHTS[0]},
        {"k": "y", "n": "Huyện Long Thành"},
    ]
    summed = {**DATA, "groups": groups}
    body = "it.makeSearchable(data[0]); return it.linesOf(data[0], data[1]).lines[1].row.n;"
    for sort in (None, "a", ""):
        assert run(empty, "grid_rows", body, summed, {**STATE, "sort": sort}) == "Huyện Long Thành"


def test_a_cell_says_what_is_behind_its_light(empty: Page) -> None:
    body = "return it.cellOf(data[0], data[0].columns[1], data[0].rows[0], 'u')"
    cell = run(empty, "grid_cells", body, DATA)
    assert 'aria-label="Xã Đắk Lua, Đúng hạn: Không đạt, 50 %, 5/10"' in cell
    assert 'data-ask="u|1|a"' in cell
    assert 'data-n="0.5"' in cell


def test_lights_are_counted_and_bars_keep_to_their_scale(empty: Page) -> None:
    tally = run(empty, "grid_cells", "return it.tallyOf(data[0], data[0].rows[0].cells)", DATA)
    assert tally.endswith("</i>1</span></span>")
    bar = "return it.barOf({from: 0, to: 200}, ['50', -10, 100, 300])"
    assert "left:0.0%;width:100.0%" in run(empty, "grid_cells", bar)
    assert "left:50.0%" in run(empty, "grid_cells", bar)


def test_a_line_breaks_where_a_month_is_missing(empty: Page) -> None:
    drawn = run(empty, "grid_cells", "return it.monthsOf([[1, 2, null, 3], null, 'x'])")
    path = drawn.partition('<path d="')[2].partition('"')[0]
    assert [sign for sign in path if sign.isalpha()] == ["M", "L", "M"]
    assert run(empty, "grid_cells", "return it.monthsOf([[null], 5, 'x'])") == ""


def test_chosen_units_are_named_once_and_unknown_ones_left_out(empty: Page) -> None:
    said = run(empty, "grid_lines", "return it.planOf(data[0], ['2', '9'])", DATA)
    assert 'href="/inspections?don_vi=2"' in said
    assert "Đưa 1 đơn vị" in said
    nothing = run(empty, "grid_lines", "return it.planOf(data[0], ['9'])", DATA)
    assert nothing == '<span class="k-sm k-muted">Chọn</span>'


UNITS = [
    "Xã Long An",
    "Huyện Long Thành",
    "Xã An Phước · Long Thành",
    "Thị trấn Long Thành · Long Thành",
    "Xã Thành Long",
    "Phường Đông Thanh",
]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("long thanh", [*UNITS[1:2], UNITS[3], UNITS[2], UNITS[4]]),
        (" THANH  long", [UNITS[4], *UNITS[1:4]]),
        ("an phước", [UNITS[2]]),
        ("thanh", [UNITS[5], UNITS[1], UNITS[3], UNITS[4], UNITS[2]]),
        ("đồng", [UNITS[5]]),
        ("dong th", [UNITS[5]]),
        ("", UNITS),
    ],
)
def test_what_is_typed_is_found_without_marks_the_exact_phrase_first(
    empty: Page, typed: str, names: list[str]
) -> None:
    body = "return it.found(data[0], data[1], (each) => each)"
    assert run(empty, "finding", body, UNITS, typed) == names


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("No results", "Không tìm thấy"),
        ("12 options available.", "12 lựa chọn"),
        ("Select 3 matches", "Chọn cả 3 mục tìm thấy"),
        ("Selected Date: November 30, 2026", "Ngày đã chọn: 30/11/2026"),
        ("11 – November", "tháng 11"),
        ("Choose date, tháng 11 năm 2026", "Chọn ngày, tháng 11 năm 2026"),
        ("Today, Thứ Hai, 30 tháng 11, 2026 selected", "Hôm nay, Thứ Hai, 30 tháng 11, 2026"),
        (
            "Error: Number is outside the allowed range. Please enter a value between 0 and 100.",
            "Số phải từ 0 đến 100.",
        ),
        ("Upload", "Chọn tệp"),
        ("Remove phu-luc.docx", "Bỏ tệp phu-luc.docx"),
        ("Xã An Phước", None),
    ],
)
def test_what_streamlit_says_of_itself_is_said_in_vietnamese(
    empty: Page, english: str, vietnamese: str | None
) -> None:
    body = "return it.said(data[0], data[1])"
    assert run(empty, "own_words", body, english, native.OWN) == vietnamese


def test_an_arrow_on_the_map_goes_to_the_nearest_ahead(empty: Page) -> None:
    body = """
        const made = ([left, top]) => ({left, top, getBoundingClientRect: () =>
            ({left, top, width: 10, height: 10})});
        const [from, ...all] = [[0, 0], [40, 0], [20, 15], [0, 20], [-20, 0]].map(made);
        const place = step => { const to = it.nearest(from, all, step); return to && to.left; };
        return [[1, 0], [-1, 0], [0, 1], [0, -1]].map(place);
    """
    assert run(empty, "map", body) == [40, -20, 0, None]


def test_a_copied_text_is_told_for_a_while(empty: Page) -> None:
    body = """
        const button = document.createElement("button");
        button.textContent = "Chép"; button.dataset.copied = "Đã chép";
        it.tell(button); it.tell(button);
        return [button.textContent, button.dataset.before];
    """
    assert run(empty, "live", body) == ["Đã chép", "Chép"]


@pytest.mark.parametrize("script", ["file", "grid", "live", "map"])
def test_a_bundle_is_one_script_that_draws(empty: Page, script: str) -> None:
    body = """
        const address = URL.createObjectURL(new Blob([data[0]], {type: "text/javascript"}));
        const {default: draw, ...others} = await import(address);
        return [typeof draw, Object.keys(others)];
    """
    assert run(empty, script, body, bundle(script)) == ["function", []]


def test_keys_of_a_meeting_mean_nothing_to_who_types(empty: Page) -> None:
    body = """
        const said = (tag, key, more = {}) => {
            const target = document.createElement(tag);
            return it.wanted({key, target, ...more});
        };
        return [
            said("main", "ArrowRight"), said("main", "PageUp"), said("main", "f"),
            said("main", "x"), said("input", "ArrowRight"), said("textarea", "f"),
            said("main", "f", {ctrlKey: true}),
        ];
    """
    assert run(empty, "meeting", body) == ["next", "prev", "full", "", "", "", ""]


def test_the_last_look_is_remembered_where_the_browser_lets_it(empty: Page) -> None:
    body = """
        const kept = new Map();
        const store = {getItem: key => kept.get(key) ?? null, setItem: (k, v) => kept.set(k, v)};
        const shut = {getItem() { throw new Error("shut"); }};
        return [it.last(store, "a", "1"), it.last(store, "a", "2"), it.last(store, "b", "3"),
            it.last(shut, "a", "4")];
    """
    assert run(empty, "looked", body) == ["", "1", "", ""]
