"""What the demonstration says, for all that look at it before it is a workbook."""

from __future__ import annotations

import pytest

from scripts.sample_reports import Demonstration, demonstration


@pytest.fixture(scope="session")
def shown() -> Demonstration:
    """The figures of every month, drawn once; nothing changes them."""
    return demonstration()
