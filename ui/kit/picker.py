"""A tree of units to choose from, searched with and without diacritics.

Streamlit's own list compares letters as they are typed; it stays in the page, unseen, because it
keeps the choice in the address.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import streamlit as st

from metrics.units.unit import Level, Tree
from ui.kit.component import component
from ui.kit.grid import pack
from ui.kit.html import tag
from wording import interface as words

_KEY = "unit_picker"


def show(data: bytes, choose: Callable[[str], None]) -> None:
    """Draw what `packed` made; `choose` gets the code that was picked, before the next run."""
    component("kpi_units", "picker", tag("div.k.k-unit"))(
        key=_KEY,
        data=data,
        on_picked_change=lambda: _picked(choose),
        width=240,
    )


def packed(tree: Tree, names: Mapping[str, str], chosen: str) -> bytes:
    """What the browser needs to draw the list, packed once for all who look at the same."""
    said = {
        "label": words.SCOPE,
        "hint": words.FIND_UNIT,
        "none": words.NOTHING_FOUND,
        "value": chosen,
        "options": [[code, name, _depth(tree, code)] for code, name in names.items()],
    }
    return pack(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode())


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
