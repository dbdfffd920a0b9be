"""What visits found and what became of it: overdue first, down to the proof that closes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from metrics.inspection.file import settings
from metrics.inspection.visit import (
    EARLIEST,
    LATEST,
    Conclusion,
    ConclusionState,
    Visit,
    VisitState,
)
from pipeline.desk.viewer import Role
from pipeline.inspection import findings, follow
from pipeline.inspection.findings import FollowUp, NewConclusion
from pipeline.inspection.follow import Due
from pipeline.statements.inspection_records import records
from pipeline.statements.recording import Signed
from ui.frame import frame, session
from ui.inspection import history, recounts
from ui.inspection import place as inspection_place
from ui.inspection.form import RecordForm
from ui.inspection.place import InspectionPlace
from ui.kit import html
from ui.kit.html import BREAK, Html, TableColumn, tag
from wording import numbers
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said
from wording.sentences import opening


def show(place: InspectionPlace) -> None:
    """Draw the conclusions of the head's units and, for those who record, the forms."""
    due = session.ask(follow.due, place.head_identity)
    _lead(due)
    if due:
        html.show(_table(place, due))
    visits = session.ask(follow.visits_of, place.head_identity)
    _closed(place, visits)
    done = [visit for visit in visits if visit.state is VisitState.DONE]
    if place.viewer.records:
        _record(place, done)
        _follow(place)
        recounts.form(place, done)
    _effects(place, done)
    if place.viewer.role is not Role.UNIT:
        told = {**_conclusions(place), **recounts.labels(place)}
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
    cells = (
        (tag("b", numbers.day(each.deadline)), BREAK, _when(due, place), carried),
        (tag("b", place.unit(due.visit)), BREAK, tag("span.k-muted", each.conclusion)),
        each.finding,
        each.recommendation,
        each.responsible,
        each.proof or "–",
    )
    late = "late" if due.state is ConclusionState.OVERDUE else None
    return html.row(columns, cells, class_=late, data_conclusion=each.conclusion)


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


# ---------- forms ----------


def _indicators(place: InspectionPlace) -> Mapping[str | None, str]:
    named: dict[str | None, str] = {None: said.NONE}
    return {**named, **{each.code: each.short for each in place.reference.indicators}}


def _record(place: InspectionPlace, done: Sequence[Visit]) -> None:
    with st.expander(said.RECORD, key="conclusion_record"):
        if not done:
            html.show(tag("p.k.k-sub", said.NO_CONCLUSION_TEXT))
            return
        names = place.labels(done)
        st.selectbox(said.VISIT, list(names), format_func=names.__getitem__, key="kl_visit")
        left, right = st.columns(2)
        left.text_area(said.FINDING, key="kl_finding", max_chars=2000, height=100)
        right.text_area(said.RECOMMENDATION, key="kl_recommendation", max_chars=2000, height=100)
        one, two, three, four = st.columns(4)
        one.text_input(said.RESPONSIBLE, key="kl_responsible", max_chars=160)
        two.date_input(said.DEADLINE, place.day, key="kl_deadline", format="DD/MM/YYYY")
        points: dict[str | None, str] = {None: said.NONE}
        for point in settings(place.reference).contents:
            points[point.clause] = f"{point.clause} {point.title}"
        three.selectbox(said.POINT, list(points), format_func=points.__getitem__, key="kl_content")
        indicators = _indicators(place)
        four.selectbox(
            said.INDICATOR, list(indicators), format_func=indicators.__getitem__, key="kl_indicator"
        )
        inspection_place.sign("kl")
        st.button(said.SAVE, type="primary", key="kl_save", on_click=_conclude, args=(place,))


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
        (made,) = findings.conclude(session.desk(), place.viewer, [new], signed)
        return said.RECORDED.format(conclusion=made.conclusion)

    if inspection_place.record("kl", act):
        for key in ("kl_finding", "kl_recommendation", "kl_responsible"):
            state[key] = ""


def _conclusions(place: InspectionPlace) -> dict[str, str]:
    visits = {visit.visit: visit for visit in place.records.visits}
    return {
        each.conclusion: f"{each.conclusion} · {place.unit(visits[each.visit])} · {each.finding}"
        for each in place.records.conclusions
    }


def _follow(place: InspectionPlace) -> None:
    names = _conclusions(place)
    if not names:
        return
    with st.expander(said.FOLLOW, key="conclusion_follow"):
        name = st.selectbox(
            said.CONCLUSION, list(names), format_func=names.__getitem__, key="fu_name"
        )
        found = place.records.conclusion(name)
        key = f"fu_{name}"
        form = RecordForm(key, _shown)
        form.open(found)
        left, middle, right = st.columns(3)
        left.text_input(said.PROOF, key=f"{key}_proof", placeholder=said.PROOF_HINT, max_chars=300)
        middle.date_input(
            said.NEW_DEADLINE,
            key=f"{key}_deadline",
            min_value=min(EARLIEST, found.deadline),
            max_value=max(LATEST, found.deadline),
            format="DD/MM/YYYY",
        )
        right.date_input(said.CLOSED_ON, place.day, key=f"{key}_closed", format="DD/MM/YYYY")
        inspection_place.sign(key)
        with st.container(horizontal=True):
            st.button(said.SAVE, key=f"{key}_save", on_click=_update, args=(place, form, "save"))
            if found.closed_on is None:
                st.button(
                    said.CLOSE,
                    type="primary",
                    key=f"{key}_close",
                    on_click=_update,
                    args=(place, form, "close"),
                )
            else:
                st.button(
                    said.REOPEN,
                    key=f"{key}_reopen",
                    on_click=_update,
                    args=(place, form, "reopen"),
                )


def _shown(conclusion: Conclusion) -> Mapping[str, object]:
    """What the fields show of a conclusion."""
    return {"proof": conclusion.proof, "deadline": conclusion.deadline}


def _update(place: InspectionPlace, form: RecordForm[Conclusion], what: str) -> None:
    name = form.seen.conclusion

    def act(signed: Signed) -> str:
        form.save(
            lambda: _say_anew(place, form, signed, what),
            lambda: session.ask(records).conclusion(name),
        )
        return said.FOLLOWED.format(conclusion=name)

    inspection_place.record(form.key, act)


def _say_anew(
    place: InspectionPlace, form: RecordForm[Conclusion], signed: Signed, what: str
) -> Conclusion:
    """Record what was typed and asked for, and nothing that the form only showed."""
    typed, seen = form.typed(), form.seen
    wanted = FollowUp(
        seen.conclusion,
        proof=typed.get("proof"),
        closed_on=st.session_state[f"{form.key}_closed"] if what == "close" else None,
        deadline=typed.get("deadline"),
        reopen=what == "reopen",
        seen=seen,
    )
    return findings.follow_up(session.desk(), place.viewer, wanted, signed)


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
