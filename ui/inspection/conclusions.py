"""What visits found and what became of it: overdue first, down to the proof that closes it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.inspection.visit import (
    ConclusionState,
    Visit,
    VisitState,
)
from pipeline.inspection import follow
from pipeline.inspection.follow import Due
from ui.frame import frame, session
from ui.frame.session import Capability
from ui.inspection import conclusion_forms, following, history, recounts
from ui.inspection.place import InspectionPlace
from ui.kit import html, live
from ui.kit.html import BREAK, Html, TableColumn, tag
from wording import numbers
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said
from wording.sentences import opening


def show(place: InspectionPlace) -> None:
    """Draw the conclusions of the head's units and, for those who record, the forms."""
    due = session.ask(follow.due, place.head_identity)
    _lead(due)
    if due and place.viewer.may(Capability.RECORD_INSPECTIONS):
        asked = live.show(live.Markup.of(_table(place, due)), key="conclusions_table")
        if asked in {each.conclusion.conclusion for each in due}:
            st.session_state["fu_name"] = asked
            st.session_state[following.OPENED] = True
    elif due:
        html.show(_table(place, due))
    visits = session.ask(follow.visits_of, place.head_identity)
    _closed(place, visits)
    following.files(place, visits)
    done = [visit for visit in visits if visit.state is VisitState.DONE]
    if place.viewer.may(Capability.RECORD_INSPECTIONS):
        conclusion_forms.conclude(place, done)
        following.follow_up(place)
        recounts.form(place, done)
    _effects(place, done)
    if place.viewer.may(Capability.SEE_SURPRISE):
        told = {**following.labels(place), **recounts.labels(place)}
        history.show(told, "kl", said.CONCLUSION_OR_RECOUNT)


def _lead(due: Sequence[Due]) -> None:
    if not due:
        html.show(html.blank(said.NO_CONCLUSION, tag("p", said.NO_CONCLUSION_TEXT)))
        return
    overdue = sum(each.state is ConclusionState.OVERDUE for each in due)
    carried = sum(each.carried for each in due)
    frame.lead(
        said.CONCLUSIONS_LEAD.format(
            open=numbers.count(len(due)),
            overdue=said.OVERDUE_PART.format(count=numbers.count(overdue)) if overdue else "",
            carried=said.CARRIED_PART.format(count=numbers.count(carried)) if carried else "",
        )
    )


def _table(place: InspectionPlace, due: Sequence[Due]) -> Html:
    when, unit, *rest = said.CONCLUSION_COLUMNS
    columns = (
        TableColumn(when),
        TableColumn(unit),
        *(TableColumn(name, said=name) for name in rest),
    )
    rows = (_row(columns, place, each) for each in due)
    return html.wide(said.CONCLUSION, html.table(columns, rows, "k-t.k-conclusions"), "k.k-scroll")


def _row(columns: Sequence[TableColumn], place: InspectionPlace, due: Due) -> Html:
    each = due.conclusion
    carried = (" ", tag("span.k-muted", f"({said.CARRIED})")) if due.carried else None
    opens = each.conclusion if place.viewer.may(Capability.RECORD_INSPECTIONS) else None
    day = tag("b", numbers.day(each.deadline))
    opener = tag("button.k-row-open", day, type="button", data_ask=opens) if opens else day
    cells = (
        (opener, BREAK, _when(due, place), carried),
        (tag("b", place.unit(due.visit)), BREAK, tag("span.k-muted", each.conclusion)),
        each.finding,
        each.recommendation,
        each.responsible,
        each.proof or "–",
    )
    late = "late" if due.state is ConclusionState.OVERDUE else None
    return html.row(columns, cells, class_=late, data_conclusion=each.conclusion, data_ask=opens)


def _when(due: Due, place: InspectionPlace) -> str:
    left = words.deadline(due.conclusion, place.day)
    if due.state is ConclusionState.OVERDUE:
        return opening(left)
    return f"{words.CONCLUSION_STATES[due.state]}, {left}"


def _closed(place: InspectionPlace, visits: Sequence[Visit]) -> None:
    codes = {visit.visit: visit for visit in visits}
    closed = [each for each in place.records.conclusions_of(visits) if not each.open_on(place.day)]
    if not closed:
        return
    with st.expander(said.CLOSED.format(count=numbers.count(len(closed))), key="closed"):
        items = (
            (
                tag("b", place.unit(codes[each.visit])),
                f": {each.finding} ",
                tag("span.k-muted", f"{words.deadline(each, place.day)}, {each.proof}"),
            )
            for each in closed
        )
        html.show(html.listed(items))


# ---------- what followed ----------


def _effects(place: InspectionPlace, done: Sequence[Visit]) -> None:
    with st.expander(said.EFFECTS, key="effects"):
        html.show(tag("p.k.k-sm.k-muted", said.EFFECTS_TEXT))
        if not done:
            html.show(tag("p.k.k-sub", said.NO_DONE))
            return
        names = place.labels(done)
        name = st.selectbox(said.VISIT, list(names), format_func=names.__getitem__, key="effect_of")
        rows = session.ask(follow.effects, name)
        told = ((indicator.short, words.effect(found)) for indicator, found in rows)
        html.show(html.named(told, "k.k-t.k-effects"))
