"""Each unit chosen for a visit stands on paper with what speaks for it and who stood next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.counts.month import Month, Window
from metrics.inspection.visit import VisitKind, VisitState
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.chosen import justified
from pipeline.inspection.dating import VisitsWanted
from pipeline.inspection.findings import conclude
from pipeline.inspection.inspections import NewVisit, VisitChange, change_visit, schedule
from pipeline.inspection.suggestion import VisitProposal, propose
from pipeline.inspection.visit_wish import VisitWanted, VisitWish
from pipeline.papers.inspections.choice import choice_of_list
from pipeline.papers.kinds import KINDS
from pipeline.papers.making import paper
from pipeline.scores.scorecard import View
from tests.pipeline.inspection.test_inspections import (
    LONG_DUC,
    PLANNED,
    SIGNED,
    SURPRISE,
    a_finding,
    done,
)
from tests.warehouse.builders import new_database
from wording import numbers
from wording.inspection.choice_paper import NOT_KEPT
from wording.inspection.suggestion import next_one, reasons
from wording.papers.report import DASH

DAY = date(2023, 6, 5)
WISH = VisitWish(2023, DAY)
LATER = date(2024, 3, 1)
CHOICE = KINDS["inspection-choice"]
ALL_YEAR = View(Month(2023, 12), Window.YEAR, as_of=date(2023, 12, 31))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An Phước was visited and has an open conclusion; another team comes to Long Đức unseen."""
    found = open_workspace(new_database(tmp_path).path)
    soon = date(2023, 12, 4)
    secret = replace(SURPRISE, unit=LONG_DUC, team="Đoàn ngầm", first_day=soon, last_day=soon)
    visit, _ = schedule(found, OFFICE, [PLANNED, secret], SIGNED)
    done(found, visit)
    conclude(found, OFFICE, [a_finding(visit)], SIGNED)
    return found


def wanted(proposal: VisitProposal) -> VisitsWanted:
    """What the list asks for, and a commune added by hand."""
    visits = [
        VisitWanted(pick.candidate.unit.code, proposal.days[pick.candidate.unit.identity], "")
        for pick in proposal.suggestion.picks
    ]
    return VisitsWanted(WISH, (*visits, VisitWanted(PLANNED.unit, DAY, "người dùng thêm")))


def test_every_chosen_unit_has_its_grounds_and_who_stood_next(workspace: Workspace) -> None:
    with workspace.books() as books:
        proposal = propose(books, WISH)
        made = docx.Document(BytesIO(choice_of_list(books, wanted(proposal))))
    found = proposal.suggestion
    (table,) = (each for each in made.tables if len(each.columns) == 8)
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    assert len(rows) == len(found.picks) + 1
    for pick, row in zip(found.picks, rows, strict=False):
        unit = pick.candidate.unit
        told = "; ".join(reasons(pick, found.terms.seed))
        assert row[1:3] == [unit.name, numbers.day(proposal.days[unit.identity])]
        assert row[4].lower() == told.lower()
        assert row[7] == next_one(pick)
    last = rows[-1]
    assert (last[1], last[4:7]) == ("Xã An Phước", ["Người dùng thêm", "16/05/2023", "1"])
    text = "\n".join(each.text for each in made.paragraphs)
    assert "Căn cứ chọn đơn vị kiểm tra năm 2023" in text
    assert "Số bốc thăm: 2023" in text
    assert "không gửi đơn vị được kiểm tra" in text
    assert "Đoàn ngầm" not in text + str(rows)


def rows_of(document: bytes) -> list[list[str]]:
    made = docx.Document(BytesIO(document))
    (table,) = (each for each in made.tables if len(each.columns) == 8)
    return [[cell.text for cell in row.cells] for row in table.rows[1:]]


def test_the_paper_of_a_later_day_says_what_was_known_when_they_were_chosen(
    workspace: Workspace,
) -> None:
    with workspace.books() as books:
        asked = wanted(propose(books, WISH))
        asked = replace(asked, visits=asked.visits[:2])
        first = rows_of(choice_of_list(books, asked))
        because = justified(books, asked)
    new = [
        NewVisit(each.unit, VisitKind.PLANNED, "Đoàn 1", each.day, each.day, justification=found)
        for each, found in zip(asked.visits, because, strict=True)
    ]
    visits = schedule(workspace, OFFICE, new, SIGNED)
    over = VisitChange(visits[0].visit, state=VisitState.DONE, as_of=date(2023, 12, 31))
    found = replace(a_finding(change_visit(workspace, OFFICE, over, SIGNED)), deadline=LATER)
    conclude(workspace, OFFICE, [found], SIGNED)
    moved = (date(2023, 12, 20), date(2023, 12, 20))
    change_visit(workspace, OFFICE, VisitChange(visits[1].visit, days=moved), SIGNED)
    with workspace.books() as books:
        later = rows_of(paper(books, CHOICE, ALL_YEAR, "docx"))
    told = {row[1]: row for row in later}
    for row in first:
        kept = told[row[1]]
        assert kept[3].startswith(f"{row[3]}; chọn ngày 05/06/2023, số liệu đến tháng ")
        assert kept[4:] == row[4:]
    assert told[first[1][1]][2] == "20/12/2023"
    assert told["Xã An Phước"][3:] == [NOT_KEPT, *[DASH] * 4]


def test_people_of_a_unit_do_not_get_it(workspace: Workspace) -> None:
    asked = VisitsWanted(WISH, ())
    with workspace.books() as books, pytest.raises(KpiError, match="not_permitted"):
        choice_of_list(replace(books, viewer=Viewer(Role.UNIT, LONG_DUC)), asked)
    with workspace.books() as books, pytest.raises(KpiError, match="not_permitted"):
        told = replace(books, viewer=Viewer(Role.UNIT, LONG_DUC))
        paper(told, CHOICE, ALL_YEAR, "docx")
