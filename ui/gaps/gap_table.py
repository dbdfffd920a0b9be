"""The table beside the gap chart: the same rows in numbers, however many."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from metrics.verdicts.funnel import limits
from metrics.verdicts.rollup import Score
from ui.kit import grid
from ui.kit.grid import Cell, GridColumn, GridGroup, GridRow, GridTable, Packed
from ui.kit.navigation import Links
from wording import interface as words
from wording import numbers, sentences
from wording.names import sort_key
from wording.scores import gaps as said


def table(rows: Sequence[Score], links: Links | None = None) -> Packed:
    """The judged rows, in the order of the chart."""
    links = links or Links()
    ordered = sorted(rows, key=lambda row: (sort_key(row.unit.name), row.unit.code))
    alphabet = {row.unit.code: at for at, row in enumerate(ordered)}
    name = rows[0].indicator.short if rows else ""
    return Packed.of(
        GridTable(
            label=words.GAP_TABLE_ALT.format(indicator=name, count=numbers.count(len(rows))),
            columns=_COLUMNS,
            groups=[GridGroup("", "")],
            rows=[
                GridRow(
                    row.unit.code,
                    sentences.called(row),
                    0,
                    alphabet[row.unit.code],
                    at,
                    _cells(row),
                    link="" if row.units_expected else links.labels.get(row.unit.code, ""),
                )
                for at, row in enumerate(rows)
            ],
            link=links.before,
            kind="k-plain",
        )
    )


_COLUMNS = (
    GridColumn("light", words.LIGHT, left=True, width=170),
    GridColumn("target", words.TARGET_COLUMN),
    GridColumn("percent", words.PERCENT_COLUMN),
    GridColumn("gap", words.GAP_COLUMN),
    GridColumn("cases", words.CASES_COLUMN),
    GridColumn("surplus", words.SURPLUS_COLUMN),
    GridColumn("interval", words.INTERVAL_COLUMN, width=130),
    GridColumn("limits", said.LIMITS_COLUMN, width=130),
)


def _cells(row: Score) -> list[Cell]:
    verdict, share, goal = row.verdict, row.share, row.goal
    assert share is not None
    assert goal is not None
    assert verdict.percent is not None
    assert verdict.gap is not None
    assert verdict.interval is not None
    surplus = row.surplus or 0
    evidence = words.EVIDENCE[verdict.evidence] if verdict.evidence else ""
    parts = (words.STATUS[verdict.status], evidence, sentences.gaps_in(row))
    light = ", ".join(part for part in parts if part)
    missing = sentences.completeness(row)
    target = numbers.goal(goal.percent, verdict.percent).removesuffix(numbers.PERCENT_SIGN)
    return [
        [light, None, grid.state(verdict.status, verdict.evidence), missing],
        [target, float(goal.percent)],
        [numbers.figure(verdict.percent, goal.percent), float(verdict.percent)],
        [numbers.change(verdict.gap), float(verdict.gap)],
        [f"{numbers.count(share.good)}/{numbers.count(share.cases)}", share.cases],
        [f"+{numbers.count(surplus)}" if surplus > 0 else numbers.count(surplus), surplus],
        [numbers.interval(verdict.interval, goal.percent), float(verdict.interval.low)],
        _limits(share.cases, goal.percent),
    ]


def _limits(cases: int, percent: Fraction) -> Cell:
    """What chance alone explains for so many cases: the funnel at the row's place."""
    found = limits(cases, percent)
    high = found.high_percent
    end = numbers.figure(high) if high is not None else said.NO_LIMIT
    return [f"{numbers.figure(found.low_percent)} – {end}", float(found.low_percent)]
