"""The schedule of backups, as the server keeps it and as the health route tells of it."""

from __future__ import annotations

from threading import Event

from pipeline.desk import sharing
from pipeline.journal import schedule
from pipeline.journal.backups import last_tried
from ui.frame import session
from wording import interface as words
from wording import numbers


def keep_schedule() -> Event:
    """Make backups and keep up to a shared record for as long as the server runs; what ends it."""
    ended = schedule.start()
    sharing.start(ended)
    return ended


def last_backup() -> str:
    """When the last backup was tried by restoring it; it is told and makes nobody ill."""
    at, well = session.ask(last_tried)
    if at is None:
        return words.NO_BACKUP_TRIED
    return (words.BACKUP_TRIED if well else words.BACKUP_FAILED).format(time=numbers.moment(at))
