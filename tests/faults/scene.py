"""A database with one import, a file that is still to come, and what must be shown after it."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from pipeline.desk.workspace import Workspace, start
from pipeline.intake import repair
from pipeline.intake.options import FileRead, Options
from pipeline.intake.prepare import prepared
from pipeline.intake.upload import check_files, store_files, store_readings
from tests.journey.command import figures, form
from tests.warehouse.builders import MEASURES
from tests.warehouse.clerk import assert_whole, stored
from warehouse.engine.files import Database
from warehouse.reading import queries
from warehouse.reading.editions import newest
from warehouse.reading.finding import FindingKind
from warehouse.soundness.verify import verify
from warehouse.writing.store import writing

MONTH = Month(2024, 3)
FILES = {"một.xlsx": ("26383", "26368"), "hai.xlsx": ("26386", "26383")}
"""Each with the units it reports."""
Figures = dict[tuple[str, str], int]
TOLD_FOR_EVER = {FindingKind.LEDGER_BROKEN, FindingKind.LEDGER_RECOVERED}
"""That somebody was at the ledger stays said."""


_COUNTED = ("rounds", "lost", "doubled", "wrong", "stuck", "unsound")


@dataclass
class Tally:
    """What came of so many rounds; all but the first must be zero."""

    rounds: int = 0
    lost: int = 0
    doubled: int = 0
    wrong: int = 0
    stuck: int = 0
    """Ended in a state from which nothing that is named leads out."""
    unsound: int = 0
    """`check` still finds something."""
    notes: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count what came of further rounds."""
        for name in _COUNTED:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.notes += other.notes

    @property
    def bad(self) -> int:
        """How much of it must not be."""
        return self.lost + self.doubled + self.wrong + self.stuck + self.unsound

    def __str__(self) -> str:
        return " ".join(f"{name}={getattr(self, name)}" for name in _COUNTED)


class Scene:
    """Kept as it was after the first import; every round works on a copy."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = folder / "kept"
        path = start(kept / "kpi.duckdb")
        for late, (name, units) in enumerate(FILES.items(), start=1):
            form(kept, path, {unit: figures(late=late) for unit in units}, str(MONTH), name)
        self.kept = Workspace(Database(path))
        store_files(self.kept, [kept / "một.xlsx"], Options(uploader="Lan"))
        self.before = shown(self.kept.database)
        (checked,) = check_files(self.kept, [kept / "hai.xlsx"], Options())
        self.coming = FileRead(kept / "hai.xlsx", checked.reading)
        with self.copy() as there:
            self.bring(there)
            self.after = shown(there.database)
            self.uploads = len(names(there.database))

    @contextmanager
    def copy(self, of: Path | None = None) -> Iterator[Workspace]:
        """A copy to be damaged."""
        with TemporaryDirectory(dir=self.folder) as folder:
            shutil.copytree(of or self.kept.database.path.parent, folder, dirs_exist_ok=True)
            yield Workspace(Database(Path(folder) / "kpi.duckdb"))

    def bring(self, there: Workspace) -> None:
        """Import the second file, as command and page do."""
        repair.ensure_sound(there)
        store_readings(there, [self.coming], "Bình")

    def killed(self) -> Path:
        """A folder as a writer leaves it who is killed after the commit."""
        left = self.folder / "killed"
        if left.exists():
            return left
        shutil.copytree(self.kept.database.path.parent, left)
        there = Workspace(Database(left / "kpi.duckdb"))
        writer_process = os.fork()
        if writer_process == 0:
            with writing(there.database) as writer:
                writer.keep(self.coming.path.read_bytes())
                _, uploads = prepared(writer, there.reference, self.coming, "Bình")
                writer.append(uploads, there.reference.measure_codes)
                os._exit(9)
        os.waitpid(writer_process, 0)
        return left

    def judge(self, there: Workspace, tally: Tally, note: str) -> None:
        """Import the second file into what was damaged, and count what came of it."""
        known, before = self.kept.reference, tally.bad
        tally.rounds += 1
        try:
            self.bring(there)
        except KpiError:
            # The way out that the refusal names.
            if any(each.kind is FindingKind.NOT_REBUILT for each in repair.mend(there)):
                tally.stuck += 1
                tally.notes.append(f"{note}: stuck")
                return
            self.bring(there)
        compare(shown(there.database), self.after, tally)
        tally.doubled += len(names(there.database)) > self.uploads
        found = {each.kind for each in verify(there.database, known.measure_codes)}
        tally.unsound += bool(found - TOLD_FOR_EVER)
        if tally.bad > before:
            tally.notes.append(f"{note}: {sorted(found)} {names(there.database)}")


def count(database: Database, promised: dict[int, list[str]], tally: Tally) -> None:
    """Count what of the clerks' files is not in a database as they were promised."""
    found = verify(database, MEASURES)
    tally.unsound += bool(found)
    with newest(database) as edition:
        try:
            there = stored(edition)
            assert_whole(edition)
        except AssertionError:
            tally.doubled += 1
            tally.notes.append(f"torn or doubled in {promised.keys()}")
            return
    for name, uploads in promised.items():
        tally.lost += name not in there
        tally.wrong += there.get(name, uploads) != uploads


def compare(seen: Figures, true: Figures, tally: Tally) -> None:
    """Count a figure that is gone and one that is another."""
    tally.lost += bool(true.keys() - seen.keys())
    tally.wrong += any(true.get(key) != value for key, value in seen.items())


def shown(database: Database) -> Figures:
    """What readers see of the month."""
    with Workspace(database).edition() as edition:
        return queries.figures_of(edition, MONTH)


def names(database: Database) -> Counter[str]:
    """How often each file is among the uploads that readers see."""
    with Workspace(database).edition() as edition:
        return Counter(row.file for row in queries.uploads(edition) if not row.undone_at)
