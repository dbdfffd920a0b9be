"""Hồ sơ đơn vị: everything about one unit on one page that can be printed."""

from __future__ import annotations

from pipeline.periods import profile as profiles
from pipeline.periods.status import reporting_state
from ui.frame import frame, session
from ui.frame.filters import Choices
from ui.kit import grid, live, page_style
from ui.kit.html import Html, join, show
from ui.kit.live import Markup
from ui.kit.navigation import Screen, address
from ui.scores import beside, profile, tables


def page() -> None:
    """Draw the profile of the chosen unit, or the units to choose from."""
    choices = frame.choices()
    show(page_style.sheet("profile"))
    if not choices.head.reports:
        _choice()
        return
    markup = session.once(("profile", choices.view), lambda: Markup.of(_profile(choices)))
    live.show(markup, key="profile")


def _choice() -> None:
    choices, card = frame.looked_at()
    state, links = session.ask(reporting_state, choices.view), choices.links
    table = session.once(
        ("profile list", choices.view), lambda: tables.unit_list(card, state.silent_for, links)
    )
    show(tables.unit_lead())
    grid.show(table, key="profile_list")


def _profile(choices: Choices) -> Html:
    found = session.ask(profiles.profile, choices.view)
    short = session.reference().shorts

    def trend(indicator: str) -> str:
        return address(Screen.TREND, {**choices.labels, "chi_tieu": short[indicator]})

    offer = tables.plan_offer(found.scores, choices.view.month.year)
    told = profile.page(
        found, choices.period, trend, beside.inspections(choices), beside.quarter(choices)
    )
    return join(offer, told)
