"""Small pictures as SVG, drawn from figures: a year's line and an interval against a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from metrics.counts.month import Month
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status, Verdict
from ui.kit.html import Html
from ui.kit.theme import TONES
from wording import interface as words
from wording import numbers


@dataclass(frozen=True, slots=True)
class Point:
    """One month of a line; None where nothing was reported or nothing occurred."""

    month: Month
    percent: Fraction | None
    status: Status
    target: Fraction | None = None
    """What was asked for in that month."""

    @classmethod
    def of(cls, month: Month, score: Score | None) -> Point:
        """The point of a score."""
        if score is None:
            return cls(month, None, Status.NOT_REPORTED)
        target = score.goal.percent if score.goal else None
        return cls(month, score.verdict.percent, score.verdict.status, target)


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def goal(target: Fraction) -> str:
    """A target as a label beside a line: `97`, `32,5`."""
    return numbers.figure(target).removesuffix(",0")


def sparkline(points: Sequence[Point], target: Fraction | None) -> Html:
    """A line of months with the target of each dashed; the label at its end is the newest."""
    known = [float(point.percent) for point in points if point.percent is not None]
    if not known:
        return Html()
    width, height, right = 118, 46, 34 if target is not None else 6
    bounds = [*known, *_goals(points, target)]
    middle, span = (max(bounds) + min(bounds)) / 2, max(max(bounds) - min(bounds), 3.0)
    up = _Scale(middle - span / 2, middle + span / 2, height - 6, 6)
    along = _Scale(0, max(len(points) - 1, 1), 2, width - right - 2)
    line = ""
    if target is not None:
        level = up.at(float(target))
        line = (
            f'<path d="{_goal_path(points, target, along, up)}H{width - right}" fill="none"'
            ' stroke="var(--ctl)" stroke-dasharray="3 3"/>'
            f'<text x="{width - right + 4}" y="{level + 4:.1f}" font-size="11"'
            f' fill="var(--ink3)">{goal(target)}</text>'
        )
    last = max(at for at, point in enumerate(points) if point.percent is not None)
    end = float(points[last].percent or 0)
    return Html(
        f'<svg class="k-svg" width="100%" height="{height}" viewBox="0 0 {width} {height}"'
        f' preserveAspectRatio="xMaxYMid meet" role="img" aria-label="{_said(points)}">{line}'
        f'<path d="{_path(points, along, up)}" fill="none" stroke="var(--ink)" stroke-width="1.6"'
        ' stroke-linejoin="round" stroke-linecap="round"/>'
        f'<circle cx="{along.at(last):.1f}" cy="{up.at(end):.1f}" r="3" fill="var(--ink)"/></svg>'
    )


def _goals(points: Sequence[Point], target: Fraction | None) -> list[float]:
    """Every target that is drawn; none where the light has none."""
    if target is None:
        return []
    return [float(each) for each in (target, *(point.target for point in points)) if each]


def _goal_path(points: Sequence[Point], target: Fraction, along: _Scale, up: _Scale) -> str:
    """The target from month to month: a step where it changed; to its end goes the newest."""
    goals = [point.target for point in points]
    level = next((each for each in goals if each is not None), target)
    path = f"M0 {up.at(float(level)):.1f}"
    for place, each in enumerate((*goals[1:], target), 1):
        if each is not None and each != level:
            level = each
            at = min(place, len(goals) - 1) - 0.5
            path += f"H{along.at(at):.1f}V{up.at(float(level)):.1f}"
    return path


def trend(points: Sequence[Point], target: Fraction | None) -> Html:
    """A year's line, large enough to read each month; points below the target have its colour."""
    known = [float(point.percent) for point in points if point.percent is not None]
    if not known:
        return Html()
    width, height, right = 404, 150, 74
    bounds = [*known, *_goals(points, target)]
    margin = max((max(bounds) - min(bounds)) * 0.15, 0.6)
    up = _Scale(min(bounds) - margin, max(bounds) + margin, height - 24, 14)
    along = _Scale(0, max(len(points) - 1, 1), 5, width - right)
    line = ""
    if target is not None:
        level = up.at(float(target))
        label = words.TARGET_LINE.format(target=goal(target))
        line = (
            f'<path d="{_goal_path(points, target, along, up)}H{width}" fill="none"'
            ' stroke="var(--ctl)" stroke-dasharray="3 3"/>'
            f'<text x="{width}" y="{level - 4:.1f}" font-size="11" fill="var(--ink2)"'
            f' text-anchor="end">{label}</text>'
        )
    return Html(
        f'<svg class="k-svg" width="100%" viewBox="0 0 {width} {height}" role="img"'
        f' aria-label="{_said(points)}">{line}<path d="{_path(points, along, up)}" fill="none"'
        ' stroke="var(--ink2)" stroke-width="1.6" stroke-linejoin="round"/>'
        f"{_dots(points, along, up, target)}{_months(points, along, height)}</svg>"
    )


def interval(verdict: Verdict, target: Fraction | None) -> Html:
    """The 95 % interval as a whisker beside the target."""
    if verdict.interval is None or verdict.percent is None:
        return Html()
    width = 404
    low, high = float(verdict.interval.low), float(verdict.interval.high)
    bounds = [low, high] + ([float(target)] if target is not None else [])
    start, end = _rounded(min(bounds), max(bounds))
    along = _Scale(start, end, 6, width - 6)
    tone = f"var(--{TONES[verdict.status]})"
    left, right, at = along.at(low), along.at(high), along.at(float(verdict.percent))
    said = numbers.interval(verdict.interval, target)
    ticks = "".join(
        f'<text x="{along.at(tick):.1f}" y="54" font-size="11" fill="var(--ink3)"'
        f' text-anchor="middle">{tick}</text>'
        for tick in _ticks(start, end)
    )
    return Html(
        f'<svg class="k-svg" width="100%" viewBox="0 -8 {width} 66" role="img" aria-label="{said}">'
        f'<path d="M0 38H{width}" stroke="var(--line)"/>{_goal_mark(along, target, width)}'
        f'<path d="M{left:.1f} 28H{right:.1f}M{left:.1f} 22v12M{right:.1f} 22v12"'
        f' stroke="{tone}" stroke-width="2"/>'
        f'<rect x="{at - 5:.1f}" y="23" width="10" height="10" rx="1.5" fill="{tone}"/>'
        f'<text x="{min(max((left + right) / 2, 36), width - 36):.1f}" y="16" class="g"'
        f' font-size="11" fill="var(--ink2)" text-anchor="middle">{said}</text>{ticks}</svg>'
    )


def strip(others: Sequence[Fraction], own: Fraction) -> Html:
    """Units as dots from the lowest percent to the highest, one of them filled and larger."""
    width, height, middle = 150, 16, 8
    low, high = float(min(*others, own)), float(max(*others, own))
    along = _Scale(low, max(high, low + 1), 7, width - 7)
    dots = "".join(
        f'<circle cx="{along.at(float(each)):.1f}" cy="{middle}" r="3" fill="var(--line)"'
        ' stroke="var(--ink3)"/>'
        for each in others
    )
    return Html(
        f'<svg class="k-svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' aria-hidden="true"><path d="M0 {middle}H{width}" stroke="var(--line)"/>{dots}'
        f'<circle cx="{along.at(float(own)):.1f}" cy="{middle}" r="4.5" fill="var(--ink)"/></svg>'
    )


def _goal_mark(along: _Scale, target: Fraction | None, width: int) -> str:
    if target is None:
        return ""
    at = along.at(float(target))
    anchor, shift = ("end", -6) if at > width / 2 else ("start", 6)
    label = words.TARGET_LINE.format(target=goal(target))
    return (
        f'<path d="M{at:.1f} -6V42" stroke="var(--ink2)" stroke-width="1.5"'
        ' stroke-dasharray="3 3"/>'
        f'<text x="{at + shift:.1f}" y="2" font-size="11" fill="var(--ink2)"'
        f' text-anchor="{anchor}">{label}</text>'
    )


def _path(points: Sequence[Point], along: _Scale, up: _Scale) -> str:
    drawn = []
    for there, run in groupby(enumerate(points), key=lambda each: each[1].percent is not None):
        if there:
            steps = [f"{along.at(at):.1f} {up.at(float(p.percent or 0)):.1f}" for at, p in run]
            # A month alone between two silent ones still leaves a dot.
            drawn.append("M" + "L".join(steps) + ("h.01" if len(steps) == 1 else ""))
    return "".join(drawn)


def _dots(points: Sequence[Point], along: _Scale, up: _Scale, target: Fraction | None) -> str:
    drawn = []
    for at, point in enumerate(points):
        if point.percent is None:
            continue
        last = at == len(points) - 1
        below = point.status in (Status.NEAR, Status.MISSED)
        tone = f"var(--{TONES[point.status]})" if below else "var(--ink)"
        x, y = along.at(at), up.at(float(point.percent))
        drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{4 if last else 2.6}" fill="{tone}"/>')
        if last:
            above = target is not None and 0 <= up.at(float(target)) - y < 18
            drawn.append(
                f'<text x="{x + 9:.1f}" y="{y - 14 if above else y + 9:.1f}" font-size="12"'
                ' font-weight="600"'
                f' fill="{tone}">{numbers.figure(point.percent)}</text>'
            )
    return "".join(drawn)


def _months(points: Sequence[Point], along: _Scale, height: int) -> str:
    shown = {0, len(points) // 3, 2 * len(points) // 3, len(points) - 1}
    return "".join(
        f'<text x="{along.at(at):.1f}" y="{height - 3}" font-size="11" fill="var(--ink3)"'
        f' text-anchor="{"start" if at == 0 else "middle"}">'
        f"{numbers.month_on_axis(point.month)}</text>"
        for at, point in enumerate(points)
        if at in shown
    )


def _said(points: Sequence[Point]) -> str:
    parts = [
        f"{numbers.month_on_axis(point.month)}: {numbers.figure(point.percent)}"
        for point in points
        if point.percent is not None
    ]
    return f"{words.TWELVE_MONTHS}, %: {'; '.join(parts)}"


def _rounded(low: float, high: float) -> tuple[float, float]:
    step = _step(high - low)
    start, end = max(0.0, low - step / 2), min(100.0, high + step / 2)
    return step * (start // step), min(100.0, step * (-(-end // step)))


def _step(span: float) -> int:
    return next((step for step in (1, 2, 5, 10, 20) if span <= step * 5), 25)


def _ticks(start: float, end: float) -> list[int]:
    step = _step(end - start)
    return list(range(int(start), int(end) + 1, step))
