"""The lights of a quarter beside those of months: of a unit, and those below their targets."""

from __future__ import annotations

import re
from pathlib import Path

from tests.pipeline.scores.test_quarter import AN_PHUOC, SEPTEMBER, WHOLE, card, hand_in
from tests.ui.uploads import new_desk
from ui.scores import quarter_lights


def test_a_units_quarter_tells_each_light_and_how_many_are_silent(tmp_path: Path) -> None:
    workspace = new_desk(tmp_path)
    inbox, _ = hand_in(workspace, {"procedures": 100, "procedures_sampled": 45})
    assert inbox.store(workspace, "Hoa")
    found = card(workspace)
    of_unit = quarter_lights.of_unit(found.of(AN_PHUOC), SEPTEMBER, "/quarters")
    assert "Chỉ tiêu theo quý, quý III/2024" in of_unit
    assert "45,0\N{NO-BREAK SPACE}% (mục tiêu 70\N{NO-BREAK SPACE}%)" in of_unit
    assert re.search(r"\d+/\d+ chỉ tiêu chưa có số liệu", of_unit)
    assert quarter_lights.of_unit((), SEPTEMBER, "/quarters") == ""


def test_only_what_is_below_its_target_is_listed_the_worst_first(tmp_path: Path) -> None:
    workspace = new_desk(tmp_path)
    inbox, _ = hand_in(workspace, WHOLE)
    assert inbox.store(workspace, "Hoa")
    found = quarter_lights.below_target(card(workspace).units)
    told = [(row.score.indicator.code, str(row.score.verdict.status)) for row in found]
    assert ("simplification", "near") in told
    assert ("certified_copies_growth", "met") not in told
    assert {status for _, status in told} <= {"missed", "near"}
    shown = quarter_lights.reds(found, SEPTEMBER, lambda code: f"/unit?u={code}")
    assert f"Chỉ tiêu theo quý chưa đạt, quý III/2024: {len(found)}" in shown
    assert f"/unit?u={AN_PHUOC}" in shown
    assert quarter_lights.reds((), SEPTEMBER, str) == ""
