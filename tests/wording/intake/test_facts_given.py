"""Where a problem is made, every fact is given that the sentence of its case reads."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from metrics.counts.problem import ProblemCase
from wording.intake.problems import WORDS

ROOT = Path(__file__).parents[3]
CASES = {case.name: case for case in ProblemCase}
PHRASES = {"at_column": "column", "seen": "headings"}
FROM_FOUND = {"found", "stated", "quoted", "decimal", "where", "part"}
"""Said of the cell itself; the part of a file is named where there is one."""
GIVEN_LATER = {"Fault": {"column", "computed"}}
"""What is added where a cell's fault becomes a problem."""
MAY_BE_CASES = ast.Name | ast.Attribute | ast.IfExp


@cache
def trees() -> list[ast.Module]:
    paths = (each for room in ("ingest", "pipeline") for each in (ROOT / room).rglob("*.py"))
    return [ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in sorted(paths)]


def keys(node: ast.AST) -> set[str]:
    """The keys of the dictionaries below a node."""
    tables = (each for each in ast.walk(node) if isinstance(each, ast.Dict))
    constants = (key for table in tables for key in table.keys if isinstance(key, ast.Constant))
    return {str(key.value) for key in constants}


def given(call: ast.Call, inside: ast.AST, functions: dict[str, ast.AST]) -> set[str]:
    """The names of the facts of a call: keywords, and keys of what is handed over as a table."""
    found = {str(each.arg) for each in call.keywords if each.arg}
    handed = [*call.args, *(each.value for each in call.keywords)]
    named = {each.id for value in handed for each in ast.walk(value) if isinstance(each, ast.Name)}
    for each in ast.walk(inside):
        # A table may have a name of its own, or be made of another.
        target = each.targets[0] if isinstance(each, ast.Assign) else getattr(each, "target", None)
        if isinstance(target, ast.Name) and target.id in named and getattr(each, "value", None):
            handed.append(each.value)  # type: ignore[attr-defined]
        if isinstance(target, ast.Subscript) and ast.unparse(target.value) in named:
            found.add(str(ast.literal_eval(target.slice)))
    for value in handed:
        found |= keys(value)
        for each in ast.walk(value):
            if isinstance(each, ast.Name) and each.id in functions:
                found |= keys(functions[each.id])
    return found


def made() -> Iterator[tuple[ProblemCase, set[str]]]:
    """Each case and the facts given with it, call by call."""
    for tree in trees():
        functions: dict[str, ast.AST] = {
            each.name: each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)
        }
        for function in functions.values():
            for call in (each for each in ast.walk(function) if isinstance(each, ast.Call)):
                name = ast.unparse(call.func)
                for argument in call.args:
                    for case in cases_in(argument, function):
                        yield case, given(call, function, functions) | GIVEN_LATER.get(name, set())


def cases_in(argument: ast.expr, function: ast.AST) -> set[ProblemCase]:
    """The cases an argument may be, also where it is a name that was given one above."""
    names = {each.id for each in ast.walk(argument) if isinstance(each, ast.Name)}
    values = [
        each.value
        for each in ast.walk(function)
        if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) in names
        # A problem made whole above was given its facts there.
        if isinstance(each.value, MAY_BE_CASES)
    ]
    return {
        CASES[each.attr]
        for value in ([argument, *values] if isinstance(argument, MAY_BE_CASES) else [])
        for each in ast.walk(value)
        if isinstance(each, ast.Attribute) and ast.unparse(each.value) == "ProblemCase"
    }


def needed(case: ProblemCase) -> set[str]:
    """The facts that the sentence of a case cannot do without."""
    words = WORDS[case]
    if isinstance(words, str):
        templates, read = [words], set[str]()
    else:
        body = ast.parse(inspect.getsource(words))
        constants = (each for each in ast.walk(body) if isinstance(each, ast.Constant))
        templates = [each.value for each in constants if isinstance(each.value, str)]
        calls = (each for each in ast.walk(body) if isinstance(each, ast.Call))
        named = (each.args[1] for each in calls if ast.unparse(each.func) == "_fact")
        read = {str(each.value) for each in named if isinstance(each, ast.Constant)}
    names = {name for each in templates for _, name, _, _ in Formatter().parse(each) if name}
    return {PHRASES.get(name, name) for name in names | read} - FROM_FOUND


def test_every_fact_that_a_sentence_reads_is_given_where_its_problem_is_made() -> None:
    missing = {f"{case}: {lacking}" for case, facts in made() if (lacking := needed(case) - facts)}
    assert not missing


def test_every_case_has_a_sentence_and_is_made() -> None:
    limits = {case for case in ProblemCase if case.startswith("too_large.")}
    assert set(WORDS) == set(ProblemCase)
    everywhere = {
        CASES[each.attr]
        for tree in trees()
        for each in ast.walk(tree)
        if isinstance(each, ast.Attribute) and ast.unparse(each.value) == "ProblemCase"
    }
    assert not set(ProblemCase) - everywhere - limits


@pytest.mark.parametrize(("case", "fact"), [("negative.earlier", "since"), ("not_whole", "column")])
def test_a_fact_that_is_read_is_known_to_be_needed(case: str, fact: str) -> None:
    assert fact in needed(ProblemCase(case))
