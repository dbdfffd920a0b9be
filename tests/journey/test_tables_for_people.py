"""Without --json every command that lists prints a table with Vietnamese headings."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kpi import COMMANDS as ROOMS
from pipeline.commands.parsing import command_of
from pipeline.commands.rows import COMPARED
from tests.journey.command import ROOT, kpi, said

COMMANDS = (
    "uploads",
    "units",
    "plans",
    "indicators",
    "targets",
    "tasks",
    "people",
    "explain --month 2026-09 --unit 26413 --indicator on_time",
    "score --month 2024-09 --under 740",
    "score --month 2024-09 --window year --under 740",
    "watchlist --month 2024-09",
    "inspections",
    "conclusions",
    "quotas --year 2024",
    "suggest --year 2024 --as-of 2024-01-05",
    "trace --month 2024-09 --unit 26368 --indicator on_time",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_lists_prints_a_table(command: str, demonstration: Path) -> None:
    code, printed, told = said(*command.split(), database=demonstration)
    assert code == 0, told
    if not printed:
        assert told == "Không có dòng nào.\n"
        return
    heading = printed.splitlines()[0]
    assert "_" not in heading
    assert "None" not in printed


def test_a_bare_python_prints_the_same(demonstration: Path) -> None:
    command = ["units", "--month", "2026-09", "--database", str(demonstration)]
    done = subprocess.run(
        [sys.executable, "kpi.py", *command],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == said(
        *command[:-2], database=demonstration
    )


BESIDE = {
    "score": {"units_reported", "units_expected", "kind", "reason", *COMPARED},
    "people": {"severity", "kind", "sheet", "cell", "found", "choices", "message"},
}
"""Columns of groups, quarters, two periods and refused lists, which nobody asks for above."""


@pytest.mark.parametrize("command", COMMANDS)
def test_rows_hold_the_columns_that_the_command_names(command: str, demonstration: Path) -> None:
    name = command.split()[0]
    columns = command_of(name, ROOMS[name]).columns
    expected = [key for key in columns if key not in BESIDE.get(name, ())]
    for row in kpi(*command.split(), database=demonstration).rows:
        assert list(row) == expected
