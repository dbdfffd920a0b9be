"""What an automatic checker of accessibility finds in our own blocks; Streamlit's are its own."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

OURS = {"include": [[".k"]]}
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
COLOURS = ["color-contrast"]
# What passes is some hundred times as much as what does not, and nobody reads it.
RUN = """([ours, rules]) =>
    axe.run(ours, {...rules, resultTypes: ['violations']}).then(found => found.violations)
"""


def faults(visit: Visit, *, colours: bool = True) -> list[str]:
    """What is against the rules, those of colours among them."""
    rules = {
        "runOnly": {"type": "tag", "values": LEVELS},
        "rules": {rule: {"enabled": colours} for rule in COLOURS},
    }
    return _found(visit, rules)


def faults_of_colour(visit: Visit) -> list[str]:
    """What a theme alone can do against the rules."""
    return _found(visit, {"runOnly": COLOURS})


def _found(visit: Visit, rules: dict[str, object]) -> list[str]:
    if not visit.page.evaluate("'axe' in window"):
        visit.page.evaluate(Axe().axe_script)
    return [
        f"{fault['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:200]}"
        for fault in visit.page.evaluate(RUN, [OURS, rules])
        for node in fault["nodes"][:3]
    ]


def test_the_drawer_keeps_the_rules_of_wcag_aa(visit: Visit) -> None:
    visit.open("scorecard")
    visit.page.locator("td.c.missed button").first.click()
    visit.page.locator("[role=dialog] .k-big").wait_for()
    assert faults(visit) == []
    visit.wear("dark")
    assert faults_of_colour(visit) == []


def test_every_button_has_a_name_even_that_of_the_place_for_files(visit: Visit) -> None:
    visit.open("upload")
    visit.page.evaluate(Axe().axe_script)
    rules = {"runOnly": ["button-name"], "resultTypes": ["violations"]}
    found = visit.page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
    assert not [node["html"] for fault in found for node in fault["nodes"]]


def test_the_first_tab_offers_to_skip_the_navigation(visit: Visit) -> None:
    visit.open("scorecard")
    visit.page.keyboard.press("Tab")
    link = visit.page.locator("[data-testid=stSkipToContent]")
    assert link.evaluate("e => e === document.activeElement")
    box = link.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["height"] >= 24
    assert link.inner_text() == "Bỏ qua thanh bên, đến nội dung"
