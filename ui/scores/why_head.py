"""The head of the drawer behind a light: whose it is, the equation, the distance in words."""

from __future__ import annotations

from metrics.units.unit import Level
from metrics.verdicts.rollup import Score
from pipeline.periods import status
from pipeline.periods.changes import comparison, told_in
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import html, marks
from ui.kit.html import BREAK, Html, join, tag
from ui.kit.navigation import Screen, address
from ui.scores import charge
from wording import interface as words
from wording import numbers, sentences
from wording.scores import comparable
from wording.scores import trend as trend_words


def subtitle(choices: Choices, score: Score, name: str) -> Html:
    """Whose light it is, which, when; the unit leads to its profile, the indicator to its trend."""
    here = choices.under(score.unit.code)
    group = score.units_expected is not None
    of = name if group else tag("a", name, href=address(Screen.UNIT_PROFILE, here))
    over_time = {**here, "chi_tieu": score.indicator.short}
    if not group and score.unit.level is Level.DISTRICT:
        over_time["xem_ai"] = trend_words.OWN
    trend = tag("a", score.indicator.name, href=address(Screen.TREND, over_time))
    return tag("p.k-sub.k-why-of", Html(" · ").join((of, trend, choices.period)))


def anew(choices: Choices, score: Score) -> Html:
    """That the target changed, and what the light were by the one before."""
    step = session.ask(comparison, told_in(choices.view, score)).of(score)
    said = comparable.told(step) if step is not None else ""
    return tag("p.k-sub", said) if said else Html()


def verdict(choices: Choices, score: Score, below: int) -> Html:
    """The light with its equation; of a silent unit since when.

    Args:
        choices: What is looked at.
        score: The light.
        below: Months in a row below the target.
    """
    verdict = score.verdict
    if verdict.percent is None:
        state = session.ask(status.reporting_state, choices.view)
        due = numbers.deadline(state.deadline, marked=state.marked)
        text = sentences.without_figures(score, state.silent_for(score.unit), due)
        return join(tag("p", marks.light(verdict)), tag("p.k-apart", text))
    target = score.goal.percent if score.goal else None
    missing = sentences.completeness(score)
    distance = sentences.distance(score, below) or words.NO_PLAN
    percent = tag("span", words.PERCENT)
    equation = tag("span.k-sub", html.rich(sentences.equation(score)))
    return join(
        tag(
            "div.k-why-head",
            tag("span.k-big", numbers.figure(verdict.percent, target), percent),
            tag("span", marks.light(verdict, evidence=True), BREAK, equation),
        ),
        tag("p", html.rich(distance)),
        tag("p.k-sub.k-why-lacks", missing) if missing else None,
        charge.block(score, choices),
    )
