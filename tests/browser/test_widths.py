"""From a phone to a projector no page is wider than its window."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from ui.navigation import Screen

pytestmark = pytest.mark.browser

WIDTHS = (390, 683, 768, 1024, 1093, 1280, 1366)
SPILLED = """
    [...document.querySelectorAll('.k-tile')].flatMap(tile => {
        const edge = tile.getBoundingClientRect().right;
        return [...tile.querySelectorAll('.k-cnt, .k-tag, .p')]
            .filter(each => each.getBoundingClientRect().right > edge);
    }).length
"""


@pytest.mark.parametrize("screen", list(Screen))
def test_no_page_scrolls_sideways(visit: Visit, screen: Screen) -> None:
    visit.open("" if screen is Screen.OVERVIEW else screen)
    wide = []
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 768})
        visit.settle()
        visit.page.wait_for_timeout(300)
        if not visit.fits():
            wide.append(width)
    assert not wide


@pytest.mark.parametrize("width", [683, 768, 1024, 1093, 1366])
def test_counts_stay_inside_their_tiles(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 768})
    visit.open("?ky=Tháng+9/2026&cach_tinh=Lũy+kế+năm")
    assert visit.page.evaluate(SPILLED) == 0
