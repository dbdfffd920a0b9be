"""What a person says of one file: its month, its unit, its sheet, and how it is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from access.roles import Capability
from metrics.counts.beside import Beside
from metrics.counts.month import Month
from metrics.counts.problem import ProblemCase
from metrics.counts.reading import Reading
from pipeline.desk.workspace import Workspace
from pipeline.intake.inbox import Dropped, Inbox
from pipeline.intake.options import MONTH_ASKED, SHEET_ASKED, UNIT_ASKED, Options
from ui.entry import receiving
from ui.frame import filters
from ui.kit import html
from ui.kit.html import tag
from wording import numbers
from wording.intake import upload as words

_OF_THE_FILE = ""
"""Stands for nothing chosen."""


def show(workspace: Workspace, inbox: Inbox, file: Dropped) -> None:
    """Draw what this file needs to be told, and what it was told."""
    checked = file.checked
    if checked is None or file.outcome is not None:
        return
    own = file.own or Options()
    cases = {problem.case for problem in checked.problems}
    with st.container(key=f"said-{file.key}", horizontal=True, vertical_alignment="center"):
        if own.month or own.all_months or cases.intersection(MONTH_ASKED):
            _month(workspace, inbox, file, own)
        if own.unit or cases.intersection(UNIT_ASKED):
            stated = (table.month for table in checked.reading.tables if table.month)
            month = own.month or next(stated, None) or receiving.month(workspace)
            _unit(workspace, inbox, file, own, month)
        sheets = _sheets(checked.reading)
        if own.beside.sheet or (len(sheets) > 1 and cases.intersection(SHEET_ASKED)):
            _sheet(inbox, file, own, sheets)
        if own.beside.opening or ProblemCase.CUMULATIVE_INCOMPLETE in cases:
            _opening(inbox, file, own)
        if own.beside.keep_blank or (file.ready and checked.changes.removed):
            _blanks(inbox, file, own, checked.changes.removed)


def _month(workspace: Workspace, inbox: Inbox, file: Dropped, own: Options) -> None:
    chosen = words.ALL_MONTHS if own.all_months else (own.month or _OF_THE_FILE)
    key = f"said-month-{file.key}"
    offered = [_OF_THE_FILE, words.ALL_MONTHS, *receiving.months(workspace)]
    if chosen not in offered:
        offered.append(chosen)

    def told() -> None:
        month = st.session_state[key]
        inbox.say(
            file.key,
            replace(
                own,
                month=month if isinstance(month, Month) else None,
                all_months=month == words.ALL_MONTHS,
            ),
        )

    st.selectbox(
        words.PERIOD,
        offered,
        index=offered.index(chosen),
        format_func=_month_label,
        key=key,
        on_change=told,
        label_visibility="collapsed",
        width=230,
    )
    lacking = len(inbox.without_month)
    if own.month and lacking:
        st.button(
            words.MONTH_FOR_OTHERS.format(count=numbers.count(lacking)),
            key=f"said-month-others-{file.key}",
            on_click=inbox.say_month,
            args=(own.month,),
        )


def _month_label(month: Month | str) -> str:
    if isinstance(month, Month):
        return filters.month_label(month)
    return month or words.CHOOSE_MONTH


def _unit(workspace: Workspace, inbox: Inbox, file: Dropped, own: Options, month: Month) -> None:
    """Which unit the file is of, among those of a month."""
    tree = workspace.reference.register.at(month)
    labels = filters.unit_labels(tree, workspace.reference.scope)
    codes = [code for code in labels if workspace.viewer.may(Capability.UPLOAD, tree.line(code))]
    key = f"said-unit-{file.key}"
    st.selectbox(
        words.REPORTING_UNIT,
        codes,
        index=codes.index(own.unit) if own.unit in codes else None,
        format_func=labels.__getitem__,
        placeholder=words.CHOOSE_UNIT,
        key=key,
        on_change=lambda: inbox.say(file.key, replace(own, unit=st.session_state[key])),
        label_visibility="collapsed",
        width=300,
    )


def _sheets(reading: Reading) -> list[str]:
    named = [
        *(table.sheet for table in reading.tables),
        *(problem.sheet for problem in reading.problems if problem.sheet),
        *(str(problem.facts.get("first", "")) for problem in reading.problems),
        *reading.unread,
    ]
    return [sheet for sheet in dict.fromkeys(named) if sheet]


def _sheet(inbox: Inbox, file: Dropped, own: Options, sheets: Sequence[str]) -> None:
    key = f"said-sheet-{file.key}"
    offered = list(dict.fromkeys([*sheets, *filter(None, [own.beside.sheet])]))
    st.selectbox(
        words.SHEET_TO_READ,
        offered,
        index=offered.index(own.beside.sheet) if own.beside.sheet else None,
        format_func=lambda sheet: words.SHEET.format(sheet=sheet),
        placeholder=words.CHOOSE_SHEET,
        key=key,
        on_change=lambda: _beside(inbox, file, own, sheet=st.session_state[key]),
        label_visibility="collapsed",
        width=260,
    )


def _opening(inbox: Inbox, file: Dropped, own: Options) -> None:
    taken = own.beside.opening
    said = words.OPENING_TAKEN if taken else words.OPENING_WHY
    html.show(tag("span.k.k-sm", said), width="content")
    st.button(
        words.OPENING_NOT if taken else words.OPENING_TAKE,
        key=f"said-opening-{file.key}",
        on_click=lambda: _beside(inbox, file, own, opening=not taken),
    )


def _blanks(inbox: Inbox, file: Dropped, own: Options, removed: int) -> None:
    """What blank cells do to stored figures; how many of them vanish is said beside the choice."""
    said = words.ERASES.format(count=numbers.count(removed)) if removed else words.ERASES_NOT
    html.show(tag("span.k.k-sm.k-up-erases", said), width="content")
    key = f"said-blank-{file.key}"
    st.segmented_control(
        words.BLANKS,
        list(words.BLANK_WAYS),
        default=own.beside.keep_blank,
        format_func=words.BLANK_WAYS.__getitem__,
        key=key,
        on_change=lambda: _beside(inbox, file, own, keep_blank=bool(st.session_state[key])),
        label_visibility="collapsed",
        required=True,
    )


def _beside(inbox: Inbox, file: Dropped, own: Options, **said: object) -> None:
    beside: Callable[..., Beside] = replace
    inbox.say(file.key, replace(own, beside=beside(own.beside, **said)))
