"""What is done with a plan: looked at, compared, edited, copied; or a new one is entered."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.plans.plan import Plan
from metrics.verdicts.reference import Reference
from pipeline.desk.clock import today
from pipeline.scores.quarter import newest_of_plan
from pipeline.statements.plan_entries import plan_entries
from ui.frame import filters, frame, session
from ui.frame.session import Capability
from ui.kit import html
from ui.office import annex_page, plan_compare, plan_forms, plan_new, plan_table
from wording.office import plans_page as words


def work(
    chosen: Plan | None, own: Sequence[Plan], others: Sequence[Plan], reference: Reference
) -> None:
    """Draw the ways to look at a plan and to enter one, and the chosen way.

    Args:
        chosen: The plan that is looked at; None: there is none.
        own: The plans of the scope.
        others: Those of other places.
        reference: What is known.
    """
    keeps = session.viewer().may(Capability.MANAGE_PLANS)
    ways = [words.VIEW, words.COMPARE] if chosen else []
    if keeps:
        mine = [words.EDIT, words.ANNEX] if chosen in own else []
        ways = [*ways, *mine, *([words.COPY] if chosen else []), words.NEW]
    if keeps and not own and plan_table.PLAN not in st.query_params:
        ways.insert(0, ways.pop())  # Where nothing was entered yet, entering comes first.
    if not ways:
        return
    with st.container(key="plans_way"):
        way = filters.one_of("viec", words.WAYS, ways)
    frame.tell()
    with st.container(key="plans_work"):
        _do(way, chosen, (own, others), reference)


def _do(
    way: str,
    chosen: Plan | None,
    plans: tuple[Sequence[Plan], Sequence[Plan]],
    reference: Reference,
) -> None:
    entries = session.ask(plan_entries)
    ever = {unit.code: unit.name for unit in reference.register.units}
    scopes = filters.unit_labels(reference.register.on(today()), reference.scope)
    if way == words.NEW or chosen is None:
        plan_new.new(reference.scope, scopes)
    elif way == words.VIEW:
        card = session.ask(newest_of_plan, chosen)
        html.show(plan_table.whole(chosen, reference, ever, entries, card))
        annex_page.kept(chosen)
    elif way == words.COMPARE:
        plan_compare.choose(chosen, [*plans[0], *plans[1]], reference)
    elif way in (words.EDIT, words.ANNEX):
        told = [each.place for each in entries if each.subject == chosen.code]
        seen = told[-1] if told else 0
        if way == words.EDIT:
            plan_forms.edit(chosen, scopes, seen)
        else:
            annex_page.take(chosen, seen)
    else:
        plan_new.copy(chosen, scopes)
