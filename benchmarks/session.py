"""A reader without a browser: one session with a running dashboard, and its server's CPU."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks import admitted

ROOT = Path(__file__).resolve().parent.parent
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A dashboard in a process of its own."""

    port: int
    process: subprocess.Popen[bytes]

    def memory(self) -> int:
        """Bytes the server's process holds."""
        statm = Path(f"/proc/{self.process.pid}/statm").read_text("ascii")
        return int(statm.split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def cpu(self) -> float:
        """CPU seconds the server has used so far, of all its threads, ended ones too."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
        return (int(stat[11]) + int(stat[12])) / _TICKS


@contextmanager
def serving(script: Path, root: Path = ROOT, **settings: str) -> Iterator[Server]:
    """Serve a Streamlit script on a free port with the dashboard's settings.

    Args:
        script: What `streamlit run` is given.
        root: The folder of the program.
        **settings: Environment variables of the server.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    # A server that is ended leaves its visitors' folders behind, so it has a place of its own.
    place = tempfile.mkdtemp(prefix="kpi-server-")
    environment = {
        **os.environ,
        "TMPDIR": place,
        **settings,
        "STREAMLIT_SERVER_PORT": str(port),
    }
    process = subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait(port, lambda: process.poll() is not None)
        yield Server(port, process)
    finally:
        process.terminate()
        process.wait(timeout=30)
        shutil.rmtree(place, ignore_errors=True)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait(port: int, ended: Callable[[], bool]) -> None:
    """Wait until a dashboard answers.

    Raises:
        RuntimeError: it ended before, or says nothing for a minute.
    """
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if ended():
            raise RuntimeError("the server ended before it answered")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server did not answer within a minute")


@dataclass
class Reader:
    """One session on one page; keeps messages as a browser does and says so."""

    connection: ClientConnection
    page: str
    seen: set[str] = field(default_factory=set)
    text: str = ""
    """Everything the last run sent, markup included."""
    sent: int = 0
    """Bytes of the last run."""
    lists: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    """Of every list that can be chosen from its widget and its options, by its label."""
    failed: int = 0
    """Exceptions that were shown."""

    def rerun(self, query: str = "") -> None:
        """Run the page again as a click does, and wait until the run has ended."""
        self._run(BackMsg(), query)

    def choose(self, label: str, option: str) -> None:
        """Choose from a list that was sent."""
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = self.lists[label][0], option
        self._run(message)

    def _run(self, message: BackMsg, query: str = "") -> None:
        message.rerun_script.page_name = self.page
        message.rerun_script.query_string = query
        message.rerun_script.cached_message_hashes.extend(self.seen)
        self.connection.send(message.SerializeToString())
        self._read()

    def _read(self) -> None:
        raw: list[bytes] = []
        while True:
            received = self.connection.recv(timeout=300)
            if isinstance(received, str):
                continue
            raw.append(received)
            message = ForwardMsg.FromString(received)
            if message.hash and message.metadata.cacheable:
                self.seen.add(message.hash)
            if message.WhichOneof("type") == "script_finished":
                break
            self._note(message)
        self.sent = sum(map(len, raw))
        self.text = b"".join(raw).decode("utf-8", errors="ignore")

    def _note(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "selectbox":
            self.lists[element.selectbox.label] = (
                element.selectbox.id, list(element.selectbox.options),
            )  # fmt: skip
        elif kind == "exception":
            self.failed += 1


@contextmanager
def reading(server: Server, page: str, query: str = "") -> Iterator[Reader]:
    """Open a session and run the page once."""
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    protocols = [Subprotocol("streamlit")]
    # A server that is busy with fifty reruns answers no ping in time and is not gone.
    with connect(
        address,
        subprotocols=protocols,
        additional_headers={"Cookie": f"{admitted.NAME}={admitted.TOKEN}"},
        max_size=None,
        ping_interval=None,
    ) as connection:
        reader = Reader(connection, page)
        reader.rerun(query)
        yield reader
