"""`explain`: what units say about a month; with --text, one thing more is said."""

from __future__ import annotations

from argparse import Namespace
from typing import NamedTuple

from metrics.units.register import find_unit
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, Option, needed
from pipeline.statements import explanations
from warehouse.statements.kinds import Explanation
from wording import command_line as words


class Said(NamedTuple):
    """What was said, and what the unit was called in that month."""

    explanation: Explanation
    name: str


SAID: Columns[Said] = {
    **same("unit", of="explanation"),
    **same("name"),
    **same("indicator", "month", "text", "by", of="explanation"),
    "time": lambda said: said.explanation.at,
}


def _run(choices: Namespace) -> list[Row]:
    """What was said of a month, oldest first."""
    month, unit, indicator, text = choices.month, choices.unit, choices.indicator, choices.text
    if text is not None and not (unit and indicator):
        choices.wrong_use(words.EXPLAIN_WHAT)
    workspace = opening.reader(choices) if text is None else opening.writer(choices)
    if text is not None:
        explanations.explain(
            workspace,
            workspace.viewer,
            explanations.Explained(month, unit, indicator),
            text,
            choices.by,
        )
    register = workspace.reference.register
    identity = find_unit(register, month, unit).identity if unit else None
    with workspace.books() as books:
        found = explanations.of_months(books, (month,))
    return rows(
        SAID,
        (
            Said(each, register.at(month)[each.unit].name)
            for each in found
            if identity in (None, each.identity) and indicator in (None, each.indicator)
        ),
    )


COMMAND = Command(
    "explain",
    (
        needed(options.MONTH),
        options.UNIT,
        options.INDICATOR,
        Option("--text", words.OPTIONS["text"], words.A_TEXT),
        options.BY,
    ),
    _run,
    SAID,
)
