"""A database moves into PostgreSQL and back, and nothing of it is lost or changed."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from metrics.counts.errors import ErrorCode, KpiError
from tests.postgresql import OWNER, WRITER, Server
from tests.warehouse.builders import MEASURES, new_database, store, upload
from tests.warehouse.shared.machines import Installation
from warehouse.engine.files import Database
from warehouse.moving.carrying import into_record, out_of_record
from warehouse.reading.editions import newest
from warehouse.shared import address, rows
from warehouse.soundness.verify import verify

TABLES = ("record", *rows.TABLES, "original", "ledger", "edition")


def test_what_the_record_took_is_there_after_moving_back(database: Database) -> None:
    store(database, upload({("26383", "received_online"): 7}, "hai.xlsx"))
    target = Database(database.path.with_name("own.duckdb"))
    out_of_record(database, target)
    with newest(target) as own, newest(database) as there:
        assert rows.sums(own) == rows.sums(there)
    assert verify(target, MEASURES) == []
    assert verify(database, MEASURES) == []


def test_a_move_that_was_cut_short_is_done_by_moving_again(server: Server, tmp_path: Path) -> None:
    database, name = new_database(tmp_path), server.database()
    store(database, upload({("26383", "received_online"): 7}, "một.xlsx"))
    moved = into_record(database, server.address(OWNER, name), WRITER)
    database.shared.unlink()
    assert into_record(database, server.address(OWNER, name), WRITER) == moved


def test_a_record_of_other_figures_is_not_written_over(
    office: Installation, tmp_path: Path
) -> None:
    database = new_database(tmp_path / "other")
    store(database, upload({("26383", "received_online"): 7}, "một.xlsx"))
    with pytest.raises(KpiError) as refused:
        into_record(database, office.address)
    assert refused.value.code is ErrorCode.STORE_EXISTS
    assert address.follows(database) is None


def test_a_role_that_is_not_there_is_named_and_nothing_is_made(
    server: Server, tmp_path: Path
) -> None:
    database, name = new_database(tmp_path), server.database()
    with pytest.raises(KpiError) as refused:
        into_record(database, server.address(OWNER, name), "nobody")
    assert (refused.value.code, refused.value.facts) == (
        ErrorCode.UNKNOWN_ROLE, {"role": "nobody"},
    )  # fmt: skip
    into_record(database, server.address(OWNER, name), WRITER)


@pytest.mark.parametrize("role", [OWNER, WRITER])
@pytest.mark.parametrize("how", ["update {0} set {1} = {1}", "delete from {0}", "truncate {0}"])
def test_nobody_changes_or_deletes_a_row_of_the_record(
    database: Database, office: Installation, role: str, how: str
) -> None:
    store(database, upload({("26383", "received_online"): 7}, "một.xlsx"))
    with office.server.connect(role, office.name) as connection:
        for table in TABLES:
            (column,) = connection.execute(
                "select attname from pg_attribute where attrelid = %s::regclass and attnum = 1",
                [f"kpi.{table}"],
            ).fetchone() or ("",)
            with pytest.raises(psycopg.Error) as refused:
                connection.execute(how.format(f"kpi.{table}", column).encode())
            assert refused.value.sqlstate == ("P0001" if role == OWNER else "42501")
