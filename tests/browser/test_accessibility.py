"""What an automatic checker of accessibility finds in our own blocks; Streamlit's are its own."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import THEMES, Visit

pytestmark = pytest.mark.browser

OURS = {"include": [[".k"]]}
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


def faults(visit: Visit, *, colours: bool = True) -> list[str]:
    """What is against the rules, those of colours among them."""
    rules = {
        "runOnly": {"type": "tag", "values": LEVELS},
        "rules": {"color-contrast": {"enabled": colours}},
    }
    found = Axe().run(visit.page, context=OURS, options=rules).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:200]}"
        for fault in found
        for node in fault["nodes"][:3]
    ]


def test_the_drawer_keeps_the_rules_of_wcag_aa(visit: Visit) -> None:
    visit.open("scorecard")
    visit.page.locator("td.c.missed button").first.click()
    visit.page.locator("[role=dialog] .k-big").wait_for()
    for theme in THEMES:
        visit.wear(theme)
        assert faults(visit) == []
