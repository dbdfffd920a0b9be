"""What a file changes in what is stored, and what that does to the lights, as markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.counts.month import Month
from metrics.verdicts.rollup import Score
from pipeline.intake.preview import LightChange
from ui.kit import html, marks
from ui.kit.html import Child, Html, TableColumn, tag
from ui.upload.cards import ARROW, long_table
from wording import numbers
from wording.intake import upload as words


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One figure that would change."""

    unit: str
    month: Month
    measure: str
    before: int | None
    after: int | None
    effect: LightChange | None = None
    known: bool = True
    """Whether the effect could be told before storing."""


def markup(rows: Sequence[DifferenceRow], total: int) -> Html:
    """The figures that change, old to new, with what each does to a light.

    Args:
        rows: At most `cards.MOST` of them.
        total: How many figures change or vanish in all.
    """
    if not rows:
        return Html()
    columns = _COLUMNS if len({row.month for row in rows}) > 1 else _COLUMNS[1:]
    left = total - len(rows)
    said = words.DIFFERENCES_LEFT_OUT.format(
        shown=numbers.count(len(rows)), count=numbers.count(left)
    )
    return long_table(
        columns,
        _lines(rows, columns),
        "k-up-changes",
        more=words.MORE_DIFFERENCES,
        total=total,
        below=tag("p", said) if left > 0 else None,
    )


_COLUMNS = (
    TableColumn(words.MONTH, "m"),
    TableColumn(words.UNIT, "u"),
    TableColumn(words.MEASURE, "q"),
    TableColumn(words.STORED, "k-num k-muted", "k-num"),
    TableColumn(None, "a"),
    html.number(words.THIS_FILE),
    TableColumn(words.EFFECT, "e", "e"),
    TableColumn(words.LIGHT, "l"),
)


def _lines(rows: Sequence[DifferenceRow], columns: Sequence[TableColumn]) -> list[Html]:
    lines = []
    seen: set[tuple[str, Month, str]] = set()
    for row in rows:
        cells: list[Child] = [
            numbers.month_in_table(row.month),
            tag("b", row.unit),
            row.measure,
            _value(row.before),
            ARROW,
            tag("b", _value(row.after)),
            *_effect(row, seen),
        ]
        lines.append(html.row(columns, cells[len(_COLUMNS) - len(columns) :]))
    return lines


def _effect(row: DifferenceRow, seen: set[tuple[str, Month, str]]) -> tuple[Child, Child]:
    """What happens to the percent and to the light; one sentence in place of both."""
    if row.effect is None:
        said = words.NO_EFFECT if row.known else words.UNKNOWN_EFFECT
        return html.cell(said, class_="e k-muted", colspan=2), html.NO_CELL
    code = row.effect.after.indicator.code
    if (row.unit, row.month, code) in seen:
        same = html.cell(words.SAME_AS_ABOVE, class_="e same k-muted", colspan=2)
        return same, html.NO_CELL
    seen.add((row.unit, row.month, code))
    before, after = row.effect.before, row.effect.after
    was = _percent(before).removesuffix(numbers.PERCENT_SIGN)
    percents = (f"{after.indicator.short} {was} ", ARROW, " ", tag("b", _percent(after)))
    lights = (marks.with_word(before.verdict), " ", ARROW, " ", marks.with_word(after.verdict))
    return percents, lights


def _percent(score: Score) -> str:
    if score.verdict.percent is None:
        return "–"
    return numbers.percent(score.verdict.percent, score.goal.percent if score.goal else None)


def _value(value: int | None) -> str:
    return words.BLANK if value is None else numbers.count(value)
