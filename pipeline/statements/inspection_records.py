"""What is recorded of inspections, as far as one viewer may know it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.statement import Statement
from metrics.inspection.recount import Recount
from metrics.inspection.visit import Conclusion, ConclusionState, Visit, VisitState
from metrics.inspection.watch import Followed
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books
from pipeline.desk.viewer import Viewer
from warehouse.engine.connection import Source
from warehouse.statements import log
from warehouse.statements.kinds import CONCLUSION, RECOUNT, VISIT
from warehouse.statements.log import standing


@dataclass(frozen=True)
class Records:
    """The visits a viewer may know of, and what belongs to them."""

    visits: tuple[Visit, ...]
    conclusions: tuple[Conclusion, ...]
    recounts: tuple[Recount, ...]

    def visit(self, name: str) -> Visit:
        """One visit.

        Raises:
            KpiError: `unknown_visit`, also for one that the viewer may not know of.
        """
        found = next((each for each in self.visits if each.visit == name), None)
        if found is None:
            raise KpiError(ErrorCode.UNKNOWN_VISIT, visit=name)
        return found

    def conclusion(self, name: str) -> Conclusion:
        """One conclusion.

        Raises:
            KpiError: `unknown_conclusion`, also for one that the viewer may not know of.
        """
        found = next((each for each in self.conclusions if each.conclusion == name), None)
        if found is None:
            raise KpiError(ErrorCode.UNKNOWN_CONCLUSION, conclusion=name)
        return found

    def conclusions_of(self, visits: Iterable[Visit]) -> tuple[Conclusion, ...]:
        """The conclusions of some visits, in the order recorded."""
        names = {visit.visit for visit in visits}
        return tuple(each for each in self.conclusions if each.visit in names)


def records(books: Books) -> Records:
    """Everything recorded that the viewer may know of."""
    return records_in(books.edition, books.reference, books.viewer)


def records_in(source: Source, reference: Reference, viewer: Viewer) -> Records:
    """The same in a store that is about to be written."""
    lines = UnitLines(reference)
    visits = tuple(
        each.facts
        for each in standing(source, VISIT)
        if viewer.knows_visit(each.facts, lines.codes(each.facts))
    )
    names = {visit.visit for visit in visits}
    return Records(
        visits,
        tuple(each.facts for each in standing(source, CONCLUSION) if each.facts.visit in names),
        tuple(each.facts for each in standing(source, RECOUNT) if each.facts.visit in names),
    )


def history(
    books: Books, name: str
) -> Sequence[Statement[Visit] | Statement[Conclusion] | Statement[Recount]]:
    """Every change of a visit, conclusion or recount that the viewer may know of, oldest first.

    Raises:
        KpiError: `unknown_visit` where there is nothing of that name.
    """
    source, found = books.edition, books.ask(records)
    if any(each.name == name for each in found.recounts):
        return log.history(source, RECOUNT, name)
    if any(each.conclusion == name for each in found.conclusions):
        return log.history(source, CONCLUSION, name)
    return log.history(source, VISIT, found.visit(name).visit)


class UnitLines:
    """The units whose people a visit concerns: the unit's line, then and as what it is today."""

    def __init__(self, reference: Reference) -> None:
        self._register = reference.register
        self._heirs = reference.heirs
        self._newest: dict[str, Unit] = {}
        holders: dict[str, str] = {}
        for row in sorted(self._register.units, key=lambda row: row.valid_from or date.min):
            self._newest[row.identity] = row
            holders[row.code] = row.identity
        self._codes: dict[str, list[str]] = {}
        for code, identity in holders.items():
            self._codes.setdefault(identity, []).append(code)

    def of(self, visit: Visit) -> frozenset[str]:
        """The identities of one visit's units."""
        found = self._line(visit.unit, visit.first_day) | {visit.identity}
        for identity in self._heirs.of(visit.identity):
            row = self._newest.get(identity)
            if row is not None:
                found |= self._line(row.code, row.valid_to or date.max)
        return frozenset(found)

    def codes(self, visit: Visit) -> frozenset[str]:
        """Their codes, where nobody else has been given the code since."""
        return frozenset(code for each in self.of(visit) for code in self._codes.get(each, ()))

    def _line(self, code: str, day: date) -> set[str]:
        tree = self._register.on(day)
        return {tree[each].identity for each in tree.line(code)}


def followed(
    found: Records, reference: Reference, units: Iterable[Unit], as_of: date
) -> Mapping[str, Followed]:
    """What earlier inspections left at each unit, by identity; absent where nothing did.

    A visit to a unit that has gone whole into another is one to its successor.
    """
    heirs = reference.heirs
    wanted = {unit.identity for unit in units}
    years = {visit.visit: visit for visit in found.visits}
    last: dict[str, date] = {}
    open_ones: dict[str, list[ConclusionState]] = {}
    for visit in found.visits:
        if visit.state is VisitState.DONE and visit.last_day <= as_of:
            for identity in heirs.of(visit.identity) & wanted:
                last[identity] = max(visit.last_day, last.get(identity, date.min))
    for each in found.conclusions:
        state = each.state(as_of)
        if state is not ConclusionState.CLOSED:
            for identity in heirs.of(years[each.visit].identity) & wanted:
                open_ones.setdefault(identity, []).append(state)
    return {
        identity: Followed(
            last.get(identity),
            len(open_ones.get(identity, ())),
            open_ones.get(identity, []).count(ConclusionState.OVERDUE),
        )
        for identity in last.keys() | open_ones.keys()
    }
