"""Tells a fault that repeats down a column once, with the cells it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.text.addresses import address, position
from metrics.counts.problem import Problem, ProblemCase

_FEWEST = 3
"""Two cells are as quickly read one by one."""
_REPEATS = frozenset(
    {
        ProblemCase.NOT_A_NUMBER,
        ProblemCase.NOT_A_NUMBER_SCORE,
        ProblemCase.NEGATIVE,
        ProblemCase.NOT_WHOLE,
        ProblemCase.PERCENT_INSTEAD_OF_COUNT,
        ProblemCase.SEVERAL_VALUES,
        ProblemCase.FORMULA_WITHOUT_VALUE,
        ProblemCase.STALE_FORMULA,
        ProblemCase.SHOWN_OTHERWISE,
        ProblemCase.EARLY_NOT_GIVEN,
    }
)
"""Faults of how cells are written, which one hand makes in all of them; others are of one row."""
_DIGITS = re.compile(r"\d+")

Place = tuple[int, int]
_Column = tuple[int, int, list[Problem]]
"""First row, column and the problems of its rows, one below the other."""


def told_once(problems: Sequence[Problem]) -> list[Problem]:
    """The problems with those that repeat gathered into the first of their cells."""
    alike: dict[tuple[object, ...], list[tuple[Place, Problem]]] = {}
    for each in problems:
        if each.case in _REPEATS and each.cell is not None:
            kind = (each.severity, each.case, _shape(each.found))
            alike.setdefault(kind, []).append((position(each.cell), each))
    gathered: dict[int, Problem | None] = {}
    for found in alike.values():
        for block in _blocks(_columns(found)):
            every = [each for _, _, column in block for each in column]
            gathered |= dict.fromkeys(map(id, every))
            gathered[id(every[0])] = _gathered(every, block)
    told = (gathered.get(id(each), each) for each in problems)
    return [each for each in told if each is not None]


def _shape(found: str | None) -> str | None:
    """What stands in a cell but for its digits."""
    return None if found is None else _DIGITS.sub("0", found)


def _columns(found: Sequence[tuple[Place, Problem]]) -> list[_Column]:
    """The runs of one column that are long enough to be told once."""
    runs: list[_Column] = []
    for (row, column), problem in sorted(found, key=lambda each: each[0][::-1]):
        if runs and runs[-1][1] == column and row == runs[-1][0] + len(runs[-1][2]):
            runs[-1][2].append(problem)
        else:
            runs.append((row, column, [problem]))
    return [each for each in runs if len(each[2]) >= _FEWEST]


def _blocks(columns: Sequence[_Column]) -> list[list[_Column]]:
    """Columns side by side over the same rows."""
    blocks: list[list[_Column]] = []
    for each in sorted(columns, key=lambda run: (run[0], len(run[2]), run[1])):
        before = blocks[-1][-1] if blocks else None
        beside = before is not None and before[1] + 1 == each[1]
        if before is not None and beside and _rows(before) == _rows(each):
            blocks[-1].append(each)
        else:
            blocks.append([each])
    return blocks


def _rows(column: _Column) -> tuple[int, int]:
    return column[0], len(column[2])


def _gathered(every: Sequence[Problem], block: Sequence[_Column]) -> Problem:
    first, (row, column, rows) = every[0], block[0]
    last = address(row + len(rows) - 1, block[-1][1])
    facts: dict[str, str | int] = {"range": f"{address(row, column)}:{last}", "alike": len(every)}
    return replace(first, facts={**first.facts, **facts})
