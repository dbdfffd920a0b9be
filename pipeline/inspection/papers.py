"""The documents of inspections, made for a viewer: schedule and result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.inspection.file import settings
from metrics.inspection.quota import QuotaStanding
from metrics.inspection.visit import Conclusion, Visit, VisitState
from metrics.plans.plan import Plan
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books
from pipeline.inspection.follow import effects
from pipeline.inspection.paper_head import PaperRequest as PaperRequest
from pipeline.inspection.paper_head import letterhead
from pipeline.inspection.quotas import YearOf, quotas
from pipeline.statements.inspection_records import Records, records
from reports import inspection_documents as word
from reports import inspection_sheets as sheets
from wording.inspection import papers as words


def schedule_document(books: Books, asked: PaperRequest) -> bytes:
    """The schedule of a period as a Word document.

    Without `internal` no unannounced visit that is not done stands in it, whoever asks.

    Raises:
        KpiError: `not_permitted` for an internal one to people of a unit, `unknown_unit`.
    """
    return word.schedule_document(_schedule(books, asked))


def schedule_workbook(books: Books, asked: PaperRequest) -> bytes:
    """The same as a workbook."""
    return sheets.schedule_workbook(_schedule(books, asked))


def result_document(books: Books, asked: PaperRequest) -> bytes:
    """The report on a period's inspections as a Word document.

    Raises:
        KpiError: `not_permitted`, `unknown_unit`.
    """
    return word.result_document(_result(books, asked))


def result_workbook(books: Books, asked: PaperRequest) -> bytes:
    """The same as a workbook."""
    return sheets.result_workbook(_result(books, asked))


def _schedule(books: Books, asked: PaperRequest) -> word.Schedule:
    reference = books.reference
    if asked.internal:
        books.viewer.must(Capability.SEE_SURPRISE)
    found = books.ask(records)
    visits = [
        visit
        for visit in _own(found, reference, asked)
        if visit.standing and (asked.internal or not visit.secret) and asked.holds(visit.last_day)
    ]
    return word.Schedule(
        letterhead(books, asked, words.SCHEDULE_MARK),
        asked.year,
        asked.quarter,
        asked.day,
        _plan(reference, _standings(books, asked)),
        _lines(reference, visits),
        settings(reference).contents,
        any(visit.secret for visit in visits),
    )


def _result(books: Books, asked: PaperRequest) -> word.Result:
    reference, found = books.reference, books.ask(records)
    own = _own(found, reference, asked)
    done = [
        visit for visit in own if visit.state is VisitState.DONE and asked.holds(visit.last_day)
    ]
    before = [visit for visit in own if visit.last_day.year < asked.year]
    carried = [each for each in found.conclusions_of(before) if each.open_on(asked.day)]
    lines = _lines(reference, done)
    return word.Result(
        letterhead(books, asked, words.RESULT_MARK),
        asked.year,
        asked.quarter,
        asked.day,
        _standings(books, asked),
        lines,
        _conclusions(reference, own, found.conclusions_of(done)),
        _conclusions(reference, own, carried),
        tuple(_effects(books, lines)),
        tuple(_recounts(reference, found, lines)),
    )


def _recounts(
    reference: Reference, found: Records, lines: Iterable[word.VisitLine]
) -> Iterable[word.RecountLine]:
    by_name = {line.visit.visit: line for line in lines}
    indicators = {each.code: each for each in reference.indicators}
    for each in found.recounts:
        if each.visit in by_name and each.indicator in indicators:
            yield word.RecountLine(by_name[each.visit], indicators[each.indicator], each)


def _effects(books: Books, lines: Iterable[word.VisitLine]) -> Iterable[word.EffectLine]:
    for line in lines:
        for indicator, found in books.ask(effects, line.visit.visit):
            if found.enough and found.change.movement.clear:
                yield word.EffectLine(line, indicator, found)


def _own(found: Records, reference: Reference, asked: PaperRequest) -> list[Visit]:
    head = asked.head or reference.scope
    visits = [visit for visit in found.visits if visit.authority == head]
    return sorted(visits, key=lambda visit: (visit.first_day, visit.visit))


def _standings(books: Books, asked: PaperRequest) -> tuple[QuotaStanding, ...]:
    try:
        return books.ask(
            quotas, YearOf(asked.year, asked.head, asked.day, announced=not asked.internal)
        )
    except KpiError as error:
        if error.code == ErrorCode.NO_QUOTA:
            return ()
        raise


def _plan(reference: Reference, standings: Sequence[QuotaStanding]) -> Plan | None:
    return reference.plan(standings[0].quota.target.plan) if standings else None


def _lines(reference: Reference, visits: Iterable[Visit]) -> tuple[word.VisitLine, ...]:
    units = ((visit, reference.register.on(visit.first_day).get(visit.unit)) for visit in visits)
    return tuple(word.VisitLine(visit, unit) for visit, unit in units if unit is not None)


def _conclusions(
    reference: Reference, visits: Iterable[Visit], conclusions: Iterable[Conclusion]
) -> tuple[word.ConclusionLine, ...]:
    by_name: Mapping[str, word.VisitLine] = {
        line.visit.visit: line for line in _lines(reference, visits)
    }
    known = (each for each in conclusions if each.visit in by_name)
    lines = ((each, by_name[each.visit]) for each in known)
    return tuple(word.ConclusionLine(each, line.visit, line.unit) for each, line in lines)
