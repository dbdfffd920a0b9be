"""Other names of units: entered by the office, and taken back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.counts.month import Month
from metrics.counts.statement import Statement
from metrics.units.unit_rows import Alias
from pipeline.desk.clock import today
from pipeline.statements import aliases
from ui.frame import filters, session
from ui.kit import author, html
from ui.office import unit_table
from ui.scores import answers
from wording.office import units as words

_WRITTEN, _UNIT, _BY = "name_written", "name_unit", "name_by"


def show(*, forms: bool) -> None:
    """Draw the names that were confirmed and, for the office, the forms for them."""
    found = session.ask(aliases.remembered)
    html.show(unit_table.names(found))
    if forms:
        _forms(found)


def _forms(found: Sequence[Statement[Alias]]) -> None:
    known = session.reference()
    labels = filters.unit_labels(known.register.on(today()), known.scope)
    with st.expander(words.ADD_NAME):
        left, right = st.columns(2)
        left.text_input(words.WRITTEN, key=_WRITTEN, max_chars=200)
        right.selectbox(
            words.MEANS, list(labels), index=None, format_func=labels.__getitem__, key=_UNIT
        )
        author.field(_BY)
        st.button(words.ADD, type="primary", key="name_add", on_click=_add)
    standing = {each.place: each.facts.name for each in reversed(found) if each.holds}
    if standing:
        with st.expander(words.TAKE_NAME):
            place = st.selectbox(
                words.WHICH_NAME, list(standing), format_func=standing.__getitem__, key="name_place"
            )
            author.field(f"{_BY}_back")
            st.button(
                words.TAKE_NAME, key="name_take", on_click=_take, args=(place, standing[place])
            )


def _add() -> None:
    def act() -> str:
        name = str(st.session_state.get(_WRITTEN) or "").strip()
        unit = str(st.session_state.get(_UNIT) or "")
        month = Month.of(today())
        aliases.enter(session.workspace(), name, unit, author.said(_BY), month)
        return words.ADDED.format(name=name)

    if answers.attempt(act):
        st.session_state[_WRITTEN] = ""


def _take(place: int, name: str) -> None:
    def act() -> str:
        aliases.take_back(session.workspace(), place, author.said(f"{_BY}_back"))
        return words.TAKEN_NAME.format(name=name)

    answers.attempt(act)
