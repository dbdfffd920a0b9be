"""Open the dashboard in a browser once it answers; without a screen do nothing."""

from __future__ import annotations

import os
import sys
import time
import webbrowser
from contextlib import suppress
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 60
"""Seconds; a first start may be slow."""


def has_screen() -> bool:
    """Whether a window can be shown; over SSH or in a service it cannot."""
    return sys.platform in ("darwin", "win32") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


def answers(address: str) -> bool:
    """Wait for the server; whether it came up in time."""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        with suppress(URLError, OSError), urlopen(address, timeout=2):
            return True
        time.sleep(0.5)
    return False


if __name__ == "__main__":
    if has_screen() and answers(sys.argv[1]):
        webbrowser.open(sys.argv[1])
