"""What a file changes in what is stored, and what that does to the lights, as markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.counts.month import Month
from metrics.verdicts.rollup import Score
from pipeline.intake.preview import Effect
from ui.kit import marks
from ui.upload.cards import ARROW, table, th
from wording import numbers
from wording.intake import upload as words

SHOWN = 10
"""Lines before the rest is folded."""
MOST = 300


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One figure that would change."""

    unit: str
    month: Month
    measure: str
    before: int | None
    after: int | None
    effect: Effect | None = None
    known: bool = True
    """Whether the effect could be told before storing."""


def markup(rows: Sequence[DifferenceRow], total: int) -> str:
    """The figures that change, old to new, with what each does to a light.

    Args:
        rows: At most `MOST` of them.
        total: How many figures change or vanish in all.
    """
    if not rows:
        return ""
    several = len({row.month for row in rows}) > 1
    head = (
        f"<thead><tr>{th(words.MONTH) if several else ''}{th(words.UNIT)}{th(words.MEASURE)}"
        f'<th class="k-num">{words.STORED}</th><td></td><th class="k-num">{words.THIS_FILE}</th>'
        f'<th class="e">{words.EFFECT}</th>{th(words.LIGHT)}</tr></thead>'
    )
    lines = _lines(rows, several=several)
    shown = table(head, lines[:SHOWN], "k-up-changes")
    rest = lines[SHOWN:]
    if not rest:
        return shown
    left = total - len(rows)
    said = words.DIFFERENCES_LEFT_OUT.format(
        shown=numbers.count(len(rows)), count=numbers.count(left)
    )
    more = words.MORE_DIFFERENCES.format(count=numbers.count(total - SHOWN))
    return (
        f'{shown}<details class="k-up-more"><summary>{more}</summary>'
        f"{table(head, rest, 'k-up-changes')}"
        f"{f'<p>{said}</p>' if left > 0 else ''}</details>"
    )


def _lines(rows: Sequence[DifferenceRow], *, several: bool) -> list[str]:
    lines = []
    seen: set[tuple[str, Month, str]] = set()
    for row in rows:
        month = f'<td class="m">{numbers.month_in_table(row.month)}</td>' if several else ""
        lines.append(
            f'<tr>{month}<td class="u"><b>{marks.text(row.unit)}</b></td>'
            f'<td class="q">{marks.text(row.measure)}</td>'
            f'<td class="k-num k-muted">{_value(row.before)}</td><td class="a">{ARROW}</td>'
            f'<td class="k-num"><b>{_value(row.after)}</b></td>{_effect(row, seen)}</tr>'
        )
    return lines


def _effect(row: DifferenceRow, seen: set[tuple[str, Month, str]]) -> str:
    if row.effect is None:
        said = words.NO_EFFECT if row.known else words.UNKNOWN_EFFECT
        return f'<td class="e k-muted" colspan="2">{said}</td>'
    code = row.effect.after.indicator.code
    if (row.unit, row.month, code) in seen:
        return f'<td class="e same k-muted" colspan="2">{words.SAME_AS_ABOVE}</td>'
    seen.add((row.unit, row.month, code))
    before, after = row.effect.before, row.effect.after
    return (
        f'<td class="e">{marks.text(after.indicator.short)} '
        f"{_percent(before).removesuffix(numbers.PERCENT_SIGN)} {ARROW} "
        f"<b>{_percent(after)}</b></td>"
        f'<td class="l">{marks.with_word(before.verdict)} {ARROW} '
        f"{marks.with_word(after.verdict)}</td>"
    )


def _percent(score: Score) -> str:
    if score.verdict.percent is None:
        return "–"
    return numbers.percent(score.verdict.percent, score.goal.percent if score.goal else None)


def _value(value: int | None) -> str:
    return words.BLANK if value is None else numbers.count(value)
