"""Without a plan the paragraph of changes claims nothing of lights."""

from __future__ import annotations

from dataclasses import replace

from metrics.counts.month import Month, Window
from metrics.verdicts.comparison import Comparison, Reporting, Side
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import judge
from tests.ui import builders
from wording.scores.changes import NO_TARGET, paragraph


def side(month: Month, *rows: Score) -> Side:
    units = tuple(row.unit for row in rows)
    return Side(month, rows[:1], rows, rows, Reporting(units, (), (), ()))


def bare(code: str, good: int) -> Score:
    row = builders.row(code, "on_time", good, 1000)
    return replace(row, goal=None, verdict=judge(row.share, None, due=True))


def test_without_targets_no_light_is_said_to_have_turned_or_not() -> None:
    before, after = (
        side(builders.MONTH.plus(step), bare("740", good), bare("26383", good))
        for step, good in ((-1, 990), (0, 700))
    )
    head = after.total[0].unit
    found = Comparison(Window.MONTH, after, before, {}, frozenset())
    text = paragraph(found, head, "05/10/2024")
    assert NO_TARGET in text
    assert "Không đèn nào" not in text
    assert "chưa đạt" not in text
