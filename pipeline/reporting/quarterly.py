"""The quarterly form: blank, with what is stored, or with what a person typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.plans.quarterly import quarter_of
from metrics.units.register import find_unit
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books
from pipeline.desk.workspace import REFERENCE, Workspace
from pipeline.scores.quarter import asked_units
from reports import entry_columns
from reports.entry_columns import EntryColumn
from reports.entry_form import Filling, FormText, form_workbook
from warehouse.reading import queries
from wording.intake import quarterly_form as words

LAYOUT: Path = REFERENCE / "forms" / "quarterly.toml"


@dataclass(frozen=True, slots=True)
class QuarterForm:
    """Who states what of a quarter."""

    month: Month
    """The quarter's last."""
    head: Unit
    units: tuple[Unit, ...]
    columns: tuple[EntryColumn, ...]
    """Those that a plan asks of any of the units, in the order of the form."""


def form_of(reference: Reference, month: Month, under: str | None) -> QuarterForm:
    """The form of a quarter for the units that a plan asks for anything in it.

    Raises:
        KpiError: `unknown_unit`; `no_quarterly` where no plan asks any of them for anything.
    """
    last = quarter_of(month)
    head = find_unit(reference.register, last, under or reference.scope)
    asked = {
        unit: codes
        for unit in asked_units(reference, last, head.code)
        if (codes := asked_of(reference, unit, last))
    }
    if not asked:
        raise KpiError(ErrorCode.NO_QUARTERLY, year=last.year, unit=head.name)
    wanted = frozenset().union(*asked.values())
    columns = (each for each in entry_columns.columns(LAYOUT) if each.key in wanted)
    # A row of numbers is known by counting from one without a gap.
    numbered = tuple(replace(each, number=at) for at, each in enumerate(columns, start=1))
    return QuarterForm(last, head, tuple(asked), numbered)


def asked_of(reference: Reference, unit: Unit, month: Month) -> frozenset[str]:
    """The measures that the plans in force ask of a unit, which are the keys of the columns."""
    rules = reference.quarterly
    asked = rules.asked(rules.place(unit, month))
    return frozenset(
        measure
        for each in rules.indicators
        if each.code in asked
        for measure in (*each.numerator, *each.denominator)
    )


def blank(workspace: Workspace, month: Month, under: str | None, *, filled: bool = False) -> bytes:
    """The form as a workbook; with `filled` what is stored stands in it.

    Raises:
        KpiError: as `form_of`.
    """
    form = form_of(workspace.reference, month, under)
    counts: Mapping[str, Mapping[str, int]] = {}
    if filled:
        with workspace.books() as books:
            counts = {unit.code: standing(books, form.month, unit.code) for unit in form.units}
    return _written(workspace.reference, form, form.units, Filling(counts))


def standing(books: Books, month: Month, unit: str) -> dict[str, int]:
    """What stands for a unit in a quarter, by the key of the column."""
    # A quarter's figures lie in its last month, beside those of the monthly form.
    known = {each.key for each in entry_columns.columns(LAYOUT)}
    found = queries.figures_of(books.edition, month, [unit])
    return {measure: value for (_, measure), value in found.items() if measure in known}


def enterable(books: Books, month: Month) -> tuple[Unit, ...]:
    """The units that are asked for a quarter and whose figures the viewer may bring in."""
    tree = books.reference.register.at(month)
    try:
        form = form_of(books.reference, month, None)
    except KpiError:
        return ()
    return tuple(
        unit for unit in form.units if books.viewer.may(Capability.UPLOAD, tree.line(unit.code))
    )


def typed(
    reference: Reference, month: Month, unit: Unit, counts: Mapping[str, int], at: datetime
) -> bytes:
    """What a person typed in the browser, as a workbook; arguments as `direct.typed`."""
    form = form_of(reference, month, unit.code)
    stamp = at.astimezone(UTC).replace(tzinfo=None)
    return _written(reference, form, [unit], Filling({unit.code: counts}, stamp))


def _written(
    reference: Reference, form: QuarterForm, units: Sequence[Unit], filling: Filling
) -> bytes:
    meanings = {each.number: f"{reference.measure(each.key).name}." for each in form.columns}
    titles = words.TITLE, words.scope_line(form.month, form.head.name), words.HINT
    text = FormText(words.SHEET, titles, words.MEASURED_IN, words.RULES, meanings, tall=64)
    return form_workbook(text, form.columns, units, filling)
