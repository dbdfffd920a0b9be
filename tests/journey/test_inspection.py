"""An inspector's way on the command line: whom to visit, the visit, its finding, its closing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journey.command import figures, form, kpi

AN_PHUOC, LONG_DUC = "26383", "26389"
SIGNED = ("--by", "Đoàn kiểm tra", "--why", "Theo kế hoạch 284")
SURPRISE = (
    *("visit", "--unit", AN_PHUOC, "--team", "Đoàn 1", "--day", "2023-05-16"),
    *("--kind", "surprise", *SIGNED),
)


@pytest.fixture
def reported(database: Path, tmp_path: Path) -> Path:
    """A database in which two communes have reported March 2024."""
    rows = {AN_PHUOC: figures(on_time=200, late=40), LONG_DUC: figures()}
    path, _ = form(tmp_path, database, rows)
    kpi("import", path, database=database)
    return database


def as_unit(monkeypatch: pytest.MonkeyPatch, code: str = AN_PHUOC) -> None:
    monkeypatch.setenv("KPI_VIEWER", f"unit:{code}")


def test_the_watch_list_has_the_rows_of_score_and_four_facts_more(reported: Path) -> None:
    asked = ("--month", "2024-03", "--under", "740", "--as-of", "2024-05-01")
    scores = kpi("score", *asked, database=reported).rows
    watched = kpi("watchlist", *asked, database=reported).rows
    more = {"months_below", "months_silent", "last_visit", "reasons"}
    assert all(more <= row.keys() for row in watched)

    def bare(row: dict[str, object]) -> list[tuple[str, object]]:
        return [(key, row[key]) for key in scores[0]]

    assert sorted(map(repr, map(bare, watched))) == sorted(map(repr, map(bare, scores)))


def test_choices_on_the_watch_list_leave_only_what_they_name(reported: Path) -> None:
    asked = ("--month", "2024-03", "--under", "740", "--as-of", "2024-05-01")
    rows = kpi(
        "watchlist", *asked, "--status", "missed", "near", "--months-below", "1", database=reported
    ).rows
    assert rows
    assert all(row["status"] in ("missed", "near") and row["months_below"] == 1 for row in rows)
    assert all(row["reasons"] for row in rows)
    one = kpi(
        "watchlist", *asked, "--indicator", "on_time", "--level", "commune", database=reported
    ).rows
    assert {row["indicator"] for row in one} == {"on_time"}
    assert {row["level"] for row in one} == {"commune"}
    certain = kpi("watchlist", *asked, "--evidence", "certain", database=reported).rows
    assert {row["evidence"] for row in certain} == {"certain"}


def test_wrong_choices_are_refused_as_everywhere(reported: Path) -> None:
    month = ("watchlist", "--month", "2024-03")
    assert kpi(*month, "--status", "green", database=reported).code == 2
    assert kpi(*month, "--months-below", "-1", database=reported).code == 2
    for option in ("--indicator", "--under"):
        answer = kpi(*month, option, "khong-co", database=reported)
        assert (answer.code, answer.rows) == (1, [])
        assert "khong-co" in answer.told


@pytest.mark.parametrize("capacity", ["0", "-1", "2.5", "nhiều"])
def test_no_list_is_made_for_less_than_one_visit_a_month(database: Path, capacity: str) -> None:
    answer = kpi("suggest", "--year", "2023", "--capacity", capacity, database=database)
    assert (answer.code, answer.rows) == (2, [])
    assert f"“{capacity}” không phải số nguyên từ 1 trở lên" in answer.told


def test_a_visit_is_scheduled_done_and_its_finding_closed(database: Path, tmp_path: Path) -> None:
    (visit,) = kpi(*SURPRISE, database=database).rows
    assert (visit["state"], visit["authority"]) == ("scheduled", "75")
    name = visit["visit"]
    done = kpi("visit", "--visit", name, "--state", "done", *SIGNED, database=database)
    assert done.row["state"] == "done"
    finding = kpi(
        *("finding", name, "--finding", "Trễ hẹn", "--recommendation", "Gửi thư xin lỗi"),
        *("--responsible", "Chủ tịch UBND xã", "--deadline", "2023-06-30", *SIGNED),
        database=database,
    )
    assert (finding.row["state"], finding.row["carried"]) == ("overdue", True)
    early = kpi("conclusions", "--year", "2023", "--as-of", "2023-06-30", database=database).row
    assert (early["state"], early["carried"]) == ("open", False)
    conclusion = finding.row["conclusion"]
    refused = kpi("close", conclusion, "--day", "2023-07-01", *SIGNED, database=database)
    assert refused.code == 1
    proof = tmp_path / "bao-cao-12.pdf"
    proof.write_bytes(b"%PDF-1.7")
    alone = kpi("close", conclusion, "--proof-file", proof, *SIGNED, database=database)
    assert alone.code == 1, "a file without the number of its document"
    closed = kpi(
        *("close", conclusion, "--proof", "Báo cáo 12", "--day", "2023-07-01", *SIGNED),
        *("--proof-file", proof),
        database=database,
    )
    assert (closed.row["state"], closed.row["closed_on"]) == ("closed", "2023-07-01")
    assert kpi("inspections", database=database).row["open_conclusions"] == 0
    told = kpi("journal", database=database).rows[0]
    assert "minh chứng: Báo cáo 12, bao-cao-12.pdf" in told["new"]


def test_a_second_role_cannot_learn_of_an_unannounced_visit_by_any_command(
    reported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kpi(*SURPRISE, "--authority", "740", database=reported)
    for code in (AN_PHUOC, "740"):
        as_unit(monkeypatch, code)
        assert kpi("inspections", database=reported).rows == []
        assert kpi("conclusions", database=reported).rows == []
        asked = kpi("watchlist", "--month", "2024-03", database=reported).rows
        assert {row["last_visit"] for row in asked} == {None}
        suggested = kpi("suggest", "--year", "2023", database=reported)
        assert (suggested.code, suggested.rows) == (1, [])
        guess = kpi(
            "visit", "--visit", "KT-2023-0001", "--state", "done", *SIGNED, database=reported
        )
        assert (guess.code, guess.rows) == (1, [])
        assert "Đoàn 1" not in guess.told
    of_spring = ("quotas", "--year", "2023", "--under", "740", "--as-of", "2023-05-01")
    own = kpi(*of_spring, database=reported).row
    assert (own["planned"], own["missing"]) == (0, 12)
    assert kpi("quotas", "--year", "2023", database=reported).code == 1
    monkeypatch.setenv("KPI_VIEWER", "inspector")
    assert kpi("inspections", database=reported).row["kind"] == "surprise"
    known = kpi(*of_spring, database=reported).row
    assert (known["planned"], known["missing"]) == (1, 11)
    kpi("visit", "--visit", "KT-2023-0001", "--state", "done", *SIGNED, database=reported)
    as_unit(monkeypatch)
    assert kpi("inspections", database=reported).row["state"] == "done"
    asked = kpi("watchlist", "--month", "2024-03", database=reported).rows
    assert {row["last_visit"] for row in asked} == {"2023-05-16"}


def test_quotas_are_those_of_the_years_plan_and_a_year_without_one_is_told(database: Path) -> None:
    asked = ("quotas", "--year", "2023", "--as-of", "2023-12-31")
    rows = {row["level"]: row for row in kpi(*asked, database=database).rows}
    assert (rows["commune"]["needed"], rows["commune"]["note"]) == (34, None)
    assert kpi("quotas", "--year", "2019", database=database).code == 1


@pytest.mark.parametrize(
    "asked",
    [
        ("watchlist", "--month", "1900-01"),
        ("watchlist", "--month", "9999-12"),
        ("score", "--month", "9999-12"),
        ("suggest", "--year", "2023", "--month", "1900-01"),
        ("suggest", "--year", "2023", "--as-of", "0001-01-01"),
        ("visit", "--visit", "KT-2023-0001", "--day", "0026-12-01", *SIGNED),
    ],
)
def test_a_time_too_far_away_is_wrong_use(database: Path, asked: tuple[str, ...]) -> None:
    answer = kpi(*asked, database=database)
    assert answer.code == 2
    assert "quá xa" in answer.told


@pytest.mark.parametrize("month", ["1901-01", "9998-12"])
def test_the_first_and_the_last_month_are_answered(database: Path, month: str) -> None:
    assert kpi("watchlist", "--month", month, database=database).code == 0
    assert kpi("suggest", "--year", "2023", "--month", month, database=database).code == 0


def test_a_setting_that_means_nobody_sees_nothing(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kpi(*SURPRISE, database=database)
    monkeypatch.setenv("KPI_VIEWER", "everyone")
    answer = kpi("inspections", database=database)
    assert (answer.code, answer.rows) == (1, [])
    assert "everyone" in answer.told


def test_every_option_of_a_change_is_carried_out(database: Path) -> None:
    name = kpi(*SURPRISE, database=database).row["visit"]
    changed = kpi(
        *("visit", "--visit", name, "--team", "Đoàn 2", "--kind", "remote"),
        *("--content", "II.2", "II.5", "--until", "2023-05-18", *SIGNED),
        database=database,
    ).row
    assert (changed["team"], changed["kind"]) == ("Đoàn 2", "remote")
    assert changed["contents"] == ["II.2", "II.5"]
    assert (changed["first_day"], changed["last_day"]) == ("2023-05-16", "2023-05-18")
    kept = kpi("visit", "--visit", name, "--state", "done", *SIGNED, database=database).row
    assert kept == changed | {"state": "done"}


def test_a_visit_is_moved_near_another_teams_where_someone_says_so(database: Path) -> None:
    kpi(*SURPRISE, database=database)
    other = ("visit", "--unit", AN_PHUOC, "--team", "Đoàn 2", "--day", "2023-10-16", *SIGNED)
    name = kpi(*other, database=database).row["visit"]
    moved = ("visit", "--visit", name, "--day", "2023-05-24", *SIGNED)
    assert kpi(*moved, database=database).code == 1
    assert kpi(*moved, "--despite", database=database).row["first_day"] == "2023-05-24"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("visit", "--visit", "KT-2023-0001"), "chưa nói đổi gì"),
        (("visit", "--visit", "KT-2023-0001", "--plan", "x", "--state", "done"), "--plan"),
        (("visit", "--visit", "KT-2023-0001", "--authority", "740"), "--authority"),
        ((*SURPRISE[:7], "--state", "done"), "scheduled"),
        (("close", "KL-2023-0001"), "--proof"),
        (("close", "KL-2023-0001", "--proof", " "), "--proof"),
    ],
)
def test_an_option_that_could_not_be_carried_out_is_wrong_use(
    database: Path, asked: tuple[str, ...], told: str
) -> None:
    kpi(*SURPRISE, database=database)
    before = kpi("inspections", database=database).rows
    answer = kpi(*asked, *SIGNED, database=database)
    assert answer.code == 2
    assert told in answer.told
    assert kpi("inspections", database=database).rows == before
