"""What `check` looks at: nothing lost, torn, doubled or altered, in the store and around it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

import duckdb

from metrics.counts.errors import ErrorCode, KpiError
from metrics.plans.indicator import Indicator
from warehouse.engine.connection import Source, ask, damage
from warehouse.engine.files import Database
from warehouse.reading import editions
from warehouse.reading.finding import Finding, FindingKind
from warehouse.reading.shares import impossible
from warehouse.record import ledger, originals
from warehouse.soundness import anchors
from warehouse.statements import log
from warehouse.statements.kinds import ANNEX, CONCLUSION, PUBLICATION, TASK_EVENT
from warehouse.writing import wholeness
from warehouse.writing.store import opened
from warehouse.writing.turn import PATIENCE, taken


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
    with taken(database, patience):
        # Before the store is opened: what heals there would hide that the edition was damaged.
        findings = [*_ledger(database), *_published(database)]
        findings.extend(_readable(database.path, _store(database, measures)))
        findings.extend(_vouched(database, {finding.kind for finding in findings}))
        findings.extend(_readable(database.editions, _edition(database, indicators)))
    return findings


def _readable(where: Path, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, and one more if reading ends in damage.

    Raises:
        KpiError: where it ends in something else, as on a full disk.
    """
    try:
        yield from findings
    except duckdb.Error as error:
        told = damage(error, where)
        if told.code != ErrorCode.DAMAGED_STORE:
            raise told from error
        yield Finding(FindingKind.DAMAGED_STORE, where.name)
    except KpiError as error:
        if error.code != ErrorCode.DAMAGED_STORE:
            raise
        yield Finding(FindingKind.DAMAGED_STORE, str(error.facts.get("file", where.name)))


def _ledger(database: Database) -> Iterator[Finding]:
    where, lines = database.ledger.name, ledger.chained(database)
    for line, entry in enumerate(lines, start=1):
        if entry is None:
            yield Finding(FindingKind.LEDGER_BROKEN, where, {"line": line})
        elif entry.recovered:
            yield Finding(FindingKind.LEDGER_RECOVERED, where, {"line": line})
    published = anchors.vouched_lines(database)
    try:
        published = max(published, editions.read_pointer(database).version)
    except KpiError:
        return
    if len(lines) < published:
        facts: dict[str, str | int] = {"lines": len(lines), "expected": published}
        yield Finding(FindingKind.LEDGER_CUT, where, facts)


def _vouched(database: Database, told: Collection[FindingKind]) -> Iterator[Finding]:
    """What is not as it was vouched for, where nothing that was told already says so."""
    lines = ledger.chained(database)
    seals = None
    # Statements that are altered, or gone from the store, are named one by one.
    if not {FindingKind.CHANGED_STATEMENT, FindingKind.EDITION_DIFFERS}.intersection(told):
        try:
            with opened(database, heal=False) as writer:
                seals = anchors.seals_of(writer)
        except KpiError:
            pass
    for finding in anchors.amiss(database, lines, seals):
        if finding.kind is not FindingKind.LEDGER_CUT or FindingKind.LEDGER_CUT not in told:
            yield finding


def _published(database: Database) -> Iterator[Finding]:
    """Damage to the newest edition; the writer that looks at the store publishes it anew."""
    try:
        pointer = editions.read_pointer(database)
    except KpiError:
        yield Finding(FindingKind.DAMAGED_STORE, database.pointer.name)
        return
    if not editions.intact(database.editions, pointer):
        yield Finding(FindingKind.DAMAGED_STORE, pointer.file)


def _store(database: Database, measures: Collection[str]) -> Iterator[Finding]:
    with opened(database, heal=False) as writer:
        amiss = [
            *_against_ledger(database, writer),
            *wholeness.altered(writer),
            *_doubled(writer),
            *wholeness.contradicted(database, writer),
        ]
        yield from amiss
        yield from _broken_statements(writer, amiss)
        yield from _unknown(writer, measures)
        yield from _originals(database, writer)
        if not wholeness.takes_rows(writer.cursor()):
            amiss.append(Finding(FindingKind.DAMAGED_STORE, database.path.name))
            yield amiss[-1]
        # What is not whole must not be published over a sound edition.
        if not amiss:
            writer.inspect(untouched=True)
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


def _broken_statements(source: Source, amiss: Sequence[Finding]) -> Iterator[Finding]:
    """Those that are not as they were said, though they were published so."""
    named = {each.where for each in amiss if each.kind is FindingKind.CHANGED_STATEMENT}
    for place in log.broken(source):
        if str(place) not in named:
            yield Finding(FindingKind.CHANGED_STATEMENT, str(place))


def _doubled(source: Source) -> Iterator[Finding]:
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
    uploads = ((upload, sha256) for upload, sha256, *_ in _all(source, "totals", after=0))
    for upload, sha256 in (*uploads, *_named_files(source)):
        if sha256 in checked:
            continue
        checked.add(sha256)
        if not originals.holds(database, sha256):
            yield Finding(FindingKind.MISSING_ORIGINAL, upload, {"sha256": sha256})
        elif not originals.unchanged(database, sha256):
            yield Finding(FindingKind.CHANGED_ORIGINAL, upload, {"sha256": sha256})


def _named_files(source: Source) -> Iterator[tuple[str, str]]:
    """The files that statements speak of: annexes, public pages, proofs of tasks and findings."""
    for annex in log.statements(source, ANNEX):
        yield annex.subject, annex.facts.sha256
    for page in log.statements(source, PUBLICATION):
        yield page.subject, page.facts.sha256
    for event in log.statements(source, TASK_EVENT):
        if event.facts.proof and event.facts.proof.file:
            yield event.subject, event.facts.proof.file
    for found in log.statements(source, CONCLUSION):
        if found.facts.file:
            yield found.subject, found.facts.file


def _against_edition(database: Database, source: Source) -> Iterator[Finding]:
    with editions.newest(database) as edition:
        same = all(
            _all(source, name, **parameters) == _all(edition, name, **parameters)
            for name, parameters in (
                ("totals", {"after": 0}),
                ("actions", {"after": 0}),
                ("settings", {}),
            )
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
