"""The public page before everybody: who put it there, what stands, and what it never shows."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.inspection.visit import Conclusion, Visit, VisitKind, VisitState
from pipeline.commands.papers import feed
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.papers import publishing
from pipeline.papers.issue import books_of
from pipeline.scores.scorecard import View
from pipeline.statements.recording import Signed
from tests.ui.kit.test_server import served
from tests.warehouse.builders import SEPTEMBER, new_database, put, upload
from warehouse.engine.files import Database
from warehouse.reading.finding import FindingKind
from warehouse.soundness.verify import verify
from warehouse.statements import kinds
from warehouse.statements.log import state
from warehouse.writing.store import writing
from wording.papers import feed as words

VIEW = View(SEPTEMBER)
AN_PHUOC = "26383"
SECRETS = (*(f"Bí mật {at:02d}" for at in range(18)), "0912 345 678", "mat@vi-du.vn")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    database = new_database(tmp_path)
    monkeypatch.setenv("KPI_DATABASE", str(database.path))
    store(database, 90)
    return open_workspace(database.path)


def store(database: Database, good: int) -> None:
    with writing(database) as writer:
        figures = {(AN_PHUOC, "resolved_in_time"): good, (AN_PHUOC, "resolved_late"): 10}
        put(writer, upload(figures, f"{SECRETS[0]} {good}.xlsx"))


def plant(desk: Workspace) -> None:
    """Say everything that the public must not read, each by its own words."""
    visit = Visit(
        "KT-2024-0001", AN_PHUOC, AN_PHUOC, "75", VisitKind.SURPRISE, VisitState.DONE, SECRETS[1],
        SEPTEMBER.first_day, SEPTEMBER.first_day, note=SECRETS[2],
    )  # fmt: skip
    said = [
        kinds.EXPLANATION.of(
            kinds.NewExplanation(AN_PHUOC, AN_PHUOC, "on_time", SEPTEMBER, SECRETS[3]), SECRETS[4]
        ),
        kinds.PERSON.of(
            kinds.NewPerson(
                AN_PHUOC, AN_PHUOC, SECRETS[5], SECRETS[6], SECRETS[18], SECRETS[19],
                SEPTEMBER.first_day,
            ),
            SECRETS[7],
        ),
        kinds.VISIT.of(visit, SECRETS[8], SECRETS[9]),
        kinds.CONCLUSION.of(
            Conclusion(
                "KL-2024-0001", "KT-2024-0001", SECRETS[10], SECRETS[11], SECRETS[12],
                SEPTEMBER.last_day, proof=SECRETS[13],
            ),
            SECRETS[14], SECRETS[15],
        ),
        kinds.LOCK.of(kinds.MonthLock(Month(2024, 8), "75"), SECRETS[16], SECRETS[17]),
    ]  # fmt: skip
    with writing(desk.database) as writer:
        writer.learn(lambda source: state(source, said))


def page(desk: Workspace, by: str = "Trần Thị Công") -> str:
    found, new = publishing.publish(desk, desk.viewer, VIEW, by)
    assert new
    return found.name


def test_what_is_published_stays_what_it_was_until_somebody_publishes_anew(
    desk: Workspace,
) -> None:
    name = page(desk)
    before = served(f"/cong-khai/{name}")
    assert before[0] == 200
    store(desk.database, 50)
    assert served(f"/cong-khai/{name}") == before
    assert not publishing.publish(desk, desk.viewer, VIEW, "Lan", 2)[1]
    page(desk)
    assert served(f"/cong-khai/{name}")[2] != before[2]
    with desk.edition() as edition:
        told = publishing.publications(edition)
    assert [each.by for each in told] == ["Trần Thị Công"] * 2
    assert all(publishing.read(desk, each.facts) for each in told)


def test_a_page_that_was_taken_down_is_nowhere_and_its_file_is_kept(desk: Workspace) -> None:
    name = page(desk)
    store(desk.database, 40)
    page(desk)
    publishing.take_down(desk, desk.viewer, name, Signed("Lan", "Nhầm kỳ"))
    for ending in ("", ".json", ".csv"):
        assert served(f"/cong-khai/{name}{ending}")[0] == 404
    with desk.edition() as edition:
        assert publishing.open_pages(edition) == []
        assert all(publishing.read(desk, told.facts) for told in publishing.publications(edition))
    with pytest.raises(KpiError, match="not_published"):
        publishing.take_down(desk, desk.viewer, name, Signed("Lan", "Nhầm kỳ"))


def test_only_the_office_publishes_under_a_name(desk: Workspace) -> None:
    with pytest.raises(KpiError, match="not_permitted"):
        publishing.publish(desk, Viewer(Role.LEADER), VIEW, "Lan")
    with pytest.raises(KpiError, match="who_is_missing"):
        publishing.publish(desk, desk.viewer, VIEW, " ")


def test_none_of_twenty_secrets_is_in_what_everybody_reads(desk: Workspace) -> None:
    plant(desk)
    name = page(desk, SECRETS[17])
    assert len(served(f"/cong-khai/{name}")[2].encode()) <= 300_000
    for path in ("/cong-khai", *(f"/cong-khai/{name}{end}" for end in ("", ".json", ".csv"))):
        status, headers, body = served(path)
        assert status == 200
        assert "default-src 'none'" in headers["content-security-policy"]
        assert [each for each in (*SECRETS, "F8", "F9") if each in body] == []
        for word in ("<script", "src=", "http:", "https:"):
            assert word not in body, (path, word)


def test_a_file_that_is_no_longer_what_was_published_is_not_served_and_found(
    desk: Workspace,
) -> None:
    name = page(desk)
    with desk.edition() as edition:
        sha256 = publishing.open_pages(edition)[0].facts.sha256
    file = desk.database.originals / sha256
    file.write_bytes(file.read_bytes().replace(b"90", b"99"))
    assert served(f"/cong-khai/{name}")[0] == 404
    found = verify(desk.database, desk.reference.measure_codes)
    assert [each.kind for each in found] == [FindingKind.CHANGED_ORIGINAL]


def test_the_data_of_a_page_are_those_of_its_edition(desk: Workspace) -> None:
    name = page(desk)
    store(desk.database, 20)
    told = json.loads(served(f"/cong-khai/{name}.json")[2])
    assert told["schema"] == feed.SCHEMA
    [row] = [
        each
        for each in told["rows"]
        if (each["row"], each["unit"], each["indicator"]) == ("unit", AN_PHUOC, "on_time")
    ]
    assert (row["numerator"], row["denominator"], row["percent"]) == (90, 100, 90)
    lines = list(csv.DictReader(StringIO(served(f"/cong-khai/{name}.csv")[2].lstrip("\ufeff"))))
    assert len(lines) == len(told["rows"])
    assert {line["edition"] for line in lines} == {str(told["edition"])}


def test_every_field_of_the_data_is_documented(desk: Workspace) -> None:
    with books_of(desk, None) as books:
        told = feed.feed(books, VIEW)
    rows = told["rows"]
    assert isinstance(rows, list)
    assert list(told) == list(words.HEAD)
    assert {tuple(row) for row in rows} == {tuple(words.ROWS)}


@pytest.mark.parametrize("path", ["/cong-khai/x", "/cong-khai/2024-09-month-75.exe"])
def test_nothing_else_is_there(desk: Workspace, path: str) -> None:
    page(desk)
    assert served(path)[0] == 404
