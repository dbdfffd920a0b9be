"""Units beside those of the quotas: to be visited again, with reasons and a tick, or by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import timedelta

import streamlit as st

from metrics.inspection.again import Again
from metrics.inspection.file import settings
from pipeline.inspection.again import visits_again
from pipeline.inspection.dating import others_at
from pipeline.inspection.visit_wish import VisitWanted, VisitWish
from ui.frame import session
from ui.inspection.place import InspectionPlace
from ui.inspection.planning import KEY
from ui.kit import html
from ui.kit.html import tag
from wording import numbers
from wording.inspection import again as follow_ups
from wording.inspection import inspections_page as said
from wording.inspection import suggestion as reasons
from wording.sentences import opening, reporter


def again(wish: VisitWish, taken: Collection[str]) -> list[VisitWanted]:
    """Draw them; those that stay ticked.

    Args:
        wish: What the list is asked for.
        taken: The units that are chosen already.
    """
    rest = [each for each in session.ask(visits_again, wish) if each.unit.code not in taken]
    if not rest:
        return []
    html.show(
        tag("h2.k.k-h2.k-month", said.FOLLOW_UPS),
        tag("p.k.k-sm.k-muted", said.FOLLOW_UPS_TEXT),
    )
    with st.container(key="picks_again"):
        return list(_ticked(rest, wish))


def _ticked(rest: Iterable[Again], wish: VisitWish) -> Iterator[VisitWanted]:
    for each in rest:
        why = follow_ups.again(each)
        with st.container(key=f"again_{each.unit.code}", gap=None):
            kept = st.checkbox(
                f"**{reporter(each.unit)}**",
                value=True,
                key=f"{KEY}_again_{wish.year}_{each.unit.code}",
            )
            html.show(tag("p.k.k-sm.k-sub.k-why-pick", opening(why)))
        if kept:
            first = wish.months[0].first_day
            yield VisitWanted(each.unit.code, first, f"{said.FOLLOW_UPS}; {why}")


def added(place: InspectionPlace, wish: VisitWish, taken: set[str]) -> list[VisitWanted]:
    """Units put in by hand; those that were ticked on the watch list arrive chosen.

    Args:
        place: Whose inspections.
        wish: What the list is asked for.
        taken: The units that are chosen already.
    """
    names = place.unit_names()
    offered = [code for code in names if code not in taken]
    key = f"{KEY}_added_{place.year}"
    arrived = place.picked()
    chosen = st.session_state.get(key, [])
    if st.session_state.get(f"{key}_from") != arrived:
        st.session_state[f"{key}_from"] = arrived
        chosen = [*chosen, *(code for code in arrived if code not in chosen)]
    st.session_state[key] = [code for code in chosen if code in offered]
    for sentence in _arrival(place, arrived):
        html.show(html.note(sentence))
    found = st.multiselect(
        said.ADD,
        offered,
        format_func=names.__getitem__,
        key=key,
        placeholder=said.ADD_HINT,
    )
    for sentence in _near(place, wish, found):
        html.show(tag("p.k.k-sm.k-muted", sentence))
    return [VisitWanted(code, wish.months[0].first_day, said.BY_HAND) for code in found]


def _near(place: InspectionPlace, wish: VisitWish, units: Sequence[str]) -> Iterator[str]:
    days = settings(place.reference).window_days
    for unit in units:
        for visit in session.ask(others_at, wish, unit):
            if wish.day <= visit.last_day + timedelta(days=days):
                yield said.NEAR_OTHERS.format(
                    unit=place.unit(visit), days=days, visit=reasons.visit(visit)
                )


def _arrival(place: InspectionPlace, arrived: Sequence[str]) -> Iterator[str]:
    if arrived:
        yield said.ARRIVED.format(count=numbers.count(len(arrived)))
    lost = place.picked_in_vain()
    if lost:
        yield said.NOT_ARRIVED.format(names=", ".join(lost), year=place.year)
