"""What the overview counts as certain is what the watch list shows when it is asked for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.month import Month, Window
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import open_workspace
from pipeline.inspection.watchlist import Watched, watchlist
from pipeline.scores.scorecard import View, scorecard
from ui.overview.attention import SURE, found_in

VIEWS = [
    View(Month(2026, 9)),
    View(Month(2026, 9), Window.YEAR_TO_DATE),
    View(Month(2024, 9), under="740"),
]


@pytest.mark.parametrize("viewer", [OFFICE, Viewer(Role.UNIT, "740")])
@pytest.mark.parametrize("view", VIEWS)
def test_the_rows_counted_are_the_rows_shown(
    demonstration: Path, view: View, viewer: Viewer
) -> None:
    workspace = open_workspace(demonstration)
    with workspace.books() as opened:
        books = replace(opened, viewer=viewer)
        counted = found_in(books.ask(scorecard, view), viewer)
        shown = watchlist(books, Watched(view, SURE))
    assert {(row.unit.code, row.indicator.code) for row in counted} == {
        (row.score.unit.code, row.score.indicator.code) for row in shown
    }
    assert counted or viewer is not OFFICE
