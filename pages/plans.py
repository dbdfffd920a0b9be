"""Kế hoạch và chỉ tiêu: every plan with what it asks, entered and edited by the office."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from metrics.plans.plan import Plan
from metrics.verdicts.reference import Reference
from pipeline.desk.clock import today
from pipeline.statements.plan_entries import plan_entries
from ui.frame import filters, frame, session
from ui.kit import html, live, page_style
from ui.office import plan_compare, plan_forms, plan_table
from ui.scores import answers
from wording import numbers, sentences
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
    table = plan_table.listed(own, chosen, ever, entries)
    live.show(live.Markup.of(table), key="plans")
    if others:
        with st.expander(words.OTHERS.format(count=numbers.count(len(others)))):
            table = plan_table.listed(others, chosen, ever, entries)
            live.show(live.Markup.of(table), key="plans_others")
    _work(chosen, own, others, reference)


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


def _work(
    chosen: Plan | None, own: Sequence[Plan], others: Sequence[Plan], reference: Reference
) -> None:
    keeps = session.viewer().keeps
    ways = [words.VIEW, words.COMPARE] if chosen else []
    if keeps:
        mine = [words.EDIT] if chosen in own else []
        ways = [*ways, *mine, *([words.COPY] if chosen else []), words.NEW]
    if not ways:
        return
    with st.container(key="plans_way"):
        way = filters.one_of("viec", words.WAYS, ways)
    entries = session.ask(plan_entries)
    ever = {unit.code: unit.name for unit in reference.register.units}
    scopes = filters.unit_labels(reference.register.on(today()), reference.scope)
    if way == words.NEW or chosen is None:
        plan_forms.new(reference.scope, scopes)
    elif way == words.VIEW:
        html.show(plan_table.whole(chosen, reference, ever, entries))
    elif way == words.COMPARE:
        _compare(chosen, [*own, *others], reference)
    elif way == words.EDIT:
        told = [each.place for each in entries if each.subject == chosen.code]
        plan_forms.edit(chosen, scopes, told[-1] if told else 0)
    else:
        plan_forms.copy(chosen, scopes)


def _compare(chosen: Plan, plans: Sequence[Plan], reference: Reference) -> None:
    rest = sorted((plan for plan in plans if plan != chosen), key=lambda plan: plan.demonstration)
    other = st.selectbox(
        words.WITH,
        rest,
        format_func=lambda plan: f"{sentences.plan_name(plan)}, {plan.year}",
        key="plans_with",
        width=560,
    )
    if other is not None:
        html.show(plan_compare.beside(chosen, other, reference))
