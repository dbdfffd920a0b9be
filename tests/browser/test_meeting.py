"""A meeting led by keys to its frozen minutes, and the journal that tells of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

DECISION = "Nhắc các đơn vị kiểm tra số liệu trước khi gửi"


def test_keys_lead_through_a_meeting_whose_minutes_the_journal_tells(visit: Visit) -> None:
    page = visit.page
    visit.open("journal")
    expect(page.locator(".k-lead")).to_contain_text("trình duyệt này chưa xem")
    visit.open("meeting")
    page.locator("h1").click()
    for name in ("Thay đổi", "Đèn đỏ chưa giao", "Quyết định"):
        page.keyboard.press("ArrowRight")
        expect(page.locator("[aria-current=step]")).to_contain_text(name)
    page.keyboard.press("f")
    expect(page.locator("[data-testid=stSidebar]")).to_be_hidden()
    page.keyboard.press("f")
    expect(page.locator("[data-testid=stSidebar]")).to_be_visible()
    visit.settle()
    page.locator(".st-key-decide_text textarea").fill(DECISION)
    page.get_by_text("Không giao việc", exact=True).click()
    page.locator(".st-key-decide_by input").fill("Lê Thị Hoa")
    visit.settle()
    page.locator(".st-key-decide_save button").click()
    expect(page.locator(".k-meet .k-agenda")).to_contain_text("không giao việc")
    # A key that is typed into a field leads nowhere.
    page.locator(".st-key-decide_text textarea").press("ArrowRight")
    expect(page.locator("[aria-current=step]")).to_contain_text("Quyết định")
    visit.open("meeting?buoc=5")
    page.locator(".st-key-close_chair input").fill("Bà Minh")
    page.locator(".st-key-close_by input").fill("Lê Thị Hoa")
    visit.settle()
    page.locator(".st-key-close_save button").click()
    expect(page.get_by_text("Đã chốt biên bản GB-")).to_be_visible()
    visit.open("meeting")
    expect(page.locator(".k-meet")).to_contain_text(DECISION)
    visit.open("journal")
    expect(page.locator(".k-lead")).to_contain_text("2 việc từ lần xem trước")
    expect(page.locator(".k-journal").first).to_contain_text(DECISION)
    assert visit.complaints == []
