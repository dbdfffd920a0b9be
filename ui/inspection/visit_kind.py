"""The choice of how a unit is visited."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from metrics.inspection.visit import VisitKind
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said


def choose(key: str, width: int | Literal["stretch"] = "stretch") -> None:
    """Draw the choice of what kind of visit it is."""
    st.selectbox(
        said.KIND,
        list(VisitKind),
        format_func=words.KINDS.__getitem__,
        key=f"{key}_kind",
        width=width,
        help=words.SURPRISE_NOTE,
    )
