"""What taking an upload back would do, and the file as it was handed in."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.upload import UploadRow
from pipeline.desk.books import Books
from pipeline.desk.workspace import Workspace
from warehouse.reading.aftermath import Successor, aftermath


@dataclass(frozen=True, slots=True)
class Undoing:
    """What would stand if an upload were taken back now."""

    back: tuple[Successor, ...]
    """Earlier or other uploads that would speak again, the newest first."""
    missing: int
    """How many figures nobody would state."""
    silent_units: int
    """How many units would not have reported the month."""


def undoing(books: Books, upload: UploadRow) -> Undoing:
    """Foretell what taking an upload back does; nothing is written."""
    found = aftermath(books.edition, upload.upload, upload.month)
    gone = [each for each in found if each.upload is None]
    return Undoing(
        tuple(each for each in found if each.upload is not None),
        sum(each.figures for each in gone),
        sum(each.silent_units for each in gone),
    )


def original(workspace: Workspace, sha256: str) -> bytes:
    """The bytes of an uploaded file.

    Raises:
        KpiError: `no_original` where they are not in the store.
    """
    try:
        return (workspace.database.originals / sha256).read_bytes()
    except OSError as error:
        raise KpiError(ErrorCode.NO_ORIGINAL) from error
