"""What an automatic checker of accessibility finds in our own blocks; Streamlit's are its own."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

OURS = {"include": [[".k"]]}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
THEMES = [
    pytest.param((1366, 768, "light"), id="light"),
    pytest.param((1366, 768, "dark"), id="dark"),
]


def faults(visit: Visit) -> list[str]:
    found = Axe().run(visit.page, context=OURS, options=RULES).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:200]}"
        for fault in found
        for node in fault["nodes"][:3]
    ]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "scorecard",
        "gaps",
        "trend",
        "trend?pham_vi=Xã+Long+Thành",
        "unit_profile",
        "unit_profile?pham_vi=Xã+Long+Thành",
        "ranking",
        "ranking?xep=Theo+QĐ+766",
        "upload",
        "people",
        "indicator_guide",
    ],
)
@pytest.mark.parametrize("visit", THEMES, indirect=True)
def test_our_blocks_keep_the_rules_of_wcag_aa(visit: Visit, address: str) -> None:
    visit.open(address)
    assert faults(visit) == []


@pytest.mark.parametrize("visit", THEMES, indirect=True)
def test_the_drawer_keeps_the_rules_of_wcag_aa(visit: Visit) -> None:
    visit.open("scorecard")
    visit.page.locator("td.c.missed button").first.click()
    visit.page.locator("[role=dialog] .k-big").wait_for()
    visit.settle()
    assert faults(visit) == []
