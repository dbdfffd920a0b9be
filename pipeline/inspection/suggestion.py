"""Whom to visit in a year or a quarter: the quotas, the figures and the visits become a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from metrics.counts.month import Month, Window
from metrics.inspection.file import Criterion, InspectionSettings
from metrics.inspection.quota import QuotaStanding, needed
from metrics.inspection.suggest import suggest
from metrics.inspection.visit import Visit
from metrics.inspection.visit_days import FreeDays, busy_days
from metrics.inspection.visit_list import Candidate, Demand, Suggestion, Terms, VisitConflict
from metrics.inspection.watch import NOT_FOLLOWED, Followed
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books
from pipeline.inspection.measured import UpTo, measured
from pipeline.inspection.quotas import YearOf, base_day, quotas
from pipeline.statements.inspection_records import Records, followed, records
from pipeline.statements.weighing import kept
from warehouse.reading import queries

SUBORDINATES = "subordinates"
"""The group of a second-tier quota: everything below the head."""

_SATURDAY = 5

_A_QUARTER = Decimal(25)
"""Percent of a year's quota that each quarter must bring; no plan spreads it otherwise."""


@dataclass(frozen=True, slots=True)
class VisitWish:
    """What a list is asked for."""

    year: int
    day: date
    """Usually today; months behind it are not filled, unless the whole period is."""
    quarter: int | None = None
    """1 to 4; None: the year."""
    head: str | None = None
    """Whose quotas; None: the province's."""
    month: Month | None = None
    """Up to which month the year's figures are looked at; None: the newest there is."""
    team: str = ""
    """Visits of other teams forbid months near them; empty: those of every team do."""
    seed: int | None = None
    """None: the year."""
    capacity: int | None = None
    """Visits a month; None: as set."""
    settings: InspectionSettings | None = None
    """With other weights or shares; None: those in force."""

    def __post_init__(self) -> None:
        if self.capacity is not None and self.capacity < 1:
            raise ValueError(f"capacity: want 1 or more, found {self.capacity}")

    @property
    def period(self) -> tuple[Month, ...]:
        """The months of the year or quarter."""
        if self.quarter is None:
            return Window.YEAR.months(Month(self.year, 1))
        return Window.QUARTER.months(Month(self.year, 3 * self.quarter))

    @property
    def months(self) -> tuple[Month, ...]:
        """The months to be filled: those ahead, or all of a period that is over."""
        if self.over:
            return self.period
        return tuple(month for month in self.period if month >= Month.of(self.day))

    @property
    def over(self) -> bool:
        """Whether the whole period lies behind the day."""
        return self.period[-1].last_day < self.day


@dataclass(frozen=True)
class VisitProposal:
    """A list with everything it was made from."""

    suggestion: Suggestion
    standings: tuple[QuotaStanding, ...]
    """The quotas before the list."""
    month: Month
    """The last month whose figures were looked at."""
    settings: InspectionSettings
    days: Mapping[str, date]
    """By identity of each unit picked, the day that it may be visited on; one unit a day."""

    def met(self) -> bool:
        """Whether the list is long enough for every quota of the period."""
        return not self.suggestion.unmet

    @property
    def lacking(self) -> int:
        """How many units the quotas of the whole year lack beside the list."""
        every = sum(each.missing for each in self.standings)
        return every - len(self.suggestion.picks)


def propose(books: Books, wish: VisitWish) -> VisitProposal:
    """Make a list for whoever may schedule or order visits.

    Raises:
        KpiError: `not_permitted` for people of a unit, who must not learn of unannounced visits;
            `unknown_unit` and `no_quota` as for the quotas.
    """
    books.viewer.must_plan()
    chosen = wish.settings or books.ask(kept).settings
    # Of a year that is over, what was planned in it: its list is not made twice.
    day = base_day(wish.year, wish.day)
    standings = books.ask(quotas, YearOf(wish.year, wish.head, day))
    month = wish.month or _newest(books, wish)
    pool = _Pool(books, wish, chosen, month)
    demands = [pool.demand(standing) for standing in standings]
    found = suggest(demands, pool.terms())
    return VisitProposal(found, standings, month, chosen, pool.dated(found))


def group_of(standing: QuotaStanding) -> str:
    """The group of a quota's units in a list."""
    return standing.quota.level.value if standing.quota.level else SUBORDINATES


def free_days(books: Books, wish: VisitWish) -> FreeDays:
    """The working days on which the team that is asked for can visit a unit, never today.

    Where no team is named, those of a team that is at no unit yet.
    """
    visits = books.ask(records).visits
    after = None if wish.over else wish.day
    return FreeDays(_is_weekday, after, busy_days(visits, wish.team))


def _is_weekday(day: date) -> bool:
    return day.weekday() < _SATURDAY


def _newest(books: Books, wish: VisitWish) -> Month:
    """The newest month with figures that was due by the day and is not after the period."""
    known = [month for month in queries.months(books.edition) if month <= wish.period[-1]]
    due = [month for month in known if books.reference.rules.deadline(month) < wish.day]
    return max(due, default=min(Month.of(wish.day), wish.period[-1]))


@dataclass
class _Pool:
    books: Books
    wish: VisitWish
    chosen: InspectionSettings
    month: Month

    @property
    def reference(self) -> Reference:
        """The units, the plans and the deadlines."""
        return self.books.reference

    @property
    def known(self) -> Records:
        """The visits and conclusions that the viewer may know of."""
        return self.books.ask(records)

    def terms(self) -> Terms:
        wish = self.wish
        seed = wish.year if wish.seed is None else wish.seed
        return Terms(
            self.months,
            self.chosen.capacity if wish.capacity is None else wish.capacity,
            self.chosen.weighings,
            self.chosen.parts,
            _years_before(self.months[0].first_day, self.chosen.rotation_years),
            seed,
            self._taken(self.months),
            {month: len(self.free.of(month)) for month in self.months},
        )

    def dated(self, found: Suggestion) -> Mapping[str, date]:
        """A day for each pick: the first ones of its month that are free."""
        left = {month: iter(self.free.of(month)) for month in self.months}
        return {each.candidate.unit.identity: next(left[each.month]) for each in found.picks}

    @cached_property
    def free(self) -> FreeDays:
        """The days of the team that is asked for."""
        return free_days(self.books, self.wish)

    def demand(self, standing: QuotaStanding) -> Demand:
        units = standing.open_units
        values = self.books.ask(measured, UpTo(self.month, self.wish.day))
        past = followed(self.known, self.reference, units, self.wish.day)
        candidates = [self._candidate(unit, values.get(unit.identity, {}), past) for unit in units]
        needed_by_then = self._needed(standing)
        count = self._count(standing, needed_by_then)
        return Demand(group_of(standing), count, tuple(candidates), needed_by_then)

    def _needed(self, standing: QuotaStanding) -> int:
        """What the year must have brought by the end of the period."""
        if self.wish.quarter is None:
            return standing.quota.needed
        return needed(standing.quota.needed * self.wish.quarter, _A_QUARTER)

    def _count(self, standing: QuotaStanding, by_then: int) -> int:
        """What the period must bring, on top of what is reached."""
        if self.wish.quarter is None:
            return standing.missing
        quota = standing.quota
        ends = self.wish.period[-1].last_day
        late = {
            visit.identity
            for visit in self.known.visits
            if visit.standing and visit.last_day > ends and visit.authority == quota.head.code
        }
        reached = len((standing.done | standing.planned) - late)
        return min(standing.missing, max(0, by_then - reached))

    def _candidate(
        self, unit: Unit, values: Mapping[Criterion, int], past: Mapping[str, Followed]
    ) -> Candidate:
        fields = tuple(each.name for each in self.chosen.fields if each.touches(unit))
        before = past.get(unit.identity, NOT_FOLLOWED)
        conflicts = self._conflicts(unit)
        blocked = {month for month in self.months if not self._exists(unit, month)}
        blocked.update(month for conflict in conflicts for month in conflict.months)
        own = {
            Criterion.OPEN_CONCLUSIONS: before.open_conclusions,
            Criterion.STRESSED_FIELD: len(fields),
        }
        return Candidate(
            unit, {**values, **own}, fields, before.last_visit, conflicts, frozenset(blocked)
        )

    def _exists(self, unit: Unit, month: Month) -> bool:
        """Whether the unit is there on every day of the month."""
        register = self.reference.register
        rows = (register.on(day).get(unit.code) for day in (month.first_day, month.last_day))
        return all(row is not None and row.identity == unit.identity for row in rows)

    def _conflicts(self, unit: Unit) -> tuple[VisitConflict, ...]:
        """What other teams do at the unit, those it has gone into and those that went into it."""
        found = [
            conflict
            for each in self.reference.heirs.kin(unit.identity)
            for conflict in self.others.get(each, ())
        ]
        return tuple(sorted(found, key=lambda each: (each.visit.first_day, each.visit.visit)))

    @cached_property
    def others(self) -> Mapping[str, Sequence[VisitConflict]]:
        """By identity, the visits of other teams that forbid months."""
        found: dict[str, list[VisitConflict]] = {}
        for visit in self.known.visits:
            if visit.standing and visit.team != self.wish.team:
                days = self.chosen.window_days
                months = tuple(month for month in self.months if _near(visit, month, days))
                if months:
                    found.setdefault(visit.identity, []).append(VisitConflict(visit, months))
        return found

    @property
    def months(self) -> tuple[Month, ...]:
        """The months to be filled."""
        return self.wish.months

    def _taken(self, months: Sequence[Month]) -> dict[Month, int]:
        head = self.wish.head or self.reference.scope
        found = dict.fromkeys(months, 0)
        for visit in self.known.visits:
            day = visit.first_day
            if visit.standing and visit.authority == head:
                for month in months:
                    found[month] += month.first_day <= day <= month.last_day
        return found


def _near(visit: Visit, month: Month, days: int) -> bool:
    """Whether some day of the month lies within the window of the visit."""
    gap = max(visit.first_day, month.first_day) - min(visit.last_day, month.last_day)
    return gap.days <= days


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))
