"""The form that records a conclusion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import streamlit as st

from metrics.inspection.file import settings
from metrics.inspection.visit import (
    Visit,
)
from pipeline.inspection import findings
from pipeline.inspection.findings import NewConclusion
from pipeline.statements import people
from pipeline.statements.recording import Signed
from ui.frame import session
from ui.inspection.place import InspectionPlace
from ui.kit import html
from ui.kit.form import DAY, fault, record, sign, told
from ui.kit.html import tag
from wording import people as people_words
from wording.inspection import inspections_page as said


def _indicators(place: InspectionPlace) -> Mapping[str | None, str]:
    named: dict[str | None, str] = {None: said.NONE}
    return {**named, **{each.code: each.short for each in place.reference.indicators}}


def conclude(place: InspectionPlace, done: Sequence[Visit]) -> None:
    """Draw the form for what a visit found."""
    with st.expander(said.RECORD, key="conclusion_record"):
        if not done:
            html.show(tag("p.k.k-sub", said.NO_CONCLUSION_TEXT))
            return
        names = place.labels(done)
        name = st.selectbox(said.VISIT, list(names), format_func=names.__getitem__, key="kl_visit")
        _fill_in(place, name)
        left, right = st.columns(2)
        with left:
            st.text_area(said.FINDING, key="kl_finding", max_chars=2000, height=100)
            fault("kl", "finding")
        with right:
            st.text_area(said.RECOMMENDATION, key="kl_recommendation", max_chars=2000, height=100)
            fault("kl", "recommendation")
        one, two, three, four = st.columns(4)
        with one:
            st.text_input(said.RESPONSIBLE, key="kl_responsible", max_chars=160)
            fault("kl", "responsible")
        with two:
            st.date_input(said.DEADLINE, _default_term(place), key="kl_deadline", format=DAY)
            fault("kl", "deadline")
        points: dict[str | None, str] = {None: said.NONE}
        for point in settings(place.reference).contents:
            points[point.clause] = f"{point.clause} {point.title}"
        three.selectbox(said.POINT, list(points), format_func=points.__getitem__, key="kl_content")
        indicators = _indicators(place)
        four.selectbox(
            said.INDICATOR, list(indicators), format_func=indicators.__getitem__, key="kl_indicator"
        )
        sign("kl")
        st.button(said.SAVE, type="primary", key="kl_save", on_click=_conclude, args=(place,))
        told("kl")


def _default_term(place: InspectionPlace) -> date:
    """So many days from today, moved off a day on which nobody works."""
    days = settings(place.reference).conclusion_days
    return place.reference.deadlines.calendar.next_working_day(place.day + timedelta(days=days))


def _fill_in(place: InspectionPlace, name: str) -> None:
    """Name who answers for the visited unit, where nobody else was typed."""
    state = st.session_state
    before = state.get(_FILLED, ("", ""))
    if before[0] == name or state.get("kl_responsible", "") not in ("", before[1]):
        return
    visit = place.records.visit(name)
    person = session.ask(people.responsible, place.day).get(visit.identity)
    named = people_words.person(person.name, person.position) if person else ""
    state[_FILLED] = (name, named)
    state["kl_responsible"] = named


_FILLED = "kl_filled"
"""The visit and the person that the form was filled in for, in the session."""

_NEEDS = (
    ("finding", said.NO_FINDING),
    ("recommendation", said.NO_RECOMMENDATION),
    ("responsible", said.NO_RESPONSIBLE),
)


def _conclude(place: InspectionPlace) -> None:
    state = st.session_state

    def act(signed: Signed) -> str:
        new = NewConclusion(
            state["kl_visit"],
            str(state["kl_finding"]),
            str(state["kl_recommendation"]),
            str(state["kl_responsible"]),
            state["kl_deadline"],
            state["kl_content"],
            state["kl_indicator"],
        )
        (made,) = findings.conclude(session.workspace(), place.viewer, [new], signed)
        return said.RECORDED.format(conclusion=made.conclusion)

    if record("kl", act, _NEEDS):
        for key in ("kl_finding", "kl_recommendation", "kl_responsible"):
            state[key] = ""
        state.pop(_FILLED, None)
