"""The child process marks for its parent, under the limits of the one that reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.sandbox import marker, reader
from metrics.counts.problem import Problem, ProblemCase, ProblemKind, Severity
from tests.ingest.marking import NAME, fault, listed, mark
from tests.ingest.workbooks import entry_form, parts_of, saved, zipped


def test_the_child_makes_what_is_made_here() -> None:
    data = saved(entry_form())
    assert marker.marked_copy(data, NAME, [fault("C8")]) == mark(data, fault("C8"))


def test_a_file_that_may_not_be_opened_gives_the_reason() -> None:
    parts = parts_of(saved(entry_form()))
    parts["xl/worksheets/sheet1.xml"] = b"<!DOCTYPE a []>" + parts["xl/worksheets/sheet1.xml"]
    made = marker.marked_copy(zipped(parts), NAME, [fault("C8")])
    assert isinstance(made, Problem)
    assert (made.case, made.facts) == (ProblemCase.UNSAFE_CONTENT_DTD, {})


@pytest.mark.parametrize(
    ("program", "kind"),
    [
        ("import os; os._exit(70)", ProblemKind.DAMAGED),
        ("import os; os._exit(71)", ProblemKind.TOO_LARGE),
        ("print('nonsense')", ProblemKind.DAMAGED),
        ("print('-nonsense')", ProblemKind.DAMAGED),
    ],
)
def test_whatever_becomes_of_the_child_there_is_a_reason(
    program: str, kind: ProblemKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "START", program)
    made = marker.marked_copy(saved(entry_form()), NAME, [fault("C8")])
    assert isinstance(made, Problem)
    assert made.kind is kind


def test_a_list_alone_needs_no_file() -> None:
    reason = Problem(Severity.ERROR, ProblemCase.TOO_LARGE_EFFORT)
    assert [line[3] for line in listed(marker.fault_list(NAME, [fault("C8")], reason))] == ["C8"]


def test_the_process_that_asks_loads_nothing_that_opens_workbooks() -> None:
    program = "import sys, ingest.sandbox.marker; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    heavy = {"openpyxl", "python_calamine", "ingest.marked.copy", "ingest.containers.workbook"}
    assert not loaded & heavy
