"""A database as an older program left it: fewer migrations, and files that say less."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import duckdb

from tests.warehouse.builders import original
from warehouse.engine.files import Database
from warehouse.engine.migrations import MIGRATIONS

SHAPES = sorted(file.stem for file in MIGRATIONS.glob("*.sql"))
FILE = "thang-9.xlsx"
SHA256 = hashlib.sha256(original(FILE)).hexdigest()

_CONTENT = """
insert into store.setting values ('sample', 'false'), ('scope', '75');
insert into store.figure by name
select 1 as version, unit, date '2024-09-01' as month, measure, value, cells
from (values
    ('26383', 'received_online', 40, 'C8'), ('26383', 'received_offline', 10, 'D8')
) as said (unit, measure, value, cells);
insert into store.upload by name
select
    1 as version, '2409-0001' as upload, 'thang-9.xlsx' as file, 'entry' as form,
    date '2024-09-01' as month, 'Số liệu tháng' as sheet, $sha256 as sha256,
    'Văn phòng' as uploader, timestamp '2024-10-02 03:04:05' as stored_at, 1 as units,
    2 as figures, 0 as removals, 2 as new_figures, 0 as changed_figures, 0 as same_figures,
    0 as removed_figures, bit_xor(md5_number(concat_ws(
        chr(31), unit, month, measure, value::varchar, cells
    )))::varchar as digest
from store.figure;
"""


def older_database(
    folder: Path,
    migrations: int,
    fill: Callable[[duckdb.DuckDBPyConnection], None] = lambda _: None,
) -> Database:
    """A database with one upload and whatever else fills it, seen by so many migrations only."""
    database = Database(folder / "kpi.duckdb")
    database.editions.mkdir()
    database.originals.mkdir()
    (database.originals / SHA256).write_bytes(original(FILE))
    edition = database.editions / "000001.duckdb"
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"attach '{database.path}' as store")
        connection.execute(
            "create table store.migration (name varchar primary key, applied_at timestamp not null)"
        )
        for name in SHAPES[:migrations]:
            connection.execute((MIGRATIONS / f"{name}.sql").read_text(encoding="utf-8"))
            connection.execute("insert into store.migration values (?, now()::timestamp)", [name])
        for statement in _CONTENT.strip().split(";\n"):
            named = {"sha256": SHA256} if "$sha256" in statement else None
            connection.execute(statement, named)
        fill(connection)
        digest = connection.execute("select digest from store.upload").fetchall()[0][0]
        connection.execute("checkpoint store")
        connection.execute(f"attach '{edition}' as edition")
        connection.execute("copy from database store to edition")
    facts = {"number": 1, "version": 1, "published_at": "2024-10-02T03:04:06"}
    database.pointer.write_text(json.dumps(facts))
    database.ledger.write_bytes(_line(digest))
    return database


def _line(digest: str) -> bytes:
    facts = {
        "sequence": 1, "time": "2024-10-02T03:04:05", "action": "import", "upload": "2409-0001",
        "by": "Văn phòng", "sha256": SHA256, "form": "entry", "month": "2024-09", "figures": 2,
        "digest": digest, "recovered": False, "previous": "0" * 64,
    }  # fmt: skip
    sealed = facts | {"hash": hashlib.sha256(_json(facts)).hexdigest()}
    return _json(sealed) + b"\n"


def _json(facts: dict[str, object]) -> bytes:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
