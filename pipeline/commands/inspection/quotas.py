"""`quotas`: how many units are to be visited in a year, and how many were."""

from __future__ import annotations

from argparse import Namespace
from typing import NamedTuple

from metrics.inspection.quota import Quota, QuotaStanding
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows
from pipeline.commands.command import Command, needed
from pipeline.inspection import quotas
from wording.inspection.inspection import without_units


class YearlyQuota(NamedTuple):
    """A quota in a year."""

    standing: QuotaStanding
    year: int

    @property
    def quota(self) -> Quota:
        """What is asked."""
        return self.standing.quota


QUOTA: Columns[YearlyQuota] = {
    "plan": lambda asked: asked.quota.target.plan,
    "year": lambda asked: asked.year,
    "head": lambda asked: asked.quota.head.code,
    "level": lambda asked: asked.quota.level,
    "percent": lambda asked: asked.quota.percent,
    "units": lambda asked: len(asked.quota.units),
    "needed": lambda asked: asked.quota.needed if asked.quota.units else None,
    "done": lambda asked: len(asked.standing.done) if asked.quota.units else None,
    "planned": lambda asked: len(asked.standing.planned) if asked.quota.units else None,
    "missing": lambda asked: asked.standing.missing if asked.quota.units else None,
    "former": lambda asked: asked.standing.former,
    "clause": lambda asked: asked.quota.target.clause,
    "quote": lambda asked: asked.quota.target.quote,
    "note": lambda asked: None if asked.quota.units else without_units(asked.standing),
}
"""A level without units has no counts, and a note that says why."""


def _run(choices: Namespace) -> list[Row]:
    workspace = opening.reader(choices)
    with workspace.books() as books:
        found = quotas.quotas(books, quotas.YearOf(choices.year, choices.under, choices.as_of))
    return rows(QUOTA, (YearlyQuota(each, choices.year) for each in found))


COMMAND = Command(
    "quotas",
    (needed(options.INSPECTED_IN), options.INSPECTED_BY, options.INSPECTED_AS_OF),
    _run,
    QUOTA,
)
