"""A row of a paper tells of one unit: its numbers are that unit's own, in every format.

With visits, conclusions, a recount and decisions, so that papers of inspections and meetings
have something to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest

from metrics.counts.month import Month
from metrics.inspection.recount import Recount
from metrics.inspection.visit import VisitState
from pipeline.desk.books import Books
from pipeline.desk.workspace import Workspace
from pipeline.inspection.follow import effects
from pipeline.inspection.quotas import YearOf, quotas
from pipeline.meetings.minutes import all_minutes
from pipeline.papers.kinds import KINDS
from pipeline.papers.making import paper
from pipeline.scores.scorecard import View, scorecard
from pipeline.statements.inspection_records import Records, records
from tests.pipeline.papers.busy import MONTH, PROVINCE, VIEW, busy_office
from tests.pipeline.papers.test_every_number import (
    DATES,
    NUMBER,
    as_written,
    said,
    sums_of,
)
from warehouse.reading.queries import figures_of
from wording import numbers

OwnNumbers = dict[View, dict[str, set[str]]]

OF_VISITS = [code for code in KINDS if code.startswith("inspection-")]
OF_DISTRICT = ["report", "reminder", "conclusions", "form-ii06a", "form-06"]
FILES = [(code, end) for code in (*OF_DISTRICT, *OF_VISITS) for end in KINDS[code].formats]
ROWS = [(code, ending) for code, ending in FILES if ending != "pdf"]
VISITS = [code for code in KINDS if code in OF_VISITS or code == "conclusions"]
CLAUSES = re.compile(r"\b(?:[IVX]+\.)+\d+(?:\.\d+)*|\b(?:mục|điểm) \S+")
"""The number of a clause is quoted, not counted."""
FIXED = {"30/2020", "766", "95", "09", "2024", "2026"}
"""What fixed words name: decrees, the confidence of an interval, the years."""
ANCHOR = re.compile(r"\b\d+-\d+-[0-9a-f]{16}\b")
"""Where the ledger stood: a hash has digits that are no number."""


@pytest.fixture(scope="module")
def office(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return busy_office(demonstration, tmp_path_factory.mktemp("busy"))


@pytest.fixture(scope="module")
def own(office: Workspace) -> OwnNumbers:
    """The numbers of each unit, by the view that a paper is of."""
    with office.books() as books:
        return {view: own_numbers(books, view) for view in (VIEW, PROVINCE)}


def view_of(kind: str) -> View:
    return PROVINCE if kind in OF_VISITS else VIEW


def numbers_in(text: str) -> set[str]:
    return set(NUMBER.findall(CLAUSES.sub(" ", DATES.sub(" ", ANCHOR.sub(" ", text)))))


def rows(content: bytes, ending: str) -> Iterator[list[str]]:
    """The rows of every table, a cell a text; one that spans several stands once."""
    if ending == "docx":
        for table in docx.Document(BytesIO(content)).tables:
            for row in table.rows:
                yield [cell.text for cell in dict.fromkeys(row.cells)]
        return
    for page in openpyxl.load_workbook(BytesIO(content)):
        for cells in page.iter_rows():
            yield [as_written(cell) for cell in cells if cell.value is not None]


def own_numbers(books: Books, view: View) -> dict[str, set[str]]:
    """Every number that may stand in a row of a unit, by the unit's name."""
    tree = books.reference.register.at(MONTH)
    names = {unit.code: unit.name for unit in tree.values()}
    found: dict[str, set[str]] = {name: set() for name in names.values()}
    stored: dict[str, dict[str, int]] = {}
    for (unit, measure), value in figures_of(books.edition, MONTH).items():
        stored.setdefault(unit, {})[measure] = value
    for unit, each in stored.items():
        found[names[unit]] |= {numbers.count(value) for value in (*each.values(), *sums_of(each))}
    for row in scorecard(books, view).units:
        goal = row.goal.percent if row.goal else None
        own = found[row.unit.name]
        if row.share:
            own |= {numbers.count(row.share.good), numbers.count(row.share.cases)}
        if row.verdict.percent is not None:
            own |= as_shown(numbers.figure(row.verdict.percent, goal))
        if goal is not None:
            own |= {numbers.figure(goal), numbers.goal(goal).removesuffix(numbers.PERCENT_SIGN)}
        own.add(numbers.count(row.verdict.short_by or 0))
    known = books.ask(records)
    for visit in known.visits:
        if visit.unit in names:
            found[names[visit.unit]] |= _of_visit(books, known, visit.visit)
    return found


def as_shown(rate: str) -> set[str]:
    """A rate as documents and as cells write it, which drop a last zero."""
    return {rate, rate.removesuffix(",0")}


def _of_visit(books: Books, known: Records, name: str) -> set[str]:
    """The numbers of a visit and of all that came of it."""
    visit = known.visit(name)
    told = {name, *numbers_in(f"{visit.team} {name}")}
    for each in known.conclusions_of([visit]):
        late = numbers.count((books.today - each.deadline).days)
        told |= numbers_in(f"{each.conclusion} {each.finding} {each.recommendation} {late}")
        told |= numbers_in(f"{each.responsible} {each.proof}")
    for counted_again in known.recounts:
        told |= _of_recount(counted_again) if counted_again.visit == name else set()
    for _, effect in effects(books, name):
        for share in filter(None, (effect.before, effect.after)):
            told |= {*as_shown(numbers.figure(share.percent)), numbers.count(share.cases)}
            told.add(numbers.count(share.good))
        if effect.change.points is not None:
            told.add(numbers.change(abs(effect.change.points)).removeprefix("+"))
    return told


def _of_recount(each: Recount) -> set[str]:
    shares = each.sample, each.reported
    bounds = each.interval
    told = {numbers.count(number) for share in shares for number in (share.good, share.cases)}
    told |= {numbers.figure(share.percent) for share in shares}
    return told | ({numbers.figure(bounds.low), numbers.figure(bounds.high)} if bounds else set())


def units_of(cells: list[str], names: set[str]) -> set[str]:
    """The units that a row is about: those its cells name, alone or before a colon."""
    return {head for cell in cells if (head := cell.partition(":")[0].strip()) in names}


@pytest.mark.parametrize(("kind", "ending"), ROWS)
def test_a_row_has_the_numbers_of_its_unit_alone(
    office: Workspace, own: OwnNumbers, kind: str, ending: str
) -> None:
    with office.books() as books:
        content = paper(books, KINDS[kind], view_of(kind), ending)
    seen, wrong, of_unit = 0, [], own[view_of(kind)]
    for cells in rows(content, ending):
        units = units_of(cells, set(of_unit))
        # The first cell is the row's place.
        told = numbers_in("\n".join(cells[1:])) - FIXED
        seen += bool(units)
        if len(units) == 1 and (odd := told - of_unit[units.pop()]):
            wrong.append((cells, odd))
    assert wrong == []
    assert seen


def test_a_number_of_another_unit_would_be_seen(own: OwnNumbers) -> None:
    found = own[VIEW]
    assert len(found["Xã An Phước"]) > 30
    assert not found["Xã An Phước"] >= found["Xã Long Đức"]


def counted(books: Books) -> set[str]:
    """The numbers of papers of inspections that are of no single unit."""
    known = books.ask(records)
    visits = [each for each in known.visits if Month.of(each.last_day) == MONTH]
    done = [each for each in visits if each.state is VisitState.DONE]
    found = {len(visits), len({each.unit for each in visits}), len(done)}
    found |= {sum(each.kind is kind for each in done) for kind in {v.kind for v in known.visits}}
    states = [each.state(books.today) for each in known.conclusions_of(done)]
    found |= {states.count(state) for state in states} | {len(states), 0}
    for each in quotas(books, YearOf(MONTH.year, None, books.today)):
        percent = each.quota.percent
        found |= {int(percent), each.quota.needed, len(each.quota.units), len(each.done)}
        found |= {len(each.planned), each.missing, each.left}
    return {numbers.count(each) for each in found}


def quoted(books: Books) -> set[str]:
    """The numbers of what was said at the meetings, and of the plans that are named."""
    told = [f"{plan.title} {plan.number} {plan.year}" for plan in books.reference.plans]
    for each in books.ask(all_minutes):
        minutes = each.minutes
        lines = (*minutes.before, *minutes.red, *minutes.decided)
        told += [f"{row.what} {row.who} {row.state}" for row in lines]
        told += [minutes.changed, minutes.meeting, str(minutes.edition)]
        told += [added.facts.text for added in each.supplements]
    return numbers_in("\n".join(told))


@pytest.mark.parametrize("kind", VISITS)
def test_no_number_of_a_visit_or_a_decision_is_made_up(
    office: Workspace, own: OwnNumbers, kind: str
) -> None:
    view = view_of(kind)
    with office.books() as books:
        content = paper(books, KINDS[kind], view, "pdf")
        known = set().union(*own[view].values(), counted(books), quoted(books), FIXED)
    told = numbers_in(said(content, "pdf"))
    assert len(told) > 4
    places = {str(place) for place in range(1, 40)}
    assert told - known - places == set()
