import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import FRONT_DOORS, PACKAGES, ROOT, Source, sources

SCREENS = ("pages", "ui")
CORE = [package for package in PACKAGES if package not in SCREENS]
HOMES = {
    "streamlit": {"dashboard", "server", "pages", "ui"},
    "starlette": {"server", "ui"},
    "duckdb": {"warehouse"},
    "psycopg": {"warehouse"},
    "markupsafe": {"ui", "reports"},
    "plotly": {"ui"},
    "openpyxl": {"ingest", "reports"},
    "python_calamine": {"ingest"},
    "rapidfuzz": {"ingest"},
}
"""A library and the folders that may know it."""

DOORS = {
    "kpi": {"pipeline", "wording", "metrics"},
    "dashboard": {"streamlit", "pages", "ui", "wording"},
    "server": {"streamlit", "starlette", "ui", "wording", "metrics"},
}
"""A front door and what it may import beside the standard library."""


def test_the_layer_contracts_are_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_folder_of_code_stands_in_a_layer() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert folders - {"tests", "scripts", "benchmarks"} == set(PACKAGES)


@pytest.mark.parametrize("package", CORE)
def test_the_core_runs_where_no_browser_is(package: str) -> None:
    program = (
        "import importlib, pkgutil, sys\n"
        f"package = importlib.import_module({package!r})\n"
        "for each in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "    importlib.import_module(each.name)\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert package in done.stdout.split()
    assert "streamlit" not in done.stdout.split()


def test_the_command_line_starts_without_heavy_libraries() -> None:
    program = "import sys, kpi; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "kpi" in loaded
    assert not loaded & {"streamlit", "pandas", "duckdb", "openpyxl", "plotly", "psycopg"}


def test_the_rules_need_nothing_but_the_standard_library() -> None:
    for source in sources("metrics"):
        foreign = source.imported() - set(sys.stdlib_module_names) - {"metrics"}
        assert not foreign, f"{source.name} imports {foreign}"


@pytest.mark.parametrize("library", sorted(HOMES))
def test_a_library_stays_in_its_folder(library: str) -> None:
    users = {source.package for source in sources() if library in source.imported()}
    assert users <= HOMES[library]


def test_only_the_charts_know_plotly() -> None:
    users = [source.name for source in sources() if "plotly" in source.imported()]
    assert users in ([], ["ui/charts/charts.py"])


@pytest.mark.parametrize("door", FRONT_DOORS)
def test_a_front_door_knows_only_the_way_in(door: str) -> None:
    (source,) = sources(door)
    assert source.imported() - set(sys.stdlib_module_names) <= DOORS[door]


def test_a_page_does_nothing_when_it_is_merely_run() -> None:
    for source in sources("pages"):
        for node in source.tree.body:
            assert _declares(node), f"{source.name}:{node.lineno} acts at module level"


def _declares(node: ast.stmt) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(
        node,
        ast.Import
        | ast.ImportFrom
        | ast.FunctionDef
        | ast.ClassDef
        | ast.Assign
        | ast.AnnAssign
        | ast.If,
    ) and not (isinstance(node, ast.If) and not _is_type_checking(node))


def _is_type_checking(node: ast.If) -> bool:
    return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
    named: list[Source] = [source for source in sources() if source.path.stem in drawers]
    assert not named
