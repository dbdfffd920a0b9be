"""The quotas of a year: what is asked, done, planned and missing, level by level."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from metrics.counts.errors import KpiError
from metrics.inspection.quota import Standing
from metrics.units.unit import Unit
from pipeline.inspection.quotas import YearOf, quotas
from ui.frame import frame, session
from ui.inspection.place import Place
from ui.kit import marks
from wording import numbers, sentences
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said
from wording.names import sort_key
from wording.sentences import reporter


def show(place: Place) -> None:
    """Draw every quota of the head."""
    standings = of(place)
    if not standings:
        nothing(place.year)
        return
    frame.lead(said.standing_lead(list(standings), place.year))
    plans = {plan.code: sentences.plan_name(plan) for plan in place.reference.plans}
    cards = "".join(_card(each, plans.get(each.quota.target.plan)) for each in standings)
    st.html(f'<div class="k k-quotas">{cards}</div>')
    for at, standing in enumerate(standings):
        _units(standing, at)


def of(place: Place) -> Sequence[Standing]:
    """The standings of the head; none where no plan of the year asks for any."""
    try:
        return session.ask(quotas, YearOf(place.year, place.head, place.day))
    except KpiError as error:
        if error.code not in ("no_quota", "unknown_unit"):
            raise
        return ()


def nothing(year: int) -> None:
    """Say that the year has no quotas, and where they come from."""
    st.html(
        f'<div class="k k-blank"><h2 class="k-h2">{said.NO_QUOTA.format(year=year)}</h2>'
        f"<p>{said.NO_QUOTA_TEXT}</p></div>"
    )


def _card(standing: Standing, plan: str | None) -> str:
    quota = standing.quota
    title = marks.text(words.group_name(quota.level))
    quote = f'<p class="k-q">“{marks.text(quota.target.quote)}”</p>' if quota.target.quote else ""
    cited = plan or quota.target.plan
    source = marks.text(said.SOURCE.format(plan=cited, clause=quota.target.clause))
    foot = f'{quote}<p class="k-sm k-muted">{source}</p>'
    if not quota.units:
        text = marks.text(words.quota(standing))
        return f'<section><h2 class="k-h2">{title}</h2><p>{text}.</p>{foot}</section>'
    done, planned = len(standing.done), len(standing.planned)
    whole = len(quota.units)
    needed = 100 * quota.needed / whole
    figures = "".join(
        f"<div><b>{numbers.count(count)}</b><span>{name}</span></div>"
        for count, name in (
            (quota.needed, f"{said.NEEDED} / {numbers.count(whole)}"),
            (done, said.DONE),
            (planned, said.PLANNED),
            (standing.missing, said.MISSING),
        )
    )
    return (
        f'<section><h2 class="k-h2">{title} <span class="k-muted">≥ '
        f'{numbers.goal(quota.percent)}</span></h2><div class="k-four">{figures}</div>'
        f'<div class="k-way" role="img" aria-label="{marks.text(words.quota(standing))}">'
        f'<i style="width:{100 * done / whole:.2f}%"></i>'
        f'<em style="width:{100 * planned / whole:.2f}%"></em>'
        f'<u style="left:{needed:.2f}%"></u></div>'
        f"<p>{marks.text(words.quota(standing))}.</p>{foot}</section>"
    )


def _units(standing: Standing, at: int) -> None:
    if not standing.quota.units:
        return
    visited = standing.done | standing.planned
    name = words.group_name(standing.quota.level)
    open_units = standing.open_units
    with st.expander(
        f"{name}: {said.OPEN_UNITS.format(count=numbers.count(len(open_units)))}",
        key=f"open_units_{at}",
    ):
        st.html(_names(standing.quota.units, {unit.identity for unit in open_units}))
        if visited:
            st.html(
                f'<p class="k k-sm k-muted">'
                f"{said.VISITED_UNITS.format(count=numbers.count(len(visited)))}: "
                f"{_names(standing.quota.units, visited)}</p>"
            )


def _names(units: Sequence[Unit], identities: Collection[str]) -> str:
    chosen = sorted(
        (unit for unit in units if unit.identity in identities),
        key=lambda unit: sort_key(unit.name),
    )
    return f'<span class="k">{marks.text(", ".join(reporter(unit) for unit in chosen))}</span>'
