"""Chosen units onto the schedule: those added by hand, the form, a working day for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import streamlit as st

from metrics.counts.month import Month
from metrics.inspection.visit import VisitKind
from pipeline.inspection import inspections
from pipeline.inspection.inspections import NewVisit
from pipeline.inspection.suggestion import VisitProposal
from pipeline.statements.recording import Signed
from ui.frame import session
from ui.inspection import place as inspection_place
from ui.inspection import quotas
from ui.inspection.place import InspectionPlace
from ui.kit import html
from ui.kit.html import tag
from ui.scores.signing import record, sign
from wording import numbers
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said

KEY = "suggest"
"""Begins the keys of every field of the suggestion."""


@dataclass(frozen=True, slots=True)
class VisitWanted:
    """One visit that is to be scheduled."""

    unit: str
    month: Month
    why: str


def added(place: InspectionPlace, proposal: VisitProposal, taken: set[str]) -> list[VisitWanted]:
    """Units put in by hand, those from the watch list among them."""
    names = place.unit_names()
    offered = [code for code in names if code not in taken]
    key = f"{KEY}_added"
    if key not in st.session_state:
        st.session_state[key] = place.picked()
    st.session_state[key] = [code for code in st.session_state[key] if code in offered]
    chosen = st.multiselect(
        said.ADD,
        offered,
        format_func=names.__getitem__,
        key=key,
        placeholder=said.ADD_HINT,
    )
    months = proposal.suggestion.terms.months
    first = months[0] if months else Month.of(place.day)
    return [VisitWanted(code, first, said.BY_HAND) for code in chosen]


def plan(place: InspectionPlace, wanted: Sequence[VisitWanted]) -> None:
    """Draw the form that schedules the visits; nothing where there are none."""
    if not wanted:
        return
    html.show(
        tag("h2.k.k-h2", said.CHOSEN.format(count=numbers.count(len(wanted)))),
        tag("p.k.k-sm.k-muted", said.WORKING_DAYS),
    )
    kind(KEY, width=260)
    st.checkbox(said.DESPITE, key=f"{KEY}_despite")
    sign(KEY, said.WHY_PLAN.format(year=place.year))
    st.button(
        said.PLAN_DO.format(count=numbers.count(len(wanted))),
        type="primary",
        key=f"{KEY}_do",
        on_click=_schedule,
        args=(place, tuple(wanted)),
    )


def _schedule(place: InspectionPlace, wanted: Sequence[VisitWanted]) -> None:
    state = st.session_state
    plans = {each.quota.target.plan for each in quotas.of(place)}
    plan = next(iter(sorted(plans)), None)
    visits = [
        NewVisit(
            each.unit,
            state[f"{KEY}_kind"],
            str(state[f"{KEY}_team"]),
            day,
            day,
            place.head,
            plan=plan,
            why=each.why,
        )
        for each, day in zip(wanted, days(wanted, place.day), strict=True)
    ]

    put(place, KEY, visits)


def put(place: InspectionPlace, key: str, visits: Sequence[NewVisit]) -> bool:
    """Put visits on the schedule as the fields under a key say; a refusal is told."""

    def act(signed: Signed) -> str:
        despite = bool(st.session_state[f"{key}_despite"])
        made = inspections.schedule(
            session.workspace(), place.viewer, visits, signed, despite=despite
        )
        return said.PLANNED_NOW.format(count=numbers.count(len(made)))

    done = record(key, act)
    if done:
        st.query_params.pop(inspection_place.PICKED, None)
    return done


def kind(key: str, width: int | Literal["stretch"] = "stretch") -> None:
    """Draw the choice of what kind of visit it is."""
    st.selectbox(
        said.KIND,
        list(VisitKind),
        format_func=words.KINDS.__getitem__,
        key=f"{key}_kind",
        width=width,
        help=words.SURPRISE_NOTE,
    )


def days(wanted: Sequence[VisitWanted], today: date) -> list[date]:
    """A working day for each visit: Monday to Friday from the start of its month, one a day.

    In the running month from tomorrow on. Where a month has more visits than working days left,
    they share its last one.
    """
    found = []
    for at, each in enumerate(wanted):
        before = sum(other.month == each.month for other in wanted[:at])
        found.append(_working_day(each.month, before, today))
    return found


def _working_day(month: Month, number: int, today: date) -> date:
    start = month.first_day
    if Month.of(today) == month:
        start = min(today + timedelta(days=1), month.last_day)
    length = (month.last_day - start).days + 1
    inside = [start + timedelta(days=step) for step in range(length)]
    working = [day for day in inside if day.weekday() < 5] or [month.last_day]
    return working[min(number, len(working) - 1)]
