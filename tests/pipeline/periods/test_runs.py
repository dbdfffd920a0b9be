"""Months in a row: one number for every page and command, whatever way a reader counts it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from metrics.counts.measure import ways
from metrics.counts.month import Month
from metrics.inspection.watch import BELOW
from metrics.units.unit import Unit
from metrics.verdicts.verdict import Status
from pipeline.desk.books import Books
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.watchlist import Watched, watchlist
from pipeline.periods.profile import profile
from pipeline.periods.runs import GroupLights, UnitWords
from pipeline.periods.status import months_with_figures, reporting_state
from pipeline.scores.scorecard import Scorecard, View, scorecard
from tests.journey.command import kpi
from tests.pipeline.reports import every, give
from tests.warehouse.builders import new_database, store, upload
from warehouse.reading import queries

AN_PHUOC, LONG_DUC, LONG_THANH = "26383", "26389", "740"
JANUARY = Month(2024, 1)
LATE = date(2026, 1, 1)
LATER = date(2026, 12, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def silence(workspace: Workspace, month: Month, code: str, as_of: date = LATE) -> int | None:
    """None for a unit that gave a word."""
    unit = workspace.reference.register.at(month)[code]
    with workspace.books() as books:
        return UnitWords(books, as_of).silence(month, [unit]).get(unit.identity)


# --- Stories -------------------------------------------------------------------------------------


def test_figures_that_no_target_asks_for_are_no_word(workspace: Workspace) -> None:
    february, march = JANUARY.plus(1), JANUARY.plus(2)
    give(workspace, {JANUARY: {AN_PHUOC: (9, 1), LONG_DUC: (9, 1)}})
    given = {(AN_PHUOC, "apologies"): 4, (LONG_DUC, "surveyed"): 0}
    store(
        workspace.database,
        *(upload(given, f"{each}.xlsx", month=each) for each in (february, march)),
    )
    assert silence(workspace, march, AN_PHUOC) == 2
    assert silence(workspace, march, LONG_DUC) is None


def test_without_a_plan_the_measures_of_on_time_are_expected(workspace: Workspace) -> None:
    february, march = Month(2022, 2), Month(2022, 3)
    give(workspace, {february: {AN_PHUOC: (9, 1)}})
    given = {(AN_PHUOC, "received_online"): 4, (LONG_DUC, "resolved_late"): 0}
    store(workspace.database, upload(given, "3.xlsx", month=march))
    assert silence(workspace, march, AN_PHUOC) == 1
    assert silence(workspace, march, LONG_DUC) is None


def test_a_month_that_is_not_due_hides_no_silence_and_a_word_in_it_ends_one(
    workspace: Workspace,
) -> None:
    march = JANUARY.plus(2)
    give(workspace, {JANUARY: {AN_PHUOC: (9, 1), LONG_DUC: (9, 1)}, march: {AN_PHUOC: (9, 1)}})
    before_deadline = date(2024, 4, 10)
    assert silence(workspace, march, AN_PHUOC, before_deadline) is None
    assert silence(workspace, march, LONG_DUC, before_deadline) == 1
    assert silence(workspace, march, LONG_DUC, date(2024, 4, 11)) == 2


def test_a_unit_of_july_2025_does_not_inherit_a_silence(workspace: Workspace) -> None:
    give(workspace, {JANUARY: {LONG_DUC: (9, 1)}})
    assert silence(workspace, Month(2025, 8), "26368") == 2


def test_a_month_before_all_figures_is_no_run(workspace: Workspace) -> None:
    give(workspace, {JANUARY: {LONG_DUC: (9, 1)}})
    assert silence(workspace, JANUARY, AN_PHUOC) == 1
    assert silence(workspace, JANUARY.plus(-1), AN_PHUOC) is None


# --- The demonstration ---------------------------------------------------------------------------


class Reader:
    """Counts on paper: one scorecard and one list of figures a month, month by month."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.reference = books.reference
        self.edition = books.edition
        self.months = every(*(months_with_figures(books)[place] for place in (-1, 0)))
        self.card: Callable[[Month, date | None], Scorecard] = cache(
            lambda month, as_of: scorecard(books, View(month, as_of=as_of))
        )
        self.lights = cache(self._lights)
        self.given = cache(self._given)
        self.expected = cache(self._expected)

    def _lights(self, month: Month, as_of: date) -> dict[tuple[str, str], Status]:
        rows = self.card(month, as_of).units
        return {(row.unit.identity, row.indicator.code): row.verdict.status for row in rows}

    def _given(self, month: Month) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for unit, measure in queries.figures_of(self.edition, month):
            found.setdefault(unit, set()).add(measure)
        return found

    def _expected(self, unit: Unit, month: Month) -> set[str]:
        line = self.reference.register.at(month).line(unit.code)
        asked = {
            target.indicator
            for (_, level), targets in self.reference.rules.targets.by_indicator_and_level.items()
            for target in targets
            if level is unit.level and target.scope in line and target.valid_on(month.last_day)
        }
        return {
            measure
            for each in self.reference.indicators
            if each.code in (asked or {"on_time"})
            for way in (*ways(each.numerator), *ways(each.denominator))
            for measure in way
        }

    def silent(self, month: Month, as_of: date, identity: str) -> Status | None:
        row = self.reference.register.row_in(identity, month)
        if row is None or not row.reports:
            return None
        if self.given(month).get(row.code, set()) & self.expected(row, month):
            return None
        late = as_of > self.reference.rules.deadline(month)
        return Status.NOT_REPORTED if late else Status.NOT_DUE

    def months_silent(self, month: Month, as_of: date, identity: str) -> int:
        line = [self.silent(each, as_of, identity) for each in self.back(month)]
        return count(line, Status.NOT_REPORTED)

    def months_below(self, month: Month, as_of: date, key: tuple[str, str]) -> int:
        due = self.reference.rules.deadline
        # Once a month is due the day does not matter.
        days = [(each, as_of if as_of <= due(each) else LATER) for each in self.back(month)]
        line = [self.lights(*day).get(key) for day in days]
        return count(line, Status.NEAR, Status.MISSED)

    def back(self, month: Month) -> list[Month]:
        return [each for each in reversed(self.months) if each <= month]


@pytest.fixture(scope="module")
def reader(demonstration: Path) -> Iterator[Reader]:
    with open_workspace(demonstration).books() as books:
        yield Reader(books)


def count(line: Sequence[Status | None], *counted: Status) -> int:
    """From the newest month back."""
    run, started = 0, False
    for status in line:
        if status is Status.NOT_DUE and not started:
            continue
        started = True
        if status not in counted:
            break
        run += 1
    return run


@pytest.mark.slow
@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_page_list_and_paper_count_say_the_same_for_every_unit_and_month(
    reader: Reader, year: int
) -> None:
    books = reader.books
    months = [month for month in reader.months if month.year == year]
    assert len(months) >= 9
    # A run counts through all months before its own, so that four of a year ask of every month.
    for place, month in enumerate((months[0], months[3], months[7], months[-1])):
        # Two of them as they were seen on their last day, before they were due.
        view = View(month, as_of=LATER if place % 2 else month.last_day)
        state = reporting_state(books, view)
        listed = {each.unit.identity: each.months for each in state.silent}
        told = {
            (row.score.unit.identity, row.score.indicator.code): row
            for row in watchlist(books, Watched(view))
        }
        as_of = view.asked(books.today).as_of
        assert {identity: told[identity, "on_time"].months_silent for identity, _ in told} == {
            unit.identity: reader.months_silent(month, as_of, unit.identity)
            for unit in state.expected
        }
        assert {key: row.months_silent for key, row in told.items()} == {
            key: listed.get(key[0], 0) for key in told
        }
        assert {key: row.months_below for key, row in told.items()} == {
            key: reader.months_below(month, as_of, key) for key in told
        }


@pytest.mark.slow
def test_the_command_line_says_the_same(reader: Reader, demonstration: Path) -> None:
    month = Month(2026, 8)
    asked = ("watchlist", "--month", month, "--as-of", LATER)
    told = {
        (row["unit"], row["indicator"]): (row["months_below"], row["months_silent"])
        for row in kpi(*asked, database=demonstration).rows
    }
    assert told == {
        (row.unit.code, row.indicator.code): (
            reader.months_below(month, LATER, (row.unit.identity, row.indicator.code)),
            reader.months_silent(month, LATER, row.unit.identity),
        )
        for row in reader.card(month, LATER).units
    }
    assert max(below for below, _ in told.values()) > 12


@pytest.mark.slow
def test_the_profile_shows_the_same_months(reader: Reader) -> None:
    month = Month(2026, 8)
    books = reader.books
    state = reporting_state(books, View(month, as_of=LATER))
    assert state.silent
    for unit in (*(each.unit for each in state.silent), *state.expected[:3]):
        found = profile(books, View(month, under=unit.code, as_of=LATER))
        silent = [each in found.past.silent for each in reversed(found.past.due)]
        run = reader.months_silent(month, LATER, unit.identity)
        assert [*silent, False].index(False) == min(run, len(silent))
        for code, line in found.past.lines.items():
            below = [row is not None and row.verdict.status in BELOW for row in reversed(line)]
            run = reader.months_below(month, LATER, (unit.identity, code))
            assert [*below, False].index(False) == min(run, len(below))


@pytest.mark.slow
def test_the_run_of_a_group_is_that_of_its_own_light(reader: Reader) -> None:
    runs = []
    for head, month in (("75", Month(2026, 8)), ("740", Month(2025, 6)), ("740", Month(2024, 9))):
        unit = reader.reference.register.at(month)[head]
        line = [
            {
                row.indicator.code: row.verdict.status
                for row in reader.card(each, LATER).groups
                if row.unit.identity == unit.identity
            }
            for each in reader.back(month)
        ]
        for code in sorted(reader.reference.indicator_codes):
            view = View(month, under=head)
            lights = GroupLights(reader.books, LATER, view, {})
            (run,) = lights.runs(month, [(unit.identity, code)]).values()
            assert run == count([row.get(code) for row in line], Status.NEAR, Status.MISSED)
            runs.append(run)
    assert max(runs) > 1
