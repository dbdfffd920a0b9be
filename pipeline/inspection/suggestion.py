"""Whom to visit in a year or a quarter: the quotas, the figures and the visits become a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from metrics.counts.month import Month
from metrics.inspection.file import Criterion, InspectionSettings
from metrics.inspection.quota import QuotaStanding, needed, stand
from metrics.inspection.suggest import suggest
from metrics.inspection.visit_list import Candidate, Demand, Suggestion, Terms
from metrics.inspection.watch import NOT_FOLLOWED, Followed
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books, Capability
from pipeline.inspection.measured import UpTo, measured
from pipeline.inspection.other_teams import OtherTeams
from pipeline.inspection.quotas import YearOf, base_day, quotas
from pipeline.inspection.visit_wish import VisitWish, free_days, newest_month
from pipeline.statements.inspection_records import Records, followed, records
from pipeline.statements.weighing import kept

SUBORDINATES = "subordinates"
"""The group of a second-tier quota: everything below the head."""

_A_QUARTER = Decimal(25)
"""Percent of a year's quota that each quarter must bring; no plan spreads it otherwise."""


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


def propose(books: Books, wish: VisitWish) -> VisitProposal:
    """Make a list for whoever may schedule or order visits.

    Raises:
        KpiError: `not_permitted` for people of a unit, who must not learn of unannounced visits;
            `unknown_unit` and `no_quota` as for the quotas.
    """
    books.viewer.must(Capability.SEE_SURPRISE)
    chosen = wish.settings or books.ask(kept).settings
    # Of a year that is over, what was planned in it: its list is not made twice.
    day = base_day(wish.year, wish.day)
    standings = books.ask(quotas, YearOf(wish.year, wish.head, day))
    month = wish.month or newest_month(books, wish)
    pool = _Pool(books, wish, chosen, month)
    demands = [pool.demand(standing) for standing in standings]
    found = suggest(demands, pool.terms())
    return VisitProposal(found, standings, month, chosen, pool.dated(found))


def group_of(standing: QuotaStanding) -> str:
    """The group of a quota's units in a list."""
    return standing.quota.level.value if standing.quota.level else SUBORDINATES


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
            {month: len(days) for month, days in self.days.items()},
        )

    def dated(self, found: Suggestion) -> Mapping[str, date]:
        """A day for each pick: the first ones of its month that are free."""
        left = {month: iter(days) for month, days in self.days.items()}
        return {each.candidate.unit.identity: next(left[each.month]) for each in found.picks}

    @cached_property
    def days(self) -> Mapping[Month, Sequence[date]]:
        """By month, the days on which the team that is asked for can visit a unit."""
        free = free_days(self.books, self.wish)
        return {month: free.of(month) for month in self.months}

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
        # Visits of later quarters, and of later years, say nothing of what this one has reached.
        ends = self.wish.period[-1].last_day
        reached = stand(
            standing.quota,
            [visit for visit in self.known.visits if visit.last_day <= ends],
            self.wish.year,
            self.reference.successions,
            counting=self.chosen.counting,
            as_of=base_day(self.wish.year, self.wish.day),
        )
        return min(standing.missing, max(0, by_then - len(reached.done | reached.planned)))

    def _candidate(
        self, unit: Unit, values: Mapping[Criterion, int], past: Mapping[str, Followed]
    ) -> Candidate:
        fields = tuple(each.name for each in self.chosen.fields if each.touches(unit))
        before = past.get(unit.identity, NOT_FOLLOWED)
        conflicts = self.others.at(unit)
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

    @cached_property
    def others(self) -> OtherTeams:
        """What other teams do."""
        return OtherTeams(
            self.reference.heirs,
            self.known.visits,
            self.wish.team,
            self.months,
            self.chosen.window_days,
        )

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


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))
