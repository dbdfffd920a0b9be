"""Tables as markup and as frames: the twin of a chart, and the scorecard of very many units."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from metrics.rollup import Score
from metrics.verdict import Status
from pipeline.scorecard import Scorecard
from ui import charts, marks
from ui.matrix import Question
from wording import interface as words
from wording import numbers, sentences


def gaps(rows: Sequence[Score]) -> str:
    """The numbers of the gap chart."""
    heads = (
        words.TARGET_COLUMN,
        words.PERCENT_COLUMN,
        words.GAP_COLUMN,
        words.CASES_COLUMN,
        words.SURPLUS_COLUMN,
        words.INTERVAL_COLUMN,
    )
    columns = "".join(f'<th class="k-num">{head}</th>' for head in heads)
    body = "".join(_gap_row(row) for row in rows)
    return (
        f'<div class="k k-wide"><table class="k-t"><thead><tr><th>{words.UNIT}</th>'
        f"<th>{words.LIGHT}</th>{columns}<th>{words.EVIDENCE_COLUMN}</th></tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _gap_row(row: Score) -> str:
    verdict, share, goal = row.verdict, row.share, row.goal
    assert share is not None
    assert goal is not None
    assert verdict.percent is not None
    assert verdict.gap is not None
    assert verdict.interval is not None
    surplus = charts.surplus(row)
    cells = (
        numbers.goal(goal.percent, verdict.percent).removesuffix(numbers.PERCENT_SIGN),
        numbers.figure(verdict.percent, goal.percent),
        numbers.change(verdict.gap),
        f"{numbers.count(share.good)}/{numbers.count(share.cases)}",
        f"+{numbers.count(surplus)}" if surplus > 0 else numbers.count(surplus),
        numbers.interval(verdict.interval, goal.percent),
    )
    numeric = "".join(f'<td class="k-num">{cell}</td>' for cell in cells)
    evidence = words.EVIDENCE[verdict.evidence] if verdict.evidence else "–"
    return (
        f"<tr><td>{marks.text(_named(row))}</td><td>{marks.with_word(verdict)}</td>{numeric}"
        f"<td>{evidence}</td></tr>"
    )


def gap_list(rows: Sequence[Score]) -> str:
    """The gap chart in the width of a phone."""
    body = "".join(_gap_line(row) for row in rows)
    return f'<table class="k-t"><tbody>{body}</tbody></table>'


def _gap_line(row: Score) -> str:
    assert row.verdict.gap is not None
    short = sentences.missing(row)
    foot = f'<br><span class="k-sm k-muted">{marks.text(short)}</span>' if short else ""
    return (
        f"<tr><td>{marks.text(_named(row))}<br>"
        f'<span class="k-sm">{marks.with_word(row.verdict)}</span></td>'
        f'<td class="k-num"><b>{numbers.points(row.verdict.gap)}</b>{foot}</td></tr>'
    )


def _named(row: Score) -> str:
    return row.unit.name if row.units_expected is not None else sentences.reporter(row.unit)


def unscored(rows: Sequence[Score]) -> str:
    """Who is not in the chart, and why."""
    by_status: dict[Status, list[str]] = {}
    for row in rows:
        if not row.verdict.status.judged:
            by_status.setdefault(row.verdict.status, []).append(sentences.reporter(row.unit))
    said = [
        f"{words.STATUS[status].lower()}: {_some(names)}" for status, names in by_status.items()
    ]
    if not said:
        return ""
    text = f"{words.NOT_SCORED} {'; '.join(said)}."
    return f'<p class="k k-sm k-muted">{marks.text(text)}</p>'


def _some(names: Sequence[str], most: int = 6) -> str:
    listed = ", ".join(names[:most])
    rest = len(names) - most
    return words.AND_MORE.format(listed=listed, rest=numbers.count(rest)) if rest > 0 else listed


def scorecard(card: Scorecard) -> pd.DataFrame:
    """The scorecard as a frame, for more units than markup bears; the worst first.

    The columns after the first three are the indicators; a cell reads `81,9 · Chưa đạt`.
    """
    by_unit: dict[str, list[Score]] = {}
    for row in card.units:
        by_unit.setdefault(row.unit.code, []).append(row)
    ordered = sorted(by_unit.values(), key=lambda rows: (-_missed(rows), rows[0].unit.code))
    return pd.DataFrame(
        [
            {
                words.UNIT: sentences.reporter(rows[0].unit),
                words.LEVEL: words.LEVELS[rows[0].unit.level],
                words.LIGHTS_WORST: _missed(rows),
                **{row.indicator.short: _cell(row) for row in rows},
            }
            for rows in ordered
        ],
        index=[rows[0].unit.code for rows in ordered],
    )


def asked(frame: pd.DataFrame, card: Scorecard, row: int, column: str) -> Question | None:
    """The question a cell of the frame asks; None for a cell that is no light."""
    codes = {each.indicator.short: each.indicator.code for each in card.units}
    if column not in codes or not 0 <= row < len(frame):
        return None
    return Question(str(frame.index[row]), codes[column], group=False)


def _missed(rows: Sequence[Score]) -> int:
    return sum(row.verdict.status is Status.MISSED for row in rows)


def _cell(row: Score) -> str:
    word = words.STATUS[row.verdict.status]
    if row.verdict.percent is None:
        return word
    target = row.goal.percent if row.goal else None
    return f"{numbers.figure(row.verdict.percent, target)} · {word}"
