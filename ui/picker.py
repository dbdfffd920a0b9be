"""A tree of units to choose from, searched with and without diacritics.

Streamlit's own list compares letters as they are typed; it stays in the page, unseen, because it
keeps the choice in the address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from metrics.unit import Level, Tree
from wording import interface as words

_KEY = "unit_picker"
_SCRIPT = Path(__file__).with_name("picker.js")


def show(tree: Tree, names: Mapping[str, str], chosen: str, choose: Callable[[str], None]) -> None:
    """Draw the list; `choose` is called with the code of what was picked, before the next run."""
    _component()(
        key=_KEY,
        data={
            "label": words.SCOPE,
            "hint": words.FIND_UNIT,
            "none": words.NOTHING_FOUND,
            "value": chosen,
            "options": [
                {"code": code, "name": name, "depth": _depth(tree, code)}
                for code, name in names.items()
            ],
        },
        on_picked_change=lambda: _picked(choose),
        width=240,
    )


def _picked(choose: Callable[[str], None]) -> None:
    state = st.session_state.get(_KEY)
    code = state.get("picked") if state else None
    if isinstance(code, str):
        choose(code)


def _depth(tree: Tree, code: str) -> int:
    """Communes stand below their district; everything else at the edge."""
    unit = tree[code]
    parent = tree.get(unit.parent) if unit.parent else None
    return int(parent is not None and parent.level is Level.DISTRICT)


@cache
def _component() -> Any:  # noqa: ANN401  (Streamlit's renderer carries no type)
    return st.components.v2.component(
        "kpi_units",
        html='<div class="k k-unit"></div>',
        js=_SCRIPT.read_text("utf-8"),
        isolate_styles=False,
    )
