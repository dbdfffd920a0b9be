"""An office whose machines share a record: moving in, a second machine, the record away, back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journey.command import figures, form, kpi, said
from tests.postgresql import OWNER, WRITER, Server, running

QUESTIONS = (
    ("score", "--month", "2024-09", "--window", "year-to-date"),
    ("uploads",),
)
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as found:
        yield found


def asked(database: Path) -> list[list[dict[str, Any]]]:
    return [kpi(*question, database=database).rows for question in QUESTIONS]


def test_an_office_moves_to_two_machines_and_back(
    own_demonstration: Path, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, back = own_demonstration, tmp_path / "2" / "kpi.duckdb", tmp_path / "own.duckdb"
    before, name = asked(first), server.database()
    moved = kpi("move", "--to", server.address(OWNER, name), "--role", WRITER, database=first)
    assert moved.row == {"action": "move", "path": str(first), "upload": None, "ok": True}
    monkeypatch.setenv("KPI_STORE", server.address(WRITER, name))
    assert kpi("init", database=second).code == 0
    assert asked(first) == asked(second) == before

    file, _ = form(tmp_path, second, {"26383": figures(late=3)}, "2024-10", "thang-10.xlsx")
    stored = kpi("import", file, "--by", "Lan", database=second)
    assert stored.row["stored"], stored
    (upload,) = [
        each
        for each in kpi("uploads", database=first).rows
        if each["upload"] == stored.row["upload"]
    ]
    assert upload["uploader"] == "Lan"

    server.stop()
    code, _, told = said("score", "--month", "2024-10", "--unit", "26383", database=first)
    assert (code, told.count("không trả lời từ")) == (0, 1)
    code, _, told = said("undo", stored.row["upload"], database=first)
    assert (code, told.count("chưa ghi được gì")) == (1, 1)
    server.start()

    assert kpi("undo", stored.row["upload"], database=first).row["ok"]
    assert kpi("move", "--to", back, database=second).row["ok"]
    monkeypatch.delenv("KPI_STORE")
    assert asked(back)[0] == before[0]
    assert kpi("check", database=back).code == 0
    assert kpi("move", database=back).rows == kpi("move", database=first).rows
