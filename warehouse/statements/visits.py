"""Visits, conclusions and recounts as the store keeps them, and back."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.inspection.recount import Recount
from metrics.inspection.visit import Conclusion, Visit, VisitKind, VisitState
from warehouse.engine.connection import Source
from warehouse.statements.inspections import Entry, Facts, Kind, standing


def visits(source: Source) -> list[Visit]:
    """Every visit as it stands, in the order in which they were first recorded."""
    return [visit_of(entry) for entry in standing(source, Kind.VISIT).values()]


def conclusions(source: Source) -> list[Conclusion]:
    """Every conclusion as it stands, in the order in which they were first recorded."""
    return [conclusion_of(entry) for entry in standing(source, Kind.CONCLUSION).values()]


def recounts(source: Source) -> list[Recount]:
    """Every recount as it stands; of one visit, indicator and month the newest."""
    return [recount_of(entry) for entry in standing(source, Kind.RECOUNT).values()]


def visit_facts(visit: Visit) -> Facts:
    """A visit as it is kept."""
    return {
        "unit": visit.unit,
        "identity": visit.identity,
        "authority": visit.authority,
        "kind": visit.kind.value,
        "state": visit.state.value,
        "team": visit.team,
        "first_day": visit.first_day.isoformat(),
        "last_day": visit.last_day.isoformat(),
        "contents": list(visit.contents),
        "plan": visit.plan,
        "note": visit.note,
    }


def visit_of(entry: Entry) -> Visit:
    """The visit a word says."""
    facts = cast("dict[str, Any]", entry.facts)
    return Visit(
        visit=entry.subject,
        unit=facts["unit"],
        identity=facts["identity"],
        authority=facts["authority"],
        kind=VisitKind(facts["kind"]),
        state=VisitState(facts["state"]),
        team=facts["team"],
        first_day=date.fromisoformat(facts["first_day"]),
        last_day=date.fromisoformat(facts["last_day"]),
        contents=tuple(facts["contents"]),
        plan=facts["plan"],
        note=facts["note"],
    )


def conclusion_facts(conclusion: Conclusion) -> Facts:
    """A conclusion as it is kept."""
    closed = conclusion.closed_on
    return {
        "visit": conclusion.visit,
        "finding": conclusion.finding,
        "recommendation": conclusion.recommendation,
        "responsible": conclusion.responsible,
        "deadline": conclusion.deadline.isoformat(),
        "content": conclusion.content,
        "indicator": conclusion.indicator,
        "proof": conclusion.proof,
        "closed_on": closed.isoformat() if closed else None,
    }


def conclusion_of(entry: Entry) -> Conclusion:
    """The conclusion a word says."""
    facts = cast("dict[str, Any]", entry.facts)
    closed = facts["closed_on"]
    return Conclusion(
        conclusion=entry.subject,
        visit=facts["visit"],
        finding=facts["finding"],
        recommendation=facts["recommendation"],
        responsible=facts["responsible"],
        deadline=date.fromisoformat(facts["deadline"]),
        content=facts["content"],
        indicator=facts["indicator"],
        proof=facts["proof"],
        closed_on=date.fromisoformat(closed) if closed else None,
    )


def recount_facts(recount: Recount) -> Facts:
    """A recount as it is kept."""
    return {
        "visit": recount.visit,
        "indicator": recount.indicator,
        "month": str(recount.month),
        "sampled": recount.sample.cases,
        "good": recount.sample.good,
        "reported_cases": recount.reported.cases,
        "reported_good": recount.reported.good,
    }


def recount_of(entry: Entry) -> Recount:
    """The recount a word says."""
    facts = cast("dict[str, Any]", entry.facts)
    return Recount(
        facts["visit"],
        facts["indicator"],
        Month.parse(facts["month"]),
        Share(facts["good"], facts["sampled"]),
        Share(facts["reported_good"], facts["reported_cases"]),
    )
