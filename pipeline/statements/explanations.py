"""Explanations beside a light (*giải trình*): they are read and printed with it, nothing more."""

from __future__ import annotations

import unicodedata

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.units.register import find_unit
from pipeline.desk.books import Books
from pipeline.desk.desk import Desk
from pipeline.desk.viewer import Viewer
from pipeline.statements.people import required
from warehouse.statements import explanations as store
from warehouse.statements.explanations import LONGEST, Explanation, NewExplanation
from warehouse.writing.store import writing

__all__ = ["LONGEST", "Explanation"]


def of_months(books: Books, months: tuple[Month, ...]) -> tuple[Explanation, ...]:
    """Everything said of some months, the oldest first."""
    return tuple(store.explanations(books.edition, months))


def explain(
    desk: Desk, viewer: Viewer, month: Month, unit: str, indicator: str, text: str, by: str
) -> NewExplanation:
    """Attach an explanation to a unit's indicator of a month.

    Raises:
        KpiError: `unknown_unit`, `unknown_indicator`, `empty_text`, `text_too_long`,
            `who_missing`, `not_permitted`; `busy`, `no_space`.
    """
    found = find_unit(desk.reference.register, month, unit)
    viewer.must_speak_for(desk.reference.register.at(month).line(unit))
    if indicator not in {each.code for each in desk.reference.indicators}:
        raise KpiError("unknown_indicator", indicator=indicator)
    new = NewExplanation(found.identity, found.code, indicator, month, _text(text))
    said_by = required(by, "who_missing")
    with writing(desk.database) as writer:
        writer.learn(lambda source: store.add(source, new, said_by))
    return new


def _text(written: str) -> str:
    """The text as it is kept: composed, its lines kept, without signs that cannot be seen."""
    lines = unicodedata.normalize("NFC", written).splitlines()
    text = "\n".join(" ".join(_visible(line).split()) for line in lines).strip()
    if not text:
        raise KpiError("empty_text")
    if len(text) > LONGEST:
        raise KpiError("text_too_long", most=LONGEST)
    return text


def _visible(line: str) -> str:
    return "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in line)
