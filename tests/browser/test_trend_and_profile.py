"""Xu hướng and Hồ sơ đơn vị as a person sees, walks and prints them."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, THEMES, WINDOWS, Visit

pytestmark = pytest.mark.browser

OCTOBER = "ky=Tháng+10/2024"
PHUOC_THAI = f"{OCTOBER}&pham_vi=Xã+Phước+Thái+·+Long+Thành"
LONG_THANH = f"{OCTOBER}&pham_vi=Huyện+Long+Thành"
MERGED = "ky=Tháng+9/2025&pham_vi=Xã+Long+Thành"
DIVIDED = "ky=Tháng+9/2025&pham_vi=Xã+Xuân+Đông"
LOOKS = [pytest.param(DESK, id="light"), pytest.param((1366, 768, "dark"), id="dark")]


def lead(visit: Visit) -> str:
    return visit.page.locator(".k-lead").inner_text().replace("\u00a0", " ")


def notes(visit: Visit) -> str:
    return visit.page.locator(".k-notes").inner_text()


def drawn(visit: Visit) -> None:
    visit.page.wait_for_selector(".st-key-trend_plot .js-plotly-plot .scatterlayer .trace")


def rows(visit: Visit) -> list[list[str]]:
    visit.page.locator(".stExpander summary").click()
    table = visit.page.locator(".k-trend tbody tr")
    table.first.wait_for()
    return [row.locator("td").all_inner_texts() for row in table.all()]


@pytest.mark.parametrize("visit", WINDOWS, indirect=True)
@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("trend-merged", f"trend?{MERGED}"),
        ("profile", f"unit_profile?{PHUOC_THAI}"),
    ],
)
def test_both_pages_stand_in_any_window_and_theme(
    visit: Visit, name: str, address: str, request: pytest.FixtureRequest
) -> None:
    visit.open(address)
    if name.startswith("trend"):
        drawn(visit)
    window = "phone" if "phone" in request.node.callspec.id else "desk"
    for theme in THEMES:
        visit.wear(theme)
        visit.picture(f"{name}-{window}-{theme}")
        assert visit.fits()
    assert visit.outside == []
    assert visit.complaints == []


def test_a_trend_says_what_it_shows_and_the_table_has_its_numbers(visit: Visit) -> None:
    visit.open(f"trend?{PHUOC_THAI}")
    drawn(visit)
    said = lead(visit)
    assert said.startswith("Đúng hạn của xã Phước Thái, tháng 10/2024: 85,6 %, thiếu 54 hồ sơ")
    chart = visit.page.locator(".st-key-trend_plot [aria-label]").first
    assert (chart.get_attribute("aria-label") or "").startswith("Đúng hạn của xã Phước Thái")
    newest = rows(visit)[0]
    assert newest[0] == "10/2024"
    assert newest[2:5] == ["404/472", "85,6", "97"]


def test_quarters_are_too_few_for_a_signal_and_it_is_said(visit: Visit) -> None:
    visit.open(f"trend?{PHUOC_THAI}&cach_tinh=Quý")
    drawn(visit)
    assert "Chưa đủ 12 kỳ có số" in lead(visit)
    assert rows(visit)[0][0] == "Quý IV/2024"


def test_a_district_and_its_one_stop_are_told_apart(visit: Visit) -> None:
    visit.open(f"trend?{LONG_THANH}")
    drawn(visit)
    assert "của huyện Long Thành" in lead(visit)
    visit.page.locator(".st-key-xem_ai button", has_text="Riêng một cửa").click()
    expect(visit.page.locator(".k-lead")).to_contain_text("một cửa huyện Long Thành")
    visit.settle()
    assert "xem_ai=Riêng một cửa" in unquote_plus(visit.page.url)


def test_a_merger_is_told_in_both_pictures(visit: Visit) -> None:
    visit.open(f"trend?{MERGED}")
    drawn(visit)
    assert "Sáp nhập ngày 01/07/2025: thị trấn Long Thành, xã Lộc An" in notes(visit)
    expect(visit.page.locator(".annotation", has_text="Xã Bình Sơn")).to_have_count(1)
    visit.page.locator(".st-key-sap_nhap button", has_text="Quy về đơn vị nay").click()
    expect(visit.page.locator(".annotation", has_text="Xã Bình Sơn")).to_have_count(0)
    visit.settle()
    found = {row[0]: row for row in rows(visit)}
    assert re.fullmatch(r"[\d.]+/[\d.]+", found["06/2025"][2])
    assert re.fullmatch(r"[\d.]+/[\d.]+", found["01/2023"][2])


def test_a_divided_unit_says_that_it_cannot_be_told(visit: Visit) -> None:
    visit.open(f"trend?{DIVIDED}&sap_nhap=Quy+về+đơn+vị+nay")
    drawn(visit)
    assert "xã Xuân Tâm được chia cho nhiều đơn vị" in notes(visit)
    assert [row[0] for row in rows(visit)] == ["09/2025", "08/2025", "07/2025"]


def test_a_forged_choice_is_told(visit: Visit) -> None:
    visit.open(f"trend?{MERGED}&chi_tieu=<b>x</b>&sap_nhap=1")
    drawn(visit)
    told = visit.page.locator(".k-note").all_inner_texts()
    assert len(told) == 2
    assert all("Đường dẫn hỏi" in text for text in told)


def test_a_light_leads_to_the_unit_and_the_unit_to_its_trend(visit: Visit) -> None:
    visit.open(f"scorecard?{PHUOC_THAI}")
    visit.page.locator("td.c.missed button").first.click()
    visit.page.locator("[role=dialog] a", has_text="Xã Phước Thái").click()
    visit.page.wait_for_selector("h1:has-text('Hồ sơ đơn vị')")
    visit.settle()
    assert visit.page.locator(".k-prof-name").inner_text() == "Xã Phước Thái"
    visit.page.locator(".k-prof-lights a", has_text="Số hóa").click()
    visit.page.wait_for_selector("h1:has-text('Xu hướng')")
    visit.settle()
    assert lead(visit).startswith("Số hóa của xã Phước Thái")


def test_a_province_offers_its_units(visit: Visit) -> None:
    visit.open(f"unit_profile?{OCTOBER}")
    visit.page.locator("input[type=search]").fill("phuoc thai")
    visit.page.locator(".k-mx tbody a", has_text="Xã Phước Thái").first.click()
    expect(visit.page.locator(".k-prof-name")).to_have_text("Xã Phước Thái")


def test_the_profile_has_the_lights_the_year_the_tasks_and_the_files(visit: Visit) -> None:
    visit.open(f"unit_profile?{PHUOC_THAI}")
    expect(visit.page.locator(".k-prof-lights tbody tr")).to_have_count(9)
    first = visit.page.locator(".k-prof-lights tbody tr").first.locator("td").all_inner_texts()
    assert [text.strip() for text in first[2:6]] == ["404/472", "85,6 +3,6", "97", "54 hồ sơ"]
    text = visit.page.locator(".k-prof").inner_text()
    for part in ("Đến cuối năm", "17 chủ trì, 20 phối hợp", "bieu-nhap-2024-10.xlsx"):
        assert part in text


@pytest.mark.parametrize("visit", LOOKS, indirect=True)
@pytest.mark.parametrize("address", [PHUOC_THAI, LONG_THANH, MERGED])
def test_a_profile_prints_on_one_light_page(visit: Visit, address: str) -> None:
    visit.open(f"unit_profile?{address}")
    visit.page.locator(".k-prof-name").wait_for()
    visit.prints_on_one_upright_page("profile")
    visit.page.emulate_media(media="print")
    assert not visit.page.locator("[data-testid=stSidebar]").is_visible()
    assert not visit.page.locator(".st-key-choices").is_visible()
    assert visit.page.locator(".k-demo").first.is_visible()
    ink = visit.page.evaluate("getComputedStyle(document.querySelector('.k-prof-name')).color")
    assert ink == "rgb(20, 32, 43)"
