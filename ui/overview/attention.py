"""What needs attention: the largest certain shortfalls, who answers for them, what is overdue."""

from __future__ import annotations

from metrics.inspection.watch_filter import WatchFilter
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status
from pipeline.desk.viewer import Viewer
from pipeline.inspection import follow
from pipeline.scores import runs, status
from pipeline.scores.runs import OfUnits
from pipeline.scores.scorecard import Scorecard
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import live
from ui.kit.html import Html
from ui.kit.navigation import Screen, address
from ui.overview import attention_table
from ui.overview.attention_table import Around, Shortfall
from ui.scores import answers, inspected
from wording import sentences
from wording.inspection.inspections_page import InspectionView

SURE = WatchFilter(statuses=(Status.MISSED, Status.NEAR), evidence=(Evidence.CERTAIN,))
"""What *Cần kiểm tra* is asked for, so that it lists exactly the rows that are counted here."""


def found_in(card: Scorecard, viewer: Viewer) -> list[Score]:
    """Every certain shortfall of a unit the viewer may look into, the largest first."""
    known = (row for row in card.units if viewer.knows_place(card.tree.line(row.unit.code)))
    return sentences.certain_shortfalls(known)


def of(choices: Choices, card: Scorecard) -> live.Markup:
    """The list, with what is overdue beside its heading."""
    found = found_in(card, session.viewer())
    shown = found[: attention_table.LISTED]
    units = tuple({row.unit: None for row in shown})
    below = session.ask(runs.months_below, OfUnits(choices.view, units))
    said = answers.said(choices.view.months)
    rows = [
        Shortfall(
            row,
            below[row.unit.identity, row.indicator.code],
            answers.line(row.unit, choices),
            _newest(row, said),
        )
        for row in shown
    ]
    around = Around(
        len(found),
        sentences.column(choices.view.window, choices.view.month),
        address(Screen.WATCHLIST, {**choices.labels, **SURE.query()}),
        _overdue(card),
        any(row.verdict.status.judged for row in card.units),
    )
    return live.Markup.of(attention_table.table(rows, choices.profile, around))


def _overdue(card: Scorecard) -> Html:
    """What is overdue today at the units looked at; beside an earlier month it has no place."""
    view = card.view
    if view.month != session.ask(status.months_with_figures)[0]:
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
