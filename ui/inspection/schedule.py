"""The schedule of a year: every visit the viewer may know of, its papers and what is inspected."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from access.roles import Capability
from metrics.inspection.file import settings
from metrics.inspection.visit import Visit, VisitState
from pipeline.inspection import papers
from pipeline.inspection.choice_paper import scheduled_document
from pipeline.inspection.papers import PaperRequest
from ui.frame import frame, session
from ui.inspection import history
from ui.inspection import visits as inspection_visits
from ui.inspection.place import InspectionPlace
from ui.kit import html, live
from ui.kit.html import Html, TableColumn, tag
from wording import numbers
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(place: InspectionPlace) -> None:
    """Draw the visits of the year and, for those who record, the forms."""
    visits = place.visits()
    if visits:
        frame.lead(_lead(place, visits))
        if place.viewer.may(Capability.RECORD_INSPECTIONS):
            _open_clicked(place, visits)
        else:
            html.show(_table(place, visits))
    else:
        _empty(place)
    _papers(place)
    if place.viewer.may(Capability.RECORD_INSPECTIONS):
        if visits:
            inspection_visits.change(place, visits)
        inspection_visits.plan(place)
    if visits and place.viewer.may(Capability.SEE_SURPRISE):
        history.show(place.labels(visits), "visit", said.VISIT)
    _checklist(place)


def _open_clicked(place: InspectionPlace, visits: Sequence[Visit]) -> None:
    """Draw the rows; a click on one opens its form."""
    asked = live.show(live.Markup.of(_table(place, visits)), key="visits_table")
    if asked in {visit.visit for visit in visits}:
        st.session_state["visit"] = asked
        st.session_state[inspection_visits.OPENED] = True


def _lead(place: InspectionPlace, visits: Sequence[Visit]) -> str:
    done = sum(visit.state is VisitState.DONE for visit in visits)
    late = sum(visit.overdue(place.day) for visit in visits)
    planned = sum(visit.state is VisitState.SCHEDULED for visit in visits) - late
    return said.LEAD.format(
        done=numbers.count(done),
        planned=numbers.count(planned),
        late=said.LATE_PART.format(count=numbers.count(late)) if late else "",
        year=place.year,
    )


def _empty(place: InspectionPlace) -> None:
    unit = not place.viewer.may(Capability.SEE_SURPRISE)
    title = (said.NO_VISIT_UNIT if unit else said.NO_VISIT).format(year=place.year)
    html.show(html.blank(title, None if unit else tag("p", said.NO_VISIT_TEXT)))


def _table(place: InspectionPlace, visits: Sequence[Visit]) -> Html:
    columns = [TableColumn(name, said=name) for name in said.VISIT_COLUMNS]
    rows = (_row(columns, place, visit) for visit in visits)
    return html.wide(said.PAGE, html.table(columns, rows, "k-t.k-visits"), "k.k-scroll")


def _row(columns: Sequence[TableColumn], place: InspectionPlace, visit: Visit) -> Html:
    found = place.records.conclusions_of([visit])
    still = sum(each.open_on(place.day) for each in found)
    opens = visit.visit if place.viewer.may(Capability.RECORD_INSPECTIONS) else None
    days = words.days(visit)
    cells = (
        tag("button.k-row-open", days, type="button", data_ask=opens) if opens else days,
        place.unit(visit),
        said.kind(visit),
        visit.team,
        words.contents(visit),
        words.state(visit, place.day),
        said.OPEN_OF.format(open=still, count=len(found)) if found else "–",
    )
    secret = "secret" if visit.secret else None
    title = visit.note or visit.visit
    return html.row(
        columns, cells, class_=secret, title=title, data_visit=visit.visit, data_ask=opens
    )


# ---------- papers ----------


def _papers(place: InspectionPlace) -> None:
    internal = False
    with st.container(key="papers", horizontal=True, vertical_alignment="center", gap="small"):
        html.show(tag("span.k.k-sm.k-muted", said.DOCUMENTS), width="content")
        if place.viewer.may(Capability.SEE_SURPRISE):
            internal = st.checkbox(said.INTERNAL, key="papers_internal")
        asked = PaperRequest(place.year, place.day, None, place.head, internal)
        inner = [(said.CHOICE_WORD, scheduled_document, "can-cu-chon.docx", _WORD)]
        for label, made, name, kind in (
            (said.SCHEDULE_WORD, papers.schedule_document, "lich.docx", _WORD),
            (said.SCHEDULE_EXCEL, papers.schedule_workbook, "lich.xlsx", _EXCEL),
            (said.RESULT_WORD, papers.result_document, "ket-qua.docx", _WORD),
            (said.RESULT_EXCEL, papers.result_workbook, "ket-qua.xlsx", _EXCEL),
            *(inner if place.viewer.may(Capability.SEE_SURPRISE) else ()),
        ):
            st.download_button(
                label,
                session.made(made, asked),
                f"kiem-tra-{place.year}-{place.head}-{name}",
                kind,
                type="tertiary",
                on_click="ignore",
            )


# ---------- what is inspected ----------


def _checklist(place: InspectionPlace) -> None:
    with st.expander(said.CHECKLIST, key="checklist"):
        html.show(_points(place))


def _points(place: InspectionPlace) -> Html:
    parts = (
        (
            tag("h3.k-h3", f"{point.clause} {point.title}"),
            tag("ul", (tag("li", line) for line in point.points)),
        )
        for point in settings(place.reference).contents
    )
    return tag("div.k.k-check", parts)
