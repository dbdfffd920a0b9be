"""Kế hoạch kiểm tra: the quotas, whom to visit, the schedule, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from access.roles import Capability
from ui.frame import filters, frame, session
from ui.frame.asked import notices
from ui.inspection import conclusions, paper, quotas, schedule
from ui.inspection import place as inspection_place
from ui.kit import page_style
from ui.kit.html import show
from ui.picking import suggestion
from wording.inspection import inspections_page as said
from wording.inspection.inspections_page import InspectionView

_DRAWN = {
    InspectionView.QUOTAS: quotas.show,
    InspectionView.SUGGESTION: suggestion.show,
    InspectionView.SCHEDULE: schedule.show,
    InspectionView.CONCLUSIONS: conclusions.show,
    InspectionView.PAPER: paper.show,
}


def page() -> None:
    """Draw the part of the inspections that is asked for."""
    frame.open_plain(said.PAGE)
    show(page_style.sheet("inspections"))
    asking = session.viewer()
    with st.container(
        key="inspections_top", horizontal=True, vertical_alignment="center", gap="small"
    ):
        whole = asking.may(Capability.SEE_SURPRISE)
        views = [view for view in InspectionView if whole or view in _FOR_UNITS]
        _tell_withheld(views)
        chosen = InspectionView(filters.one_of(_VIEW, said.VIEW, [str(view) for view in views]))
        place = inspection_place.choose(asking)
    frame.tell()
    _DRAWN[chosen](place)


def _tell_withheld(views: Sequence[InspectionView]) -> None:
    """Say of an address that asks for a part of the team's own that it is not for a unit."""
    asked = st.query_params.get(_VIEW)
    if asked in list(InspectionView) and asked not in views:
        del st.query_params[_VIEW]
        st.session_state[_VIEW] = str(views[0])
        notices().append(said.NOT_FOR_UNIT)


_VIEW = "phan"
"""The parameter of an address that names the part."""
_FOR_UNITS = (InspectionView.QUOTAS, InspectionView.SCHEDULE, InspectionView.CONCLUSIONS)
"""People of a unit see what concerns them; suggestions and preparations are the team's."""
