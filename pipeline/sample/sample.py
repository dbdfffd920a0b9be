"""The labelled demonstration: its workbooks go through the same import as any clerk's."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from ingest.reading import Request
from ingest.sandbox.people import read_people
from ingest.sandbox.reader import read
from metrics.counts.beside import Beside
from pipeline.desk.viewer import OFFICE
from pipeline.desk.workspace import REFERENCE, ROOT, SAMPLE, Workspace, named_path, reference
from pipeline.intake.options import FileRead
from pipeline.intake.people_import import import_people
from pipeline.intake.upload import store_readings
from pipeline.sample import inspections
from warehouse.engine.files import Database
from warehouse.reading import queries
from warehouse.record.door import command_line
from warehouse.writing.database import create
from wording.interface import DEMONSTRATION

WORKBOOKS = ROOT / "data" / "sample"
DAYS = WORKBOOKS / "ngay-nhan.csv"
"""On which day each workbook was handed in: without it all of them came on the day of the start."""
PEOPLE = WORKBOOKS / "nguoi-phu-trach.csv"

_READERS = 2
"""Workbooks read at once: storing one takes as long as reading two."""
Told = Callable[[int, int], None]
"""Is told how many workbooks of how many are read."""


def start(path: Path | None = None, told: Told = lambda done, of: None) -> Path:  # noqa: ARG005
    """Create the demonstration unless it is there, and load whatever of it is missing.

    People, explanations and inspections come after the figures they speak of.

    Raises:
        KpiError: `sample_refused` where the database holds other uploads.
    """
    chosen = path or named_path() or SAMPLE
    database = Database(chosen)
    create(database, sample=True, scope=reference().scope)
    workspace = Workspace(database)
    missing = _missing(workspace)
    # What it says is made up, whoever starts it.
    with command_line(used=False):
        if missing:
            store_readings(workspace, _read(workspace, missing, told), DEMONSTRATION)
        import_people(workspace, OFFICE, PEOPLE.read_bytes(), DEMONSTRATION, read=read_people)
        inspections.bring(workspace)
    return chosen


def _read(workspace: Workspace, paths: Sequence[Path], told: Told) -> Iterator[FileRead]:
    """Read each workbook; the next ones are read while one is stored."""
    request = Request(REFERENCE, workspace.reference.scope)
    with DAYS.open(encoding="utf-8", newline="") as file:
        days = {row["file"]: date.fromisoformat(row["received"]) for row in csv.DictReader(file)}
    with ThreadPoolExecutor(_READERS) as readers:
        found = readers.map(lambda path: read(path, request), paths)
        for done, (path, reading) in enumerate(zip(paths, found, strict=True), start=1):
            told(done, len(paths))
            yield FileRead(path, reading, Beside(received=days[path.name]))


def _missing(workspace: Workspace) -> list[Path]:
    with workspace.edition() as edition:
        stored = {upload.sha256 for upload in queries.uploads(edition)}
    return [
        path
        for path in sorted(WORKBOOKS.glob("*.xlsx"))
        if hashlib.sha256(path.read_bytes()).hexdigest() not in stored
    ]
