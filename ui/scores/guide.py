"""The indicator documents as markup: what is scored, how, why, by whom, against which targets."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counts.measure import ways
from metrics.plans.indicator import Indicator
from metrics.plans.plan import Plan, PlanTarget, TargetSource
from metrics.verdicts.reference import Reference
from ui.kit import marks
from wording import interface as words
from wording import numbers, sentences


def lead(reference: Reference) -> str:
    """How much is scored and how much cannot be yet."""
    unfed = {target.indicator for target in _unfed(reference)}
    return words.GUIDE_LEAD.format(scored=len(reference.indicators), unfed=len(unfed))


def documents(reference: Reference) -> str:
    """One document an indicator."""
    index = " · ".join(
        f'<a href="#{each.code}">{marks.text(each.short)}</a>' for each in reference.indicators
    )
    shown = "".join(_document(each, reference) for each in reference.indicators)
    return (
        f'<nav class="k k-sm" style="margin-bottom:8px">{index}</nav><div class="k">{shown}</div>'
    )


def unfed(reference: Reference) -> str:
    """The numbers of the plans that the monthly forms cannot feed."""
    rows = _unfed(reference)
    if not rows:
        return ""
    names = {each.code: each.name for each in reference.quantities}
    names |= {each.code: each.name for each in reference.indicators}
    plans = {plan.code: plan for plan in reference.plans}
    body = "".join(
        f'<tr><td class="w"><b>{marks.text(names.get(same[0].indicator, ""))}</b></td>'
        f"{_cells(same, plans[same[0].plan])}<td>{words.NO_SOURCE_STATE}</td></tr>"
        for same in _by_clause(rows)
    )
    return (
        f'<section class="k k-doc"><h2 class="k-h2">{words.NO_SOURCE_TITLE}</h2>'
        f'<p class="k-sub" style="margin:4px 0 8px">{words.NO_SOURCE_TEXT}</p>'
        + marks.wide(
            words.NO_SOURCE_TITLE,
            f'<table class="k-t"><thead><tr><th>{words.INDICATOR}</th>'
            f"{_heads()}<th>{words.STATE}</th></tr></thead><tbody>{body}</tbody></table>",
        )
        + "</section>"
    )


def _unfed(reference: Reference) -> list[PlanTarget]:
    return [
        target
        for plan in reference.plans
        for target in plan.targets
        if target.source is TargetSource.NONE
    ]


def _document(indicator: Indicator, reference: Reference) -> str:
    reviewed = words.REVIEWED_DATES.format(
        reviewed=numbers.day(indicator.reviewed), next=numbers.day(indicator.next_review)
    )
    rows = (
        (words.DEFINITION, indicator.definition),
        (words.FORMULA, indicator.formula),
        (words.MEASURES, _measures(indicator, reference)),
        (words.WHY_IT_MATTERS, indicator.why),
        (words.NEAR_MARGIN, _margin(indicator)),
        (words.OWNER, indicator.owner),
        (words.REVIEWED, reviewed),
    )
    terms = "".join(f"<dt>{name}</dt><dd>{marks.text(value)}</dd>" for name, value in rows)
    return (
        f'<article class="k-doc" id="{indicator.code}"><h2 class="k-h2">'
        f"{marks.text(indicator.name)}</h2><dl>{terms}</dl>{_targets(indicator, reference)}"
        "</article>"
    )


def _measures(indicator: Indicator, reference: Reference) -> str:
    codes = dict.fromkeys(
        code
        for side in (indicator.numerator, indicator.denominator)
        for way in ways(side)
        for code in way
    )
    return "; ".join(reference.measure(code).name for code in codes)


def _margin(indicator: Indicator) -> str:
    if indicator.near_margin is None:
        return words.NEAR_DEFAULT
    points = numbers.figure(indicator.near_margin).removesuffix(",0")
    return words.NEAR_OWN.format(points=points)


def _targets(indicator: Indicator, reference: Reference) -> str:
    plans = sorted(reference.plans, key=lambda plan: (plan.demonstration, -plan.year))
    found = [target for plan in plans for target in plan.targets]
    own = [target for target in found if target.indicator == indicator.code]
    if not own:
        return f'<p class="k-sub">{words.NO_TARGETS_GIVEN}</p>'
    by_code = {plan.code: plan for plan in plans}
    body = "".join(f"<tr>{_cells(same, by_code[same[0].plan])}</tr>" for same in _by_clause(own))
    return f'<h3 class="k-h3">{words.TARGETS}</h3>' + marks.wide(
        words.TARGETS,
        f'<table class="k-t"><thead><tr>{_heads()}</tr></thead><tbody>{body}</tbody></table>',
    )


def _by_clause(targets: Sequence[PlanTarget]) -> list[list[PlanTarget]]:
    """The targets of one clause with one value, which differ in their level alone."""
    found: dict[tuple[object, ...], list[PlanTarget]] = {}
    for each in targets:
        same = (each.plan, each.indicator, each.kind, each.value, each.clause, each.quote)
        found.setdefault(same, []).append(each)
    return list(found.values())


def _heads() -> str:
    return (
        f'<th>{words.APPLIES_TO}</th><th>{words.VALUE}</th><th class="k-num">{words.YEAR}</th>'
        f"<th>{words.PLAN}</th><th>{words.CLAUSE_COLUMN}</th><th>{words.QUOTE}</th>"
    )


def _cells(same: Sequence[PlanTarget], plan: Plan) -> str:
    target = same[0]
    levels = ", ".join(dict.fromkeys(words.LEVELS[each.level] for each in same))
    value = ""
    if target.value is not None:
        value = numbers.figure(target.value).removesuffix(",0")
    said = words.KINDS[target.kind].format(value=value).replace(" %", numbers.PERCENT_SIGN)
    return (
        f'<td class="l">{levels}</td><td><b>{said}</b></td>'
        f'<td class="k-num">{plan.year}</td>'
        f'<td class="w">{marks.text(sentences.plan_name(plan))}</td>'
        f'<td style="white-space:normal">{marks.text(target.clause)}</td>'
        f'<td class="w">“{marks.text(target.quote)}”</td>'
    )
