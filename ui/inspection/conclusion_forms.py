"""The forms that record a conclusion and say what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from metrics.inspection.file import settings
from metrics.inspection.visit import (
    EARLIEST,
    LATEST,
    Conclusion,
    Visit,
)
from pipeline.inspection import findings
from pipeline.inspection.findings import FollowUp, NewConclusion
from pipeline.statements.inspection_records import records
from pipeline.statements.recording import Signed
from ui.frame import session
from ui.inspection.form import RecordForm
from ui.inspection.place import InspectionPlace
from ui.kit import html
from ui.kit.html import tag
from ui.scores.signing import record, sign
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
        sign("kl")
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
        (made,) = findings.conclude(session.workspace(), place.viewer, [new], signed)
        return said.RECORDED.format(conclusion=made.conclusion)

    if record("kl", act):
        for key in ("kl_finding", "kl_recommendation", "kl_responsible"):
            state[key] = ""


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

    record(form.key, act)


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
    return findings.follow_up(session.workspace(), place.viewer, wanted, signed)
