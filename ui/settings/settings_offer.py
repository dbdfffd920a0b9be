"""Keeping what was set of the rules, once it was seen what it would do to the lights."""

from __future__ import annotations

import streamlit as st

from metrics.calendar.rules_edit import RulesEdit
from metrics.counts.errors import KpiError
from metrics.verdicts.turned import Turned
from pipeline.scores.turned import turned
from pipeline.statements import office_settings
from pipeline.statements.recording import Signed
from ui.frame import session
from ui.kit import form, html
from ui.office import effects
from wording import errors, numbers
from wording.office import settings as words

_LOOKED, ROUND = "_rules_looked", "_rules_round"


def offer(key: str, edit: RulesEdit) -> None:
    """Draw the way to see what would turn and, once it was seen, to keep it."""
    if st.button(words.LOOK, key=f"{key}_look"):
        st.session_state[_LOOKED] = edit
    if st.session_state.get(_LOOKED) != edit:
        return
    try:
        found = session.once(("rules turned", edit), lambda: _turned(edit))
    except KpiError as error:
        st.error(errors.sentence(error))
        return
    told = words.rules(edit, session.reference().shorts)
    html.show(html.note("; ".join(told)), effects.shown(found))
    form.sign(key)
    st.button(words.SAVE, type="primary", key=f"{key}_save", on_click=_save, args=(key, edit))


def _turned(edit: RulesEdit) -> Turned:
    with session.books() as books:
        after = office_settings.with_rules(session.workspace(), books.edition, edit)
        return turned(books, after, edit.since)


def _save(key: str, edit: RulesEdit) -> None:
    def act(signed: Signed) -> str:
        office_settings.set_rules(session.workspace(), session.viewer(), edit, signed)
        return words.SAVED.format(day=numbers.day(edit.since))

    if form.record(key, act, goes=True):
        st.session_state[ROUND] += 1
