"""Keeping what was typed of a plan, once it was seen what it would do to the lights."""

from __future__ import annotations

import streamlit as st

from metrics.counts.errors import KpiError
from metrics.plans.versions import PlanVersion
from metrics.verdicts.turned import Turned
from pipeline.scores.turned import turned
from pipeline.statements import plan_entries
from pipeline.statements.plan_entries import AnnexFile
from pipeline.statements.recording import Signed
from ui.frame import session
from ui.kit import form, html
from ui.office import effects
from wording import errors, numbers
from wording.office import plans_page as words

_LOOKED = "_plan_looked"


def offer(key: str, version: PlanVersion, seen: int, annex: AnnexFile | None = None) -> None:
    """Draw the way to see what would turn and, once it was seen, to keep it."""
    if st.button(words.LOOK, key=f"{key}_look"):
        st.session_state[_LOOKED] = version
    if st.session_state.get(_LOOKED) != version:
        return
    try:
        found = session.once(("turned", version), lambda: _turned(version))
    except KpiError as error:
        st.error(errors.sentence(error))
        return
    if found is None and annex is None:
        html.show(html.note(words.UNCHANGED))
        return
    if found is not None:
        html.show(effects.shown(found))
    form.sign(key)
    st.button(
        words.SAVE if version.text else words.END,
        type="primary",
        key=f"{key}_save",
        on_click=_save,
        args=(key, version, seen, annex),
    )


def _turned(version: PlanVersion) -> Turned | None:
    """What would turn; None where the plan stands so already."""
    with session.books() as books:
        after = plan_entries.with_version(session.workspace(), books.edition, version)
        same = after.plans == books.reference.plans
        return None if same else turned(books, after, version.since)


def _save(key: str, version: PlanVersion, seen: int, annex: AnnexFile | None) -> None:
    def act(signed: Signed) -> str:
        workspace, viewer = session.workspace(), session.viewer()
        plan_entries.enter_plan(workspace, viewer, version, signed, seen, annex)
        return words.SAVED.format(plan=version.plan, day=numbers.day(version.since))

    if form.record(key, act, goes=True):
        st.session_state.pop(_LOOKED, None)


def back(key: str, code: str) -> None:
    """Draw the way to take the newest entry of a plan back."""
    form.sign(key)
    st.button(words.BACK, key=f"{key}_do", on_click=_take_back, args=(key, code))


def _take_back(key: str, code: str) -> None:
    def act(signed: Signed) -> str:
        plan_entries.take_plan_back(session.workspace(), session.viewer(), code, signed)
        return words.BACK_DONE.format(plan=code)

    form.record(key, act, goes=True)
