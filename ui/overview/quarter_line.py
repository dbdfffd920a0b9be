"""The line of the overview that leads to the lights of the quarter."""

from __future__ import annotations

from metrics.plans.quarterly import quarter_of
from pipeline.scores.quarter import quarter_card
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import html
from ui.kit.html import Html, tag
from ui.kit.navigation import Screen, address
from wording.office import quarters


def of(choices: Choices) -> Html | None:
    """The lights of the quarter in one line that leads to them; None where no plan asks any."""
    month = quarter_of(choices.view.month)
    targets = session.reference().quarterly.targets.by_indicator_and_level.values()
    if not any(target.valid_on(month.last_day) for of in targets for target in of):
        return None
    card = session.ask(quarter_card, choices.view)
    if not card.total:
        return None
    said = html.rich(quarters.lead([row.score for row in card.total], card.month))
    to = address(Screen.QUARTERS, choices.labels)
    return tag("p.k-quarter-line", tag("a", said, href=to))
