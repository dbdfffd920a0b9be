"""Of two people who press *Lưu* at the same moment one stores, and the other is shown it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.races import race

ROUNDS = 2
"""`make faults` does more."""


def test_the_second_saves_nothing_until_it_has_seen_what_the_first_one_saved(
    chromium: Browser, tmp_path: Path
) -> None:
    tally = race(chromium, tmp_path, ROUNDS)
    assert tally.rounds == ROUNDS
    assert tally.bad == 0, tally.notes
