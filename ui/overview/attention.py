"""What needs attention: the largest certain shortfalls, who answers for them, what is overdue."""

from __future__ import annotations

from metrics.inspection.watch_filter import WatchFilter
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status
from pipeline.desk.viewer import Viewer
from pipeline.periods import runs
from pipeline.periods.directions import directions
from pipeline.periods.runs import OfUnits
from pipeline.scores.scorecard import Scorecard
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import live
from ui.kit.navigation import Screen, address
from ui.overview import attention_table, late_conclusions
from ui.overview.attention_table import AttentionFrame, Shortfall
from ui.scores import answers
from wording import sentences

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
    going = session.ask(directions, choices.view)
    rows = [
        Shortfall(
            row,
            below[row.unit.identity, row.indicator.code],
            answers.line(row.unit, choices),
            going.of((row.unit.identity, row.indicator.code)),
            _newest(row, said),
            answers.charged(row, choices.view.month),
        )
        for row in shown
    ]
    around = AttentionFrame(
        len(found),
        sentences.column(choices.view.window, choices.view.month),
        address(Screen.WATCHLIST, {**choices.labels, **SURE.query()}),
        late_conclusions.line(card),
        any(row.verdict.status.judged for row in card.units),
    )
    return live.Markup.of(attention_table.table(rows, choices.profile, around))


def _newest(row: Score, said: answers.Said) -> str:
    found = answers.beside(row, said)
    return found[-1].text if found else ""
