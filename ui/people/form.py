"""Entering who answers for a unit: one person, or a whole list."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date

import streamlit as st

from metrics.counts.errors import ErrorCode, KpiError
from metrics.units.unit import Level, Tree, Unit
from pipeline.desk.clock import today
from pipeline.desk.viewer import Capability, Viewer
from pipeline.desk.workspace import Workspace
from pipeline.intake import people_import
from pipeline.intake.people_import import PeopleImport
from pipeline.statements import people
from pipeline.statements.people import PersonEntry
from ui.frame import filters
from ui.kit import author, html, page_style
from ui.kit.html import Html, tag
from ui.scores import answers
from wording import numbers
from wording import people as words
from wording.intake import problems

_FIELDS = {
    "person_name": words.NAME,
    "person_position": words.POSITION,
    "person_phone": words.PHONE,
    "person_email": words.EMAIL,
}
_UNIT, _SINCE, _BY, _LIST_BY = "person_unit", "person_since", "person_by", "list_by"
_SHOWN_FAULTS = 20
"""Of a list of people; whoever mends these uploads it again and sees the next."""
_ASKED = "_people_asked"
_ROUND = "_people_round"
"""Counts up when the field for lists is emptied."""


def one(workspace: Workspace, asking: Viewer) -> None:
    """Draw the form for one person at a unit that the viewer may speak for."""
    html.show(tag("h2.k.k-h2", words.ADD))
    begin, who = st.columns(2)
    with begin:
        since = st.date_input(words.SINCE_COLUMN, today(), key=_SINCE, format="DD/MM/YYYY")
    with who:
        author.field(_BY)
    names = _names(workspace, since, asking)
    _preselect(names)
    st.selectbox(
        words.UNIT,
        list(names),
        index=None,
        format_func=lambda code: names.get(code, code),
        key=_UNIT,
        placeholder=words.CHOOSE_UNIT,
    )
    for column, (key, label) in zip((*st.columns(2), *st.columns(2)), _FIELDS.items(), strict=True):
        column.text_input(label, key=key, max_chars=people.LONGEST)
    st.button(
        words.SAVE, type="primary", key="person_save", on_click=_save, args=(workspace, dict(names))
    )
    st.caption(words.ADD_TEXT)


def _names(workspace: Workspace, day: date, asking: Viewer) -> dict[str, str]:
    tree = workspace.reference.register.on(day)
    labels = filters.unit_labels(tree, workspace.reference.scope)
    return {
        code: label
        for code, label in labels.items()
        if asking.may(Capability.NAME_PEOPLE, tree.line(code))
    }


def _preselect(names: Mapping[str, str]) -> None:
    """The unit that the address names, whenever it names another."""
    asked = st.query_params.get(answers.UNIT)
    if asked != st.session_state.get(_ASKED):
        st.session_state[_ASKED] = asked
        st.session_state[_UNIT] = asked if asked in names else None
    if st.session_state.get(_UNIT) not in (None, *names):
        st.session_state[_UNIT] = None


def _save(workspace: Workspace, names: Mapping[str, str]) -> None:
    name, position, phone, email = (str(st.session_state.get(key, "")) for key in _FIELDS)
    code, since = st.session_state.get(_UNIT), st.session_state[_SINCE]

    def act() -> str:
        if code is None:
            raise KpiError(ErrorCode.UNIT_MISSING)
        entry = PersonEntry(code, name, position, phone, email, since)
        kept = people.record(workspace, workspace.viewer, entry, author.said(_BY))
        return words.SAVED.format(name=kept.name, unit=names[code], day=numbers.day(kept.since))

    if answers.attempt(act):
        st.session_state.update(dict.fromkeys(_FIELDS, ""))
        st.session_state[_UNIT] = None


def drop_style() -> Html:
    """A Vietnamese word inside the file field, which Streamlit draws in English only."""
    return html.style(f".st-key-people_drop{{{page_style.said(choose=words.IMPORT_CHOOSE)}}}")


def many(workspace: Workspace, units: list[Unit]) -> None:
    """Draw the field for a list, what is in it, and the button that keeps it."""
    html.show(tag("h2.k.k-h2", words.IMPORT))
    st.caption(words.IMPORT_TEXT)
    number = st.session_state.setdefault(_ROUND, 0)
    with st.container(key="people_drop"):
        file = st.file_uploader(
            words.IMPORT_FILE,
            type=["xlsx", "xls", "ods", "csv"],
            key=f"people_file_{number}",
            label_visibility="collapsed",
        )
        st.download_button(
            words.TEMPLATE,
            lambda: _template(units),
            words.TEMPLATE_FILE,
            "text/csv",
            type="tertiary",
            on_click="ignore",
        )
    if file is None:
        return
    data = file.getvalue()
    found = people_import.check_people(workspace, data)
    if not found.clean:
        _faults(found)
    elif found.new:
        html.show(tag("p.k", _ready(found)))
        author.field(_LIST_BY)
        st.button(
            words.IMPORT_DO.format(count=numbers.count(len(found.new))),
            type="primary",
            key="list_save",
            on_click=_keep,
            args=(workspace, data),
        )
    else:
        html.show(tag("p.k", words.IMPORT_NOTHING.format(known=numbers.count(found.known))))


def _ready(found: PeopleImport) -> str:
    return words.IMPORT_READY.format(
        new=numbers.count(len(found.new)), known=numbers.count(found.known)
    )


def _faults(found: PeopleImport) -> None:
    said = [problems.sentence(each) for each in found.problems]
    said += [words.fault(each.sheet, each.cell, each.error) for each in found.faults]
    title = tag("b", words.IMPORT_FAULTS.format(count=numbers.count(len(said))))
    listed = tag("ul", (tag("li", each) for each in said[:_SHOWN_FAULTS]))
    html.show(tag("div.k.k-note.k-faults", title, listed, role="alert"))


def _keep(workspace: Workspace, data: bytes) -> None:
    def act() -> str:
        found = people_import.import_people(
            workspace, workspace.viewer, data, author.said(_LIST_BY)
        )
        return words.IMPORTED.format(
            new=numbers.count(len(found.new)), known=numbers.count(found.known)
        )

    if answers.attempt(act):
        st.session_state[_ROUND] += 1


def _template(units: list[Unit]) -> bytes:
    """A list with every unit and nobody in it; with a mark by which Excel knows the letters."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(words.HEADINGS.values())
    writer.writerows((unit.code, unit.name, "", "", "", "", "") for unit in units)
    return out.getvalue().encode("utf-8-sig")


def asked_of(tree: Tree) -> list[Unit]:
    """The units that must have somebody, as people look for them."""
    return [unit for unit in tree.values() if unit.reports and unit.level is not Level.DIVISION]
