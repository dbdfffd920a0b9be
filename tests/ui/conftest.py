"""What no test of the pages asks about is done once."""

from __future__ import annotations

import pytest

from ui.door import who


@pytest.fixture(autouse=True, scope="module")
def at_hand(reference_loaded_once: None) -> None:
    """Reference data are read once."""


@pytest.fixture(autouse=True)
def nobody_in_particular(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of a page sits at it as whom `KPI_VIEWER` names; the door has tests of its own."""
    monkeypatch.setattr(who, "person", lambda: None)
