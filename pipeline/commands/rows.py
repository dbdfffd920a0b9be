"""Rows that several commands print; what belongs to one command stands with it."""

from __future__ import annotations

from pathlib import Path

from metrics.counts.problem import Problem
from metrics.verdicts.comparable import Likened
from metrics.verdicts.rollup import Score
from pipeline.commands.cells import Columns, Row, number, row, same
from wording.intake.problems import sentence
from wording.scores import comparable

ACTION = ("action", "path", "upload", "ok")

PROBLEM: Columns[Problem] = {
    **same("severity", "kind", "sheet", "cell", "found"),
    "choices": lambda problem: list(problem.choices) or None,
    "message": sentence,
}

SCORE: Columns[Score] = {
    "unit": lambda score: score.unit.code,
    **same("name", "level", "parent", of="unit"),
    "indicator": lambda score: score.indicator.code,
    "numerator": lambda score: score.share.good if score.share else None,
    "denominator": lambda score: score.share.cases if score.share else None,
    **same("percent", of="verdict"),
    "target": lambda score: number(score.goal.percent) if score.goal else None,
    **same("gap", "short_by", "status", "evidence", of="verdict"),
    "low": lambda score: _bounds(score)[0],
    "high": lambda score: _bounds(score)[1],
    "plan": lambda score: score.goal.plan if score.goal else None,
    "clause": lambda score: score.goal.clause if score.goal else None,
    **same("months_reported", "months_expected"),
}
GROUP: Columns[Score] = same("units_reported", "units_expected")
"""What a group's score has beside."""

COMPARED: Columns[Likened] = {
    "before": lambda like: like.before.percent if like.before and like.before.cases else None,
    "change": lambda like: like.change.points,
    "movement": lambda like: like.change.movement,
    "months_compared": lambda like: len(like.months),
    "not_compared": lambda like: comparable.reason(like.parted) if like.parted else None,
}
"""The period before, over the months that both have figures of; or why the two are not alike."""


def _bounds(score: Score) -> tuple[int | float | None, int | float | None]:
    interval, verdict = score.verdict.interval, score.verdict
    if interval is None or verdict.percent is None:
        return None, None
    return number(interval.low), number(interval.high)


def score(of: Score) -> Row:
    """One row of `score`; a group's carries two keys more."""
    return row(SCORE, of) | ({} if of.units_expected is None else row(GROUP, of))


def action(name: str, path: Path | None, upload: str | None = None) -> Row:
    """What a command did that has nothing to list."""
    done = (name, str(path) if path else None, upload, True)
    return dict(zip(ACTION, done, strict=True))
