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
RUN = """([where, rules]) =>
    axe.run(where, {...rules, resultTypes: ['violations']}).then(found => found.violations)
"""
COLOURS_OF_EACH_KIND = """rules => {
    const kinds = new Map(), looks = new Map();
    const look = element => {
        if (!element) return '';
        if (!looks.has(element)) {
            const style = getComputedStyle(element);
            const over = element.parentElement;
            looks.set(element, {
                own: [
                    element.tagName, element.getAttribute('class'), element.matches(':disabled'),
                    style.color, style.fill, style.backgroundColor, style.backgroundImage,
                    style.opacity, style.fontSize, style.fontWeight, style.textShadow,
                ].join(),
                moved: style.position !== 'static',
                within: over ? name(look(over)) : 0,
            });
        }
        return looks.get(element);
    };
    const names = new Map();
    const name = ({own, within}) => {
        const text = `${within}>${own}`;
        if (!names.has(text)) names.set(text, names.size);
        return names.get(text);
    };
    const said = element => element.matches('input, select, textarea') ||
        [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const seen = element => element.getClientRects().length &&
        element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    for (const element of document.querySelectorAll('.k, .k *')) {
        if (!said(element) || !seen(element)) continue;
        // What lies above or below a text without holding it is placed there.
        const beside = [...element.parentElement.children].map(look).filter(each => each.moved);
        const kind = [name(look(element)), ...new Set(beside.map(each => each.own))].join('|');
        kinds.set(kind, [...kinds.get(kind) ?? [], element]);
    }
    const some = [...kinds.values()].flatMap(all => [
        ...new Set([all[0], all[all.length >> 1], all[all.length - 1]]),
    ]);
    if (!some.length) return [];
    return axe.run({include: some}, {...rules, resultTypes: ['violations']})
        .then(found => found.violations);
}
"""
"""Three of each kind of text, the first, the middle and the last one: a kind has the same colours,
size and classes, and stands in the same kinds of things before the same grounds. A table holds a
thousand texts of a dozen kinds, and the checker walks through all that lies under each.
"""


def faults(visit: Visit, *, colours: bool = True) -> list[str]:
    """What is against the rules, those of colours among them."""
    rules = {
        "runOnly": {"type": "tag", "values": LEVELS},
        "rules": {rule: {"enabled": False} for rule in COLOURS},
    }
    return [*_found(visit, RUN, [OURS, rules]), *(faults_of_colour(visit) if colours else ())]


def faults_of_colour(visit: Visit) -> list[str]:
    """What a theme alone can do against the rules."""
    return _found(visit, COLOURS_OF_EACH_KIND, {"runOnly": COLOURS})


def _found(visit: Visit, run: str, asked: object) -> list[str]:
    if not visit.page.evaluate("'axe' in window"):
        visit.page.evaluate(Axe().axe_script)
    return [
        f"{fault['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:200]}"
        for fault in visit.page.evaluate(run, asked)
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
