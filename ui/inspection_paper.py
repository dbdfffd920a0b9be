"""The sheet a team takes along: one unit's figures, doubts, earlier conclusions and checklist."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.unit import Unit
from metrics.visit import ConclusionState
from pipeline import inspection_follow
from pipeline.inspection_records import settings
from pipeline.scorecard import View
from ui import filters, live, marks, page_style, profile, session, watch_table
from ui.inspection_place import Place
from ui.navigation import Screen, address
from wording import inspection as words
from wording import inspections_page as said
from wording import interface, numbers

UNIT = "chuan_bi"
"""The parameter of an address that names the unit."""


def show(place: Place) -> None:
    """Draw the sheet of the chosen unit; printing the page prints the sheet."""
    place.viewer.must_plan()
    months = session.months()
    month = months[0]
    tree = place.reference.register.at(month)
    head = place.head if place.head in tree else place.reference.scope
    labels = filters.unit_labels(tree, head)
    names = {code: label for code, label in labels.items() if tree[code].reports}
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
        st.html(f'<p class="k k-sm k-muted">{said.PAPER_TEXT}</p>')
    if code is None:
        return
    if asked not in (None, code, *names):
        note = interface.UNKNOWN_CHOICE["pham_vi"].format(shown=names[code])
        st.html(f'<div class="k k-note" role="status">{marks.text(note)}</div>')
    st.query_params[UNIT] = code
    view = View(month, under=code, as_of=place.day)
    found = session.profile(view)
    sheet = profile.page(
        found,
        numbers.month(month),
        lambda indicator: address(Screen.TREND, {"chi_tieu": indicator}),
    )
    st.html(page_style.sheet("profile"))
    live.show(
        live.Markup.of(
            f'<article class="k k-paper"><p class="k-paper-mark">{said.PAPER_TITLE} · '
            f"{numbers.day(place.day)}</p>{sheet}"
            f'<div class="k-prof-two"><div>{_doubts(place, view)}{_visits(place, tree[code])}</div>'
            f"<div>{_open(place, tree[code])}{_checklist(place)}</div></div></article>"
        ),
        key="paper",
    )


def _doubts(place: Place, view: View) -> str:
    rows = session.watched(view, place.viewer)
    found = watch_table.doubtful(rows)
    items = [text for texts in found.values() for text in texts]
    return _block(said.PAPER_DOUBTS, items, said.PAPER_NO_DOUBTS)


def _visits(place: Place, unit: Unit) -> str:
    visits = inspection_follow.visits_of(place.records, place.reference, unit.identity)
    items = [
        f"{words.days(visit)}: {words.KINDS[visit.kind].lower()}, "
        f"{words.STATES[visit.state].lower()}, {visit.team}"
        for visit in visits[:4]
    ]
    return _block(said.PAPER_VISITS, items, said.PAPER_NO_VISITS)


def _open(place: Place, unit: Unit) -> str:
    due = inspection_follow.due(place.records, place.reference, unit.identity, place.day)
    items = [
        f"{each.conclusion.finding} – {each.conclusion.recommendation} "
        f"({each.conclusion.responsible}, {said.until(each.conclusion.deadline)}"
        + (f", {words.deadline(each.conclusion, place.day)}" * (each.state is _LATE))
        + ")"
        for each in due
    ]
    return _block(said.PAPER_OPEN, items, said.PAPER_NO_OPEN)


_LATE = ConclusionState.OVERDUE


def _checklist(place: Place) -> str:
    points = settings(place.reference).contents
    items = [f"☐ {each.clause} {each.title}" for each in points]
    return _block(said.PAPER_CHECKLIST, items, "", "k-boxes")


def _block(title: str, items: Sequence[str], nothing: str, kind: str = "") -> str:
    body = "".join(f"<li>{marks.text(item)}</li>" for item in items)
    shown = f'<ul class="{kind}">{body}</ul>' if items else f'<p class="k-sub">{nothing}</p>'
    return f'<h3 class="k-h3">{title}</h3>{shown}'
