"""The sheet a team takes along: one unit's figures, doubts, earlier conclusions and checklist."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from access.roles import Capability
from metrics.inspection.visit import VisitState
from pipeline.periods.period import default_month
from pipeline.periods.status import months_with_figures
from pipeline.scores.scorecard import View
from ui.frame import session
from ui.inspection import paper_blocks, paper_sheet
from ui.inspection import place as inspection_place
from ui.inspection.place import InspectionPlace
from ui.kit import html, live, page_style
from ui.kit.html import Html, tag
from wording import interface, numbers
from wording.inspection import inspections_page as said

UNIT = "chuan_bi"
"""The parameter of an address that names the unit."""


def show(place: InspectionPlace) -> None:
    """Draw the sheet of the chosen unit; printing the page prints the sheet."""
    place.viewer.must(Capability.SEE_SURPRISE)
    months = session.ask(months_with_figures)
    month = session.ask(default_month) if months else None
    tree = place.reference.register.at(month) if month else place.tree
    head = tree[place.head if place.head in tree else place.reference.scope]
    names = inspection_place.unit_names(tree, head.code)
    if head.reports:
        names = {head.code: head.name} | names
    code = _choose(names, _next_visited(place, names))
    if code is None:
        return
    unit = tree[code]
    sheet, doubts = paper_sheet.silent(unit, tree), Html()
    if month and unit.reports:
        view = View(month, under=code, as_of=place.day)
        sheet, doubts = paper_sheet.reported(view), paper_blocks.doubts(view)
    html.show(page_style.sheet("profile"))
    mark = tag("p.k-paper-mark", f"{said.PAPER_TITLE} · {numbers.day(place.day)}")
    left = tag("div", doubts, paper_blocks.visits(place, unit))
    right = tag("div", paper_blocks.still_open(place, unit), paper_blocks.checklist(place))
    paper = tag("article.k.k-paper", mark, sheet, tag("div.k-prof-two", left, right))
    live.show(live.Markup.of(paper), key="paper")


def _next_visited(place: InspectionPlace, names: Mapping[str, str]) -> str | None:
    """The unit of the next visit on the schedule; None where none is ahead."""
    ahead = (
        visit
        for visit in place.records.visits
        if visit.state is VisitState.SCHEDULED
        and visit.last_day >= place.day
        and visit.authority == place.head
        and visit.unit in names
    )
    found = min(ahead, key=lambda visit: (visit.first_day, visit.visit), default=None)
    return found.unit if found else None


def _choose(names: Mapping[str, str], first: str | None) -> str | None:
    """Draw the choice of the unit, at first that of the next visit; the address repeats it."""
    asked = st.query_params.get(UNIT)
    if UNIT not in st.session_state:
        wanted = asked if asked in names else first
        if wanted is not None:
            st.session_state[UNIT] = wanted
    with st.container(key="paper_choice"):
        code = st.selectbox(
            said.UNIT,
            list(names),
            format_func=names.__getitem__,
            key=UNIT,
            label_visibility="collapsed",
        )
        html.show(tag("p.k.k-sm.k-muted", said.PAPER_TEXT))
    if code is None:
        return None
    if asked not in (None, code, *names):
        note = interface.UNKNOWN_CHOICE["pham_vi"].format(shown=names[code])
        html.show(html.note(note))
    st.query_params[UNIT] = code
    return code
