"""Bảng đèn: units by indicators, the worst first; a click asks why."""

from __future__ import annotations

import streamlit as st

from pipeline.commands import export
from pipeline.periods.status import reporting_state
from pipeline.scores.scorecard import Scorecard
from ui.frame import frame, session
from ui.frame.filters import Choices
from ui.kit import grid, saving
from ui.kit.html import note, show
from ui.kit.saving import File
from ui.scores import matrix, why
from ui.scores.matrix import FileWish
from wording import interface as words
from wording import numbers
from wording.scores import export as exported

_LIGHT = "den"
"""The parameter of the address that says which light is opened, so that a link opens it again."""

_LEVELS = {str(level): name for level, name in words.LEVELS.items()}
"""What groups are called that are no district."""


def page() -> None:
    """Draw the table of lights of the chosen scope and period."""
    choices, card = frame.looked_at()
    asked = grid.show(_table(choices, card), key="matrix")
    wish = FileWish.read(asked) if asked else None
    if wish is not None:
        saving.save(_file(choices, card, wish))
        return
    if asked:
        st.query_params[_LIGHT] = asked
    light = st.query_params.get(_LIGHT)
    if light and not why.answer(choices, card, light, _close):
        show(note(words.UNKNOWN_LIGHT))
        _close()


def _close() -> None:
    st.query_params.pop(_LIGHT, None)


def _table(choices: Choices, card: Scorecard) -> grid.Packed:
    state, links = session.ask(reporting_state, choices.view), choices.links
    return session.once(
        ("matrix", choices.view), lambda: matrix.table(card, state.silent_for, links)
    )


def _file(choices: Choices, card: Scorecard, wish: FileWish) -> File:
    headings = [
        (column.indicator.code, column.indicator.short, column.targets)
        for column in matrix.columns(card)
        if wish.extra or not column.extra
    ]
    shown = export.Shown(wish.lines, headings, _chosen(choices, wish), _LEVELS)
    month, head = choices.view.month, choices.head.code
    return File(
        export.file_name("bang-den", month, head, wish.format),
        export.TYPES[wish.format],
        export.scorecard_file(card, shown, wish.format),
        wish.id,
    )


def _chosen(choices: Choices, wish: FileWish) -> list[tuple[str, str]]:
    state = session.ask(reporting_state, choices.view)
    labels = choices.labels
    chosen = [
        (words.MONTH, labels["ky"]),
        (words.WINDOW, labels["cach_tinh"]),
        (words.SCOPE, labels["pham_vi"]),
        (words.LEVEL, labels["cap"]),
        (exported.SEARCHED, wish.words or "–"),
        (exported.SORTED, wish.sorted or words.WORST_FIRST),
        (exported.UNTIL, numbers.day(choices.view.month.last_day)),
    ]
    if state.last_upload is not None:
        chosen.append((exported.LAST_UPLOAD, numbers.moment(state.last_upload.stored_at)))
    if state.sample:
        chosen.append((words.DEMONSTRATION, exported.DEMONSTRATION))
    return chosen
