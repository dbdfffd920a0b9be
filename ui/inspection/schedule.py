"""The schedule of a year: every visit the viewer may know of, its papers and what is inspected."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from access.roles import Capability
from metrics.inspection.file import settings
from metrics.inspection.visit import Visit, VisitState
from ui.frame import frame
from ui.inspection import history, papers
from ui.inspection import visits as inspection_visits
from ui.inspection.place import InspectionPlace
from ui.kit import html, live
from ui.kit.html import Html, TableColumn, tag
from wording import numbers
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said


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
    papers.of_year(place)
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
