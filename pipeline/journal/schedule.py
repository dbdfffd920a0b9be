"""The schedule of backups that the server itself keeps, where a folder for them is named."""

from __future__ import annotations

import logging
import os
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

from filelock import FileLock, Timeout

from pipeline.desk.door import holds_real
from pipeline.desk.workspace import Workspace, writing_path
from pipeline.journal.backups import back_up
from warehouse.backup import rotation
from warehouse.engine.files import Database
from wording import backup as words

FOLDER = "KPI_BACKUPS"
"""The setting that names the folder, better one on another disk."""
_LOOKS = 3600
"""Seconds between two looks: a server that was off at night makes up for it within the hour."""
_log = logging.getLogger("kpi.backup")


def start() -> Event:
    """Look at the start of the server and every hour from then on; what ends it."""
    ended = Event()
    folder = os.environ.get(FOLDER)
    if folder:
        Thread(target=_keep, args=(Path(folder), ended), name="backups", daemon=True).start()
    return ended


def look(path: Path, folder: Path, at: datetime) -> bool:
    """Make the day's backup, where it was not made yet; whether one was made.

    Real figures alone: the demonstration is made anew by a command.

    Args:
        path: Of the database.
        folder: Where all backups are; several servers of one database share it.
        at: Now, by the clock on the wall.

    Raises:
        KpiError: as `back_up`.
    """
    if not holds_real(path):
        return False
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / f".{path.stem}.lock", timeout=0):
            if any(made.date() == at.date() for made in rotation.made(folder, path.stem).values()):
                return False
            back_up(Workspace(Database(path)), folder, words.BY_SCHEDULE, at)
            return True
    except Timeout:
        # Another server of the database is just making it.
        return False


def _keep(folder: Path, ended: Event) -> None:
    while True:
        try:
            look(writing_path(), folder, datetime.now())  # noqa: DTZ005
        except Exception:
            # It is tried again within the hour, and the page of health tells of the last one.
            _log.exception("no backup was made")
        if ended.wait(_LOOKS):
            return
