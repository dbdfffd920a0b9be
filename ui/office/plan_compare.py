"""Two plans side by side: what each asks of whom, and where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from metrics.plans.plan import Plan, PlanTarget
from metrics.units.unit import Level
from metrics.verdicts.reference import Reference
from ui.kit import html
from ui.kit.html import Child, Html, TableColumn, join, tag
from ui.office.plan_table import called
from wording import interface, numbers, sentences
from wording.office import plans_page as words


def beside(left: Plan, right: Plan, reference: Reference) -> Html:
    """Both plans, an indicator and level a row."""
    one, other = _last(left), _last(right)
    places = dict.fromkeys((*one, *other))
    both = [place for place in places if place in one and place in other]
    differ = sum(one[place].value != other[place].value for place in both)
    lead = words.COMPARE_LEAD.format(
        both=numbers.count(len(both)),
        differ=numbers.count(differ),
        left=numbers.count(len(one) - len(both)),
        right=numbers.count(len(other) - len(both)),
    )
    names = called(reference)
    order = sorted(
        places,
        key=lambda place: (
            place not in both,
            list(names).index(place[0]) if place[0] in names else 0,
        ),
    )
    rows = (_row(place, one.get(place), other.get(place), names) for place in order)
    columns = (
        TableColumn(words.TARGET, "w"),
        TableColumn(words.APPLIES),
        TableColumn(sentences.plan_name(left), "v"),
        TableColumn(sentences.plan_name(right), "v"),
    )
    table = html.wide(words.COMPARE, html.table(columns, rows), "k-wide.k-beside")
    return join(html.lead(lead), tag("div.k", table))


Place = tuple[str, Level]


def _row(
    place: Place, one: PlanTarget | None, other: PlanTarget | None, names: Mapping[str, str]
) -> tuple[Child, ...]:
    indicator, level = place
    same = one is not None and other is not None and one.value == other.value
    return (
        tag("b", names.get(indicator, indicator)),
        interface.LEVELS[level],
        _cell(one, same=same),
        _cell(other, same=same),
    )


def _cell(target: PlanTarget | None, *, same: bool) -> Html:
    if target is None:
        return tag("span.k-muted", words.ONLY_ONE)
    told = sentences.asked(target)
    clause = tag("small", f"{words.CLAUSE.lower()} {target.clause}", title=target.quote)
    return join(told if same else tag("b.k-differs", told), clause)


def _last(plan: Plan) -> dict[Place, PlanTarget]:
    return {(each.indicator, each.level): each for each in plan.targets}


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
