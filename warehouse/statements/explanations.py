"""What was said beside a light (*giải trình*): it never changes the light, and is never deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from metrics.counts.month import Month
from warehouse.engine.connection import Source, ask
from warehouse.record.upload import local_time

LONGEST = 1000
"""Letters of one explanation."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What somebody said of one unit, indicator and month."""

    identity: str
    """Of the unit; codes are used again."""
    unit: str
    """The code it had in the month."""
    indicator: str
    month: Month
    text: str
    by: str
    at: datetime
    """In the time of Việt Nam."""


@dataclass(frozen=True, slots=True)
class NewExplanation:
    """One on its way into the store."""

    identity: str
    unit: str
    indicator: str
    month: Month
    text: str
    """1 to 1000 letters."""


def explanations(source: Source, months: Sequence[Month]) -> list[Explanation]:
    """What was said of some months, the oldest first."""
    parameters = {"months": [month.first_day for month in months]}
    rows = ask(source.cursor(), "explanations", parameters).fetchall()
    return [
        Explanation(identity, unit, indicator, Month.of(month), text, by, local_time(at))
        for identity, unit, indicator, month, text, by, at in rows
    ]


def add(source: Source, new: NewExplanation, by: str) -> None:
    """Keep one explanation; a writer publishes it by its `learn`."""
    said = asdict(new) | {
        "month": new.month.first_day,
        "said_by": by,
        "said_at": datetime.now(UTC).replace(tzinfo=None),
    }
    ask(source.cursor(), "add_explanation", said)
