"""Reminders go out through a mail server, and what came of each is kept."""

from __future__ import annotations

import email
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from email.policy import default
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.reporting import mail
from pipeline.reporting.reminders import UnitToRemind, to_remind
from pipeline.scores.scorecard import View
from pipeline.statements.people import PersonEntry, record
from tests.warehouse.builders import new_database, put, upload
from warehouse.writing.store import writing
from wording.errors import sentence

AN_PHUOC, BINH_AN = "26383", "26386"
DAY = date(2024, 12, 1)


class Server(socketserver.ThreadingTCPServer):
    """Takes letters as a mail server does, and refuses the addresses it was told to."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.letters: list[bytes] = []
        self.refused = ""


class _Talk(socketserver.StreamRequestHandler):
    server: Server

    def handle(self) -> None:
        self.wfile.write(b"220 local\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.server.letters.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            if word == b"RCPT" and self.server.refused and self.server.refused.encode() in line:
                self.wfile.write(b"550 no such box\r\n")
            else:
                self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving() as made:
        monkeypatch.setenv("KPI_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("KPI_SMTP_PORT", str(made.server_address[1]))
        monkeypatch.setenv("KPI_SMTP_FROM", "vanphong@example.vn")
        monkeypatch.setenv("KPI_SMTP_SECURITY", "none")
        yield made


@contextmanager
def serving() -> Iterator[Server]:
    with Server() as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = open_workspace(new_database(tmp_path).path)
    with writing(made.database) as writer:
        put(writer, upload({(AN_PHUOC, "resolved_in_time"): 98}, month=Month(2024, 9)))
    for code in (AN_PHUOC, BINH_AN):
        entry = PersonEntry(code, "Lê Văn A", email=f"{code}@example.vn", since=date(2024, 1, 1))
        record(made, made.viewer, entry, "Lan")
    return made


def owing(workspace: Workspace) -> list[UnitToRemind]:
    with workspace.books() as books:
        return list(to_remind(books, View(Month(2024, 9), under="740", as_of=DAY)))


def send(workspace: Workspace, units: list[UnitToRemind]) -> mail.SentReminders:
    return mail.send_reminders(workspace, workspace.viewer, units, DAY, "Văn phòng")


def test_each_unit_gets_one_letter_with_all_it_owes_and_it_is_recorded(
    workspace: Workspace, server: Server
) -> None:
    units = [each for each in owing(workspace) if each.person]
    done = send(workspace, units)
    assert (done.sent, done.failed, done.without) == (2, (), ())
    letters = [email.message_from_bytes(each, policy=default) for each in server.letters]
    addresses = {f"{AN_PHUOC}@example.vn", f"{BINH_AN}@example.vn"}
    assert {letter["To"] for letter in letters} == addresses
    body = letters[0].get_body()
    assert body is not None
    assert "Kính gửi: " in body.get_content()
    told = {each.unit.code: each.owed[0].reminded for each in owing(workspace) if each.person}
    assert {each.facts.sent_to for each in told.values() if each} == addresses


def test_a_unit_without_address_and_one_that_is_refused_are_told_and_not_recorded(
    workspace: Workspace, server: Server
) -> None:
    server.refused = BINH_AN
    units = owing(workspace)
    nobody = next(each for each in units if each.person is None)
    done = send(workspace, [*(each for each in units if each.person), nobody])
    assert (done.sent, done.failed, done.without) == (1, ("Xã Bình An",), (nobody.unit.name,))
    told = {each.unit.code: each.owed[0].reminded for each in owing(workspace)}
    assert told[BINH_AN] is None
    assert told[AN_PHUOC] is not None


def test_a_server_that_is_not_set_up_or_not_there_is_told_in_one_sentence(
    workspace: Workspace, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.shutdown()
    server.server_close()
    monkeypatch.setenv("KPI_SMTP_PASSWORD", "bi-mat-42")
    with pytest.raises(KpiError) as caught:
        send(workspace, owing(workspace))
    assert caught.value.code == "mail_failed"
    assert "không kết nối được" in sentence(caught.value)
    assert "bi-mat-42" not in sentence(caught.value)
    monkeypatch.delenv("KPI_SMTP_HOST")
    with pytest.raises(KpiError) as caught:
        send(workspace, owing(workspace))
    assert caught.value.code == "no_mail"


def test_an_office_says_its_server_in_a_file_that_holds_no_password(workspace: Workspace) -> None:
    assert mail.mail_server(workspace) is None
    workspace.database.office.mkdir()
    file = workspace.database.office / mail.OFFICE_FILE
    file.write_text("host = 'mail.vn'\nfrom = 'a@b.vn'\nsecurity = 'tls'\n", "utf-8")
    found = mail.mail_server(workspace)
    assert found == mail.MailServer("mail.vn", 465, "a@b.vn", "", mail.Security.TLS)
    file.write_text(file.read_text("utf-8") + "password = 'x'\n", "utf-8")
    with pytest.raises(KpiError) as caught:
        mail.mail_server(workspace)
    assert caught.value.code == "broken_reference"
