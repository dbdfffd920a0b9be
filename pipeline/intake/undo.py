"""Taking uploads back, what that would do, and the file as it was handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.counts.beside import Beside
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.upload import UploadRow
from pipeline.desk.books import Books
from pipeline.desk.workspace import Workspace
from pipeline.intake.repair import mending
from pipeline.statements.permitted import must_be_open, must_take_back
from warehouse.reading.aftermath import Successor, aftermath
from warehouse.record.door import by_command
from warehouse.writing.store import writing


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


def undo(workspace: Workspace, upload: str, by: str = "", why: str = "") -> bool:
    """Take one upload back as a whole; False where it was taken back before.

    Raises:
        KpiError: `not_permitted`, `month_locked`, `unknown_upload`.
    """
    return undo_all(workspace, [upload], by, why) == 1


def undo_all(workspace: Workspace, uploads: Sequence[str], by: str, why: str) -> int:
    """Take uploads back and publish once; how many of them were not taken back before.

    Raises:
        KpiError: `not_permitted` or `month_locked` where one of them may not be, and none is;
            `unknown_upload`.
    """

    def take_back() -> int:
        with writing(workspace.database) as writer:
            for upload in uploads:
                must_take_back(workspace, writer, upload)
            must_be_open(workspace, writer, uploads)
            # The newest first: none of them speaks again in between.
            said = Beside(why=why, by_command=by_command())
            return sum(writer.undo(upload, by, said) for upload in reversed(uploads))

    return mending(workspace, take_back)


def original(workspace: Workspace, sha256: str) -> bytes:
    """The bytes of an uploaded file.

    Raises:
        KpiError: `no_original` where they are not in the store.
    """
    try:
        return (workspace.database.originals / sha256).read_bytes()
    except OSError as error:
        raise KpiError(ErrorCode.NO_ORIGINAL) from error
