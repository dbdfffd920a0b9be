"""The departments of a new installation, reviewed row by row."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from metrics.units.changing import edit_of
from metrics.units.unit import Unit
from pipeline.desk.clock import today
from pipeline.statements import set_up, unit_entries
from pipeline.statements.recording import Signed
from pipeline.statements.set_up import ReviewedUnit, SetUpStage
from ui.frame import session
from ui.kit import author
from ui.office.typed_rows import text, typed
from ui.scores import answers
from wording import numbers
from wording.office import settings as words

_THERE, _CODE, _NAME, _REPORTS = words.UNITS_GRID


def review(by: str) -> None:
    """Draw the usual departments, to be corrected by whoever stands in the field `by`."""
    day = today().replace(month=1, day=1)
    before = session.ask(set_up.departments, day)
    st.caption(words.UNITS_LEAD.format(count=numbers.count(len(before))))
    rows = typed("first_units", _grid(before), _columns())
    st.button(
        words.UNITS_REVIEWED,
        type="primary",
        key="first_units_save",
        on_click=_review,
        args=(before, [_reviewed(row) for row in rows], by),
    )


def _grid(units: tuple[Unit, ...]) -> pd.DataFrame:
    rows = [(True, unit.code, unit.name, unit.reports) for unit in units]
    return pd.DataFrame(rows, columns=list(words.UNITS_GRID))


def _columns() -> Mapping[str, object]:
    config = st.column_config
    return {
        _THERE: config.CheckboxColumn(_THERE, width=60, default=True),
        _CODE: config.TextColumn(_CODE, width=110, disabled=True),
        _NAME: config.TextColumn(_NAME, width=320),
        _REPORTS: config.CheckboxColumn(_REPORTS, width=90, default=True),
    }


def _reviewed(row: Mapping[object, object]) -> ReviewedUnit:
    there, reports = (row[name] is not None and bool(row[name]) for name in (_THERE, _REPORTS))
    return ReviewedUnit(text(row[_CODE]), text(row[_NAME]), reports, there)


def _review(before: tuple[Unit, ...], rows: list[ReviewedUnit], by: str) -> None:
    def act() -> str:
        here, viewer = session.workspace(), session.viewer()
        signed = Signed(author.said(by), words.RUN_WHY)
        changes = set_up.reviewed(here.reference.scope, before, rows)
        if changes:
            day = today().replace(month=1, day=1)
            edit, _ = edit_of(here.reference.register, day, changes)
            unit_entries.enter_units(here, viewer, edit, signed)
        set_up.done(here, viewer, SetUpStage.UNITS, signed.by)
        return words.STEP_SAVED

    answers.attempt(act)
