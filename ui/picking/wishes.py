"""What a list of visits is asked for: period, visits a month, number of the lot, team, weights."""

from __future__ import annotations

import streamlit as st

from pipeline.inspection.visit_wish import VisitWish
from pipeline.statements import weighing
from ui.frame import session
from ui.inspection.place import InspectionPlace
from ui.inspection.planning import KEY
from ui.picking import weights
from wording.inspection import inspections_page as said


def choose(place: InspectionPlace) -> VisitWish:
    """Draw the wishes and the weights."""
    kept = session.ask(weighing.kept)
    with st.container(key="wishes", horizontal=True, vertical_alignment="bottom", gap="small"):
        quarter = st.selectbox(
            said.PERIOD,
            [None, 1, 2, 3, 4],
            format_func=lambda each: (
                said.QUARTER.format(quarter=said.QUARTERS[each - 1]) if each else said.WHOLE_YEAR
            ),
            key=f"{KEY}_quarter",
            width=130,
        )
        capacity = st.number_input(
            said.CAPACITY, 1, 500, kept.settings.capacity, key=f"{KEY}_capacity", width=150
        )
        seed = st.number_input(
            said.SEED,
            0,
            10**9,
            place.year,
            key=f"{KEY}_seed_{place.year}",
            width=150,
            help=said.SEED_HELP,
        )
        team = st.text_input(
            said.TEAM,
            key=f"{KEY}_team",
            max_chars=120,
            placeholder=said.TEAM_HINT,
            width=260,
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
