"""The forms of a meeting: decide, take back, end, add to minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from metrics.tasks.given import AskedLight
from metrics.tasks.meeting import AgendaRow
from pipeline.desk.clock import today
from pipeline.meetings import deciding
from pipeline.meetings.deciding import Closing, NewDecision
from pipeline.scores.scorecard import View
from pipeline.tasks.acting import LONGEST, NewTask
from ui.frame import filters, session
from ui.kit import author
from ui.kit.form import DAY
from ui.scores import answers, charge
from wording import people as people_words
from wording.office import meeting as words

# Days of decisions lie between these; any other is a mistyped year.
_FIRST, _LAST = date(2020, 1, 1), date(2100, 12, 31)
_FILLED = "decision_asked"


def decide() -> None:
    """Draw the form of a decision; a light's link fills it in."""
    light = charge.asked_light(st.query_params.get(charge.FROM))
    day = light.month.last_day if light else today()
    tree = session.reference().register.on(day)
    names = filters.unit_labels(tree, session.reference().scope)
    if st.session_state.get(_FILLED) != light:
        st.session_state[_FILLED] = light
        if light is not None:
            _fill(light)
    with st.container(key="decide", border=True):
        st.text_area(words.TEXT, key="decide_text", max_chars=LONGEST, height=80)
        ways = [words.TASK, words.NOT_A_TASK]
        st.segmented_control(
            words.GIVES, ways, default=words.TASK, required=True, key="decide_gives"
        )
        one, two, three = st.columns([2, 1, 1])
        one.multiselect(words.UNITS, list(names), format_func=names.__getitem__, key="decide_units")
        two.text_input(words.PERSON, key="decide_person", max_chars=160)
        three.date_input(words.UNTIL, None, _FIRST, _LAST, key="decide_until", format=DAY)
        author.field("decide_by")
        st.button(words.SAVE, type="primary", key="decide_save", on_click=_decide, args=(light,))


def _fill(light: AskedLight) -> None:
    text, person = charge.proposed(light)
    st.session_state.update(
        decide_text=text,
        decide_units=[light.unit],
        decide_person=person,
        decide_gives=words.TASK,
    )


def _decide(light: AskedLight | None) -> None:
    typed = st.session_state

    def act() -> str:
        task = NewTask(
            str(typed["decide_text"]),
            tuple(typed["decide_units"]),
            str(typed["decide_person"]),
            typed["decide_until"],
            indicator=light.indicator if light else None,
            on=light.month.last_day if light else None,
        )
        new = NewDecision(task, typed["decide_gives"] != words.NOT_A_TASK)
        workspace = session.workspace()
        made = deciding.decide(workspace, session.viewer(), new, author.said("decide_by"))
        return words.saved(made.decision, made.task)

    if answers.attempt(act):
        st.query_params.pop(charge.FROM, None)
        typed.update(decide_text="", decide_units=[], decide_person="", decide_until=None)


def take_back(decided: Sequence[AgendaRow]) -> None:
    """Draw the form that takes a decision back."""
    names = {row.key: row.what for row in decided}
    with st.expander(words.TAKE_BACK, key="retract"):
        st.selectbox(words.WHICH, list(names), format_func=names.__getitem__, key="retract_which")
        author.field("retract_by")
        st.text_input(people_words.WHY, key="retract_why", max_chars=300)
        st.button(words.TAKE_BACK_DO, key="retract_save", on_click=_take_back)


def _take_back() -> None:
    typed = st.session_state

    def act() -> str:
        name, why = str(typed["retract_which"]), str(typed["retract_why"])
        by = author.said("retract_by")
        deciding.retract(session.workspace(), session.viewer(), name, by, why)
        return words.RETRACTED.format(decision=name)

    answers.attempt(act)


def close(view: View, decided: Sequence[AgendaRow]) -> None:
    """Draw the form that ends the meeting."""
    seen = tuple(row.key for row in decided)
    with st.container(key="close", border=True):
        one, two = st.columns([1, 2])
        one.text_input(words.CHAIR, key="close_chair", max_chars=160)
        two.text_input(words.PRESENT, key="close_present", max_chars=400)
        author.field("close_by")
        st.button(words.CLOSE, type="primary", key="close_save", on_click=_close, args=(view, seen))


def _close(view: View, seen: tuple[str, ...]) -> None:
    typed = st.session_state

    def act() -> str:
        closing = Closing(str(typed["close_chair"]), str(typed["close_present"]), seen)
        workspace, by = session.workspace(), author.said("close_by")
        made = deciding.close(workspace, session.viewer(), view, closing, by)
        return words.CLOSED.format(meeting=made.meeting)

    answers.attempt(act)


def add(meeting: str) -> None:
    """Draw the form that adds to the minutes of a meeting."""
    key = f"add_{meeting}"
    st.text_area(words.ADD_TEXT, key=key, max_chars=LONGEST, height=80)
    author.field(f"{key}_by")
    st.button(words.ADD, key=f"{key}_save", on_click=_add, args=(meeting, key))


def _add(meeting: str, key: str) -> None:
    def act() -> str:
        text, by = str(st.session_state[key]), author.said(f"{key}_by")
        name = deciding.supplement(session.workspace(), session.viewer(), meeting, text, by)
        return words.ADDED.format(name=name)

    if answers.attempt(act):
        st.session_state[key] = ""
