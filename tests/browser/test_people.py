"""Who answers and what was said: entered in the browser, seen wherever the light is seen."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

WORST = "td.c.missed"


def type_into(visit: Visit, label: str, text: str) -> None:
    # The closed history has a field of that label, too.
    field = visit.page.get_by_label(label, exact=True).locator("visible=true")
    field.fill(text)
    field.press("Tab")


def test_a_person_is_entered_from_the_worst_light_and_stands_beside_it(visit: Visit) -> None:
    visit.open()
    row = visit.page.locator(".k-attn tr").filter(has=visit.page.locator("a.k-who.none")).first
    unit = row.locator("td a").first.inner_text()
    row.locator("a.k-who.none").click()
    visit.page.wait_for_selector("h1:has-text('Người phụ trách')")
    visit.settle()
    chosen = visit.page.get_by_label("Đơn vị", exact=True)
    assert chosen.input_value() == unit
    type_into(visit, "Họ và tên", "Trần Thị Bình")
    type_into(visit, "Chức vụ", "Chủ tịch UBND")
    type_into(visit, "Điện thoại", "0251 384 1234")
    type_into(visit, "Tên bạn (người ghi)", "Văn phòng")
    visit.page.get_by_role("button", name="Lưu").click()
    visit.page.wait_for_selector("text=Đã ghi Trần Thị Bình")
    visit.go_to("Tổng quan")
    told = " ".join(visit.page.inner_text(".k-attn").split())
    assert "Trần Thị Bình · 0251 384 1234 · Chủ tịch UBND" in told
    assert visit.complaints == []


def test_what_is_wrong_is_said_and_what_was_typed_stays(visit: Visit) -> None:
    visit.open("people")
    type_into(visit, "Họ và tên", "Lê Văn C")
    type_into(visit, "Điện thoại", "gọi sau")
    visit.page.get_by_role("button", name="Lưu").click()
    visit.page.wait_for_selector("text=Chưa chọn đơn vị.")
    assert visit.page.get_by_label("Họ và tên", exact=True).input_value() == "Lê Văn C"


def test_an_explanation_is_written_in_the_drawer_and_printed_with_the_light(visit: Visit) -> None:
    visit.open("scorecard")
    visit.page.locator(WORST).locator("button").first.click()
    visit.page.locator("[role=dialog] .k-big").wait_for()
    visit.page.locator("[role=dialog] summary").click()
    text = visit.page.locator("[role=dialog] textarea")
    text.fill("Máy chủ hỏng 5 ngày.\nĐã thay ngày 20.")
    text.press("Tab")
    name = visit.page.locator("[role=dialog] input[type=text]")
    name.fill("UBND xã")
    name.press("Tab")
    visit.page.locator("[role=dialog]").get_by_role("button", name="Lưu").click()
    said = visit.page.locator("[role=dialog] .k-said").filter(has_text="Máy chủ hỏng 5 ngày.")
    said.wait_for()
    assert "Máy chủ hỏng 5 ngày.\nĐã thay ngày 20." in said.inner_text()
    assert "UBND xã" in said.inner_text()
    visit.page.emulate_media(media="print")
    assert said.is_visible()
    assert not visit.page.locator("[data-testid=stSidebar]").is_visible()


def test_after_a_refusal_the_form_stays_open_and_the_cursor_goes_on(visit: Visit) -> None:
    visit.open("scorecard")
    visit.page.locator(WORST).locator("button").first.click()
    drawer = visit.page.locator("[role=dialog]")
    drawer.locator(".k-big").wait_for()
    visit.settle()
    drawer.locator("summary").click()
    visit.settle()
    drawer.get_by_role("button", name="Lưu").click()
    refusal = drawer.locator("[data-testid=stAlert]")
    refusal.wait_for()
    drawer.locator("textarea").click()
    visit.page.keyboard.type("Máy chủ hỏng 5 ngày.")
    visit.page.keyboard.press("Tab")
    refusal.wait_for(state="detached")
    visit.settle()
    name = drawer.locator("input[type=text]")
    assert name.is_visible()
    assert name.evaluate("e => e === document.activeElement")


def test_a_telephone_number_and_an_address_stay_whole_on_a_phone(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.open("people")
    lines = "all => Math.max(...all.map(e => e.getClientRects().length))"
    phones = visit.page.locator(".k-people .phone")
    assert phones.count()
    assert phones.evaluate_all(lines) == 1
    tall = "all => Math.max(...all.map(e => e.getBoundingClientRect().height))"
    assert visit.page.locator(".k-people td:nth-child(3) small").evaluate_all(tall) <= 16


def test_the_overview_is_reached_and_copied_from_by_keys_alone(visit: Visit) -> None:
    visit.open()
    reached: set[str] = set()
    for _ in range(80):
        visit.page.keyboard.press("Tab")
        reached.add(
            visit.page.evaluate(
                """() => {
                    const here = document.activeElement;
                    if (here.closest('.k-tile')) return 'tile';
                    if (here.closest('.k-attn')) return 'attention';
                    if (here.closest('.k-change')) return 'change';
                    if (here.closest('.k-copy')) return 'copy';
                    return here.closest('[data-testid=stSidebarNav]') ? 'navigation' : '';
                }"""
            )
        )
        if "copy" in reached:
            break
    assert reached >= {"navigation", "tile", "attention", "copy"}
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.keyboard.press("Enter")
    button = visit.page.get_by_role("button", name="Đã sao chép")
    button.wait_for()
    said = visit.page.evaluate("navigator.clipboard.readText()")
    assert said.strip() == visit.page.locator(".k-change").inner_text().strip()
