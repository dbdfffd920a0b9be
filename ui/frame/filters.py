"""The four choices on top of every analysis page, kept in the address so that a link repeats them.

An address is typed, mailed and forged by people: what it asks for and is not there is said in one
sentence, and the nearest sensible choice is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from metrics.counts.month import Month, Window
from metrics.plans.indicator import Indicator
from metrics.units.unit import Level, Tree, Unit
from pipeline.desk.clock import today
from pipeline.periods.period import default_month
from pipeline.periods.status import months_with_figures
from pipeline.scores.scorecard import View
from ui.frame import asked, session
from ui.frame.asked import notices, understand
from ui.kit.navigation import Links, Screen, address
from wording import interface as words
from wording import numbers, sentences
from wording.names import sort_key, without_type

T = TypeVar("T")

_ORDER = (Level.DEPARTMENT, Level.DISTRICT, Level.COMMUNE)
_HEADS = (Level.PROVINCE, Level.DISTRICT)
"""Their own names say enough; those below them are told apart by theirs."""
_ANY = "any"
"""Every level; None would be a list in which nothing is chosen."""
_OF_MANY = 420
"""Pixels: the longest name of a document on one line."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen, with the words that stand for it in an address."""

    view: View
    head: Unit
    names: Mapping[str, str]
    """The label of every unit that can be chosen, by code."""

    @property
    def labels(self) -> dict[str, str]:
        """Every choice as the address writes it."""
        return {
            "ky": month_label(self.view.month),
            "cach_tinh": words.WINDOWS[self.view.window],
            "pham_vi": self.names[self.head.code],
            "cap": level_label(self.view.level),
        }

    @property
    def whole(self) -> str:
        """All of it in the width of a phone: the period, the scope, the level if one is chosen."""
        level = [] if self.view.level is None else [level_label(self.view.level)]
        return " · ".join([sentences.opening(self.period), self.names[self.head.code], *level])

    @property
    def named(self) -> list[tuple[str, str]]:
        """All of it under its names, as paper says it."""
        labels = self.labels
        return [
            (words.SCOPE, labels["pham_vi"]),
            (words.MONTH, labels["ky"]),
            (words.WINDOW, labels["cach_tinh"]),
            (words.LEVEL, labels["cap"]),
        ]

    @property
    def printed(self) -> str:
        """When it is printed."""
        return words.PRINTED_ON.format(day=numbers.day(today()))

    def under(self, code: str) -> dict[str, str]:
        """The same choices, looking at another unit and every level below it."""
        here = self.labels
        return {**here, "pham_vi": self.names.get(code, here["pham_vi"]), "cap": words.ALL_LEVELS}

    def profile(self, code: str) -> str:
        """The address of a unit's profile with these choices."""
        chosen = self.under(code)
        if self.view.window is next(iter(Window)):
            # The first window is meant where none is named; lists link to a hundred units.
            del chosen["cach_tinh"]
        return address(Screen.UNIT_PROFILE, chosen)

    @property
    def links(self) -> Links:
        """Where the names of units lead: to their profiles, with these choices."""
        rest = {key: text for key, text in self.labels.items() if key != "pham_vi"}
        before = address(Screen.UNIT_PROFILE, {**rest, "cap": words.ALL_LEVELS, "pham_vi": ""})
        return Links(before, self.names)

    @property
    def period(self) -> str:
        """The stretch of time in words."""
        return numbers.period(self.view.window, self.view.month)


def choose() -> Choices:
    """Draw the choices and read them."""
    reference = session.reference()
    months = session.ask(months_with_figures)
    with st.container(key="choices", horizontal=True, gap="small", width="content"):
        understand("ky", months, month_label, asked.months, lambda: session.ask(default_month))
        month = _month(months)
        understand("cach_tinh", list(Window), words.WINDOWS.__getitem__, lambda each: (each,))
        window = _one("cach_tinh", words.WINDOW, list(Window), words.WINDOWS.__getitem__, width=186)
        tree = reference.register.at(month)
        names = session.once(("units", month), lambda: unit_labels(tree, reference.scope))
        understand("pham_vi", list(names), names.__getitem__, lambda code: asked.units(tree[code]))
        under = _one("pham_vi", words.SCOPE, list(names), names.__getitem__, width=300)
        levels = _levels(tree, under)
        understand("cap", levels, _level_label, lambda each: (each,))
        level = _one("cap", words.LEVEL, levels, _level_label, width=172)
    scope = None if under == reference.scope else under
    view = View(month, window, scope, None if level == _ANY else Level(level), today())
    return Choices(view, tree[under], names)


def _month(months: Sequence[Month]) -> Month:
    """The month looked at; that which is shown first, too, is written into the address.

    A default is left out of an address, and a link to it would show another month after the next
    upload: so the list has no default, and what is shown first is a choice like any other.
    """
    if "ky" not in st.session_state and "ky" not in st.query_params:
        st.session_state["ky"] = first = session.ask(default_month)
        st.query_params["ky"] = month_label(first)
    return _one("ky", words.MONTH, months, month_label, width=168, index=None)


def look_at(code: str) -> None:
    """Choose a unit and every level below it, before the choices are drawn again."""
    st.session_state["pham_vi"] = code
    st.session_state.pop("cap", None)


def one_of(key: str, title: str, options: Sequence[str]) -> str:
    """A further choice of a page, as a row of segments kept in the address like the others."""
    _tell_forged(key, options)
    if st.session_state.get(key) not in (None, *options):
        st.session_state[key] = options[0]
    chosen = st.segmented_control(
        title,
        options,
        default=options[0],
        required=True,
        key=key,
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or options[0]


def one_of_many(key: str, title: str, options: Sequence[str]) -> str:
    """The same of more than stand beside one another, as a list that is opened."""
    return _one(key, title, options, str, width=_OF_MANY)


def indicator(offered: Sequence[Indicator]) -> Indicator:
    """The choice of one indicator, the first where none is chosen."""
    named = {each.short: each for each in offered}
    understand("chi_tieu", list(named), str, lambda short: (named[short].code, named[short].name))
    return named[one_of("chi_tieu", words.INDICATOR, list(named))]


def number(key: str, title: str, default: int) -> int:
    """A whole number from 0 to 100, kept in the address where it is not the default."""
    there = st.query_params.get(key)
    if there is not None and key not in st.session_state and not _is_percent(there):
        notices().append(words.UNKNOWN_NUMBER.format(title=title, shown=default))
    # Of floats, since one of integers breaks on an address that says 1e999; they are refused here
    # as what is out of range, before anything is drawn.
    chosen = st.number_input(
        title,
        0.0,
        100.0,
        float(default),
        step=5.0,
        format="%.0f",
        key=key,
        bind="query-params",
        width=126,
    )
    return round(chosen)


def _is_percent(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text) <= 100


def month_label(month: Month) -> str:
    """A month as the address writes it."""
    return sentences.opening(numbers.month(month))


def level_label(level: Level | None) -> str:
    """A level as the address writes it."""
    return words.ALL_LEVELS if level is None else words.LEVELS[level]


def unit_labels(tree: Tree, scope: str) -> dict[str, str]:
    """The units one can look at, the scope first, each district followed by its communes.

    A commune's label names its district, since names repeat across districts; where a label would
    still stand twice, the code is added.
    """
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for unit in _in_order(tree, scope):
        parent = tree.get(unit.parent) if unit.parent else None
        label = unit.name
        if parent is not None and parent.code != scope and unit.level not in _HEADS:
            label = f"{unit.name} · {without_type(parent.name)}"
        if label in taken:
            label = f"{label} ({unit.code})"
        taken.add(label)
        labels[unit.code] = label
    return labels


def _in_order(tree: Tree, scope: str) -> list[Unit]:
    if tree[scope].level is Level.COUNTRY:
        provinces = (each for each in tree.under(scope) if each.level is Level.PROVINCE)
        by_name = sorted(provinces, key=lambda each: sort_key(each.name))
        return [tree[scope], *(unit for each in by_name for unit in _in_order(tree, each.code))]
    units = tree.under(scope)
    shown = [unit for unit in units if unit.level in _ORDER and _reports(tree, unit)]
    top = [unit for unit in shown if unit.parent == scope or unit.level is not Level.COMMUNE]
    order = {Level.DISTRICT: 0, Level.COMMUNE: 1, Level.DEPARTMENT: 2}
    found = [tree[scope]]
    for unit in sorted(top, key=lambda each: (order[each.level], sort_key(each.name))):
        found.append(unit)
        if unit.level is Level.DISTRICT:
            below = [each for each in shown if each.parent == unit.code]
            found.extend(sorted(below, key=lambda each: sort_key(each.name)))
    return found


def _reports(tree: Tree, unit: Unit) -> bool:
    return unit.reports or any(each.reports for each in tree.under(unit.code))


def _levels(tree: Tree, under: str) -> list[str]:
    present = {unit.level for unit in tree.under(under) if unit.reports}
    return [_ANY, *(level for level in Level if level in present)]


def _level_label(choice: str) -> str:
    return level_label(None if choice == _ANY else Level(choice))


def _one(
    key: str,
    title: str,
    options: Sequence[T],
    label: Callable[[T], str],
    *,
    width: int,
    index: int | None = 0,
) -> T:
    if st.session_state.get(key) is not None and st.session_state[key] not in options:
        # A unit that ended, a level that the chosen unit does not have.
        st.session_state[key] = options[0]
        notices().append(words.CHOICE_ENDED.format(title=title, shown=label(options[0])))
    chosen = st.selectbox(
        title,
        options,
        index,
        format_func=label,
        key=key,
        required=True,
        bind="query-params",
        label_visibility="collapsed",
        placeholder=words.FIND_UNIT,
        width=width,
    )
    return options[0] if chosen is None else chosen


def _tell_forged(key: str, options: Sequence[str]) -> None:
    there = st.query_params.get(key)
    if there is None or key in st.session_state:
        return
    if there not in options:
        notices().append(asked.unknown(key, options[0]))
