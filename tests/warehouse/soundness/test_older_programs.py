"""Databases of older programs: read at once, brought to today's shape, never called damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.builders import INDICATORS, MEASURES, SEPTEMBER, span, store, upload
from tests.warehouse.older import SHAPES, older_database
from warehouse.engine.lock import locked
from warehouse.reading import queries
from warehouse.reading.editions import newest, read_pointer
from warehouse.soundness.rebuild import bring_up
from warehouse.soundness.verify import verify
from warehouse.statements.kinds import KINDS
from warehouse.statements.log import statements

FIGURES = {("26383", "received_online"): 40, ("26383", "received_offline"): 10}
OLDER = range(1, len(SHAPES))


@pytest.mark.parametrize("migrations", OLDER)
def test_an_edition_of_an_older_program_answers_every_question(
    tmp_path: Path, migrations: int
) -> None:
    database = older_database(tmp_path, migrations)
    with newest(database) as edition:
        assert queries.figures_of(edition, SEPTEMBER) == FIGURES
        assert [statements(edition, kind) for kind in KINDS] == [[] for _ in KINDS]
        assert [row.upload for row in queries.uploads(edition)] == ["2409-0001"]
        shares = queries.shares(
            edition, [span("26383", SEPTEMBER, SEPTEMBER)], [SEPTEMBER], INDICATORS
        )
        assert [(row.indicator, row.good, row.cases) for row in shares] == [("online", 40, 50)]
    assert read_pointer(database).number == 1


@pytest.mark.parametrize("migrations", OLDER)
def test_a_database_of_an_older_program_is_published_in_todays_shape(
    tmp_path: Path, migrations: int
) -> None:
    database = older_database(tmp_path, migrations)
    bring_up(database)
    assert (read_pointer(database).number, read_pointer(database).shape) == (2, SHAPES[-1])
    assert verify(database, MEASURES, INDICATORS) == []
    with newest(database) as edition:
        assert queries.figures_of(edition, SEPTEMBER) == FIGURES
    bring_up(database)
    assert read_pointer(database).number == 2


@pytest.mark.parametrize("migrations", OLDER)
def test_the_first_import_of_a_newer_program_goes_on_with_what_the_older_one_stored(
    tmp_path: Path, migrations: int
) -> None:
    database = older_database(tmp_path, migrations)
    (receipt,) = store(database, upload({("26383", "received_online"): 41}, "moi.xlsx"))
    assert (receipt.upload, receipt.changes.changed) == ("2409-0002", 1)
    with newest(database) as edition:
        changed = {("26383", "received_online"): 41}
        assert queries.figures_of(edition, SEPTEMBER) == FIGURES | changed
    assert verify(database, MEASURES, INDICATORS) == []


def test_an_older_database_is_read_though_its_store_is_damaged(tmp_path: Path) -> None:
    database = older_database(tmp_path, 1)
    database.path.write_bytes(b"rubbish" * 5000)
    bring_up(database)
    with newest(database) as edition:
        assert queries.figures_of(edition, SEPTEMBER) == FIGURES


def test_an_older_database_is_read_while_another_program_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = older_database(tmp_path, 1)
    monkeypatch.setattr("warehouse.soundness.rebuild._BRIEF", 0.1)
    with locked(database):
        bring_up(database)
    with newest(database) as edition:
        assert queries.figures_of(edition, SEPTEMBER) == FIGURES
