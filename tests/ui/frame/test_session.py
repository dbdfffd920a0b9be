"""What is asked is answered once for an edition, a viewer and a day; a hit opens nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from pipeline.desk import workspace as workspaces
from pipeline.desk.books import Books
from pipeline.periods.status import months_with_figures, reporting_state
from pipeline.scores.scorecard import View, scorecard
from tests.warehouse.builders import new_database, store, upload
from ui.frame import session
from warehouse.engine.files import Database
from warehouse.reading.editions import Edition, newest
from warehouse.writing.database import create

asked: list[tuple[str, int, str, date]] = []


def counted(books: Books, wanted: str) -> str:
    """Remembers that it was asked."""
    asked.append((wanted, books.edition.number, books.viewer.role, books.today))
    return wanted.upper()


def nothing(books: Books) -> None:
    """An answer of None is one, too."""
    asked.append(("", books.edition.number, books.viewer.role, books.today))


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    asked.clear()
    database = new_database(tmp_path)
    store(database, upload({("26383", "received_online"): 1}, "1"))
    monkeypatch.setenv("KPI_DATABASE", str(database.path))
    return database


@pytest.fixture
def opened(database: Database, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The editions that are opened from now on."""
    found: list[int] = []
    assert session.workspace().database == database
    session.reference()

    def opening(database: Database) -> Edition:
        edition = newest(database)
        found.append(edition.number)
        return edition

    monkeypatch.setattr(workspaces, "newest", opening)
    return found


def test_the_same_question_is_answered_once_and_opens_nothing_again(opened: list[int]) -> None:
    for _ in range(3):
        assert session.ask(counted, "a") == "A"
        assert session.ask(nothing) is None
    assert [each[0] for each in asked] == ["a", ""]
    assert len(opened) == 2


def test_another_wish_viewer_day_or_edition_is_another_question(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.ask(counted, "a")
    session.ask(counted, "b")
    monkeypatch.setenv("KPI_VIEWER", "leader")
    session.ask(counted, "a")
    monkeypatch.setattr(session, "today", lambda: date(2026, 1, 2))
    monkeypatch.setattr(workspaces, "today", lambda: date(2026, 1, 2))
    session.ask(counted, "a")
    store(database, upload({("26383", "received_online"): 2}, "2"))
    session.ask(counted, "a")
    assert [each[0] for each in asked] == ["a", "b", "a", "a", "a"]
    assert len(set(asked)) == len(asked)


@pytest.mark.usefixtures("database")
def test_what_is_drawn_is_drawn_once_for_a_viewer(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    for _ in range(2):
        session.once(("what",), lambda: drawn.append(1))
    monkeypatch.setenv("KPI_VIEWER", "leader")
    session.once(("what",), lambda: drawn.append(2))
    assert drawn == [1, 2]


def test_a_run_opens_one_edition_and_a_newer_one_only_where_there_is_one(
    database: Database, opened: list[int]
) -> None:
    with session.run():
        (month,) = session.ask(months_with_figures)
        session.ask(reporting_state, View(month))
        session.ask(scorecard, View(month))
        assert len(opened) == 1
        store(database, upload({("26383", "received_online"): 2}, "2"))
        session.ask(months_with_figures)
        session.ask(scorecard, View(month))
    assert len(opened) == len(set(opened)) == 2


def told(books: Books, kind: str, ending: str) -> bytes:
    """A file that says whether it is the demonstration's."""
    return f"{kind}.{ending} {books.edition.sample}".encode()


def test_a_file_is_made_of_the_database_that_was_looked_at_when_its_button_was_drawn(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(Database(database.path.with_name("sample.duckdb")), sample=True, scope="75")
    monkeypatch.setattr(session, "looks_at_sample", lambda: True)
    fetch = session.made(told, "notice", "docx")
    # It is fetched where nobody's session is known.
    monkeypatch.setattr(session, "looks_at_sample", lambda: False)
    assert fetch() == b"notice.docx True"


@pytest.mark.usefixtures("database")
def test_a_refusal_is_not_remembered() -> None:
    for _ in range(2):
        with pytest.raises(KpiError, match="unknown_unit"):
            session.ask(scorecard, View(Month(2024, 9), under="nowhere"))
