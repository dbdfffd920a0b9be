"""The conclusions of inspections that are overdue today, in the line of a heading."""

from __future__ import annotations

from pipeline.inspection import follow
from pipeline.periods.period import default_month
from pipeline.scores.scorecard import Scorecard
from ui.frame import session
from ui.kit.html import Html
from ui.kit.navigation import Screen, address
from ui.scores import inspected
from wording.inspection.inspections_page import InspectionView


def line(card: Scorecard) -> Html:
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
