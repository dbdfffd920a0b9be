import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit, serving, stranger

pytestmark = pytest.mark.browser

LONG_THANH = "gaps?ky=Tháng+9/2024&pham_vi=Huyện+Long+Thành"


def squares(visit: Visit) -> list[str]:
    visit.page.locator(".k-tilemap button").first.wait_for()
    found: list[str] = visit.page.eval_on_selector_all(
        ".k-tilemap button", "all => all.map((each) => each.ariaLabel)"
    )
    return found


def test_every_commune_has_a_square_that_says_its_light(visit: Visit) -> None:
    visit.open(LONG_THANH)
    said = squares(visit)
    assert len(said) == 14
    assert any(re.match(r"Xã Phước Thái: Chưa đạt, chắc chắn, 81,\d", text) for text in said)
    assert any(text == "Xã Cẩm Đường: Chưa báo cáo" for text in said)
    assert visit.outside == []
    assert visit.complaints == []


def test_a_square_is_read_out_when_pointed_at_and_walked_to_by_keys(visit: Visit) -> None:
    visit.open(LONG_THANH)
    said = visit.page.locator(".k-read")
    visit.page.locator(".k-tilemap button", has_text="Phước Thái").hover()
    expect(said).to_contain_text("Xã Phước Thái: Chưa đạt")
    visit.page.locator(".k-tilemap button", has_text="Phước Thái").focus()
    visit.page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("Xã Phước Bình")
    visit.page.keyboard.press("Enter")
    visit.page.locator("[role=dialog] .k-big").wait_for()


def test_a_row_and_its_square_are_marked_together(visit: Visit) -> None:
    visit.open(LONG_THANH)
    square = visit.page.locator(".k-tilemap button", has_text="Phước Thái")
    visit.page.locator(".k-gaps tr", has_text="Phước Thái").hover()
    expect(square).to_have_class(re.compile("joined"))
    visit.page.locator(".k-tilemap button", has_text="Long An").hover()
    expect(square).not_to_have_class(re.compile("joined"))
    expect(visit.page.locator(".k-gaps tr.joined")).to_contain_text("Long An")


def test_a_square_of_a_district_opens_its_communes_and_the_address_says_so(visit: Visit) -> None:
    visit.open("gaps?ky=Tháng+9/2024")
    assert len(squares(visit)) == 11
    visit.page.locator(".k-tilemap button", has_text="Long Thành").click()
    expect(visit.page.locator(".k-tilemap button")).to_have_count(14)
    expect(visit.page).to_have_url(re.compile("pham_vi=Huy"))


def test_all_communes_of_the_province_stand_on_one_map(visit: Visit) -> None:
    visit.open("gaps?ky=Tháng+9/2024&theo=Theo+đơn+vị")
    assert len(squares(visit)) == 170
    boxes = visit.page.eval_on_selector_all(
        ".k-tilemap button",
        "all => all.map((each) => { const b = each.getBoundingClientRect();"
        " return [Math.round(b.left), Math.round(b.top)].join(); })",
    )
    assert len(set(boxes)) == 170


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, database: Path) -> Iterator[str]:
    """A dashboard of an office that has borders of its own, and a file that is none."""
    folder = tmp_path_factory.mktemp("ban-do")
    ring = [[107.0, 10.8], [107.1, 10.8], [107.1, 10.9], [107.0, 10.9], [107.0, 10.8]]
    features = [
        {
            "type": "Feature",
            "properties": {"ten": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[x + at / 9, y] for x, y in ring]],
            },
        }
        for at, name in enumerate(("Xã Phước Thái", "Xã Long An", "Hồ Trị An"))
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    (folder / "xa.geojson").write_text(text, encoding="utf-8")
    (folder / "hong.geojson").write_text("{", encoding="utf-8")
    with patch.dict(os.environ, {"KPI_MAPS": str(folder)}), serving(database) as base:
        yield base


def test_an_offices_borders_are_drawn_without_asking_anybody(
    office: str, chromium: Browser
) -> None:
    with stranger(chromium, office) as visit:
        page = visit.page
        visit.open(LONG_THANH)
        areas = page.locator(".k-borders g[role=button]")
        expect(areas).to_have_count(2)
        visit.picture("gaps-borders")
        text = page.locator(".k-place").inner_text()
        assert "không khớp đơn vị nào: Hồ Trị An" in text
        assert "hong.geojson: không phải JSON" in text
        areas.first.focus()
        expect(page.locator(".k-read")).to_contain_text("Xã ")
        page.get_by_text("Bản đồ ô").first.click()
        expect(page.locator(".k-tilemap button")).to_have_count(14)
        assert visit.outside == []
        assert visit.complaints == []
