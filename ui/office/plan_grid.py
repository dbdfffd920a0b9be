"""A plan typed as it stands on paper: its header as fields, its targets as a grid."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

import pandas as pd
import streamlit as st

from metrics.plans.draft import DraftRow, draft_rows
from metrics.plans.plan import Plan, TargetKind
from metrics.units.unit import Level
from ui.office import typed_rows
from wording import interface
from wording.office import plans_page as words
from wording.sentences import opening

_LEVELS = (Level.DEPARTMENT, Level.DISTRICT, Level.COMMUNE, Level.DIVISION)
"""A plan asks nothing of a province by number but in quotas, whose levels are these too."""
_KINDS = {label: kind for kind, label in words.KINDS.items()}
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def header(key: str, plan: Plan, scopes: Mapping[str, str], *, new: bool) -> tuple[Plan, list[str]]:
    """Draw the header of a plan; what was typed, and what is wrong with it.

    Args:
        key: Of the form.
        plan: What stands there at first.
        scopes: The units it may be for, their labels by code.
        new: Whether code, scope and year are still to be said.
    """
    left, right = st.columns(2)
    with left:
        title = st.text_input(words.TITLE, plan.title, key=f"{key}_title", max_chars=200)
        issuer = st.text_input(words.ISSUER, plan.issuer, key=f"{key}_issuer", max_chars=200)
    with right:
        one, two = st.columns(2)
        number = one.text_input(
            words.NUMBER, "" if plan.number == "…" else plan.number, key=f"{key}_number"
        )
        issued = two.date_input(words.ISSUED, plan.issued, key=f"{key}_issued", format="DD/MM/YYYY")
        one, two = st.columns(2)
        code, scope, first = plan.code, plan.scope, plan.valid_from
        if new:
            code = one.text_input(words.CODE, plan.code, key=f"{key}_code", help=words.CODE_HELP)
            first = two.date_input(
                words.FIRST_DAY, plan.valid_from, key=f"{key}_first", format="DD/MM/YYYY"
            )
            scope = st.selectbox(
                words.SCOPE,
                list(scopes),
                index=list(scopes).index(plan.scope) if plan.scope in scopes else 0,
                format_func=lambda each: scopes.get(each, each),
                key=f"{key}_scope",
            )
    typed = replace(
        plan,
        code=code.strip(),
        title=typed_rows.text(title),
        issuer=typed_rows.text(issuer),
        number=typed_rows.text(number) or "…",
        issued=issued,
        scope=scope,
    )
    if new:
        typed = replace(
            typed, year=first.year, valid_from=first, valid_to=first.replace(month=12, day=31)
        )
    return typed, _wrong(typed)


def _wrong(plan: Plan) -> list[str]:
    named = {words.TITLE: plan.title, words.ISSUER: plan.issuer}
    said = [
        words.HEAD_MISSING.format(what=name.lower()) for name, text in named.items() if not text
    ]
    return said if _CODE.fullmatch(plan.code) else [words.BAD_CODE, *said]


def targets(key: str, plan: Plan, names: Mapping[str, str]) -> list[DraftRow]:
    """Draw the grid with a plan's targets; the rows as they stand in it.

    Args:
        key: Of the grid; another one where other targets stand in it at first.
        plan: Whose targets.
        names: What may be asked for, by code.
    """
    levels = [*_LEVELS[:3], *(each for each in _LEVELS[3:] if _uses(plan, each))]
    columns = _columns(levels, names)
    first = pd.DataFrame(_cells(plan, levels, names), columns=[*columns])
    codes = {name: code for code, name in names.items()}
    return [_row(each, levels, codes) for each in typed_rows.typed(key, first, columns)]


def _short(level: Level) -> str:
    return opening(interface.LEVELS_SHORT[level])


def _uses(plan: Plan, level: Level) -> bool:
    return any(target.level is level for target in plan.targets)


def _columns(levels: Sequence[Level], names: Mapping[str, str]) -> dict[str, Any]:
    config = st.column_config
    number, chosen, written = config.NumberColumn, config.SelectboxColumn, config.TextColumn
    return {
        words.TARGET: chosen(words.TARGET, options=sorted(names.values()), width=260),
        **{
            _short(level): number(
                _short(level), min_value=0, max_value=100, width=80, format="localized"
            )
            for level in levels
        },
        words.KIND: chosen(words.KIND, options=list(_KINDS), width=110),
        words.CLAUSE: written(words.CLAUSE, width=84),
        words.QUOTE: written(words.QUOTE, width=360),
        words.MARGIN: number(words.MARGIN, min_value=0, max_value=100, width=96),
    }


def _cells(plan: Plan, levels: Sequence[Level], names: Mapping[str, str]) -> list[list[object]]:
    return [
        [
            names.get(row.indicator, row.indicator),
            *(_float((row.values or {}).get(level)) for level in levels),
            words.KINDS[row.kind],
            row.clause,
            row.quote,
            _float(row.near_margin),
        ]
        for row in draft_rows(plan)
    ]


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _row(cells: Mapping[Any, Any], levels: Sequence[Level], codes: Mapping[str, str]) -> DraftRow:
    values = {
        level: number for level in levels if (number := _number(cells[_short(level)])) is not None
    }
    name = typed_rows.text(cells[words.TARGET])
    return DraftRow(
        codes.get(name, name),
        values,
        _KINDS.get(typed_rows.text(cells[words.KIND]), TargetKind.AT_LEAST),
        typed_rows.text(cells[words.CLAUSE]),
        typed_rows.text(cells[words.QUOTE]),
        _number(cells[words.MARGIN]),
    )


def _number(cell: object) -> Decimal | None:
    # A grid holds binary numbers; their shortest writing is what was typed.
    try:
        number = Decimal(str(cell))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
