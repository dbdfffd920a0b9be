"""Công văn đôn đốc: the letter to the units that have not reported."""

from __future__ import annotations

from pipeline.papers import tables
from pipeline.papers.facts import Facts
from reports.content.blocks import Block, Text
from reports.content.document import Annex, Document, DocumentKind
from wording.papers import letters as words
from wording.sentences import plan_name, reporter

_NAMED = 5
"""More addressees are listed in the annex instead of the head."""


def reminder(facts: Facts) -> Document:
    """The letter; where everybody reported it says so and asks nobody."""
    head = facts.issued.lines
    silent = facts.silent
    body: tuple[Block, ...] = (Text(words.NOBODY.format(period=facts.when)),)
    if silent:
        told = words.MISSING.format(
            silent=len(silent),
            expected=facts.expected,
            period=facts.when,
            deadline=facts.deadline,
        )
        asks = words.ASKED.format(office=head.issuer, year=facts.last_day.year)
        body = (Text(told), Text(asks))
    names = tuple(reporter(unit) for unit in silent)
    return Document(
        DocumentKind.LETTER,
        head,
        words.SUBJECT.format(period=facts.when),
        body,
        year=facts.last_day.year,
        addressed=names if 0 < len(names) <= _NAMED else (words.ADDRESSED,),
        grounds=tuple(words.GROUND.format(plan=plan_name(each)) for each in facts.plans[:1]),
        annexes=(Annex(words.ANNEX, (tables.late(facts, silent),)),) if silent else (),
        footnote=facts.issued.note,
        label=facts.issued.label,
    )
