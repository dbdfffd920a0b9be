"""The house: how many modules a room holds, how long a function is, one name for one thing."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.figures import LAYERS, Function, Module, fan_outs, figures, length, modules, per_folder
from tests.architecture.sources import ROOT, SETTINGS

MOST_MODULES = 20
MOST_LINES = 60
MOST_PARAMETERS = 6
WIDEST = 15

PROGRAM = modules()
LOWER = {"metrics": 0, "wording": 1, "access": 2, "ingest": 2, "reports": 2, "warehouse": 2}
HEIGHTS = {**LOWER, "pipeline": 3, "ui": 4, "pages": 5}
"""A layer and how high it stands; those of one height do not know each other."""


def test_a_room_holds_few_modules() -> None:
    assert {
        room: count for room, count in per_folder(PROGRAM).items() if count > MOST_MODULES
    } == {}


def test_a_function_is_read_on_one_screen() -> None:
    assert [_said(module, each) for module, each in _functions() if length(each) > MOST_LINES] == []


def test_a_function_takes_few_parameters() -> None:
    assert [
        _said(module, each) for module, each in _functions() if _parameters(each) > MOST_PARAMETERS
    ] == []


def test_a_file_knows_few_others() -> None:
    assert {name: count for name, count in fan_outs(PROGRAM).items() if count > WIDEST} == {}


def test_a_room_is_never_taken_for_a_module() -> None:
    rooms = {path.relative_to(ROOT).as_posix() for layer in LAYERS for path in _rooms(layer)}
    taken = [
        f"{module.name}:{node.lineno} {node.module} import {alias.name}"
        for module in PROGRAM
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
        if f"{node.module}.{alias.name}".replace(".", "/") in rooms
    ]
    assert taken == []


def test_a_rooms_own_file_holds_nothing_but_what_the_room_is_for() -> None:
    full = [
        module.name
        for module in PROGRAM
        if module.path.name == "__init__.py" and len(module.tree.body) != 1
    ]
    assert full == []


def test_every_room_stands_in_a_contract() -> None:
    contracts = SETTINGS["tool"]["importlinter"]["contracts"]
    for layer in LAYERS:
        rooms = {path.name for path in _rooms(layer)}
        kept = {
            name.strip()
            for contract in contracts
            if contract.get("containers") == [layer]
            for step in contract["layers"]
            for name in step.split("|")
        }
        assert rooms <= kept or (layer == "wording" and not kept), layer


def test_one_name_is_one_thing_in_a_layer_and_those_below() -> None:
    homes: dict[str, list[str]] = {}
    for module in PROGRAM:
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(module.name)
    assert {name: found for name, found in homes.items() if _meet(found)} == {}


def test_a_name_is_given_once_in_a_module() -> None:
    """The second would silently take the place of the first, wherever that is meant."""
    given = Counter(
        (module.name, name.id)
        for module in PROGRAM
        for node in module.tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        for name in ast.walk(target)
        if isinstance(name, ast.Name)
    )
    assert [place for place, times in given.items() if times > 1] == []


def test_no_statement_is_put_together_from_parts() -> None:
    parts = [
        f"{module.name}:{node.lineno}"
        for module in PROGRAM
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"execute", "executemany", "sql", "extract_statements"}
        and any(isinstance(each, ast.JoinedStr | ast.BinOp) for each in node.args)
    ]
    assert parts == []


def test_the_line_of_figures_is_measured() -> None:
    assert figures().startswith(f"{sum(module.code for module in PROGRAM)} lines of code")


@pytest.mark.parametrize(
    ("source", "code", "comments"),
    [
        ('"""Owns."""\n\nX = 1  # why\n"""About X."""\n', 1, 1),
        ("# why\n\ndef f(\n    a: int,\n) -> int:\n    '''Of a.'''\n    return a\n", 4, 1),
        ('X = """one\n\ntwo"""\n', 3, 0),
    ],
)
def test_lines_of_code_are_counted_without_what_explains_them(
    tmp_path_factory: pytest.TempPathFactory, source: str, code: int, comments: int
) -> None:
    file = tmp_path_factory.mktemp("code") / "module.py"
    file.write_text(source, encoding="utf-8")
    assert (Module(file).code, Module(file).comments) == (code, comments)


def _functions() -> Iterator[tuple[Module, Function]]:
    return ((module, each) for module in PROGRAM for each in module.functions())


def _said(module: Module, function: Function) -> str:
    return f"{module.name}:{function.lineno} {function.name}"


def _parameters(function: Function) -> int:
    given = function.args
    named = [*given.posonlyargs, *given.args]
    own = 1 if named and named[0].arg in {"self", "cls"} else 0
    return len(named) - own + len(given.kwonlyargs)


def _rooms(layer: str) -> list[Path]:
    return [path.parent for path in (ROOT / layer).glob("*/__init__.py")]


def _meet(homes: list[str]) -> bool:
    """Whether two of the files lie in one layer, or one in a layer above the other's."""
    heights = [HEIGHTS.get(home.split("/")[0], 6) for home in homes]
    layers = [home.split("/")[0] for home in homes]
    return any(
        layers[i] == layers[j] or heights[i] != heights[j]
        for i in range(len(homes))
        for j in range(i)
    )
