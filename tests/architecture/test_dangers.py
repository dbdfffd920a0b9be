"""What the program never does, whatever is sent to it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from scripts.figures import modules
from tests.architecture.sources import ROOT

CALLS = {"eval", "exec", "compile", "__import__", "system", "popen", "execl", "execv", "spawnl"}
"""Functions that make a program of a text, or start a shell with one."""
LIBRARIES = {"pickle", "marshal", "shelve", "yaml", "dill", "jsonpickle"}
"""They make objects of the sender's choosing."""


def dangers(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                yield name
            case ast.Call(func=ast.Attribute(value=ast.Name(id="os"), attr=name)) if name in CALLS:
                yield name
            case ast.keyword(arg="shell", value=ast.Constant(value=True)):
                yield "shell"
            case ast.Import(names=names):
                yield from (each.name for each in names if each.name in LIBRARIES)
            case ast.ImportFrom(module=str(name)) if name in LIBRARIES:
                yield name


def test_nothing_computes_a_text_or_starts_a_shell() -> None:
    paths = [*ROOT.glob("*.py"), *(path for path in ROOT.rglob("*.py") if _is_program(path.parts))]
    assert len(paths) > len(modules()) // 2
    found = {path.name: list(dangers(path.read_text("utf-8"))) for path in paths}
    # What a child of the sandbox begins with is the program's own line, told by its parent.
    assert {name: each for name, each in found.items() if each} == {"nursery.py": ["exec"]}


def _is_program(parts: tuple[str, ...]) -> bool:
    rooms = ("access", "ingest", "metrics", "pages", "pipeline", "reports", "ui", "warehouse")
    inner = parts[len(ROOT.parts) :]
    return bool(inner) and inner[0] in rooms


def test_each_of_them_is_found() -> None:
    for source in (
        "eval('1')",
        "import os\nos.system('a')",
        "subprocess.run('a', shell=True)",
        "import pickle",
        "from yaml import load",
    ):
        assert list(dangers(source))
    assert list(dangers("re.compile('a')\nsubprocess.run(['a'], shell=False)")) == []
