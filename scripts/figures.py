"""Prints one line of figures about the code: how long, how far apart, how much said of why."""

from __future__ import annotations

import ast
import io
import sys
import tokenize
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LAYERS: list[str] = SETTINGS["tool"]["importlinter"]["root_packages"]
REGISTERS = {"kpi.py", "dashboard.py"}
"""They list every command and every page, so their imports are as many as those."""
_SILENT = (
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file of the program."""

    path: Path

    @property
    def name(self) -> str:
        """Its path in the project."""
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        """What stands in it."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """What stands in it, parsed."""
        return ast.parse(self.text)

    @cached_property
    def _docstrings(self) -> set[int]:
        """Lines of every string that stands alone: it documents what is around or above it."""
        return {
            line
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
            for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
        }

    @cached_property
    def _tokens(self) -> list[tokenize.TokenInfo]:
        return list(tokenize.generate_tokens(io.StringIO(self.text).readline))

    @cached_property
    def code(self) -> int:
        """Lines of code; blank lines, comments and docstrings do not count."""
        lines: set[int] = set()
        for token in self._tokens:
            if token.type not in _SILENT:
                lines.update(range(token.start[0], token.end[0] + 1))
        return len(lines - self._docstrings)

    @cached_property
    def comments(self) -> int:
        """Lines that carry a comment."""
        return sum(token.type == tokenize.COMMENT for token in self._tokens)

    def functions(self) -> Iterator[Function]:
        """Every function and method, nested ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def imported(self, known: set[str]) -> set[str]:
        """The program's own modules that it imports, inside functions too."""
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                inside = {f"{node.module}.{alias.name}" for alias in node.names} & known
                found |= inside or {node.module}
        return found & known


def modules() -> list[Module]:
    """The Python files of the program: the layers and the front doors."""
    paths = [path for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py"))]
    return [Module(path) for path in (*sorted(ROOT.glob("*.py")), *paths)]


def per_folder(program: list[Module]) -> Counter[str]:
    """Modules of each folder, `__init__` apart."""
    return Counter(
        module.path.parent.relative_to(ROOT).as_posix()
        for module in program
        if module.path.name != "__init__.py"
    )


def fan_outs(program: list[Module]) -> Counter[str]:
    """By file, how many of the program's own modules it imports; the registers apart."""
    known = {module.name.removesuffix(".py").replace("/", ".") for module in program}
    return Counter(
        {
            module.name: len(module.imported(known))
            for module in program
            if module.name not in REGISTERS
        }
    )


def length(function: Function) -> int:
    """Lines from `def` to the last, its docstring too."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def figures() -> str:
    """The line."""
    program = modules()
    code = sum(module.code for module in program)
    comments = sum(module.comments for module in program)
    lengths = [length(function) for module in program for function in module.functions()]
    (folder, most), *_ = per_folder(program).most_common(1)
    (worst, fan_out), *_ = fan_outs(program).most_common(1)
    return (
        f"{code} lines of code in {len(program)} files; "
        f"functions {median(lengths):.0f} / {quantiles(lengths, n=10)[-1]:.0f} / {max(lengths)} "
        f"lines (median / p90 / max); most files in a folder {most} ({folder}); "
        f"worst fan-out {fan_out} ({worst}); comments {100 * comments / code:.1f} % of lines"
    )


if __name__ == "__main__":
    sys.stdout.write(figures() + "\n")
