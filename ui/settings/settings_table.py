"""What was set, by whom and why, newest first, and the way to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from access.roles import Capability
from metrics.calendar.rules_edit import RulesEdit
from metrics.counts.statement import Statement
from pipeline.statements import chosen_province, office_settings
from pipeline.statements.recording import Signed
from ui.frame import session
from ui.kit import form, html
from ui.kit.html import TableColumn, tag
from wording import numbers
from wording.office import settings as words


def show(entries: Sequence[Statement[Any]]) -> None:
    """Draw the history and, for the office, the way back."""
    if not entries:
        html.show(tag("p.k.k-sub", words.NO_HISTORY))
        return
    rows = (
        (
            numbers.moment(each.at),
            each.by,
            tag("span", _what(each)),
            numbers.day(each.facts.since) if isinstance(each.facts, RulesEdit) else "",
            each.why,
            "" if each.holds else words.TAKEN_BACK_BY.format(by=each.taken_back_by),
        )
        for each in reversed(entries)
    )
    head = words.HISTORY_COLUMNS
    columns = (*map(TableColumn, head[:2]), TableColumn(head[2], "w"), *map(TableColumn, head[3:]))
    html.show(tag("div.k", html.wide(words.HISTORY, html.table(columns, rows), "k-wide.k-plans")))
    standing = {each.place: each for each in reversed(entries) if each.holds}
    if session.viewer().may(Capability.MANAGE_SETTINGS) and standing:
        with st.expander(words.BACK):
            place = st.selectbox(
                words.BACK_PICK,
                list(standing),
                format_func=lambda place: (
                    f"{numbers.moment(standing[place].at)}: " + _what(standing[place])
                ),
                key="settings_back_place",
            )
            form.sign("settings_back")
            st.button(words.BACK, key="settings_back_do", on_click=_take_back, args=(place,))


def _what(each: Statement[Any]) -> str:
    facts = each.facts
    if isinstance(facts, RulesEdit):
        return "; ".join(words.rules(facts, session.reference().shorts))
    name = words.KIND_NAMES[each.kind]
    if each.kind == "letters":
        return name.format(what=_unit(facts.unit))
    if each.kind == "province":
        return f"{name}: {_unit(facts.province)}"
    return name if facts.file else f"{name}: {words.NONE}"


def _unit(code: str) -> str:
    known = [unit.name for unit in session.ask(chosen_province.provinces) if unit.code == code]
    known += [unit.name for unit in session.reference().register.units if unit.code == code]
    return known[-1] if known else code


def _take_back(place: int) -> None:
    def act(signed: Signed) -> str:
        office_settings.take_setting_back(session.workspace(), session.viewer(), place, signed)
        return words.TAKEN_BACK

    form.record("settings_back", act, goes=True)
