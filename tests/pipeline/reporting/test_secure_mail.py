"""Reminders go out over a line that others cannot read, to a server that asks who writes."""

from __future__ import annotations

import base64
import ipaddress
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from metrics.counts.errors import KpiError
from pipeline.desk.workspace import Workspace
from tests.pipeline.reporting.test_mail import owing, send
from tests.pipeline.reporting.test_mail import workspace as workspace
from wording.errors import sentence

USER, PASSWORD = "vanphong", "bi-mat-42"


class Server(socketserver.ThreadingTCPServer):
    """Takes letters only over TLS and only from one who has signed in."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, certificate: Path, *, at_once: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate)
        self.at_once = at_once
        self.letters: list[bytes] = []


class _Talk(socketserver.BaseRequestHandler):
    server: Server

    def handle(self) -> None:
        self._secure = self._known = False
        self._line = self.request
        try:
            self._wrap() if self.server.at_once else self._open()
            self._line.sendall(b"220 local\r\n")
            while line := self._file.readline():
                answer = self._answer(line.strip())
                self._line.sendall(answer)
        except OSError:
            # Who does not trust the certificate hangs up.
            return

    def _open(self) -> None:
        self._file = self._line.makefile("rb")

    def _wrap(self) -> None:
        self._line = self.server.context.wrap_socket(self._line, server_side=True)
        self._secure = True
        self._open()

    def _answer(self, line: bytes) -> bytes:
        word, _, rest = line.partition(b" ")
        if word.upper() == b"EHLO":
            return b"250-local\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n"
        if word.upper() == b"STARTTLS":
            self._line.sendall(b"220 go on\r\n")
            self._wrap()
            return self._answer(self._file.readline().strip())
        if word.upper() == b"AUTH":
            told = base64.b64decode(rest.partition(b" ")[2]).split(b"\0")
            self._known = self._secure and told[1:] == [USER.encode(), PASSWORD.encode()]
            return b"235 known\r\n" if self._known else b"535 unknown\r\n"
        if word.upper() == b"QUIT":
            return b"221 bye\r\n"
        if not self._known:
            return b"530 sign in first\r\n"
        if word.upper() == b"DATA":
            self._line.sendall(b"354 go on\r\n")
            self.server.letters.append(b"".join(iter(self._file.readline, b".\r\n")))
        return b"250 ok\r\n"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate of this machine, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "may-chu")])
    now, here = datetime.now(UTC), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([here]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "may-chu.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@contextmanager
def serving(certificate: Path, monkeypatch: pytest.MonkeyPatch, security: str) -> Iterator[Server]:
    with Server(certificate, at_once=security == "tls") as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        said = {
            "HOST": "127.0.0.1",
            "PORT": str(made.server_address[1]),
            "FROM": "vanphong@example.vn",
            "SECURITY": security,
            "USER": USER,
            "PASSWORD": PASSWORD,
        }
        for name, value in said.items():
            monkeypatch.setenv(f"KPI_SMTP_{name}", value)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        yield made
        made.shutdown()


def refused(workspace: Workspace) -> str:
    with pytest.raises(KpiError) as caught:
        send(workspace, owing(workspace))
    told = sentence(caught.value)
    assert (caught.value.code, PASSWORD in told) == ("mail_failed", False)
    return told


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_letters_go_out_over_tls_after_signing_in(
    workspace: Workspace, certificate: Path, monkeypatch: pytest.MonkeyPatch, security: str
) -> None:
    units = [each for each in owing(workspace) if each.person]
    with serving(certificate, monkeypatch, security) as server:
        assert send(workspace, units).sent == len(server.letters) == 2


def test_a_wrong_password_and_a_certificate_that_nobody_vouches_for_are_told(
    workspace: Workspace, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(certificate, monkeypatch, "starttls") as server:
        monkeypatch.setenv("KPI_SMTP_PASSWORD", "khac")
        wrong = refused(workspace)
        monkeypatch.setenv("KPI_SMTP_PASSWORD", PASSWORD)
        monkeypatch.delenv("SSL_CERT_FILE")
        strange = refused(workspace)
        assert server.letters == []
    assert wrong != strange
