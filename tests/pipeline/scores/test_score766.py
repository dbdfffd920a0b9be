"""The view of QĐ 766 over a real store, recomputed by hand from the figures that were put in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.month import Month, Window
from metrics.counts.published import PublishedScore, ScoreSpan
from metrics.ranking.criteria766_file import criteria
from metrics.ranking.score766 import TermOutcome, TermScore
from metrics.units.unit import Level
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.scores.score766 import Unit766, View766, view_766
from pipeline.scores.scorecard import View
from tests.warehouse.builders import new_database, store, upload
from ui.scores import ranking766

ONE_STOP, AN_PHUOC, PHUOC_THAI = "740", "26383", "26404"
FIGURES = {
    (AN_PHUOC, "resolved_in_time"): 90,
    (AN_PHUOC, "resolved_late"): 10,
    (AN_PHUOC, "open_in_time"): 45,
    (AN_PHUOC, "open_late"): 5,
    (AN_PHUOC, "received_online"): 20,
    (AN_PHUOC, "received_offline"): 80,
    (AN_PHUOC, "feedback_due"): 0,
    (AN_PHUOC, "feedback_on_time"): 0,
    (ONE_STOP, "resolved_in_time"): 50,
    (ONE_STOP, "resolved_late"): 0,
    (ONE_STOP, "open_in_time"): 0,
    (ONE_STOP, "open_late"): 0,
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    database = new_database(tmp_path_factory.mktemp("766"))
    store(database, upload(FIGURES))
    return open_workspace(database.path)


def seen(
    workspace: Workspace, window: Window = Window.MONTH, level: Level | None = None
) -> View766:
    view = View(Month(2024, 9), window, "740", level, date(2024, 10, 20))
    with workspace.books() as books:
        return view_766(books, view)


def of(found: View766, code: str) -> Unit766:
    return next(each for each in found.units if each.unit.code == code)


def terms(unit: Unit766) -> dict[str, TermScore]:
    return {
        term.term.code: term
        for group in unit.score.groups
        for component in group.components
        for term in component.terms
    }


def test_progress_is_twenty_points_times_what_is_in_time_among_done_and_open(
    workspace: Workspace,
) -> None:
    term = terms(of(seen(workspace), AN_PHUOC))["progress"]
    assert term.share is not None
    assert (term.share.good, term.share.cases) == (135, 150)
    assert term.points == 18


def test_online_submission_gives_six_points_from_one_half_on(workspace: Workspace) -> None:
    assert terms(of(seen(workspace), AN_PHUOC))["online_c"].points == Fraction(6 * 20, 50)


def test_a_commune_gets_what_does_not_apply_to_it_and_a_one_stop_does_not(
    workspace: Workspace,
) -> None:
    found = seen(workspace)
    assert of(found, AN_PHUOC).score.points == 18 + Fraction(12, 5) + 4
    assert of(found, AN_PHUOC).score.reachable == 20 + 6 + 4
    assert of(found, ONE_STOP).score.points == 20
    assert of(found, ONE_STOP).score.reachable == 20


def test_no_petitions_give_six_points_but_only_as_an_estimate(workspace: Workspace) -> None:
    term = terms(of(seen(workspace), AN_PHUOC))["petition_on_time"]
    assert term.outcome is TermOutcome.ESTIMATED
    assert term.points is None
    assert term.estimate == 6


def test_a_missing_figure_is_never_a_zero(workspace: Workspace) -> None:
    term = terms(of(seen(workspace), ONE_STOP))["online_c"]
    assert (term.outcome, term.points) == (TermOutcome.NOT_REPORTED, None)


def test_the_whole_is_the_sum_of_the_units_not_a_mean_of_points(workspace: Workspace) -> None:
    whole = seen(workspace).whole
    assert terms(whole)["progress"].points == Fraction(20 * (135 + 50), 150 + 50)
    assert whole.unit.code == "740"


def test_silent_units_stand_last_and_have_nothing_counted_from_figures(
    workspace: Workspace,
) -> None:
    found = seen(workspace)
    silent = of(found, PHUOC_THAI)
    assert silent.silent
    assert [each.silent for each in found.units] == sorted(each.silent for each in found.units)
    points = [each.score.points for each in found.units if not each.silent]
    assert points == sorted(points, reverse=True)


def test_a_window_adds_flows_and_takes_the_last_state(workspace: Workspace) -> None:
    month, quarter = (
        terms(of(seen(workspace, each), AN_PHUOC)) for each in (Window.MONTH, Window.QUARTER)
    )
    assert month["progress"].share == quarter["progress"].share


def test_only_the_level_that_is_looked_at_is_scored(workspace: Workspace) -> None:
    found = seen(workspace, level=Level.DISTRICT)
    assert [each.unit.code for each in found.units] == [ONE_STOP]


def test_scores_of_the_portal_stand_beside_ours_and_change_nothing(tmp_path: Path) -> None:
    database = new_database(tmp_path)
    given = {
        "75": {"TONG": "90.53", "TDGQ": "18.79"},
        "740": {"TONG": "88.2", "TDGQ": "17.5"},
        AN_PHUOC: {"TONG": "92.75", "TDGQ": "19.05"},
    }
    scores = tuple(
        PublishedScore(unit, criterion, Decimal(score), f"N{place}")
        for unit, parts in given.items()
        for place, (criterion, score) in enumerate(parts.items())
    )
    portal = upload({}, "bao_cao.xlsx", form="diem-766")
    store(database, upload(FIGURES), replace(portal, scores=scores, span=ScoreSpan.MONTH))
    workspace = open_workspace(database.path)
    found = seen(workspace)
    total = found.published[AN_PHUOC].total
    assert total is not None
    assert total.score == Decimal("92.75")
    assert found.span is ScoreSpan.MONTH
    assert of(found, AN_PHUOC).score.points == 18 + Fraction(12, 5) + 4
    html = ranking766.groups(found)
    assert "Cổng công bố, tháng" in html
    assert "17,5" in html
    assert "bao_cao.xlsx" in html
    row = next(
        row for row in json.loads(ranking766.units(found).text)["rows"] if row["c"] == AN_PHUOC
    )
    assert row["cells"][0][0] == "24,4/30"
    assert row["cells"][1] == ["92,75", 92.75]


def test_without_scores_of_the_portal_nothing_stands_beside_ours(workspace: Workspace) -> None:
    found = seen(workspace)
    assert found.published == {}
    assert "Cổng công bố" not in ranking766.groups(found)
    columns = [column["c"] for column in json.loads(ranking766.units(found).text)["columns"]]
    assert columns[:2] == ["total", "progress"]


def test_a_broken_file_is_told_with_its_faults(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "qd766.toml").write_text("number = 3", encoding="utf-8")
    with pytest.raises(KpiError) as raised:
        criteria(replace(workspace.reference, folder=tmp_path))
    assert raised.value.code == "broken_reference"
    assert "qd766.toml" in str(raised.value.facts["faults"])
