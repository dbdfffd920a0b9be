"""Who issues a document, from the unit it speaks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month
from metrics.counts.office_lines import OfficeLetters
from metrics.units.unit import Level, Unit
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books
from pipeline.scores.scorecard import View
from pipeline.statements.office_letters import called, letters
from reports.content.document import OfficeLines, Signature
from wording import numbers
from wording.inspection import papers as named
from wording.names import without_type
from wording.papers import office as words
from wording.papers import report


@dataclass(frozen=True, slots=True)
class IssuedBy:
    """Who issues a document, of which period and from which edition."""

    head: Unit
    month: Month
    """The last one of the period in which the head was a unit."""
    period: str
    """As titles write it."""
    lines: OfficeLines
    superior: str
    """To whom a report goes."""
    year: int
    note: str
    """From which edition the figures are."""
    label: str
    """Printed above a document of the demonstration."""


def issued_by(books: Books, view: View, recipients: tuple[str, ...] = ()) -> IssuedBy:
    """Who issues the documents of a view.

    Args:
        books: Of the edition.
        view: Its head issues.
        recipients: Who gets copies where the office's settings name nobody; empty: the usual.

    Raises:
        KpiError: `unknown_unit` where the head was no unit in any month of the period.
    """
    register, head = books.reference.register, view.head(books.reference)
    month = next(
        (each for each in reversed(view.months) if head.code in register.at(each)), view.month
    )
    return IssuedBy(
        head,
        month,
        report.period(view.window, view.month),
        letterhead(books, head, month, recipients),
        superior(books, head, month),
        view.month.year,
        edition_note(books),
        sample_label(books),
    )


def letterhead(
    books: Books, head: Unit, month: Month, recipients: tuple[str, ...] = ()
) -> OfficeLines:
    """The lines of a unit's office as it set them, else as proposed from what the unit is.

    Args:
        books: Of the edition.
        head: Whose office.
        month: In which its province is called as it is.
        recipients: Who gets copies where the settings name nobody; empty: the usual.
    """
    top = books.reference.register.at(month)[books.reference.scope]
    own, usual = letters(books, head.code), _usual(head, top)
    return OfficeLines(
        issuer=own.name or usual.name,
        superior=own.superior or ("" if head.code == top.code else called(books, top)),
        mark=own.mark or usual.mark,
        drafter=own.drafter or usual.drafter,
        place=own.place or usual.place,
        signature=Signature(own.authority or usual.authority, own.signer),
        recipients=own.recipients or recipients or usual.recipients,
    )


def proposed(reference: Reference, unit: str, day: date) -> OfficeLetters:
    """The lines of a unit's documents as long as nobody set others; empty for no unit of a day."""
    tree = reference.register.on(day)
    if unit not in tree or reference.scope not in tree:
        return OfficeLetters(unit)
    return _usual(tree[unit], tree[reference.scope])


def _usual(head: Unit, top: Unit) -> OfficeLetters:
    return OfficeLetters(
        head.code,
        named.office(head),
        "" if head.code == top.code else named.office(top),
        words.MARKS.get(head.level, words.MARK),
        words.DRAFTER,
        _place(head, top),
        words.signature(head),
        "",
        words.RECIPIENTS,
    )


_OWN_PLACE = (Level.DISTRICT, Level.COMMUNE)


def _place(head: Unit, top: Unit) -> str:
    """Where a unit's documents are dated: a district and a commune in their own name.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4; a name that is a number keeps its kind.
    """
    at = head if head.level in _OWN_PLACE else top
    bare = without_type(at.name)
    return at.name if bare[:1].isdigit() else bare


def superior(books: Books, head: Unit, month: Month) -> str:
    """To whom a report goes: the province's office; the province's own goes where it is asked."""
    own = letters(books, head.code).superior
    if own:
        return own
    if head.level in (Level.PROVINCE, Level.COUNTRY):
        return words.ASKED_RECIPIENT
    return called(books, books.reference.register.at(month)[books.reference.scope])


def edition_note(books: Books) -> str:
    """From which edition the figures of a document are."""
    edition = books.edition
    time = numbers.moment(edition.published_at)
    anchor = report.ANCHOR.format(anchor=edition.anchor) if edition.anchor else ""
    return report.EDITION.format(number=edition.number, time=time, anchor=anchor)


def sample_label(books: Books) -> str:
    """What is printed above a document of the demonstration; empty for real figures."""
    return named.DEMONSTRATION if books.edition.sample else ""
