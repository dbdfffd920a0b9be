"""The rules that an office sets from a day on: typed, looked at for what would turn, and kept."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

import streamlit as st

from metrics.calendar.rules_edit import RulesEdit
from metrics.counts.month import Month
from pipeline.desk.clock import today
from pipeline.scores import ranking
from ui.frame import session
from ui.kit import html, navigation
from ui.kit.html import tag
from ui.office import effects
from ui.settings import settings_offer
from wording.office import settings as words

_DAY = "%d/%m/%Y"


def show(way: str) -> None:
    """Draw one group of rules and the way to keep what was changed."""
    key = f"rules_{st.session_state.setdefault(settings_offer.ROUND, 0)}"
    since = st.date_input(
        words.SINCE,
        today().replace(day=1),
        key=f"{key}_since",
        format="DD/MM/YYYY",
        help=words.SINCE_HELP,
        width=180,
    )
    edit, wrong = (_dates if way == words.DATES else _scoring)(key, since)
    if wrong:
        html.show(effects.faults(wrong))
    elif edit.empty:
        html.show(tag("p.k.k-sm.k-sub", words.NO_CHANGE))
    else:
        settings_offer.offer(key, edit)


def _dates(key: str, since: date) -> tuple[RulesEdit, list[str]]:
    deadlines = session.reference().deadlines
    held, month = deadlines.rules.on(since), Month.of(since)
    due = st.number_input(
        words.DUE_DAY, 1, 28, deadlines.day_of(month), key=f"{key}_due_{since}", width=360
    )
    counts = st.checkbox(
        words.COUNTS_NAMED,
        bool(held.counts_named),
        key=f"{key}_named_{since}",
        help=words.COUNTS_NAMED_HELP,
    )
    html.show(tag("h2.k.k-h2", words.CALENDAR), html.listed(_published(since.year)))
    st.caption(words.DAYS_HINT)
    left, right = st.columns(2)
    off, bad_off = _days(left.text_input(words.DAYS_OFF, key=f"{key}_off"))
    working, bad_working = _days(right.text_input(words.DAYS_WORKING, key=f"{key}_working"))
    wrong = [words.BAD_DAYS.format(text=text) for text in (*bad_off, *bad_working)]
    if {*off} & {*working}:
        return RulesEdit(since), [words.BOTH_KINDS]
    edit = RulesEdit(
        since,
        due_day=None if due == deadlines.day_of(month) else int(due),
        counts_named=None if counts == bool(held.counts_named) else counts,
        off=off,
        working=working,
    )
    html.show(_link(navigation.Screen.UPLOAD, words.OPENING))
    return edit, wrong


def _published(year: int) -> list[str]:
    deadlines = session.reference().deadlines
    found = []
    for each in (year, year + 1):
        sources = deadlines.published.sources(each)
        told = words.PUBLISHED if sources else words.NOT_PUBLISHED
        found.append(told.format(year=each, sources="; ".join(sources)))
    held = deadlines.rules.on(date.max)
    if held.off or held.working:
        found += words.rules(RulesEdit(held.since, off=held.off, working=held.working))
    return found


def _days(text: str) -> tuple[tuple[date, ...], list[str]]:
    found, bad = [], []
    for each in filter(None, re.split(r"[\s,;]+", text)):
        try:
            found.append(datetime.strptime(each, _DAY).date())  # noqa: DTZ007  (a day, no time)
        except ValueError:
            bad.append(each)
    return tuple(sorted({*found})), bad


def _scoring(key: str, since: date) -> tuple[RulesEdit, list[str]]:
    margins = session.reference().deadlines.rules.margins(since)
    left, right = st.columns(2)
    with left:
        narrow = _points(words.NARROW, margins.narrow, f"{key}_narrow_{since}", 300)
    with right:
        wide = _points(words.WIDE, margins.wide, f"{key}_wide_{since}", 300)
    st.caption(words.MARGIN_HINT)
    html.show(tag("h2.k.k-h2", words.WEIGHTS))
    scheme = session.ask(ranking.scheme, Month.of(since))
    short = session.reference().shorts
    was = {each.indicator: each.weight for each in scheme.weights}
    with st.container(key=f"{key}_weights", horizontal=True):
        now = {
            code: _points(short.get(code, code), weight, f"{key}_weight_{code}_{since}")
            for code, weight in was.items()
        }
    html.show(_link(navigation.Screen.INSPECTIONS, words.RISK))
    if not any(now.values()):
        return RulesEdit(since), [words.NO_WEIGHT]
    edit = RulesEdit(
        since,
        narrow=None if narrow == margins.narrow else narrow,
        wide=None if wide == margins.wide else wide,
        weights=() if now == was else tuple(now.items()),
    )
    return edit, []


def _points(label: str, value: Decimal, key: str, width: int = 180) -> Decimal:
    found = st.number_input(label, 0.0, 100.0, float(value), 0.5, "%g", key=key, width=width)
    return value if float(value) == found else Decimal(str(found))


def _link(screen: navigation.Screen, text: str) -> html.Html:
    return tag("p.k.k-sm", tag("a", text, href=navigation.address(screen, {}), target="_self"))
