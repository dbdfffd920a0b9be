"""The public page: rates with what was counted, targets with their clause, no names of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from metrics.verdicts.verdict import Status
from pipeline.papers import tables
from pipeline.papers.facts import Facts
from reports.content.blocks import Block, Cell, Column, Table, Text, Title
from reports.content.document import Document, DocumentKind, Signature
from wording.papers import public as words
from wording.papers import report
from wording.sentences import in_sentence, plan_name


def public_page(facts: Facts) -> Document:
    """What everybody may read of a period: no people, explanations, inspections, files, cells."""
    head = replace(facts.issued.lines, signature=Signature(()), recipients=())
    return Document(
        DocumentKind.NOTICE,
        head,
        words.TITLE.format(period=facts.when),
        tuple(_blocks(facts, head.issuer)),
        year=facts.last_day.year,
        data=(tables.figures(facts),),
        footnote=facts.issued.note,
        label=facts.issued.label,
    )


def _blocks(facts: Facts, office: str) -> Iterator[Block]:
    judged = [row for row in facts.total if row.verdict.status.judged]
    yield Text(
        words.LEAD.format(
            office=office,
            period=facts.when,
            met=sum(row.verdict.status is Status.MET for row in judged),
            judged=len(judged),
            reported=facts.reported,
            expected=facts.expected,
        )
    )
    yield Title(2, words.TOTALS.format(office=in_sentence(facts.head.name)))
    yield tables.totals(facts.total)
    yield Title(2, words.UNITS)
    yield Text(report.KEY)
    yield tables.lights(facts)
    yield Title(2, words.TARGETS)
    yield _targets(facts)
    yield Text(words.METHOD)


def _targets(facts: Facts) -> Table:
    plans = {plan.code: plan for plan in facts.books.reference.plans}
    columns = tuple(
        Column(heading, width, right=heading == report.TARGET)
        for heading, width in (
            (report.INDICATOR, 20),
            (report.LEVEL, 12),
            (report.TARGET, 8),
            (words.PLAN, 30),
            (words.CLAUSE, 8),
        )
    )
    asked = {
        (row.indicator.name, tables.level(row.unit), row.goal.plan, row.goal.clause): row
        for row in facts.card.units
        if row.goal and row.goal.plan in plans
    }
    rows = tuple(
        (
            Cell(name),
            Cell(level),
            tables.target(row),
            Cell(plan_name(plans[plan])),
            Cell(clause or report.DASH),
        )
        for (name, level, plan, clause), row in asked.items()
        if plan is not None
    )
    return Table(columns, rows)
