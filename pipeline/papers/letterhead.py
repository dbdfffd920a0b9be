"""Who issues a document, from the unit it speaks for."""

from __future__ import annotations

from metrics.units.unit import Level, Unit
from pipeline.papers.facts import Facts
from pipeline.statements.office_letters import letters
from reports.content.document import OfficeLines, Signature
from wording.inspection import papers as named
from wording.names import without_type
from wording.papers import office as words


def letterhead(facts: Facts) -> OfficeLines:
    """The lines of the head's office as it set them, else as proposed from what the unit is."""
    top = facts.card.tree[facts.books.reference.scope]
    head = facts.head
    own = letters(facts.books, head.code)
    return OfficeLines(
        issuer=own.name or named.office(head),
        superior=own.superior or _above(facts, head, top),
        mark=own.mark or words.MARKS.get(head.level, words.MARK),
        drafter=own.drafter or words.DRAFTER,
        place=own.place or without_type(top.name),
        signature=Signature(own.authority or words.signature(head), own.signer),
        recipients=own.recipients or words.RECIPIENTS,
    )


def _above(facts: Facts, head: Unit, top: Unit) -> str:
    return "" if head.code == top.code else _called(facts, top)


def _called(facts: Facts, top: Unit) -> str:
    return letters(facts.books, top.code).name or named.office(top)


def superior(facts: Facts) -> str:
    """To whom a report goes: the province's office; the province's own goes where it is asked."""
    top: Unit = facts.card.tree[facts.books.reference.scope]
    own = letters(facts.books, facts.head.code).superior
    if own:
        return own
    return words.ASKED_RECIPIENT if facts.head.level is Level.PROVINCE else _called(facts, top)
