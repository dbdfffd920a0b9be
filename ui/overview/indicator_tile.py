"""What the tile of one indicator is made of: its months, the period before, the year's end."""

from __future__ import annotations

from metrics.verdicts.rollup import Score
from pipeline.periods import history
from pipeline.periods.budget import YearBudget
from pipeline.periods.changes import comparison
from pipeline.periods.history import Within
from pipeline.scores.scorecard import Scorecard
from ui.frame import session
from ui.frame.filters import Choices
from ui.overview import tiles
from ui.overview.tiles import IndicatorTile
from wording import numbers
from wording.scores import budget, year_end
from wording.sentences import plain


def of(choices: Choices, card: Scorecard, row: Score, ends: YearBudget | None) -> IndicatorTile:
    """The tile of a group's row, with how its year ends where that can be told."""
    view, code = choices.view, row.indicator.code
    months = list(session.ask(history.monthly_scores, view))
    lines = session.ask(history.monthly_totals, Within(view, card.head.code))
    said, whole = _year(ends)
    return IndicatorTile(
        row,
        tuple(each for each in card.units if each.indicator.code == code),
        tiles.month_points(months, lines[code]),
        session.ask(comparison, view).of(row),
        numbers.period(view.window, view.window.before(view.month)),
        said,
        whole,
    )


def _year(ends: YearBudget | None) -> tuple[str, str]:
    if ends is None:
        return "", ""
    year = budget.Year(ends.budget, ends.indicator, ends.goal.percent, ends.until, ends.ended)
    whole = plain(budget.sentence(year))
    if ends.budget.volume is not None:
        whole = year_end.WHY.format(sentence=whole)
    return year_end.line(year, ends.ends_at), whole
