"""The start script: what it runs on each system, and what a person is told who cannot go on."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import start

ROOT = Path(start.__file__).resolve().parent.parent


class Machine:
    """A machine whose commands succeed, but for those that contain a word of `fails`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.fails: set[str] = set()
        self.ran: list[list[str]] = []
        self.environments: list[dict[str, str]] = []

    def run(
        self, command: list[str], cwd: Path, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        assert cwd == self.root
        self.ran.append(command)
        self.environments.append(env or {})
        failed = bool(self.fails & set(command))
        if "venv" in command and not failed:
            start.interpreter().parent.mkdir(parents=True)
            start.interpreter().touch()
        return subprocess.CompletedProcess(command, int(failed))

    def words(self) -> list[str]:
        """The word of each command that says what it does."""
        known = ("venv", "pip", "init", "streamlit")
        return [next(word for word in known if word in command) for command in self.ran]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(tmp_path)
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr("subprocess.run", made.run)
    monkeypatch.setattr(start, "wait_for", lambda *told: made.run(*told).returncode)
    for name in ("KPI_DATABASE", "PORT", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("requirements.txt", "constraints.txt"):
        (tmp_path / name).touch()
    return made


def test_a_first_start_sets_up_makes_the_demonstration_and_serves(machine: Machine) -> None:
    assert start.main([]) == 0
    assert machine.words() == ["venv", "pip", "init", "streamlit"]
    assert machine.ran[0][0] == sys.executable
    assert {command[0] for command in machine.ran[1:]} == {str(start.interpreter())}


def test_a_second_start_only_serves(machine: Machine) -> None:
    start.main([])
    (machine.root / "data/warehouse").mkdir(parents=True)
    (machine.root / "data/warehouse/kpi.duckdb").touch()
    machine.ran.clear()
    assert start.main([]) == 0
    assert machine.words() == ["streamlit"]


def test_set_up_alone_neither_makes_data_nor_serves(machine: Machine) -> None:
    assert start.main(["--set-up"]) == 0
    assert machine.words() == ["venv", "pip"]


def test_new_requirements_are_installed(machine: Machine) -> None:
    start.main(["--set-up"])
    later = start.stamp().stat().st_mtime + 10
    os.utime(machine.root / "constraints.txt", (later, later))
    machine.ran.clear()
    start.main(["--set-up"])
    assert machine.words() == ["pip"]


def test_a_set_up_that_was_cut_off_goes_on_where_it_stopped(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.fails = {"pip"}
    assert start.main([]) == 1
    assert "Internet" in capsys.readouterr().err
    machine.fails = set()
    machine.ran.clear()
    assert start.main(["--set-up"]) == 0
    assert machine.words() == ["pip"]


def test_the_port_and_the_database_are_those_the_person_named(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database = machine.root / "so-lieu.duckdb"
    database.touch()
    monkeypatch.setenv("KPI_DATABASE", str(database))
    monkeypatch.setenv("PORT", "8600")
    start.main([])
    assert "init" not in machine.words()
    assert machine.environments[-1]["STREAMLIT_SERVER_PORT"] == "8600"
    assert "http://127.0.0.1:8600" in capsys.readouterr().out


def test_no_demonstration_no_server(machine: Machine) -> None:
    machine.fails = {"init"}
    assert start.main([]) == 1
    assert "streamlit" not in machine.words()


@pytest.mark.parametrize(("system", "at"), [("nt", "Scripts/python.exe"), ("posix", "bin/python")])
def test_each_system_has_its_python(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, system: str, at: str
) -> None:
    monkeypatch.setattr(start, "on_windows", lambda: system == "nt")
    start.main(["--set-up"])
    assert machine.ran[-1][0] == str(start.ENVIRONMENT / at)


def _no_venv(machine: Machine, _: pytest.MonkeyPatch) -> None:
    machine.fails = {"venv"}


def _old(_: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.version_info", (3, 9, 2))


@pytest.mark.parametrize(
    ("prepared", "told"), [(_no_venv, "sudo apt-get install python"), (_old, "đang có 3.9")]
)
def test_what_stands_in_the_way_is_one_sentence(
    machine: Machine,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    prepared: Callable[[Machine, pytest.MonkeyPatch], None],
    told: str,
) -> None:
    prepared(machine, monkeypatch)
    assert start.main([]) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("platform", "display", "seen"),
    [("win32", "", True), ("darwin", "", True), ("linux", "", False), ("linux", ":0", True)],
)
def test_a_browser_opens_only_where_there_is_a_screen(
    monkeypatch: pytest.MonkeyPatch, platform: str, display: str, seen: bool
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert start.has_screen() is seen


def test_an_old_python_can_read_the_script_and_needs_no_package() -> None:
    text = (ROOT / "scripts/start.py").read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 8))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= {*sys.stdlib_module_names, "wording"}
    words = ast.parse((ROOT / "wording/start.py").read_text(encoding="utf-8"))
    assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(words))


def test_the_way_in_for_windows_calls_the_script() -> None:
    lines = (ROOT / "chay.bat").read_bytes().decode("ascii").split("\r\n")
    assert sum("scripts\\start.py %*" in line for line in lines) == 2
    assert not any("\n" in line for line in lines), "Windows reads lines that end in CR LF"
