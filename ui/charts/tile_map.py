"""Maps as markup: one square a unit, or the office's own borders; each light also has a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from metrics.maps.tile_map import Place, TileMap
from metrics.units.unit import Level
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.scores.maps import BorderMap
from ui.kit import marks
from ui.kit.live import Markup
from ui.kit.theme import TONES
from wording import interface as words
from wording import numbers, sentences
from wording.names import without_type
from wording.scores import maps as said

_SCRIPT = Path(__file__).with_name("map.js")

NAMED, WIDE = 7, 18
"""At most so many columns: with names in the squares; beside a chart."""

_LISTED = 6


def squares(shown: TileMap, rows: Mapping[str, Score], title: str) -> str:
    """The grid of squares.

    Args:
        shown: The places by code.
        rows: The row of each code that is drawn.
        title: What the map shows, for someone who does not see it.
    """
    named = shown.columns <= NAMED
    size = "named" if named else "middle" if shown.columns <= 12 else "small"
    tiles = "".join(
        _square(rows[code], place, size) for code, place in shown.places.items() if code in rows
    )
    label = said.LABEL.format(title=title, count=numbers.count(len(rows)))
    guessed = sum(place.guess is not None for code, place in shown.places.items() if code in rows)
    note = said.GUESSED.format(count=guessed) if guessed else ""
    return (
        f'<div class="k-tilemap {size}" role="group" aria-label="{marks.text(label)}"'
        f' style="--columns:{shown.columns}">{tiles}</div>{_foot(rows.values(), note)}'
    )


def _square(row: Score, place: Place, size: str) -> str:
    verdict = row.verdict
    text = said.place(row, sentences.called(row))
    if place.guess is not None:
        text = f"{text} ({said.GUESSES[place.guess]})"
    tone = str(verdict.status) if verdict.status.judged else "none"
    doubt = " guess" if place.guess is not None else ""
    inside = marks.of(verdict, 14)
    if size == "named":
        percent = _percent(row)
        inside = f"<b>{marks.text(without_type(row.unit.name))}</b><span>{percent}{inside}</span>"
    return (
        f'<button type="button" tabindex="-1" class="{tone}{doubt}"'
        f' style="grid-area:{place.row}/{place.column}" data-ask="{marks.text(ask(row))}"'
        f' aria-label="{marks.text(text)}">{inside}</button>'
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


def areas(shown: BorderMap, rows: Mapping[str, Score], title: str) -> str:
    """The office's borders as a drawing of our own."""
    drawing = shown.drawing
    paths = "".join(
        _area(rows[code], path)
        for code, path in zip(shown.codes, drawing.paths, strict=True)
        if code in rows
    )
    label = said.LABEL.format(title=title, count=numbers.count(len(shown.codes)))
    return (
        f'<svg class="k-borders" viewBox="-4 -4 {drawing.width + 8} {drawing.height + 8}"'
        f' role="group" aria-label="{marks.text(label)}">{_HATCHES}{paths}</svg>'
        f"{_foot([rows[code] for code in shown.codes if code in rows], '')}"
        f"{_mismatches(shown)}"
    )


_HATCHES = (
    '<defs><pattern id="k-hm" width="9" height="9" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><path d="M0 0v9" class="hatch missed"/></pattern>'
    '<pattern id="k-hn" width="12" height="12" patternUnits="userSpaceOnUse">'
    '<circle cx="6" cy="6" r="2.2" class="dot near"/></pattern></defs>'
)
"""Textures, so that an area speaks without its colour; a full one stands for certainty."""


def _area(row: Score, path: str) -> str:
    status = row.verdict.status
    tone = TONES[status]
    texture = {Status.MISSED: "k-hm", Status.NEAR: "k-hn"}.get(status)
    over = f'<path d="{path}" fill="url(#{texture})" class="over"/>' if texture else ""
    return (
        f'<g role="button" tabindex="-1" class="{tone}" data-ask="{marks.text(ask(row))}"'
        f' aria-label="{marks.text(said.place(row, sentences.called(row)))}">'
        f'<path d="{path}"/>{over}</g>'
    )


def _mismatches(shown: BorderMap) -> str:
    notes = []
    if shown.strange:
        notes.append(said.STRANGE.format(names=_some(shown.strange)))
    if shown.missing:
        notes.append(said.MISSING.format(names=_some([unit.name for unit in shown.missing])))
    return "".join(f'<p class="k-sm k-muted">{marks.text(note)}</p>' for note in notes)


def _foot(rows: Iterable[Score], note: str) -> str:
    found = Counter(row.verdict.status for row in rows)
    order = (Status.MISSED, Status.NEAR, Status.MET)
    counted = (*order, *(status for status in Status if status not in order))
    items = "".join(
        f'<span class="k-ic">{marks.shape(status, size=14)}<b>{numbers.count(found[status])}</b> '
        f"{words.STATUS[status]}</span>"
        for status in counted
        if found[status]
    )
    hint = f'<p class="k-sm k-muted">{marks.text(note)}</p>' if note else ""
    return (
        f'<p class="k-read k-sm" aria-live="polite">{said.READ}</p>'
        f'<div class="k-legend">{items}</div>{hint}'
    )


def others(left: Sequence[Score]) -> str:
    """Who is in the chart and not on the map: one-stops, departments."""
    if not left:
        return ""
    by_level = Counter(row.unit.level for row in left)
    if len(left) <= _LISTED:
        listed = [_beside(row) for row in left]
    else:
        listed = [f"{count} {_KINDS[level]}" for level, count in by_level.items()]
    text = said.OTHERS.format(names=", ".join(listed))
    return f'<p class="k-sm k-muted">{marks.text(text)}</p>'


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

    def asked() -> None:
        state = st.session_state.get(key)
        kind, _, rest = str(state.get("asked") if state else "").partition("|")
        if kind == "d":
            drill(rest.partition("|")[0])

    result = _component()(
        key=key,
        data={"html": markup.html, "key": markup.key},
        on_asked_change=asked,
    )
    return result.asked if isinstance(result.asked, str) else None


@cache
def _component() -> Any:  # noqa: ANN401  (Streamlit's renderer carries no type)
    return st.components.v2.component(
        "kpi_map",
        html='<div class="k k-place"></div>',
        js=_SCRIPT.read_text("utf-8"),
        isolate_styles=False,
    )
