"""The conditions of the watch list: chips, further choices, the address and the names kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

import streamlit as st

from access.roles import Capability
from metrics.inspection.watch import Owing
from metrics.inspection.watch_filter import KEYS, WatchFilter
from metrics.units.unit import Level, Unit
from metrics.verdicts.verdict import Evidence, Status
from pipeline.desk.viewer import Viewer
from pipeline.inspection import saved_filters
from pipeline.scores.scorecard import Scorecard
from ui.frame import session
from ui.frame.asked import notices
from ui.kit import author
from ui.scores import answers
from wording import interface as words
from wording.inspection import filters as said
from wording.scores import watchlist as page_words
from wording.scores.watchlist import Chip

_KEPT, _WRITTEN, _NONE = "_watch", "_watch_written", "loc"
_CHIPS, _SAVED, _NAME, _BY = "watch_chips", "watch_saved", "watch_name", "watch_by"
_NOTHING = "het"
"""In an address: no condition at all, which an address without any condition does not say."""
# One bad month may be chance, and three are a quarter; 100 cases weigh for a commune. Choices of
# what is shown first, not measured.
_NEAR_MONTHS, _LARGE = 3, 100

USUAL = WatchFilter(
    statuses=(Status.MISSED, Status.NEAR),
    lacks=(Owing.SILENT, Owing.PARTIAL),
    near_months=_NEAR_MONTHS,
)
"""What the page shows first."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from."""

    indicators: Mapping[str, str]
    """Short name by code."""
    heads: Sequence[Unit]
    """The districts and other heads one can narrow to."""
    year: int


def offered_by(card: Scorecard) -> Offered:
    """What the units and indicators looked at offer."""
    short = {row.indicator.code: row.indicator.short for row in card.total}
    heads = [
        unit
        for unit in card.tree.under(card.head.code)
        if unit.level is Level.DISTRICT and unit.code != card.head.code
    ]
    return Offered(short, heads, card.view.month.year)


def choose(offered: Offered, viewer: Viewer) -> WatchFilter:
    """Draw the conditions and read them; the address repeats them."""
    chosen = _current(offered)
    _write(chosen)
    _fill(chosen, offered)
    with st.container(key="watch_bar", horizontal=True, vertical_alignment="center", gap="small"):
        st.pills(
            page_words.CHIPS,
            list(Chip),
            selection_mode="multi",
            key=_CHIPS,
            label_visibility="collapsed",
            on_change=_chipped,
            args=(chosen, offered.year),
            width="content",
        )
        with st.popover(page_words.MORE, key="watch_more", width="content"):
            _more(offered)
        _saved(chosen, viewer)
    return chosen


# ---------- where the conditions are kept ----------


def _current(offered: Offered) -> WatchFilter:
    """What the address asks for where it was changed by hand or by a link, else what was chosen."""
    asked = {key: st.query_params[key] for key in KEYS.values() if key in st.query_params}
    if asked and asked != st.session_state.get(_WRITTEN):
        found, unread = WatchFilter.read(asked)
        found, unknown = _known(found, offered)
        if unread or unknown:
            keys = ", ".join((*unread, *unknown))
            notices().append(page_words.UNREAD.format(keys=keys))
        st.session_state[_KEPT] = found
    elif _KEPT not in st.session_state:
        nothing = st.query_params.get(_NONE) == _NOTHING
        st.session_state[_KEPT] = WatchFilter() if nothing else USUAL
    kept, _ = _known(st.session_state[_KEPT], offered)
    return kept


def _known(chosen: WatchFilter, offered: Offered) -> tuple[WatchFilter, list[str]]:
    """Without indicators and heads that the view does not have; they would hide every row."""
    heads = {unit.code for unit in offered.heads}
    indicators = tuple(code for code in chosen.indicators if code in offered.indicators)
    districts = tuple(code for code in chosen.districts if code in heads)
    unknown = [
        code
        for code in (*chosen.indicators, *chosen.districts)
        if code not in offered.indicators and code not in heads
    ]
    return replace(chosen, indicators=indicators, districts=districts), unknown


def _write(chosen: WatchFilter) -> None:
    query = chosen.query()
    for key in KEYS.values():
        if key in st.query_params and key not in query:
            del st.query_params[key]
    for key, value in query.items():
        if st.query_params.get(key) != value:
            st.query_params[key] = value
    if query:
        st.query_params.pop(_NONE, None)
    elif st.query_params.get(_NONE) != _NOTHING:
        st.query_params[_NONE] = _NOTHING
    st.session_state[_WRITTEN] = query


def _keep(chosen: WatchFilter) -> None:
    st.session_state[_KEPT] = chosen
    _write(chosen)


# ---------- chips ----------


def chips_of(chosen: WatchFilter, year: int) -> list[Chip]:
    """The chips that a filter presses."""
    pressed = {
        Chip.MISSED: Status.MISSED in chosen.statuses,
        Chip.NEAR: Status.NEAR in chosen.statuses and chosen.near_months == _NEAR_MONTHS,
        Chip.SILENT: Owing.SILENT in chosen.lacks,
        Chip.PARTIAL: Owing.PARTIAL in chosen.lacks,
        Chip.CERTAIN: chosen.evidence == (Evidence.CERTAIN,),
        Chip.LARGE: chosen.least_cases == _LARGE,
        Chip.UNVISITED: chosen.unvisited_since == date(year, 1, 1),
    }
    return [chip for chip, down in pressed.items() if down]


def with_chips(chosen: WatchFilter, chips: Sequence[Chip], year: int) -> WatchFilter:
    """The filter after some chips were pressed or released."""
    before = set(chips_of(chosen, year))
    for chip in set(chips) ^ before:
        chosen = _toggled(chosen, chip, chip in chips, year)
    return chosen


_STATUS_OF = {Chip.MISSED: Status.MISSED, Chip.NEAR: Status.NEAR}
_LACK_OF = {Chip.SILENT: Owing.SILENT, Chip.PARTIAL: Owing.PARTIAL}


def _toggled(chosen: WatchFilter, chip: Chip, down: bool, year: int) -> WatchFilter:  # noqa: FBT001
    match chip:
        case Chip.CERTAIN:
            return replace(chosen, evidence=(Evidence.CERTAIN,) if down else ())
        case Chip.LARGE:
            return replace(chosen, least_cases=_LARGE if down else 0)
        case Chip.UNVISITED:
            return replace(chosen, unvisited_since=date(year, 1, 1) if down else None)
    if chip in _LACK_OF:
        lack = _LACK_OF[chip]
        others = tuple(each for each in chosen.lacks if each is not lack)
        return replace(chosen, lacks=(*others, lack) if down else others)
    status = _STATUS_OF[chip]
    kept = tuple(each for each in chosen.statuses if each is not status)
    changed = replace(chosen, statuses=(*kept, status) if down else kept)
    if chip is Chip.NEAR:
        changed = replace(changed, near_months=_NEAR_MONTHS if down else 0)
    return changed


def _chipped(chosen: WatchFilter, year: int) -> None:
    _keep(with_chips(chosen, st.session_state[_CHIPS], year))


# ---------- further conditions ----------


def _fill(chosen: WatchFilter, offered: Offered) -> None:
    """Set every widget to what was chosen, before any of them is drawn."""
    st.session_state[_CHIPS] = chips_of(chosen, offered.year)
    for name in KEYS:
        value = getattr(chosen, name)
        st.session_state[_key(name)] = list(value) if isinstance(value, tuple) else value


def _key(name: str) -> str:
    return f"watch_{name}"


def _more(offered: Offered) -> None:
    levels = [Level.DEPARTMENT, Level.DISTRICT, Level.COMMUNE]
    names = {unit.code: unit.name for unit in offered.heads}
    left, right = st.columns(2)
    with left:
        _several("indicators", page_words.INDICATORS, offered.indicators)
        _several("statuses", page_words.STATUSES, words.STATUS)
        _several("levels", words.LEVEL, {each: words.LEVELS[each] for each in levels})
        _several("movements", page_words.MOVEMENT, said.MOVEMENT)
        if names:
            _several("districts", page_words.DISTRICTS, names)
    with right:
        _number("months_below", page_words.MONTHS_BELOW)
        _number("months_silent", page_words.MONTHS_SILENT)
        _number("least_cases", page_words.LEAST)
        _number("most_cases", page_words.MOST, None)
        st.date_input(
            page_words.UNVISITED,
            format="DD/MM/YYYY",
            key=_key("unvisited_since"),
            on_change=_read,
            args=("unvisited_since",),
        )
        _yes("open_conclusions", page_words.OPEN_CONCLUSIONS)
        _yes("doubtful", page_words.DOUBTFUL)
    st.button(page_words.CLEAR, type="tertiary", on_click=_keep, args=(WatchFilter(),))


def _several(name: str, title: str, options: Mapping[Any, str]) -> None:
    st.multiselect(
        title,
        list(options),
        format_func=options.__getitem__,
        key=_key(name),
        placeholder=page_words.ANY,
        on_change=_read,
        args=(name,),
    )


def _number(name: str, title: str, empty: Literal["min"] | None = "min") -> None:
    st.number_input(
        title, 0, 10_000_000, empty, step=1, key=_key(name), on_change=_read, args=(name,)
    )


def _yes(name: str, title: str) -> None:
    st.checkbox(title, key=_key(name), on_change=_read, args=(name,))


def _read(name: str) -> None:
    value = st.session_state[_key(name)]
    if isinstance(value, list):
        value = tuple(value)
    elif value is None and name not in ("most_cases", "unvisited_since"):
        value = 0
    changed = replace(st.session_state[_KEPT], **{name: value})
    if name == "statuses" and Status.NEAR not in changed.statuses:
        changed = replace(changed, near_months=0)
    _keep(changed)


# ---------- kept under a name ----------


def _saved(chosen: WatchFilter, viewer: Viewer) -> None:
    kept = session.ask(saved_filters.saved_filters)
    if kept:
        st.session_state[_SAVED] = _name_of(kept, chosen)
        st.selectbox(
            page_words.SAVED,
            list(kept),
            key=_SAVED,
            index=None,
            placeholder=page_words.SAVED,
            label_visibility="collapsed",
            on_change=_load,
            args=(kept,),
            width=200,
        )
    if viewer.may(Capability.RECORD_INSPECTIONS):
        with st.popover(page_words.SAVE_TITLE, key="watch_save", width="content"):
            st.text_input(
                page_words.SAVE_NAME, key=_NAME, max_chars=80, placeholder=page_words.SAVE_HINT
            )
            author.field(_BY)
            st.button(page_words.SAVE, type="primary", on_click=_save, args=(chosen, viewer))
            if (name := _name_of(kept, chosen)) is not None:
                st.button(page_words.REMOVE, type="tertiary", on_click=_remove, args=(name, viewer))
    answers.show_told()


def _name_of(kept: Mapping[str, Mapping[str, str]], chosen: WatchFilter) -> str | None:
    query = chosen.query()
    return next((name for name, each in kept.items() if dict(each) == query), None)


def _load(kept: Mapping[str, Mapping[str, str]]) -> None:
    name = st.session_state[_SAVED]
    if name is not None:
        _keep(WatchFilter.read(kept[name])[0])


def _save(chosen: WatchFilter, viewer: Viewer) -> None:
    name = str(st.session_state.get(_NAME, ""))
    if chosen.empty:
        answers.tell(page_words.NOTHING_TO_SAVE, good=False)
        return
    if _stored(name, chosen.query(), viewer, page_words.SAVED_NOW):
        st.session_state[_NAME] = ""


def _remove(name: str, viewer: Viewer) -> None:
    _stored(name, {}, viewer, page_words.REMOVED_NOW)


def _stored(name: str, query: Mapping[str, str], viewer: Viewer, told: str) -> bool:
    def act() -> str:
        saved_filters.save_filter(session.workspace(), viewer, name, query, author.said(_BY))
        return told.format(name=" ".join(name.split()))

    return answers.attempt(act)
