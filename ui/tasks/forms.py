"""The forms of tasks: give one, and say how far one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from metrics.counts.errors import KpiError
from metrics.tasks.given import BY_OFFICE, Origin, OriginKind
from metrics.tasks.progress import Act, Proof
from pipeline.desk.clock import today
from pipeline.statements.inspection_records import records
from pipeline.tasks.acting import LONGEST, NewTask, TaskWish, give, say_of
from pipeline.tasks.listing import ListedTask
from ui.frame import filters, session
from ui.frame.session import Capability
from ui.kit import author
from ui.scores import answers, charge
from ui.tasks import proofs
from wording import people as people_words
from wording.office import tasks as words

_DAY = "DD/MM/YYYY"
# Days of tasks lie between these; any other is a mistyped year.
_FIRST, _LAST = date(2020, 1, 1), date(2100, 12, 31)
_GIVEN = "task_asked"


@dataclass(frozen=True, slots=True)
class _Start:
    """What the form for a new task begins with."""

    task: str = ""
    units: tuple[str, ...] = ()
    person: str = ""
    origin: Origin = BY_OFFICE
    indicator: str | None = None
    on: date | None = None


def below(found: Sequence[ListedTask]) -> None:
    """Draw what stands below the tasks: the files handed in, and the forms the viewer may use."""
    proofs.offer(found)
    asking = session.viewer()
    if asking.may(Capability.GIVE_TASKS):
        new()
    if found and (asking.reach(Capability.REPORT_TASK)):
        record(found)


def new() -> None:
    """Draw the form that gives a task; a light's link fills it in."""
    start = _start()
    with st.expander(words.NEW, expanded=start.origin.kind is not OriginKind.OFFICE, key="give"):
        day = start.on or today()
        tree = session.reference().register.on(day)
        names = filters.unit_labels(tree, session.reference().scope)
        if st.session_state.get(_GIVEN) != start.origin:
            st.session_state[_GIVEN] = start.origin
            st.session_state.update(
                give_text=start.task,
                give_units=[code for code in start.units if code in names],
                give_person=start.person,
            )
        st.text_area(words.TASK, key="give_text", max_chars=LONGEST, height=80)
        st.multiselect(words.UNITS, list(names), format_func=names.__getitem__, key="give_units")
        one, two, three = st.columns(3)
        one.text_input(words.PERSON, key="give_person", max_chars=160)
        two.date_input(words.UNTIL, None, _FIRST, _LAST, key="give_until", format=_DAY)
        three.text_input(words.PRODUCT, key="give_product", max_chars=200)
        author.field("give_by")
        st.button(words.GIVE, type="primary", key="give_save", on_click=_give, args=(start,))


def _start() -> _Start:
    asked = st.query_params.get(charge.FROM)
    light = charge.asked_light(asked)
    if light is None:
        return _of_conclusion(asked) if asked else _Start()
    text, person = charge.proposed(light)
    origin = Origin(OriginKind.LIGHT, light.text)
    return _Start(text, (light.unit,), person, origin, light.indicator, light.month.last_day)


def _of_conclusion(name: str) -> _Start:
    try:
        known = session.ask(records)
        found = known.conclusion(name)
        visit = known.visit(found.visit)
    except KpiError:
        return _Start()
    origin = Origin(OriginKind.CONCLUSION, name)
    return _Start(
        found.recommendation,
        (visit.unit,),
        found.responsible,
        origin,
        found.indicator,
        visit.last_day,
    )


def _give(start: _Start) -> None:
    typed = st.session_state

    def act() -> str:
        wanted = NewTask(
            str(typed["give_text"]),
            tuple(typed["give_units"]),
            str(typed["give_person"]),
            typed["give_until"],
            start.origin,
            start.indicator,
            str(typed["give_product"]),
            start.on,
        )
        workspace = session.workspace()
        made = give(workspace, session.viewer(), wanted, author.said("give_by"))
        return words.GIVEN.format(key=made.key)

    if answers.attempt(act):
        st.query_params.pop(charge.FROM, None)
        typed.update(give_text="", give_units=[], give_person="", give_product="", give_until=None)


def record(found: Sequence[ListedTask]) -> None:
    """Draw the form that says how far a task is."""
    names = {each.known.key: _label(each) for each in found}
    with st.expander(words.RECORD, key="record"):
        left, right = st.columns([2, 1])
        left.selectbox(words.WHICH, list(names), format_func=names.__getitem__, key="say_task")
        confirms = session.viewer().may(Capability.CONFIRM_TASK)
        acts = [each for each in Act if confirms or each.of_unit]
        right.selectbox(words.ACT, acts, format_func=words.ACTS.__getitem__, key="say_act")
        units = charge.unit_names(
            unit
            for each in found
            if each.known.key == st.session_state["say_task"]
            for unit in each.known.units
        )
        st.multiselect(
            words.UNITS,
            list(units),
            format_func=units.__getitem__,
            key="say_units",
            placeholder=words.EVERY_UNIT,
        )
        one, two, three = st.columns(3)
        one.text_input(words.PROOF, key="say_proof", max_chars=80)
        two.date_input(words.PROOF_DAY, None, _FIRST, _LAST, key="say_proof_day", format=_DAY)
        three.text_input(words.ABOUT, key="say_about", max_chars=200)
        proofs.field()
        four, five, six = st.columns(3)
        four.date_input(words.NEW_DAY, None, _FIRST, _LAST, key="say_due", format=_DAY)
        five.text_input(words.OCCURRENCE, key="say_occurrence", max_chars=80)
        with six:
            author.field("say_by")
        st.text_input(people_words.WHY, key="say_why", max_chars=300)
        st.button(words.SAVE, type="primary", key="say_save", on_click=_say)
        proofs.told(st.session_state["say_task"])


def _label(each: ListedTask) -> str:
    text = each.known.task.task
    return f"{each.known.task.clause or each.known.key} {text[:90]}"


def _say() -> None:
    typed = st.session_state

    def act() -> str:
        number, day = str(typed["say_proof"]).strip(), typed["say_proof_day"]
        proof = Proof(number, day or today(), str(typed["say_about"])) if number else None
        wish = TaskWish(
            typed["say_task"],
            typed["say_act"],
            tuple(typed["say_units"]),
            str(typed["say_occurrence"]).strip() or None,
            proof,
            typed["say_due"],
            file=proofs.chosen(),
        )
        workspace = session.workspace()
        why = str(typed["say_why"])
        made = say_of(workspace, session.viewer(), wish, author.said("say_by"), why)
        return words.told(wish.act, wish.task, len(made))

    if answers.attempt(act):
        typed.update(say_proof="", say_about="", say_why="", say_occurrence="", say_units=[])
