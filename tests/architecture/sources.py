"""The project's own files, read once, as the tests of this folder look at them."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES: list[str] = SETTINGS["tool"]["importlinter"]["root_packages"]
FRONT_DOORS = ("dashboard", "server", "kpi")
SKIPPED = {".venv", ".git", "__pycache__", ".hypothesis"}


@dataclass(frozen=True)
class Source:
    """One Python file."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def package(self) -> str:
        """The folder at the top, or the script's own name."""
        return self.path.relative_to(ROOT).parts[0].removesuffix(".py")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"))

    def imported(self) -> frozenset[str]:
        """The top-level packages it names in any import, inside functions too."""
        return self._imported

    @cached_property
    def _imported(self) -> frozenset[str]:
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
        return frozenset(found)

    def texts(self) -> Iterator[tuple[int, str]]:
        """Line and value of every string; not docstrings, nor what a bug's traceback says."""
        for node in _outside(self.tree, ast.Raise, ast.Assert):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.lineno, node.value


def _outside(node: ast.AST, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        docstring = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        if not docstring and not isinstance(child, kinds):
            yield child
            yield from _outside(child, *kinds)


def sources(*packages: str) -> list[Source]:
    """The Python files of some packages or root scripts; all of the program's, if none is named."""
    return [each for each in _sources() if not packages or each.package in packages]


@cache
def _sources() -> tuple[Source, ...]:
    found = [Source(path) for path in ROOT.glob("*.py")]
    for package in PACKAGES:
        found += [Source(path) for path in sorted((ROOT / package).rglob("*.py"))]
    return tuple(found)


def files(*endings: str) -> Iterator[Path]:
    """The project's own files, those that git would keep."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part in SKIPPED or part.endswith("_cache") for part in parts)
        made = parts[:2] == ("data", "warehouse")
        if path.is_file() and not hidden and not made and path.name.endswith(endings or ("",)):
            yield path
