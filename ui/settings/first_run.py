"""The first steps of an installation without figures: only what is needed, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from pipeline.statements import chosen_province, office_letters, office_settings, set_up
from pipeline.statements.recording import Signed
from pipeline.statements.set_up import SetUpStage
from ui.frame import session
from ui.kit import author, html, navigation
from ui.kit.navigation import Screen
from ui.scores import answers
from ui.settings import first_units
from ui.settings.settings_letters import pick_province
from wording import numbers
from wording.office import settings as words

_BY = "first_by"


def show(steps: Mapping[SetUpStage, bool]) -> None:
    """Draw every step, the first that is not behind unfolded."""
    now = next((step for step, behind in steps.items() if not behind), None)
    counted = words.RUN_LEAD.format(
        done=numbers.count(sum(steps.values())), count=numbers.count(len(steps))
    )
    html.show(html.lead(counted if now else words.RUN_DONE))
    draws: dict[SetUpStage, Callable[[], None]] = {
        SetUpStage.PROVINCE: _province,
        SetUpStage.UNITS: partial(first_units.review, _BY),
        SetUpStage.PLAN: _plan,
        SetUpStage.FIGURES: _figures,
    }
    with st.container(width=360):
        author.field(_BY)
    for at, (step, draw) in enumerate(draws.items(), start=1):
        name = words.STEP.format(at=at, name=words.STEPS[step])
        state = words.STEP_DONE if steps[step] else words.STEP_OPEN
        # The state is in the name, so that a step that is behind is another element, and folded.
        with st.expander(f"{name} · {state}", expanded=step is now):
            draw()


def _province() -> None:
    code = pick_province("first_province")
    held = session.ask(office_letters.letters, code)
    st.text_input(
        words.RUN_OFFICE_NAME, held.name or None, key="first_name", max_chars=200, width=520
    )
    st.button(words.RUN_NEXT, type="primary", key="first_save", on_click=_save, args=(code,))


def _save(code: str) -> None:
    def act() -> str:
        here, viewer = session.workspace(), session.viewer()
        signed = Signed(author.said(_BY), words.RUN_WHY)
        chosen_province.set_province(here, viewer, code, signed)
        name = str(st.session_state.get("first_name") or "").strip()
        held = session.ask(office_letters.letters, code)
        if name and name != held.name:
            made = replace(held, name=name)
            office_settings.set_letters(session.workspace(), viewer, made, signed)
        set_up.done(here, viewer, SetUpStage.PROVINCE, signed.by)
        return words.STEP_SAVED

    answers.attempt(act)


def _plan() -> None:
    st.caption(words.PLAN_LEAD)
    with st.container(horizontal=True, key="first_plan"):
        if st.button(words.PLAN_ENTER, type="primary", key="first_plan_enter"):
            st.switch_page(navigation.page(Screen.PLANS))
        st.button(words.PLAN_NONE, key="first_plan_none", on_click=_without_plan)


def _without_plan() -> None:
    def act() -> str:
        by = author.said(_BY)
        set_up.done(session.workspace(), session.viewer(), SetUpStage.PLAN, by, skipped=True)
        return words.STEP_SAVED

    answers.attempt(act)


def _figures() -> None:
    st.caption(words.FIGURES_LEAD)
    if st.button(words.GO_UPLOAD, type="primary", key="first_figures"):
        st.switch_page(navigation.page(Screen.UPLOAD))
