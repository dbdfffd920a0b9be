"""Who issues a document, from the unit it speaks for."""

from __future__ import annotations

from metrics.units.unit import Level, Unit
from pipeline.papers.facts import Facts
from reports.content.document import OfficeLines, Signature
from wording.inspection import papers as named
from wording.names import without_type
from wording.papers import office as words


def letterhead(facts: Facts) -> OfficeLines:
    """The lines of the head's office; the superior's where it is not the province."""
    top = facts.card.tree[facts.books.reference.scope]
    head = facts.head
    return OfficeLines(
        issuer=named.office(head),
        superior=named.office(top) if head.code != top.code else "",
        mark=words.MARKS.get(head.level, words.MARK),
        drafter=words.DRAFTER,
        place=without_type(top.name),
        signature=Signature(words.signature(head)),
        recipients=words.RECIPIENTS,
    )


def superior(facts: Facts) -> str:
    """To whom a report goes: the province's office; the province's own goes where it is asked."""
    top: Unit = facts.card.tree[facts.books.reference.scope]
    return words.ASKED_RECIPIENT if facts.head.level is Level.PROVINCE else named.office(top)
