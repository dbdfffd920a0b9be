"""The map beside the gap chart: squares by default, the office's own borders where it has them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import streamlit as st

from metrics.maps.tile_map import TileMap
from metrics.units.unit import Level
from metrics.verdicts.rollup import Score
from pipeline.scores import maps
from pipeline.scores.maps import BorderMap, border_map
from pipeline.scores.scorecard import Scorecard
from ui.charts import tile_map
from ui.frame import filters, frame, session
from ui.frame.filters import Choices
from ui.kit import html
from ui.kit.html import Html, join, tag
from ui.kit.live import Markup
from ui.scores import why
from wording import numbers
from wording.scores import maps as said

_MOST = 700
"""More squares than these say nothing on one screen."""


@dataclass(frozen=True, slots=True)
class MapPlace:
    """What can be drawn of some rows."""

    rows: tuple[Score, ...]
    """All of them, those that have no place on a map too."""
    drawn: tuple[Score, ...]
    """Those of the level that the map shows."""
    tiles: TileMap | None
    borders: BorderMap | None
    faults: tuple[str, ...]

    @property
    def wide(self) -> bool:
        """Whether nothing stands beside the chart: a map of the page's whole width, or none."""
        if self.tiles is None:
            return self.borders is None
        return self.tiles.columns > tile_map.WIDE


def of(card: Scorecard, rows: Sequence[Score], what: tuple[Hashable, ...]) -> MapPlace:
    """The maps that know the rows of one indicator; `what` tells which rows these are."""
    return session.once(
        ("gap place", *what, maps.version(session.workspace())), lambda: _place(card, rows)
    )


def _place(card: Scorecard, rows: Sequence[Score]) -> MapPlace:
    level = _level(rows)
    drawn = tuple(row for row in rows if row.unit.level is level)
    units = [row.unit for row in drawn]
    month = card.view.month
    squares, borders = session.ask(maps.tiles), maps.borders(session.workspace())
    few = 0 < len(drawn) <= _MOST
    return MapPlace(
        tuple(rows),
        drawn,
        squares.of(units, month) if few else None,
        border_map(borders, units) if units else None,
        (*squares.faults, *borders.faults),
    )


def _level(rows: Sequence[Score]) -> Level:
    if rows and rows[0].units_expected is not None:
        return Level.DISTRICT
    levels = {row.unit.level for row in rows}
    return Level.COMMUNE if Level.COMMUNE in levels else Level.DISTRICT


def show(choices: Choices, card: Scorecard, place: MapPlace, what: tuple[Hashable, ...]) -> None:
    """Draw the map; a click on a district looks into it, on a unit it asks why."""
    with st.container(key="gap_map"):
        kinds = [
            kind
            for kind, found in ((said.BORDERS, place.borders), (said.TILES, place.tiles))
            if found is not None
        ]
        if not kinds:
            _nothing(place)
            return
        kind = filters.one_of("ban_do", said.SEEN_AS, kinds) if len(kinds) > 1 else kinds[0]
        key = ("gap map", *what, kind, maps.version(session.workspace()))
        markup = session.once(key, lambda: _map(place, kind))
        asked = tile_map.show(markup, "gap_map_drawn", _drill)
    why.answer(choices, card, asked)


def _nothing(place: MapPlace) -> None:
    text = said.NO_MAP
    if len(place.drawn) > _MOST:
        text = said.TOO_MANY.format(count=numbers.count(len(place.drawn)))
    html.show(tag("p.k.k-sm.k-muted", text), _faults(place))


def _map(place: MapPlace, kind: str) -> Markup:
    rows = {row.unit.code: row for row in place.drawn}
    first = place.drawn[0]
    indicator = first.indicator.short
    if kind == said.BORDERS and place.borders is not None:
        title = said.ONE_AREA.format(file=place.borders.file, indicator=indicator)
        body = tile_map.areas(place.borders, rows, title)
    else:
        assert place.tiles is not None
        noun = said.DISTRICT if first.unit.level is Level.DISTRICT else said.COMMUNE
        title = said.ONE_TILE.format(what=noun, indicator=indicator)
        body = tile_map.squares(place.tiles, rows, title)
    rest = tile_map.others([row for row in place.rows if row.unit.code not in rows])
    head = tag("h2.k-h2", kind)
    return Markup.of(join(head, html.muted(title), body, rest, _faults(place)))


def _faults(place: MapPlace) -> Html:
    if not place.faults:
        return Html()
    return tag("p.k-note", said.FAULTS.format(faults="; ".join(place.faults)))


def _drill(code: str) -> None:
    if code in frame.choices().names:
        filters.look_at(code)
