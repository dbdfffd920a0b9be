"""The list itself: drawn, saved as a file in the order shown, a light behind a click."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from access.roles import Capability
from metrics.inspection.watch import WatchRow
from metrics.inspection.watch_filter import WatchFilter
from metrics.verdicts.rollup import Score
from pipeline.desk.viewer import Viewer
from pipeline.periods import history
from pipeline.scores.scorecard import Scorecard
from ui.frame import session
from ui.frame.filters import Choices
from ui.inspection import watch_file, watch_table
from ui.inspection.place import plan_address
from ui.inspection.watch_table import BETWEEN, WatchLine
from ui.kit import grid
from ui.scores import why
from ui.scores.matrix import FileWish


def show(
    choices: Choices,
    chosen: WatchFilter,
    lines: Sequence[WatchLine],
    asking: Viewer,
) -> str | None:
    """Draw the list; what was asked of it just now."""
    if not lines:
        return None
    plan = ""
    if asking.may(Capability.RECORD_INSPECTIONS):
        plan = plan_address(choices.labels, choices.view.month.year)
    packed = session.once(
        ("watch", choices.view, chosen),
        lambda: watch_table.table(lines, _months(choices), choices.links, plan),
    )
    return grid.show(packed, key="watch")


def _months(choices: Choices) -> Callable[[Score], Sequence[Score | None]]:
    months = session.ask(history.monthly_scores, choices.view)
    lines = session.ask(history.lines, choices.view)
    return lambda score: [history.line_of(lines, score).get(month) for month in months]


def answer(
    choices: Choices,
    card: Scorecard,
    asked: str | None,
    chosen: WatchFilter,
    kept: Sequence[WatchRow],
) -> None:
    """Save what is shown, or open the drawer behind a light, as was asked."""
    if asked is None:
        return
    wish = FileWish.read(asked)
    if wish is not None:
        watch_file.save(choices, chosen, kept, wish)
        return
    kind, _, rest = asked.partition("|")
    unit, _, indicator = rest.partition("|")[0].partition(BETWEEN)
    why.answer(choices, card, f"{kind}|{unit}|{indicator}")
