"""Which parts of a group lack figures: named beside its rows, which only count them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from metrics.units.unit import Unit, grouped
from metrics.verdicts.rollup import Score
from pipeline.commands.printing import say
from wording import command_line as words


def tell(rows: Iterable[Score]) -> None:
    """Say it beside the rows."""
    for sentence in told(rows):
        say(sentence)


def told(rows: Iterable[Score]) -> Iterator[str]:
    """A sentence for each group and each set of parts that lack.

    Indicators that lack the same parts are told together.
    """
    alike = grouped(((row.unit, row.silent, row.gaps), row.indicator.short) for row in rows)
    for (head, silent, gaps), shorts in alike.items():
        lacks = (
            said.format(count=len(units), units=_named(units))
            for said, units in ((words.PARTS_SILENT, silent), (words.PARTS_LACK_MONTHS, gaps))
            if units
        )
        if lacking := "; ".join(lacks):
            yield words.PARTS_LACKING.format(
                head=head.name, indicators=", ".join(shorts), lacking=lacking
            )


def _named(units: Iterable[Unit]) -> str:
    return ", ".join(f"{unit.name} ({unit.code})" for unit in units)
