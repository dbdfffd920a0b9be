"""Maps as markup: one square a unit, or the office's own borders; each light also has a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st

from metrics.maps.tile_map import Square, TileMap
from metrics.units.unit import Level
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.scores.maps import BorderMap
from ui.kit import html, marks
from ui.kit.component import asked, component
from ui.kit.html import Html, join, tag
from ui.kit.live import Markup
from ui.kit.theme import TONES
from wording import interface as words
from wording import numbers, sentences
from wording.names import without_type
from wording.scores import maps as said

NAMED, WIDE = 7, 12
"""At most so many columns: with names in all squares; beside the rows."""
_TOLD = (Status.MISSED, Status.NEAR)
"""These lights are named on the map."""
_CORNER = re.compile(r"[ML](-?\d+) (-?\d+)")

_LISTED = 6
"""Names in a sentence; the others are counted."""


def squares(shown: TileMap, rows: Mapping[str, Score], title: str) -> Html:
    """The grid of squares.

    Args:
        shown: The places by code.
        rows: The row of each code that is drawn.
        title: What the map shows, for someone who does not see it.
    """
    named = shown.columns <= NAMED
    size = "named" if named else "middle" if shown.columns <= 12 else "small"
    tiles = (
        _square(rows[code], place, size) for code, place in shown.places.items() if code in rows
    )
    label = said.LABEL.format(title=title, count=numbers.count(len(rows)))
    guessed = sum(place.guess is not None for code, place in shown.places.items() if code in rows)
    note = said.GUESSED.format(count=guessed) if guessed else ""
    columns = f"--columns:{shown.columns}"
    drawn = tag(f"div.k-tilemap.{size}", tiles, role="group", aria_label=label, style=columns)
    return join(drawn, _foot(rows.values(), note))


def _square(row: Score, place: Square, size: str) -> Html:
    verdict = row.verdict
    text = said.place(row, sentences.called(row))
    if place.guess is not None:
        text = f"{text} ({said.GUESSES[place.guess]})"
    tone = str(verdict.status) if verdict.status.judged else "none"
    inside = marks.of(verdict, 14)
    name = tag("b", without_type(row.unit.name))
    if size == "named":
        inside = join(name, tag("span", _percent(row), inside))
    elif verdict.status in _TOLD:
        inside = join(inside, name)
    return tag(
        "button",
        inside,
        type="button",
        tabindex=-1,
        class_=f"{tone} guess" if place.guess is not None else tone,
        style=f"grid-area:{place.row}/{place.column}",
        data_ask=ask(row),
        data_unit=row.unit.code,
        aria_label=text,
    )


def _percent(row: Score) -> str:
    if row.verdict.percent is None:
        return "–"
    target = row.goal.percent if row.goal else None
    return numbers.figure(row.verdict.percent, target).removesuffix(",0")


def ask(row: Score) -> str:
    """The question a place asks: into a district, or why a unit has its light."""
    if row.units_expected is not None:
        return f"d|{row.unit.code}|"
    return f"u|{row.unit.code}|{row.indicator.code}"


def areas(shown: BorderMap, rows: Mapping[str, Score], title: str) -> Html:
    """The office's borders as a drawing of our own."""
    drawing = shown.drawing
    paths = (
        _area(rows[code], path)
        for code, path in zip(shown.codes, drawing.paths, strict=True)
        if code in rows
    )
    svg = tag(
        "svg.k-borders",
        _HATCHES,
        paths,
        _names(rows, zip(shown.codes, drawing.paths, strict=True)),
        viewBox=f"-4 -4 {drawing.width + 8} {drawing.height + 8}",
        role="group",
        aria_label=said.LABEL.format(title=title, count=numbers.count(len(shown.codes))),
    )
    foot = _foot([rows[code] for code in shown.codes if code in rows], "")
    return join(svg, foot, _mismatches(shown))


_HATCHES = Html(
    '<defs><pattern id="k-hm" width="9" height="9" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><path d="M0 0v9" class="hatch missed"/></pattern>'
    '<pattern id="k-hn" width="12" height="12" patternUnits="userSpaceOnUse">'
    '<circle cx="6" cy="6" r="2.2" class="dot near"/></pattern></defs>'
)
"""Textures, so that an area speaks without its colour; a full one stands for certainty."""


def _area(row: Score, path: str) -> Html:
    status = row.verdict.status
    texture = {Status.MISSED: "k-hm", Status.NEAR: "k-hn"}.get(status)
    over = tag("path", d=path, fill=f"url(#{texture})", class_="over") if texture else None
    return tag(
        "g",
        tag("path", d=path),
        over,
        role="button",
        tabindex=-1,
        class_=TONES[status],
        data_ask=ask(row),
        data_unit=row.unit.code,
        aria_label=said.place(row, sentences.called(row)),
    )


def _names(rows: Mapping[str, Score], paths: Iterable[tuple[str, str]]) -> list[Html]:
    """The names of the areas that are below, over all areas, so that no neighbour hides one."""
    return [
        tag("text.name", without_type(rows[code].unit.name), x=x, y=y, aria_hidden="true")
        for code, path in paths
        if code in rows and rows[code].verdict.status in _TOLD
        for x, y in (_middle(path),)
    ]


def _middle(path: str) -> tuple[int, int]:
    """The middle of the box around a path."""
    corners = [(int(x), int(y)) for x, y in _CORNER.findall(path)]
    across, up = ([corner[axis] for corner in corners] for axis in (0, 1))
    return (min(across) + max(across)) // 2, (min(up) + max(up)) // 2


def _mismatches(shown: BorderMap) -> list[Html]:
    notes = []
    if shown.strange:
        notes.append(said.STRANGE.format(names=_some(shown.strange)))
    if shown.missing:
        notes.append(said.MISSING.format(names=_some([unit.name for unit in shown.missing])))
    return [html.muted(note) for note in notes]


def _foot(rows: Iterable[Score], note: str) -> Html:
    found = Counter(row.verdict.status for row in rows)
    order = (Status.MISSED, Status.NEAR, Status.MET)
    counted = (*order, *(status for status in Status if status not in order))
    items = (marks.counted(status, found[status]) for status in counted if found[status])
    return join(
        tag("p.k-read.k-sm", said.READ, aria_live="polite"),
        tag("div.k-legend", items),
        html.muted(note) if note else None,
    )


def others(left: Sequence[Score]) -> Html:
    """Who is in the chart and not on the map: one-stops, departments."""
    if not left:
        return Html()
    by_level = Counter(row.unit.level for row in left)
    if len(left) <= _LISTED:
        listed = [_beside(row) for row in left]
    else:
        listed = [f"{count} {_KINDS[level]}" for level, count in by_level.items()]
    return html.muted(said.OTHERS.format(names=", ".join(listed)))


_KINDS = {
    Level.DISTRICT: said.ONE_STOPS,
    Level.DEPARTMENT: said.DEPARTMENTS,
    Level.COMMUNE: said.COMMUNES,
    Level.DIVISION: said.DIVISIONS,
    Level.PROVINCE: said.ONE_STOPS,
}


def _beside(row: Score) -> str:
    text = sentences.in_sentence(sentences.called(row))
    status = words.STATUS[row.verdict.status].lower()
    if row.verdict.percent is None:
        return f"{text} ({status})"
    target = row.goal.percent if row.goal else None
    return f"{text} ({numbers.percent(row.verdict.percent, target)}, {status})"


def _some(names: Sequence[str]) -> str:
    listed = ", ".join(names[:_LISTED])
    rest = len(names) - _LISTED
    return words.AND_MORE.format(listed=listed, rest=numbers.count(rest)) if rest > 0 else listed


def show(markup: Markup, key: str, drill: Callable[[str], None]) -> str | None:
    """Draw a map; the question that was asked in it just now, or None.

    Args:
        markup: What `squares` or `areas` made.
        key: Of the element.
        drill: Called with a district's code, before the next run.
    """

    def told() -> None:
        state = st.session_state.get(key)
        kind, _, rest = str(state.get("asked") if state else "").partition("|")
        if kind == "d":
            drill(rest.partition("|")[0])

    drawn = component("kpi_map", "map", tag("div.k.k-place"))
    return asked(drawn, key, {"html": markup.html, "key": markup.key}, told=told)
