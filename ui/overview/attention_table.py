"""What needs attention as markup: a row a shortfall, with who answers and what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from metrics.verdicts.direction import NO_DIRECTION, Direction
from metrics.verdicts.rollup import Score
from ui.kit import html, marks
from ui.kit.html import Child, Html, TableColumn, tag
from wording import interface as words
from wording import numbers, people, sentences
from wording.scores import direction

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
    going: Direction = NO_DIRECTION
    said: str = ""
    """The newest explanation beside the light; empty where there is none."""
    charge: str = ""
    """Who has it and until when, or that nobody does; empty where nothing is known of that."""


@dataclass(frozen=True, slots=True)
class AttentionFrame:
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


def table(rows: Sequence[Shortfall], link: Link, around: AttentionFrame) -> Html:
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
        (marks.with_word(verdict), _below(row), _done(row)),
    )


def _going(row: Shortfall) -> Html:
    """Which way it goes."""
    kind = "small.worse" if row.going.worse else "small"
    whole = direction.said(row.going) if row.going.rule is not None else None
    return tag(kind, direction.short(row.going), title=whole)


def _below(row: Shortfall) -> Html:
    """For how long it has been below."""
    text = sentences.in_a_row(row.months_below) if row.months_below > 1 else words.FIRST_MONTH
    return tag("span.k-run", f" {text}")


def _done(row: Shortfall) -> Html:
    told = people.HAS_EXPLANATION if row.said else words.NOT_EXPLAINED
    said = " · ".join(part for part in (told, row.charge) if part)
    return tag("small", said, title=row.said or None)


def _printed(row: Shortfall) -> Iterable[Html]:
    """The explanation in full below its row, on paper only."""
    if row.said:
        yield tag("tr.k-print", tag("td", f"{people.EXPLANATIONS}: {row.said}", colspan=5))


def _head(link: Html | None, around: AttentionFrame) -> Html:
    note = tag("span.k-muted.k-sm", words.ATTENTION_NOTE)
    title = tag("h2.k-h2", words.ATTENTION, " ", note)
    wrap = ".wrap" if around.beside else ""
    return tag(f"div.k-head{wrap}", title, around.beside or None, tag("span.k-sm", link))
