"""Who has or had a light, in words."""

from __future__ import annotations

from metrics.counts.month import Month
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.tasks import lights
from pipeline.tasks.lights import Charge
from ui.frame import session
from wording.office import tasks


def charge_of(score: Score) -> Charge | None:
    """The task that a light has or had; None where it was given to nobody."""
    return session.ask(lights.charges).get((score.unit.identity, score.indicator.code))


def said(score: Score, month: Month) -> str:
    """Who was given a light of a month and until when or when it was done, or that nobody was."""
    found = charge_of(score)
    if found is None:
        return tasks.NOT_GIVEN
    if found.done is None:
        return tasks.charge(found.person, found.due)
    red = score.verdict.status is Status.MISSED
    again = not found.covers(month)
    return tasks.charge_done(found.person, found.done, red=red, again=again)
