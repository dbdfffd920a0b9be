"""Explanations beside a light (*giải trình*): they are read and printed with it, nothing more."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.units.register import find_unit
from pipeline.desk.books import Books
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements.people import required
from warehouse.statements.kinds import EXPLANATION, Explanation, NewExplanation, signed
from warehouse.statements.log import state, statements

__all__ = ["LONGEST", "Explanation"]

LONGEST = 1000
"""Letters of one explanation."""


def of_months(books: Books, months: tuple[Month, ...]) -> tuple[Explanation, ...]:
    """Everything said of some months, the oldest first."""
    told = statements(books.edition, EXPLANATION, [f"{month}/" for month in months])
    return tuple(signed(Explanation, told))


class Explained(NamedTuple):
    """The light that an explanation is about."""

    month: Month
    unit: str
    indicator: str


def explain(
    workspace: Workspace, viewer: Viewer, light: Explained, text: str, by: str
) -> NewExplanation:
    """Attach an explanation to a light.

    Raises:
        KpiError: `unknown_unit`, `unknown_indicator`, `empty_text`, `text_too_long`,
            `who_missing`, `not_permitted`; `busy`, `no_space`.
    """
    found = find_unit(workspace.reference.register, light.month, light.unit)
    viewer.must(Capability.EXPLAIN, workspace.reference.register.at(light.month).line(light.unit))
    if light.indicator not in {each.code for each in workspace.reference.indicators}:
        raise KpiError(ErrorCode.UNKNOWN_INDICATOR, indicator=light.indicator)
    new = NewExplanation(found.identity, found.code, light.indicator, light.month, _text(text))
    said_by = required(by, ErrorCode.WHO_MISSING)
    workspace.learn(lambda source: state(source, [EXPLANATION.of(new, said_by)]))
    return new


def _text(written: str) -> str:
    """The text as it is kept: composed, its lines kept, without signs that cannot be seen."""
    lines = unicodedata.normalize("NFC", written).splitlines()
    text = "\n".join(" ".join(_visible(line).split()) for line in lines).strip()
    if not text:
        raise KpiError(ErrorCode.EMPTY_TEXT)
    if len(text) > LONGEST:
        raise KpiError(ErrorCode.TEXT_TOO_LONG, most=LONGEST)
    return text


def _visible(line: str) -> str:
    return "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in line)
