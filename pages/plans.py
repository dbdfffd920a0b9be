"""Kế hoạch và chỉ tiêu: every plan with what it asks, entered and edited by the office."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from metrics.plans.plan import Plan
from pipeline.desk.clock import today
from pipeline.statements.plan_entries import plan_entries
from ui.frame import frame, session
from ui.kit import html, live, page_style
from ui.office import plan_table, plan_ways
from ui.scores import answers
from wording import numbers
from wording.office import plans_page as words


def page() -> None:
    """Draw the list of plans and what is to be done with the chosen one."""
    frame.open_plain(words.PAGE)
    html.show(page_style.sheet("plans"))
    reference = session.reference()
    ever = {unit.code: unit.name for unit in reference.register.units}
    own = _sorted(plan for plan in reference.plans if plan.scope in ever)
    others = _sorted(plan for plan in reference.plans if plan.scope not in ever)
    frame.lead(_lead(own))
    answers.show_told()
    entries = session.ask(plan_entries)
    asked = st.query_params.get(plan_table.PLAN)
    chosen = next((plan for plan in (*own, *others) if plan.code == asked), None) or next(
        iter((*own, *others)), None
    )
    if own:
        table = plan_table.listed(own, chosen, ever, entries)
        live.show(live.Markup.of(table), key="plans")
    if others:
        with st.expander(words.OTHERS.format(count=numbers.count(len(others)))):
            table = plan_table.listed(others, chosen, ever, entries)
            live.show(live.Markup.of(table), key="plans_others")
    plan_ways.work(chosen, own, others, reference)


def _sorted(plans: Iterable[Plan]) -> list[Plan]:
    return sorted(plans, key=lambda plan: (-plan.year, plan.scope, plan.title))


def _lead(own: Sequence[Plan]) -> str:
    if not own:
        return words.LEAD_NONE
    year = today().year
    return words.LEAD.format(
        plans=numbers.count(len(own)),
        targets=numbers.count(sum(len(plan.targets) for plan in own)),
        year=year,
        of_year=numbers.count(sum(plan.year == year for plan in own)),
    )
