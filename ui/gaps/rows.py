"""The rows of *Khoảng cách* as markup: what is missing in cases and in points, whiskers clipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status
from ui.kit import html, marks
from ui.kit.html import Html, TableColumn, join, tag
from ui.kit.theme import TONES
from wording import interface as words
from wording import numbers, sentences
from wording.scores import gaps as said

Link = Callable[[Score], str]
"""From a row to the address behind its name; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The place of points on a track, in percent of its width."""

    low: float
    """The furthest below the target that is drawn, below 0."""
    high: float

    @classmethod
    def of(cls, rows: Sequence[Score]) -> Scale:
        """Wide enough for what is certain; a few cases far below must not press all others flat."""
        sure = [row for row in rows if row.verdict.evidence is Evidence.CERTAIN] or list(rows)
        far = max([1.0, *(-bounds(row)[0] for row in sure)])
        return cls(-1.05 * far, 0.3 * far)

    def at(self, points: float) -> float:
        """Where a number stands; what is beyond an end stands at it."""
        inside = min(max(points, self.low), self.high)
        return round(100 * (inside - self.low) / (self.high - self.low), 2)


def below(rows: Sequence[Score], link: Link, order: str) -> Html:
    """A table of the rows below their target, in the order given."""
    if not rows:
        return Html()
    case = rows[0].indicator.case
    columns = (
        TableColumn(words.UNIT, "k-gap-n", "k-gap-n"),
        html.number(said.MISSING.format(case=case)),
        TableColumn("", "k-gap-b"),
        html.number(said.POINTS),
        TableColumn("", "k-gap-t"),
    )
    scale, most = Scale.of(rows), max(row.verdict.short_by or 0 for row in rows)
    body = (_row(columns, row, (scale, most), link) for row in rows)
    label = said.TABLE_ALT.format(indicator=rows[0].indicator.short, order=order.lower())
    return html.wide(label, html.table(columns, body, "k-t.k-gaps"))


def _row(columns: Sequence[TableColumn], row: Score, scales: tuple[Scale, int], link: Link) -> Html:
    scale, most = scales
    short = row.verdict.short_by or 0
    bar = tag("i.bar", style=f"width:{round(100 * short / max(most, 1), 2)}%")
    lacking = sentences.gaps_in(row)
    name = _named(row, link)
    light = tag("span.k-ic", marks.of(row.verdict, 14), tag("span.sr", _word(row)), name)
    return html.row(
        columns,
        (
            (light, tag("small", lacking) if lacking else None),
            tag("b", numbers.count(short)),
            bar,
            numbers.change(row.verdict.gap or 0),
            _track(row, scale),
        ),
        data_unit=row.unit.code,
        class_=TONES[row.verdict.status],
    )


def _word(row: Score) -> str:
    evidence = words.EVIDENCE[row.verdict.evidence] if row.verdict.evidence else ""
    return ", ".join(part for part in (words.STATUS[row.verdict.status], evidence) if part)


def _named(row: Score, link: Link) -> Html:
    name, to = sentences.called(row), link(row)
    return tag("a", name, href=to, title=_word(row)) if to else tag("span", name)


def _track(row: Score, scale: Scale) -> Html:
    """The bar of points with its whisker; what is longer than the track ends in a sign."""
    gap, (low, high) = _gap(row), bounds(row)
    zero, end = scale.at(0), scale.at(gap)
    left, right = scale.at(low), scale.at(high)
    target = row.goal.percent if row.goal else None
    interval = row.verdict.interval
    title = f"95 %: {numbers.interval(interval, target)}" if interval else None
    clipped = (
        tag("i.clip.low", said.SIGN_LOW) if low < scale.low else None,
        tag("i.clip.high", said.SIGN_HIGH) if high > scale.high else None,
    )
    return tag(
        "span.track",
        tag("i.bar", style=f"left:{end}%;width:{round(zero - end, 2)}%"),
        tag("i.goal", style=f"left:{zero}%"),
        tag("i.whisker", style=f"left:{left}%;width:{round(right - left, 2)}%"),
        clipped,
        title=title,
    )


def bounds(row: Score) -> tuple[float, float]:
    """The interval as distances to the target."""
    interval, percent = row.verdict.interval, float(row.verdict.percent or 0)
    if interval is None:
        return _gap(row), _gap(row)
    gap = _gap(row)
    return gap - (percent - float(interval.low)), gap + (float(interval.high) - percent)


def _gap(row: Score) -> float:
    return float(row.verdict.gap or 0)


def met(rows: Sequence[Score], noun: str, link: Link) -> Html:
    """One line for all that meet their target; it unfolds to their names."""
    if not rows:
        return Html()
    title = said.MET.format(count=numbers.count(len(rows)), noun=noun)
    names = (
        join(
            marks.of(row.verdict, 12),
            " ",
            _named(row, link),
            f" {numbers.change(row.verdict.gap or 0)}",
        )
        for row in rows
    )
    mark = marks.shape(Status.MET, size=14)
    return tag("details.k-fold.k-met", tag("summary", mark, title), html.listed(names, "k-names"))
