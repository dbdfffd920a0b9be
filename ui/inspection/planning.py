"""Chosen units onto the schedule: the form, a free working day for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from metrics.counts.errors import ErrorCode, KpiError
from pipeline.inspection import inspections
from pipeline.inspection.chosen import justified
from pipeline.inspection.dating import VisitsWanted, dates
from pipeline.inspection.inspections import NewVisit
from pipeline.inspection.visit_wish import VisitWanted, VisitWish
from pipeline.statements.recording import Signed
from ui.frame import session
from ui.inspection import papers, quotas, visit_kind
from ui.inspection import place as inspection_place
from ui.inspection.place import InspectionPlace
from ui.kit import html
from ui.kit.form import fault, record, sign, told
from ui.kit.html import tag
from wording import numbers
from wording.inspection import inspections_page as said

KEY = "suggest"
"""Begins the keys of every field of the suggestion."""


def plan(place: InspectionPlace, wanted: Sequence[VisitWanted], wish: VisitWish) -> None:
    """Draw the form that schedules the visits; only what was done where there are none."""
    if not wanted:
        told(KEY)
        return
    html.show(
        tag("h2.k.k-h2.k-month", said.CHOSEN.format(count=numbers.count(len(wanted)))),
        tag("p.k.k-sm.k-muted", said.WORKING_DAYS),
    )
    visit_kind.choose(KEY, width=260)
    st.checkbox(said.DESPITE, key=f"{KEY}_despite")
    fault(KEY, "despite")
    sign(KEY, said.WHY_PLAN.format(year=place.year))
    st.button(
        said.PLAN_DO.format(count=numbers.count(len(wanted))),
        type="primary",
        key=f"{KEY}_do",
        on_click=_schedule,
        args=(place, tuple(wanted), wish),
    )
    told(KEY)
    papers.of_list(place, KEY, wanted, wish)


def _schedule(place: InspectionPlace, wanted: Sequence[VisitWanted], wish: VisitWish) -> None:
    state = st.session_state
    plans = {each.quota.target.plan for each in quotas.of(place)}
    plan = next(iter(sorted(plans)), None)
    team = str(state[f"{KEY}_team"] or "").strip()
    # The team may have been typed by the same click: its days are asked for anew.
    despite = bool(state[f"{KEY}_despite"])
    days = session.ask(dates, VisitsWanted(replace(wish, team=team), tuple(wanted), despite))
    # Why they are on the list is asked of the list that was looked at.
    because = session.ask(justified, VisitsWanted(wish, tuple(wanted), despite))
    visits = [
        NewVisit(
            each.unit,
            state[f"{KEY}_kind"],
            team,
            day,
            day,
            place.head,
            plan=plan,
            why=each.why,
            justification=found,
        )
        for each, day, found in zip(wanted, days, because, strict=True)
        if day is not None
    ]
    names = place.unit_names()
    put(
        place,
        KEY,
        visits,
        [
            names.get(each.unit, each.unit)
            for each, day in zip(wanted, days, strict=True)
            if day is None
        ],
    )


def put(
    place: InspectionPlace, key: str, visits: Sequence[NewVisit], without_day: Sequence[str] = ()
) -> bool:
    """Put visits on the schedule as the fields under a key say; a refusal is told.

    Args:
        place: Whose inspections.
        key: That of the form.
        visits: All of them, or none.
        without_day: Units for which no working day is left; then nothing is scheduled.
    """

    def act(signed: Signed) -> str:
        if without_day:
            raise KpiError(ErrorCode.NO_DAY_LEFT, units=", ".join(without_day), year=place.year)
        despite = bool(st.session_state[f"{key}_despite"])
        made = inspections.schedule(
            session.workspace(), place.viewer, visits, signed, despite=despite
        )
        return said.PLANNED_NOW.format(count=numbers.count(len(made)))

    needs = [("team", ErrorCode.NO_TEAM)]
    if not visits and not without_day:
        needs.insert(0, ("units", ErrorCode.UNIT_MISSING))
    done = record(key, act, needs)
    if done:
        st.query_params.pop(inspection_place.PICKED, None)
    return done
