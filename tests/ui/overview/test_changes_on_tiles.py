"""A tile says what changed, and whether by more than chance."""

from __future__ import annotations

import pytest

from tests.ui.builders import row, step
from ui.kit.html import Html
from ui.overview import tiles
from ui.overview.tiles import IndicatorTile


def drawn(before: tuple[int, int] | None, now: tuple[int, int]) -> str:
    score = row("26383", "on_time", *now)
    earlier = row("26383", "on_time", *before) if before else None
    return tiles.grid([IndicatorTile(score, (), (), step(earlier, score))], Html(), lambda _: "#")


@pytest.mark.parametrize(
    ("before", "now", "points", "mark"),
    [
        ((970, 1000), (900, 1000), "−7,0", "rõ rệt"),
        ((11, 12), (12, 12), "+8,3", "chưa rõ"),
        ((97, 100), (97, 100), "0,0", "chưa rõ"),
    ],
)
def test_only_a_change_beyond_chance_is_called_clear(
    before: tuple[int, int], now: tuple[int, int], points: str, mark: str
) -> None:
    html = drawn(before, now)
    assert f"<b>{points}</b> điểm" in html
    assert mark in html
    assert ("rõ rệt" in html) != ("chưa rõ" in html)


def test_without_a_period_before_nothing_is_claimed() -> None:
    html = drawn(None, (97, 100))
    assert "rõ rệt" not in html and "chưa rõ" not in html
    assert "kỳ trước chưa có số" in html
