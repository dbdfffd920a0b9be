"""Người phụ trách: who answers for each unit, since when, and how to reach them."""

from __future__ import annotations

from datetime import date

import streamlit as st

from access.roles import Capability
from pipeline.desk.clock import today
from pipeline.statements import people
from ui.frame import frame, session
from ui.kit import page_style
from ui.kit.html import show
from ui.people import form, listing
from ui.scores import answers
from wording import numbers
from wording import people as words


def page() -> None:
    """Draw the list of people beside the forms that fill it."""
    frame.open_plain(words.PAGE)
    show(page_style.sheet("people"), form.drop_style())
    workspace, day = session.workspace(), today()
    units = form.asked_of(workspace.reference.register.on(day))
    answering = session.ask(people.responsible, day)
    known = {
        unit.identity: answering[unit.identity] for unit in units if unit.identity in answering
    }
    frame.lead(_lead(len(known), len(units), day))
    answers.show_told()
    asking = session.viewer()
    if asking.reach(Capability.NAME_PEOPLE) is None:
        listing.now(units, known)
        return
    with st.container(key="people_page"):
        left, right = st.columns([1.9, 1], gap="large")
    with left:
        listing.now(units, known)
        listing.before(workspace, asking)
    with right:
        form.one(workspace, asking)
        if asking.may(Capability.NAME_PEOPLE):
            form.many(workspace, units)


def _lead(known: int, total: int, day: date) -> str:
    return (words.LEAD_ALL if known == total else words.LEAD).format(
        known=numbers.count(known), total=numbers.count(total), day=numbers.day(day)
    )
