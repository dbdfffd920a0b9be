"""Set everything up and open the dashboard, on Windows, macOS and Linux alike.

`chay.bat` and `make run` call it with whatever Python there is, so it uses the standard library
only and no syntax newer than 3.8: an old Python gets a sentence, not a syntax error.

    python scripts/start.py            set up what is missing, then serve the dashboard
    python scripts/start.py --set-up   only set up
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import webbrowser
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TextIO
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from wording import start as words  # noqa: E402 - found only once the path is set

ENVIRONMENT = ROOT / ".venv"
NEEDS = (3, 11)
"""The oldest Python whose syntax the program uses."""
PATIENCE = 60
"""Seconds that the browser waits for the server; a first start may be slow."""


class StartError(Exception):
    """What stands in the way, as the sentence the person sees."""


def main(arguments: list[str]) -> int:
    """Do what is asked; the exit code."""
    try:
        python = set_up()
        return 0 if "--set-up" in arguments else serve(python)
    except StartError as error:
        _say(str(error), sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def set_up() -> Path:
    """Make the environment and install what the program needs, unless that was done.

    Returns:
        The environment's own Python.

    Raises:
        StartError: Where Python is too old, has no `venv`, or the packages cannot be had.
    """
    if sys.version_info < NEEDS:
        raise StartError(
            words.TOO_OLD.format(needs=_dotted(NEEDS), has=_dotted(sys.version_info[:2]))
        )
    python = interpreter()
    if not python.exists():
        _make_environment()
    if not _installed():
        _say(words.INSTALLING, sys.stdout)
        _install(python)
        stamp().touch()
    return python


def interpreter() -> Path:
    """Where the environment's Python stands on this system."""
    return ENVIRONMENT / ("Scripts/python.exe" if on_windows() else "bin/python")


def on_windows() -> bool:
    """Whether this is Windows, whose environments are laid out otherwise."""
    return os.name == "nt"


def stamp() -> Path:
    """The file that says when the packages were installed; `make` looks at it too."""
    return ENVIRONMENT / "runtime.stamp"


def serve(python: Path) -> int:
    """Make the demonstration where there is no database, then serve until the person ends it."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "STREAMLIT_SERVER_PORT": os.environ.get("PORT") or "8501",
    }
    address = "http://127.0.0.1:" + environment["STREAMLIT_SERVER_PORT"]
    database = os.environ.get("KPI_DATABASE") or str(ROOT / "data/warehouse/kpi.duckdb")
    if not Path(database).exists():
        made = subprocess.run(
            [str(python), "kpi.py", "init", "--sample"], cwd=ROOT, env=environment
        )
        if made.returncode:
            return made.returncode
    _say(words.OPEN.format(address=address), sys.stdout)
    if has_screen():
        Thread(target=_open_when_it_answers, args=(address,), daemon=True).start()
    command = [str(python), "-m", "streamlit", "run", "server.py"]
    return wait_for(command, ROOT, environment)


def wait_for(command: list[str], folder: Path, environment: dict[str, str]) -> int:
    """Run the server to its end; Ctrl+C and a request to end reach it, and it closes its files."""
    process = subprocess.Popen(command, cwd=folder, env=environment)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    while True:
        # Ctrl+C goes to the server too, which then ends by itself.
        with suppress(KeyboardInterrupt):
            return process.wait()


def has_screen() -> bool:
    """Whether a window can be shown; over SSH or in a service it cannot."""
    return sys.platform in ("darwin", "win32") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


def _make_environment() -> None:
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], cwd=ROOT)
    if made.returncode:
        raise StartError(words.NO_VENV.format(version=_dotted(sys.version_info[:2])))


def _installed() -> bool:
    needed = (ROOT / name for name in ("requirements.txt", "constraints.txt"))
    return stamp().exists() and all(
        each.stat().st_mtime <= stamp().stat().st_mtime for each in needed
    )


def _install(python: Path) -> None:
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    wanted = ["--constraint", "constraints.txt", "--requirement", "requirements.txt"]
    if subprocess.run([*command, *wanted], cwd=ROOT).returncode:
        raise StartError(words.NOT_INSTALLED)


def _open_when_it_answers(address: str) -> None:
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        with suppress(URLError, OSError), urlopen(address, timeout=2):
            webbrowser.open(address)
            return
        time.sleep(0.5)


def _say(text: str, stream: TextIO) -> None:
    # A console of Windows may not know the letters; a question mark is better than no sentence.
    known = stream.encoding or "utf-8"
    stream.write(text.encode(known, "replace").decode(known) + "\n")
    stream.flush()


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
