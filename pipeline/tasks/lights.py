"""Which red lights somebody was given to mend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from metrics.counts.month import Month
from metrics.tasks.progress import TaskState
from metrics.tasks.times import TimeState
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status
from pipeline.desk.books import Books
from pipeline.scores.scorecard import View, scorecard
from pipeline.tasks.listing import tasks


@dataclass(frozen=True, slots=True)
class Charge:
    """Who has a light, and until when."""

    task: str
    """Its key."""
    person: str
    """Who answers; empty where nobody was named."""
    due: date | None
    time: TimeState
    done: date | None = None
    """The day of the proof that finished it; None: it is asked for still."""

    def covers(self, month: Month) -> bool:
        """Whether somebody has a light of a month by it.

        What was finished before the month's end did not mend that light: it needs somebody again.
        """
        return self.done is None or self.done > month.last_day


Charges = Mapping[tuple[str, str], Charge]
"""By the unit's identity and the indicator's code."""


def charges(books: Books) -> Charges:
    """The newest task of each unit and indicator, today; of those still asked for, if any is."""
    finished: dict[tuple[str, str], Charge] = {}
    asked: dict[tuple[str, str], Charge] = {}
    for each in books.ask(tasks, books.today):
        given = each.known.given
        if given is None or given.indicator is None:
            continue
        for part in each.standing.parts:
            if not part.progress.state.asked:
                continue
            key, proof = (part.unit, given.indicator), part.progress.proof
            charge = Charge(given.key, given.person, part.last_day, part.time)
            if part.progress.state is not TaskState.DONE:
                asked[key] = charge
            elif proof is not None:
                finished[key] = replace(charge, done=proof.day)
    return finished | asked


@dataclass(frozen=True, slots=True)
class ChargedLights:
    """How many certain red lights have a person and a task."""

    charged: int
    red: int


def charged_share(books: Books, view: View) -> ChargedLights:
    """Of the certain red lights of a view that the viewer may look into, those with a person."""
    given, red = books.ask(charges), books.ask(certain_red, view)
    found = [given.get((row.unit.identity, row.indicator.code)) for row in red]
    return ChargedLights(
        sum(bool(each and each.person and each.covers(view.month)) for each in found), len(red)
    )


def certain_red(books: Books, view: View) -> tuple[Score, ...]:
    """The certain red lights of a view that the viewer may look into, the most missing first."""
    card = books.ask(scorecard, view)
    red = (
        row
        for row in card.units
        if row.verdict.status is Status.MISSED
        and row.verdict.evidence is Evidence.CERTAIN
        and books.viewer.knows_place(card.tree.line(row.unit.code))
    )
    return tuple(sorted(red, key=lambda row: -(row.verdict.short_by or 0)))
