"""The table of lights of 3,321 communes, made of the national register, clicked through."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from benchmarks import admitted, nation
from benchmarks.session import serving
from tests.browser.conftest import ARTEFACTS, Visit
from wording.names import sort_key

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROWS = ".k-mx tbody tr[data-rank]"


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    made = nation.build(tmp_path_factory.mktemp("ca-nuoc"))
    assert made.communes == 3321
    admitted.admit(made.database)
    settings = {"KPI_DATABASE": str(made.database), "PYTHONPATH": str(made.root)}
    with serving(Path("server.py"), root=made.root, **settings) as server:
        yield f"http://127.0.0.1:{server.port}"


@pytest.fixture
def table(country: str, visit: Visit) -> Page:
    visit.base = country
    visit.page.goto(f"{country}/scorecard")
    visit.page.locator(ROWS).first.wait_for(timeout=60_000)
    return visit.page


def names(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(f"{ROWS} th").all_inner_texts()]


def test_only_the_rows_in_sight_are_drawn_and_all_can_be_reached(table: Page) -> None:
    assert table.locator(".k-mx").get_attribute("aria-rowcount") == "3321"
    assert table.locator(ROWS).count() < 100
    table.screenshot(path=ARTEFACTS / "scorecard-nation.png")
    first = names(table)
    table.evaluate("(s => { s.scrollTop = s.scrollHeight; })(document.querySelector('.k-scroll'))")
    table.wait_for_timeout(300)
    assert not set(first) & set(names(table)[-10:])
    last = table.locator(ROWS).last
    assert last.get_attribute("aria-rowindex") == str(3321 + 34 + 1)
    assert table.locator(".k-mx thead th").first.is_visible()


def test_search_sort_and_grouping_never_draw_more_than_is_in_sight(table: Page) -> None:
    script = """() => {
        const find = document.querySelector('input[type=search]');
        const drawn = [];
        const count = () => drawn.push(document.querySelectorAll('.k-mx tbody tr').length);
        const type = (text) => { find.value = text; find.dispatchEvent(new Event('input')); };
        for (const text of ['p', 'ph', 'phu', '']) { type(text); count(); }
        for (const each of document.querySelectorAll('.k-mx thead button, [data-flat]')) {
            each.click();
            count();
        }
        return drawn;
    }"""
    drawn = table.evaluate(script)
    assert len(drawn) == 4 + 9 + 2
    assert max(drawn) < 100


def test_a_commune_is_found_without_diacritics_and_tells_why(table: Page) -> None:
    table.locator("input[type=search]").fill("phuoc thai")
    assert set(names(table)) == {"Xã Phước Thái"}
    table.locator(f"{ROWS} td.c button").first.click()
    drawer = table.locator("[role=dialog]")
    # Its twelve months are asked for all 3,321 communes, beside whatever else the machine does.
    drawer.locator(".k-big").wait_for(timeout=120_000)
    assert "ca-nuoc.xlsx" in drawer.inner_text()


def test_keys_walk_past_the_edge_of_what_is_drawn(table: Page) -> None:
    table.locator(f"{ROWS} td.c button").first.focus()
    seen = set()
    for _ in range(60):
        before = table.evaluate("document.activeElement.dataset.ask")
        table.keyboard.press("ArrowDown")
        # The next rows may have to be drawn first; the last one of all stays.
        with suppress(TimeoutError):
            table.wait_for_function(
                "before => document.activeElement.dataset.ask !== before", arg=before, timeout=2000
            )
        seen.add(table.evaluate("document.activeElement.dataset.ask"))
    assert len(seen) >= 58
    assert None not in seen


def test_names_follow_the_vietnamese_alphabet(table: Page) -> None:
    table.locator("[data-flat='1']").click()
    table.locator(".k-mx thead th").first.locator("button").click()
    table.wait_for_timeout(200)
    keys = [sort_key(name) for name in names(table)]
    assert len(keys) > 20
    assert keys == sorted(keys)
    table.evaluate("document.querySelector('.k-scroll').scrollTop = 1e6")
    table.wait_for_timeout(300)
    assert names(table)[-1].split(" ", 1)[1].startswith(("Ỷ", "Y"))


def test_the_whole_country_is_saved_as_it_stands(table: Page) -> None:
    table.locator("[data-flat='1']").click()
    with table.expect_download(timeout=60_000) as waiting:
        table.locator("[data-file=csv]").click()
    rows = list(csv.reader(io.StringIO(Path(waiting.value.path()).read_text("utf-8-sig"))))
    assert len(rows) == 1 + 1 + 3321
    expect(table.locator(ROWS).first).to_be_visible()


def test_the_country_is_told_by_provinces_and_its_counts_fit_their_tiles(
    country: str, visit: Visit
) -> None:
    visit.base = country
    visit.open("gaps")
    expect(visit.page.locator(".st-key-theo button").first).to_have_text("Theo tỉnh")
    expect(visit.page.locator(".k-lead")).to_contain_text("/34 tỉnh dưới mục tiêu")
    visit.open()
    feet = visit.page.locator(".k-tile .f")
    expect(feet.first).to_contain_text(re.compile(r"\d\.\d{3}"))
    wide = feet.evaluate_all("all => all.filter((one) => one.scrollWidth > one.clientWidth).length")
    assert wide == 0
