"""Style sheets as they are sent: the parts of the theme, and what only some pages bring along."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ui.kit.html import Html, style

_STYLES = Path(__file__).parents[1] / "styles"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r" ?([{};]) ?")


@cache
def sheet(page: str) -> Html:
    """The style sheet `pages/PAGE.css`, as an element."""
    return style(rules(f"pages/{page}"))


@cache
def rules(name: str) -> str:
    """The rules of `NAME.css` on one line; Streamlit looks through every line of what it sends."""
    text = _COMMENT.sub("", (_STYLES / f"{name}.css").read_text("utf-8"))
    return _AROUND.sub(r"\1", " ".join(text.split()))


def said(**words: str) -> str:
    """Words for the rules, which know them as `var(--say-NAME)`."""
    return "".join(f'--say-{name}:"{_text(word)}";' for name, word in words.items())


def _text(word: str) -> str:
    return re.sub(r'["\\<]', "", word)
