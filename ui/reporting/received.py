"""The form that says of a report other than the figures that it came, or is excused."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from metrics.plans.duties import FIGURES
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace
from pipeline.reporting import mail, received
from pipeline.reporting.submissions import Punctuality, Submission
from pipeline.reporting.year import YearOfReports
from ui.frame import session
from ui.frame.session import Capability
from ui.kit import author, html
from ui.kit.html import tag
from ui.scores import answers
from wording import numbers
from wording import people as people_words
from wording.office import reminders as words
from wording.sentences import reporter

_WHICH, _WORD, _DAY, _BY, _WHY = (
    "came_which", "came_word", "came_day", "came_by", "came_why",
)  # fmt: skip


def show(workspace: Workspace, year: YearOfReports) -> None:
    """Draw the form over every report of the year that has not come, or that came late or early."""
    found = {
        f"{each.due}/{each.unit.code}/{each.form}": each
        for unit in year.units
        for each in unit.cells.values()
        if each.form != FIGURES or each.state in (Punctuality.MISSING, Punctuality.NOT_DUE)
    }
    if not found or not session.viewer().may(Capability.FOLLOW_REPORTS):
        return
    html.show(tag("h2.k.k-h2", words.CAME))
    st.caption(words.CAME_TEXT)
    with st.container(key="came", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.multiselect(
            words.WHICH_REPORT,
            list(found),
            format_func=lambda key: _label(found[key]) if key in found else key,
            key=_WHICH,
            width=480,
        )
        ways = [words.HAS_COME, words.IS_EXCUSED]
        way = st.selectbox(words.CAME_WORD, ways, key=_WORD, width=180)
        if way == words.HAS_COME:
            st.date_input(
                words.CAME_ON, today(), max_value=today(), key=_DAY, format="DD/MM/YYYY", width=150
            )
        st.text_input(people_words.WHY, key=_WHY, max_chars=200, width=240)
        author.field(_BY)
        st.button(words.CAME_KEEP, type="primary", key="came_keep", on_click=_keep,
                  args=(workspace, found))  # fmt: skip


def _label(report: Submission) -> str:
    return words.REPORT_LABEL.format(
        unit=reporter(report.unit), what=mail.what(report)[:80], due=numbers.day(report.due)
    )


def _keep(workspace: Workspace, found: Mapping[str, Submission]) -> None:
    typed = st.session_state

    def act() -> str:
        reports = [found[key] for key in typed.get(_WHICH, []) if key in found]
        day = typed.get(_DAY) if typed.get(_WORD) == words.HAS_COME else None
        by, why = author.said(_BY), str(typed.get(_WHY) or "")
        new = received.say_received(workspace, session.viewer(), reports, day, by, why)
        return words.CAME_KEPT.format(count=numbers.count(new)) if new else words.SAID_BEFORE

    if answers.attempt(act):
        typed.update({_WHICH: [], _WHY: ""})
