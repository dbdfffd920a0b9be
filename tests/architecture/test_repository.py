import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.sources import FRONT_DOORS, PACKAGES, ROOT, files, sources

TEXT = (".py", ".md", ".toml", ".sql", ".txt", ".sh", ".css", ".js", ".csv", "Makefile", "run")
MACHINE_PATHS = re.compile("|".join(["/" + "work/", "/" + "root/", "/" + "tmp/" + "team"]))
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[a-z,]+\])?==([^\s;]+)", re.MULTILINE)
QUERIES = sorted((ROOT / "warehouse").rglob("sql/*.sql"))
SORTED_BY_THE_CALLER = {"said_of_month"}


def bare(text: str) -> str:
    """The statement without its comments and quoted values."""
    return re.sub(r"'[^']*'", "''", re.sub(r"--[^\n]*", "", text))


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for path in files(*TEXT)
        if MACHINE_PATHS.search(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_there_are_queries_to_look_at() -> None:
    assert QUERIES


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_says_what_a_row_means_and_gives_rows_in_order(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("-- One row"), "line 1 says what one row means"
    statement = bare(text)
    assert statement.rstrip().rstrip(";").count(";") == 0, "one statement a file"
    if re.match(r"\s*(with|select)\b", statement) and path.stem not in SORTED_BY_THE_CALLER:
        assert "order by" in statement


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_is_written_in_lower_case_with_explicit_columns(path: Path) -> None:
    statement = bare(path.read_text(encoding="utf-8"))
    assert statement == statement.lower()
    outermost = re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", statement))
    assert not re.search(r"^select\s+\*", outermost, re.MULTILINE)


def test_every_requirement_is_pinned_exactly() -> None:
    constraints = dict(PINNED.findall((ROOT / "constraints.txt").read_text(encoding="utf-8")))
    named = {name.lower().replace("_", "-"): pin for name, pin in constraints.items()}
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        wanted = [line for line in text.splitlines() if line and not line.startswith(("-r", "#"))]
        found = PINNED.findall(text)
        assert len(found) == len(wanted), f"{name}: a line without =="
        assert {package.lower(): pin for package, pin in found}.items() <= named.items()


def test_every_library_the_program_imports_is_a_requirement_and_no_other() -> None:
    sold_as = packages_distributions()
    own = {*PACKAGES, *FRONT_DOORS, *sys.stdlib_module_names}
    imported = {name for source in sources() for name in source.imported()} - own
    needed = {sold_as[name][0].lower() for name in imported}
    asked = PINNED.findall((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    assert needed == {package.lower() for package, _ in asked}


def test_every_font_of_the_theme_is_shipped() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    faces = theme["theme"]["fontFaces"]
    assert faces
    for face in faces:
        shipped = ROOT / face["url"].removeprefix("app/")
        assert shipped.read_bytes().startswith(b"wOF2"), face["url"]


def test_the_dashboard_calls_nobody() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["client"]["showErrorDetails"] == "none"
