"""What no test of the journey asks about is done once, and without another process."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True, scope="module")
def at_hand(reference_loaded_once: None, read_at_hand: None) -> None:
    """A module that asks about the child's process has a `read_at_hand` of its own."""
