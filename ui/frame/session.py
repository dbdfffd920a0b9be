"""What the screens read, each computed once an edition: the only caches of the dashboard."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache, wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar, cast

from metrics.counts.errors import KpiError
from metrics.counts.month import Month, Window
from metrics.inspection.quota import Standing
from metrics.inspection.visit import Effect
from metrics.inspection.watch import WatchRow
from metrics.inspection.watch_filter import WatchFilter
from metrics.plans.indicator import Indicator
from metrics.ranking.scheme import Scheme
from metrics.units.unit import Unit
from metrics.verdicts.comparison import Comparison
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import Score, reporting
from pipeline.desk.clock import today
from pipeline.desk.desk import Desk, open_desk, writing_path
from pipeline.desk.viewer import Viewer, configured
from pipeline.inspection import follow, watchlist
from pipeline.inspection import quotas as quota
from pipeline.inspection.suggestion import Proposal, Wish, propose
from pipeline.intake import repair
from pipeline.scores import budget, changes, history, maps, ranking, score766, status, trace
from pipeline.scores import profile as profiles
from pipeline.scores import scorecard as scoring
from pipeline.scores import trend as trends
from pipeline.scores.budget import YearBudget
from pipeline.scores.history import MonthlyScores
from pipeline.scores.maps import Borders, Tiles
from pipeline.scores.profile import Profile
from pipeline.scores.runs import GroupLights, Key, Lights
from pipeline.scores.score766 import View766
from pipeline.scores.scorecard import Scorecard, View
from pipeline.scores.status import ReportingState
from pipeline.scores.trace import Why
from pipeline.scores.trend_picture import Trend, Wanted
from pipeline.statements import saved_filters as kept_filters
from pipeline.statements import weighing
from pipeline.statements.inspection_records import Records, records
from pipeline.statements.weighing import Kept
from ui.kit.shelf import Shelf
from warehouse.engine.files import Database
from warehouse.reading import queries
from warehouse.reading.editions import newest_number
from warehouse.reading.queries import UploadRow
from warehouse.soundness.rebuild import bring_up
from wording import interface as words
from wording import numbers

Line = dict[Month, Score]
"""The rows of one unit and indicator; months in which the unit did not exist are absent."""

# Many pages' questions, many readers: each answer is small. A choice that was not measured.
_drawn: Shelf[object] = Shelf(160)
# Each holds a month of the whole scope, so three years are what memory is spent on.
_months: Shelf[tuple[Score, ...]] = Shelf(36)

_P = ParamSpec("_P")
_R = TypeVar("_R")


def desk() -> Desk:
    """The database the dashboard works on: the real one from the moment it exists.

    Raises:
        KpiError: `no_database` where there is none; `unknown_viewer`.
    """
    return _desk(writing_path(), configured())


def edition() -> int:
    """Number of the newest edition."""
    return newest_number(desk().database)


def reference() -> Reference:
    """The reference data of the database's scope."""
    return desk().reference


def alarm() -> str:
    """What befell the database that everybody must know; empty where nothing did."""
    path = desk().database.path
    if behind() is not None:
        _publish_anew(path, edition())
    seen = behind()
    if seen is not None:
        return words.BEHIND.format(time=numbers.moment(seen))
    return "" if _sound(path, 0) or _sound(path, edition()) else words.UNSOUND


@lru_cache(maxsize=16)
def _publish_anew(path: Path, _number: int) -> None:
    """Publish what the store holds in place of a damaged edition; tried once for each."""
    bring_up(Database(path))


@lru_cache(maxsize=16)
def _sound(path: Path, _number: int) -> bool:
    """Whether the store holds what was promised: looked at once, and anew after a publication."""
    return repair.mended_at_start(Desk(Database(path)))


def database_is_fixed() -> bool:
    """Whether the installation names the database, so that nobody may switch it in the page."""
    return bool(os.environ.get("KPI_DATABASE"))


@lru_cache(maxsize=8)
def _desk(path: Path, _viewer: Viewer) -> Desk:
    return open_desk(path)


def _once_an_edition(
    kept: int,
) -> Callable[[Callable[Concatenate[Desk, _P], _R]], Callable[_P, _R]]:
    """Remember so many results by database and edition; a new edition is a new key."""

    def decorate(compute: Callable[Concatenate[Desk, _P], _R]) -> Callable[_P, _R]:
        @lru_cache(maxsize=kept)
        def remembered(path: Path, asking: Viewer, number: int, *args: Hashable) -> _R:
            del number
            return cast("Callable[..., _R]", compute)(_desk(path, asking), *args)

        @wraps(compute)
        def read(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            assert not kwargs
            here = desk()
            asked = cast("tuple[Hashable, ...]", args)
            number = newest_number(here.database)
            return remembered(here.database.path, here.viewer, number, *asked)

        return cast("Callable[_P, _R]", read)

    return decorate


@_once_an_edition(4)
def behind(desk: Desk) -> datetime | None:
    """When what is shown was published, if a newer edition is damaged."""
    return desk.behind_since()


@_once_an_edition(4)
def months(desk: Desk) -> tuple[Month, ...]:
    """The months with figures, newest first."""
    with desk.edition() as edition:
        return tuple(reversed(status.months_with_figures(edition)))


@_once_an_edition(4)
def uploads(desk: Desk) -> tuple[UploadRow, ...]:
    """Every upload, newest first, with those taken back."""
    with desk.edition() as edition:
        return tuple(reversed(queries.uploads(edition)))


@_once_an_edition(32)
def scorecard(desk: Desk, view: View) -> Scorecard:
    """Every row of a view.

    Raises:
        KpiError: `unknown_unit`.
    """
    with desk.edition() as edition:
        return scoring.scorecard(edition, desk.reference, view)


@_once_an_edition(64)
def state(desk: Desk, view: View) -> ReportingState:
    """How complete the month of a view is."""
    with desk.edition() as edition:
        return status.reporting_state(edition, desk.reference, view)


@_once_an_edition(64)
def _months_below(desk: Desk, view: View, units: tuple[Unit, ...]) -> Mapping[Key, int]:
    with desk.edition() as edition:
        return Lights(edition, desk.reference, view.question.as_of).below(view.month, units)


@_once_an_edition(64)
def _group_below(desk: Desk, view: View, head: Unit, indicator: str) -> int:
    line = zip(monthly(view), totals(view, head.code)[indicator], strict=True)
    group = replace(view, under=head.code)
    with desk.edition() as edition:
        lights = GroupLights(edition, desk.reference, view.question.as_of, group, dict(line))
        (run,) = lights.runs(view.month, [(head.identity, indicator)]).values()
    return run


@_once_an_edition(8)
def _monthly(desk: Desk, view: View) -> MonthlyScores:
    months = history.last_months(view.month, 12)
    everyone = _rows_of(desk, months, view.as_of)
    return {month: tuple(_within(desk.reference, view, month, everyone[month])) for month in months}


def _rows_of(desk: Desk, months: Sequence[Month], as_of: date | None) -> MonthlyScores:
    """The rows of every reporting unit, which all views of a month share."""
    number = newest_number(desk.database)
    keys = {month: (desk.database.path, desk.viewer, number, month, as_of) for month in months}
    missing = [month for month in months if _months.get(keys[month]) is None]
    found: MonthlyScores = {}
    if missing:
        count = months.index(missing[-1]) - months.index(missing[0]) + 1
        with desk.edition() as edition:
            view = View(missing[-1], as_of=as_of)
            found = history.monthly_scores(edition, desk.reference, view, count)
        for month, rows in found.items():
            _months.put(keys[month], rows)
    return {month: found.get(month) or _months.get(keys[month]) or () for month in months}


def _within(
    reference: Reference, view: View, month: Month, rows: Iterable[Score]
) -> Iterator[Score]:
    tree = reference.register.at(month)
    head = view.under or reference.scope
    if head not in tree:
        return
    units = {unit.code for unit in reporting(tree, under=head, level=view.level)}
    yield from (row for row in rows if row.unit.code in units)


@_once_an_edition(64)
def _totals(desk: Desk, view: View, head: str) -> dict[str, list[Score | None]]:
    return history.monthly_totals(desk.reference, view, monthly(view), head)


@_once_an_edition(64)
def _why(desk: Desk, view: View, unit: str, indicator: str) -> Why | None:
    with desk.edition() as edition:
        return trace.why(edition, desk.reference, view, unit, indicator)


@_once_an_edition(8)
def _lines(desk: Desk, view: View) -> dict[tuple[str, str], Line]:
    del desk
    lines: dict[tuple[str, str], Line] = {}
    for month, rows in monthly(view).items():
        for row in rows:
            lines.setdefault((row.unit.identity, row.indicator.code), {})[month] = row
    return lines


@_once_an_edition(32)
def profile(desk: Desk, view: View) -> Profile:
    """Everything about a view's head.

    Raises:
        KpiError: `unknown_unit`.
    """
    with desk.edition() as edition:
        return profiles.profile(edition, desk.reference, view)


@_once_an_edition(32)
def trend(desk: Desk, wanted: Wanted, asking: Viewer) -> Trend:
    """A unit or a group over time, with the visits that somebody may know of.

    Raises:
        KpiError: `unknown_unit`.
    """
    with desk.edition() as edition:
        known = records(edition, desk.reference, asking)
        visits = trends.visit_marks(known, desk.reference, wanted.view)
        return trends.trend(edition, desk.reference, wanted, visits)


@_once_an_edition(16)
def comparison(desk: Desk, view: View) -> Comparison:
    """A view beside the comparable period before.

    Raises:
        KpiError: `unknown_unit`.
    """
    with desk.edition() as edition:
        return changes.compare(edition, desk.reference, scorecard(view), earlier(view))


@_once_an_edition(64)
def _budgets(desk: Desk, month: Month, unit: str, as_of: date) -> tuple[YearBudget, ...]:
    with desk.edition() as edition:
        return budget.budgets(edition, desk.reference, month, unit, as_of)


@_once_an_edition(64)
def _group_budget(desk: Desk, view: View, indicator: str) -> YearBudget | None:
    with desk.edition() as edition:
        return budget.group_budget_of(edition, desk.reference, view, indicator)


def budgets(month: Month, unit: str) -> tuple[YearBudget, ...]:
    """The rest of the year of one unit, one row an indicator with a target."""
    return _budgets(month, unit, today())


def group_budget(view: View, indicator: str) -> YearBudget | None:
    """The rest of the year of the group under a view's head; the window plays no part."""
    return _group_budget(_of_one_month(view), indicator)


def line(view: View, score: Score) -> Line:
    """The rows of a score's unit and indicator over the twelve months, oldest first."""
    return _lines(_of_one_month(view)).get((score.unit.identity, score.indicator.code), {})


def monthly(view: View) -> MonthlyScores:
    """Twelve months of rows up to the view's month; the window plays no part."""
    return _monthly(_of_one_month(view))


def totals(view: View, head: str) -> dict[str, list[Score | None]]:
    """By indicator, a head's group row of each of the twelve months."""
    return _totals(_of_one_month(view), head)


def months_below(view: View, units: tuple[Unit, ...]) -> Mapping[Key, int]:
    """For how many months each light of some units has been below; the window plays no part."""
    return _months_below(_of_one_month(view), units)


def group_below(view: View, head: Unit, indicator: str) -> int:
    """For how many months the light of a head's group has been below."""
    return _group_below(_of_one_month(view), head, indicator)


def why(view: View, unit: str, indicator: str) -> Why | None:
    """What stands behind one unit's light."""
    return _why(view, unit, indicator)


@_once_an_edition(8)
def watched(desk: Desk, view: View, asking: Viewer) -> tuple[WatchRow, ...]:
    """Every row of a view with what an inspector asks beside it, the worst first.

    Raises:
        KpiError: `unknown_unit`.
    """
    with desk.edition() as edition:
        return watchlist.watchlist(edition, desk.reference, view, WatchFilter(), asking)


@_once_an_edition(8)
def quotas(desk: Desk, asking: Viewer, year: int, head: str, day: date) -> tuple[Standing, ...]:
    """How far a head's inspections of a year have come, as the viewer may know.

    Raises:
        KpiError: `no_quota`, `not_permitted`, `unknown_unit`.
    """
    with desk.edition() as edition:
        return quota.quotas(edition, desk.reference, asking, year, head=head, day=day)


@_once_an_edition(4)
def inspection_records(desk: Desk, asking: Viewer) -> Records:
    """The visits and conclusions that somebody may know of."""
    with desk.edition() as edition:
        return records(edition, desk.reference, asking)


@_once_an_edition(8)
def proposal(desk: Desk, asking: Viewer, wish: Wish) -> Proposal:
    """A list of units to visit.

    Raises:
        KpiError: `not_permitted`, `no_quota`, `unknown_unit`.
    """
    with desk.edition() as edition:
        return propose(edition, desk.reference, asking, wish)


@_once_an_edition(4)
def kept_weights(desk: Desk) -> Kept:
    """What suggestions are made by, and who set it."""
    with desk.edition() as edition:
        return weighing.kept(edition, desk.reference)


@_once_an_edition(16)
def effects(desk: Desk, asking: Viewer, name: str) -> tuple[tuple[Indicator, Effect], ...]:
    """Each indicator before and after a visit.

    Raises:
        KpiError: `unknown_visit`, also for one the viewer may not know of.
    """
    with desk.edition() as edition:
        visit = records(edition, desk.reference, asking).visit(name)
        return follow.effects(edition, desk.reference, visit)


@_once_an_edition(4)
def saved_filters(desk: Desk) -> dict[str, dict[str, str]]:
    """The watch filters kept under a name, as the parameters of a link."""
    with desk.edition() as edition:
        return kept_filters.saved_filters(edition)


@_once_an_edition(4)
def scheme(desk: Desk) -> Scheme:
    """The shipped weights and grades of a ranking.

    Raises:
        KpiError: `broken_reference`.
    """
    return ranking.scheme(desk.reference)


@_once_an_edition(16)
def view_766(desk: Desk, view: View) -> View766:
    """The units of a view by the criteria of QĐ 766.

    Raises:
        KpiError: `unknown_unit`, `broken_reference`.
    """
    with desk.edition() as edition:
        return score766.view_766(edition, desk.reference, view)


@_once_an_edition(4)
def tiles(desk: Desk) -> Tiles:
    """The squares of the scope."""
    return maps.tiles(desk.reference)


def map_version() -> Hashable:
    """Changes when the office puts in another file of borders."""
    return maps.version()


def borders() -> Borders:
    """The office's own borders, read once a version of its files."""
    return _borders(maps.version())


@lru_cache(maxsize=2)
def _borders(_version: Hashable) -> Borders:
    return maps.borders()


def once(what: tuple[Hashable, ...], draw: Callable[[], _R]) -> _R:
    """Something drawn from the newest edition, remembered under what it shows."""
    here = desk()
    key = (here.database.path, here.viewer, newest_number(here.database), *what)
    found = _drawn.get(key)
    return cast("_R", found) if found is not None else cast("_R", _drawn.put(key, draw()))


def earlier(view: View) -> Scorecard | None:
    """The comparable period before; None where the scope did not exist then."""
    try:
        return scorecard(view.earlier())
    except KpiError:
        return None


def _of_one_month(view: View) -> View:
    return View(view.month, Window.MONTH, view.under, view.level, view.as_of)
