"""The list of plans, and one plan as it stands: header, targets, quotas, duties, history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from metrics.counts.statement import Statement
from metrics.plans.plan import Plan, PlanTarget, TargetKind
from metrics.plans.versions import PlanVersion
from metrics.verdicts.reference import Reference
from pipeline.scores.quarter import QuarterCard, QuarterRow
from ui.frame.filters import month_label
from ui.kit import html, marks
from ui.kit.html import Child, Html, TableColumn, tag
from ui.kit.navigation import Screen, address
from wording import interface, numbers, sentences
from wording.office import plans_page as words
from wording.office import quarters

PLAN = "ke_hoach"
"""The parameter of the address that says which plan is looked at."""

Entries = Sequence[Statement[PlanVersion]]


def listed(
    plans: Iterable[Plan], chosen: Plan | None, names: Mapping[str, str], entries: Entries
) -> Html:
    """The plans, each a link to itself.

    Args:
        plans: In their order.
        chosen: The one that is looked at.
        names: Of units, by code.
        entries: Everything that was entered, oldest first.
    """
    newest = {each.subject: each for each in entries if each.holds}
    rows = (
        html.row(
            _COLUMNS,
            (
                tag("a", plan.title, href=address(Screen.PLANS, {PLAN: plan.code})),
                words.number(plan),
                words.issued(plan),
                names.get(plan.scope, plan.scope),
                plan.year,
                numbers.count(len(plan.targets)),
                _entered(newest.get(plan.code)),
            ),
            class_="on" if plan == chosen else None,
        )
        for plan in plans
    )
    return html.wide(words.LIST, html.table(_COLUMNS, rows, "k-t.k-stacked"), "k-wide.k-plans")


_COLUMNS = (
    TableColumn(words.TITLE, "w"),
    TableColumn(words.NUMBER, said=words.NUMBER),
    TableColumn(words.ISSUED, said=words.ISSUED),
    TableColumn(words.SCOPE, said=words.SCOPE),
    html.number(words.YEAR, words.YEAR),
    html.number(words.TARGETS, words.TARGETS),
    TableColumn(words.STATE, said=words.STATE),
)


def _entered(entry: Statement[PlanVersion] | None) -> str:
    if entry is None:
        return words.SHIPPED
    return words.ENTERED_BY.format(by=entry.by, day=numbers.day(entry.at.date()))


def whole(
    plan: Plan,
    reference: Reference,
    names: Mapping[str, str],
    entries: Entries,
    quarter: QuarterCard | None = None,
) -> Html:
    """One plan with everything that it asks, and its lights of a quarter."""
    quotas = [each for each in plan.targets if each.kind is TargetKind.QUOTA]
    asked = [each for each in plan.targets if each.kind is not TargetKind.QUOTA]
    tasks = tag("p.k.k-sm", words.TASKS.format(count=len(plan.tasks))) if plan.tasks else None
    return tag(
        "div.k.k-plan",
        tag("h2.k-h2", plan.title),
        html.named(_facts(plan, names), "k-t.k-facts"),
        _targets(asked, plan, reference, quarter) if asked else tag("p.k-sub", words.NO_TARGETS),
        html.headed(words.QUOTAS, _targets(quotas, plan, reference) if quotas else Html()),
        html.headed(words.DUTIES, _duties(plan) if plan.reports else Html()),
        tasks,
        html.headed(words.HISTORY, history(plan, entries)),
    )


def _facts(plan: Plan, names: Mapping[str, str]) -> Iterable[tuple[str, Child]]:
    yield words.NUMBER, words.number(plan)
    yield words.ISSUED, words.issued(plan)
    yield words.ISSUER, plan.issuer
    yield words.SCOPE, names.get(plan.scope, plan.scope)
    yield words.VALID, words.span(plan.valid_from, plan.valid_to)
    if plan.note:
        yield words.NOTE, plan.note


def called(reference: Reference) -> dict[str, str]:
    """The names of everything a plan may ask for, by code."""
    names = {each.code: each.name for each in reference.quantities}
    return names | {each.code: each.name for each in reference.indicators}


def _targets(
    targets: Sequence[PlanTarget],
    plan: Plan,
    reference: Reference,
    quarter: QuarterCard | None = None,
) -> Html:
    names = called(reference)
    lights = {row.score.indicator.code: row for row in quarter.total} if quarter else {}
    rows = (
        html.row(
            _TARGET_COLUMNS,
            (
                tag("b", names.get(same[0].indicator, same[0].indicator)),
                ", ".join(interface.LEVELS[each.level] for each in same),
                (
                    tag("b", sentences.asked(same[0])),
                    _days(same[0], plan),
                    _light(lights.get(same[0].indicator), quarter),
                ),
                same[0].clause,
                f"“{same[0].quote}”",
            ),
        )
        for same in by_clause(targets)
    )
    table = html.table(_TARGET_COLUMNS, rows, "k-t.k-stacked")
    return html.wide(words.TARGETS, table, "k-wide.k-asked")


_TARGET_COLUMNS = (
    TableColumn(words.TARGET, "w"),
    TableColumn(words.APPLIES, "l", said=words.APPLIES),
    TableColumn(words.VALUE, said=words.VALUE),
    TableColumn(words.CLAUSE, said=words.CLAUSE),
    TableColumn(words.QUOTE, "q", said=words.QUOTE),
)


def _light(row: QuarterRow | None, quarter: QuarterCard | None) -> Html | None:
    """The light of a quarter, with its number and a link to the page of quarters."""
    if row is None or quarter is None:
        return None
    when = {"ky": month_label(quarter.month)}
    told = quarters.LIGHTS.format(period=quarters.period(quarter.month))
    link = tag("a", told, href=address(Screen.QUARTERS, when))
    return tag("small", link, " ", marks.with_word(row.score.verdict))


def _days(target: PlanTarget, plan: Plan) -> Html | None:
    """When a target holds, where it is not the plan's whole time."""
    if (target.valid_from, target.valid_to) == (plan.valid_from, plan.valid_to):
        return None
    return tag("small", words.span(target.valid_from, target.valid_to))


def by_clause(targets: Sequence[PlanTarget]) -> list[list[PlanTarget]]:
    """The targets of one clause with one value and time, which differ in their level alone."""
    found: dict[tuple[object, ...], list[PlanTarget]] = {}
    for each in targets:
        days = each.valid_from, each.valid_to
        same = (each.indicator, each.kind, each.value, each.clause, each.quote, days)
        found.setdefault(same, []).append(each)
    return list(found.values())


def _duties(plan: Plan) -> Html:
    rows = (
        (
            words.PERIODS[each.period],
            each.reporter,
            each.recipient,
            each.deadline_text,
            each.clause,
        )
        for each in plan.reports
    )
    return html.wide(words.DUTIES, html.table(tuple(map(TableColumn, words.DUTY_COLUMNS)), rows))


def history(plan: Plan, entries: Entries) -> Html:
    """Everything that was said of a plan, newest first."""
    own = [each for each in reversed(entries) if each.subject == plan.code]
    if not own:
        return tag("p.k-sub", words.NO_HISTORY)
    rows = (
        (
            numbers.moment(each.at),
            each.by,
            numbers.day(each.facts.since),
            words.done(each),
            each.why,
        )
        for each in own
    )
    columns = tuple(
        TableColumn(name, "w" if name == words.HISTORY_COLUMNS[-1] else None)
        for name in words.HISTORY_COLUMNS
    )
    return html.wide(words.HISTORY, html.table(columns, rows))
