import ast
import re
from pathlib import Path

import pytest

import dashboard
import kpi
from metrics.counts.measure import DERIVED, MeasureKind
from metrics.counts.month import Window
from metrics.plans.plan import TargetKind, TargetSource, TaskKind
from metrics.units.unit import Level
from metrics.verdicts.reference import load
from metrics.verdicts.verdict import Evidence, Status
from tests.architecture.sources import ROOT, SETTINGS, files, sources
from wording import interface

READ_ME = (ROOT / "README.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")
REFERENCE = load(ROOT / "data" / "reference")
DECISIONS = sorted((ROOT / "docs" / "adr").glob("*.md"))
CODES = [
    *(measure.code for measure in REFERENCE.measures),
    *DERIVED,
    *(indicator.code for indicator in REFERENCE.indicators),
    *(code for names in (MeasureKind, Level, Window, Status, Evidence) for code in names),
    *(code for names in (TargetKind, TargetSource, TaskKind) for code in names),
]
TARGETS = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
PAGES = [title for screens in dashboard.SECTIONS.values() for title, _ in screens.values()]
MOST_PICTURES = 2_500_000
"""Bytes; everyone who fetches the project fetches them."""
COMMANDS = sorted(kpi.COMMANDS)


@pytest.mark.parametrize("code", sorted(set(CODES)))
def test_the_glossary_explains_every_code(code: str) -> None:
    assert f"`{code}`" in GLOSSARY


def test_the_words_of_the_house_are_names_in_the_code() -> None:
    section = GLOSSARY[GLOSSARY.index("## Words of the house") :]
    named = set(re.findall(r"`([A-Z][a-z]+[A-Za-z]*)`", section))
    classes = {
        node.name
        for source in sources()
        for node in source.tree.body
        if isinstance(node, ast.ClassDef)
    }
    assert len(named) > 20
    assert named - classes == set()


@pytest.mark.parametrize("status", list(Status))
def test_the_glossary_names_every_light_as_the_screens_do(status: Status) -> None:
    assert re.search(rf"\| {interface.STATUS[status]} \| `{status}` \|", GLOSSARY)


def test_every_command_of_the_read_me_is_a_target_of_make() -> None:
    said = set(re.findall(r"\bmake ([a-z]+)\b(?=[ `\n])", READ_ME))
    assert {"run", "test"} <= said
    assert said <= TARGETS


def test_every_target_of_make_is_in_the_read_me() -> None:
    assert {f"make {target}" for target in TARGETS - {"help"}} <= set(
        re.findall(r"make [a-z]+", READ_ME)
    )


def test_every_command_of_the_command_line_is_in_the_read_me() -> None:
    assert len(COMMANDS) > 5
    table = READ_ME[READ_ME.index("| command | does |") :]
    assert [command for command in COMMANDS if f"`{command}`" not in table] == []


@pytest.mark.parametrize("title", PAGES)
def test_the_user_guide_speaks_of_every_page_by_its_name_and_shows_it(title: str) -> None:
    section = re.search(rf"^## {title}$(.*?)(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL)
    assert section, title
    assert re.search(r"!\[[^\]]+\]\(pictures/[a-z-]+\.png\)", section[1]), title


def test_every_picture_is_shown_and_all_of_them_are_small() -> None:
    pictures = list((ROOT / "docs" / "pictures").iterdir())
    shown = set(re.findall(r"pictures/([a-z-]+\.png)", GUIDE + READ_ME))
    assert {path.name for path in pictures} == shown
    assert sum(path.stat().st_size for path in pictures) < MOST_PICTURES


@pytest.mark.parametrize("path", list(files(".md")), ids=lambda path: path.name)
def test_a_link_to_a_file_of_the_project_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_context_decision_and_consequence_on_one_page(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {int(path.name[:4])}. ")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequence"]
    assert len(text.splitlines()) <= 60


def test_the_newest_changes_are_those_of_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (?!Unreleased$)(\S+)$", changes, re.MULTILINE)
    assert newest
    assert newest[1] == SETTINGS["project"]["version"]
