"""The journal's words of inspections, of how they are suggested, and of kept filters."""

from __future__ import annotations

from metrics.counts.journal import JournalGroup
from metrics.counts.share import Share
from metrics.inspection.file import settings
from metrics.inspection.recount import Recount
from metrics.inspection.visit import Conclusion, Visit
from pipeline.journal.naming import JournalNames, JournalWord, given
from warehouse.statements.kinds import SavedFilter, Weights
from wording import numbers
from wording.inspection import inspection
from wording.office import journal as words


def of_visit(visit: Visit, named: JournalNames) -> JournalWord:
    """A visit as it stands then."""
    says = {
        words.STATE: inspection.STATES[visit.state],
        words.KIND: inspection.KINDS[visit.kind],
        words.TEAM: visit.team,
        words.DAYS: words.days(visit.first_day, visit.last_day),
        words.CONTENTS: ", ".join(visit.contents),
        words.NOTE: visit.note,
    }
    about = words.OF_VISIT.format(visit=visit.visit, unit=named.unit(visit.identity))
    return JournalWord(JournalGroup.VISIT, about, given(says), (visit.identity,))


def of_conclusion(found: Conclusion, _: JournalNames) -> JournalWord:
    """A finding and what follows from it."""
    says = {
        words.FINDING: found.finding,
        words.ASKS: found.recommendation,
        words.RESPONSIBLE: found.responsible,
        words.DUE: numbers.day(found.deadline),
        words.PROOF: ", ".join(each for each in (found.proof, found.file_name) if each),
        words.CLOSED: numbers.day(found.closed_on) if found.closed_on else "",
    }
    about = words.OF_CONCLUSION.format(conclusion=found.conclusion, visit=found.visit)
    return JournalWord(JournalGroup.VISIT, about, given(says))


def of_recount(recount: Recount, named: JournalNames) -> JournalWord:
    """Dossiers counted again."""
    about = words.OF_RECOUNT.format(
        visit=recount.visit,
        indicator=named.indicator(recount.indicator),
        month=numbers.month(recount.month),
    )
    says = {words.SAMPLE: _share(recount.sample), words.REPORTED: _share(recount.reported)}
    return JournalWord(JournalGroup.VISIT, about, says)


def of_filter(saved: SavedFilter, _: JournalNames) -> JournalWord:
    """A watch filter kept under a name."""
    return JournalWord(JournalGroup.SETTING, words.FILTER.format(name=saved.name), saved.query)


def of_weights(weights: Weights, named: JournalNames) -> JournalWord:
    """What suggestions are made by."""
    names = {str(each.criterion): each.name for each in settings(named.reference).weighings}
    says = {names.get(code, code): f"{value:f}" for code, value in weights.weights.items()}
    says[words.PARTS] = ", ".join(map(str, weights.parts))
    says[words.CAPACITY] = str(weights.capacity)
    return JournalWord(JournalGroup.SETTING, words.WEIGHTS, says)


def _share(share: Share) -> str:
    return f"{numbers.count(share.good)}/{numbers.count(share.cases)}"
