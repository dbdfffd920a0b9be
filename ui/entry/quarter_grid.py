"""One unit's quarter as the fields of its form, filled with what is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import streamlit as st

from metrics.counts.month import Month
from metrics.plans.quarterly import quarter_of, quarters
from metrics.units.unit import Unit
from pipeline.reporting import quarterly
from ui.entry.grid import Typed, fields
from ui.frame import session
from ui.kit import html
from ui.kit.html import tag
from wording import sentences
from wording.intake import direct as direct_words
from wording.intake import quarterly_form
from wording.names import sort_key
from wording.office import quarters as words

_BACK = 8
"""Quarters that are offered: this year's and last year's, which are still corrected."""


def show(received: Month, hand_in: Callable[[Typed], None]) -> None:
    """Draw the choice of quarter and unit and the list; `hand_in` gets what was typed.

    Args:
        received: The month whose figures are expected.
        hand_in: Called within the run in which the button was pressed.
    """
    with st.container(key="direct"):
        _form(quarter_of(received), hand_in)


def _form(last: Month, hand_in: Callable[[Typed], None]) -> None:
    with st.container(key="quarter_whose", horizontal=True, gap="small"):
        month = st.selectbox(
            words.QUARTER,
            offered(last),
            format_func=lambda each: sentences.opening(words.period(each)),
            key="quarter_month",
            label_visibility="collapsed",
            width=160,
        )
        unit = _unit(month)
    if unit is None:
        return
    before = session.ask(quarterly.standing, month, unit.code)
    said = words.stands(unit.name, month, any_stored=bool(before))
    html.show(tag("p.k.k-sm.k-sub", f"{said} {words.GRID_HINT}"))

    def handed(typed: Mapping[str, int], why: str) -> None:
        content = quarterly.typed(session.reference(), month, unit, typed, datetime.now(UTC))
        hand_in(Typed(quarterly_form.file_name(unit.name, month), content, why))

    columns = quarterly.form_of(session.reference(), month, unit.code).columns
    fields(f"quarter-{unit.code}-{month}", columns, before, handed)


def offered(last: Month) -> list[Month]:
    """The newest quarters, and those of years before for which a plan asks anything."""
    targets = session.reference().quarterly.targets.by_indicator_and_level.values()
    years = {target.year for of in targets for target in of}
    asked = {month for year in years for month in quarters(year)}
    recent = {last.plus(-3 * back) for back in range(_BACK)}
    return sorted(recent | {each for each in asked if each < last}, reverse=True)


def _unit(month: Month) -> Unit | None:
    units = {each.code: each for each in session.ask(quarterly.enterable, month)}
    if not units:
        html.show(tag("p.k.k-sm.k-sub", words.NOBODY))
        return None
    codes = sorted(units, key=lambda code: sort_key(units[code].name))
    if st.session_state.get("quarter_typed_unit") not in codes:
        st.session_state["quarter_typed_unit"] = codes[0]
    code = st.selectbox(
        direct_words.UNIT,
        codes,
        format_func=lambda code: units[code].name,
        key="quarter_typed_unit",
        label_visibility="collapsed",
        width=320,
    )
    return units[code] if code else None
