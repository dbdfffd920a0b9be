"""Refused files: their bytes kept apart from everything that is read, and a list of them.

Only bytes are written here; nothing opens them. The list only grows, one JSON line a refusal.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from metrics.counts.problem import Problem, Severity, case_of
from metrics.counts.refused import Refused
from warehouse.engine.files import Database, sync, write_whole
from warehouse.record.upload import local_time

MOST_KEPT = 512 * 1024 * 1024
"""So many bytes of refused files stay at most; of further ones only name and hash."""
_ROOM = 3
"""So many times its need must be free for a file to be kept."""


def folder(database: Database) -> Path:
    """Where refused bytes are, each file named by its sha256, and the list of them."""
    return database.originals / "refused"


def put_away(database: Database, content: bytes, most: int) -> bool:
    """Keep a refused file's bytes where they are few enough; whether they are there."""
    place = folder(database)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = place / hashlib.sha256(content).hexdigest()
    if path.is_file():
        return True
    held = sum(each.stat().st_size for each in place.iterdir())
    free = shutil.disk_usage(place).free
    if len(content) > most or held + len(content) > MOST_KEPT or free < _ROOM * len(content):
        return False
    write_whole(path, content)
    path.chmod(0o400)
    return True


def note(database: Database, refused: Refused) -> None:
    """Add a refusal to the list and have it on disk."""
    path = _list(database)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    line = json.dumps(_facts(refused), ensure_ascii=False, sort_keys=True)
    # A line that a crash cut short must not swallow the next one.
    torn = path.exists() and not path.read_bytes().endswith(b"\n")
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, f"{chr(10) * torn}{line}\n".encode())
        os.fsync(handle)
    finally:
        os.close(handle)
    sync(path.parent)


def refusals(database: Database) -> list[Refused]:
    """Every refusal, oldest first; a line that is none is left out."""
    path = _list(database)
    return list(_read(path.read_bytes())) if path.exists() else []


def _list(database: Database) -> Path:
    return folder(database) / "list.jsonl"


def _facts(refused: Refused) -> dict[str, object]:
    at = refused.at.astimezone(UTC).replace(tzinfo=None)
    return asdict(refused) | {"at": at.isoformat()}


def _read(content: bytes) -> Iterator[Refused]:
    for line in content.split(b"\n"):
        try:
            facts = json.loads(line)
            reason = facts["reason"]
            problem = Problem(
                Severity(reason["severity"]),
                case_of(reason.get("case") or reason["kind"], reason["facts"]),
                reason["sheet"],
                reason["cell"],
                reason["found"],
                reason["facts"],
                tuple(reason.get("choices", ())),
            )
            at = local_time(datetime.fromisoformat(facts["at"]))
            yield Refused(**(facts | {"reason": problem, "at": at}))
        except (ValueError, TypeError, KeyError):
            continue
