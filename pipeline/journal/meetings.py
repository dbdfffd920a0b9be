"""The journal's words of meetings."""

from __future__ import annotations

from metrics.counts.journal import JournalGroup
from metrics.tasks.meeting import Decision, Minutes, Supplement
from pipeline.journal.naming import JournalNames, JournalWord, given
from wording import numbers
from wording.office import journal as words


def of_decision(decision: Decision, named: JournalNames) -> JournalWord:
    """What a meeting decided."""
    says = {
        words.TEXT: decision.text,
        words.TASK: decision.task or words.NOTHING_GIVEN,
        words.UNITS: named.units(decision.units),
        words.WHO: decision.person,
        words.DUE: numbers.day(decision.due) if decision.due else "",
    }
    return JournalWord(
        JournalGroup.MEETING,
        decision.decision,
        given(says),
        decision.units,
    )


def of_minutes(minutes: Minutes, _: JournalNames) -> JournalWord:
    """A meeting that ended."""
    says = {
        words.DAY: numbers.day(minutes.day),
        words.CHAIR: minutes.chair,
        words.DECISIONS: numbers.count(len(minutes.decided)),
        words.EDITION: numbers.count(minutes.edition),
    }
    about = words.MINUTES.format(meeting=minutes.meeting)
    return JournalWord(JournalGroup.MEETING, about, given(says))


def of_supplement(added: Supplement, _: JournalNames) -> JournalWord:
    """What was added to minutes."""
    about = words.SUPPLEMENT.format(name=added.subject)
    return JournalWord(JournalGroup.MEETING, about, {words.TEXT: added.text})
