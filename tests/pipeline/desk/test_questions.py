"""A question writes nothing, and what several ask is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from access.roles import Role
from metrics.counts.month import Month
from pipeline.desk.books import Books
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import open_workspace
from pipeline.inspection import follow, quotas, saved_filters, suggestion, watchlist
from pipeline.inspection.inspections import schedule
from pipeline.inspection.visit_wish import VisitWish
from pipeline.intake import undo
from pipeline.periods import budget, changes, history, profile, status, trend
from pipeline.periods.trend_picture import TrendWanted
from pipeline.scores import score766, scorecard, trace
from pipeline.scores.scorecard import Light, View
from pipeline.statements import (
    aliases,
    explanations,
    inspection_records,
    mappings,
    people,
    permitted,
    weighing,
)
from tests.pipeline.inspection.test_inspections import PLANNED, SIGNED
from tests.warehouse.builders import new_database, store, upload

MONTH = Month(2024, 9)
OF_UNIT = View(MONTH, under="26383")
LIGHT = Light(OF_UNIT, "on_time")

QUESTIONS: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
    (status.months_with_figures, ()),
    (status.uploads, ()),
    (status.reporting_state, (View(MONTH),)),
    (scorecard.scorecard, (View(MONTH),)),
    (scorecard.earlier, (View(MONTH),)),
    (scorecard.score_unit, (OF_UNIT,)),
    (history.monthly_scores, (View(MONTH),)),
    (history.monthly_totals, (history.Within(View(MONTH), "75"),)),
    (history.lines, (OF_UNIT,)),
    (changes.comparison, (View(MONTH),)),
    (trace.why, (LIGHT,)),
    (budget.budgets, (OF_UNIT,)),
    (budget.group_budget_of, (LIGHT,)),
    (profile.profile, (OF_UNIT,)),
    (score766.view_766, (View(MONTH),)),
    (trend.trend, (TrendWanted(OF_UNIT, "on_time", group=False),)),
    (watchlist.watchlist, (watchlist.Watched(View(MONTH)),)),
    (quotas.quotas, (quotas.YearOf(2023),)),
    (quotas.heads, (2023,)),
    (suggestion.propose, (VisitWish(2023, PLANNED.first_day),)),
    (follow.due, ("26383-2022",)),
    (follow.visits_of, ("26383-2022",)),
    (follow.effects, ("KT-2023-0001",)),
    (inspection_records.records, ()),
    (inspection_records.history, ("KT-2023-0001",)),
    (saved_filters.saved_filters, ()),
    (weighing.kept, ()),
    (people.everybody, ()),
    (people.responsible, (MONTH.last_day,)),
    (people.answering, (people.AtMonth(MONTH),)),
    (explanations.of_months, ((MONTH,),)),
    (aliases.remembered, ()),
    (mappings.remembered, ()),
    (permitted.takable, ()),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = new_database(tmp_path_factory.mktemp("asked"))
    figures = {("26383", "resolved_in_time"): 90, ("26383", "resolved_late"): 10}
    store(database, upload(figures))
    workspace = open_workspace(database.path)
    schedule(workspace, workspace.viewer, [PLANNED], SIGNED)
    return database.path


def state(path: Path) -> dict[str, str]:
    """Every file of the database with what is in it."""
    files = (each for each in path.parent.rglob("*") if each.is_file())
    return {str(each): sha256(each.read_bytes()).hexdigest() for each in files}


def test_no_question_writes_and_each_can_be_kept(path: Path) -> None:
    before = state(path)
    with open_workspace(path).books() as books:
        for question, wanted in QUESTIONS:
            answer = question(books, *wanted)
            assert books.ask(question, *wanted) == answer, question
            assert books.ask(question, *wanted) is books.ask(question, *wanted)
        (first, *_) = status.uploads(books)
        undo.undoing(books, first)
    assert state(path) == before


def test_what_was_answered_for_one_reader_is_not_told_another(path: Path) -> None:
    asked: list[Viewer] = []

    def who(books: Books) -> Viewer:
        asked.append(books.viewer)
        return books.viewer

    with open_workspace(path).books() as books:
        other = replace(books, viewer=Viewer(Role.LEADER))
        for each in (books, other, books, other):
            assert each.ask(who) == each.viewer
    assert len(asked) == 2
