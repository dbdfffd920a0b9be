"""Changes of units typed as rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from metrics.units.changing import UnitChange, edit_of
from metrics.units.unit import Level, UnitsEdit
from ui.frame import session
from ui.kit import html
from ui.office import effects
from ui.office.typed_rows import text, typed
from wording import interface
from wording.office import units as words

_CODE, _NAME, _LEVEL, _PARENT, _REPORTS, _ENDED, _INTO = words.GRID
_LEVELS = {
    name: level
    for level, name in interface.LEVELS.items()
    if level not in (Level.COUNTRY, Level.PROVINCE)
}
_YES_NO = {words.YES_WORD: True, words.NO_WORD: False}


def edit(key: str, since: date) -> UnitsEdit | None:
    """Draw an empty grid; what its rows say together, None with a fault or without a row."""
    st.caption(words.GRID_HINT)
    rows = _changes(key)
    if not rows:
        return None
    said, faults = edit_of(session.reference().register, since, rows)
    if faults:
        html.show(effects.faults(words.faults(faults)))
        return None
    return said


def _changes(key: str) -> list[UnitChange]:
    config = st.column_config
    columns = {
        _CODE: config.TextColumn(_CODE, width=90),
        _NAME: config.TextColumn(_NAME, width=240),
        _LEVEL: config.SelectboxColumn(_LEVEL, options=list(_LEVELS), width=130),
        _PARENT: config.TextColumn(_PARENT, width=120),
        _REPORTS: config.SelectboxColumn(_REPORTS, options=list(_YES_NO), width=90),
        _ENDED: config.CheckboxColumn(_ENDED, width=90),
        _INTO: config.TextColumn(_INTO, width=160),
    }
    empty = pd.DataFrame({name: pd.Series(dtype="object") for name in words.GRID})
    rows = map(_change, typed(key, empty, columns))
    return [row for row in rows if row != UnitChange("")]


def _change(cells: Mapping[Any, Any]) -> UnitChange:
    into = (each for each in re.split(r"[\s,;]+", text(cells[_INTO])) if each)
    return UnitChange(
        text(cells[_CODE]),
        text(cells[_NAME]),
        _LEVELS.get(text(cells[_LEVEL])),
        text(cells[_PARENT]),
        _YES_NO.get(text(cells[_REPORTS])),
        cells[_ENDED] is True,
        tuple(into),
    )
