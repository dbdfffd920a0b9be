"""Finding uploads in the history: by month, unit, form, person and day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st

from metrics.counts.upload import UploadRow
from pipeline.intake import past
from ui.frame import session
from ui.upload.comparison import unit_name
from wording import numbers
from wording.intake import upload as words
from wording.names import sort_key

_FEWEST = 2
"""Of fewer uploads none is looked for."""

_BY: tuple[tuple[str, str, Callable[[UploadRow], str]], ...] = (
    ("month", words.MONTH, lambda row: numbers.month_in_table(row.month)),
    ("form", words.FORM, lambda row: words.form(row.form)),
    ("who", words.WHO, lambda row: row.uploader),
    ("day", words.DAY, lambda row: numbers.day(row.stored_at.date())),
)


def choose(uploads: Sequence[UploadRow]) -> Sequence[UploadRow]:
    """Draw the choices and return the uploads that fit all of them."""
    if len(uploads) < _FEWEST:
        return uploads
    stated = session.ask(past.units)
    with st.popover(words.SEARCH, key="history_search"):
        unit = _one("unit", words.UNIT, _units(uploads, stated))
        chosen = [_one(key, name, map(fact, uploads)) for key, name, fact in _BY]
    return [
        row
        for row in uploads
        if all(
            value is None or fact(row) == value
            for value, (_, _, fact) in zip(chosen, _BY, strict=True)
        )
        and (unit is None or unit in _names(row, stated))
    ]


def _one(key: str, name: str, offered: Iterable[str]) -> str | None:
    return st.selectbox(
        name,
        list(dict.fromkeys(each for each in offered if each)),
        index=None,
        placeholder=words.ANY,
        key=f"history_{key}",
    )


def _units(uploads: Sequence[UploadRow], stated: Mapping[str, Sequence[str]]) -> list[str]:
    return sorted({name for row in uploads for name in _names(row, stated)}, key=sort_key)


def _names(row: UploadRow, stated: Mapping[str, Sequence[str]]) -> list[str]:
    reference = session.reference()
    return [unit_name(reference, row.month, unit) for unit in stated.get(row.upload, ())]
