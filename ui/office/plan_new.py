"""A plan that there is not yet: copied to another year, typed, or read from its annex."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from metrics.plans.copying import of_year
from metrics.plans.plan import Plan
from pipeline.desk.clock import today
from ui.frame import session
from ui.kit import html
from ui.office import annex_page, effects, plan_forms, plan_grid
from wording.office import plans
from wording.office import plans_page as words


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
        words.NEW_BY, ways, default=words.TYPED, required=True, key="plan_new_way"
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
    plan_forms.targets(key, plan, typed, wrong, typed.valid_from, 0)
