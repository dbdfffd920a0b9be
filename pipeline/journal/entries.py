"""Everything that happened, newest first: uploads, their way back, and all that people said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from access.roles import Capability
from metrics.counts.journal import JournalChange, JournalEntry, JournalGroup
from metrics.counts.upload import UploadRow
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books
from pipeline.intake import past
from pipeline.journal.naming import JournalNames, JournalWord, Says
from pipeline.journal.telling import TELLS
from pipeline.journal.work import of_anything
from pipeline.periods.status import uploads
from warehouse.statements.kinds import KINDS
from warehouse.statements.log import LoggedStatement, everything
from wording import numbers
from wording.office import journal as words

_FIGURES = 5
"""So many figures that an upload changed are told one by one; the rest is counted."""
_OPEN_TO_UNITS = frozenset(
    {
        JournalGroup.UPLOAD,
        JournalGroup.UNDO,
        JournalGroup.PERSON,
        JournalGroup.TASK,
        JournalGroup.REPORT,
        JournalGroup.LOCK,
        JournalGroup.EXPLANATION,
    }
)
"""What people of a unit see where all of it is theirs; unannounced visits are none of it."""


@dataclass(frozen=True, slots=True)
class JournalWish:
    """Which part of the journal is wanted; None asks for nothing."""

    since: datetime | None = None
    until: datetime | None = None
    """Up to this moment, itself left out."""
    by: str | None = None
    unit: str | None = None
    """A code."""
    group: JournalGroup | None = None


def journal(books: Books, shipped: Reference, wish: JournalWish) -> tuple[JournalEntry, ...]:
    """What happened, newest first, as far as the viewer may know of it.

    Args:
        books: Where, and who asks.
        shipped: The reference data without what the office said of it.
        wish: Which part.
    """
    named = JournalNames(books.reference, shipped)
    found = chain(_spoken(books, named), _stored(books, named, wish))
    wanted = (each for each in found if _wanted(each, wish) and _known(books, each))
    # Of two at one moment the later in the log stands first, as all that is newer does.
    return tuple(sorted(reversed([*wanted]), key=lambda each: each.at, reverse=True))


def _wanted(entry: JournalEntry, wish: JournalWish) -> bool:
    return (
        _within(entry.at, wish)
        and wish.by in (None, entry.by)
        and (wish.unit is None or wish.unit in entry.units)
        and wish.group in (None, entry.group)
    )


def _within(at: datetime, wish: JournalWish) -> bool:
    return (wish.since is None or at >= wish.since) and (wish.until is None or at < wish.until)


def _known(books: Books, entry: JournalEntry) -> bool:
    viewer = books.viewer
    if viewer.may(Capability.READ_JOURNAL):
        return True
    tree = books.reference.register.on(books.today)
    lines = (tree.line(code) if code in tree else (code,) for code in entry.units)
    return (
        entry.group in _OPEN_TO_UNITS and bool(entry.units) and all(map(viewer.knows_place, lines))
    )


def _spoken(books: Books, named: JournalNames) -> Iterator[JournalEntry]:
    """Each statement beside what stood before it."""
    told: dict[int, tuple[str, JournalWord]] = {}
    stands: dict[str, list[int]] = {}
    for said in everything(books.edition, KINDS):
        if said.takes_back is not None:
            if said.takes_back in told:
                key, gone = told[said.takes_back]
                stands[key].remove(said.takes_back)
                below = told[stands[key][-1]][1].says if stands[key] else gone.before
                yield replace(
                    _entry(said, gone, difference(gone.says, below), named), taken_back=True
                )
            continue
        now = TELLS.get(said.statement.kind, of_anything)(said.statement.facts, named)
        place, subject = said.statement.place, said.statement.subject
        # What stands side by side with its like has no earlier word to take the place of.
        own = str(place) if now.key == "" else now.key or subject
        key = f"{said.statement.kind}/{own}"
        before = stands.setdefault(key, [])
        old = told[before[-1]][1].says if before else now.before
        before.append(place)
        told[place] = key, now
        yield _entry(said, now, difference(old, now.says), named)


def _entry(
    said: LoggedStatement,
    told: JournalWord,
    changes: tuple[JournalChange, ...],
    named: JournalNames,
) -> JournalEntry:
    statement = said.statement
    return JournalEntry(
        statement.at,
        statement.by,
        told.group,
        told.about,
        changes,
        statement.why,
        named.codes(told.units),
        by_command=said.by_command,
    )


def difference(old: Says | None, new: Says | None) -> tuple[JournalChange, ...]:
    """What is otherwise, each under its name; everything where one side is missing."""
    before, after = old or {}, new or {}
    return tuple(
        JournalChange(label, before.get(label, ""), after.get(label, ""))
        for label in dict.fromkeys([*after, *before])
        if before.get(label) != after.get(label)
    )


def _stored(books: Books, named: JournalNames, wish: JournalWish) -> Iterator[JournalEntry]:
    """Uploads and the way back of each."""
    units = books.ask(past.units)
    for row in books.ask(uploads):
        about = words.OF_UPLOAD.format(
            upload=row.upload, file=row.file, month=numbers.month(row.month)
        )
        stored = JournalEntry(
            row.stored_at,
            row.uploader,
            JournalGroup.UPLOAD,
            about,
            (),
            row.beside.why,
            tuple(units.get(row.upload, ())),
            by_command=row.beside.by_command,
        )
        if _within(row.stored_at, wish):
            yield replace(stored, changes=tuple(_changes(books, named, row)))
        if row.undone_at is not None:
            yield replace(
                stored,
                at=row.undone_at,
                by=row.undone_by or "",
                group=JournalGroup.UNDO,
                changes=(JournalChange(words.FIGURES, numbers.count(row.figures), ""),),
                why=row.undone_beside.why,
                taken_back=True,
                by_command=row.undone_beside.by_command,
            )


def _changes(books: Books, named: JournalNames, row: UploadRow) -> Iterator[JournalChange]:
    """What an upload made of the figures: how many are new, and each that is otherwise."""
    if row.changes.new:
        yield JournalChange(words.NEW_FIGURES, "", numbers.count(row.changes.new))
    otherwise = row.changes.changed + row.changes.removed
    if not otherwise:
        return
    for each in past.changed_by(books, row)[:_FIGURES]:
        label = words.OF_TARGET.format(
            indicator=named.unit(each.unit), level=named.measure(each.measure)
        )
        new = "" if each.new is None else numbers.count(each.new)
        yield JournalChange(label, numbers.count(each.old), new)
    if otherwise > _FIGURES:
        more = words.MORE_FIGURES.format(count=numbers.count(otherwise - _FIGURES))
        yield JournalChange(words.CHANGED, "", more)
