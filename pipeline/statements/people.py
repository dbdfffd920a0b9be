"""Who answers for a unit: entered one by one or brought in as a list, and looked up by day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books
from pipeline.desk.clock import today
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from warehouse.engine.connection import Source
from warehouse.statements.kinds import PERSON, NewPerson, Person, signed
from warehouse.statements.log import history as said_of
from warehouse.statements.log import standing, state, taking_back

__all__ = ["Person"]

LONGEST = 120
"""Letters of a name or a position."""

# No duty of today began before, and none is taken up after: any other day is a mistyped year.
_FIRST, _LAST = date(1990, 1, 1), date(2100, 1, 1)
_PHONE = re.compile(r"\+?[\d .()/-]{6,40}")
_EMAIL = re.compile(r"[^\s@,;<>\"]{1,64}@[^\s@,;<>\"]{1,190}\.[^\s@,;<>\"]{2,24}")


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """What a person says of who answers for a unit."""

    unit: str
    """The code it has on the first day."""
    name: str
    position: str = ""
    phone: str = ""
    email: str = ""
    since: date | None = None
    """None: today."""
    until: date | None = None
    """The last day; None: until somebody else begins."""


def responsible(books: Books, on: date) -> dict[str, Person]:
    """Who answers for units on a day, by the units' identities; absent where nobody is known."""
    latest: dict[str, Person] = {}
    for person in books.ask(everybody):
        if person.since <= on:
            before = latest.get(person.identity)
            if before is None or before.since < person.since:
                latest[person.identity] = person
    return {
        identity: person
        for identity, person in latest.items()
        if person.until is None or on <= person.until
    }


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers for a unit."""

    person: Person
    """On the last day of the month; where nobody was known then, today."""
    now: Person | None
    """Today, where that is somebody else."""


@dataclass(frozen=True, slots=True)
class AtMonth:
    """A month as it is looked at on a day."""

    month: Month
    as_of: date | None = None
    """None: today."""


def answering(books: Books, wanted: AtMonth) -> dict[str, Answering]:
    """Who answers for the units of a month, by identity; absent where nobody is known."""
    day = wanted.as_of or books.today
    then = responsible(books, min(wanted.month.last_day, day))
    now = responsible(books, day)
    units = {unit.identity for unit in books.reference.register.at(wanted.month).values()}
    return {
        identity: Answering(
            then.get(identity, now.get(identity, current)),
            current if identity in then and then[identity] != current else None,
        )
        for identity, current in {**then, **now}.items()
        if identity in units
    }


def everybody(books: Books) -> list[Person]:
    """The words that hold, the latest first day first; of one unit and first day the newest."""
    return sorted(
        signed(Person, standing(books.edition, PERSON)),
        key=lambda person: (person.since, person.at),
        reverse=True,
    )


def history(books: Books, unit: Unit) -> tuple[Person, ...]:
    """Everybody who answered for a unit, the newest first."""
    return tuple(each for each in books.ask(everybody) if each.identity == unit.identity)


def record(workspace: Workspace, viewer: Viewer, entry: PersonEntry, by: str) -> NewPerson:
    """Keep who answers for a unit from a day on; whoever answered before ends there.

    Raises:
        KpiError: `unit_not_on_day`, `bad_day`, `name_missing`, `text_too_long`, `bad_phone`,
            `bad_email`, `ends_before_it_begins`, `who_missing`, `not_permitted`; `busy`,
            `no_space`.
    """
    return record_all(workspace, viewer, [entry], by)[0]


def record_all(
    workspace: Workspace, viewer: Viewer, entries: Sequence[PersonEntry], by: str
) -> tuple[NewPerson, ...]:
    """Keep several, or none of them.

    Raises:
        KpiError: as `record`.
    """
    said_by = required(by, ErrorCode.WHO_MISSING)
    new = tuple(checked(workspace.reference, entry) for entry in entries)
    add(workspace, viewer, new, said_by)
    return new


def add(workspace: Workspace, viewer: Viewer, new: Sequence[NewPerson], by: str) -> None:
    """Keep checked words, all or none, and publish them.

    Raises:
        KpiError: `not_permitted`, `busy`, `no_space`.
    """
    for each in new:
        _must_name(workspace, viewer, each)
    workspace.learn(lambda source: state(source, [PERSON.of(each, by) for each in new]))


def withdraw(workspace: Workspace, viewer: Viewer, person: Person, by: str) -> None:
    """Take a word back; who answered before answers again.

    Raises:
        KpiError: `who_missing`, `not_permitted`, `busy`, `no_space`.
    """
    said_by = required(by, ErrorCode.WHO_MISSING)
    _must_name(workspace, viewer, person)

    def said(source: Source) -> None:
        state(source, taking_back(said_of(source, PERSON, person.subject), said_by))

    workspace.learn(said)


def _must_name(workspace: Workspace, viewer: Viewer, person: NewPerson) -> None:
    viewer.must(
        Capability.NAME_PEOPLE, workspace.reference.register.on(person.since).line(person.unit)
    )


def checked(reference: Reference, entry: PersonEntry) -> NewPerson:
    """An entry as it can be kept.

    Raises:
        KpiError: as `record`.
    """
    since = entry.since or today()
    if not _FIRST <= since <= _LAST:
        raise KpiError(ErrorCode.BAD_DAY, found=since.isoformat())
    unit = reference.register.on(since).get(entry.unit)
    if unit is None:
        raise KpiError(ErrorCode.UNIT_NOT_ON_DAY, unit=entry.unit, day=since)
    if entry.until is not None and entry.until < since:
        raise KpiError(ErrorCode.ENDS_BEFORE_IT_BEGINS)
    return NewPerson(
        unit.identity,
        unit.code,
        required(entry.name, ErrorCode.NAME_MISSING),
        _short(entry.position),
        _matching(_PHONE, entry.phone, ErrorCode.BAD_PHONE),
        _matching(_EMAIL, entry.email, ErrorCode.BAD_EMAIL),
        since,
        entry.until,
    )


def required(text: str, code: ErrorCode) -> str:
    """A text that must not be empty, on one line.

    Raises:
        KpiError: the code where it is; `text_too_long`.
    """
    found = _short(text)
    if not found:
        raise KpiError(code)
    return found


def _short(text: str) -> str:
    found = tidy(text)
    if len(found) > LONGEST:
        raise KpiError(ErrorCode.TEXT_TOO_LONG, most=LONGEST)
    return found


def _matching(pattern: re.Pattern[str], text: str, code: ErrorCode) -> str:
    found = tidy(text)
    if found and not pattern.fullmatch(found):
        raise KpiError(code, found=found[:LONGEST])
    return found


def tidy(text: str) -> str:
    """A text on one line, composed, without signs that cannot be seen."""
    seen = "".join(
        " " if sign.isspace() or unicodedata.category(sign)[0] == "C" else sign
        for sign in unicodedata.normalize("NFC", text)
    )
    return " ".join(seen.split())
