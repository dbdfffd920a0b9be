"""What people said in the tables of older programs stands in the one log: all of it, in order."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from metrics.counts.mapping import Mapping
from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.counts.statement import Statement
from metrics.inspection.recount import Recount
from metrics.inspection.visit import Conclusion, Visit, VisitKind, VisitState
from metrics.units.unit_rows import Alias
from tests.warehouse.builders import MEASURES
from tests.warehouse.older import SHAPES, older_database
from warehouse.engine.connection import Source
from warehouse.engine.files import Database
from warehouse.reading.editions import newest
from warehouse.reading.finding import FindingKind
from warehouse.soundness.rebuild import bring_up
from warehouse.soundness.verify import verify
from warehouse.statements.kinds import (
    CONCLUSION,
    EXPLANATION,
    FILTER,
    MAPPING,
    NAME,
    PERSON,
    RECOUNT,
    VISIT,
    WEIGHTS,
    NewExplanation,
    NewPerson,
    SavedFilter,
    Weights,
)
from warehouse.statements.log import StatementKind, standing, statements

SEVEN = 7
"""Migrations that the last program without the log had seen."""
DAY = date(2024, 9, 30)
FINGERPRINT = "f" * 64

_TABLES = """
insert into store.alias values
    (1, 'Một cửa "A"', '26383', null, date '2025-06-30', 'Lan', timestamp '2024-10-01 01:00:00'),
    (2, 'Một cửa "A"', '26386', date '2020-01-01', null, 'Hoa', timestamp '2024-10-01 03:00:00');
insert into store.mapping values
    (1, $fingerprint, 'bao cao', 'Báo cáo', '[["A", "Đ"], ["B"]]', '["unit_name", null]', true,
        'Lan', timestamp '2024-10-01 02:00:00');
insert into store.retraction values
    ('name', 2, 'Minh', timestamp '2024-10-01 05:00:00'),
    ('mapping', 1, 'Hoa', timestamp '2024-10-01 02:30:00');
insert into store.person values
    (1, 'A-1', '26383', 'Trân B', 'CT', '0251', 'b@x.vn', date '2024-01-01', null, 'VP',
        timestamp '2024-10-02 01:00:00.000001'),
    (2, 'A-1', '26383', 'Trần B', 'CT', '0251', 'b@x.vn', date '2024-01-01', date '2024-12-31',
        'VP', timestamp '2024-10-02 02:00:00'),
    (3, 'A-1', '26383', 'Lê C', '', '', '', date '2024-06-01', null, 'VP',
        timestamp '2024-10-02 02:00:00'),
    (4, 'A-1', '26383', 'Trần B', '', '', '', date '2024-01-01', date '2023-12-31', 'Lan',
        timestamp '2024-10-02 03:00:00');
insert into store.explanation values
    (1, 'A-1', '26383', 'on_time', date '2024-09-01', 'Một' || chr(10) || 'hai', 'Hoa',
        timestamp '2024-10-03 01:00:00'),
    (2, 'A-1', '26383', 'on_time', date '2024-09-01', 'Nữa', 'Hoa',
        timestamp '2024-09-01 01:00:00');
"""
"""The clock was set back before the second explanation; one person was taken back."""

_VISIT = {
    "unit": "26383", "identity": "A-1", "authority": "75", "kind": "surprise", "state": "done",
    "team": "Đoàn 1", "first_day": "2024-09-30", "last_day": "2024-09-30", "contents": ["II.2"],
    "plan": None, "note": "ghi",
}  # fmt: skip
_CONCLUSION = {
    "visit": "KT-2024-0001", "finding": "Thấy", "recommendation": "Làm", "responsible": "Ông A",
    "deadline": "2024-09-30", "content": "II.2", "indicator": None, "proof": "", "closed_on": None,
}  # fmt: skip
_RECOUNT = {
    "visit": "KT-2024-0001", "indicator": "on_time", "month": "2024-08", "sampled": 22,
    "good": 20, "reported_cases": 31, "reported_good": 30,
}  # fmt: skip
_WEIGHTS = {"weights": {"feedback": "1.50"}, "parts": [50, 30, 20], "capacity": 4}
_INSPECTIONS: list[tuple[str, str, dict[str, Any]]] = [
    ("visit", "KT-2024-0001", _VISIT | {"state": "scheduled"}),
    ("visit", "KT-2024-0001", _VISIT),
    ("conclusion", "KL-2024-0001", _CONCLUSION),
    ("recount", "KT-2024-0001/on_time/2024-08", _RECOUNT),
    ("filter", "Một", {"query": {"den": "met"}}),
    ("filter", "Hai", {"query": {"den": "missed"}}),
    ("filter", "Một", {"query": {}}),
    ("setting", "suggestion", _WEIGHTS),
]


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    for statement in _TABLES.strip().split(";\n"):
        named = {"fingerprint": FINGERPRINT} if "$fingerprint" in statement else None
        connection.execute(statement, named)
    seal = "0" * 64
    for place, (kind, subject, facts) in enumerate(_INSPECTIONS, start=1):
        text = json.dumps(facts, ensure_ascii=False, sort_keys=True)
        at = datetime(2024, 10, 4, place, tzinfo=UTC).replace(tzinfo=None)
        told = [seal, text, kind, str(place), str(at), "Lan", subject, "vì"]
        seal = hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
        row = (place, kind, subject, text, "Lan", at, "vì", seal)
        connection.execute("insert into store.inspection values (?, ?, ?, ?, ?, ?, ?, ?)", row)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return older_database(tmp_path, SEVEN, fill)


def everything(source: Source) -> list[tuple[object, ...]]:
    """Each row: kind, subject, who, the hour and minute (UTC), why, what it takes back."""
    rows = source.cursor().execute(
        "select place, kind, subject, stated_by, strftime(stated_at, '%d %H:%M'), why, takes_back "
        "from store.statement order by place"
    )
    return rows.fetchall()


def facts(source: Source, kind: StatementKind[Any], *, only: bool = True) -> list[object]:
    found: list[Statement[Any]] = standing(source, kind) if only else statements(source, kind)
    return [each.facts for each in found]


NAMED = 'Một cửa "A"'
MAPPED = f"{FINGERPRINT}/bao cao"
ORDER = [
    (1, "name", NAMED, "Lan", "01 01:00", "", None),
    (2, "mapping", MAPPED, "Lan", "01 02:00", "", None),
    (3, "mapping", MAPPED, "Hoa", "01 02:30", "", 2),
    (4, "name", NAMED, "Hoa", "01 03:00", "", None),
    (5, "name", NAMED, "Minh", "01 05:00", "", 4),
    (6, "person", "A-1/2024-01-01", "VP", "02 01:00", "", None),
    (7, "person", "A-1/2024-01-01", "VP", "02 02:00", "", None),
    (8, "person", "A-1/2024-06-01", "VP", "02 02:00", "", None),
    (9, "person", "A-1/2024-01-01", "Lan", "02 03:00", "", None),
    (10, "person", "A-1/2024-01-01", "Lan", "02 03:00", "", 6),
    (11, "person", "A-1/2024-01-01", "Lan", "02 03:00", "", 7),
    (12, "person", "A-1/2024-01-01", "Lan", "02 03:00", "", 9),
    (13, "explanation", "2024-09/A-1/on_time", "Hoa", "03 01:00", "", None),
    (14, "explanation", "2024-09/A-1/on_time", "Hoa", "01 01:00", "", None),
    (15, "visit", "KT-2024-0001", "Lan", "04 01:00", "vì", None),
    (16, "visit", "KT-2024-0001", "Lan", "04 02:00", "vì", None),
    (17, "conclusion", "KL-2024-0001", "Lan", "04 03:00", "vì", None),
    (18, "recount", "KT-2024-0001/on_time/2024-08", "Lan", "04 04:00", "vì", None),
    (19, "filter", "Một", "Lan", "04 05:00", "vì", None),
    (20, "filter", "Hai", "Lan", "04 06:00", "vì", None),
    (21, "filter", "Một", "Lan", "04 07:00", "vì", None),
    (22, "filter", "Một", "Lan", "04 07:00", "vì", 19),
    (23, "filter", "Một", "Lan", "04 07:00", "vì", 21),
    (24, "setting", "suggestion", "Lan", "04 08:00", "vì", None),
]


def test_every_row_is_carried_over_with_who_when_and_why_in_order(database: Database) -> None:
    with newest(database) as edition:
        before = everything(edition)
    bring_up(database)
    with newest(database) as edition:
        assert everything(edition) == before == ORDER
    assert verify(database, MEASURES) == []


@pytest.mark.parametrize("published", [False, True], ids=["old edition", "published anew"])
def test_what_stood_stands(database: Database, published: bool) -> None:
    if published:
        bring_up(database)
    visit = Visit(
        "KT-2024-0001", "26383", "A-1", "75", VisitKind.SURPRISE, VisitState.DONE, "Đoàn 1",
        DAY, DAY, ("II.2",), None, "ghi",
    )  # fmt: skip
    with newest(database) as edition:
        one, two = statements(edition, NAME)
        assert one.facts == Alias(NAMED, "26383", None, date(2025, 6, 30))
        assert two.facts == Alias(NAMED, "26386", date(2020, 1, 1), None)
        assert (one.holds, two.taken_back_by) == (True, "Minh")
        assert facts(edition, NAME) == [one.facts]
        headings, meanings = (("A", "Đ"), ("B",)), ("unit_name", None)
        mapping = Mapping(FINGERPRINT, "bao cao", "Báo cáo", headings, meanings, by_field=True)
        assert (facts(edition, MAPPING, only=False), facts(edition, MAPPING)) == ([mapping], [])
        assert facts(edition, PERSON) == [
            NewPerson("A-1", "26383", "Lê C", "", "", "", date(2024, 6, 1))
        ]
        assert facts(edition, EXPLANATION, only=False) == [
            NewExplanation("A-1", "26383", "on_time", Month(2024, 9), text)
            for text in ("Một\nhai", "Nữa")
        ]
        assert facts(edition, VISIT) == [visit]
        assert facts(edition, CONCLUSION) == [
            Conclusion("KL-2024-0001", "KT-2024-0001", "Thấy", "Làm", "Ông A", DAY, "II.2")
        ]
        assert facts(edition, RECOUNT) == [
            Recount("KT-2024-0001", "on_time", Month(2024, 8), Share(20, 22), Share(30, 31))
        ]
        assert facts(edition, FILTER) == [SavedFilter("Hai", {"den": "missed"})]
        assert facts(edition, WEIGHTS) == [Weights({"feedback": Decimal("1.50")}, (50, 30, 20), 4)]


ALTERED = {
    "update store.inspection set said_by = 'ai đó' where place = 2": ["16"],
    "update store.inspection set facts = 'không đọc được' where place = 2": ["16"],
    "update store.inspection set facts = '{}' where place = 4": ["18"],
    "delete from store.inspection where place = 1": [str(place) for place in range(15, 20)],
}


@pytest.mark.parametrize("how", ALTERED)
def test_what_had_been_altered_before_does_not_pass_for_sound_after(
    tmp_path: Path, how: str
) -> None:
    def altered(connection: duckdb.DuckDBPyConnection) -> None:
        fill(connection)
        connection.execute(how)

    database = older_database(tmp_path, SEVEN, altered)
    bring_up(database)
    found = verify(database, MEASURES)
    assert {each.kind for each in found} == {FindingKind.CHANGED_STATEMENT}
    places = [each.where for each in found]
    assert places[: len(ALTERED[how])] == ALTERED[how]


def test_the_old_tables_are_gone(database: Database) -> None:
    bring_up(database)
    with newest(database) as edition:
        rows = edition.cursor().execute(
            "select table_name from duckdb_tables() where database_name = 'store' order by 1"
        )
        assert [name for (name,) in rows.fetchall()] == [
            "earlier", "figure", "migration", "problem", "score", "setting", "statement", "undo",
            "upload",
        ]  # fmt: skip
    assert len(SHAPES) > SEVEN
