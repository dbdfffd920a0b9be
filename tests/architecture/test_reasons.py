"""A number that decides says why it is that number."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.architecture.sources import Source, sources

Named = ast.Assign | ast.AnnAssign


@pytest.mark.parametrize("source", sources(), ids=lambda each: each.name)
def test_every_number_that_has_a_name_has_its_reason(source: Source) -> None:
    bare = list(_bare(source.path.read_text(encoding="utf-8")))
    assert not bare, f"{source.name} gives no reason for the numbers in lines {bare}"


@pytest.mark.parametrize(
    "text", ["MOST = 3", "_A, _B = 2, 5", "_SMALL = 1 << 16", "K = Decimal(2)"]
)
def test_a_bare_number_is_found(text: str) -> None:
    assert list(_bare(text)) == [1]


@pytest.mark.parametrize(
    "text", ['MOST = 3\n"""Why."""', "_OFF, _ON = 0, 1", "_BEGIN = 0x0809", "A, B = range(2)"]
)
def test_a_reason_a_switch_and_a_list_of_names_are_let_pass(text: str) -> None:
    assert not list(_bare(text))


def _bare(text: str) -> Iterator[int]:
    """The lines of numbers with a name and no reason: no docstring below, no comment beside."""
    lines = text.splitlines()
    for node, below in pairwise([*ast.parse(text).body, None]):
        if not isinstance(node, Named) or node.value is None or not _decides(node.value):
            continue
        if not (_is_docstring(below) or _commented(lines, node) or _is_code(text, node.value)):
            yield node.lineno


def _is_code(text: str, value: ast.expr) -> bool:
    """Whether it measures nothing: 0 and 1 are off and on, hexadecimal is a code of a format."""
    said = {each.value for each in ast.walk(value) if isinstance(each, ast.Constant)}
    return said <= {0, 1} or "0x" in (ast.get_source_segment(text, value) or "")


def _decides(value: ast.expr) -> bool:
    """Whether a value is made of numbers only; `range` numbers names and decides nothing."""
    if isinstance(value, ast.Call):
        given = [*value.args, *(each.value for each in value.keywords)]
        made = value.func.id if isinstance(value.func, ast.Name) else ""
        written = made == "Decimal" and isinstance(given[0], ast.Constant)
        return bool(given) and made != "range" and (written or all(map(_decides, given)))
    if isinstance(value, ast.Tuple):
        return bool(value.elts) and all(map(_decides, value.elts))
    if isinstance(value, ast.BinOp):
        return _decides(value.left) and _decides(value.right)
    if isinstance(value, ast.UnaryOp):
        return _decides(value.operand)
    return isinstance(value, ast.Constant) and type(value.value) in (int, float)


def _is_docstring(node: ast.stmt | None) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _commented(lines: list[str], node: Named) -> bool:
    """Whether a comment stands on the line or right above it."""
    above = lines[node.lineno - 2] if node.lineno > 1 else ""
    return "#" in lines[node.lineno - 1] or above.startswith("#")
