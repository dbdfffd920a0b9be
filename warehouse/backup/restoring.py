"""Makes a database of a backup: nothing of it is taken that is not as the backup promised."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.backup.manifest import FILE, Manifest, beside, copied, sums
from warehouse.engine.files import Database, sync, write_whole
from warehouse.record import keys


def restore(source: Path, database: Database) -> Manifest:
    """Put a backup in place as a new database, marked as a copy of another.

    Args:
        source: The folder of a backup, or the `.zip` of one.
        database: Where; nothing may be there.

    Raises:
        KpiError: `database_exists`, `no_backup`; `damaged_backup` where a file is missing or is
            not what was copied, or an edition does not add up to what it did; `no_space`.
    """
    if any(inner != ".lock" for inner, _ in beside(database)):
        raise KpiError(ErrorCode.DATABASE_EXISTS, file=database.path.name)
    if not source.exists():
        raise KpiError(ErrorCode.NO_BACKUP, file=source.name)
    database.path.parent.mkdir(parents=True, exist_ok=True)
    # Beside the new database, so that its files are only renamed in the end.
    place = database.path.parent
    with TemporaryDirectory(dir=place, prefix=".restoring-") as folder, _folder(source) as backup:
        manifest = Manifest.read(backup)
        if shutil.disk_usage(place).free < sum(file.size for file in manifest.files):
            raise KpiError(ErrorCode.NO_SPACE)
        fresh = Database(Path(folder) / database.path.name)
        for file in manifest.files:
            _take(backup / f"{manifest.name}{file.path}", fresh, file.path, file.sha256)
        if sums(fresh) != manifest.editions:
            raise KpiError(ErrorCode.DAMAGED_BACKUP, file=fresh.editions.name)
        write_whole(fresh.copy_mark, b"")
        # What stood here before was another database.
        keys.forget(database)
        # The mark first: from the first moment on the new database says that it is a copy.
        for path in sorted(Path(folder).iterdir(), key=lambda each: each != fresh.copy_mark):
            path.replace(place / path.name)
        sync(place)
    return manifest


def _take(path: Path, fresh: Database, inner: str, sha256: str) -> None:
    target = fresh.path.parent / f"{fresh.path.stem}{inner}"
    try:
        with path.open("rb") as content:
            if copied(content, target).sha256 != sha256:
                raise KpiError(ErrorCode.DAMAGED_BACKUP, file=path.name)
    except FileNotFoundError as error:
        raise KpiError(ErrorCode.DAMAGED_BACKUP, file=path.name) from error
    if inner == ".accounts":
        # Hashes of passwords are nobody's to read but the program's.
        target.chmod(0o600)
    if fresh.editions in target.parents and target.suffix == ".duckdb":
        # As they are published: nobody writes them again.
        target.chmod(0o444)


@contextmanager
def _folder(source: Path) -> Iterator[Path]:
    """The folder itself, or what a zip of one holds."""
    if source.is_dir():
        yield source
        return
    try:
        with ZipFile(source) as packed, TemporaryDirectory(prefix="kpi-restore-") as folder:
            if FILE not in packed.namelist():
                raise KpiError(ErrorCode.NO_BACKUP, file=source.name)
            packed.extractall(folder)
            yield Path(folder)
    except BadZipFile as error:
        raise KpiError(ErrorCode.NO_BACKUP, file=source.name) from error
