"""One unit's month as a grid of numbers, filled with what is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import groupby

import streamlit as st

from metrics.counts.month import Month
from metrics.units.unit import Unit
from pipeline.intake import direct
from reports.entry_columns import EntryColumn
from ui.frame import filters, session
from ui.kit import html
from ui.kit.html import tag
from wording import numbers
from wording.intake import direct as words
from wording.names import sort_key

_LARGEST = 99_999_999
"""What the reader takes for a count at most."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, as the file it is handed in as."""

    name: str
    content: bytes
    why: str
    """Why stored figures are changed; empty where none is."""


def show(months: Sequence[Month], first: Month, hand_in: Callable[[Typed], None]) -> None:
    """Draw the choice of unit and month and the grid; `hand_in` gets what was typed.

    Args:
        months: Those that may be entered, newest first.
        first: The one that is shown at first.
        hand_in: Called within the run in which the button was pressed.
    """
    with st.container(key="direct"):
        with st.container(key="direct_whose", horizontal=True, gap="small"):
            month = st.selectbox(
                words.MONTH,
                months,
                index=months.index(first),
                format_func=filters.month_label,
                key="direct_month",
                label_visibility="collapsed",
                required=True,
                width=160,
            )
            unit = _unit(month)
        if unit is None:
            html.show(tag("p.k.k-sm.k-sub", words.NO_UNIT))
            return
        _grid(month, unit, hand_in)


def _unit(month: Month) -> Unit | None:
    units = {each.code: each for each in session.ask(direct.enterable, month)}
    codes = sorted(units, key=lambda code: sort_key(units[code].name))
    if st.session_state.get("direct_unit") not in (None, *codes):
        st.session_state["direct_unit"] = None
    code = st.selectbox(
        words.UNIT,
        codes,
        index=0 if len(codes) == 1 else None,
        format_func=lambda code: units[code].name,
        placeholder=words.UNIT_HINT.format(count=numbers.count(len(codes))),
        key="direct_unit",
        label_visibility="collapsed",
        width=320,
    )
    return units[code] if code else None


def _grid(month: Month, unit: Unit, hand_in: Callable[[Typed], None]) -> None:
    before = session.ask(direct.standing, month, unit.code)
    said = words.stands(unit.name, month, any_stored=bool(before))
    html.show(tag("p.k.k-sm.k-sub", f"{said} {words.HINT}"))

    def handed(typed: Mapping[str, int], why: str) -> None:
        content = direct.typed(month, unit, typed, datetime.now(UTC))
        hand_in(Typed(words.file_name(unit.name, month), content, why))

    fields(f"{unit.code}-{month}", direct.columns(), before, handed)


def fields(
    whose: str,
    columns: Iterable[EntryColumn],
    before: Mapping[str, int],
    handed: Callable[[Mapping[str, int], str], None],
) -> None:
    """Draw the fields of a form filled with what is stored, and tell what is wrong with them.

    Args:
        whose: The unit and the time, as a key.
        columns: Those of the form.
        before: What is stored, by the columns' keys.
        handed: Gets what was typed, and why stored figures are changed, where nothing is wrong.
    """
    own = f"{whose}-{_stands(before)}"
    with st.form(key=f"direct-form-{own}", border=False):
        with st.container(key="direct_grid", horizontal=True):
            typed = _groups(own, columns, before)
        why = _why(own) if before else ""
        pressed = st.form_submit_button(words.LOOK, type="primary", key="direct_look")
    if not pressed:
        return
    wrong = _wrong(before, typed, why)
    if wrong:
        st.warning(wrong)
        return
    handed(typed, why.strip())
    html.show(tag("p.k.k-sm.k-sub", words.BELOW, role="status"))


def _why(own: str) -> str:
    return st.text_input(
        words.WHY,
        key=f"direct-why-{own}",
        placeholder=words.WHY_HINT,
        label_visibility="collapsed",
        max_chars=300,
    )


def _stands(before: Mapping[str, int]) -> str:
    """A key that is another once something else is stored: what is shown is what is stored."""
    return blake2b(repr(sorted(before.items())).encode(), digest_size=4).hexdigest()


def _groups(own: str, columns: Iterable[EntryColumn], before: Mapping[str, int]) -> dict[str, int]:
    """Draw the columns of a form, those under one heading together, and read them."""
    typed: dict[str, int] = {}
    grouped = groupby(columns, lambda each: each.heading[0])
    for number, (head, group) in enumerate((head, list(group)) for head, group in grouped):
        with st.container(key=f"direct-group-{number}", width="content"):
            if len(group) > 1:
                html.show(tag("p.k.k-up-group", head))
            with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
                for column in group:
                    value = _count(own, column, before.get(column.key))
                    if value is not None:
                        typed[column.key] = value
    return typed


def _count(own: str, column: EntryColumn, before: int | None) -> int | None:
    return st.number_input(
        words.column(column.number, column.heading[-1]),
        min_value=0,
        max_value=_LARGEST,
        value=before,
        step=1,
        format="%d",
        placeholder=words.EMPTY,
        key=f"count-{own}-{column.key}",
        width=132,
    )


def _wrong(before: Mapping[str, int], typed: Mapping[str, int], why: str) -> str:
    """Why what was typed is not handed in; empty where it is."""
    if not typed:
        return words.NOTHING
    if typed == before:
        return words.UNCHANGED
    changed = sum(typed.get(key) != value for key, value in before.items())
    if changed and not why.strip():
        return words.WHY_MISSING.format(count=numbers.count(changed))
    return ""
