"""Style sheets that only some pages bring along."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_STYLES = Path(__file__).parents[1] / "styles"


@cache
def sheet(page: str) -> str:
    """The style sheet `PAGE.css`, as an element."""
    return f"<style>{(_STYLES / f'{page}.css').read_text('utf-8')}</style>"
