"""The list of units with who answers for them, and everything that was entered before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import streamlit as st

from access.roles import Capability
from metrics.units.unit import Unit
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements import people
from pipeline.statements.people import Person
from ui.frame import session
from ui.kit import author, html, live
from ui.kit.html import Child, TableColumn, tag
from ui.scores import answers
from wording import numbers
from wording import people as words
from wording.names import sort_key
from wording.sentences import reporter

_MISSING, _BY, _PICKED = "people_missing", "people_back_by", "people_history"


def now(units: Sequence[Unit], known: Mapping[str, Person]) -> None:
    """Draw who answers today; a unit's name fills the form."""
    only = st.toggle(words.MISSING_ONLY, key=_MISSING)
    shown = [unit for unit in units if not (only and unit.identity in known)]
    if not shown:
        html.show(tag("p.k.k-sub", words.NOBODY_MISSING))
        return
    shown.sort(key=lambda unit: (unit.identity in known, sort_key(unit.name)))
    here = {key: value for key, value in st.query_params.items() if key != answers.UNIT}
    rows = (_row(unit, known.get(unit.identity), here) for unit in shown)
    table = html.wide(words.LIST, html.table(_COLUMNS, rows), "k-scroll.k-people")
    live.show(live.Markup.of(table), key="people")


_COLUMNS = (
    *map(TableColumn, (words.UNIT, words.RESPONSIBLE, words.CONTACT)),
    TableColumn(words.SINCE_COLUMN, "k-num"),
)


def _row(unit: Unit, person: Person | None, here: Mapping[str, str]) -> tuple[Child, ...]:
    name = tag("a", reporter(unit), href=answers.enter_at(unit, here))
    if person is None:
        nobody = html.cell(words.NOBODY, class_="k-muted", colspan=3)
        return name, nobody, html.NO_CELL, html.NO_CELL
    # A long address breaks before its sign.
    mail = tag("small", tag("wbr").join(re.split("(?=@)", person.email)))
    return (
        name,
        (person.name, tag("small", person.position)),
        (tag("span.phone", person.phone), mail),
        numbers.day(person.since),
    )


def before(workspace: Workspace, asking: Viewer) -> None:
    """Draw what was entered where the viewer may take it back, newest first."""
    with st.expander(words.HISTORY):
        found = _everybody(workspace, asking)
        if not found:
            html.show(tag("p.k.k-sub", words.EMPTY_HISTORY))
            return
        st.selectbox(
            words.TAKE_BACK_WHICH,
            range(len(found)),
            index=None,
            format_func=lambda place: _told(workspace, found[place]),
            key=_PICKED,
            placeholder=words.NO_SUCH_ROW,
        )
        author.field(_BY)
        st.button(
            words.TAKE_BACK,
            key="people_back",
            disabled=st.session_state.get(_PICKED) is None,
            on_click=_take_back,
            args=(workspace, found),
        )


def _everybody(workspace: Workspace, asking: Viewer) -> list[Person]:
    found = session.ask(people.everybody)
    register = workspace.reference.register
    return [
        each
        for each in found
        if asking.may(Capability.NAME_PEOPLE, register.on(each.since).line(each.unit))
    ]


def _told(workspace: Workspace, person: Person) -> str:
    days = words.days(person.since, person.until)
    return f"{_unit(workspace, person)}: {words.person(person.name, person.position)} ({days})"


def _unit(workspace: Workspace, person: Person) -> str:
    unit = workspace.reference.register.on(person.since).get(person.unit)
    return reporter(unit) if unit else person.unit


def _take_back(workspace: Workspace, found: Sequence[Person]) -> None:
    place = st.session_state.get(_PICKED)
    if place is None:
        return
    person = found[place]

    def act() -> str:
        people.withdraw(workspace, session.viewer(), person, author.said(_BY))
        return words.TAKEN_BACK.format(name=person.name, unit=_unit(workspace, person))

    if answers.attempt(act):
        st.session_state[_PICKED] = None
