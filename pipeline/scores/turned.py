"""What an edit of plans, units or settings would do to the lights, told before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from metrics.counts.month import Month
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import Score
from metrics.verdicts.turned import Turned, turns
from pipeline.desk.books import Books
from pipeline.desk.cache import Answers, new_cache
from pipeline.scores.scorecard import View, scorecard
from warehouse.reading import queries


def turned(books: Books, reference: Reference, since: date) -> Turned:
    """The lights of single units that would turn if something else were known.

    Args:
        books: As things stand.
        reference: As they would stand.
        since: The day of the edit; months that end before it keep their lights.
    """
    months = sorted(month for month in queries.months(books.edition) if month.last_day >= since)
    would = replace(books, reference=reference, answers=Answers(new_cache()))
    pairs = [(month, _lights(books, month), _lights(would, month)) for month in months]
    found = [turn for month, before, after in pairs for turn in turns(month, before, after)]
    changed = tuple(each for each in found if each.before is not each.after)
    lights = sum(len(before) for _, before, _ in pairs)
    return Turned(tuple(months), lights, changed, len(found) - len(changed))


def _lights(books: Books, month: Month) -> Sequence[Score]:
    if books.reference.scope not in books.reference.register.at(month):
        return ()
    return books.ask(scorecard, View(month)).units
