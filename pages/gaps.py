"""Khoảng cách: how far each district and each unit is from the target, in points and in cases."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import streamlit as st

from metrics.plans.indicator import Indicator
from metrics.verdicts.rollup import Score
from pipeline.scores.scorecard import Scorecard, scorecard
from ui.charts import charts
from ui.frame import filters, frame, session
from ui.frame.filters import Choices
from ui.kit import grid, live, page_style, theme
from ui.kit.grid import Packed
from ui.kit.html import Html, join, show, tag
from ui.kit.navigation import Screen, address
from ui.scores import gap_map, gap_table, tables
from ui.scores.matrix import Links
from wording import interface as words
from wording import numbers, sentences

_DRAWN = 40
_CHART = "gap_chart"


@dataclass(frozen=True, slots=True)
class _Gaps:
    """What the page says of one indicator."""

    rows: tuple[Score, ...]
    judged: tuple[Score, ...]
    """The furthest below the target first."""
    answer: str
    notes: Html
    table: Packed
    phone: live.Markup
    """The chart in the width of a phone."""

    @property
    def grouped(self) -> bool:
        """Whether the rows are sums of districts."""
        return bool(self.rows) and self.rows[0].units_expected is not None

    @property
    def shown(self) -> tuple[Score, ...]:
        """The rows of the chart."""
        return self.judged[:_DRAWN]


def page() -> None:
    """Draw the distances of one indicator to its target."""
    choices = frame.choices()
    card = session.ask(scorecard, choices.view)
    if not card.units:
        st.info(words.NOBODY_EXPECTED)
        return
    show(page_style.sheet("gaps"))
    with st.container(horizontal=True, horizontal_alignment="distribute", key="gap_choices"):
        indicators = {each.short: each for each in _indicators(card)}
        indicator = indicators[filters.one_of("chi_tieu", words.INDICATOR, list(indicators))]
        kinds = _kinds(card)
        by = filters.one_of("theo", words.SEEN_BY, kinds) if len(kinds) > 1 else kinds[0]
    frame.tell()
    what = (choices.view, indicator.code, by)
    gaps = session.once(("gaps", *what), lambda: _gaps(choices, card, indicator, by))
    frame.lead(gaps.answer)
    _pictures(choices, card, gaps, what)
    show(gaps.notes)
    live.show(live.Markup.of(_links(choices, card, by)), key="gap_links")
    if gaps.judged:
        with st.expander(words.AS_TABLE):
            grid.show(gaps.table, key="gap_table")


def _pictures(choices: Choices, card: Scorecard, gaps: _Gaps, what: tuple[Hashable, ...]) -> None:
    """The chart with the map beside it, or below where the map is wide."""
    place = gap_map.of(card, gaps.rows, what)
    if not gaps.judged:
        gap_map.show(choices, card, place, what)
        return
    if place.wide:
        _bars(gaps, what)
        gap_map.show(choices, card, place, what)
        return
    left, right = st.columns((2.3, 1), gap="medium")
    with left:
        _bars(gaps, what)
    with right:
        gap_map.show(choices, card, place, what)


def _bars(gaps: _Gaps, what: tuple[Hashable, ...]) -> None:
    dark = theme.dark()
    figure = session.once(
        ("gap chart", *what, dark), lambda: charts.gap_bars(gaps.shown, dark=dark)
    )
    _chart(figure, gaps, drill=gaps.grouped)


def _gaps(choices: Choices, card: Scorecard, indicator: Indicator, by: str) -> _Gaps:
    rows = _rows(card, indicator, by)
    judged = sorted(
        (row for row in rows if row.verdict.status.judged), key=lambda row: row.verdict.gap or 0
    )

    def profile(code: str) -> str:
        return address(Screen.UNIT_PROFILE, choices.under(code))

    what = words.DISTRICT_NOUN if by == words.BY_DISTRICT else words.UNIT_NOUN
    notes = [words.WHISKERS]
    if len(judged) > _DRAWN:
        notes.append(words.REST_IN_TABLE.format(count=numbers.count(len(judged) - _DRAWN)))
    return _Gaps(
        tuple(rows),
        tuple(judged),
        sentences.gaps(judged, what),
        join(
            tag("p.k.k-sm.k-muted", " ".join(notes)),
            tables.partial(judged),
            tables.unscored(rows),
        ),
        gap_table.table(judged, Links(choices.before_unit(Screen.UNIT_PROFILE), choices.names)),
        live.Markup.of(tag("div.k-phone", tables.gap_list(judged[:_DRAWN], profile))),
    )


def _indicators(card: Scorecard) -> list[Indicator]:
    """Those with a target here; all, where there is none."""
    own = [row.indicator for row in card.total if row.goal is not None]
    return own or [row.indicator for row in card.total]


def _kinds(card: Scorecard) -> list[str]:
    return [words.BY_DISTRICT, words.BY_UNIT] if _districts(card) else [words.BY_UNIT]


def _districts(card: Scorecard) -> list[Score]:
    return [row for row in card.groups if row.unit.code != card.head.code]


def _rows(card: Scorecard, indicator: Indicator, by: str) -> list[Score]:
    rows = _districts(card) if by == words.BY_DISTRICT else list(card.units)
    return [row for row in rows if row.indicator.code == indicator.code]


def _chart(figure: object, gaps: _Gaps, *, drill: bool) -> None:
    live.show(gaps.phone, key="gap_list")
    with st.container(key="gap_plot"):
        st.plotly_chart(
            figure,
            theme=None,
            config=charts.CONFIG,
            key=_CHART,
            on_select=_drill if drill else "ignore",
            selection_mode="points",
            alt=sentences.plain(gaps.answer),
        )


def _drill() -> None:
    """Look into the district whose bar was clicked."""
    selection = getattr(st.session_state.get(_CHART), "selection", None)
    points = selection.points if selection else []
    code = points[0].get("customdata") if points else None
    if isinstance(code, str) and code in frame.choices().names:
        filters.look_at(code)


def _links(choices: Choices, card: Scorecard, by: str) -> Html:
    if by == words.BY_DISTRICT:
        codes = dict.fromkeys(row.unit.code for row in _districts(card))
        links = (_link(choices, code, card.tree[code].name) for code in codes)
        return tag("p.k-sm", words.OPEN_DISTRICT, " ", Html(" · ").join(links))
    up = card.head.parent
    if up is None or up not in choices.names:
        return tag("p")
    name = words.BACK_TO.format(name=sentences.in_sentence(card.tree[up].name))
    return tag("p.k-sm", _link(choices, up, name))


def _link(choices: Choices, code: str, name: str) -> Html:
    return tag("a", name, href=address(Screen.GAPS, _into(choices, code)))


def _into(choices: Choices, code: str) -> dict[str, str]:
    return {**choices.under(code), "chi_tieu": str(st.session_state.get("chi_tieu", ""))}
