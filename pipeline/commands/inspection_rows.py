"""What the command line prints of inspections: English keys, plain values."""

from __future__ import annotations

from datetime import date

from metrics.inspection.quota import Standing
from metrics.inspection.visit import Conclusion, Visit
from metrics.inspection.visit_list import Pick
from metrics.inspection.watch import WatchRow
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from pipeline.commands.rows import Row, day, number, score
from pipeline.statements.inspection_records import Records
from wording.inspection import inspection as words
from wording.inspection import reasons as inspection_reasons
from wording.inspection import suggestion


def watch(row: WatchRow) -> Row:
    """One row of `watchlist`: that of `score` and what an inspector asks beside it."""
    reasons = row.reasons
    return {
        **score(row.score),
        "months_below": row.months_below,
        "months_silent": row.months_silent,
        "last_visit": day(row.followed.last_visit),
        "reasons": inspection_reasons.sentences(reasons, row.score.indicator),
        "reason_codes": [each.reason.value for each in reasons],
        "trend": row.movement.value,
        "open_conclusions": row.followed.open_conclusions,
    }


def visit(row: Visit, known: Records, reference: Reference, as_of: date) -> Row:
    """One row of `inspections`."""
    unit = unit_of(row, reference)
    found = known.conclusions_of([row])
    return {
        "visit": row.visit,
        "unit": row.unit,
        "name": unit.name if unit else None,
        "level": unit.level.value if unit else None,
        "authority": row.authority,
        "kind": row.kind.value,
        "state": row.state.value,
        "team": row.team,
        "first_day": day(row.first_day),
        "last_day": day(row.last_day),
        "contents": list(row.contents),
        "plan": row.plan,
        "note": row.note or None,
        "conclusions": len(found),
        "open_conclusions": sum(each.open_on(as_of) for each in found),
    }


def conclusion(row: Conclusion, known: Records, reference: Reference, as_of: date) -> Row:
    """One row of `conclusions`."""
    of = known.visit(row.visit)
    unit = unit_of(of, reference)
    return {
        "conclusion": row.conclusion,
        "visit": row.visit,
        "unit": of.unit,
        "name": unit.name if unit else None,
        "finding": row.finding,
        "recommendation": row.recommendation,
        "responsible": row.responsible,
        "deadline": day(row.deadline),
        "state": row.state(as_of).value,
        "proof": row.proof or None,
        "closed_on": day(row.closed_on),
        "content": row.content,
        "indicator": row.indicator,
        "carried": row.carried(of.last_day.year, as_of),
    }


def quota(row: Standing, year: int) -> Row:
    """One row of `quotas`; a level without units has null counts and a note that says why."""
    asked = row.quota
    counts = {
        "needed": asked.needed,
        "done": len(row.done),
        "planned": len(row.planned),
        "missing": row.missing,
    }
    return {
        "plan": asked.target.plan,
        "year": year,
        "head": asked.head.code,
        "level": asked.level.value if asked.level else None,
        "percent": number(asked.percent),
        "units": len(asked.units),
        **(counts if asked.units else dict.fromkeys(counts)),
        "former": row.former,
        "clause": asked.target.clause,
        "quote": asked.target.quote,
        "note": None if asked.units else words.without_units(asked),
    }


def pick(row: Pick, seed: int) -> Row:
    """One row of `suggest`."""
    unit = row.candidate.unit
    return {
        "month": str(row.month),
        "unit": unit.code,
        "name": unit.name,
        "level": unit.level.value,
        "group": row.group,
        "part": row.part.value,
        "points": number(row.points),
        "last_visit": day(row.candidate.last_visit),
        "reasons": suggestion.reasons(row, seed),
        "conflicts": suggestion.conflicts(row.candidate),
        "reason_codes": [row.part.value, *(each.criterion.value for each in row.grounds)],
        "seed": seed,
    }


def unit_of(row: Visit, reference: Reference) -> Unit | None:
    """What the visit's code meant on its first day."""
    return reference.register.on(row.first_day).get(row.unit)
