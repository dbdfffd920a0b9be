"""Colours as data and the style sheet every page brings along; nothing here knows a figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import streamlit as st

from metrics.verdicts.verdict import Status
from ui.kit.html import Html, show, style
from ui.kit.page_style import rules, said
from wording import interface as words
from wording.names import without_type

_PARTS = (
    "frame",
    "choices",
    "sidebar",
    "words",
    "lights",
    "tables",
    "overview",
    "matrix",
    "ranking",
    "why",
    "guide",
    "narrow",
    "paper",
)
"""The style sheets of every page; a later one has the last word."""


@dataclass(frozen=True, slots=True)
class Colour:
    """One token in both themes."""

    light: str
    dark: str


TOKENS = {
    "bg": Colour("#FFFFFF", "#0F161D"),
    "card": Colour("#FFFFFF", "#141D26"),
    "side": Colour("#F5F7F9", "#141D26"),
    "wash": Colour("#F7F9FB", "#18232D"),
    "line": Colour("#E3E7EC", "#273440"),
    "rule": Colour("#C5CDD6", "#3C4B59"),
    "ctl": Colour("#8A96A3", "#6F7F8F"),
    "ink": Colour("#14202B", "#E8EDF2"),
    "ink2": Colour("#45525F", "#B4C0CB"),
    "ink3": Colour("#5A6774", "#93A1AF"),
    "accent": Colour("#1B568F", "#7FB6EC"),
    "on": Colour("#FFFFFF", "#0B1620"),
    "soft": Colour("#E9F1F9", "#17324D"),
    "met": Colour("#1A6B42", "#6CC796"),
    "met-s": Colour("#E6F2EB", "#14301F"),
    "near": Colour("#8A5200", "#F0B95B"),
    "near-s": Colour("#FCEFD8", "#3A2B10"),
    "missed": Colour("#A61B1B", "#FF968C"),
    "missed-s": Colour("#FBE3E1", "#481C1B"),
    "none": Colour("#5B6773", "#9AA8B5"),
    "none-s": Colour("#EEF1F4", "#222E39"),
}
"""The names and values of the design's tokens."""

SHAPES = {
    "met-full": (
        "<path fill-rule='evenodd' d='M8 .5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15z"
        "M4.3 8.1l-.1.5l2.7 2.7l.5 0l4.6-5l-1.3-1.2l-3.7 4.1l-1.7-1.7z'/>"
    ),
    "met-open": (
        "<g fill='none' stroke='#000'><circle cx='8' cy='8' r='6.8' stroke-width='1.4'/>"
        "<path d='M5 8.3l2.1 2.1L11 6.2' stroke-width='1.9' stroke-linecap='round'"
        " stroke-linejoin='round'/></g>"
    ),
    "near-full": (
        "<path fill-rule='evenodd' d='M8 1L15.8 14.9H.2zM7.1 6.1l.2 4.1h1.4l.2-4.1z"
        "M8 11.1a1 1 0 1 0 0 2a1 1 0 0 0 0-2z'/>"
    ),
    "near-open": (
        "<path d='M8 1.9L15 14.2H1z' fill='none' stroke='#000' stroke-width='1.4'"
        " stroke-linejoin='round'/><path d='M8 6.4v3.4M8 12v.1' stroke='#000'"
        " stroke-width='1.8' stroke-linecap='round'/>"
    ),
    "missed-full": (
        "<path fill-rule='evenodd' d='M3.4.6h9.2a2.8 2.8 0 0 1 2.8 2.8v9.2a2.8 2.8 0 0 1-2.8 2.8"
        "H3.4a2.8 2.8 0 0 1-2.8-2.8V3.4A2.8 2.8 0 0 1 3.4.6zM5.4 4.2L4.2 5.4L6.8 8L4.2 10.6"
        "l1.2 1.2L8 9.2l2.6 2.6l1.2-1.2L9.2 8l2.6-2.6l-1.2-1.2L8 6.8z'/>"
    ),
    "missed-open": (
        "<rect x='1.3' y='1.3' width='13.4' height='13.4' rx='2.5' fill='none' stroke='#000'"
        " stroke-width='1.4'/><path d='M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6' stroke='#000'"
        " stroke-width='1.8' stroke-linecap='round'/>"
    ),
    "no_cases": "<path d='M4 8h8' stroke='#000' stroke-width='2' stroke-linecap='round'/>",
    "not_reported": (
        "<circle cx='8' cy='8' r='6.3' fill='none' stroke='#000' stroke-width='1.6'"
        " stroke-dasharray='2.6 2.2'/>"
    ),
    "not_due": (
        "<path d='M3.5 8h.1M8 8h.1M12.5 8h.1' stroke='#000' stroke-width='2.6'"
        " stroke-linecap='round'/>"
    ),
    "no_target": "<path d='M8 8h.1' stroke='#000' stroke-width='3.6' stroke-linecap='round'/>",
}
"""Shapes of the lights in a square of 16; full where the evidence is certain, open where not."""

TONES = {
    Status.MET: "met",
    Status.NEAR: "near",
    Status.MISSED: "missed",
    Status.NO_CASES: "none",
    Status.NOT_REPORTED: "none",
    Status.NOT_DUE: "none",
    Status.NO_TARGET: "none",
}
"""The colour token of each status."""


def dark() -> bool:
    """Whether the reader's theme is dark."""
    return st.context.theme.type == "dark"


def colour(name: str, *, dark: bool) -> str:
    """The value of a token, for charts that cannot read style sheets."""
    token = TOKENS[name]
    return token.dark if dark else token.light


def apply(scope: str) -> None:
    """Send the style sheet of every page; `scope` is the name shown under the logo.

    It is one element, the same in every run, so that Streamlit sends it only once. The scheme is
    another: an element that changes is gone for a moment, and the page would stand there bare.
    """
    # Drawers and pop-ups hang outside the element that carries the theme's own color-scheme.
    show(style(f":root{{color-scheme:{'dark' if dark() else 'light'}}}"))
    show(sheet(scope))


def sheet(scope: str) -> Html:
    """The style sheet with words, tokens and shapes filled in."""
    spoken = said(
        month=words.MONTH,
        window=words.WINDOW,
        under=words.SCOPE,
        level=words.LEVEL,
        product=words.PRODUCT,
        scope=_in_one_piece(scope),
    )
    return style(f":root{{{spoken}}}{_rules()}")


def _in_one_piece(name: str) -> str:
    """A unit's name that breaks behind its kind alone: no syllable stands on a line of its own."""
    bare = without_type(name)
    return name.removesuffix(bare) + bare.replace(" ", "\N{NO-BREAK SPACE}")


@cache
def shape_rules() -> str:
    """The shapes of the lights, as rules."""
    return "".join(
        f'.k-m.{name}{{--s:url("data:image/svg+xml,{_quoted(body)}")}}'
        for name, body in SHAPES.items()
    )


@cache
def _rules() -> str:
    parts = "".join(rules(part) for part in _PARTS)
    return f"{_colours()}{shape_rules()}{''.join(_chart_rules())}{parts}"


def colours() -> Html:
    """The tokens alone, by the theme of the reader's system, for pages without Streamlit."""
    return style(f":root{{color-scheme:light dark}}{_colours()}{_FONT}")


def _colours() -> str:
    tokens = (f"--{name}:light-dark({each.light},{each.dark});" for name, each in TOKENS.items())
    return f":root{{{''.join(tokens)}}}"


_FONT = "".join(
    f'@font-face{{font-family:"Be Vietnam Pro";font-weight:{weight};'
    f'src:url("./app/static/fonts/be-vietnam-pro-{weight}.woff2")}}'
    for weight in (400, 500, 600, 700)
)


def _chart_rules() -> Iterator[str]:
    """Have what a chart was drawn in follow the theme, which may change before the next run.

    A chart cannot name a token, only its value in one theme; the style sheet gives the name back.
    """
    names: dict[str, str] = {}
    for name, each in TOKENS.items():
        for value in (each.light, each.dark):
            names.setdefault(value, name)
    for value, name in names.items():
        red, green, blue = (int(value[at : at + 2], 16) for at in (1, 3, 5))
        for drawn in ("fill", "stroke"):
            written = f'[style*="{drawn}: rgb({red}, {green}, {blue})"]'
            yield f".js-plotly-plot {written}{{{drawn}:var(--{name})!important}}"


def _quoted(body: str) -> str:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>{body}</svg>"
    return svg.replace("#", "%23").replace("<", "%3C").replace(">", "%3E")
