"""`journal`: who did what and when, what was and what is, in words."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta

from metrics.counts.journal import JournalEntry, JournalGroup
from metrics.verdicts.office import OfficeEdits
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, Option
from pipeline.desk.clock import midnight
from pipeline.journal.entries import JournalWish, journal
from wording import command_line as words
from wording.office import journal as said

_TOLD: Columns[JournalEntry] = {
    "time": lambda entry: entry.at.isoformat(timespec="seconds"),
    **same("by", "by_command"),
    "kind": lambda entry: entry.group,
    **same("units", "about"),
    "old": lambda entry: said.side(entry.changes, new=False) or None,
    "new": lambda entry: said.side(entry.changes, new=True) or None,
    "why": lambda entry: entry.why or None,
}


def _run(choices: Namespace) -> list[Row]:
    at = opening.reader(choices)
    with at.books() as books:
        since = choices.since or books.today - timedelta(days=1)
        wish = JournalWish(
            midnight(since),
            midnight(choices.until + timedelta(days=1)) if choices.until else None,
            choices.by or None,
            choices.unit,
            choices.kind,
        )
        return rows(_TOLD, journal(books, at.with_edits(OfficeEdits()), wish))


COMMAND = Command(
    "journal",
    (
        Option("--since", said.OPTIONS["since"], words.A_DAY, options.day),
        Option("--until", said.OPTIONS["until"], words.A_DAY, options.day),
        Option("--by", said.OPTIONS["by"], words.A_NAME, default=""),
        Option("--unit", said.OPTIONS["unit"], words.A_CODE),
        Option(
            "--kind",
            said.OPTIONS["kind"],
            words.A_WAY,
            JournalGroup,
            among=tuple(JournalGroup),
        ),
    ),
    _run,
    _TOLD,
    nothing=said.NOTHING,
)
