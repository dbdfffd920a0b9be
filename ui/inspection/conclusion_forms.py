"""The forms that record a conclusion and say what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import streamlit as st

from metrics.counts.errors import ErrorCode, KpiError
from metrics.inspection.file import settings
from metrics.inspection.visit import (
    EARLIEST,
    LATEST,
    Conclusion,
    Visit,
)
from pipeline.inspection import findings
from pipeline.inspection.findings import FollowUp, NewConclusion
from pipeline.statements import people
from pipeline.statements.inspection_records import records
from pipeline.statements.recording import Signed
from ui.entry import proof_files
from ui.frame import session
from ui.inspection.place import InspectionPlace
from ui.kit import html
from ui.kit.form import RecordForm, fault, record, sign, told
from ui.kit.html import tag
from ui.scores import charge
from wording import errors
from wording import people as people_words
from wording.inspection import inspections_page as said

OPENED = "conclusion_follow"
"""Whether the form stands open, in the session; a click on a row opens it."""


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
            st.date_input(said.DEADLINE, _default_term(place), key="kl_deadline", format=_DAY)
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


_DAY = "DD/MM/YYYY"


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


def labels(place: InspectionPlace) -> dict[str, str]:
    """What stands for each conclusion in a list, by its name."""
    visits = {visit.visit: visit for visit in place.records.visits}
    return {
        each.conclusion: f"{each.conclusion} · {place.unit(visits[each.visit])} · {each.finding}"
        for each in place.records.conclusions
    }


def follow_up(place: InspectionPlace) -> None:
    """Draw the form for proofs, later deadlines and closing."""
    names = labels(place)
    if not names:
        return
    with st.expander(said.FOLLOW, key=OPENED, on_change="rerun"):
        name = st.selectbox(
            said.CONCLUSION, list(names), format_func=names.__getitem__, key="fu_name"
        )
        found = place.records.conclusion(name)
        key = f"fu_{name}"
        if found.closed_on is None:
            html.show(charge.from_conclusion(name))
        form = RecordForm(key, _shown)
        form.open(found)
        _follow_fields(place, found, key)
        sign(key)
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
        told(key)


def _follow_fields(place: InspectionPlace, found: Conclusion, key: str) -> None:
    left, middle, right = st.columns(3)
    with left:
        st.text_input(said.PROOF, key=f"{key}_proof", placeholder=said.PROOF_HINT, max_chars=300)
        fault(key, "proof")
    with middle:
        st.date_input(
            said.NEW_DEADLINE,
            key=f"{key}_deadline",
            min_value=min(EARLIEST, found.deadline),
            max_value=max(LATEST, found.deadline),
            format=_DAY,
        )
        fault(key, "deadline")
    with right:
        st.date_input(said.CLOSED_ON, place.day, key=f"{key}_closed", format=_DAY)
        fault(key, "closed")
    proof_files.field(_file(key))


def _file(key: str) -> str:
    """Of the form with that key, the field of its file."""
    return f"{key}_file"


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

    lacking = KpiError(ErrorCode.PROOF_IS_MISSING, conclusion=name)
    asks = what == "close" or proof_files.chosen(_file(form.key)) is not None
    needs = [("proof", errors.sentence(lacking))] if asks else []
    record(form.key, act, needs)


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
        file=proof_files.chosen(_file(form.key)),
    )
    return findings.follow_up(session.workspace(), place.viewer, wanted, signed)
