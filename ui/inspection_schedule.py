"""The schedule of a year: every visit the viewer may know of, and the forms that change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import streamlit as st

from metrics.visit import EARLIEST, LATEST, Visit, VisitKind, VisitState
from pipeline import inspection_papers, inspections
from pipeline.inspection_papers import Asked
from pipeline.inspection_records import settings
from pipeline.inspections import NewVisit
from pipeline.recording import Signed
from pipeline.viewer import Role
from ui import frame, inspection_history, inspection_place, marks, session
from ui.inspection_form import Form
from ui.inspection_place import Place
from wording import inspection as words
from wording import inspections_page as said
from wording import numbers

PICKED = "chon"
"""The parameter of an address that names units taken over from the watch list."""
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(place: Place) -> None:
    """Draw the visits of the year and, for those who record, the forms."""
    visits = place.visits()
    if visits:
        frame.lead(_lead(place, visits))
        st.html(_table(place, visits))
    else:
        _empty(place)
    _papers(place)
    if place.viewer.records:
        if visits:
            _change(place, visits)
        _new(place)
    if visits and place.viewer.role is not Role.UNIT:
        inspection_history.show(place, place.labels(visits), "visit", said.VISIT)
    _checklist(place)


def _lead(place: Place, visits: Sequence[Visit]) -> str:
    done = sum(visit.state is VisitState.DONE for visit in visits)
    late = sum(visit.overdue(place.day) for visit in visits)
    planned = sum(visit.state is VisitState.SCHEDULED for visit in visits) - late
    return said.LEAD.format(
        done=numbers.count(done),
        planned=numbers.count(planned),
        late=said.LATE_PART.format(count=numbers.count(late)) if late else "",
        year=place.year,
    )


def _empty(place: Place) -> None:
    unit = place.viewer.role is Role.UNIT
    title = (said.NO_VISIT_UNIT if unit else said.NO_VISIT).format(year=place.year)
    text = "" if unit else f"<p>{said.NO_VISIT_TEXT}</p>"
    st.html(f'<div class="k k-blank"><h2 class="k-h2">{title}</h2>{text}</div>')


def _table(place: Place, visits: Sequence[Visit]) -> str:
    heads = "".join(f"<th>{name}</th>" for name in said.VISIT_COLUMNS)
    body = "".join(_row(place, visit) for visit in visits)
    return marks.wide(
        said.PAGE,
        f'<table class="k-t k-visits"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>',
        "k k-scroll",
    )


def _row(place: Place, visit: Visit) -> str:
    found = place.records.conclusions_of([visit])
    still = sum(each.open_on(place.day) for each in found)
    outcome = said.OPEN_OF.format(open=still, count=len(found)) if found else "–"
    cells = (
        words.days(visit),
        place.unit(visit),
        said.kind(visit),
        visit.team,
        words.contents(visit),
        words.state(visit, place.day),
        outcome,
    )
    secret = ' class="secret"' if visit.secret else ""
    title = marks.text(visit.note or visit.visit)
    return (
        f'<tr{secret} title="{title}" data-visit="{visit.visit}">'
        + "".join(
            f'<td data-l="{name}">{marks.text(cell)}</td>'
            for name, cell in zip(said.VISIT_COLUMNS, cells, strict=True)
        )
        + "</tr>"
    )


# ---------- papers ----------


def _papers(place: Place) -> None:
    internal = False
    with st.container(key="papers", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<span class="k k-sm k-muted">{said.DOCUMENTS}</span>', width="content")
        if place.viewer.role is not Role.UNIT:
            internal = st.checkbox(said.INTERNAL, key="papers_internal")
        asked = Asked(place.year, place.day, None, place.head, internal)
        for label, made, name, kind in (
            (said.SCHEDULE_WORD, inspection_papers.schedule_document, "lich.docx", _WORD),
            (said.SCHEDULE_EXCEL, inspection_papers.schedule_workbook, "lich.xlsx", _EXCEL),
            (said.RESULT_WORD, inspection_papers.result_document, "ket-qua.docx", _WORD),
            (said.RESULT_EXCEL, inspection_papers.result_workbook, "ket-qua.xlsx", _EXCEL),
        ):
            st.download_button(
                label,
                _maker(place, asked, made),
                f"kiem-tra-{place.year}-{place.head}-{name}",
                kind,
                type="tertiary",
                on_click="ignore",
            )


def _maker(place: Place, asked: Asked, made: Callable[..., bytes]) -> Callable[[], bytes]:
    def make() -> bytes:
        with session.desk().edition() as edition:
            return made(edition, place.reference, place.viewer, asked)

    return make


# ---------- forms ----------


def _change(place: Place, visits: Sequence[Visit]) -> None:
    names = place.labels(visits)
    with st.expander(said.CHANGE, key="visit_change"):
        name = st.selectbox(said.VISIT, list(names), format_func=names.__getitem__, key="visit")
        form = Form(f"visit_{name}", _shown)
        form.open(place.records.visit(name))
        with st.form(f"visit_form_{name}", border=False):
            _fields(place, form.key, form.seen)
            st.checkbox(said.DESPITE, key=f"{form.key}_despite")
            inspection_place.sign(form.key)
            st.form_submit_button(said.SAVE, type="primary", on_click=_save, args=(place, form))


def _shown(visit: Visit) -> Mapping[str, object]:
    """What the fields show of a visit."""
    return {
        "state": visit.state,
        "kind": visit.kind,
        "team": visit.team,
        "note": visit.note,
        "first": visit.first_day,
        "last": visit.last_day,
        "contents": list(visit.contents),
    }


def _fields(place: Place, key: str, visit: Visit | None) -> None:
    """The fields of one visit; those of a visit that exists hold what its form was filled with."""
    left, middle, right = st.columns(3)
    with left:
        if visit is not None:
            st.selectbox(
                said.STATE,
                list(VisitState),
                format_func=words.STATES.__getitem__,
                key=f"{key}_state",
            )
        st.selectbox(
            said.KIND,
            list(VisitKind),
            format_func=words.KINDS.__getitem__,
            key=f"{key}_kind",
            help=words.SURPRISE_NOTE,
        )
    with middle:
        st.text_input(said.TEAM, key=f"{key}_team", max_chars=120, placeholder=said.TEAM_HINT)
        st.text_input(said.NOTE, key=f"{key}_note", max_chars=500)
    with right:
        for label, end in ((said.FIRST_DAY, "first"), (said.LAST_DAY, "last")):
            st.date_input(
                label,
                _usual_day(place) if visit is None else "today",
                key=f"{key}_{end}",
                min_value=min(EARLIEST, visit.first_day) if visit else EARLIEST,
                max_value=max(LATEST, visit.last_day) if visit else LATEST,
                format="DD/MM/YYYY",
            )
    points = {point.clause: point.title for point in settings(place.reference).contents}
    st.multiselect(
        said.CONTENTS,
        list(points),
        format_func=lambda clause: f"{clause} {points[clause]}",
        key=f"{key}_contents",
        placeholder=said.CONTENTS_HINT,
    )


def _usual_day(place: Place) -> date:
    inside = place.day.year == place.year
    return place.day if inside else date(place.year, 1, 2)


def _save(place: Place, form: Form[Visit]) -> None:
    name = form.seen.visit

    def act(signed: Signed) -> str:
        form.save(
            lambda: _say_anew(place, form, signed),
            lambda: session.inspection_records(place.viewer).visit(name),
        )
        return said.CHANGED.format(visit=name)

    if inspection_place.record(form.key, act):
        st.session_state[f"{form.key}_despite"] = False


def _say_anew(place: Place, form: Form[Visit], signed: Signed) -> Visit:
    """Record what was typed, and nothing that the form only showed."""
    typed, seen = form.typed(), form.seen
    days = (typed.get("first", seen.first_day), typed.get("last", seen.last_day))
    return inspections.change_visit(
        session.desk(),
        place.viewer,
        seen.visit,
        signed,
        state=typed.get("state"),
        kind=typed.get("kind"),
        team=typed.get("team"),
        days=days if {"first", "last"} & typed.keys() else None,
        contents=tuple(typed["contents"]) if "contents" in typed else None,
        note=typed.get("note"),
        despite=bool(st.session_state[f"{form.key}_despite"]),
        seen=seen,
    )


def picked(place: Place) -> list[str]:
    """The units that the address takes over from the watch list and that exist."""
    codes = st.query_params.get(PICKED, "").split(",")
    tree = place.tree
    return [code for code in dict.fromkeys(codes) if code in tree]


def unit_names(place: Place) -> Mapping[str, str]:
    """The units below the head that can be visited, by code."""
    return inspection_place.unit_names(place.tree, place.head)


def _new(place: Place) -> None:
    names = unit_names(place)
    taken = [code for code in picked(place) if code in names]
    if "new_units" not in st.session_state:
        st.session_state["new_units"] = taken
    st.session_state["new_units"] = [
        code for code in st.session_state["new_units"] if code in names
    ]
    with st.expander(said.NEW, expanded=bool(taken), key="visit_new"):
        st.multiselect(
            said.UNITS,
            list(names),
            format_func=names.__getitem__,
            key="new_units",
            placeholder=said.ADD_HINT,
        )
        _fields(place, "new", None)
        st.checkbox(said.DESPITE, key="new_despite")
        inspection_place.sign("new")
        st.button(said.SAVE, type="primary", key="new_save", on_click=_add, args=(place,))


def _add(place: Place) -> None:
    state = st.session_state
    visits = [
        NewVisit(
            code,
            state["new_kind"],
            state["new_team"],
            state["new_first"],
            state["new_last"],
            place.head,
            tuple(state["new_contents"]),
            note=state["new_note"],
        )
        for code in state["new_units"]
    ]

    def act(signed: Signed) -> str:
        made = inspections.schedule(
            session.desk(), place.viewer, visits, signed, despite=bool(state["new_despite"])
        )
        return said.PLANNED_NOW.format(count=numbers.count(len(made)))

    if inspection_place.record("new", act):
        state["new_units"] = []
        st.query_params.pop(PICKED, None)


# ---------- what is inspected ----------


def _checklist(place: Place) -> None:
    with st.expander(said.CHECKLIST, key="checklist"):
        st.html(checklist(place))


def checklist(place: Place) -> str:
    """What is inspected, point by point, as markup."""
    parts = [
        f"<h3 class='k-h3'>{marks.text(f'{point.clause} {point.title}')}</h3><ul>"
        + "".join(f"<li>{marks.text(line)}</li>" for line in point.points)
        + "</ul>"
        for point in settings(place.reference).contents
    ]
    return f'<div class="k k-check">{"".join(parts)}</div>'
