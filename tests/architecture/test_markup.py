"""Markup is made in one place, so that no text becomes markup in another."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.sources import Source, sources

SCREENS = ("dashboard", "pages", "ui", "pipeline", "wording", "metrics")
"""What may reach a page; whoever writes documents writes XML."""
MAKERS = ("ui/kit/", "ui/charts/")
"""Who may write markup out: the kit and what is drawn."""

WRITERS = [each for each in sources(*SCREENS) if not each.name.startswith(MAKERS)]


@pytest.mark.parametrize("source", WRITERS, ids=lambda each: each.name)
def test_no_markup_is_written_out_by_hand(source: Source) -> None:
    found = [line for line, text in source.texts() if "</" in text or "/>" in text]
    assert not found, f"{source.name} writes markup in lines {found}"


def test_one_function_hands_markup_to_streamlit() -> None:
    users = [
        source.name
        for source in sources("dashboard", "pages", "ui")
        for node in ast.walk(source.tree)
        if _draws(node)
    ]
    assert users == ["ui/kit/html.py"]


def _draws(node: ast.AST) -> bool:
    """Whether `.html()` is called, or markdown is told to let markup through."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr == "html"
    return isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html"


def test_nobody_else_vouches_for_markup() -> None:
    for source in WRITERS:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                made = node.func.id in ("Html", "Markup") and bool(node.args)
                assert not made or _separator(node.args[0]), f"{source.name}:{node.lineno}"


def _separator(node: ast.expr) -> bool:
    """What stands between pieces is markup too: a sign without an angle."""
    return isinstance(node, ast.Constant) and "<" not in str(node.value)
