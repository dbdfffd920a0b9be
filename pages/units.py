"""Đơn vị: the register of a day, edited by the office, with the names and people of its units."""

from __future__ import annotations

import streamlit as st

from metrics.units.checks import checks
from pipeline.desk.clock import today
from pipeline.statements import aliases, people
from pipeline.statements.unit_entries import unit_entries
from ui.frame import filters, frame, session
from ui.kit import html, navigation, page_style
from ui.kit.html import tag
from ui.office import unit_forms, unit_names, unit_table
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
    keeps = session.viewer().keeps
    ways = [words.LIST, *([words.EDIT] if keeps else []), words.NAMES, words.CHECKS, words.HISTORY]
    way = filters.one_of("viec", words.WAYS, ways)
    frame.tell()
    if way == words.LIST:
        _list()
    elif way == words.EDIT:
        unit_forms.edit()
    elif way == words.NAMES:
        found = session.ask(aliases.remembered)
        html.show(unit_table.names(found))
        if keeps:
            unit_names.forms(found)
    elif way == words.CHECKS:
        _checks()
    else:
        html.show(unit_table.history(entries))
        if keeps and any(each.holds for each in entries):
            unit_forms.back()


def _checks() -> None:
    known = session.reference()
    found = checks(known.register, known.successions)
    kinds = {each.kind for each in found}
    html.show(html.note(html.rich(words.checked(kinds, len(found)))))
    if found:
        html.show(unit_table.checked(found))


def _list() -> None:
    day = st.date_input(words.ON_DAY, today(), key="units_day", format="DD/MM/YYYY", width=180)
    reference = session.reference()
    tree = reference.register.on(day)
    if reference.scope in tree:
        known = session.ask(people.responsible, day)
        html.show(unit_table.listed(tree, reference.scope, known))
        people_at = navigation.address(navigation.Screen.PEOPLE, {})
        html.show(tag("p.k.k-sm", tag("a", words.PEOPLE, href=people_at, target="_self")))
