"""The form that a decree asks for, as `data/reference/documents/form.toml` holds it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

from metrics.counts.fields import Fields, opened
from reports.form.parts import Part

_FILE = Path(__file__).resolve().parents[2] / "data/reference/documents/form.toml"

Range = tuple[Decimal, Decimal]
"""The least and the most."""


class Case(StrEnum):
    """In which letters a part is written."""

    UPPER = "upper"
    LOWER = "lower"
    ANY = "any"


class Thickness(StrEnum):
    """How thick letters are."""

    BOLD = "bold"
    PLAIN = "plain"
    ANY = "any"


class Slope(StrEnum):
    """Whether letters lean."""

    ITALIC = "italic"
    UPRIGHT = "upright"
    ANY = "any"


class Align(StrEnum):
    """Where lines stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    BOTH = "both"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class PartRule:
    """How one part of a document looks."""

    part: Part
    clause: str
    case: Case
    size: Range
    weight: Thickness
    slope: Slope
    align: Align


@dataclass(frozen=True, slots=True)
class PageRule:
    """The page and what holds all over it; millimetres, points and lines."""

    width: int
    height: int
    margins: dict[str, Range]
    font: str
    number_size: Range
    first_line: Range
    between: int
    line: Range


@dataclass(frozen=True, slots=True)
class FormRules:
    """Everything that is asked of the form."""

    source: str
    page: PageRule
    parts: dict[Part, PartRule]
    kinds: dict[str, str]
    """Name of a kind of document to its mark."""
    authorities: tuple[str, ...]
    titles: tuple[str, ...]


@cache
def form_rules() -> FormRules:
    """The rules in force.

    Raises:
        ValueError: the file is not as it should be; the message names each fault.
    """
    faults: list[str] = []
    file = opened(_FILE, faults)
    if file is None:
        raise ValueError("\n".join(faults))
    parts, signature, kinds = file.table("part"), file.table("signature"), file.table("kinds")
    rules = FormRules(
        file.text("source"),
        _page(file.table("page")),
        {part: _part(parts.table(part), part) for part in Part},
        {name: kinds.text(name) for name in kinds.names},
        signature.texts("authorities"),
        signature.texts("titles"),
    )
    for each in (file, parts, signature, kinds):
        each.finish()
    if faults:
        raise ValueError("\n".join(faults))
    return rules


def _page(fields: Fields) -> PageRule:
    rule = PageRule(
        fields.whole("width"),
        fields.whole("height"),
        {side: _range(fields, side) for side in ("top", "bottom", "left", "right")},
        fields.text("font"),
        _range(fields, "number_size"),
        _range(fields, "first_line"),
        fields.whole("between"),
        _range(fields, "line"),
    )
    fields.finish()
    return rule


def _part(fields: Fields, part: Part) -> PartRule:
    rule = PartRule(
        part,
        fields.text("clause"),
        fields.word("case", Case),
        _range(fields, "size"),
        fields.word("weight", Thickness),
        fields.word("slope", Slope),
        fields.word("align", Align),
    )
    fields.finish()
    return rule


def _range(fields: Fields, key: str) -> Range:
    least, most = (fields.number_or_none(f"{key}_{end}") for end in ("from", "to"))
    if least is None or most is None:
        fields.note(f"{key}_from and {key}_to are wanted")
        return Decimal(0), Decimal(0)
    return least, most
