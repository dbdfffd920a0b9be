"""Units that earlier conclusions ask to be visited again, each with its reasons and a tick."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import streamlit as st

from metrics.inspection.again import Again
from pipeline.inspection.again import visits_again
from pipeline.inspection.visit_wish import VisitWanted, VisitWish
from ui.frame import session
from ui.inspection.planning import KEY
from ui.kit import html
from ui.kit.html import tag
from wording.inspection import again as reasons
from wording.inspection import inspections_page as said
from wording.sentences import opening, reporter


def show(wish: VisitWish, taken: Collection[str]) -> list[VisitWanted]:
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
        why = reasons.again(each)
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
