"""Hồ sơ đơn vị: everything about one unit on one page that can be printed."""

from __future__ import annotations

from pipeline.desk.clock import today
from pipeline.inspection import follow
from pipeline.scores import profile as profiles
from ui.frame import frame, session
from ui.frame.filters import Choices
from ui.kit import live, page_style
from ui.kit.html import Html, show
from ui.kit.live import Markup
from ui.kit.navigation import Screen, address
from ui.scores import inspected, profile


def page() -> None:
    """Draw the profile of the chosen unit, or the units to choose from."""
    choices = frame.choices()
    show(page_style.sheet("profile"))

    def draw() -> Markup:
        told = _profile(choices) if choices.head.reports else _choice(choices)
        return Markup.of(told)

    markup = session.once(("profile", choices.view), draw)
    live.show(markup, key="profile")


def _profile(choices: Choices) -> Html:
    found = session.ask(profiles.profile, choices.view)
    short = {each.code: each.short for each in session.reference().indicators}

    def trend(indicator: str) -> str:
        return address(Screen.TREND, {**choices.labels, "chi_tieu": short[indicator]})

    return profile.page(found, choices.period, trend, _inspected(choices))


def _inspected(choices: Choices) -> Html:
    unit = choices.head
    visits = session.ask(follow.visits_of, unit.identity)
    due = session.ask(follow.due, unit.identity)
    return inspected.block(unit, visits, due, session.reference().register, today())


def _choice(choices: Choices) -> Html:
    tree = session.reference().register.at(choices.view.month)
    below = {unit.code for unit in tree.under(choices.head.code)}
    codes = [code for code in choices.names if code in below]
    return profile.choice(choices.head, tree, codes, choices.profile)
