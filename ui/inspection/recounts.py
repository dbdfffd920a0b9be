"""Dossiers counted again at a visit, beside what was reported."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.counts.month import Month
from metrics.inspection.visit import Visit, plausible
from pipeline.inspection import recounting
from pipeline.inspection.recounting import NewRecount
from pipeline.statements.recording import Signed
from ui.frame import session
from ui.inspection.place import InspectionPlace
from ui.kit import html
from ui.kit.form import fault, record, sign, told
from ui.kit.html import tag
from wording import numbers
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said


def labels(place: InspectionPlace) -> dict[str, str]:
    """What stands for each recount in a list, by the recount's name."""
    visits = {visit.visit: visit for visit in place.records.visits}
    indicators = place.reference.shorts
    return {
        each.name: said.recount_label(
            each, place.unit(visits[each.visit]), indicators.get(each.indicator, each.indicator)
        )
        for each in place.records.recounts
    }


def form(place: InspectionPlace, done: Sequence[Visit]) -> None:
    """Draw the form that records a recount; nothing where no visit has a believable day."""
    names = place.labels([visit for visit in done if plausible(visit.first_day)])
    if not names:
        return
    with st.expander(said.RECOUNT, key="recount"):
        html.show(tag("p.k.k-sm.k-muted", said.RECOUNT_TEXT))
        name = st.selectbox(said.VISIT, list(names), format_func=names.__getitem__, key="rc_visit")
        visit = place.records.visit(name)
        indicators = place.reference.shorts
        middle = Month.of(visit.first_day)
        months = [middle.plus(step) for step in range(-12, 1)][::-1]
        one, two, three, four = st.columns(4)
        one.selectbox(
            said.COUNTED, list(indicators), format_func=indicators.__getitem__, key="rc_indicator"
        )
        two.selectbox(
            said.MONTH, months, format_func=numbers.month_in_table, key=f"rc_month_{name}"
        )
        three.number_input(said.SAMPLED, 0, 1_000_000, step=1, key="rc_sampled")
        four.number_input(said.GOOD, 0, 1_000_000, step=1, key="rc_good")
        fault("rc", "sampled")
        sign("rc")
        st.button(said.SAVE, type="primary", key="rc_save", on_click=_count, args=(place, name))
        told("rc")
        counted = [each for each in place.records.recounts if each.visit == name]
        if counted:
            html.show(html.listed(map(words.recount, counted)))


def _count(place: InspectionPlace, name: str) -> None:
    state = st.session_state

    def act(signed: Signed) -> str:
        new = NewRecount(
            name,
            state["rc_indicator"],
            state[f"rc_month_{name}"],
            int(state["rc_sampled"]),
            int(state["rc_good"]),
        )
        return words.recount(recounting.recount(session.workspace(), place.viewer, new, signed))

    record("rc", act)
