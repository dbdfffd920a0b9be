"""When this browser last looked at the journal: kept in the browser, told once a visit."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from ui.frame import session
from ui.kit.component import asked, component
from ui.kit.html import tag
from wording.numbers import ZONE

_LOOKED = "_journal_looked"


def last() -> datetime | None:
    """The time of the last look; None where this browser has not looked before."""
    drawn = component("kpi_looked", "looked", tag("span.k-looked"))
    data = {
        "key": f"kpi-journal/{session.workspace().database.path.name}",
        "now": datetime.now(ZONE).isoformat(timespec="seconds"),
    }
    with st.container(key="looked"):
        told = asked(drawn, "journal_looked", data)
    if told is not None:
        st.session_state[_LOOKED] = _moment(told)
    found: datetime | None = st.session_state.get(_LOOKED)
    return found


def _moment(text: str) -> datetime | None:
    """A time as it was kept; a browser may hand out anything."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
