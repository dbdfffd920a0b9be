"""A few of each of what `make faults` does by the hundred."""

from __future__ import annotations

import random
import sys
from types import ModuleType

import pytest

from tests.faults.__main__ import ROUNDS
from tests.faults.rounds import every_kind
from tests.faults.scene import Scene

PAGES = {"pages"}
"""Raced in `tests/browser`, where a browser is open already."""
FEWER = {"machines": 4}
"""Kinds of which a round takes seconds, and how many are tried."""
pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="processes are forked"),
    pytest.mark.slow,
]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return Scene(tmp_path_factory.mktemp("faults"))


@pytest.mark.parametrize("kind", sorted(ROUNDS.keys() - PAGES))
def test_nothing_is_lost_doubled_wrong_or_stuck(
    scene: Scene, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A page that was drawn in a test stays behind as the main module, which children run again.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    rounds = FEWER.get(kind, 10)
    tally = every_kind(scene)[kind](rounds, random.Random(766))
    assert tally.rounds == rounds
    assert tally.bad == 0, tally.notes
