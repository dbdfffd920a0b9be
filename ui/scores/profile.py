"""One unit on one page: blocks of markup, from the lights down to the files that fed them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from textwrap import shorten

from metrics.counts.upload import UploadRow
from metrics.units.unit import Tree, Unit
from metrics.verdicts.rollup import Score
from pipeline.scores.profile import Duty, Profile
from pipeline.statements.people import Answering
from ui.kit import drawings, marks
from ui.kit.drawings import Point
from wording import interface as words
from wording import numbers, sentences
from wording import people as people_words
from wording.names import sort_key
from wording.scores import budget as year_words
from wording.scores import profile as said
from wording.scores import trend as trend_words
from wording.scores.budget import Year

Link = Callable[[str], str]
"""From the code of an indicator to the address of its trend."""

_DUTIES, _UPLOADS = 6, 6
_FEW_DUTIES = 2
_LETTERS = 140


def page(profile: Profile, period: str, link: Link, inspected: str = "") -> str:
    """The whole profile.

    Args:
        profile: What is told.
        period: The stretch of time in words.
        link: Where an indicator's trend is.
        inspected: What is to be told of its inspections, as markup.
    """
    blocks = (
        _head(profile),
        f'<p class="k-lead">{marks.rich(said.lead(profile.scores, profile.unit, period))}</p>',
        _lights(profile, link),
        _explanations(profile),
        _columns(profile, inspected),
    )
    return f'<article class="k-prof">{"".join(blocks)}</article>'


def _columns(profile: Profile, inspected: str) -> str:
    """Inspections stand in the column that has room, so that all of it is one printed page."""
    left, right = _budget(profile), _figures(profile)
    if len(profile.duties) > _FEW_DUTIES:
        left += inspected
    else:
        right = inspected + right
    return f'<div class="k-prof-two"><div>{left}</div><div>{_duties(profile)}{right}</div></div>'


def _head(profile: Profile) -> str:
    place = marks.text(said.place(profile.unit, profile.above))
    mergers = " ".join(
        dict.fromkeys(trend_words.merger(mark, profile.names) for mark in profile.mergers)
    )
    came = f'<p class="k-sm k-muted">{marks.text(mergers)}</p>' if mergers else ""
    return (
        f'<header><h2 class="k-prof-name">{marks.text(said.title(profile.unit))}</h2>'
        f'<p class="k-sub k-prof-p">{place}</p>{_person(profile.answering)}{came}'
        f'<p class="k-sm k-muted k-screen">{said.PRINT_HINT}</p></header>'
    )


def _person(answering: Answering | None) -> str:
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
    return (
        f'<p class="k-prof-p"><span class="k-muted">{people_words.RESPONSIBLE}:</span> '
        f"{marks.text(text)}</p>"
    )


def _lights(profile: Profile, link: Link) -> str:
    whole = {row.indicator.code: row for row in profile.whole}
    heads = [
        (words.TWELVE_MONTHS, ""),
        (words.CASES_COLUMN, "k-num"),
        (words.PERCENT_COLUMN, "k-num"),
        (words.TARGET_COLUMN, "k-num"),
        (words.SHORT_BY, "k-num"),
        (words.LIGHT, ""),
    ]
    if whole:
        heads.append((said.OF_WHOLE.format(whole=sentences.whole(profile.unit)), "k-num"))
    columns = "".join(f'<th class="{kind}">{marks.text(head)}</th>' for head, kind in heads)
    body = "".join(
        _light(profile, row, whole.get(row.indicator.code), link) for row in profile.scores
    )
    return marks.wide(
        words.LIGHT,
        f'<table class="k-t k-prof-lights"><thead><tr><th>{words.INDICATOR}'
        f"</th>{columns}</tr></thead><tbody>{body}</tbody></table>",
    )


def _light(profile: Profile, row: Score, whole: Score | None, link: Link) -> str:
    verdict = row.verdict
    target = row.goal.percent if row.goal else None
    percent = numbers.figure(verdict.percent, target) if verdict.percent is not None else "–"
    asked = numbers.goal(target, verdict.percent) if target is not None else ""
    cases = (
        f"{numbers.count(row.share.good)}/{numbers.count(row.share.cases)}" if row.share else "–"
    )
    partly = sentences.months_of(row)
    months = f' <small class="k-muted">{partly}</small>' if partly else ""
    lacking = f"{numbers.count(verdict.short_by)} {row.indicator.case}" if verdict.short_by else "–"
    to = marks.text(link(row.indicator.code))
    return (
        f'<tr><td><a href="{to}">{marks.text(row.indicator.short)}</a></td>'
        f'<td class="k-spark">{_line(profile, row)}</td>'
        f'<td class="k-num">{cases}{months}</td><td class="k-num"><b>{percent}</b></td>'
        f'<td class="k-num{"" if row.goal else " nil"}" data-l="{said.TARGET_BEFORE}">'
        f"{asked.removesuffix(numbers.PERCENT_SIGN) or '–'}</td>"
        f'<td class="k-num{"" if verdict.short_by else " nil"}" data-l="{said.SHORT_BEFORE}">'
        f"{lacking}</td>"
        f"<td>{marks.tag(verdict, evidence=True)}</td>"
        f"{_beside(profile, whole)}</tr>"
    )


def _beside(profile: Profile, whole: Score | None) -> str:
    if not profile.whole:
        return ""
    name = marks.text(sentences.whole(profile.unit))
    if whole is None or whole.verdict.percent is None:
        return f'<td class="k-num" data-l="{name}">–</td>'
    target = whole.goal.percent if whole.goal else None
    percent = numbers.figure(whole.verdict.percent, target)
    return (
        f'<td class="k-num" data-l="{name}"><span class="k-ic">{percent}{_shape(whole)}</span></td>'
    )


def _shape(score: Score) -> str:
    status = words.STATUS[score.verdict.status]
    drawn = marks.of(score.verdict, 14)
    return f'<span role="img" aria-label="{status}" title="{status}">{drawn}</span>'


def _line(profile: Profile, row: Score) -> str:
    line = profile.lines.get(row.indicator.code, ())
    points = [Point.of(month, score) for month, score in zip(profile.months, line, strict=False)]
    return drawings.sparkline(points, row.goal.percent if row.goal else None)


def _explanations(profile: Profile) -> str:
    if not profile.explanations:
        return ""
    short = {row.indicator.code: row.indicator.short for row in profile.scores}
    items = "".join(
        f"<li><b>{marks.text(short.get(each.indicator, each.indicator))}, "
        f"{numbers.month(each.month)}:</b> {marks.text(each.text)} "
        f'<span class="k-muted">({marks.text(people_words.said(each.by, each.at))})</span></li>'
        for each in profile.explanations
    )
    return _section(people_words.EXPLANATIONS, f'<ul class="k-prof-list">{items}</ul>')


def _budget(profile: Profile) -> str:
    items = []
    for row in profile.budgets:
        year = Year(row.budget, row.indicator, row.goal.percent, row.until)
        items.append(
            f"<li><b>{marks.text(row.indicator.short)}.</b> "
            f"{marks.rich(year_words.sentence(year))}</li>"
        )
    text = f'<ul class="k-prof-list">{"".join(items)}</ul>' if items else _muted(said.BUDGET_NONE)
    return _section(year_words.TITLE, text)


def _duties(profile: Profile) -> str:
    duties = profile.duties
    if not duties:
        year = profile.view.month.year
        return _section(said.DUTIES, _muted(said.NO_DUTIES.format(year=year)))
    leads = sum(duty.leads for duty in duties)
    plans = list(dict.fromkeys(sentences.plan_name(duty.plan) for duty in duties))
    intro = _muted(said.duties(leads, len(duties) - leads, plans))
    body = "".join(_duty(duty) for duty in duties[:_DUTIES])
    rest = len(duties) - _DUTIES
    more = _muted(said.MORE_DUTIES.format(count=numbers.count(rest))) if rest > 0 else ""
    return _section(
        said.DUTIES, f'{intro}<table class="k-t k-prof-rows"><tbody>{body}</tbody></table>{more}'
    )


def _duty(duty: Duty) -> str:
    role = said.LEADS if duty.leads else said.SUPPORTS
    return (
        f'<tr><td class="w">{marks.text(duty.task.clause)} {marks.text(_cut(duty.task.task))}</td>'
        f'<td class="k-muted">{role}</td><td>{marks.text(said.deadline(duty.task))}</td></tr>'
    )


def _cut(text: str) -> str:
    """A task in two or three lines; the plan has it whole."""
    return shorten(text, _LETTERS, placeholder="…")


def _figures(profile: Profile) -> str:
    told = marks.rich(said.reporting(profile.due, profile.silent))
    intro = f'<p class="k-prof-p">{told}</p>'
    if not profile.uploads:
        return _section(said.FIGURES, intro + _muted(said.NO_UPLOADS))
    body = "".join(_upload(row) for row in profile.uploads[:_UPLOADS])
    rest = len(profile.uploads) - _UPLOADS
    more = _muted(said.MORE_UPLOADS.format(count=numbers.count(rest))) if rest > 0 else ""
    return _section(
        said.FIGURES,
        f'{intro}<table class="k-t k-prof-rows"><tbody>{body}</tbody></table>{more}',
    )


def _upload(row: UploadRow) -> str:
    return (
        f"<tr><td>{numbers.month_in_table(row.month)}</td>"
        f'<td class="w">{marks.text(row.file)}</td>'
        f'<td class="k-muted">{numbers.moment(row.stored_at)}</td>'
        f'<td class="k-muted">{marks.text(row.upload)}</td></tr>'
    )


def _section(title: str, body: str) -> str:
    return f'<section><h3 class="k-h2">{marks.text(title)}</h3>{body}</section>'


def _muted(text: str) -> str:
    return f'<p class="k-sm k-muted">{marks.text(text)}</p>'


def choice(head: Unit, tree: Tree, names: Iterable[str], link: Link) -> str:
    """The units that have a profile, for a head that does not report itself."""
    units = [tree[code] for code in names if code in tree and tree[code].reports]
    by_place: dict[str, list[Unit]] = {}
    for unit in units:
        by_place.setdefault(_place(unit, tree), []).append(unit)
    shown = "".join(
        f'<section><h3 class="k-h3">{marks.text(place)}</h3><p>{_links(found, link)}</p></section>'
        for place, found in by_place.items()
    )
    text = said.CHOOSE_TEXT.format(name=head.name)
    return (
        f'<article class="k-prof"><h2 class="k-h2">{said.CHOOSE}</h2>'
        f'<p class="k-sub">{marks.text(text)}</p>{shown}</article>'
    )


def _place(unit: Unit, tree: Tree) -> str:
    parent = tree.get(unit.parent) if unit.parent else None
    if unit.level == "commune" and parent is not None and parent.level == "district":
        return parent.name
    return words.LEVELS[unit.level]


def _links(units: Sequence[Unit], link: Link) -> str:
    return " · ".join(
        f'<a href="{marks.text(link(unit.code))}">{marks.text(sentences.reporter(unit))}</a>'
        for unit in sorted(units, key=lambda each: sort_key(each.name))
    )
