"""Statutory forms as they are printed, from `data/reference/documents/filled.toml`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from metrics.counts.fields import Fields, opened

_FILE = Path(__file__).resolve().parents[3] / "data/reference/documents/filled.toml"


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column of figures and what it is the sum of."""

    heading: tuple[str, ...]
    """Outermost first."""
    ways: tuple[tuple[str, ...], ...]
    """Measures that are added up; the first of which all are stored."""
    less: tuple[str, ...]
    """Measures that are taken away where they are stored."""


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """One form."""

    kind: str
    """Of the document that it is."""
    mark: str
    """The number of the form: `Biểu số II.06a/VPCP/KSTT`."""
    title: str
    levels: bool
    """Whether its rows stand in groups by level."""
    columns: tuple[PrintedColumn, ...]
    opening: frozenset[str]
    """Stocks of the beginning of a period: over several months the first one's counts."""


@cache
def printed_forms(known: frozenset[str]) -> tuple[PrintedForm, ...]:
    """The forms, in the order of the file.

    Args:
        known: The codes of all measures.

    Raises:
        ValueError: the file is not as it should be; the message names each fault.
    """
    faults: list[str] = []
    file = opened(_FILE, faults)
    if file is None:
        raise ValueError("\n".join(faults))
    opening = frozenset(file.codes("opening", known))
    columns = tuple(
        _column(file.within(f"column {at}", each), known)
        for at, each in enumerate(file.tables("column"), start=1)
    )
    forms = tuple(
        _form(file.within(f"form {at}", each), columns, opening)
        for at, each in enumerate(file.tables("form"), start=1)
    )
    file.finish()
    if faults:
        raise ValueError("\n".join(faults))
    return forms


def _column(fields: Fields, known: Collection[str]) -> PrintedColumn:
    column = PrintedColumn(
        fields.texts("heading"), fields.code_lists("sum", known), fields.codes_if_any("less", known)
    )
    fields.finish()
    return column


def _form(
    fields: Fields, columns: tuple[PrintedColumn, ...], opening: frozenset[str]
) -> PrintedForm:
    form = PrintedForm(
        fields.text("kind"),
        fields.text("mark"),
        fields.text("title"),
        fields.flag("levels"),
        columns,
        opening,
    )
    fields.finish()
    return form
