"""The names and layouts that persons confirmed, with the way to take each back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.counts.upload import UploadRow
from pipeline.intake.inbox import Inbox
from pipeline.statements import aliases, mappings, phrases
from ui.frame import session
from ui.kit import live
from ui.kit.html import tag
from ui.loaded import known_lists, way_back
from ui.loaded.known_drawer import open_layout, open_name
from ui.loaded.phrase_drawer import open_phrase
from ui.upload import cards
from wording import numbers
from wording.scores import explaining as words


def show(inbox: Inbox, uploads: Sequence[UploadRow]) -> None:
    """Draw everything that was confirmed, folded; nothing where nothing was."""
    workspace = session.workspace()
    names, layouts = session.ask(aliases.remembered), session.ask(mappings.remembered)
    answered = session.ask(phrases.remembered)
    if not names and not layouts and not answered:
        return
    standing = sum(each.holds for said in (names, layouts, answered) for each in said)
    told = way_back.told()
    head = words.KNOWN.format(count=numbers.count(standing))
    with st.expander(head, expanded=bool(told), key="known_list"):
        drawn = tag(
            "div.k",
            cards.note(told) if told else None,
            tag("p.k-sm.k-sub", words.KNOWN_TEXT),
            known_lists.names(workspace, names),
            known_lists.layouts(workspace, layouts),
            known_lists.phrases(workspace, answered),
        )
        asked = live.show(live.Markup.of(drawn), key="known")
    name = next((each for each in names if known_lists.asked_as(each) == asked), None)
    layout = next((each for each in layouts if known_lists.asked_as(each) == asked), None)
    phrase = next((each for each in answered if known_lists.asked_as(each) == asked), None)
    if name is not None:
        open_name(workspace, inbox, name)
    elif layout is not None:
        open_layout(workspace, inbox, layout, uploads)
    elif phrase is not None:
        open_phrase(workspace, inbox, phrase)
