"""Reads `data/reference/qd766.toml` and tells every fault at once."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from pathlib import Path

from metrics.counts.errors import broken_reference
from metrics.counts.fields import Fields, doubled, opened
from metrics.counts.measure import DERIVED
from metrics.ranking.criteria766 import (
    Basis,
    Component,
    Criteria,
    CriteriaGroup,
    SourceConflict,
    Term,
    Variant,
)
from metrics.verdicts.reference import Reference

FILE = "qd766.toml"


def criteria(reference: Reference) -> Criteria:
    """The indicator set.

    Raises:
        KpiError: `broken_reference` with every fault of the file.
    """
    found, faults = read_criteria(reference.folder / FILE, {*reference.measure_codes, *DERIVED})
    if found is None:
        raise broken_reference(FILE, faults)
    return found


def read_criteria(path: Path, measures: Collection[str]) -> tuple[Criteria | None, tuple[str, ...]]:
    """Read the indicator set.

    Args:
        path: `qd766.toml`.
        measures: The codes of measures and derived measures.

    Returns:
        The set, None where the file has a fault, and every fault.
    """
    faults: list[str] = []
    document = opened(path, faults)
    if document is None:
        return None, tuple(faults)
    groups = document.rows("group", _group, "code")
    components = document.rows("component", lambda row: _component(row, measures), "code")
    known = [*(group.code for group in groups), *(each.code for each in components)]
    criteria = Criteria(
        number=document.text("number"),
        issued=document.day("issued"),
        title=document.text("title"),
        notice=document.text("notice"),
        source=document.text("source"),
        groups=groups,
        components=components,
        conflicts=document.rows("conflict", lambda row: _conflict(row, known), "code"),
        variants=document.rows("variant", _variant),
    )
    document.finish()
    _check(document, criteria)
    return (None if faults else criteria), tuple(faults)


def _number(row: Fields, key: str) -> Decimal:
    number = row.number_or_none(key)
    if number is None or not 0 <= number <= 100:
        row.note(f"{key}: want 0 to 100, found {number}")
        return Decimal(100)
    return number


def _rate(row: Fields) -> Decimal:
    rate = row.number_or_none("full_at")
    if rate is None:
        return Decimal(1)
    if not 0 < rate <= 1:
        row.note(f"full_at: want above 0 and at most 1, found {rate}")
        return Decimal(1)
    return rate


def _group(row: Fields) -> CriteriaGroup:
    return CriteriaGroup(row.text("code"), row.text("name"), _number(row, "most"))


def _component(row: Fields, measures: Collection[str]) -> Component:
    terms = row.rows("term", lambda term: _term(term, measures), "code")
    component = Component(
        code=row.text("code"),
        group=row.text("group"),
        name=row.text("name"),
        most=_number(row, "most"),
        formula=row.text("formula"),
        not_for_communes=row.flag("not_for_communes"),
        terms=terms,
    )
    given = sum((term.points for term in terms), Decimal(0))
    if given < component.most:
        row.note(f"most: the terms give {given} of {component.most}")
    return component


def _term(row: Fields, measures: Collection[str]) -> Term:
    basis = row.word("basis", Basis)
    fed = basis is not Basis.NONE
    points = _number(row, "points")
    term = Term(
        code=row.text("code"),
        name=row.text("name"),
        points=points,
        full_at=_rate(row),
        without_cases=row.number_or_none("without_cases"),
        basis=basis,
        numerator=row.codes("numerator", measures) if fed else (),
        denominator=row.codes("denominator", measures) if fed else (),
        missing=row.text_or_none("missing"),
    )
    if (term.missing is None) != (basis is Basis.FIGURES):
        row.note("missing: want what the figures lack, and nothing where they lack nothing")
    if term.without_cases is not None and not 0 <= term.without_cases <= points:
        row.note(f"without_cases: want 0 to {points}, found {term.without_cases}")
    return term


def _conflict(row: Fields, known: Collection[str]) -> SourceConflict:
    return SourceConflict(row.text("code"), row.codes("about", known), row.text("text"))


def _variant(row: Fields) -> Variant:
    return Variant(
        term=row.text("term"),
        name=row.text("name"),
        full_at=_rate(row),
        points=_number(row, "points"),
        below=_number(row, "below"),
    )


def _check(document: Fields, criteria: Criteria) -> None:
    given = {group.code: Decimal(0) for group in criteria.groups}
    for component in criteria.components:
        if component.group not in given:
            document.note(f"component {component.code}: unknown group {component.group!r}")
        given[component.group] = given.get(component.group, Decimal(0)) + component.most
    for group in criteria.groups:
        if given[group.code] != group.most:
            document.note(f"group {group.code}: its components give {given[group.code]}")
    if sum(group.most for group in criteria.groups) != 100:
        document.note("group: want 100 points together")
    codes = [
        *(group.code for group in criteria.groups),
        *(component.code for component in criteria.components),
        *(conflict.code for conflict in criteria.conflicts),
    ]
    terms = [term.code for term in criteria.terms]
    for variant in criteria.variants:
        if variant.term not in terms:
            document.note(f"variant: unknown term {variant.term!r}")
    for code in (*doubled(codes), *doubled(terms)):
        document.note(f"{code} stands twice")
