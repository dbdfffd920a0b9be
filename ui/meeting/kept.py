"""Frozen minutes: shown as they were, with what was added, and carried away as a paper."""

from __future__ import annotations

import streamlit as st

from access.roles import Capability
from pipeline.meetings.minutes import KeptMinutes, all_minutes
from pipeline.papers.minutes_paper import ENDINGS, minutes_paper
from ui.frame import session
from ui.kit import html
from ui.kit.html import tag
from ui.meeting import forms, rows
from wording import numbers
from wording import people as people_words
from wording.office import meeting as words
from wording.papers import page as papers


def show() -> None:
    """Draw all of them, the last first."""
    found = session.ask(all_minutes)
    if not found:
        return
    html.show(tag("h2.k.k-h2", words.OLDER))
    for each in found:
        minutes = each.minutes
        title = words.MINUTES.format(meeting=minutes.meeting, day=numbers.day(minutes.day))
        with st.expander(title, key=f"kept_{minutes.meeting}"):
            _one(each)


def _one(kept: KeptMinutes) -> None:
    minutes = kept.minutes
    head = words.HEAD.format(
        period=numbers.period(minutes.window, minutes.month),
        edition=minutes.edition,
        chair=minutes.chair or words.UNNAMED,
        present=minutes.present or words.UNNAMED,
        by=kept.frozen.by,
        time=numbers.moment(kept.frozen.at),
    )
    added = [
        html.join(tag("p", each.facts.text), tag("p.k-sm", people_words.said(each.by, each.at)))
        for each in kept.supplements
    ]
    below = html.headed(words.SUPPLEMENTS, html.listed(added, "k-plain")) if added else None
    html.show(tag("div.k.k-minutes", html.muted(head), rows.whole(minutes), below))
    with st.container(horizontal=True, gap="small"):
        for ending in ENDINGS:
            st.download_button(
                words.PAPER.format(format=words.FORMATS[ending]),
                session.made(minutes_paper, minutes.meeting, ending),
                words.FILE.format(meeting=minutes.meeting, ending=ending),
                papers.MIME[ending],
                key=f"paper_{minutes.meeting}_{ending}",
                on_click="ignore",
            )
    if session.viewer().may(Capability.HOLD_MEETINGS):
        forms.add(minutes.meeting)
