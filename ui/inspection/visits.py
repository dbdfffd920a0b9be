"""The forms that put a visit on the schedule and change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from metrics.counts.errors import ErrorCode
from metrics.inspection.file import settings
from metrics.inspection.visit import EARLIEST, LATEST, Visit, VisitState
from pipeline.inspection import inspections
from pipeline.inspection.inspections import NewVisit, VisitChange
from pipeline.statements.inspection_records import records
from pipeline.statements.recording import Signed
from ui.frame import session
from ui.inspection import planning, visit_kind
from ui.inspection.place import InspectionPlace
from ui.kit import html
from ui.kit.form import RecordForm, fault, record, sign, told
from ui.kit.html import tag
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said

OPENED = "visit_change"
"""Whether the form stands open, in the session; a click on a row opens it."""


def change(place: InspectionPlace, visits: Sequence[Visit]) -> None:
    """Draw the form that changes one visit."""
    names = place.labels(visits)
    with st.expander(said.CHANGE, key=OPENED, on_change="rerun"):
        name = st.selectbox(said.VISIT, list(names), format_func=names.__getitem__, key="visit")
        form = RecordForm(f"visit_{name}", _shown)
        form.open(place.records.visit(name))
        with st.form(f"visit_form_{name}", border=False):
            _fields(place, form.key, form.seen)
            st.checkbox(said.DESPITE, key=f"{form.key}_despite")
            fault(form.key, "despite")
            sign(form.key)
            st.form_submit_button(said.SAVE, type="primary", on_click=_save, args=(place, form))
            told(form.key)


def _shown(visit: Visit) -> Mapping[str, object]:
    """What the fields show of a visit."""
    return {
        "state": visit.state,
        "kind": visit.kind,
        "team": visit.team,
        "note": visit.note,
        "first": visit.first_day,
        "last": visit.last_day,
        "contents": list(visit.contents),
    }


def _fields(place: InspectionPlace, key: str, visit: Visit | None) -> None:
    """The fields of one visit; those of a visit that exists hold what its form was filled with."""
    left, middle, right = st.columns(3)
    with left:
        if visit is not None:
            st.selectbox(
                said.STATE,
                list(VisitState),
                format_func=words.STATES.__getitem__,
                key=f"{key}_state",
            )
            fault(key, "state")
        visit_kind.choose(key)
    with middle:
        st.text_input(said.TEAM, key=f"{key}_team", max_chars=120, placeholder=said.TEAM_HINT)
        fault(key, "team")
        st.text_input(said.NOTE, key=f"{key}_note", max_chars=500)
    with right:
        for label, end in ((said.FIRST_DAY, "first"), (said.LAST_DAY, "last")):
            st.date_input(
                label,
                _usual_day(place) if visit is None else "today",
                key=f"{key}_{end}",
                min_value=min(EARLIEST, visit.first_day) if visit else EARLIEST,
                max_value=max(LATEST, visit.last_day) if visit else LATEST,
                format="DD/MM/YYYY",
            )
        fault(key, "last")
    points = {point.clause: point.title for point in settings(place.reference).contents}
    st.multiselect(
        said.CONTENTS,
        list(points),
        format_func=lambda clause: f"{clause} {points[clause]}",
        key=f"{key}_contents",
        placeholder=said.CONTENTS_HINT,
    )


def _usual_day(place: InspectionPlace) -> date:
    """The next working day; of another year its first one."""
    inside = place.day.year == place.year
    before = place.day if inside else date(place.year, 1, 1)
    return place.reference.deadlines.calendar.add_working_days(before, 1)


def _save(place: InspectionPlace, form: RecordForm[Visit]) -> None:
    name = form.seen.visit

    def act(signed: Signed) -> str:
        form.save(
            lambda: _say_anew(place, form, signed),
            lambda: session.ask(records).visit(name),
        )
        return said.CHANGED.format(visit=name)

    if record(form.key, act, [("team", ErrorCode.NO_TEAM)]):
        st.session_state[f"{form.key}_despite"] = False


def _say_anew(place: InspectionPlace, form: RecordForm[Visit], signed: Signed) -> Visit:
    """Record what was typed, and nothing that the form only showed."""
    typed, seen = form.typed(), form.seen
    days = (typed.get("first", seen.first_day), typed.get("last", seen.last_day))
    wanted = VisitChange(
        seen.visit,
        state=typed.get("state"),
        kind=typed.get("kind"),
        team=typed.get("team"),
        days=days if {"first", "last"} & typed.keys() else None,
        contents=tuple(typed["contents"]) if "contents" in typed else None,
        note=typed.get("note"),
        despite=bool(st.session_state[f"{form.key}_despite"]),
        seen=seen,
    )
    return inspections.change_visit(session.workspace(), place.viewer, wanted, signed)


def plan(place: InspectionPlace) -> None:
    """Draw the form that puts visits on the schedule."""
    names = place.unit_names()
    taken = [code for code in place.picked() if code in names]
    if "new_units" not in st.session_state:
        st.session_state["new_units"] = taken
    st.session_state["new_units"] = [
        code for code in st.session_state["new_units"] if code in names
    ]
    with st.expander(said.NEW, expanded=bool(taken), key="visit_new"):
        st.multiselect(
            said.UNITS,
            list(names),
            format_func=names.__getitem__,
            key="new_units",
            placeholder=said.ADD_HINT,
        )
        fault("new", "units")
        html.show(tag("p.k.k-sm.k-muted", said.ONE_A_DAY))
        _fields(place, "new", None)
        st.checkbox(said.DESPITE, key="new_despite")
        fault("new", "despite")
        sign("new")
        st.button(said.SAVE, type="primary", key="new_save", on_click=_add, args=(place,))
        told("new")


def _add(place: InspectionPlace) -> None:
    state = st.session_state
    spans = _spans(place, len(state["new_units"]))
    visits = [
        NewVisit(
            code,
            state["new_kind"],
            state["new_team"],
            first,
            last,
            place.head,
            tuple(state["new_contents"]),
            note=state["new_note"],
        )
        for code, (first, last) in zip(state["new_units"], spans, strict=True)
    ]
    if planning.put(place, "new", visits):
        state["new_units"] = []


def _spans(place: InspectionPlace, count: int) -> Sequence[tuple[date, date]]:
    """The days typed for the first unit, for each other the next working ones: one at a time."""
    first, last = st.session_state["new_first"], st.session_state["new_last"]
    calendar = place.reference.deadlines.calendar
    found = [(first, last)]
    while len(found) < count:
        first = calendar.add_working_days(max(found[-1]), 1)
        found.append((first, first + (last - found[0][0])))
    return found[:count]
