"""Units to visit so that the quotas are met: weights in sight, reasons in words, adjustable."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import streamlit as st

from metrics.inspection.visit_list import Pick
from pipeline.inspection.suggestion import VisitProposal, propose
from pipeline.inspection.visit_wish import VisitWanted, VisitWish
from ui.frame import session
from ui.frame.session import Capability
from ui.inspection import planning, quotas
from ui.inspection.place import InspectionPlace
from ui.inspection.planning import KEY
from ui.kit import html
from ui.kit.html import Html, join, tag
from ui.picking import beside, wishes
from wording import numbers
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said
from wording.inspection import suggestion as reasons
from wording.sentences import opening, reporter

_NOTES = 6
"""So many stand unfolded."""


def show(place: InspectionPlace) -> None:
    """Draw the wishes, the list and the form that puts it on the schedule."""
    wish = wishes.choose(place)
    wanted = _suggested(place, wish)
    wanted += beside.again(wish, {each.unit for each in wanted})
    wanted += beside.added(place, wish, {each.unit for each in wanted})
    if place.viewer.may(Capability.RECORD_INSPECTIONS):
        planning.plan(place, wanted, wish)
    else:
        html.show(tag("p.k.k-sm.k-muted", said.READ_ONLY))


def _suggested(place: InspectionPlace, wish: VisitWish) -> list[VisitWanted]:
    """Draw what the quotas and earlier conclusions ask for; what stays ticked of it."""
    if not quotas.of(place):
        quotas.nothing(place.year)
        return []
    proposal = session.ask(propose, wish)
    html.show(
        html.lead(
            said.suggested_lead(proposal.suggestion, proposal.standings, place.year, wish.quarter)
        )
    )
    figures = said.FIGURES_UNTIL.format(month=numbers.month(proposal.month))
    over = [said.PERIOD_OVER] if wish.over else []
    html.show(notes([*over, figures, *reasons.notes(proposal.suggestion)]))
    return _picks(place, proposal)


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


# ---------- the list ----------


def _picks(place: InspectionPlace, proposal: VisitProposal) -> list[VisitWanted]:
    """Draw the picks month by month; those that stay ticked."""
    kept = []
    picks = proposal.suggestion.picks
    seed = proposal.suggestion.terms.seed
    for month, found in groupby(picks, key=lambda pick: pick.month):
        html.show(tag("h2.k.k-h2.k-month", opening(numbers.month(month))))
        with st.container(key=f"picks_{month}"):
            for pick in found:
                unit = pick.candidate.unit
                day = proposal.days[unit.identity]
                if _ticked(place, pick, seed, day):
                    kept.append(VisitWanted(unit.code, day, reasons.why(pick, seed)))
    return kept


def _ticked(place: InspectionPlace, pick: Pick, seed: int, day: date) -> bool:
    told = [*reasons.reasons(pick, seed), *reasons.conflicts(pick.candidate)]
    unit = pick.candidate.unit
    group = words.group_name(unit.level).lower()
    part = words.PARTS[pick.part]
    points = reasons.POINTS.format(points=reasons.points(pick.points))
    planned = said.ON_DAY.format(day=numbers.day(day))
    with st.container(key=f"pick_{unit.code}", gap=None):
        kept = st.checkbox(
            f"**{reporter(unit)}** · {group} · {part} · {points} · {planned}",
            value=True,
            key=f"{KEY}_{place.year}_{unit.code}",
        )
        justified = tag("br"), tag("span.k-muted", reasons.justified(pick))
        html.show(tag("p.k.k-sm.k-sub.k-why-pick", opening("; ".join(told)), *justified))
    return kept
