"""The browser's front door: the page list, the navigation and the error edge."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages import (
    admin,
    gaps,
    indicator_guide,
    inspections,
    journal,
    meeting,
    overview,
    people,
    plans,
    quarters,
    ranking,
    reports,
    scorecard,
    submissions,
    tasks,
    trend,
    unit_profile,
    units,
    upload,
    watchlist,
)
from ui.accounts import account_page
from ui.frame import badge, frame, picture, session
from ui.kit import navigation, own_words
from ui.kit.errors import edge
from ui.kit.navigation import Screen
from ui.settings import settings_page
from wording import interface as words

SECTIONS: dict[str, dict[Screen, tuple[str, Callable[[], None]]]] = {
    words.LEADERSHIP: {
        Screen.OVERVIEW: (words.OVERVIEW, overview.page),
        Screen.SCORECARD: (words.SCORECARD, scorecard.page),
        Screen.GAPS: (words.GAPS, gaps.page),
        Screen.TREND: (words.TREND, trend.page),
        Screen.UNIT_PROFILE: (words.UNIT_PROFILE, unit_profile.page),
        Screen.RANKING: (words.RANKING, ranking.page),
        Screen.MEETING: (words.MEETING, meeting.page),
    },
    words.OFFICE: {
        Screen.UPLOAD: (words.UPLOAD, upload.page),
        Screen.REPORTS: (words.REPORTS, reports.page),
        Screen.PLANS: (words.PLANS, plans.page),
        Screen.UNITS: (words.UNITS_PAGE, units.page),
        Screen.QUARTERS: (words.QUARTERS, quarters.page),
        Screen.SUBMISSIONS: (words.SUBMISSIONS, submissions.page),
        Screen.TASKS: (words.TASKS, tasks.page),
        Screen.PEOPLE: (words.PEOPLE, people.page),
    },
    words.INSPECTION: {
        Screen.WATCHLIST: (words.WATCHLIST, watchlist.page),
        Screen.INSPECTIONS: (words.INSPECTIONS, inspections.page),
    },
    words.ADMINISTRATION: {
        Screen.JOURNAL: (words.JOURNAL, journal.page),
        Screen.INDICATOR_GUIDE: (words.INDICATOR_GUIDE, indicator_guide.page),
        Screen.SETTINGS: (words.SETTINGS_PAGE, settings_page.page),
        Screen.ADMIN: (words.ADMIN, admin.page),
        Screen.ACCOUNT: (words.ACCOUNT, account_page.page),
    },
}

ANALYSES = {
    words.OVERVIEW,
    words.SCORECARD,
    words.GAPS,
    words.TREND,
    words.RANKING,
    words.UNIT_PROFILE,
    words.QUARTERS,
    words.SUBMISSIONS,
    words.WATCHLIST,
    words.REPORTS,
    words.TASKS,
    words.MEETING,
}
"""The pages under the row of choices."""

SIDEBAR_WIDTH = 220
"""Pixels: the longest name of a page stands on one line."""


def main() -> None:
    """Run the page the address asks for."""
    st.set_page_config(
        page_title=words.PRODUCT,
        page_icon="static/logo.svg",
        layout="wide",
        initial_sidebar_state=SIDEBAR_WIDTH,
    )
    pages = {
        section: {
            screen: st.Page(draw, title=title, url_path=screen, default=screen is Screen.OVERVIEW)
            for screen, (title, draw) in entries.items()
        }
        for section, entries in SECTIONS.items()
    }
    chosen = st.navigation(
        {section: list(entries.values()) for section, entries in pages.items()}, expanded=True
    )
    navigation.register(
        {screen: page for entries in pages.values() for screen, page in entries.items()}
    )
    own_words.show()
    with edge(), session.run():
        badge.show()
        session.ensure_sound()
        st.logo(picture.shown(), size="medium")
        if chosen.title in ANALYSES:
            frame.open_page(chosen.title)
        else:
            frame.keep_choices()
        chosen.run()


main()
