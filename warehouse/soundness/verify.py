"""What `check` looks at: nothing lost, torn, doubled or altered, in the store and around it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import zip_longest
from typing import Any

import duckdb

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.problem import Severity
from metrics.plans.indicator import Indicator
from warehouse.engine.connection import Source, ask
from warehouse.engine.files import Database
from warehouse.engine.lock import PATIENCE, locked
from warehouse.reading import editions
from warehouse.reading.shares import impossible
from warehouse.record import ledger, originals
from warehouse.record.ledger import START
from warehouse.statements import log
from warehouse.writing.store import opened


class FindingKind(StrEnum):
    """What `check` can find."""

    DAMAGED_STORE = "damaged_store"
    """The store or the edition in `where` cannot be read."""
    LEDGER_BROKEN = "ledger_broken"
    """A line of the ledger is no entry, or does not follow the line before."""
    LEDGER_CUT = "ledger_cut"
    """The ledger lacks entries of states that were published."""
    LEDGER_AHEAD = "ledger_ahead"
    """The ledger tells of something the store has lost."""
    LEDGER_DIFFERS = "ledger_differs"
    """Ledger and store tell of one thing differently."""
    LEDGER_RECOVERED = "ledger_recovered"
    """An entry of a state that was published was lost and written again: the ledger was cut."""
    MISSING_ORIGINAL = "missing_original"
    CHANGED_ORIGINAL = "changed_original"
    TOTALS_DIFFER = "totals_differ"
    """The figures of an upload are not those that were stored."""
    STRAY_FIGURES = "stray_figures"
    """Figures that belong to no upload, or to one of another month."""
    UNKNOWN_MEASURE = "unknown_measure"
    """Figures of an upload that stands are kept under a measure that nobody knows."""
    STRAY_UNDO = "stray_undo"
    CHANGED_STATEMENT = "changed_statement"
    """What a person said is not as it was said, or the statement before it is gone."""
    DOUBLED_FIGURES = "doubled_figures"
    EDITION_DIFFERS = "edition_differs"
    """The published edition does not show what the store holds."""
    STORE_REBUILT = "store_rebuilt"
    """The store was made anew from an edition, the ledger and the originals."""
    NOT_REBUILT = "not_rebuilt"
    """The store could not be made anew."""
    IMPOSSIBLE_SHARE = "impossible_share"
    """More good cases than cases: the indicator is not scored."""
    BROKEN_CUMULATIVE = "broken_cumulative"
    """A cumulative figure that the months before it leave nothing of: its month is not reported."""


_WARNINGS = {FindingKind.STORE_REBUILT, FindingKind.IMPOSSIBLE_SHARE, FindingKind.BROKEN_CUMULATIVE}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it must be: facts for a sentence, never the sentence."""

    kind: FindingKind
    where: str
    """A file's name, an upload, or a unit's code."""
    facts: dict[str, str | int] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """An error means that figures or their proof are not what they were."""
        return Severity.WARNING if self.kind in _WARNINGS else Severity.ERROR


def verify(
    database: Database,
    measures: Collection[str],
    indicators: Sequence[Indicator] = (),
    patience: float = PATIENCE,
) -> list[Finding]:
    """Look at everything of a database; first what a killed writer left undone is made up for.

    Args:
        database: Which one.
        measures: The codes of all measures.
        indicators: What is scored.
        patience: Seconds to wait for another writer.

    Raises:
        KpiError: `no_database` or `busy`.
    """
    if not database.exists:
        raise KpiError(ErrorCode.NO_DATABASE, file=database.path.name)
    with locked(database, patience):
        # Before the store is opened: what heals there would hide that the edition was damaged.
        findings = [*_ledger(database), *_published(database)]
        findings.extend(_readable(database.path.name, _store(database, measures)))
        findings.extend(_readable(database.editions.name, _edition(database, indicators)))
    return findings


def _readable(where: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, and one more if reading ends in damage."""
    try:
        yield from findings
    except duckdb.Error:
        yield Finding(FindingKind.DAMAGED_STORE, where)
    except KpiError as error:
        yield Finding(FindingKind.DAMAGED_STORE, str(error.facts.get("file", where)))


def _ledger(database: Database) -> Iterator[Finding]:
    ledger.cut_torn_line(database.ledger)
    where, previous, told = database.ledger.name, START, 0
    for told, entry in enumerate(ledger.entries(database), start=1):
        if entry is None or not entry.follows(told, previous):
            yield Finding(FindingKind.LEDGER_BROKEN, where, {"line": told})
        elif entry.recovered:
            yield Finding(FindingKind.LEDGER_RECOVERED, where, {"line": told})
        previous = entry.hash if entry else ""
    try:
        published = editions.read_pointer(database).version
    except KpiError:
        return
    if told < published:
        facts: dict[str, str | int] = {"lines": told, "expected": published}
        yield Finding(FindingKind.LEDGER_CUT, where, facts)


def _published(database: Database) -> Iterator[Finding]:
    """Damage to the newest edition; the writer that looks at the store publishes it anew."""
    try:
        pointer = editions.read_pointer(database)
    except KpiError:
        yield Finding(FindingKind.DAMAGED_STORE, database.pointer.name)
        return
    if not editions.intact(database, pointer):
        yield Finding(FindingKind.DAMAGED_STORE, pointer.file)


def _store(database: Database, measures: Collection[str]) -> Iterator[Finding]:
    with opened(database, heal=False) as writer:
        differing = list(_against_ledger(database, writer))
        yield from differing
        yield from _figures(writer)
        yield from _unknown(writer, measures)
        yield from _originals(database, writer)
        # A store that the ledger contradicts must not be published over a sound edition.
        if not differing:
            writer.inspect()
            writer.finish()
            yield from _against_edition(database, writer)


def _against_ledger(database: Database, source: Source) -> Iterator[Finding]:
    pairs = zip_longest(ledger.entries(database), ledger.told(source, 0))
    for entry, done in pairs:
        if entry is None:
            # Missing entries are found by counting them, broken ones by their chain.
            continue
        if done is None:
            facts: dict[str, str | int] = {"sha256": entry.sha256, "month": entry.month}
            yield Finding(FindingKind.LEDGER_AHEAD, entry.upload, facts)
        elif not entry.tells_of(done):
            yield Finding(FindingKind.LEDGER_DIFFERS, done.upload, {"line": done.sequence})


def _figures(source: Source) -> Iterator[Finding]:
    for upload, _, figures, recorded, whole in _all(source, "totals"):
        if not whole:
            facts: dict[str, str | int] = {"figures": figures, "recorded": recorded}
            yield Finding(FindingKind.TOTALS_DIFFER, upload, facts)
    for version, month, figures in _all(source, "strays"):
        facts = {"month": f"{month:%Y-%m}", "figures": figures}
        yield Finding(FindingKind.STRAY_FIGURES, str(version), facts)
    for (version,) in _all(source, "undone_strays"):
        yield Finding(FindingKind.STRAY_UNDO, str(version))
    for place in log.broken(source):
        yield Finding(FindingKind.CHANGED_STATEMENT, str(place))
    # By stretches: looking for doubles in all figures at once would need memory for all of them.
    for first, last in _all(source, "figure_years"):
        for upload, figures in _all(source, "doubled_figures", first=first, last=last):
            yield Finding(FindingKind.DOUBLED_FIGURES, upload, {"figures": figures})


def _unknown(source: Source, measures: Collection[str]) -> Iterator[Finding]:
    for upload, measure, figures in _all(source, "unknown_measures", known=sorted(measures)):
        facts: dict[str, str | int] = {"measure": measure, "figures": figures}
        yield Finding(FindingKind.UNKNOWN_MEASURE, upload, facts)


def _originals(database: Database, source: Source) -> Iterator[Finding]:
    checked: set[str] = set()
    for upload, sha256, *_ in _all(source, "totals"):
        if sha256 in checked:
            continue
        checked.add(sha256)
        if not originals.holds(database, sha256):
            yield Finding(FindingKind.MISSING_ORIGINAL, upload, {"sha256": sha256})
        elif not originals.unchanged(database, sha256):
            yield Finding(FindingKind.CHANGED_ORIGINAL, upload, {"sha256": sha256})


def _against_edition(database: Database, source: Source) -> Iterator[Finding]:
    with editions.newest(database) as edition:
        same = all(
            _all(source, name, **parameters) == _all(edition, name, **parameters)
            for name, parameters in (("totals", {}), ("actions", {"after": 0}), ("settings", {}))
        )
    if not same:
        yield Finding(FindingKind.EDITION_DIFFERS, editions.read_pointer(database).file)


def _edition(database: Database, indicators: Sequence[Indicator]) -> Iterator[Finding]:
    with editions.newest(database) as edition:
        for found in impossible(edition, indicators):
            facts: dict[str, str | int] = {
                "indicator": found.indicator,
                "month": str(found.month),
                "good": found.good,
                "cases": found.cases,
                "uploads": ", ".join(found.uploads),
            }
            yield Finding(FindingKind.IMPOSSIBLE_SHARE, found.unit, facts)
        for unit, month, measure, stated, earlier, upload in _all(edition, "broken_cumulatives"):
            yield Finding(
                FindingKind.BROKEN_CUMULATIVE,
                unit,
                {
                    "month": f"{month:%Y-%m}",
                    "measure": measure,
                    "stated": stated,
                    "earlier": "" if earlier is None else earlier,
                    "upload": upload,
                },
            )


def _all(source: Source, name: str, **parameters: object) -> list[tuple[Any, ...]]:
    return ask(source.cursor(), name, parameters).fetchall()
