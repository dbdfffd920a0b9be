"""Tình hình báo cáo: who reported in time, whom to remind, and which months are locked."""

from __future__ import annotations

import streamlit as st

from pipeline.reporting.submissions import Punctuality, undated
from pipeline.reporting.year import YearOfReports, year_of_reports
from ui.frame import frame, session
from ui.kit import html, live, page_style
from ui.kit.html import show, tag
from ui.reporting import late, locking, matrix, received
from ui.scores import answers
from wording import numbers
from wording.office import reminders as words


def page() -> None:
    """Draw the reports of the chosen scope, from January to the chosen month."""
    show(page_style.sheet("submissions"))
    choices, workspace = frame.choices(), session.workspace()
    year = session.ask(year_of_reports, choices.view)
    answers.show_told()
    if not year.units:
        st.info(words.NOTHING)
    else:
        frame.lead(_lead(year))
        late.show(workspace, choices)
        show(tag("h2.k.k-h2", words.MATRIX))
        live.show(live.Markup.of(matrix.table(year, choices)), key="reports")
        received.show(workspace, year)
    locking.show(workspace, choices)
    _others()


def _lead(year: YearOfReports) -> str:
    on_time, behind, missing = (
        numbers.count(year.of_month(each))
        for each in (Punctuality.ON_TIME, Punctuality.LATE, Punctuality.MISSING)
    )
    share = words.share(year.on_time, year.judged)
    month = numbers.month(year.month)
    return words.LEAD.format(
        month=month, on_time=on_time, late=behind, missing=missing, share=share
    )


def _others() -> None:
    plans = {plan.code: plan.number for plan in session.reference().plans}
    lines = [
        words.DUTY_LINE.format(
            plan=plans[duty.plan],
            clause=duty.clause,
            who=duty.who,
            what=duty.what,
            pace=words.PACES[duty.paces[0]],
        )
        for duty in session.ask(undated)
    ]
    if lines:
        with st.expander(words.OTHERS):
            show(html.listed(lines))
