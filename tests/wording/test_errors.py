import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from wording import errors

ROOT = Path(__file__).parents[2]
CODES = {code.name: code for code in ErrorCode}


def sources() -> Iterator[ast.Module]:
    for path in sorted(ROOT.rglob("*.py")):
        inside = path.relative_to(ROOT).parts
        if inside[0] not in ("tests", "benchmarks") and not inside[0].startswith("."):
            yield ast.parse(path.read_text(encoding="utf-8"), str(path))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            yield call.func.id if isinstance(call.func, ast.Name) else "", call


def facts(call: ast.Call) -> set[str]:
    return {str(each.arg) for each in call.keywords}


def raised() -> Iterator[tuple[ErrorCode, set[str]]]:
    """Each code and the facts given with it, also where a function is handed the code."""
    trees = list(sources())
    handed = {
        function.name: facts(call)
        for tree in trees
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for name, call in calls(function)
        if name == "KpiError" and isinstance(call.args[0], ast.Name)
    }
    for name, call in (each for tree in trees for each in calls(tree)):
        for given in call.args if name == "KpiError" or name in handed else ():
            if isinstance(given, ast.Attribute) and ast.unparse(given.value) == "ErrorCode":
                yield CODES[given.attr], handed.get(name, facts(call))


def needed(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_raise_gives_every_fact_of_its_sentence() -> None:
    missing = {
        f"{code}: {lacking}"
        for code, given in raised()
        if (lacking := needed(errors.SENTENCES[code]) - given)
    }
    assert not missing


def test_every_code_has_a_sentence_and_is_raised() -> None:
    assert set(errors.SENTENCES) == {code for code, _ in raised()} == set(ErrorCode)


def test_a_sentence_names_the_facts() -> None:
    error = KpiError(ErrorCode.UNKNOWN_UNIT, unit="99999", month=Month(2024, 9))
    assert errors.sentence(error).startswith("Không có đơn vị mã 99999 trong tháng 9/2024:")


def test_a_sentence_does_without_the_facts_it_was_not_given() -> None:
    error = KpiError(ErrorCode.UNKNOWN_UNIT, unit="99999", month=None)
    assert errors.sentence(error).startswith("Không có đơn vị mã 99999:")


@pytest.mark.parametrize("code", ErrorCode)
def test_every_error_reads_whole(code: ErrorCode) -> None:
    facts = dict.fromkeys(needed(errors.SENTENCES[code]), "1")
    sentence = errors.sentence(KpiError(code, **facts))
    assert sentence.endswith(".") or code is ErrorCode.BROKEN_REFERENCE
    assert not set("{}") & set(sentence)
