"""The documents of inspections, offered where visits are planned and followed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.counts.month import Month, Window
from pipeline.inspection.dating import VisitsWanted
from pipeline.inspection.visit_wish import VisitWanted, VisitWish
from pipeline.papers.inspections.choice import choice_of_list
from pipeline.papers.making import kinds_for, paper
from pipeline.scores.scorecard import View
from ui.frame import session
from ui.frame.session import Capability
from ui.inspection.place import InspectionPlace
from ui.kit import html
from ui.kit.html import tag
from wording.inspection import inspections_page as said
from wording.papers.page import MIME


def of_year(place: InspectionPlace) -> None:
    """Draw the documents of the year, the internal plan where it is asked for."""
    internal = False
    with st.container(key="papers", horizontal=True, vertical_alignment="center", gap="small"):
        html.show(tag("span.k.k-sm.k-muted", said.DOCUMENTS), width="content")
        if place.viewer.may(Capability.SEE_SURPRISE):
            internal = st.checkbox(said.INTERNAL, key="papers_internal")
        view = View(Month(place.year, 12), Window.YEAR, place.head, as_of=place.day)
        plan = "inspection-internal" if internal else "inspection-plan"
        allowed = kinds_for(place.viewer)
        for label, code, ending in (
            (said.SCHEDULE_WORD, plan, "docx"),
            (said.SCHEDULE_EXCEL, plan, "xlsx"),
            (said.RESULT_WORD, "inspection-report", "docx"),
            (said.RESULT_EXCEL, "inspection-report", "xlsx"),
            (said.CHOICE_WORD, "inspection-choice", "docx"),
        ):
            if code in allowed:
                st.download_button(
                    label,
                    session.made(paper, allowed[code], view, ending),
                    f"kiem-tra-{place.year}-{place.head}-{code}.{ending}",
                    MIME[ending],
                    type="tertiary",
                    on_click="ignore",
                )


def of_list(
    place: InspectionPlace, key: str, visits: Sequence[VisitWanted], wish: VisitWish
) -> None:
    """Offer why the units of a list were chosen, for whoever decides; made when it is fetched.

    Args:
        place: Whose inspections.
        key: That of the form that schedules them.
        visits: The list; nothing is offered for none.
        wish: What it was asked for with.
    """
    if not visits:
        return
    wanted = VisitsWanted(wish, tuple(visits), bool(st.session_state[f"{key}_despite"]))
    st.download_button(
        said.CHOICE_WORD,
        session.made(choice_of_list, wanted),
        f"can-cu-chon-don-vi-{place.year}-{place.head}.docx",
        MIME["docx"],
        type="tertiary",
        key=f"{key}_paper",
        on_click="ignore",
    )
