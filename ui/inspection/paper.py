"""The sheet a team takes along: one unit's figures, doubts, earlier conclusions and checklist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from metrics.counts.month import Month
from metrics.inspection.file import settings
from metrics.inspection.visit import ConclusionState
from metrics.units.unit import Tree, Unit
from pipeline.inspection import follow
from pipeline.inspection.watchlist import Watched, watchlist
from pipeline.scores.profile import profile as profile_of
from pipeline.scores.scorecard import View
from pipeline.scores.status import months_with_figures
from ui.frame import session
from ui.inspection import place as inspection_place
from ui.inspection.place import InspectionPlace
from ui.kit import html, live, page_style
from ui.kit.html import Html, join, tag
from ui.kit.navigation import Screen, address
from ui.scores import profile, watch_table
from wording import interface, numbers
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said
from wording.scores import profile as profile_words

UNIT = "chuan_bi"
"""The parameter of an address that names the unit."""


def show(place: InspectionPlace) -> None:
    """Draw the sheet of the chosen unit; printing the page prints the sheet."""
    place.viewer.must_plan()
    months = session.ask(months_with_figures)
    month = months[0] if months else None
    tree = place.reference.register.at(month) if month else place.tree
    head = tree[place.head if place.head in tree else place.reference.scope]
    names = inspection_place.unit_names(tree, head.code)
    if head.reports:
        names = {head.code: head.name} | names
    code = _choose(names)
    if code is None:
        return
    unit = tree[code]
    reported = _reported(place, month, code) if month and unit.reports else None
    sheet, doubts = reported or (_silent(unit, tree), Html())
    html.show(page_style.sheet("profile"))
    mark = tag("p.k-paper-mark", f"{said.PAPER_TITLE} · {numbers.day(place.day)}")
    left = tag("div", doubts, _visits(place, unit))
    right = tag("div", _open(place, unit), _checklist(place))
    paper = tag("article.k.k-paper", mark, sheet, tag("div.k-prof-two", left, right))
    live.show(live.Markup.of(paper), key="paper")


def _choose(names: Mapping[str, str]) -> str | None:
    """Draw the choice of the unit; the address repeats it."""
    asked = st.query_params.get(UNIT)
    if asked in names and UNIT not in st.session_state:
        st.session_state[UNIT] = asked
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


def _reported(place: InspectionPlace, month: Month, code: str) -> tuple[Html, Html]:
    """What the figures of a unit say, and which of them to look at."""
    view = View(month, under=code, as_of=place.day)
    sheet = profile.page(
        session.ask(profile_of, view),
        numbers.month(month),
        lambda indicator: address(Screen.TREND, {"chi_tieu": indicator}),
    )
    return sheet, _doubts(view)


def _silent(unit: Unit, tree: Tree) -> Html:
    """The head of a unit without figures, and that it has none."""
    text = said.PAPER_NO_FIGURES if unit.reports else said.PAPER_DOES_NOT_REPORT
    above = [tree[unit.parent]] if unit.parent and unit.parent in tree else []
    name = tag("h2.k-prof-name", profile_words.title(unit))
    place = tag("p.k-sub.k-prof-p", profile_words.place(unit, above))
    return tag("article.k-prof", tag("header", name, place), tag("p.k-lead", text))


def _doubts(view: View) -> Html:
    rows = session.ask(watchlist, Watched(view))
    found = watch_table.doubtful(rows)
    items = [text for texts in found.values() for text in texts]
    return _block(said.PAPER_DOUBTS, items, said.PAPER_NO_DOUBTS)


def _visits(place: InspectionPlace, unit: Unit) -> Html:
    visits = session.ask(follow.visits_of, unit.identity)
    items = [
        f"{words.days(visit)}: {words.KINDS[visit.kind].lower()}, "
        f"{words.state(visit, place.day).lower()}, {visit.team}"
        for visit in visits[:4]
    ]
    return _block(said.PAPER_VISITS, items, said.PAPER_NO_VISITS)


def _open(place: InspectionPlace, unit: Unit) -> Html:
    due = session.ask(follow.due, unit.identity)
    items = [
        f"{each.conclusion.finding} – {each.conclusion.recommendation} "
        f"({each.conclusion.responsible}, {said.until(each.conclusion.deadline)}"
        + (f", {words.deadline(each.conclusion, place.day)}" * (each.state is _LATE))
        + ")"
        for each in due
    ]
    return _block(said.PAPER_OPEN, items, said.PAPER_NO_OPEN)


_LATE = ConclusionState.OVERDUE


def _checklist(place: InspectionPlace) -> Html:
    points = settings(place.reference).contents
    items = [f"☐ {each.clause} {each.title}" for each in points]
    return _block(said.PAPER_CHECKLIST, items, "", "k-boxes")


def _block(title: str, items: Sequence[str], nothing: str, kind: str = "") -> Html:
    listed = tag("ul", (tag("li", item) for item in items), class_=kind)
    return join(tag("h3.k-h3", title), listed if items else tag("p.k-sub", nothing))
