"""Nhật ký: what changed since the last look, by whom, of which unit, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import streamlit as st

from metrics.counts.journal import JournalEntry
from metrics.verdicts.office import OfficeEdits
from pipeline.desk.clock import midnight, today
from pipeline.journal.entries import JournalWish, journal
from ui.frame import filters, frame, session
from ui.journal import listing, looked
from ui.kit import html, page_style
from ui.kit.html import tag
from wording import numbers
from wording.names import sort_key
from wording.office import journal as words
from wording.sentences import opening

_SHOWN = 100
"""More at once is not read; the rest comes on demand."""
_LONGER = "journal_shown"


def page() -> None:
    """Draw the journal from a chosen time on."""
    frame.open_plain(words.PAGE)
    html.show(page_style.sheet("journal"))
    before = looked.last()
    with st.container(key="journal_top", horizontal=True, gap="small"):
        span = filters.one_of("tu_khi", words.SPAN, words.SPANS)
    frame.tell()
    since, said = _since(span, before)
    every = session.once(("journal", since), lambda: _entries(since))
    found = _chosen(every)
    if found:
        people = len({entry.by for entry in found})
        told = words.LEAD.format(
            count=numbers.count(len(found)), span=said, people=numbers.count(people)
        )
        frame.lead(told)
        _list(found)
    else:
        frame.lead(words.LEAD_NONE.format(span=said))
        html.show(html.blank(words.EMPTY, tag("p", words.EMPTY_TEXT)))
    html.show(tag("p.k.k-sm.k-muted", words.KEPT_HERE))


def _since(span: str, before: datetime | None) -> tuple[datetime | None, str]:
    """From when on, and how that is said."""
    if span == words.SPANS[0] and before is not None:
        return before, words.SINCE_LOOKED.format(time=numbers.moment(before))
    if span in words.SPANS[:2]:
        told = words.FIRST_LOOK if span == words.SPANS[0] else words.SINCE_YESTERDAY
        return midnight(today() - timedelta(days=1)), told
    if span == words.SPANS[2]:
        return midnight(today() - timedelta(days=6)), words.SINCE_WEEK
    return None, words.SINCE_EVER


def _entries(since: datetime | None) -> tuple[JournalEntry, ...]:
    shipped = session.workspace().with_edits(OfficeEdits())
    with session.books() as books:
        return journal(books, shipped, JournalWish(since))


def _chosen(every: Sequence[JournalEntry]) -> list[JournalEntry]:
    """The entries of the person, unit and kind that are chosen."""
    names = _unit_names(every)
    groups = {opening(words.GROUPS[each.group]): each.group for each in every}
    with st.container(key="journal_choices", horizontal=True, gap="small"):
        by = _one(words.PERSON, words.ANYBODY, {each.by for each in every if each.by})
        unit = _one(words.UNIT, words.ANY_UNIT, names)
        kind = _one(words.WHAT, words.ANY_KIND, groups)
    return [
        each
        for each in every
        if by in (None, each.by)
        and (unit is None or names[unit] in each.units)
        and (kind is None or groups[kind] is each.group)
    ]


def _one(title: str, whole: str, options: Iterable[str]) -> str | None:
    offered = [whole, *sorted(options, key=sort_key)]
    key = f"journal_{title}"
    if st.session_state.get(key) not in (None, *offered):
        st.session_state[key] = whole
    chosen = st.selectbox(title, offered, key=key, label_visibility="collapsed", width=230)
    return None if chosen in (None, whole) else chosen


def _unit_names(every: Iterable[JournalEntry]) -> dict[str, str]:
    """The codes of the units that something is about, by their names."""
    rows = {row.code: row.name for row in session.reference().register.units}
    found: dict[str, str] = {}
    for code in sorted({code for each in every for code in each.units}):
        name = rows.get(code, code)
        found[f"{name} ({code})" if name in found else name] = code
    return found


def _list(found: Sequence[JournalEntry]) -> None:
    shown = int(st.session_state.get(_LONGER, _SHOWN))
    html.show(listing.listed(found[:shown], today()))
    if len(found) > shown:
        more = words.MORE.format(count=numbers.count(min(_SHOWN, len(found) - shown)))
        st.button(more, key="journal_more", type="tertiary", on_click=_longer)


def _longer() -> None:
    st.session_state[_LONGER] = int(st.session_state.get(_LONGER, _SHOWN)) + _SHOWN
