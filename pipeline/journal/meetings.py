"""The journal's words of meetings and of documents that go out."""

from __future__ import annotations

from metrics.counts.journal import JournalGroup
from metrics.counts.office_lines import NumberedPaper
from metrics.tasks.meeting import Decision, Minutes, Supplement
from pipeline.journal.naming import JournalNames, JournalWord, given
from wording import numbers
from wording.office import journal as words
from wording.papers.kinds import TITLES
from wording.papers.report import period


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


def of_paper(paper: NumberedPaper, named: JournalNames) -> JournalWord:
    """A document that was given a number."""
    says = {
        words.DAY: numbers.day(paper.day),
        words.PERIOD: period(paper.window, paper.month),
        words.UNITS: named.unit(paper.under),
        words.EDITION: numbers.count(paper.edition),
    }
    about = words.PAPER.format(title=TITLES[paper.paper], number=paper.number)
    return JournalWord(JournalGroup.PAPER, about, given(says), (paper.under,))
