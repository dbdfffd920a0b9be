"""Where work is done: a database, the reference data of its scope, and which one is meant."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from metrics.counts.errors import (
    ErrorCode,
    KpiError,
    ReferenceDataError,
    broken_reference,
)
from metrics.verdicts.office import OfficeEdits, as_edited
from metrics.verdicts.reference import Reference, load
from pipeline.desk.books import Books
from pipeline.desk.cache import Answers, new_cache
from pipeline.desk.clock import today
from pipeline.desk.office import edits, with_days_off
from pipeline.desk.viewer import OFFICE, Viewer, configured
from pipeline.desk.viewer import Capability as Capability
from warehouse.engine.connection import Source
from warehouse.engine.files import Database
from warehouse.reading.editions import Edition, behind_since, following, newest, newest_number
from warehouse.record.ledger import holds_import
from warehouse.soundness.rebuild import bring_up
from warehouse.writing.database import create
from warehouse.writing.store import writing

_Done = TypeVar("_Done")

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "data" / "reference"
DEMONSTRATION = ROOT / "data" / "sample" / "plans"
WAREHOUSE = ROOT / "data" / "warehouse"
REAL = WAREHOUSE / "kpi.duckdb"
SAMPLE = WAREHOUSE / "sample.duckdb"


def _unmended(_: Workspace) -> None:
    """A store that nobody mends."""


@dataclass(frozen=True)
class Workspace:
    """A database and everything needed to work on it; cheap to make, loads on first use."""

    database: Database
    viewer: Viewer = OFFICE
    """Who sits at it: every import, undo and confirmation asks what that person may do."""
    mender: Callable[[Workspace], bool | None] = field(default=_unmended, repr=False, compare=False)
    """What mends its store where a write finds it damaged; whether it is sound then."""

    @cached_property
    def sample(self) -> bool:
        """Whether the database is the labelled demonstration."""
        with self.edition() as edition:
            return edition.sample

    @cached_property
    def reference(self) -> Reference:
        """The reference data as the office edited it, in the newest state when it is first asked.

        With the demonstration's plans only for the demonstration.
        """
        with self.edition() as edition:
            return self.reference_of(edition)

    def reference_of(self, edition: Edition) -> Reference:
        """The reference data as the office edited it by a published state.

        Raises:
            KpiError: `broken_reference` with every fault.
        """
        return edition.once("reference", lambda: self._known(edits(edition), sample=edition.sample))

    def with_edits(self, said: OfficeEdits) -> Reference:
        """The reference data with what an office said of it.

        Raises:
            KpiError: `broken_reference` with every fault.
        """
        return self._known(said, sample=self.sample)

    def _known(self, said: OfficeEdits, *, sample: bool) -> Reference:
        kept, shipped = self._edited, OfficeEdits(province=said.province)
        if shipped not in kept:
            known = reference(demonstration=sample, province=said.province or None)
            kept[shipped] = with_days_off(known, self.database)
        if said not in kept:
            with told_of_faults("*.toml"):
                kept[said] = as_edited(kept[shipped], said)
        return kept[said]

    @cached_property
    def _edited(self) -> dict[OfficeEdits, Reference]:
        return {}

    def learn(self, said: Callable[[Source], None], files: Iterable[bytes] = ()) -> None:
        """Keep a word of a person; where the store turns out damaged, it is mended and told again.

        Args:
            said: Adds the word through the connection it is given.
            files: What the word speaks of; kept beside the figures' own, before it is said.

        Raises:
            KpiError: `busy`, `no_space`, `damaged_store`, and whatever `said` raises.
        """

        def keep() -> None:
            with writing(self.database) as writer:
                for file in files:
                    writer.keep(file)
                writer.learn(said)

        retried(keep, lambda: self.mender(self))

    def edition(self) -> Edition:
        """The newest published state, read-only.

        Raises:
            KpiError: `no_database` where there is none.
        """
        return newest(self.database)

    @contextmanager
    def books(self, *, answers: Answers | None = None) -> Iterator[Books]:
        """What the viewer reads today, of the newest published state.

        Args:
            answers: Where answers are kept for other readers; None: until these books are closed.

        Raises:
            KpiError: as `edition`.
        """
        with self.edition() as edition:
            kept = answers or Answers(new_cache())
            yield Books(edition, self.reference_of(edition), self.viewer, today(), kept)

    def editions(self) -> AbstractContextManager[Callable[[], Edition]]:
        """The newest published state at every look, for work on many files in a row."""
        return following(self.database)

    def edition_number(self) -> int:
        """Number of the newest published state that is sound, without opening it."""
        return newest_number(self.database)

    def behind_since(self) -> datetime | None:
        """When what readers see was published, if a newer state is damaged; else None."""
        return behind_since(self.database)


def reference(*, demonstration: bool = False, province: str | None = None) -> Reference:
    """The reference data of a province, where none is named of the configured one.

    Raises:
        KpiError: `broken_reference` with every fault of every file.
    """
    with told_of_faults("*.toml"):
        return load(REFERENCE, DEMONSTRATION if demonstration else None, province)


def retried(write: Callable[[], _Done], mend: Callable[[], bool | None]) -> _Done:
    """Do something that writes; where the store turns out damaged, mend it and do it once more.

    Args:
        write: What is done.
        mend: Mends the store; whether it is sound then.

    Raises:
        KpiError: what `write` raises.
    """
    try:
        return write()
    except KpiError as error:
        if error.code != ErrorCode.DAMAGED_STORE or not mend():
            raise
    return write()


@contextmanager
def told_of_faults(file: str) -> Iterator[None]:
    """Turn what is wrong in the reference data into something that a person is told.

    Raises:
        KpiError: `broken_reference`.
    """
    try:
        yield
    except ReferenceDataError as error:
        raise broken_reference(file, error.faults) from error


def open_workspace(path: Path | None = None) -> Workspace:
    """The viewer's workspace of a database, made up for what befell it; see `find_workspace`.

    Raises:
        KpiError: as `find_workspace`; `damaged_store` where nothing at all can be read.
    """
    found = find_workspace(path)
    bring_up(found.database)
    return found


def find_workspace(path: Path | None = None) -> Workspace:
    """The viewer's workspace of a database as it is, by default the one meant where none is named.

    Raises:
        KpiError: `unknown_viewer` where the setting means nobody; `no_database` where it does not
            exist.
    """
    viewer = configured()
    database = Database(path or default_path())
    if not database.exists:
        raise KpiError(ErrorCode.NO_DATABASE, file=database.path.name)
    return Workspace(database, viewer)


def default_path() -> Path:
    """The database that is read where none is named (contract §4)."""
    return named_path() or (REAL if holds_import(Database(REAL)) else SAMPLE)


def writing_path() -> Path:
    """The database that is written where none is named.

    Differs from `default_path` only after a start with real figures has made an empty database:
    the first real import must not land in the demonstration.
    """
    return named_path() or (REAL if Database(REAL).exists else default_path())


def sample_path() -> Path:
    """Where the demonstration is, beside the database that the environment names."""
    named = named_path()
    return named.with_name(SAMPLE.name) if named else SAMPLE


def there_is(path: Path) -> bool:
    """Whether a database was made at a path."""
    return Database(path).exists


def start(path: Path | None = None, viewer: Viewer | None = None) -> Path:
    """Create a database for real figures unless it is there; the path it has.

    Args:
        path: Where; None: where the environment or the program says.
        viewer: Who starts; None: the configured one.

    Raises:
        KpiError: `not_permitted` where it is not there and the viewer may not start one.
    """
    chosen = path or named_path() or REAL
    if not Database(chosen).exists:
        (viewer or configured()).must(Capability.START)
    create(Database(chosen), sample=False, scope=reference().scope)
    return chosen


def seen_by(viewer: Viewer, path: Path) -> Viewer:
    """What somebody may do in the pages of a database: in a restored copy nobody writes.

    Commands are the administrator's door and write in a copy at once (contract §7).
    """
    return replace(viewer, only_looks=True) if Database(path).copy_mark.exists() else viewer


def call_main(workspace: Workspace) -> None:
    """Say that a restored copy is the main database from now on; again changes nothing.

    Raises:
        KpiError: `not_permitted` for those who may not carry it away either.
    """
    workspace.viewer.must(Capability.BACK_UP)
    workspace.database.copy_mark.unlink(missing_ok=True)


def named_path() -> Path | None:
    """The database the environment names."""
    named = os.environ.get("KPI_DATABASE")
    return Path(named) if named else None
