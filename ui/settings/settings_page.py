"""Cài đặt: what the office sets of its installation, and the first steps of a new one."""

from __future__ import annotations

import streamlit as st

from pipeline.statements import office_settings, set_up
from ui.frame import demonstration, filters, frame, session
from ui.frame.session import Capability
from ui.kit import html, page_style
from ui.scores import answers
from ui.settings import first_run, settings_letters, settings_rules, settings_table
from wording import numbers
from wording.office import settings as words


def page() -> None:
    """Draw the chosen part of the settings."""
    frame.open_plain(words.PAGE)
    html.show(page_style.sheet("plans"))
    entries = session.ask(office_settings.setting_entries)
    frame.lead(_lead(len(entries), numbers.moment(entries[-1].at) if entries else ""))
    answers.show_told()
    keeps = session.viewer().may(Capability.MANAGE_SETTINGS)
    steps = session.ask(set_up.steps)
    ways = [words.HISTORY]
    if keeps:
        ways = [words.OFFICE, words.DATES, words.SCORING, words.HISTORY]
        if not all(steps.values()):
            ways.insert(0, words.FIRST_STEPS)
    with st.container(key="settings_way"):
        way = filters.one_of("viec", words.WAYS, ways)
    frame.tell()
    with st.container(key="settings"):
        if way == words.FIRST_STEPS:
            first_run.show(steps)
        elif way == words.OFFICE:
            settings_letters.show()
        elif way in (words.DATES, words.SCORING):
            settings_rules.show(way)
        else:
            settings_table.show(entries)
    if keeps:
        demonstration.offer()


def _lead(count: int, last: str) -> str:
    known = session.reference()
    heads = [unit.name for unit in known.register.units if unit.code == known.scope]
    told = words.LEAD if count else words.LEAD_NEW
    return told.format(province=heads[-1], count=numbers.count(count), last=last)
