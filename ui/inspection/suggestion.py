"""Units to visit so that the quotas are met: weights in sight, reasons in words, adjustable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import streamlit as st

from metrics.counts.month import Month
from metrics.inspection.visit import VisitKind
from metrics.inspection.visit_list import Pick
from pipeline.inspection import inspections
from pipeline.inspection.inspections import NewVisit
from pipeline.inspection.suggestion import VisitProposal, VisitWish, propose
from pipeline.statements import weighing
from pipeline.statements.recording import Signed
from ui.frame import frame, session
from ui.frame.filters import month_label
from ui.inspection import place as inspection_place
from ui.inspection import quotas, weights
from ui.inspection.place import InspectionPlace
from ui.kit import html
from ui.kit.html import Html, join, tag
from wording import numbers
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said
from wording.inspection import suggestion as reasons
from wording.sentences import reporter

_KEY = "suggest"
_NOTES = 6
"""So many stand unfolded."""


@dataclass(frozen=True, slots=True)
class VisitWanted:
    """One visit that is to be scheduled."""

    unit: str
    month: Month
    why: str


def show(place: InspectionPlace) -> None:
    """Draw the wishes, the list and the form that puts it on the schedule."""
    if not quotas.of(place):
        quotas.nothing(place.year)
        return
    wish = _wish(place)
    proposal = session.ask(propose, wish)
    period = said.period(place.year, wish.quarter)
    picks = proposal.suggestion.picks
    if picks:
        unmet = said.MEETS if proposal.met() else said.LACKS
        count = numbers.count(len(picks))
        frame.lead(said.SUGGESTED.format(count=count, period=period, unmet=unmet))
    else:
        frame.lead(said.NOTHING_TO_SUGGEST.format(period=period))
    figures = said.FIGURES_UNTIL.format(month=numbers.month(proposal.month))
    html.show(notes([figures, *reasons.notes(proposal.suggestion)]))
    wanted = _picks(place, proposal)
    wanted += _added(place, proposal, {each.unit for each in wanted})
    if place.viewer.records:
        _plan(place, wanted)
    else:
        html.show(tag("p.k.k-sm.k-muted", said.READ_ONLY))


def notes(told: Sequence[str]) -> Html:
    """What has to be said with the list; a long rest is folded."""
    if len(told) <= _NOTES + 1:
        return _listed(told)
    summary = tag("summary", said.MORE_NOTES.format(count=numbers.count(len(told) - _NOTES)))
    rest = tag("details.k.k-sm.k-more-notes", summary, _listed(told[_NOTES:]))
    return join(_listed(told[:_NOTES]), rest)


def _listed(told: Sequence[str]) -> Html:
    items = (tag("li", each) for each in told)
    return tag("ul.k.k-sm.k-muted.k-notes", items, aria_label=said.NOTES)


# ---------- what is asked for ----------


def _wish(place: InspectionPlace) -> VisitWish:
    kept = session.ask(weighing.kept)
    with st.container(key="wishes", horizontal=True, vertical_alignment="bottom", gap="small"):
        quarter = st.selectbox(
            said.PERIOD,
            [None, 1, 2, 3, 4],
            format_func=lambda each: (
                said.QUARTER.format(quarter=said.QUARTERS[each - 1]) if each else said.WHOLE_YEAR
            ),
            key=f"{_KEY}_quarter",
            width=130,
        )
        capacity = st.number_input(
            said.CAPACITY, 1, 500, kept.settings.capacity, key=f"{_KEY}_capacity", width=150
        )
        seed = st.number_input(
            said.SEED,
            0,
            10**9,
            place.year,
            key=f"{_KEY}_seed_{place.year}",
            width=150,
            help=said.SEED_HELP,
        )
        team = st.text_input(
            said.TEAM, key=f"{_KEY}_team", max_chars=120, placeholder=said.TEAM_HINT, width=260
        )
    chosen = weights.choose(place, kept, capacity)
    return VisitWish(
        place.year,
        place.day,
        quarter=quarter,
        head=place.head,
        team=team.strip(),
        seed=seed,
        capacity=capacity,
        settings=chosen,
    )


# ---------- the list ----------


def _picks(place: InspectionPlace, proposal: VisitProposal) -> list[VisitWanted]:
    """Draw the picks month by month; those that stay ticked."""
    kept = []
    picks = proposal.suggestion.picks
    seed = proposal.suggestion.terms.seed
    for month, found in groupby(picks, key=lambda pick: pick.month):
        html.show(tag("h2.k.k-h2.k-month", month_label(month)))
        with st.container(key=f"picks_{month}"):
            for pick in found:
                if _ticked(place, pick, seed):
                    kept.append(
                        VisitWanted(pick.candidate.unit.code, pick.month, reasons.why(pick, seed))
                    )
    return kept


def _ticked(place: InspectionPlace, pick: Pick, seed: int) -> bool:
    told = [*reasons.reasons(pick, seed), *reasons.conflicts(pick.candidate)]
    unit = pick.candidate.unit
    group = words.group_name(unit.level).lower()
    part = words.PARTS[pick.part]
    points = said.POINTS.format(points=reasons.points(pick.points))
    with st.container(key=f"pick_{unit.code}", gap=None):
        kept = st.checkbox(
            f"**{reporter(unit)}** · {group} · {part} · {points}",
            value=True,
            key=f"{_KEY}_{place.year}_{unit.code}",
        )
        html.show(tag("p.k.k-sm.k-sub.k-why-pick", "; ".join(told)))
    return kept


def _added(place: InspectionPlace, proposal: VisitProposal, taken: set[str]) -> list[VisitWanted]:
    """Units put in by hand, those from the watch list among them."""
    names = place.unit_names()
    offered = [code for code in names if code not in taken]
    key = f"{_KEY}_added"
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


# ---------- onto the schedule ----------


def _plan(place: InspectionPlace, wanted: Sequence[VisitWanted]) -> None:
    if not wanted:
        return
    html.show(
        tag("h2.k.k-h2", said.CHOSEN.format(count=numbers.count(len(wanted)))),
        tag("p.k.k-sm.k-muted", said.WORKING_DAYS),
    )
    st.selectbox(
        said.KIND,
        list(VisitKind),
        format_func=words.KINDS.__getitem__,
        key=f"{_KEY}_kind",
        width=260,
        help=words.SURPRISE_NOTE,
    )
    st.checkbox(said.DESPITE, key=f"{_KEY}_despite")
    inspection_place.sign(_KEY, said.WHY_PLAN.format(year=place.year))
    st.button(
        said.PLAN_DO.format(count=numbers.count(len(wanted))),
        type="primary",
        key=f"{_KEY}_do",
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
            state[f"{_KEY}_kind"],
            str(state[f"{_KEY}_team"]),
            day,
            day,
            place.head,
            plan=plan,
            why=each.why,
        )
        for each, day in zip(wanted, days(wanted, place.day), strict=True)
    ]

    def act(signed: Signed) -> str:
        made = inspections.schedule(
            session.desk(),
            place.viewer,
            visits,
            signed,
            despite=bool(state[f"{_KEY}_despite"]),
        )
        return said.PLANNED_NOW.format(count=numbers.count(len(made)))

    if inspection_place.record(_KEY, act):
        st.query_params.pop(inspection_place.PICKED, None)


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
