"""The quotas of a year: what is asked, done, planned and missing, level by level."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from metrics.counts.errors import ErrorCode, KpiError
from metrics.inspection.quota import QuotaStanding
from metrics.units.unit import Unit
from pipeline.inspection.quotas import YearOf, quotas
from ui.frame import frame, session
from ui.inspection.place import InspectionPlace
from ui.kit import html
from ui.kit.html import Html, tag
from wording import numbers, sentences
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said
from wording.names import sort_key
from wording.sentences import reporter


def show(place: InspectionPlace) -> None:
    """Draw every quota of the head."""
    standings = of(place)
    if not standings:
        nothing(place.year)
        return
    overdue = sum(visit.overdue(place.day) for visit in place.visits())
    late = said.OVERDUE_AMONG.format(count=numbers.count(overdue)) if overdue else ""
    frame.lead(said.standing_lead(list(standings), place.year) + late)
    plans = {plan.code: sentences.plan_name(plan) for plan in place.reference.plans}
    cards = (_card(each, plans.get(each.quota.target.plan)) for each in standings)
    html.show(tag("div.k.k-quotas", cards))
    for at, standing in enumerate(standings):
        _units(standing, at)


def of(place: InspectionPlace) -> Sequence[QuotaStanding]:
    """The standings of the head; none where no plan of the year asks for any."""
    try:
        return session.ask(quotas, YearOf(place.year, place.head, place.day))
    except KpiError as error:
        if error.code not in (ErrorCode.NO_QUOTA, ErrorCode.UNKNOWN_UNIT):
            raise
        return ()


def nothing(year: int) -> None:
    """Say that the year has no quotas, and where they come from."""
    html.show(html.blank(said.NO_QUOTA.format(year=year), tag("p", said.NO_QUOTA_TEXT)))


def _card(standing: QuotaStanding, plan: str | None) -> Html:
    quota = standing.quota
    title = words.group_name(quota.level)
    told = words.quota(standing)
    source = said.SOURCE.format(plan=plan or quota.target.plan, clause=quota.target.clause)
    foot = (
        tag("p", f"{told}."),
        tag("p.k-q", f"“{quota.target.quote}”") if quota.target.quote else None,
        html.muted(source),
    )
    if not quota.units:
        return tag("section", tag("h2.k-h2", title), foot)
    whole = len(quota.units)
    figures = (
        (quota.needed, f"{said.NEEDED} / {numbers.count(whole)}"),
        (len(standing.done), said.DONE),
        (len(standing.planned), said.PLANNED),
        (standing.missing, said.MISSING),
    )
    done, planned, needed = (
        100 * count / whole for count in (len(standing.done), len(standing.planned), quota.needed)
    )
    way = (
        tag("i", style=f"width:{done:.2f}%"),
        tag("em", style=f"width:{planned:.2f}%"),
        tag("u", style=f"left:{needed:.2f}%"),
    )
    percent = tag("span.k-muted", f"≥ {numbers.goal(quota.percent)}")
    four = (
        tag("div", tag("b", numbers.count(count)), tag("span", name)) for count, name in figures
    )
    return tag(
        "section",
        tag("h2.k-h2", title, " ", percent),
        tag("div.k-four", four),
        tag("div.k-way", way, role="img", aria_label=told),
        foot,
    )


def _units(standing: QuotaStanding, at: int) -> None:
    if not standing.quota.units:
        return
    visited = standing.done | standing.planned
    name = words.group_name(standing.quota.level)
    open_units = standing.open_units
    with st.expander(
        f"{name}: {said.OPEN_UNITS.format(count=numbers.count(len(open_units)))}",
        key=f"open_units_{at}",
    ):
        left = _names(standing.quota.units, {unit.identity for unit in open_units})
        title = said.VISITED_UNITS.format(count=numbers.count(len(visited)))
        been = _names(standing.quota.units, visited)
        html.show(left)
        if visited:
            html.show(tag("p.k.k-sm.k-muted", f"{title}: ", been))


def _names(units: Sequence[Unit], identities: Collection[str]) -> Html:
    chosen = sorted(
        (unit for unit in units if unit.identity in identities),
        key=lambda unit: sort_key(unit.name),
    )
    return tag("span.k", ", ".join(reporter(unit) for unit in chosen))
