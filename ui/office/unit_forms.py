"""Editing the register: what was typed, what would come of it, and keeping it."""

from __future__ import annotations

import streamlit as st

from metrics.counts.errors import KpiError
from metrics.units.unit import UnitsEdit
from metrics.verdicts.turned import Turned
from pipeline.desk.clock import today
from pipeline.scores.turned import turned
from pipeline.statements import unit_entries
from pipeline.statements.recording import Signed
from ui.frame import session
from ui.kit import form, html
from ui.office import effects, unit_file, unit_grid
from wording import errors
from wording.office import units as words

_LOOKED, _ROUND = "_units_looked", "_units_round"


def edit() -> None:
    """Draw the grid of changes, what they would do, and the way to keep them."""
    key = f"units_{st.session_state.setdefault(_ROUND, 0)}"
    since = st.date_input(
        words.FIRST_DAY,
        today().replace(day=1),
        key=f"{key}_since",
        format="DD/MM/YYYY",
        help=words.FIRST_DAY_HELP,
        width=180,
    )
    way = st.segmented_control(
        words.ENTRY_WAY,
        [words.BY_GRID, words.BY_FILE],
        default=words.BY_GRID,
        required=True,
        key="units_entry_way",
        label_visibility="collapsed",
    )
    if way == words.BY_FILE:
        found = unit_file.edit(key, since)
    else:
        found = unit_grid.edit(f"{key}_rows", since)
    if found is not None:
        _offer(key, found)


def _offer(key: str, said: UnitsEdit) -> None:
    if st.button(words.LOOK, key=f"{key}_look"):
        st.session_state[_LOOKED] = said
    if st.session_state.get(_LOOKED) != said:
        return
    try:
        found = session.once(("units turned", said), lambda: _turned(said))
    except KpiError as error:
        st.error(errors.sentence(error))
        return
    html.show(html.note(words.would(said)), effects.shown(found))
    form.sign(key)
    st.button(words.SAVE, type="primary", key=f"{key}_save", on_click=_save, args=(key, said))


def _turned(said: UnitsEdit) -> Turned:
    with session.books() as books:
        after = unit_entries.with_edit(session.workspace(), books.edition, said)
        return turned(books, after, said.since)


def _save(key: str, said: UnitsEdit) -> None:
    def act(signed: Signed) -> str:
        unit_entries.enter_units(session.workspace(), session.viewer(), said, signed)
        return words.SAVED

    if form.record(key, act, goes=True):
        st.session_state[_ROUND] += 1


def back() -> None:
    """Draw the way to take the newest edit back."""
    form.sign("units_back")
    st.button(words.BACK, key="units_back_do", on_click=_take_back)


def _take_back() -> None:
    def act(signed: Signed) -> str:
        unit_entries.take_units_back(session.workspace(), session.viewer(), None, signed)
        return words.TAKEN_BACK

    form.record("units_back", act, goes=True)
