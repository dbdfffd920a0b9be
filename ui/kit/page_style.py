"""Style sheets that only some pages bring along."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ui.kit.html import Html, style

_STYLES = Path(__file__).parents[1] / "styles"


@cache
def sheet(page: str) -> Html:
    """The style sheet `PAGE.css`, as an element."""
    return style((_STYLES / f"{page}.css").read_text("utf-8"))
