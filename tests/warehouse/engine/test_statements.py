"""The SQL: one statement a file, each says what a row means, every answer has an order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import warehouse
from warehouse.engine.connection import SQL

FILES = sorted(SQL.rglob("*.sql"))
SORTED_BY_THE_CALLER = {"said_of_month"}
MODULES = sorted(Path(warehouse.__file__).parent.rglob("*.py"))


def bare(file: Path) -> str:
    return re.sub(r"--.*", "", file.read_text(encoding="utf-8")).strip()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_statement_says_what_one_row_means_and_has_an_order(file: Path) -> None:
    text = bare(file)
    assert file.read_text(encoding="utf-8").startswith("-- One row: ")
    assert ";" not in text
    if re.match(r"(select|with)\b", text) and file.stem not in SORTED_BY_THE_CALLER:
        assert re.search(r"\border by [\w., ]+(\s+limit 1)?$|\border by .*nulls last$", text)


def test_no_statement_is_made_of_parts() -> None:
    for module in MODULES:
        text = module.read_text(encoding="utf-8")
        for call in re.findall(r"\.execute\(\s*([^,)\s]+)", text):
            assert re.match(r'_PARSED\[|"|(file|definition)\.read_text', call), (module.name, call)


def test_every_statement_is_asked() -> None:
    text = "".join(module.read_text(encoding="utf-8") for module in MODULES)
    unused = [file.stem for file in FILES if file.parent == SQL and f'"{file.stem}"' not in text]
    assert unused == []
