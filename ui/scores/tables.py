"""Tables as markup: the twins of charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from ui.kit import html, marks
from ui.kit.html import BREAK, Child, Html, tag
from wording import interface as words
from wording import numbers, sentences

Link = Callable[[str], str]
"""From the code of a unit to the address of its page."""


def gap_list(rows: Sequence[Score], link: Link | None = None) -> Html:
    """The gap chart in the width of a phone."""
    columns = (html.TableColumn(), html.number())
    return html.table(columns, (_gap_line(row, link) for row in rows))


def _gap_line(row: Score, link: Link | None) -> tuple[Child, Child]:
    assert row.verdict.gap is not None
    short = ", ".join(filter(None, (sentences.missing(row), sentences.gaps_in(row))))
    foot = (BREAK, tag("span.k-sm.k-muted", short)) if short else Html()
    light = tag("span.k-sm", marks.with_word(row.verdict))
    gap = tag("b", numbers.points(row.verdict.gap))
    return (_named(row, link), BREAK, light), (gap, foot)


def _named(row: Score, link: Link | None) -> str:
    name = sentences.called(row)
    if link is None or row.units_expected is not None:
        return name
    return tag("a", name, href=link(row.unit.code))


def unscored(rows: Sequence[Score]) -> Html:
    """Who is not in the chart, and why."""
    by_status: dict[Status, list[str]] = {}
    for row in rows:
        if not row.verdict.status.judged:
            name = sentences.in_sentence(sentences.called(row))
            by_status.setdefault(row.verdict.status, []).append(name)
    said = [
        f"{_some(names)} ({words.STATUS[status].lower()})" for status, names in by_status.items()
    ]
    return _told(words.NOT_SCORED, "; ".join(said))


def partial(rows: Sequence[Score]) -> Html:
    """Of which rows months or parts are missing, though they are in the chart."""
    said = [
        f"{sentences.in_sentence(sentences.called(row))} ({lacking})"
        for row in rows
        if row.verdict.status.judged and (lacking := sentences.gaps_in(row))
    ]
    return _told(words.PARTIAL, _some(said))


def _told(title: str, rows: str) -> Html:
    return tag("p.k.k-sm.k-muted", f"{title} {rows}.") if rows else Html()


def _some(names: Sequence[str], most: int = 6) -> str:
    listed = ", ".join(names[:most])
    rest = len(names) - most
    return words.AND_MORE.format(listed=listed, rest=numbers.count(rest)) if rest > 0 else listed
