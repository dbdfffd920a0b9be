"""Entering a plan: edited, copied to another year or new, with the lights that would turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from metrics.counts.errors import KpiError
from metrics.plans.copying import of_year
from metrics.plans.draft import targets_of
from metrics.plans.plan import Plan
from metrics.plans.plan_writer import plan_text
from metrics.plans.versions import PlanVersion
from metrics.verdicts.office import plan_reader
from metrics.verdicts.turned import Turned
from pipeline.desk.clock import today
from pipeline.scores.turned import turned
from pipeline.statements import plan_entries
from pipeline.statements.recording import Signed
from ui.frame import session
from ui.kit import html
from ui.kit.html import tag
from ui.office import effects, plan_grid
from ui.office.plan_table import called
from ui.scores import signing
from wording import errors, numbers
from wording.office import plans
from wording.office import plans_page as words

_LOOKED = "_plan_looked"


def edit(plan: Plan, scopes: Mapping[str, str], seen: int) -> None:
    """Draw a plan to be edited, and the ways to end it and to take its newest entry back."""
    key = f"plan_{plan.code}_{seen}"
    first, last = date(plan.year, 1, 1), date(plan.year, 12, 31)
    since = st.date_input(
        words.FIRST_DAY,
        min(max(today(), plan.valid_from), last).replace(day=1),
        min_value=first,
        max_value=last,
        key=f"{key}_since",
        format="DD/MM/YYYY",
        help=words.SINCE_HELP,
        width=180,
    )
    typed, wrong = plan_grid.header(key, plan, scopes, new=False)
    _targets(key, plan, typed, wrong, since, seen)
    with st.expander(words.END):
        st.caption(words.END_TEXT)
        _offer(f"{key}_end", PlanVersion(plan.code, since, ""), seen)
    if seen:
        with st.expander(words.BACK):
            st.caption(words.BACK_TEXT)
            _back(f"{key}_back", plan.code)


def copy(plan: Plan, scopes: Mapping[str, str]) -> None:
    """Draw a plan's copy for another year, to be given the new numbers."""
    year = st.number_input(
        words.TO_YEAR, 2000, 2100, plan.year + 1, key=f"copy_{plan.code}_year", width=140
    )
    made = of_year(plan, int(year), plans.copied_code(plan.code, plan.year, int(year)))
    _new(f"copy_{plan.code}_{year}", made, scopes)


def new(scope: str, scopes: Mapping[str, str]) -> None:
    """Draw an empty plan."""
    year = today().year
    empty = Plan(
        code="", number="…", title="", issuer="", scope=scope, year=year, issued=None,
        valid_from=date(year, 1, 1), valid_to=date(year, 12, 31), demonstration=False,
        targets=(), tasks=(), reports=(),
    )  # fmt: skip
    _new("plan_new", empty, scopes)


def _new(key: str, plan: Plan, scopes: Mapping[str, str]) -> None:
    typed, wrong = plan_grid.header(key, plan, scopes, new=True)
    if typed.code in {each.code for each in session.reference().plans}:
        wrong.append(words.CODE_TAKEN.format(code=typed.code))
    _targets(key, plan, typed, wrong, typed.valid_from, 0)


def _targets(key: str, plan: Plan, typed: Plan, wrong: list[str], since: date, seen: int) -> None:
    known = session.reference()
    st.caption(words.GRID_HINT)
    rows = plan_grid.targets(f"{key}_grid", plan, called(known))
    if typed.code != plan.code or typed.valid_from != plan.valid_from:
        typed = replace(typed, targets=())
    targets, faults = targets_of(typed, rows, plan_reader(known).fed)
    wrong = [*wrong, *words.faults(faults)]
    if wrong and (rows or typed.title):
        title = tag("b", words.FAULTS.format(count=numbers.count(len(wrong))))
        html.show(tag("div.k.k-note.k-faults", title, html.listed(wrong), role="status"))
    if not wrong:
        version = PlanVersion(typed.code, since, plan_text(replace(typed, targets=targets)))
        _offer(key, version, seen)


def _offer(key: str, version: PlanVersion, seen: int) -> None:
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
    if found is None:
        html.show(html.note(words.UNCHANGED))
        return
    html.show(effects.shown(found))
    signing.sign(key)
    st.button(
        words.SAVE if version.text else words.END,
        type="primary",
        key=f"{key}_save",
        on_click=_save,
        args=(key, version, seen),
    )


def _turned(version: PlanVersion) -> Turned | None:
    """What would turn; None where the plan stands so already."""
    with session.books() as books:
        said = plan_entries.standing_edits(books)
        after = plan_entries.with_version(session.workspace(), said, version)
        same = after.plans == books.reference.plans
        return None if same else turned(books, after, version.since)


def _save(key: str, version: PlanVersion, seen: int) -> None:
    def act(signed: Signed) -> str:
        plan_entries.enter_plan(session.workspace(), session.viewer(), version, signed, seen)
        return words.SAVED.format(plan=version.plan, day=numbers.day(version.since))

    if signing.record(key, act):
        st.session_state.pop(_LOOKED, None)


def _back(key: str, code: str) -> None:
    signing.sign(key)
    st.button(words.BACK, key=f"{key}_do", on_click=_take_back, args=(key, code))


def _take_back(key: str, code: str) -> None:
    def act(signed: Signed) -> str:
        plan_entries.take_plan_back(session.workspace(), session.viewer(), code, signed)
        return words.BACK_DONE.format(plan=code)

    signing.record(key, act)
