"""Entering a plan: edited, copied to another year or new, with the lights that would turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from metrics.plans.copying import of_year
from metrics.plans.draft import targets_of
from metrics.plans.plan import Plan
from metrics.plans.plan_writer import plan_text
from metrics.plans.versions import PlanVersion
from metrics.verdicts.office import plan_reader
from pipeline.desk.clock import today
from ui.frame import session
from ui.kit import html
from ui.office import annex_page, effects, plan_grid, plan_offer
from ui.office.plan_table import called
from wording.office import plans
from wording.office import plans_page as words


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
        plan_offer.offer(f"{key}_end", PlanVersion(plan.code, since, ""), seen)
    if seen:
        with st.expander(words.BACK):
            st.caption(words.BACK_TEXT)
            plan_offer.back(f"{key}_back", plan.code)


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
    ways = [words.TYPED, words.FROM_ANNEX]
    way = st.segmented_control(
        words.NEW_BY, ways, default=words.TYPED, required=True, key="plan_new_by"
    )
    if way == words.TYPED:
        _new("plan_new", empty, scopes)
    else:
        _of_annex("plan_new", empty, scopes)


def _of_annex(key: str, plan: Plan, scopes: Mapping[str, str]) -> None:
    """Draw a new plan whose targets and tasks are read from its annex."""
    typed, wrong = _head(key, plan, scopes)
    if wrong:
        html.show(effects.faults(wrong) if typed.title else html.muted(words.HEAD_FIRST))
    else:
        annex_page.take(typed, 0)


def _head(key: str, plan: Plan, scopes: Mapping[str, str]) -> tuple[Plan, list[str]]:
    """Draw the header of a plan that there is not yet; what was typed, and what is wrong."""
    typed, wrong = plan_grid.header(key, plan, scopes, new=True)
    if typed.code in {each.code for each in session.reference().plans}:
        wrong.append(words.CODE_TAKEN.format(code=typed.code))
    return typed, wrong


def _new(key: str, plan: Plan, scopes: Mapping[str, str]) -> None:
    typed, wrong = _head(key, plan, scopes)
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
        html.show(effects.faults(wrong))
    if not wrong:
        version = PlanVersion(typed.code, since, plan_text(replace(typed, targets=targets)))
        plan_offer.offer(key, version, seen)
