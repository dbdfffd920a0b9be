"""Đơn vị: the register of a day, edited by the office, with the names and people of its units."""

from __future__ import annotations

import streamlit as st

from pipeline.desk.clock import today
from pipeline.statements import people
from pipeline.statements.unit_entries import unit_entries
from ui.frame import filters, frame, session
from ui.frame.session import Capability
from ui.kit import html, page_style
from ui.office import unit_checks, unit_forms, unit_names, unit_table
from ui.scores import answers
from wording import numbers
from wording.office import units as words


def page() -> None:
    """Draw the register and what is to be done with it."""
    frame.open_plain(words.PAGE)
    html.show(page_style.sheet("plans"))
    reference, entries = session.reference(), session.ask(unit_entries)
    tree = reference.register.on(today())
    frame.lead(
        words.LEAD.format(
            units=numbers.count(len(tree)),
            day=numbers.day(today()),
            reports=numbers.count(sum(unit.reports for unit in tree.values())),
            edits=numbers.count(sum(each.holds for each in entries)),
        )
    )
    answers.show_told()
    keeps = session.viewer().may(Capability.MANAGE_UNITS)
    ways = [words.LIST, *([words.EDIT] if keeps else []), words.NAMES, words.CHECKS, words.HISTORY]
    with st.container(key="units_way"):
        way = filters.one_of("viec", words.WAYS, ways)
    frame.tell()
    with st.container(key="units"):
        if way == words.LIST:
            _list()
        elif way == words.EDIT:
            unit_forms.edit()
        elif way == words.NAMES:
            unit_names.show(forms=keeps)
        elif way == words.CHECKS:
            unit_checks.show()
        else:
            html.show(unit_table.history(entries))
            if keeps and any(each.holds for each in entries):
                unit_forms.back()


def _list() -> None:
    day = st.date_input(words.ON_DAY, today(), key="units_day", format="DD/MM/YYYY", width=180)
    reference = session.reference()
    tree = reference.register.on(day)
    if reference.scope in tree:
        known = session.ask(people.responsible, day)
        html.show(unit_table.listed(tree, reference.scope, known))
