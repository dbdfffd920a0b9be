"""The journey of a file: read, compare with what is stored, keep, append, publish, receipt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from ingest.sandbox.reader import read
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import Reading
from metrics.counts.upload import Changes, Difference, Receipt, Superseded
from pipeline.desk.workspace import Workspace
from pipeline.intake.prepare import compared_with, prepared
from pipeline.intake.request import request_for
from pipeline.statements.permitted import must_take_back, not_permitted
from pipeline.statements.quarantine import put_away
from warehouse.reading.editions import Edition
from warehouse.record.ledger import LedgerEntry
from warehouse.writing.store import Writer, writing

_READERS = 2
"""Files read at once, one for each of two cores; each child may take 1 GiB."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the person said beside the files."""

    month: Month | None = None
    all_months: bool = False
    unit: str | None = None
    uploader: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """One file read and compared; nothing of it is stored yet."""

    path: Path
    reading: Reading
    changes: Changes = field(default_factory=Changes)
    differences: tuple[tuple[Month, Difference], ...] = ()
    """What would change or vanish, figure by figure; what is new or stays only counts."""
    stored_as: tuple[Receipt, ...] = ()
    """Where the same bytes already stand."""
    edition: int = 0
    """Number of the edition it was compared with."""
    problems: tuple[Problem, ...] = ()
    """The reading's, and what only a look at the stored months shows."""

    @property
    def clean(self) -> bool:
        """Whether it may be stored."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file."""

    reading: Reading
    receipts: tuple[Receipt, ...] = ()
    changes: Changes = field(default_factory=Changes)
    problems: tuple[Problem, ...] = ()

    @property
    def stored(self) -> bool:
        """Whether this call added the file's figures."""
        return any(not receipt.already_stored for receipt in self.receipts)

    @property
    def already_stored(self) -> bool:
        """Whether the same upload stood before."""
        return bool(self.receipts) and not self.stored


def check_files(workspace: Workspace, paths: Sequence[Path], options: Options) -> Iterator[Checked]:
    """Read files in their own processes and compare each with the newest edition, in order."""
    request = request_for(workspace, options.month, options.unit, all_months=options.all_months)
    with ThreadPoolExecutor(_READERS) as readers, workspace.editions() as newest:
        for path, reading in zip(
            paths, readers.map(partial(read, request=request), paths), strict=True
        ):
            yield compare(workspace, newest(), path, reading)


def compare(workspace: Workspace, edition: Edition, path: Path, reading: Reading) -> Checked:
    """Compare a reading with an edition.

    Of a file that the viewer may not bring in, nothing is told but that.
    """
    strange = not_permitted(workspace, reading)
    if strange:
        problems = (*strange, *reading.problems)
        return Checked(path, reading, edition=edition.number, problems=problems)
    found, uploads = prepared(edition, workspace.reference.register, reading, "")
    if not uploads:
        return Checked(path, reading, edition=edition.number, problems=tuple(found))
    compared = [compared_with(edition, upload) for upload in uploads]
    return Checked(
        path,
        reading,
        sum((changes for _, changes, _ in compared), Changes()),
        tuple(
            (upload.month, difference)
            for upload, (_, _, differences) in zip(uploads, compared, strict=True)
            for difference in differences
        ),
        tuple(receipt for receipt, _, _ in compared if receipt),
        edition.number,
        tuple(found),
    )


def store_files(workspace: Workspace, paths: Sequence[Path], options: Options) -> list[FileOutcome]:
    """Store every clean file of a batch and publish once; a refused file stores nothing.

    Each file is whole or not at all. The outcomes are final: figures, original and ledger are on
    disk and the edition that shows them is published.
    """
    request = request_for(workspace, options.month, options.unit, all_months=options.all_months)
    with ThreadPoolExecutor(_READERS) as readers:
        readings = readers.map(partial(read, request=request), paths)
        outcomes = store_readings(workspace, zip(paths, readings, strict=True), options.uploader)
    for path, outcome in zip(paths, outcomes, strict=True):
        put_away(workspace, path, outcome.reading, outcome.problems, options.uploader)
    return outcomes


def store_readings(
    workspace: Workspace, readings: Iterable[tuple[Path, Reading]], uploader: str
) -> list[FileOutcome]:
    """Store what was read before; see `store_files`."""
    pairs, met = iter(readings), []
    try:
        with writing(workspace.database) as writer:
            outcomes = []
            for path, reading in pairs:
                met.append(reading)
                outcomes.append(_store(workspace, writer, path, reading, uploader))
            return outcomes
    except KpiError as error:
        if error.code != ErrorCode.NO_SPACE:
            raise
    # The store or its edition could not be written: nothing of the batch is promised.
    return [_without_room(reading) for reading in (*met, *(reading for _, reading in pairs))]


def again(workspace: Workspace, writer: Writer, entry: LedgerEntry, path: Path) -> bool:
    """Store what the ledger tells of once more, out of the original; whether it came out the same.

    Args:
        workspace: Where it is stored.
        writer: Of the store that lost it.
        entry: What the ledger tells.
        path: The original, under the name it came with.
    """
    month = Month.parse(entry.month)
    # What once was stored is no less so for the day on which it is stored again.
    request = replace(request_for(workspace, month, entry.unit or None), today=None)
    reading = read(path, request)
    _, uploads = prepared(writer, workspace.reference.register, reading, entry.by)
    wanted = [
        upload
        for upload in uploads
        if (upload.form, upload.month) == (entry.form, month)
        and entry.sheet in ("", upload.sheet)
        and (upload.sha256, entry.unit) == (entry.sha256, upload.reporting_unit or "")
    ]
    receipts = writer.append(
        wanted[:1], workspace.reference.measure_codes, datetime.fromisoformat(entry.time)
    )
    return [receipt.upload for receipt in receipts] == [entry.upload]


def undo(workspace: Workspace, upload: str, by: str = "") -> bool:
    """Take one upload back as a whole; False where it was taken back before.

    Raises:
        KpiError: `not_permitted`, `unknown_upload`.
    """
    with writing(workspace.database) as writer:
        must_take_back(workspace, writer, upload)
        return writer.undo(upload, by)


def _store(
    workspace: Workspace, writer: Writer, path: Path, reading: Reading, uploader: str
) -> FileOutcome:
    strange = not_permitted(workspace, reading)
    if strange:
        return FileOutcome(reading, problems=(*strange, *reading.problems))
    # Prepared anew from what the writer sees, under the lock: another upload may have come since
    # the page compared this one.
    problems, uploads = prepared(writer, workspace.reference.register, reading, uploader)
    if not uploads:
        return FileOutcome(reading, problems=tuple(problems))
    try:
        # Read from the disk once more: what is stored must be what was read, and a person may have
        # saved the file again in between.
        kept = writer.keep(path.read_bytes())
    except KpiError as error:
        if error.code != ErrorCode.NO_SPACE:
            raise
        return _without_room(reading)
    if kept != reading.sha256:
        raise KpiError(ErrorCode.FILE_CHANGED, file=reading.file)
    receipts = writer.append(uploads, workspace.reference.measure_codes)
    problems.extend(_superseded(each.superseded) for each in receipts if each.superseded)
    changes = sum((receipt.changes for receipt in receipts), Changes())
    return FileOutcome(reading, receipts, changes, tuple(problems))


def _without_room(reading: Reading) -> FileOutcome:
    full = Problem(Severity.ERROR, ProblemCase.NO_SPACE)
    return FileOutcome(reading, problems=(full, *reading.problems))


def _superseded(superseded: Superseded) -> Problem:
    return Problem(
        Severity.WARNING,
        ProblemCase.SUPERSEDED,
        facts={"figures": superseded.figures, "uploads": ", ".join(superseded.uploads)},
    )
