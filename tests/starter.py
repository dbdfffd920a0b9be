"""Starts the program in processes forked from one that has imported everything they need.

Of what a process costs, most is the start of Python and its imports; the tests start the command
line by the hundred and dashboards by the dozen. What is forked has run nothing but imports and read
the reference data that come with the program; arguments, environment, input and output are those of
the call. That either starts from nothing, others test with a bare Python.
"""

from __future__ import annotations

import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import cast

from benchmarks import session
from ingest.sandbox import children, reader
from pipeline.desk import workspace
from pipeline.intake import request

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 120
NEEDED = ("pipeline", "reports", "wording")
"""The packages that are imported before."""
SCREENS = ("ui", "pages")
"""Those that a dashboard needs beside them, imported when the first one is asked for."""
_COMMANDS, _DASHBOARD = "kpi.py", "streamlit"
_LARGEST = 1 << 20
_MOST_TOLD = 32
"""Bytes of a process's number or exit code."""


def call(arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    """What the command line answers.

    Args:
        arguments: Its arguments.
    """
    with ExitStack() as opened:
        _, out, told = streams = [opened.enter_context(tempfile.TemporaryFile()) for _ in range(3)]
        code = _code(arguments, [stream.fileno() for stream in streams])
        out.seek(0)
        told.seek(0)
        return subprocess.CompletedProcess(arguments, code, out.read(), told.read())


@contextmanager
def serving(script: Path, **settings: str) -> Iterator[int]:
    """The port of a dashboard that runs as long as the context lasts.

    Args:
        script: What `streamlit run` is given.
        **settings: Environment variables of the server.
    """
    port = session.free_port()
    with (
        tempfile.TemporaryDirectory(prefix="kpi-server-", ignore_cleanup_errors=True) as place,
        Path(os.devnull).open("r+b") as nothing,
    ):
        named = {"TMPDIR": place, **settings, "STREAMLIT_SERVER_PORT": str(port)}
        asked = [_DASHBOARD, "run", str(script)]
        with _started(asked, {**os.environ, **named}, [nothing.fileno()] * 3) as answer:
            process = _told(answer)
            try:
                session.wait(port, lambda: bool(select.select([answer], [], [], 0)[0]))
                yield port
            finally:
                os.kill(process, signal.SIGTERM)
                _told(answer)


def _code(arguments: Sequence[str], streams: list[int]) -> int:
    with _started([_COMMANDS, *arguments], dict(os.environ), streams) as answer:
        _told(answer)
        return _told(answer)


def _started(asked: list[str], environment: dict[str, str], streams: list[int]) -> socket.socket:
    """The way on which a new process's number is told, and when it has ended its exit code."""
    answer, answering = _ways()
    told = json.dumps([asked, environment]).encode()
    socket.send_fds(_starter(), [told], [*streams, answering.fileno()])
    answering.close()
    return answer


def _told(answer: socket.socket) -> int:
    answer.settimeout(SECONDS)
    return int(answer.recv(_MOST_TOLD))


def _ways() -> tuple[socket.socket, socket.socket]:
    """Both ends of a way on which what is sent arrives whole."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


@cache
def _starter() -> socket.socket:
    """The way to the process that starts them; it ends when this one is closed."""
    ours, theirs = _ways()
    command = [sys.executable, "-m", "tests.starter", str(theirs.fileno())]
    nothing = subprocess.DEVNULL
    subprocess.Popen(command, cwd=ROOT, pass_fds=[theirs.fileno()], stdin=nothing, stdout=nothing)
    theirs.close()
    return ours


def _serve(calls: socket.socket) -> None:
    """Start one process a call, until nobody can call any more."""
    # Theirs read files as well, and the nursery of one is the nursery of all.
    children.start(reader.START, b"").end()
    _import(NEEDED)
    _read_reference()
    # Those who only wait for the others are not waited for.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        asked, files, _, _ = socket.recv_fds(calls, _LARGEST, 4)
        if not asked:
            return
        arguments, environment = json.loads(asked)
        if arguments[0] == _DASHBOARD:
            _import(SCREENS)
        if os.fork() == 0:
            calls.close()
            _wait_for(arguments, environment, files)
        for file in files:
            os.close(file)


def _import(packages: Sequence[str]) -> None:
    for package in packages:
        for module in sorted((ROOT / package).rglob("[a-z]*.py")):
            importlib.import_module(".".join(module.relative_to(ROOT).with_suffix("").parts))


def _read_reference() -> None:
    workspace.load = cache(workspace.load)  # type: ignore[attr-defined]
    for demonstration in (False, True):
        workspace.reference(demonstration=demonstration)
    request.check_forms()


def _wait_for(arguments: list[str], environment: dict[str, str], files: list[int]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    *streams, answering = files
    child = os.fork()
    if child == 0:
        os.close(answering)
        _run(arguments, environment, streams)
    os.write(answering, str(child).encode())
    _, status = os.waitpid(child, 0)
    os.write(answering, str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _run(arguments: list[str], environment: dict[str, str], streams: list[int]) -> None:
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = arguments
    code: object = 1
    try:
        code = _program(arguments[0])()
    except SystemExit as end:
        code = end.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0)


def _program(name: str) -> Callable[[], object]:
    if name == _COMMANDS:
        return cast(Callable[[], object], importlib.import_module("kpi").run)
    return cast(Callable[[], object], importlib.import_module("streamlit.web.cli").main)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
