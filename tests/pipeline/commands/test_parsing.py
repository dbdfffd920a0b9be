"""What was typed becomes choices, and what is wrong is told in Vietnamese."""

from __future__ import annotations

import argparse
import inspect
import re
import sys

import pytest

from kpi import COMMANDS
from pipeline.commands.parsing import command_of, parse
from tests.architecture.sources import ROOT
from wording import command_line as words

ROOMS = ROOT / "pipeline" / "commands"
WRONG = {
    "": "thiếu LỆNH",
    "scor": "LỆNH: không có lựa chọn scor (chọn trong: init, import, ",
    "score": "thiếu --month",
    "score --month": "--month: cần một giá trị",
    "score --month 2024-13": "--month: “2024-13” không phải tháng; viết NĂM-THÁNG",
    "score --month 2024-09 --level it's": "--level: giá trị it's không đúng",
    "score --month 2024-09 --unit 1 --group": "--group: không đi cùng --unit",
    "score --month 2024-09 --csv=1": "--csv: không nhận giá trị 1",
    "score --mon 2024-09": "thiếu --month",
    "suggest --year 2024 --quarter 5": "--quarter: không có lựa chọn 5 (chọn trong: 1, 2, 3, 4)",
    "suggest --year 2024 --quarter x": "--quarter: giá trị x không đúng",
    "import": "thiếu TỆP",
    "uploads 'abc' --more": "không hiểu 'abc' --more",
    "watchlist --month 2024-09 --level": "--level: cần ít nhất một giá trị",
    "--json uploads": "không hiểu --json",
}
FOR_MACHINES = {"cell", "found", "choices"}
"""Of what is wrong with a list of people: people are told in sentences."""


def test_every_file_of_a_room_is_a_command_and_every_command_has_its_file() -> None:
    found = {path.stem: path.parent.name for path in ROOMS.glob("*/[a-z]*.py")}
    assert found == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_named_as_its_file_and_told_in_words(name: str) -> None:
    command = command_of(name, COMMANDS[name])
    assert command.name == name
    assert words.COMMANDS[name]
    if command.table:
        assert set(command.columns) - FOR_MACHINES <= set(words.HEADINGS)


@pytest.mark.parametrize(("typed", "told"), WRONG.items())
def test_what_is_wrong_is_told_in_vietnamese(
    typed: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parse(COMMANDS, typed.split())
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith(f"Gọi sai: {told}")


def test_every_sentence_of_argparse_that_is_told_otherwise_is_tried() -> None:
    told = [*WRONG.values()]
    assert [ours for ours in words.ARGPARSE.values() if not _told(ours, told)] == []


def _told(ours: str, told: list[str]) -> bool:
    pattern = re.sub(r"\\{\w+\\}", ".*", re.escape(ours.partition(" (")[0]))
    return any(re.search(pattern, each) for each in told)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_holds_no_word_of_argparse(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(COMMANDS, [name, "--help"])
    assert left.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith(f"{words.USAGE}kpi.py {name} [-h]")
    assert not re.search(r"usage:|options:|arguments:|show this help", told)


def test_the_one_inside_of_argparse_is_that_of_python_3_11() -> None:
    known = ["self", "usage", "actions", "groups", "prefix"]
    found = list(inspect.signature(argparse.HelpFormatter.add_usage).parameters)
    assert found == known, f"parsing.py overrides what Python {sys.version} does otherwise"
