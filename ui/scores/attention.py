"""What needs attention: the largest certain shortfalls, who answers for them, what is overdue."""

from __future__ import annotations

from metrics.verdicts.rollup import Score
from pipeline.inspection import follow
from pipeline.scores import runs
from pipeline.scores.period import default_month
from pipeline.scores.runs import OfUnits
from pipeline.scores.scorecard import Scorecard
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import live
from ui.kit.html import Html
from ui.kit.navigation import Screen, address
from ui.scores import answers, inspected, tiles
from wording import sentences
from wording.inspection.inspections_page import InspectionView


def of(choices: Choices, card: Scorecard) -> live.Markup:
    """The list, with what is overdue beside its heading."""
    found = sentences.certain_shortfalls(card.units)
    shown = found[: tiles.LISTED]
    units = tuple({row.unit: None for row in shown})
    below = session.ask(runs.months_below, OfUnits(choices.view, units))
    said = answers.said(choices.view.months)
    rows = [
        tiles.Shortfall(
            row,
            below[row.unit.identity, row.indicator.code],
            answers.line(row.unit, choices),
            _newest(row, said),
        )
        for row in shown
    ]
    drawn = tiles.attention(
        rows,
        len(found),
        sentences.column(choices.view.window, choices.view.month),
        choices.profile,
        address(Screen.SCORECARD, choices.labels),
        _overdue(card),
    )
    return live.Markup.of(drawn)


def _overdue(card: Scorecard) -> Html:
    """What is overdue today at the units looked at; beside an earlier month it has no place."""
    view = card.view
    if view.month != session.ask(default_month):
        return Html()
    register = session.reference().register
    due = session.ask(follow.due, card.head.identity)
    if view.level is not None:
        visited = [(each, register.on(each.visit.first_day).get(each.visit.unit)) for each in due]
        due = tuple(each for each, unit in visited if unit and unit.level is view.level)
    to = address(Screen.INSPECTIONS, {"phan": InspectionView.CONCLUSIONS})
    return inspected.overdue(due, register, to)


def _newest(row: Score, said: answers.Said) -> str:
    found = answers.beside(row, said)
    return found[-1].text if found else ""
