"""From a phone to a projector no page is wider than its window."""

from __future__ import annotations

import pytest

from tests.browser.conftest import WIDTHS, Visit
from tests.browser.test_pages import SCREENS
from ui.kit.navigation import Screen

pytestmark = pytest.mark.browser

SPILLED = """
    [...document.querySelectorAll('.k-tile')].flatMap(tile => {
        const edge = tile.getBoundingClientRect().right;
        return [...tile.querySelectorAll('.k-cnt, .k-tag, .p')]
            .filter(each => each.getBoundingClientRect().right > edge);
    }).length
"""


@pytest.mark.parametrize("screen", [each for each in Screen if each not in SCREENS])
def test_no_page_scrolls_sideways(visit: Visit, screen: Screen) -> None:
    """The others are narrowed where they are looked at."""
    visit.open(screen)
    visit.fits_at_every_width()


def test_counts_stay_inside_their_tiles(visit: Visit) -> None:
    visit.open("?ky=Tháng+9/2026&cach_tinh=Lũy+kế+năm")
    assert visit.page.locator(".k-tile .k-cnt").count() > 0
    for width in WIDTHS[:-1]:
        visit.page.set_viewport_size({"width": width, "height": 768})
        visit.settle()
        assert visit.page.evaluate(SPILLED) == 0, width


@pytest.mark.parametrize(
    "address",
    [
        "ranking?ky=Tháng+9/2026",
        "scorecard?ky=Tháng+9/2026",
        "scorecard?ky=Tháng+9/2026&cach_tinh=Lũy+kế+năm",
        "scorecard?ky=Tháng+9/2024&cach_tinh=Lũy+kế+năm",
    ],
)
def test_a_table_shows_all_its_columns_and_notes_on_a_small_desk(
    visit: Visit, address: str
) -> None:
    visit.open(address)
    table = visit.page.locator(".k-scroll").first
    assert table.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    names = visit.page.locator(".k-rank th[scope=row], .k-mx tr.sum th[scope=row]")
    assert not names.evaluate_all("all => all.filter(e => e.scrollWidth > e.clientWidth).length")


@pytest.mark.parametrize(
    "chosen",
    [
        "?ky=Tháng+1/2025&cach_tinh=Lũy+kế+năm",
        "?ky=Tháng+12/2024&cach_tinh=Lũy+kế+năm",
        "?ky=Tháng+2/2025&cach_tinh=Lũy+kế+năm",
        "?ky=Tháng+9/2024&pham_vi=Huyện+Long+Thành",
        "?ky=Tháng+9/2026",
    ],
)
def test_the_overview_fits_a_small_desk_with_its_whole_paragraph(visit: Visit, chosen: str) -> None:
    visit.open(chosen)
    main = visit.page.locator("[data-testid=stMain]")
    assert main.evaluate("e => e.scrollHeight - e.clientHeight") <= 0
    change = visit.page.locator(".k-change")
    assert change.evaluate("e => e.scrollHeight - e.clientHeight") <= 0


def test_the_units_that_have_not_reported_are_counted_and_a_click_lists_them(visit: Visit) -> None:
    visit.open("?ky=Tháng+9/2026")
    silent = visit.page.locator(".k-silent")
    rest = silent.locator("span").nth(1)
    assert rest.inner_text() == "và 6 đơn vị nữa"
    assert rest.evaluate("e => e.scrollWidth <= e.clientWidth")
    named = silent.get_attribute("title") or ""
    silent.click()
    visit.page.wait_for_selector("h1:has-text('Tình hình báo cáo')")
    visit.settle()
    listed = visit.page.locator(".k-late td:first-child a").all_inner_texts()
    assert set(named.split(", ")) <= {each.strip() for each in listed}
