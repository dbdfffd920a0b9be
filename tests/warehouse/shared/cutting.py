"""A wire to PostgreSQL that is cut at the commit, before it or before its answer."""

from __future__ import annotations

import re
import socket
from contextlib import suppress
from threading import Thread
from types import TracebackType

_COMMIT = b"COMMIT\0"


class Cutter:
    """Passes bytes on between a machine and the server until it is told to cut."""

    def __init__(self, port: int) -> None:
        self._server = port
        self._how = ""
        self._gone = False
        self.cuts = 0
        self._door = socket.create_server(("127.0.0.1", 0))
        self._port: int = self._door.getsockname()[1]

    def address(self, of: str) -> str:
        """The same address over this wire."""
        return re.sub(r":\d+/", f":{self._port}/", of)

    def cut_before_commit(self) -> None:
        self._how = "before"

    def cut_after_commit(self, *, for_good: bool = False) -> None:
        self._how, self._gone = "after", for_good

    def __enter__(self) -> Cutter:
        Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._door.close()

    def _listen(self) -> None:
        while True:
            try:
                client, _ = self._door.accept()
            except OSError:
                return
            if self.cuts and self._gone:
                client.close()
                continue
            server = socket.create_connection(("127.0.0.1", self._server))
            Thread(target=self._pass_on, args=(client, server), daemon=True).start()
            Thread(target=self._answer, args=(server, client), daemon=True).start()

    def _pass_on(self, client: socket.socket, server: socket.socket) -> None:
        while piece := _received(client):
            if _COMMIT in piece and self._how:
                self.cuts += 1
                if self._how == "before":
                    self._how = ""
                    break
                # What the server answers from now on goes nowhere.
                self._how = "mute"
            server.sendall(piece)
        _close(client, server)

    def _answer(self, server: socket.socket, client: socket.socket) -> None:
        while piece := _received(server):
            if self._how == "mute":
                self._how = ""
                break
            client.sendall(piece)
        _close(client, server)


def _received(wire: socket.socket) -> bytes:
    try:
        return wire.recv(1 << 16)
    except OSError:
        return b""


def _close(*wires: socket.socket) -> None:
    for wire in wires:
        with suppress(OSError):
            wire.shutdown(socket.SHUT_RDWR)
        wire.close()
