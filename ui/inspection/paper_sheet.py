"""What the sheet of a visit says of the unit itself: its figures, or that it has none."""

from __future__ import annotations

from metrics.units.unit import Tree, Unit
from pipeline.periods.profile import profile as profile_of
from pipeline.scores.scorecard import View
from ui.frame import session
from ui.kit.html import Html, tag
from ui.kit.navigation import Screen, address
from ui.scores import profile
from wording import numbers
from wording.inspection import inspections_page as said
from wording.scores import profile as profile_words


def reported(view: View) -> Html:
    """What the figures of a unit say."""
    return profile.page(
        session.ask(profile_of, view),
        numbers.month(view.month),
        lambda indicator: address(Screen.TREND, {"chi_tieu": indicator}),
    )


def silent(unit: Unit, tree: Tree) -> Html:
    """The head of a unit without figures, and that it has none."""
    text = said.PAPER_NO_FIGURES if unit.reports else said.PAPER_DOES_NOT_REPORT
    above = [tree[unit.parent]] if unit.parent and unit.parent in tree else []
    name = tag("h2.k-prof-name", profile_words.title(unit))
    place = tag("p.k-sub.k-prof-p", profile_words.place(unit, above))
    return tag("article.k-prof", tag("header", name, place), tag("p.k-lead", text))
