"""The indicator documents as markup: what is scored, how, why, by whom, against which targets."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counts.measure import ways
from metrics.plans.indicator import Indicator
from metrics.plans.plan import Plan, PlanTarget, TargetSource
from metrics.verdicts.reference import Reference
from pipeline.desk.clock import today
from ui.kit import html
from ui.kit.html import Child, Html, TableColumn, join, tag
from wording import interface as words
from wording import numbers, sentences
from wording.office import settings


def lead(reference: Reference) -> str:
    """How much is scored and how much cannot be yet."""
    unfed = {target.indicator for target in _unfed(reference)}
    return words.GUIDE_LEAD.format(scored=len(reference.indicators), unfed=len(unfed))


def documents(reference: Reference) -> Html:
    """One document an indicator."""
    index = (tag("a", each.short, href=f"#{each.code}") for each in reference.indicators)
    shown = (_document(each, reference) for each in reference.indicators)
    return join(tag("nav.k.k-sm.k-docs", Html(" · ").join(index)), tag("div.k", shown))


def unfed(reference: Reference) -> Html:
    """The numbers of the plans that the monthly forms cannot feed."""
    rows = _unfed(reference)
    if not rows:
        return Html()
    names = {each.code: each.name for each in reference.quantities}
    names |= {each.code: each.name for each in reference.indicators}
    plans = {plan.code: plan for plan in reference.plans}
    columns = (TableColumn(words.INDICATOR, "w"), *_COLUMNS, TableColumn(words.STATE))
    body = (
        (
            tag("b", names.get(same[0].indicator, "")),
            *_cells(same, plans[same[0].plan]),
            words.NO_SOURCE_STATE,
        )
        for same in _by_clause(rows)
    )
    return tag(
        "section.k.k-doc",
        tag("h2.k-h2", words.NO_SOURCE_TITLE),
        tag("p.k-sub.k-unfed", words.NO_SOURCE_TEXT),
        html.wide(words.NO_SOURCE_TITLE, html.table(columns, body)),
    )


def _unfed(reference: Reference) -> list[PlanTarget]:
    fed = {each.code for each in reference.quarterly.indicators}
    return [
        target
        for plan in reference.plans
        for target in plan.targets
        if target.source is TargetSource.NONE and target.indicator not in fed
    ]


def _document(indicator: Indicator, reference: Reference) -> Html:
    reviewed = words.REVIEWED_DATES.format(
        reviewed=numbers.day(indicator.reviewed), next=numbers.day(indicator.next_review)
    )
    rows = (
        (words.DEFINITION, indicator.definition),
        (words.FORMULA, indicator.formula),
        (words.MEASURES, _measures(indicator, reference)),
        (words.WHY_IT_MATTERS, indicator.why),
        (words.NEAR_MARGIN, _margin(indicator, reference)),
        (words.OWNER, indicator.owner),
        (words.REVIEWED, reviewed),
    )
    terms = tag("dl", ((tag("dt", name), tag("dd", value)) for name, value in rows))
    name = tag("h2.k-h2", indicator.name)
    return tag("article.k-doc", name, terms, _targets(indicator, reference), id=indicator.code)


def _measures(indicator: Indicator, reference: Reference) -> str:
    codes = dict.fromkeys(
        code
        for side in (indicator.numerator, indicator.denominator)
        for way in ways(side)
        for code in way
    )
    return "; ".join(reference.measure(code).name for code in codes)


def _margin(indicator: Indicator, reference: Reference) -> str:
    if indicator.near_margin is not None:
        return words.NEAR_OWN.format(points=settings.points(indicator.near_margin))
    usual = reference.deadlines.rules.margins(today())
    narrow, wide = settings.points(usual.narrow), settings.points(usual.wide)
    return words.NEAR_USUAL.format(narrow=narrow, wide=wide)


def _targets(indicator: Indicator, reference: Reference) -> Html:
    plans = sorted(reference.plans, key=lambda plan: (plan.demonstration, -plan.year))
    found = [target for plan in plans for target in plan.targets]
    own = [target for target in found if target.indicator == indicator.code]
    if not own:
        return tag("p.k-sub", words.NO_TARGETS_GIVEN)
    by_code = {plan.code: plan for plan in plans}
    table = html.table(_COLUMNS, (_cells(same, by_code[same[0].plan]) for same in _by_clause(own)))
    return join(tag("h3.k-h3", words.TARGETS), html.wide(words.TARGETS, table))


_COLUMNS = (
    TableColumn(words.APPLIES_TO, "l"),
    TableColumn(words.VALUE),
    html.number(words.YEAR),
    TableColumn(words.PLAN, "w"),
    TableColumn(words.CLAUSE_COLUMN, "c"),
    TableColumn(words.QUOTE, "w"),
)


def _by_clause(targets: Sequence[PlanTarget]) -> list[list[PlanTarget]]:
    """The targets of one clause with one value, which differ in their level alone."""
    found: dict[tuple[object, ...], list[PlanTarget]] = {}
    for each in targets:
        same = (each.plan, each.indicator, each.kind, each.value, each.clause, each.quote)
        found.setdefault(same, []).append(each)
    return list(found.values())


def _cells(same: Sequence[PlanTarget], plan: Plan) -> tuple[Child, ...]:
    target = same[0]
    levels = ", ".join(dict.fromkeys(words.LEVELS[each.level] for each in same))
    said, name = sentences.asked(target), sentences.plan_name(plan)
    return levels, tag("b", said), plan.year, name, target.clause, f"“{target.quote}”"
