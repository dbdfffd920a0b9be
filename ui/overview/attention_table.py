"""What needs attention as markup: a row a shortfall, with who answers and what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from metrics.verdicts.rollup import Score
from ui.kit import html, marks
from ui.kit.html import Child, Html, TableColumn, tag
from wording import interface as words
from wording import numbers, people, sentences
from wording.scores.headline import NO_WAY, Way

LISTED = 8
"""Rows beside the paragraph of changes, so that the overview stays one screen."""

Link = Callable[[str], str]
"""From a unit's code to the address of its page."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One row."""

    score: Score
    months_below: int
    who: str
    """Who answers for the unit, as text or markup."""
    said: str = ""
    """The newest explanation beside the light; empty where there is none."""
    way: Way = NO_WAY
    """Which way the share goes."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the rows."""

    total: int
    """How many there are."""
    period: str
    """The heading of the percents."""
    more: str
    """The address of all of them."""
    beside: Html
    """What else needs attention, in the line of the heading."""
    judged: bool = True
    """Whether anything was judged; else nothing is claimed."""


def table(rows: Sequence[Shortfall], link: Link, around: Around) -> Html:
    """The units with the largest certain shortfalls, each a link."""
    if not rows:
        said = words.NOTHING_CERTAIN if around.judged else words.NO_TARGET_YET
        return tag("section", _head(None, around), tag("p.k-sub", said))
    see = words.SEE_ALL.format(count=numbers.count(around.total))
    columns = (
        TableColumn(words.UNIT, "k-cut"),
        TableColumn(words.INDICATOR),
        html.number(around.period),
        html.number(words.SHORT_BY),
        TableColumn(words.LIGHT),
    )
    body = (line for row in rows for line in (html.row(columns, _cells(row, link)), *_printed(row)))
    drawn = html.table(columns, body, "k-t.k-attn")
    return tag("section", _head(tag("a", see, href=around.more), around), drawn)


def _cells(row: Shortfall, link: Link) -> tuple[Child, ...]:
    score, verdict = row.score, row.score.verdict
    assert verdict.percent is not None
    assert score.goal is not None
    assert score.share is not None
    counted = f"{numbers.count(score.share.good)}/{numbers.count(score.share.cases)}"
    needed = words.NEEDED.format(target=numbers.goal(score.goal.percent))
    short = tag("b", numbers.count(verdict.short_by or 0))
    name = tag("a", sentences.reporter(score.unit), href=link(score.unit.code))
    return (
        (name, tag("small", row.who)),
        (score.indicator.short, tag("small", counted)),
        (numbers.percent(verdict.percent, score.goal.percent), tag("small", needed)),
        (short, f" {score.indicator.case}", _going(row)),
        (marks.with_word(verdict), _done(row)),
    )


def _going(row: Shortfall) -> Html:
    """Which way it goes; where that is not clear, for how long it has been below."""
    below = sentences.in_a_row(row.months_below) if row.months_below > 1 else words.FIRST_MONTH
    if not row.way.words:
        return tag("small", below)
    kind = "small.worse" if row.way.worse else "small"
    return tag(kind, row.way.words, title=below)


def _done(row: Shortfall) -> Html:
    if row.said:
        return tag("small", people.HAS_EXPLANATION, title=row.said)
    return tag("small", words.NOT_EXPLAINED)


def _printed(row: Shortfall) -> Iterable[Html]:
    """The explanation in full below its row, on paper only."""
    if row.said:
        yield tag("tr.k-print", tag("td", f"{people.EXPLANATIONS}: {row.said}", colspan=5))


def _head(link: Html | None, around: Around) -> Html:
    note = tag("span.k-muted.k-sm", words.ATTENTION_NOTE)
    title = tag("h2.k-h2", words.ATTENTION, " ", note)
    wrap = ".wrap" if around.beside else ""
    return tag(f"div.k-head{wrap}", title, around.beside or None, tag("span.k-sm", link))
