"""One unit on one page: blocks of markup, from the lights down to the files that fed them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from textwrap import shorten

from metrics.verdicts.rollup import Score
from pipeline.periods.profile import Profile
from pipeline.scores.duties import Duty
from ui.kit import drawings, html, marks
from ui.kit.drawings import Point
from ui.kit.html import Child, Html, TableColumn, join, tag
from ui.scores import peers
from wording import interface as words
from wording import numbers, sentences
from wording import people as people_words
from wording.scores import budget as year_words
from wording.scores import comparable
from wording.scores import profile as said
from wording.scores import trend as trend_words
from wording.scores.budget import Year

Link = Callable[[str], str]
"""From the code of an indicator to the address of its trend."""

_FIRST = 6
"""Rows of a list, so that all of it is one printed page."""
_FEW_DUTIES = 2
"""With more of them the right column is the longer one."""
_LETTERS = 140
"""Two or three lines of the column; the plan has the task whole."""


def page(
    profile: Profile,
    period: str,
    link: Link,
    inspected: Html | None = None,
    quarter: Html | None = None,
) -> Html:
    """The whole profile.

    Args:
        profile: What is told.
        period: The stretch of time in words.
        link: Where an indicator's trend is.
        inspected: What is to be told of its inspections.
        quarter: Its lights of the quarter.
    """
    return tag(
        "article.k-prof",
        _head(profile),
        tag("p.k-lead", html.rich(said.lead(profile.scores, profile.unit, period))),
        _lights(profile, link),
        quarter,
        peers.block(profile.peers),
        _explanations(profile),
        _columns(profile, inspected),
    )


def _columns(profile: Profile, inspected: Html | None) -> Html:
    """Inspections stand in the column that has room, so that all of it is one printed page."""
    long = len(profile.duties) > _FEW_DUTIES
    left = tag("div", _budget(profile), inspected if long else None)
    right = tag("div", _duties(profile), None if long else inspected, _figures(profile))
    return tag("div.k-prof-two", left, right)


def _head(profile: Profile) -> Html:
    mergers = " ".join(
        dict.fromkeys(trend_words.merger(mark, profile.names) for mark in profile.mergers)
    )
    return tag(
        "header",
        tag("h2.k-prof-name", said.title(profile.unit)),
        tag("p.k-sub.k-prof-p", said.place(profile.unit, profile.above)),
        _person(profile),
        html.muted(mergers) if mergers else None,
        tag("p.k-sm.k-muted.k-screen", said.PRINT_HINT),
    )


def _person(profile: Profile) -> Html:
    answering = profile.answering
    if answering is None:
        text = people_words.NOBODY
    else:
        who = answering.person
        named = people_words.person(who.name, who.position)
        parts = (named, people_words.contact(who.phone, who.email))
        text = " · ".join(part for part in parts if part)
        if answering.now is not None:
            now = people_words.person(answering.now.name, answering.now.position)
            text = f"{text} ({people_words.NOW.format(person=now)})"
    return tag("p.k-prof-p", tag("span.k-muted", f"{people_words.RESPONSIBLE}:"), f" {text}")


def _lights(profile: Profile, link: Link) -> Html:
    columns = [
        TableColumn(words.INDICATOR),
        TableColumn(words.TWELVE_MONTHS, "k-spark"),
        html.number(words.CASES_COLUMN),
        html.number(words.PERCENT_COLUMN),
        html.number(words.TARGET_COLUMN),
        html.number(words.SHORT_BY),
        TableColumn(words.LIGHT),
    ]
    if profile.whole:
        name = sentences.whole(profile.unit)
        columns.append(html.number(said.OF_WHOLE.format(whole=name), name))
    rows = (_light(profile, row, link) for row in profile.scores)
    table = html.wide(words.LIGHT, html.table(columns, rows, "k-t.k-prof-lights"))
    return join(table, _apart(profile))


def _light(profile: Profile, row: Score, link: Link) -> tuple[Child, ...]:
    verdict = row.verdict
    target = row.goal.percent if row.goal else None
    percent = numbers.figure(verdict.percent, target) if verdict.percent is not None else "–"
    asked = numbers.goal(target, verdict.percent) if target is not None else ""
    cases = (
        f"{numbers.count(row.share.good)}/{numbers.count(row.share.cases)}" if row.share else "–"
    )
    partly = sentences.months_of(row)
    lacking = f"{numbers.count(verdict.short_by)} {row.indicator.case}" if verdict.short_by else ""
    return (
        tag("a", row.indicator.short, href=link(row.indicator.code)),
        _line(profile, row),
        (cases, (" ", tag("small.k-muted", partly)) if partly else None),
        (tag("b", percent), _moved(profile, row)),
        _known(asked.removesuffix(numbers.PERCENT_SIGN), said.TARGET_BEFORE),
        _known(lacking, said.SHORT_BEFORE),
        marks.light(verdict, evidence=True),
        *_beside(profile, row),
    )


def _moved(profile: Profile, row: Score) -> Child:
    """The step from the period before, where the two are alike."""
    like = profile.likened[row.indicator.code]
    if like.change.points is None:
        return None
    text = numbers.change(like.change.points)
    return tag("small.k-muted", " ", text, title=comparable.beside(like, _before(profile)))


def _apart(profile: Profile) -> Html:
    """Why no light is set beside the period before."""
    marks = {like.parted for like in profile.likened.values() if like.parted is not None}
    return html.muted(comparable.refused(_before(profile), marks.pop())) if marks else Html()


def _before(profile: Profile) -> str:
    return numbers.period(profile.view.window, profile.view.earlier().month)


def _known(figure: str, before: str) -> html.TableCell:
    """A figure; where there is none, a phone leaves it out."""
    kind = "k-num" if figure else "k-num nil"
    return html.cell(figure or "–", class_=kind, data_l=before)


def _beside(profile: Profile, row: Score) -> Iterable[Child]:
    """The same indicator of the whole, where there is one."""
    if not profile.whole:
        return
    whole = next((each for each in profile.whole if each.indicator == row.indicator), None)
    if whole is None or whole.verdict.percent is None:
        yield "–"
    else:
        target = whole.goal.percent if whole.goal else None
        percent = numbers.figure(whole.verdict.percent, target)
        yield tag("span.k-ic", percent, _shape(whole))


def _shape(score: Score) -> Html:
    status = words.STATUS[score.verdict.status]
    return tag("span", marks.of(score.verdict, 14), role="img", aria_label=status, title=status)


def _line(profile: Profile, row: Score) -> Html:
    past = profile.past
    line = past.lines.get(row.indicator.code, ())
    points = [Point.of(month, score) for month, score in zip(past.months, line, strict=False)]
    return drawings.sparkline(points, row.goal.percent if row.goal else None)


def _explanations(profile: Profile) -> Html:
    if not profile.explanations:
        return Html()
    short = {row.indicator.code: row.indicator.short for row in profile.scores}
    items = (
        tag(
            "li",
            tag("b", f"{short.get(each.indicator, each.indicator)}, {numbers.month(each.month)}:"),
            f" {each.text} ",
            tag("span.k-muted", f"({people_words.said(each.by, each.at)})"),
        )
        for each in profile.explanations
    )
    return _section(people_words.EXPLANATIONS, tag("ul.k-prof-list", items))


def _budget(profile: Profile) -> Html:
    if not profile.budgets:
        return _section(year_words.TITLE, html.muted(said.BUDGET_NONE))
    items = []
    for row in profile.budgets:
        year = Year(row.budget, row.indicator, row.goal.percent, row.until)
        name = tag("b", f"{row.indicator.short}.")
        items.append(tag("li", name, " ", html.rich(year_words.sentence(year))))
    return _section(year_words.TITLE, tag("ul.k-prof-list", items))


def _duties(profile: Profile) -> Html:
    duties = profile.duties
    if not duties:
        year = profile.view.month.year
        return _section(said.DUTIES, html.muted(said.NO_DUTIES.format(year=year)))
    leads = sum(duty.leads for duty in duties)
    plans = list(dict.fromkeys(sentences.plan_name(duty.plan) for duty in duties))
    intro = html.muted(said.duties(leads, len(duties) - leads, plans))
    columns = (TableColumn(None, "w"), TableColumn(None, "k-muted"), TableColumn())
    return _section(
        said.DUTIES, intro, _first(columns, [_duty(duty) for duty in duties], said.MORE_DUTIES)
    )


def _first(columns: Sequence[TableColumn], rows: Sequence[Sequence[Child]], more: str) -> Html:
    """The first rows, and how many there are beside."""
    rest = len(rows) - _FIRST
    told = html.muted(more.format(count=numbers.count(rest))) if rest > 0 else None
    return join(html.table(columns, rows[:_FIRST], "k-t.k-prof-rows"), told)


def _duty(duty: Duty) -> tuple[Child, ...]:
    role = said.LEADS if duty.leads else said.SUPPORTS
    return f"{duty.task.clause} {_cut(duty.task.task)}", role, said.deadline(duty.task)


def _cut(text: str) -> str:
    """A task in two or three lines; the plan has it whole."""
    return shorten(text, _LETTERS, placeholder="…")


def _figures(profile: Profile) -> Html:
    told = tag("p.k-prof-p", html.rich(said.reporting(profile.past.due, profile.past.silent)))
    if not profile.past.uploads:
        return _section(said.FIGURES, told, html.muted(said.NO_UPLOADS))
    columns = (
        TableColumn(),
        TableColumn(None, "w"),
        TableColumn(None, "k-muted"),
        TableColumn(None, "k-muted"),
    )
    rows = [
        (numbers.month_in_table(each.month), each.file, numbers.moment(each.stored_at), each.upload)
        for each in profile.past.uploads
    ]
    return _section(said.FIGURES, told, _first(columns, rows, said.MORE_UPLOADS))


def _section(title: str, *body: Child) -> Html:
    return tag("section", tag("h3.k-h2", title), *body)
