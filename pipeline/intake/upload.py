"""The journey of a file: read, compare with what is stored, keep, append, publish, receipt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import Reading
from metrics.counts.upload import Changes, Difference, Receipt, Superseded
from pipeline.desk.workspace import Workspace
from pipeline.intake.answers import remember
from pipeline.intake.options import FileRead, Options
from pipeline.intake.prepare import compared_with, prepared
from pipeline.intake.repair import mending
from pipeline.intake.request import reading
from pipeline.statements.permitted import (
    locked_out,
    not_permitted,
)
from pipeline.statements.quarantine import put_away
from warehouse.reading.editions import Edition
from warehouse.writing.store import Writer, writing

Agreed = Callable[[Edition], bool]
"""Whether files may be stored upon what stands, asked under the writer's lock."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One file read and compared; nothing of it is stored yet."""

    read: FileRead
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
    def reading(self) -> Reading:
        """What the file says."""
        return self.read.reading

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
    edition: int = 0
    """The edition that shows what stands now; where nothing was stored, the one looked at."""
    opening: bool = False
    """Whether it was brought in as an opening balance."""

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
    with reading(workspace, paths, options) as found, workspace.editions() as newest:
        for read in found:
            yield compare(workspace, newest(), read)


def compare(workspace: Workspace, edition: Edition, read: FileRead) -> Checked:
    """Compare a reading with an edition.

    Of a file that the viewer may not bring in, nothing is told but that.
    """
    strange = not_permitted(workspace, read.reading)
    if strange:
        problems = (*strange, *read.reading.problems)
        return Checked(read, edition=edition.number, problems=problems)
    found, uploads = prepared(edition, workspace.reference, read, "")
    shut = locked_out(workspace, edition, read.reading.tables, opening=read.beside.opening)
    if shut or not uploads:
        return Checked(read, edition=edition.number, problems=(*shut, *found))
    compared = [compared_with(edition, upload) for upload in uploads]
    return Checked(
        read,
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

    Raises:
        KpiError: `edition_moved` where another edition stands than the one expected, and whatever
            `reading` and `store_readings` raise.
    """

    def expected(stands: Edition) -> bool:
        if options.edition not in (None, stands.number):
            raise KpiError(ErrorCode.EDITION_MOVED, expected=options.edition, stands=stands.number)
        return True

    with reading(workspace, paths, options) as found:
        outcomes = store_readings(workspace, found, options.uploader, expected)
    for path, outcome in zip(paths, outcomes, strict=True):
        put_away(workspace, path, outcome.reading, outcome.problems, options.uploader)
    return outcomes


def store_readings(
    workspace: Workspace,
    readings: Iterable[FileRead],
    uploader: str,
    agreed: Agreed = lambda _: True,
) -> list[FileOutcome]:
    """Store what was read before, all under one lock; see `store_files`.

    Args:
        workspace: Where it is stored.
        readings: What was read of each file.
        uploader: Who brings them.
        agreed: Looks at what stands before anything is stored; where it says no, nothing is.

    Returns:
        One outcome a file; none at all where it was not agreed.

    Raises:
        KpiError: `busy`, `file_changed`, and whatever `agreed` raises: then nothing is stored.
    """
    pairs, met = iter(readings), list[FileRead]()

    def store() -> list[FileOutcome]:
        # Done once more, it begins with those that were met.
        before, outcomes = tuple(met), []
        with writing(workspace.database) as writer:
            with workspace.edition() as stands:
                if not agreed(stands):
                    return []
            for read in chain(before, _noted(pairs, met)):
                outcomes.append(_store(workspace, writer, read, uploader))
            stored = [read for read, each in zip(met, outcomes, strict=True) if each.receipts]
            remember(workspace, writer, stored, uploader)
        return [
            replace(each, edition=writer.edition, opening=read.beside.opening)
            for read, each in zip(met, outcomes, strict=True)
        ]

    try:
        return mending(workspace, store)
    except KpiError as error:
        if error.code != ErrorCode.NO_SPACE:
            raise
    # The store or its edition could not be written: nothing of the batch is promised.
    return [_without_room(read.reading) for read in (*met, *pairs)]


def _noted(pairs: Iterable[FileRead], met: list[FileRead]) -> Iterator[FileRead]:
    for pair in pairs:
        met.append(pair)
        yield pair


def _store(workspace: Workspace, writer: Writer, read: FileRead, uploader: str) -> FileOutcome:
    reading = read.reading
    strange = not_permitted(workspace, reading)
    if strange:
        return FileOutcome(reading, problems=(*strange, *reading.problems))
    # Prepared anew from what the writer sees, under the lock: another upload may have come since
    # the page compared this one.
    problems, uploads = prepared(writer, workspace.reference, read, uploader)
    shut = locked_out(workspace, writer, reading.tables, opening=read.beside.opening)
    if shut or not uploads:
        return FileOutcome(reading, problems=(*shut, *problems))
    try:
        # Read from the disk once more: what is stored must be what was read, and a person may have
        # saved the file again in between.
        kept = writer.keep(read.path.read_bytes())
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
