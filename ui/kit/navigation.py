"""Where the screens are, and the addresses that reproduce them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page

_PAGES = "_pages"


class Screen(StrEnum):
    """The pages of the dashboard; the value is the path of the address."""

    OVERVIEW = "overview"
    SCORECARD = "scorecard"
    GAPS = "gaps"
    TREND = "trend"
    UNIT_PROFILE = "unit_profile"
    RANKING = "ranking"
    MEETING = "meeting"
    UPLOAD = "upload"
    REPORTS = "reports"
    PLANS = "plans"
    UNITS = "units"
    QUARTERS = "quarters"
    SUBMISSIONS = "submissions"
    TASKS = "tasks"
    PEOPLE = "people"
    WATCHLIST = "watchlist"
    INSPECTIONS = "inspections"
    JOURNAL = "journal"
    INDICATOR_GUIDE = "indicator_guide"
    SETTINGS = "settings"
    ADMIN = "admin"
    ACCOUNT = "account"


def register(pages: Mapping[Screen, Page]) -> None:
    """Tell where the screens of this run are."""
    st.session_state[_PAGES] = dict(pages)


def page(screen: Screen) -> Page:
    """The page of a screen, for a link."""
    found: Page = st.session_state[_PAGES][screen]
    return found


def address(screen: Screen, choices: Mapping[str, str]) -> str:
    """The address of a screen with its choices, relative to any page of the dashboard."""
    # Streamlit serves the first page at the root only.
    path = "./" if screen is Screen.OVERVIEW else str(screen)
    return f"{path}?{urlencode(dict(choices))}" if choices else path


@dataclass(frozen=True, slots=True)
class Links:
    """Where the names of units lead."""

    before: str = ""
    """The address up to where a unit is named."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What stands for each unit in an address, by code."""
