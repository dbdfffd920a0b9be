"""The command line: units are merged, renamed, taken back; what contradicts is refused."""

from __future__ import annotations

from pathlib import Path

from tests.journey.command import kpi

SIGNED = ("--by", "Văn phòng", "--why", "Nghị quyết 30")
SINCE = ("--since", "2026-10-01")


def names(database: Path, month: str) -> dict[str, str]:
    """The communes valid in a month, by code."""
    listed = kpi("units", "--month", month, database=database).rows
    return {row["code"]: row["name"] for row in listed if row["level"] == "commune"}


def test_two_communes_merge_into_a_new_one_and_the_past_stays(tmp_path: Path) -> None:
    database = tmp_path / "kpi.duckdb"
    kpi("init", database=database)
    before = names(database, "2026-09")
    one, other = list(before)[:2]
    new = ("--unit", "29998", "--name", "Xã Mới", "--level", "commune", "--parent", "75")
    merge = ("unit", "--end", one, other, "--into", "29998", *new, *SINCE, *SIGNED)
    tried = kpi(*merge, "--dry-run", database=database)
    assert (tried.code, tried.row["action"]) == (0, "unit")
    assert names(database, "2026-10") == before
    assert kpi(*merge, database=database).code == 0
    assert names(database, "2026-09") == before
    after = names(database, "2026-10")
    assert before.keys() - after.keys() == {one, other}
    assert after["29998"] == "Xã Mới"
    edit = kpi("unit", database=database).row
    assert (edit["ended"], edit["by"], edit["undone"]) == ([one, other], "Văn phòng", False)
    assert kpi("unit", "--take-back", *SIGNED, database=database).code == 0
    assert names(database, "2026-10") == before


def test_what_contradicts_is_refused_with_every_reason(tmp_path: Path) -> None:
    database = tmp_path / "kpi.duckdb"
    kpi("init", database=database)
    code = next(iter(names(database, "2026-09")))
    new = ("--name", "Xã Mới", "--level", "commune", "--parent", "nowhere")
    orphan = kpi("unit", "--unit", "29998", *new, *SINCE, *SIGNED, database=database)
    assert orphan.code == 1
    assert "29998: đơn vị cấp trên nowhere không còn hiệu lực" in orphan.told
    lost = kpi("unit", "--end", code, "--into", "29999", *SINCE, *SIGNED, database=database)
    assert (lost.code, "29999" in lost.told) == (1, True)
    unsigned = kpi("unit", "--end", code, *SINCE, database=database)
    assert unsigned.code == 1
    assert kpi("unit", "--end", code, *SIGNED, database=database).code == 2
    assert kpi("unit", database=database).rows == []
