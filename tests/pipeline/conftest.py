"""What no test of the journey asks about is done once."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True, scope="module")
def at_hand(reference_loaded_once: None, forked_reader: None) -> None:
    """A module that asks how a reading process starts has a `forked_reader` of its own."""
