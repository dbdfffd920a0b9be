"""Two plans side by side: what each asks of whom, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from metrics.plans.plan import Plan, PlanTarget, TargetKind
from metrics.units.unit import Level
from metrics.verdicts.reference import Reference
from ui.kit import html
from ui.kit.html import Html, TableColumn, join, tag
from ui.office.plan_table import called
from wording import numbers, sentences
from wording.office import plans_page as words

Asked = dict[Level, PlanTarget]
"""What a plan asks for one indicator; a level whose number changed within the year has its last."""


def beside(left: Plan, right: Plan, reference: Reference) -> Html:
    """Both plans, an indicator a row: plans of unlike offices name other levels for the same."""
    one, other = _asked(left), _asked(right)
    both = [code for code in one if code in other]
    differing = {code for code in both if _differ(one[code], other[code])}
    lead = words.COMPARE_LEAD.format(
        both=numbers.count(len(both)),
        differ=numbers.count(len(differing)),
        left=numbers.count(len(one) - len(both)),
        right=numbers.count(len(other) - len(both)),
    )
    names = called(reference)
    listed = list(names)
    order = sorted(
        dict.fromkeys((*one, *other)),
        key=lambda code: (code not in both, listed.index(code) if code in names else 0),
    )
    rows = (
        (
            tag("b", names.get(code, code)),
            _cell(one.get(code, {}), differs=code in differing),
            _cell(other.get(code, {}), differs=code in differing),
        )
        for code in order
    )
    columns = (
        TableColumn(words.TARGET, "w"),
        TableColumn(sentences.plan_name(left), "v"),
        TableColumn(sentences.plan_name(right), "v"),
    )
    table = html.wide(words.COMPARE, html.table(columns, rows), "k-wide.k-beside")
    return join(html.lead(lead), tag("div.k", table))


def _asked(plan: Plan) -> dict[str, Asked]:
    found: dict[str, Asked] = {}
    for each in plan.targets:
        found.setdefault(each.indicator, {})[each.level] = each
    return found


def _differ(one: Asked, other: Asked) -> bool:
    """Whether other numbers are asked for: of the levels that both name, else of all."""
    common = one.keys() & other.keys()
    if common:
        return any(_number(one[level]) != _number(other[level]) for level in common)
    return {*map(_number, one.values())} != {*map(_number, other.values())}


def _number(target: PlanTarget) -> tuple[TargetKind, Decimal | None]:
    return target.kind, target.value


def _cell(asked: Asked, *, differs: bool) -> Html:
    """What is asked for, a line each number, with the levels that are to reach it."""
    if not asked:
        return tag("span.k-muted", words.ONLY_ONE)
    lines: dict[tuple[str, str], list[PlanTarget]] = {}
    for each in asked.values():
        lines.setdefault((sentences.asked(each), each.clause), []).append(each)
    return join(
        tag(
            "div",
            tag("b.k-differs", told) if differs else told,
            tag(
                "small", words.asked_of([each.level for each in same], clause), title=same[0].quote
            ),
        )
        for (told, clause), same in lines.items()
    )


def choose(chosen: Plan, plans: Sequence[Plan], reference: Reference) -> None:
    """Draw the choice of another plan, and the two side by side."""
    rest = sorted((plan for plan in plans if plan != chosen), key=lambda plan: plan.demonstration)
    other = st.selectbox(
        words.WITH,
        rest,
        format_func=lambda plan: f"{sentences.plan_name(plan)}, {plan.year}",
        key="plans_with",
        width=560,
    )
    if other is not None:
        html.show(beside(chosen, other, reference))
