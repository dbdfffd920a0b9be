"""The labelled demonstration: its workbooks go through the same import as any clerk's."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.desk import ROOT, SAMPLE, Desk, named_path, reference
from pipeline.upload import Options, store_files
from warehouse import queries
from warehouse.database import Database, create
from wording.interface import DEMONSTRATION

WORKBOOKS = ROOT / "data" / "sample"


def start(path: Path | None = None) -> Path:
    """Create the demonstration unless it is there, and load whatever of it is missing.

    Raises:
        KpiError: `sample_refused` where the database holds other uploads.
    """
    chosen = path or named_path() or SAMPLE
    database = Database(chosen)
    create(database, sample=True, scope=reference().scope)
    desk = Desk(database)
    missing = _missing(desk)
    if missing:
        store_files(desk, missing, Options(uploader=DEMONSTRATION))
    return chosen


def _missing(desk: Desk) -> list[Path]:
    with desk.edition() as edition:
        stored = {upload.sha256 for upload in queries.uploads(edition)}
    return [
        path
        for path in sorted(WORKBOOKS.glob("*.xlsx"))
        if hashlib.sha256(path.read_bytes()).hexdigest() not in stored
    ]
