"""Who issues a document, from the unit it speaks for."""

from __future__ import annotations

from datetime import date

from metrics.counts.office_lines import OfficeLetters
from metrics.units.unit import Level
from metrics.verdicts.reference import Reference
from pipeline.papers.facts import Facts
from pipeline.statements.office_letters import called, letters
from reports.content.document import OfficeLines, Signature
from wording.inspection import papers as named
from wording.names import without_type
from wording.papers import office as words


def letterhead(facts: Facts) -> OfficeLines:
    """The lines of the head's office as it set them, else as proposed from what the unit is."""
    top = facts.card.tree[facts.books.reference.scope]
    head = facts.head
    own = letters(facts.books, head.code)
    usual = proposed(facts.books.reference, head.code, facts.last_day)
    return OfficeLines(
        issuer=own.name or usual.name,
        superior=own.superior or ("" if head.code == top.code else called(facts.books, top)),
        mark=own.mark or usual.mark,
        drafter=own.drafter or usual.drafter,
        place=own.place or usual.place,
        signature=Signature(own.authority or usual.authority, own.signer),
        recipients=own.recipients or usual.recipients,
    )


def proposed(reference: Reference, unit: str, day: date) -> OfficeLetters:
    """The lines of a unit's documents as long as nobody set others; empty for no unit of a day."""
    tree = reference.register.on(day)
    if unit not in tree or reference.scope not in tree:
        return OfficeLetters(unit)
    head, top = tree[unit], tree[reference.scope]
    return OfficeLetters(
        unit,
        named.office(head),
        "" if head.code == top.code else named.office(top),
        words.MARKS.get(head.level, words.MARK),
        words.DRAFTER,
        without_type(top.name),
        words.signature(head),
        "",
        words.RECIPIENTS,
    )


def superior(facts: Facts) -> str:
    """To whom a report goes: the province's office; the province's own goes where it is asked."""
    own = letters(facts.books, facts.head.code).superior
    if own:
        return own
    if facts.head.level in (Level.PROVINCE, Level.COUNTRY):
        return words.ASKED_RECIPIENT
    return called(facts.books, facts.card.tree[facts.books.reference.scope])
