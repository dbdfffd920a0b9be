"""Names that no unit is known by: a person chooses the unit once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import blake2b

import streamlit as st

from metrics.counts.answer import NOT_A_UNIT
from metrics.units.unit import Tree, Unit
from pipeline.desk.workspace import Workspace
from pipeline.intake.inbox import Inbox
from pipeline.statements.aliases import Doubt, Naming, confirm_all
from ui.frame import filters
from ui.kit import html, who
from ui.kit.html import Html, tag
from wording.scores import explaining as words

SHOWN = 8
"""Names asked about at a time."""
_CELLS = 3
"""Cells named before a name; it is looked for in the first of them."""
_OTHER = ""
"""Stands for a unit that was not suggested."""


def show(workspace: Workspace, inbox: Inbox, key: str, doubts: Sequence[Doubt]) -> None:
    """Draw one line a name and the button that confirms what was chosen.

    Args:
        workspace: Where the names are remembered.
        inbox: Whose files are read again then.
        key: Of the file.
        doubts: What is not known.
    """
    with st.container(key=f"doubts-{key}"):
        _ask(workspace, inbox, key, tuple(doubts))


@st.fragment
def _ask(workspace: Workspace, inbox: Inbox, key: str, doubts: tuple[Doubt, ...]) -> None:
    answers = [answer for doubt in doubts[:SHOWN] if (answer := _line(workspace, key, doubt))]
    with st.container(horizontal=True, vertical_alignment="center", key=f"answer-{key}"):
        by = who.ask(f"names-by-{key}")
        pressed = st.button(
            words.confirming(len(answers)),
            key=f"names-ok-{key}",
            type="primary",
            disabled=not answers,
        )
        more = len(doubts) - SHOWN
        said = words.MORE_NAMES.format(count=more) if more > 0 else words.ONCE
        html.show(tag("span.k.k-sm.k-sub", said), width="content")
    if pressed and who.signed(by, partial(confirm_all, workspace, answers)):
        inbox.read_again()
        st.rerun()


def _line(workspace: Workspace, key: str, doubt: Doubt) -> Naming | None:
    """One name with its suggestions; what was chosen for it."""
    tree = workspace.reference.register.at(doubt.month)
    own = f"{key}-{blake2b(f'{doubt.name} {doubt.month}'.encode(), digest_size=4).hexdigest()}"
    options = [code for code in doubt.suggested if code in tree]
    labels = {code: _label(tree, tree[code], long=doubt.ambiguous) for code in options}
    labels[NOT_A_UNIT] = words.NOT_A_UNIT
    with st.container(horizontal=True, vertical_alignment="center", key=f"name-{own}"):
        html.show(_said(doubt), width=300)
        chosen = st.pills(
            words.SUGGESTED.format(name=doubt.name),
            [*options, _OTHER, NOT_A_UNIT],
            format_func=lambda code: labels.get(code, words.OTHER),
            key=f"pick-{own}",
            label_visibility="collapsed",
            wrap=True,
        )
        if chosen == _OTHER:
            chosen = _any_unit(tree, workspace.reference.scope, own, doubt)
    return Naming(doubt.name, chosen, doubt.month) if chosen else None


def _any_unit(tree: Tree, scope: str, own: str, doubt: Doubt) -> str | None:
    labels: Mapping[str, str] = filters.unit_labels(tree, scope)
    codes = [code for code in labels if code != scope]
    return st.selectbox(
        words.OTHER_LABEL.format(name=doubt.name),
        codes,
        index=None,
        format_func=labels.__getitem__,
        placeholder=words.OTHER_HINT.format(count=len(codes)),
        key=f"any-{own}",
        label_visibility="collapsed",
        width=300,
    )


def _said(doubt: Doubt) -> Html:
    cells = [each.cell for each in doubt.problems if each.cell]
    shown = ", ".join(cells[:_CELLS]) + ("…" if len(cells) > _CELLS else "")
    sentence = (words.AMBIGUOUS if doubt.ambiguous else words.UNKNOWN).format(name=doubt.name)
    return tag("span.k.k-up-name", tag("b", shown), " ", tag("span", sentence))


def _label(tree: Tree, unit: Unit, *, long: bool) -> str:
    """A unit's name, with the place above it where the name alone would not tell."""
    above = tree.get(unit.parent) if unit.parent else None
    return f"{unit.name} · {above.name}" if long and above else unit.name
