"""What a page sends once it is there; a counter, so it holds on any machine."""

from __future__ import annotations

import pytest
from playwright.sync_api import WebSocket, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

MOST = 100_000


@pytest.mark.parametrize("screen", ["scorecard", "gaps", "ranking", ""])
def test_a_change_of_month_at_200_units_sends_at_most_100_kilobytes(
    visit: Visit, screen: str
) -> None:
    sent: list[int] = []

    def watch(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: sent.append(len(frame)))

    visit.page.on("websocket", watch)
    visit.open(f"{screen}?ky=Tháng+9/2024")
    before = sum(sent)
    box = visit.page.locator(".st-key-ky input")
    box.click()
    box.fill("Tháng 8/2024")
    visit.page.locator("[role=option]:visible", has_text="Tháng 8/2024").first.click()
    expect(box).to_have_value("Tháng 8/2024")
    expect(visit.page.locator(".k-state").first).to_contain_text("31/08/2024")
    visit.settle()
    assert 0 < sum(sent) - before <= MOST
    visit.page.remove_listener("websocket", watch)
