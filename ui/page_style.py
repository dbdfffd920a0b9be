"""Style sheets that only some pages bring along."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def sheet(page: str) -> str:
    """The style sheet `PAGE.css` beside this module, as an element."""
    return f"<style>{Path(__file__).with_name(f'{page}.css').read_text('utf-8')}</style>"
