"""Debian's PostgreSQL, started in a folder of the test's own and stopped with it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg

BIN = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/usr/lib/postgresql"))
OWNER, WRITER = "kpi_owner", "kpi"
_SETTINGS = (
    # Nothing here must survive the machine, only the processes.
    *("fsync=off", "full_page_writes=off", "shared_buffers=16MB", "max_connections=60"),
    *("listen_addresses=127.0.0.1", "unix_socket_directories="),
)
_number = count()


@dataclass
class Server:
    """A server, and the roles of an installation."""

    folder: Path
    port: int
    _made: list[str] = field(default_factory=list)

    def start(self) -> None:
        options = " ".join(f"-c {each}" for each in (*_SETTINGS, f"port={self.port}"))
        log = str(self.folder / "log")
        _run(self.folder, "pg_ctl", "-w", "-D", str(self.folder / "data"), "-l", log,
             "-o", options, "start")  # fmt: skip

    def stop(self, *, at_once: bool = False) -> None:
        """Stop it; at once is as if it were killed."""
        how = "immediate" if at_once else "fast"
        _run(self.folder, "pg_ctl", "-w", "-D", str(self.folder / "data"), "-m", how, "stop")

    def address(self, role: str, name: str) -> str:
        return f"postgresql://{role}@127.0.0.1:{self.port}/{name}"

    def database(self, of: str = "template1") -> str:
        """A new database, empty or as another one; its name."""
        name = f"d{next(_number)}"
        with self.connect("postgres", "postgres") as connection:
            connection.execute(f"create database {name} owner {OWNER} template {of}".encode())
        return name

    def drop(self, name: str) -> None:
        """Have a database gone with its files, whoever is connected."""
        with self.connect("postgres", "postgres") as connection:
            connection.execute(f"drop database {name} with (force)".encode())

    def connect(self, role: str, name: str) -> psycopg.Connection:
        return psycopg.connect(self.address(role, name), autocommit=True)


@contextmanager
def running() -> Iterator[Server]:
    """A server with no database yet."""
    folder = Path(tempfile.mkdtemp(prefix="kpi-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        _run(folder, "initdb", "-D", str(folder / "data"), "-U", "postgres", "-A", "trust",
             "-E", "UTF8", "--locale=C", "--no-sync")  # fmt: skip
        server = Server(folder, _free_port())
        server.start()
        try:
            with server.connect("postgres", "postgres") as connection:
                for role in (OWNER, WRITER):
                    connection.execute(f"create role {role} login".encode())
            yield server
        finally:
            server.stop(at_once=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(folder: Path, program: str, *arguments: str) -> None:
    # PostgreSQL refuses to run as root, as which tests run in a container.
    as_other: Sequence[str] = (
        ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
        if os.geteuid() == 0
        else ()
    )
    # The server keeps its starter's outputs open: a pipe would never end.
    quiet = subprocess.DEVNULL
    command = [*as_other, str(BIN / program), *arguments]
    subprocess.run(
        command, cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet, timeout=60, check=True
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
