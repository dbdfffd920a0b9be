"""The columns of a table that no known form is laid over: a person says once what they hold."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from metrics.counts.mapping import TOTALS, ColumnRole, Mapping, proven, stored
from metrics.counts.reading import ProposedColumn, TableProposal
from pipeline.desk.workspace import Workspace
from pipeline.intake.inbox import Inbox
from pipeline.statements import mappings
from ui.kit import html, who
from ui.kit.html import Html, tag
from ui.upload.cards import SEPARATOR
from wording import numbers
from wording.intake import upload as upload_words
from wording.scores import explaining as words

_OPEN = "_mapping_open"
_NOTHING = ""
"""Stands for a column that is not used."""


@dataclass(frozen=True, slots=True)
class _Asked:
    workspace: Workspace
    inbox: Inbox
    key: str
    proposal: TableProposal
    meanings: Dictionary[str, str]
    """Every measure and role with its words, in the order of the list."""


def show(workspace: Workspace, inbox: Inbox, key: str, proposal: TableProposal) -> None:
    """Draw the view: open where nothing was read, else behind a button.

    Args:
        workspace: Where the answer is remembered.
        inbox: Whose files are read again then.
        key: Of the file.
        proposal: What the columns seem to hold.
    """
    own = f"{key}-{proposal.fingerprint[:8]}"
    with st.container(key=f"explain-{own}"):
        _view(_Asked(workspace, inbox, own, proposal, _meanings(workspace)))


@st.fragment
def _view(asked: _Asked) -> None:
    proposal, opened = asked.proposal, st.session_state.setdefault(_OPEN, set())
    if proposal.form is not None and asked.key not in opened:
        said = words.CORRECT if proposal.agreed else words.PARTLY
        st.button(
            said.format(form=upload_words.form(proposal.form)),
            key=f"mapping-open-{asked.key}",
            type="tertiary",
            on_click=opened.add,
            args=(asked.key,),
        )
        return
    html.show(_introduction(proposal))
    with st.container(key=f"lines-{asked.key}"):
        chosen = [_line(asked, column) for column in proposal.columns]
    by_field = st.segmented_control(
        words.ROW_IS,
        list(words.ROW_KINDS),
        default=proposal.by_field,
        format_func=words.ROW_KINDS.__getitem__,
        key=f"mapping-rows-{asked.key}",
        required=True,
    )
    _finish(asked, _answer(proposal, chosen, by_field=bool(by_field)))


def _introduction(proposal: TableProposal) -> Html:
    facts = (
        words.WHERE.format(sheet=proposal.sheet, cells=proposal.cells),
        words.rows(proposal.units, proposal.groups, proposal.totals, by_field=proposal.by_field),
        words.month(proposal.month),
    )
    said = None if proposal.form else tag("p.k-up-whole", words.INTRODUCTION)
    return tag("div.k.k-up-body", said, tag("p.k-up-meta", SEPARATOR.join(facts)))


def _line(asked: _Asked, column: ProposedColumn) -> str | None:
    options = _options(asked, column)
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        gap="small",
        key=f"col-{asked.key}-{column.letter}",
    ):
        html.show(_column(column))
        chosen = st.selectbox(
            words.MEANING_OF.format(letter=column.letter, heading=" › ".join(column.heading)),
            options,
            index=options.index(column.meaning or _NOTHING),
            format_func=lambda meaning: asked.meanings.get(meaning, words.NOT_USED),
            key=f"means-{asked.key}-{column.letter}",
            label_visibility="collapsed",
            required=True,
            width=380,
        )
    return chosen or None


def _options(asked: _Asked, column: ProposedColumn) -> list[str]:
    """Not used, what is likely, then everything else in its order."""
    likely = [column.meaning, *column.near]
    ordered = [_NOTHING, *(each for each in likely if each), *asked.meanings]
    return list(dict.fromkeys(ordered))


def _column(column: ProposedColumn) -> Html:
    groups, own = column.heading[:-1], column.heading[-1]
    above = tag("span.k-muted", f"{' › '.join(groups)} › ") if groups else None
    guessed = None
    if not column.sure and (column.meaning or column.near):
        said = words.GUESSED if column.meaning else words.DOUBTFUL
        guessed = (" ", tag("i.g", said, title=words.GUESSED_HINT))
    samples = " · ".join(column.samples) or words.NO_SAMPLES
    heading = tag("span.t", above, own, guessed)
    return tag("div.k.k-up-col", tag("b", column.cell), heading, tag("span.v", samples))


def _answer(proposal: TableProposal, chosen: Sequence[str | None], *, by_field: bool) -> Mapping:
    return Mapping(
        proposal.fingerprint,
        proposal.source,
        proposal.title,
        tuple(column.heading for column in proposal.columns),
        tuple(chosen),
        by_field,
    )


def _finish(asked: _Asked, mapping: Mapping) -> None:
    faults = mappings.faults(asked.workspace, mapping)
    said = [words.CONTRADICTIONS[fault] for fault in faults] or _consequences(asked, mapping)
    kind = "ul.k.k-up-list.bad" if faults else "ul.k.k-up-list"
    html.show(tag(kind, (tag("li", each) for each in said), role="status"))
    with st.container(horizontal=True, vertical_alignment="center", key=f"answer-{asked.key}"):
        by = who.ask(f"mapping-by-{asked.key}")
        pressed = st.button(
            words.CONFIRM, key=f"mapping-ok-{asked.key}", type="primary", disabled=bool(faults)
        )
        if asked.proposal.form is not None:
            opened: set[str] = st.session_state[_OPEN]
            st.button(
                words.CLOSE,
                key=f"mapping-close-{asked.key}",
                type="tertiary",
                on_click=opened.discard,
                args=(asked.key,),
            )
        html.show(tag("span.k.k-sm.k-sub", words.source(mapping.title)), width="content")
    if pressed:
        _confirm(asked, mapping, by)


def _consequences(asked: _Asked, mapping: Mapping) -> list[str]:
    """What confirming would do, so that a wrong choice is seen before."""
    letters: dict[str, list[str]] = {}
    for column, meaning in zip(asked.proposal.columns, mapping.meanings, strict=True):
        if meaning is not None:
            letters.setdefault(meaning, []).append(column.letter)
    said = [words.WILL_STORE.format(count=numbers.count(len(stored(mapping))))]
    said += [
        words.ADDED_UP.format(letters=words.joined(several), meaning=asked.meanings[meaning])
        for meaning, several in letters.items()
        if len(several) > 1
    ]
    totals = sorted(letters[each][0] for each in proven(mapping))
    if totals:
        said.append(words.CHECKED.format(letters=words.joined(totals)))
    return said


def _confirm(asked: _Asked, mapping: Mapping, by: str) -> None:
    if who.signed(by, partial(mappings.confirm, asked.workspace, mapping)):
        opened: set[str] = st.session_state[_OPEN]
        opened.discard(asked.key)
        asked.inbox.read_again(layout=(mapping.fingerprint, mapping.source))
        st.rerun()


def _meanings(workspace: Workspace) -> dict[str, str]:
    """Labels first, then the measures with the roles that belong to them, then what is checked."""
    found: dict[str, str] = {
        role.value: words.MEANINGS[role]
        for role in (
            ColumnRole.UNIT_NAME,
            ColumnRole.UNIT_CODE,
            ColumnRole.DISTRICT,
            ColumnRole.ROW_NUMBER,
        )
    }
    monthly = (each for each in workspace.reference.measures if not each.quarterly)
    for measure in monthly:
        found[measure.code] = measure.name
        if measure.code == "resolved_early":
            found[ColumnRole.ON_TIME.value] = words.MEANINGS[ColumnRole.ON_TIME]
    return found | {role.value: words.MEANINGS[role] for role in TOTALS}
