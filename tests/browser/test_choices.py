from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import expect

from pipeline.desk.clock import today
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

LONG_THANH = "?ky=Tháng+9/2024&pham_vi=Huyện+Long+Thành"


def address(visit: Visit) -> str:
    return unquote_plus(visit.page.url.removeprefix(visit.base))


def scope(visit: Visit) -> str:
    return visit.page.locator(".st-key-pham_vi input").input_value()


def month(visit: Visit) -> str:
    return visit.page.locator(".st-key-ky input").input_value()


def lead(visit: Visit) -> str:
    return visit.page.locator(".k-lead").inner_text()


def test_an_address_reproduces_the_page(visit: Visit) -> None:
    visit.open(LONG_THANH)
    assert (month(visit), scope(visit)) == ("Tháng 9/2024", "Huyện Long Thành")
    seen = lead(visit)
    visit.open(visit.page.url.removeprefix(f"{visit.base}/"))
    assert (month(visit), scope(visit), lead(visit)) == (
        "Tháng 9/2024",
        "Huyện Long Thành",
        seen,
    )


def test_choices_stay_from_page_to_page_and_through_back_and_forward(visit: Visit) -> None:
    visit.open(LONG_THANH)
    visit.go_to("Bảng đèn")
    visit.until(lambda: (month(visit), scope(visit)) == ("Tháng 9/2024", "Huyện Long Thành"))
    visit.go_to("Chỉ số")
    visit.go_to("Khoảng cách")
    visit.until(lambda: (month(visit), scope(visit)) == ("Tháng 9/2024", "Huyện Long Thành"))
    visit.page.go_back()
    visit.page.wait_for_selector("h1:has-text('Chỉ số')")
    visit.settle()
    visit.page.go_back()
    visit.page.wait_for_selector("h1:has-text('Bảng đèn')")
    visit.settle()
    visit.until(lambda: scope(visit) == "Huyện Long Thành")


def test_an_address_of_codes_becomes_one_of_words_that_shows_the_same(visit: Visit) -> None:
    visit.open("scorecard?ky=2024-09&pham_vi=740")
    assert (month(visit), scope(visit)) == ("Tháng 9/2024", "Huyện Long Thành")
    visit.until(lambda: address(visit).endswith("?ky=Tháng 9/2024&pham_vi=Huyện Long Thành"))


def test_a_forged_address_is_told_and_shows_the_default(visit: Visit) -> None:
    visit.open("scorecard?ky=9999-99&pham_vi=<b>x</b>&cap=Cấp+xã")
    told = visit.page.locator(".k-note").all_inner_texts()
    assert len(told) == 2
    assert all("Đường dẫn hỏi" in text for text in told)
    assert visit.page.locator(".st-key-cap input").input_value() == "Cấp xã"
    assert visit.page.locator(".k-mx").count() == 1
    # What is left of the address says what is shown.
    shown = month(visit)
    assert shown.startswith("Tháng ")
    left = {f"ky={shown}", "cap=Cấp xã"}
    visit.until(lambda: set(address(visit).removeprefix("/scorecard?").split("&")) == left)


def test_a_unit_is_found_without_diacritics(visit: Visit) -> None:
    visit.open("scorecard?ky=Tháng+9/2024")
    visit.page.locator(".st-key-pham_vi input").click()
    visit.page.keyboard.type("phuoc thai")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".k-mx tbody tr[data-rank]")).to_have_count(1)
    visit.settle()
    assert scope(visit).startswith("Xã Phước Thái")
    assert "Xã Phước Thái" in address(visit)


def test_the_choices_unfold_on_a_phone(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.open(LONG_THANH)
    choices = visit.page.locator(".st-key-choices")
    assert not choices.is_visible()
    summary = visit.page.locator(".k-pick summary")
    assert summary.inner_text() == "Tháng 9/2024 · Huyện Long Thành"
    summary.click()
    assert choices.is_visible()


def test_the_folded_choices_name_all_that_was_chosen(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.open("?ky=Tháng+9/2026&cach_tinh=Năm&cap=Cấp+xã")
    summary = visit.page.locator(".k-pick summary")
    assert summary.inner_text() == "Năm 2026 · Thành phố Đồng Nai · Cấp xã"
    visit.open(LONG_THANH + "&cach_tinh=Lũy+kế+năm&cap=Cấp+xã")
    assert summary.inner_text() == "Lũy kế 9 tháng năm 2024 · Huyện Long Thành · Cấp xã"
    assert summary.evaluate("e => e.scrollWidth <= e.clientWidth && e.scrollHeight <= 60")


def test_the_longest_level_is_read_whole(visit: Visit) -> None:
    visit.open("?ky=Tháng+9/2024&cap=Sở,+ban,+ngành")
    field = visit.page.locator(".st-key-cap input")
    assert field.input_value() == "Sở, ban, ngành"
    assert field.evaluate("e => e.scrollWidth <= e.clientWidth")
    visit.picture("choices-level")


def test_a_unit_that_needs_attention_opens_its_profile(visit: Visit) -> None:
    visit.open("?ky=Tháng+9/2024")
    first = visit.page.locator(".k-attn a").first
    name = first.inner_text()
    first.click()
    visit.page.wait_for_selector("h1:has-text('Hồ sơ đơn vị')")
    visit.settle()
    assert visit.page.locator(".k-prof-name").inner_text() == name
    assert "Tháng 9/2024" in address(visit)


def test_a_district_opens_by_its_name(visit: Visit) -> None:
    visit.open("gaps?ky=Tháng+9/2024")
    visit.page.locator(".k-gaps a", has_text="Huyện Long Thành").click()
    expect(visit.page.locator(".st-key-pham_vi input")).to_have_value("Huyện Long Thành")
    visit.settle()
    assert "pham_vi=" in address(visit)


def test_what_is_chosen_stays_shown_through_a_link_and_back(visit: Visit) -> None:
    def shown() -> tuple[str, list[str]]:
        visit.settle()
        segments = visit.page.locator("[data-testid=stMain] button[aria-checked=true]")
        return visit.page.locator(".st-key-cap input").input_value(), segments.all_inner_texts()

    visit.open("gaps?ky=Tháng+9/2024")
    assert shown() == ("Tất cả", ["Đúng hạn", "Theo huyện", "Theo số còn thiếu"])
    visit.page.get_by_role("link", name="Huyện Long Thành").first.click()
    expect(visit.page.locator(".st-key-pham_vi input")).to_have_value("Huyện Long Thành")
    assert shown() == ("Tất cả", ["Đúng hạn", "Theo số còn thiếu"])
    visit.page.go_back()
    expect(visit.page.locator(".st-key-pham_vi input")).not_to_have_value("Huyện Long Thành")
    assert shown() == ("Tất cả", ["Đúng hạn", "Theo huyện", "Theo số còn thiếu"])


def test_a_first_visit_writes_the_newest_month_into_the_address(visit: Visit) -> None:
    visit.open()
    newest = month(visit)
    assert newest.startswith("Tháng ")
    assert f"ky={newest}" in address(visit)
    visit.go_to("Bảng đèn")
    assert f"ky={newest}" in address(visit)


def test_the_address_of_inspections_names_their_year_and_head(visit: Visit) -> None:
    visit.open("inspections?nam=2023")
    assert "nam=2023" in address(visit)
    visit.page.locator(".st-key-cua input").click()
    visit.page.keyboard.type("Long Thành")
    visit.page.get_by_role("option").filter(has_text="Huyện Long Thành").click()
    visit.settle()
    assert "cua=740" in address(visit)
    seen = lead(visit)
    visit.open(visit.page.url.removeprefix(f"{visit.base}/"))
    assert visit.page.locator(".st-key-nam input").input_value() == "Năm 2023"
    assert visit.page.locator(".st-key-cua input").input_value() == "Huyện Long Thành"
    assert lead(visit) == seen


def test_the_watch_list_leads_to_a_plan_that_can_still_be_made(visit: Visit) -> None:
    visit.open("watchlist?ky=Tháng+9/2024")
    visit.page.locator(".k-watch input[type=checkbox]").first.check()
    year = max(2024, today().year)
    link = str(visit.page.locator(".k-planbar a").get_attribute("href"))
    assert f"nam={year}" in link
    visit.open(link.lstrip("./"))
    assert visit.page.locator(".st-key-nam input").input_value() == f"Năm {year}"
    assert f"nam={year}" in address(visit)
