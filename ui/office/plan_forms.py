"""A plan edited, ended or taken back, with the lights that would turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from metrics.plans.draft import targets_of
from metrics.plans.plan import Plan
from metrics.plans.plan_writer import plan_text
from metrics.plans.versions import PlanVersion
from metrics.verdicts.office import plan_reader
from pipeline.desk.clock import today
from ui.frame import session
from ui.kit import html
from ui.office import effects, plan_grid, plan_offer
from ui.office.plan_table import called
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
    targets(key, plan, typed, wrong, since, seen)
    with st.expander(words.END):
        st.caption(words.END_TEXT)
        plan_offer.offer(f"{key}_end", PlanVersion(plan.code, since, ""), seen)
    if seen:
        with st.expander(words.BACK):
            st.caption(words.BACK_TEXT)
            plan_offer.back(f"{key}_back", plan.code)


def targets(key: str, plan: Plan, typed: Plan, wrong: list[str], since: date, seen: int) -> None:
    """Draw the targets of a plan as a grid, and the way to keep what was typed.

    Args:
        key: Of the form.
        plan: What stands there at first.
        typed: The same with the header as it was typed.
        wrong: What is wrong with it.
        since: From when on it is to hold.
        seen: The place of its newest entry, 0: none.
    """
    known = session.reference()
    st.caption(words.GRID_HINT)
    rows = plan_grid.targets(f"{key}_grid", plan, called(known))
    if typed.code != plan.code or typed.valid_from != plan.valid_from:
        typed = replace(typed, targets=())
    asked, faults = targets_of(typed, rows, plan_reader(known).fed)
    wrong = [*wrong, *words.faults(faults)]
    if wrong and (rows or typed.title):
        html.show(effects.faults(wrong))
    if not wrong:
        version = PlanVersion(typed.code, since, plan_text(replace(typed, targets=asked)))
        plan_offer.offer(key, version, seen)
