"""What stands on the disk of a database, and a copy of all of it to carry away."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from access.roles import Capability
from pipeline.desk.workspace import Workspace
from warehouse.backup.manifest import beside
from warehouse.backup.taking import take
from warehouse.reading import queries
from warehouse.record import ledger


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much a database holds, and how much room is left."""

    files: int
    size: int
    """Bytes."""
    free: int
    """Bytes."""
    originals: int
    ledger_lines: int
    uploads: int
    edition: int
    published_at: datetime


def holdings(workspace: Workspace) -> Holdings:
    """What stands on the disk now.

    Raises:
        KpiError: as `Workspace.edition`.
    """
    database = workspace.database
    files = [path for _, path in beside(database)]
    newest = ledger.last(database)
    with workspace.edition() as edition:
        return Holdings(
            files=len(files),
            size=sum(path.stat().st_size for path in files),
            free=shutil.disk_usage(database.path.parent).free,
            originals=sum(path.parent == database.originals for path in files),
            ledger_lines=newest.sequence if newest else 0,
            uploads=len(queries.uploads(edition)),
            edition=edition.number,
            published_at=edition.published_at,
        )


def zipped(workspace: Workspace) -> bytes:
    """A backup as one file.

    Raises:
        KpiError: `not_permitted`, and as `take`.
    """
    workspace.viewer.must(Capability.BACK_UP)
    with tempfile.TemporaryDirectory(prefix="kpi-backup-") as folder:
        place, packed = Path(folder) / "backup", Path(folder) / "backup.zip"
        take(workspace.database, place)
        with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=1) as archive:
            for path in sorted(place.rglob("*")):
                if path.is_file():
                    archive.write(path, path.relative_to(place))
        return packed.read_bytes()
