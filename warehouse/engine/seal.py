"""How a row is sealed to the one before it, so that none can be altered or left out unnoticed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

START = "0" * 64
"""What the first row is sealed with."""


def seal(previous: str, told: Iterable[object]) -> str:
    """The seal of a row that says this after the row with that seal."""
    row = [previous, *map(str, told)]
    return hashlib.sha256(json.dumps(row, ensure_ascii=False).encode()).hexdigest()
