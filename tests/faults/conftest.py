"""What no round asks about is done once."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True, scope="module")
def at_hand(reference_loaded_once: None) -> None:
    """Reference data are read once."""
