"""On paper a page is dark on white, whole and without what cannot be pressed there."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import ARTEFACTS, Visit

pytestmark = pytest.mark.browser

LONG_THANH = "?ky=Tháng+9/2024&pham_vi=Huyện+Long+Thành&cach_tinh=Lũy+kế+năm"
DARK = [pytest.param((1366, 768, "dark"), id="dark")]
SCREENS = ["", "scorecard", "gaps", "trend", "people", "indicator_guide"]
BRIGHTNESS = """selector => {
    const seen = [...document.querySelectorAll(selector)].filter(each => each.innerText);
    return seen.map(each => {
        const [r, g, b] = getComputedStyle(each).color.match(/[\\d.]+/g).map(Number);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    });
}"""


@pytest.mark.parametrize("address", SCREENS)
@pytest.mark.parametrize("visit", DARK, indirect=True)
def test_a_page_read_in_the_dark_prints_dark_on_white(visit: Visit, address: str) -> None:
    visit.open(address)
    visit.page.emulate_media(media="print")
    ground = visit.page.evaluate(
        "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    )
    assert ground == "rgb(255, 255, 255)"
    assert max(visit.page.evaluate(BRIGHTNESS, ".k, .k p, .k td, .k th, h1")) < 150
    for gone in ("[data-testid=stSidebar]", ".st-key-choices", "[data-testid=stPopover]"):
        assert not visit.page.locator(gone).first.is_visible()


@pytest.mark.parametrize("address", ["", "scorecard", "gaps", "trend", "ranking"])
def test_paper_tells_what_was_chosen(visit: Visit, address: str) -> None:
    chosen = "?ky=Tháng+9/2024&pham_vi=Huyện+Long+Thành&cach_tinh=Lũy+kế+năm&cap=Cấp+xã"
    visit.open(address + chosen)
    line = visit.page.locator(".k-chosen")
    assert not line.is_visible()
    visit.page.emulate_media(media="print")
    said = line.inner_text()
    for label in ("Huyện Long Thành", "Tháng 9/2024", "Lũy kế năm", "Cấp xã", "In ngày"):
        assert label in said


def test_a_long_list_is_printed_whole(visit: Visit) -> None:
    visit.open("scorecard")
    visit.page.emulate_media(media="print")
    cut = visit.page.evaluate(
        "(e => e && getComputedStyle(e).overflowY)(document.querySelector('.k-scroll'))"
    )
    assert cut == "visible"


@pytest.mark.parametrize("address", ["scorecard", "ranking"])
def test_headings_can_stand_on_every_page_of_a_long_table(visit: Visit, address: str) -> None:
    visit.open(address)
    visit.page.emulate_media(media="print")
    head = visit.page.locator(".k-mx thead")
    assert head.evaluate("e => getComputedStyle(e).display") == "table-header-group"
    shown = "all => all.map(e => getComputedStyle(e)).map(e => [e.position, e.display])"
    assert {place for place, _ in head.locator("th").evaluate_all(shown)} == {"static"}
    # A box of a button is drawn on the first page only.
    assert {display for _, display in head.locator("button").evaluate_all(shown)} == {"contents"}


@pytest.mark.parametrize("chosen", ["?ky=Tháng+9/2026", LONG_THANH, "?ky=Tháng+1/2025"])
def test_the_overview_is_one_sheet_with_nothing_cut(visit: Visit, chosen: str) -> None:
    visit.open(chosen)
    pdf = visit.page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    visit.page.emulate_media(media="print")
    names = visit.page.locator(
        ".k-tile .n, .k-tile .y, .k-attn td.k-cut, .k-attn td.k-cut small, .k-who span"
    )
    assert not names.evaluate_all("all => all.filter(e => e.scrollWidth > e.clientWidth).length")


@pytest.mark.parametrize("scope", ["", "&pham_vi=Huyện+Long+Thành"])
def test_the_distances_are_one_sheet_with_the_map_beside_them(visit: Visit, scope: str) -> None:
    visit.open(f"gaps?ky=Tháng+9/2024{scope}")
    visit.page.locator(".k-gaps .track .whisker").first.wait_for(state="attached")
    pdf = visit.page.pdf(prefer_css_page_size=True, print_background=True)
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    (ARTEFACTS / f"gaps{'-district' if scope else ''}.pdf").write_bytes(pdf)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_a_light_is_told_on_paper_by_shape_and_word(visit: Visit) -> None:
    visit.open()
    visit.page.emulate_media(media="print")
    tag = visit.page.locator(".k-tag").first
    assert tag.inner_text().strip()
    exact = tag.locator(".k-m").evaluate("e => getComputedStyle(e).printColorAdjust")
    assert exact == "exact"


@pytest.mark.parametrize("visit", [pytest.param((1366, 768, "light"), id="light")], indirect=True)
def test_a_chart_follows_the_theme_before_the_next_run(visit: Visit) -> None:
    visit.open("gaps")
    bar = visit.page.locator(".js-plotly-plot .scatterlayer .points path.point").first
    bar.wait_for(state="attached")
    light = bar.evaluate("e => getComputedStyle(e).fill")
    in_the_dark = {
        "rgb(166, 27, 27)": "rgb(255, 150, 140)",
        "rgb(138, 82, 0)": "rgb(240, 185, 91)",
    }[light]
    visit.page.emulate_media(color_scheme="dark")
    visit.until(lambda: bar.evaluate("e => getComputedStyle(e).fill") == in_the_dark)
