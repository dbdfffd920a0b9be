"""Scorecards from invented counts, so that a screen can be looked at without a database."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from functools import cache
from types import SimpleNamespace
from typing import cast

from metrics.counts.month import Month, Window
from metrics.counts.share import Share
from metrics.counts.upload import UploadRow
from metrics.units.unit import Level, Tree, Unit
from metrics.verdicts.belonging import parts_of
from metrics.verdicts.comparable import Likened
from metrics.verdicts.comparison import Step
from metrics.verdicts.reference import Reference, load
from metrics.verdicts.rollup import Counted, Score, group_parts, reporting, score_group, score_units
from pipeline.desk.workspace import DEMONSTRATION, REFERENCE
from pipeline.periods.status import ReportingState, Silent
from pipeline.scores.scorecard import Scorecard, View

MONTH = Month(2024, 9)
AS_OF = date(2024, 10, 20)

_RATES = {
    "on_time": 98.0,
    "online": 36.0,
    "digitised": 39.0,
    "electronic_results": 24.0,
    "satisfaction": 95.0,
    "feedback_on_time": 98.5,
    "feedback_satisfaction": 97.0,
    "apology": 80.0,
    "on_time_766": 96.0,
}


@cache
def reference() -> Reference:
    """The shipped reference data with the demonstration's plans."""
    return load(REFERENCE, DEMONSTRATION)


def view(under: str | None = None, month: Month = MONTH, window: Window = Window.MONTH) -> View:
    """September 2024, looked at on 20 October."""
    return View(month, window, under, None, AS_OF)


@cache
def rows(chosen: View) -> tuple[Score, ...]:
    """One invented row a reporting unit and indicator."""
    tree = reference().register.at(chosen.month)
    units = reporting(tree, under=chosen.under or reference().scope, level=chosen.level)
    figures = {
        (unit.identity, indicator.code): Counted(share, chosen.months)
        for unit in units
        if not silent(unit, chosen.month)
        for indicator in reference().indicators
        if (share := _share(unit, indicator.code, chosen.month)) is not None
    }
    return score_units(units, chosen.asked(AS_OF), reference().rules, figures)


@cache
def card(chosen: View) -> Scorecard:
    """The invented scorecard of a view."""
    tree = reference().register.at(chosen.month)
    head = tree[chosen.under or reference().scope]
    parts = parts_of(reference().register, head, chosen.months, chosen.level)
    groups = _groups(tree, head, rows(chosen))
    heads = {head.identity: head} | {row.unit.identity: row.unit for row in groups}
    members = {
        identity: tuple(group_parts(unit, tree, rows(chosen))) for identity, unit in heads.items()
    }
    return Scorecard(chosen, tree, head, rows(chosen), groups, parts, members)


def monthly(chosen: View) -> dict[Month, tuple[Score, ...]]:
    """Twelve invented months up to the view's."""
    months = [chosen.month.plus(-back) for back in reversed(range(12))]
    return {
        month: rows(View(month, Window.MONTH, chosen.under, chosen.level, AS_OF))
        for month in months
    }


def state(chosen: View) -> ReportingState:
    """Who is silent in the invented month."""
    expected = tuple({row.unit.code: row.unit for row in rows(chosen)}.values())
    missing = tuple(Silent(unit, 2) for unit in expected if silent(unit, chosen.month))
    upload = cast(
        "UploadRow",
        SimpleNamespace(
            stored_at=datetime(2024, 10, 4, 9, 42, tzinfo=UTC), uploader="Văn phòng UBND tỉnh"
        ),
    )
    deadline = reference().rules.deadline(chosen.month)
    return ReportingState(
        chosen.month,
        expected,
        missing,
        (),
        deadline,
        False,
        deadline < AS_OF,
        chosen.month.plus(-12),
        upload,
        True,
    )


def silent(unit: Unit, month: Month) -> bool:
    """Every fortieth unit or so says nothing."""
    return random.Random(f"{unit.identity} {month.number // 2}").random() < 0.03


def row(code: str, indicator: str, good: int, cases: int) -> Score:
    """One row of a unit with the counts named."""
    unit = reference().register.at(MONTH)[code]
    figures = {(unit.identity, indicator): Counted(Share(good, cases), (MONTH,))}
    found = score_units((unit,), view().asked(AS_OF), reference().rules, figures)
    return next(each for each in found if each.indicator.code == indicator)


def step(before: Score | None, after: Score) -> Step:
    """One row beside the same row of the period before, all of both compared."""
    if before is None:
        return Step(None, after)
    return Step(before, after, Likened(before.share, after.share))


def _groups(tree: Tree, head: Unit, found: tuple[Score, ...]) -> tuple[Score, ...]:
    districts = [
        unit
        for unit in tree.under(head.code)
        if unit.level is Level.DISTRICT and unit.code != head.code
    ]
    groups: list[Score] = []
    for unit in (*districts, head):
        by_indicator: dict[str, list[Score]] = {}
        for each in group_parts(unit, tree, found):
            by_indicator.setdefault(each.indicator.code, []).append(each)
        groups.extend(score_group(unit, parts) for parts in by_indicator.values())
    return tuple(groups)


def _share(unit: Unit, indicator: str, month: Month) -> Share | None:
    size = random.Random(f"{unit.identity} size").choice((60, 150, 300, 480, 900))
    level = {Level.COMMUNE: 1, Level.DISTRICT: 4, Level.DEPARTMENT: 3}.get(unit.level, 1)
    if indicator.startswith("feedback"):
        size, level = 8, 1
    if indicator == "apology":
        size, level = 4, 1
    rng = random.Random(f"{unit.identity} {indicator} {month}")
    cases = int(size * level * rng.uniform(0.8, 1.2)) if rng.random() > 0.02 else 0
    bad = random.Random(f"{unit.identity} {indicator}").random()
    rate = _RATES[indicator] - (0 if bad > 0.15 else 14 if bad > 0.05 else 4)
    climb = 0.6 * (month.number - 9) if indicator in ("online", "digitised") else 0.0
    good = sum(rng.random() * 100 < rate + climb for _ in range(cases))
    return Share(good, cases)
