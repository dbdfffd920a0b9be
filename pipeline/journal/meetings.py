"""The journal's words of meetings and of documents that go out."""

from __future__ import annotations

from metrics.counts.journal import JournalGroup
from metrics.counts.office_lines import NumberedPaper, PublishedPage, WallScreen
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


def of_publication(page: PublishedPage, named: JournalNames) -> JournalWord:
    """A public page that was put before everybody."""
    when = period(page.window, page.month)
    says = {
        words.PERIOD: when,
        words.UNITS: named.unit(page.under),
        words.EDITION: numbers.count(page.edition),
        words.SHA256: page.sha256,
    }
    about = words.PUBLICATION.format(period=when)
    return JournalWord(JournalGroup.PAPER, about, given(says), (page.under,))


def of_screen(screen: WallScreen, named: JournalNames) -> JournalWord:
    """A wall screen that was given an address."""
    says = {words.PLACE: screen.place, words.UNITS: named.unit(screen.under)}
    about = words.SCREEN.format(screen=screen.screen)
    return JournalWord(JournalGroup.PAPER, about, given(says), (screen.under,))
