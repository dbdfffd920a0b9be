"""Two or three columns written by hand are known by what they and their title say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ingest.workbooks import read, saved
from tests.meaning.by_hand import Written, figures, right, stored, told


@dataclass(frozen=True)
class Small:
    title: str
    columns: tuple[tuple[tuple[str, ...], int], ...]
    wanted: Mapping[str, int] | None
    """None where it must be asked about."""

    def __str__(self) -> str:
        return f"{self.title} | {'; '.join(' › '.join(path) for path, _ in self.columns)}"


def small_tables() -> list[Small]:
    text = Path(__file__).with_name("small_tables.txt").read_text(encoding="utf-8")
    found = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            title, headings, outcome = line.split(" | ")
            columns = tuple(
                (tuple(path.split(" › ")), count) for path, count in _counted(headings).items()
            )
            found.append(Small(title, columns, None if outcome == "asked" else _counted(outcome)))
    return found


def _counted(text: str) -> dict[str, int]:
    parts = (each.rpartition(" = ") for each in text.split("; "))
    return {name: int(count) for name, _, count in parts}


@pytest.mark.parametrize("table", small_tables(), ids=str)
def test_a_small_table_is_read_or_asked_about(table: Small) -> None:
    titles = ("UBND HUYỆN LONG THÀNH", table.title, "Tháng 8 năm 2024")
    reading = read(saved(Written(table.columns, titles).book()))
    if table.wanted is None:
        assert told(reading) or all(each.since for each in reading.tables)
        return
    assert told(reading) == set()
    assert stored(reading) == right(figures(table.wanted))
