"""What one person has dropped and not yet put away: bytes in a private folder, read in children.

Nothing here opens a spreadsheet, and nothing is stored before it was compared with what stands.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import time
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from threading import Lock

from metrics.counts.figure import FigureTable
from metrics.counts.month import Month
from metrics.counts.problem import ProblemKind, Severity
from metrics.counts.reading import TableProposal
from pipeline.desk.workspace import Workspace
from pipeline.intake.bundles import each_file, plain_name
from pipeline.intake.options import MONTH_ASKED, FileRead, Options, answerable
from pipeline.intake.upload import Checked, FileOutcome, check_files, compare, store_readings
from pipeline.statements.aliases import Doubt, doubts
from pipeline.statements.quarantine import put_away
from warehouse.engine.files import Database
from warehouse.reading.editions import Edition
from wording.intake.marked_copy import file_name

PREFIX = "kpi-inbox-"
_FORGOTTEN = 7 * 24 * 3600  # seconds; after a killed server nobody else clears its folders.


@dataclass(slots=True, eq=False)
class Dropped:
    """One file on its way to the store."""

    key: str
    path: Path
    name: str
    sha256: str
    size: int
    options: Options | None = None
    """With which it was read; None: not read yet."""
    checked: Checked | None = None
    compared_in: Database | None = None
    """Where it was compared, or stored."""
    moved: bool = False
    """Whether what is stored has changed since the person saw the comparison."""
    outcome: FileOutcome | None = None
    own: Options | None = None
    """What was said of this file alone, in place of what was said of all."""

    @property
    def ready(self) -> bool:
        """Whether it can be stored and would add something."""
        return self.outcome is None and self.checked is not None and adds(self.checked)

    @property
    def refused(self) -> bool:
        """Whether an error keeps it out."""
        problems = self.outcome.problems if self.outcome else ()
        if self.checked is not None and not self.outcome:
            problems = self.checked.problems
        return any(problem.severity is Severity.ERROR for problem in problems)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The names in it that a person can explain."""
        if self.outcome is not None or self.checked is None:
            return ()
        tables = self.checked.reading.tables
        months = {table.sheet: table.month for table in tables if table.month is not None}
        asked = self.options.month if self.options else None
        return doubts(self.checked.problems, months, asked)

    @property
    def asks(self) -> bool:
        """Whether nothing but answers of a person keeps it out."""
        if self.outcome is not None or self.checked is None or not self.refused:
            return False
        asked = {id(problem) for doubt in self.doubts for problem in doubt.problems}
        strange = any(proposal.form is None for proposal in self.proposals)
        return all(
            id(problem) in asked
            or answerable(problem)
            or (strange and problem.kind is ProblemKind.UNKNOWN_FORM)
            for problem in self.checked.problems
            if problem.severity is Severity.ERROR
        )

    @property
    def proposals(self) -> tuple[TableProposal, ...]:
        """The tables in it that a person can explain."""
        if self.outcome is not None or self.checked is None:
            return ()
        return tuple(self.checked.reading.proposals)


def adds(checked: Checked) -> bool:
    """Whether a file is clean and not all of it stands already."""
    return checked.clean and len(checked.stored_as) < len(checked.reading.tables)


class Inbox:
    """The files of one session; its folder vanishes with it."""

    def __init__(self) -> None:
        self._files: dict[str, Dropped] = {}
        self._given = 0
        self._lock = Lock()

    @cached_property
    def _folder(self) -> Path:
        _sweep()
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return folder

    @property
    def files(self) -> tuple[Dropped, ...]:
        """Every file, in the order it came."""
        return tuple(self._files.values())

    @property
    def ready(self) -> tuple[Dropped, ...]:
        """The files that one press of the button would store."""
        return tuple(file for file in self.files if file.ready)

    def take(self, dropped: Iterable[tuple[str, bytes]]) -> None:
        """Keep the bytes of files that came together, each a name and what it holds.

        A zip of workbooks comes as its members. The same file dropped twice stays one; a file of
        the same name as one that was refused before, or as its marked copy, is its correction and
        takes its place.
        """
        refused = {file.name: file.key for file in self.files if file.refused}
        # A person may mend the file itself or the copy in which the faults are marked.
        refused |= {file_name(name): key for name, key in refused.items()}
        for name, content in each_file(dropped):
            sha256 = hashlib.sha256(content).hexdigest()
            if not self._holds(plain_name(name), sha256):
                self.drop(refused.pop(plain_name(name), ""))
                self._keep(name, sha256, content)

    def put(self, name: str, content: bytes) -> str:
        """Keep what was typed in place of what was typed before and is not stored; its key."""
        for file in self.files:
            if file.outcome is None and file.name == plain_name(name):
                self.drop(file.key)
        return self._keep(name, hashlib.sha256(content).hexdigest(), content)

    def _holds(self, name: str, sha256: str) -> bool:
        waiting = (file for file in self.files if file.outcome is None)
        return any((file.name, file.sha256) == (name, sha256) for file in waiting)

    def _keep(self, name: str, sha256: str, content: bytes) -> str:
        self._given += 1
        folder = self._folder / f"{self._given}-{sha256}"
        folder.mkdir(mode=0o700)
        path = folder / plain_name(name)
        path.write_bytes(content)
        key = f"{self._given}-{sha256[:12]}"
        self._files[key] = Dropped(key, path, path.name, sha256, len(content))
        return key

    def drop(self, key: str) -> None:
        """Forget a file; unknown keys are ignored."""
        file = self._files.pop(key, None)
        if file is not None:
            shutil.rmtree(file.path.parent, ignore_errors=True)

    def drop_done(self) -> None:
        """Forget what was stored and what stood before; files with errors stay."""
        for file in self.files:
            if not file.ready and not file.refused:
                self.drop(file.key)

    def read_again(
        self, *, everything: bool = False, layout: tuple[str, str] | None = None
    ) -> None:
        """Have files read anew, since a person has said what their names or columns mean.

        Args:
            everything: Whether clean files too, since what they were read by was taken back.
            layout: Fingerprint and source of the table whose columns were explained; a file that
                was read by an earlier word on it is clean and wrong.
        """
        for file in self.files:
            told = {(each.fingerprint, each.source) for each in file.proposals}
            if file.outcome is None and (everything or file.refused or layout in told):
                file.options = None

    def unread(self, options: Options) -> tuple[Dropped, ...]:
        """The files that were not read under these options."""
        return tuple(
            file
            for file in self.files
            if file.outcome is None and file.options != (file.own or options)
        )

    def check(self, workspace: Workspace, options: Options, by: str = "") -> Iterator[Dropped]:
        """Read and compare what is unread, and yield each file when it is done.

        Args:
            workspace: What it is compared with.
            options: What the person said beside the files.
            by: Who it is, as far as that was said: a refused file is put away under the name.
        """
        alike: dict[Options, list[Dropped]] = {}
        for file in self.unread(options):
            alike.setdefault(file.own or options, []).append(file)
        for said, waiting in alike.items():
            read = check_files(workspace, [file.path for file in waiting], said)
            for file, checked in zip(waiting, read, strict=True):
                file.checked, file.options, file.moved = checked, said, False
                file.compared_in = workspace.database
                put_away(workspace, file.path, checked.reading, checked.problems, by)
                yield file

    def say(self, key: str, options: Options) -> None:
        """Say something of one file alone; it is read anew under that."""
        self._files[key].own = options

    @property
    def without_month(self) -> tuple[Dropped, ...]:
        """The files that ask for their month and were told none."""
        return tuple(
            file
            for file in self.files
            if file.checked is not None
            and file.outcome is None
            and not (file.own and (file.own.month or file.own.all_months))
            and any(problem.case in MONTH_ASKED for problem in file.checked.problems)
        )

    def say_month(self, month: Month) -> None:
        """Tell one month to all files that ask for theirs."""
        for file in self.without_month:
            self.say(file.key, replace(file.own or Options(), month=month))

    def forget_answers(self) -> bool:
        """Forget what files that are still to be read were answered; whether any was."""
        found = [file for file in self.unread(Options()) if file.own and file.own.beside.answers]
        for file in found:
            assert file.own is not None
            file.own = replace(file.own, beside=replace(file.own.beside, answers=()))
        return bool(found)

    def refresh(self, workspace: Workspace) -> tuple[Dropped, ...]:
        """Compare with the newest edition what was compared with an older one.

        What was stored in another database is forgotten: its receipts are not of this one.

        Returns:
            The files whose comparison came out differently; they are marked `moved`.
        """
        self._forget_others(workspace)
        number = workspace.edition_number()
        with workspace.editions() as newest:
            return self._renewed(workspace, number, newest)

    def _renewed(
        self, workspace: Workspace, number: int, newest: Callable[[], Edition]
    ) -> tuple[Dropped, ...]:
        return tuple(
            file
            for file in self.files
            if file.checked is not None
            and (file.compared_in, file.checked.edition) != (workspace.database, number)
            and _renew(workspace, newest(), file, file.checked)
        )

    def _forget_others(self, workspace: Workspace) -> None:
        for file in self.files:
            if file.outcome is not None and file.compared_in != workspace.database:
                self.drop(file.key)

    def store(self, workspace: Workspace, uploader: str, received: date | None = None) -> bool:
        """Store every ready file as one batch and publish once.

        Args:
            workspace: Where it is stored.
            uploader: Who brings them.
            received: The day on which they were handed in; None: today.

        Returns:
            False where what is stored has changed since the person saw it: nothing is stored, and
            the files carry the new comparison.

        Raises:
            KpiError: `busy`, `no_space`, `file_changed`.
        """
        with self._lock:
            self._forget_others(workspace)
            shown = self.ready
            if not shown:
                return True
            as_shown = partial(self._as_shown, workspace, shown)
            outcomes = store_readings(workspace, _readings(shown, received), uploader, as_shown)
            for file, outcome in zip(shown, outcomes, strict=False):
                _settle(file, outcome)
        return bool(outcomes)

    def _as_shown(self, workspace: Workspace, shown: Sequence[Dropped], stands: Edition) -> bool:
        """Whether storing would still do what a person saw, asked while nobody else can store."""
        # A person agreed to the differences that were shown; if these changed, the agreement is to
        # something else.
        moved = self._renewed(workspace, stands.number, lambda: stands)
        return not any(file in shown for file in moved)

    def strangers(self) -> Mapping[tuple[str, str], str]:
        """By fingerprint and source of an unknown layout, the key of the first file that has it."""
        first: dict[tuple[str, str], str] = {}
        for file in self.files:
            for each in file.proposals:
                if each.form is None:
                    first.setdefault((each.fingerprint, each.source), file.key)
        return first

    def overlaps(self) -> Mapping[str, str]:
        """By key of a ready file, the name of an earlier one that states the same unit's month."""
        first: dict[tuple[str, object], str] = {}
        found: dict[str, str] = {}
        for file in self.ready:
            stated = _stated(file)
            other = next((first[each] for each in stated if each in first), None)
            if other is not None:
                found[file.key] = other
            for each in stated:
                first[each] = file.name
        return found


def _renew(workspace: Workspace, edition: Edition, file: Dropped, before: Checked) -> bool:
    """Compare a file anew; whether that came out differently."""
    file.checked = compare(workspace, edition, before.read)
    file.compared_in = workspace.database
    changed = _shown(before) != _shown(file.checked)
    file.moved = file.moved or changed
    return changed


def _readings(files: Iterable[Dropped], received: date | None) -> Iterator[FileRead]:
    for file in files:
        assert file.checked is not None
        read = file.checked.read
        yield read._replace(beside=replace(read.beside, received=received or read.beside.received))


def _shown(checked: Checked) -> object:
    return checked.changes, checked.differences, checked.stored_as, checked.problems


def _settle(file: Dropped, outcome: FileOutcome) -> None:
    """Keep the outcome without the figures, which are in the store now, and without the bytes."""
    # A session may live for days; the figures of every file dropped in it would stay in memory as
    # long.
    tables = [replace(table, figures=FigureTable()) for table in outcome.reading.tables]
    file.outcome = replace(outcome, reading=replace(outcome.reading, tables=tables))
    file.checked = None
    shutil.rmtree(file.path.parent, ignore_errors=True)


def _stated(file: Dropped) -> dict[tuple[str, object], None]:
    if file.checked is None:
        return {}
    return {
        (unit, table.month): None
        for table in file.checked.reading.tables
        for unit in table.figures.units
    }


def _sweep() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            touched = folder.stat().st_mtime
        except OSError:
            continue
        if touched < time.time() - _FORGOTTEN:
            shutil.rmtree(folder, ignore_errors=True)
