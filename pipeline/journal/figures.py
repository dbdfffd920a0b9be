"""The journal's words of what is said about figures: files, names, lights, months, reports."""

from __future__ import annotations

from metrics.counts.answer import NOT_A_UNIT, Phrase
from metrics.counts.journal import JournalGroup
from metrics.counts.mapping import Mapping as LayoutMapping
from metrics.units.unit_rows import Alias
from pipeline.journal.naming import JournalNames, JournalWord
from warehouse.statements.kinds import MonthLock, NewExplanation, Reminder, ReportWord
from wording import numbers
from wording.intake import upload as upload_words
from wording.office import journal as words
from wording.office import reminders


def of_name(alias: Alias, named: JournalNames) -> JournalWord:
    """What a written name means."""
    unit = words.NOT_A_UNIT if alias.code == NOT_A_UNIT else named.unit(alias.code)
    says = {words.MEANS: unit}
    for label, day in ((words.SINCE, alias.valid_from), (words.UNTIL, alias.valid_to)):
        if day:
            says[label] = numbers.day(day)
    about = words.WRITTEN.format(name=alias.name)
    key = f"{alias.name}/{alias.valid_from}"
    return JournalWord(JournalGroup.MEANING, about, says, (alias.code,), key)


def of_mapping(mapping: LayoutMapping, named: JournalNames) -> JournalWord:
    """What the columns of a layout hold."""
    measures = {each.code: each.name for each in named.reference.measures}
    says = {
        heading[-1]: measures[meaning]
        for heading, meaning in zip(mapping.headings, mapping.meanings, strict=True)
        if meaning in measures
    }
    says = says or {words.COLUMNS: words.NONE}
    return JournalWord(JournalGroup.MEANING, words.LAYOUT.format(title=mapping.title), says)


def of_phrase(phrase: Phrase, _: JournalNames) -> JournalWord:
    """What a phrase of a table means."""
    says = {words.MEANS: upload_words.ANSWERS[phrase.choice]}
    about = words.WRITTEN.format(name=phrase.written or phrase.phrase)
    return JournalWord(JournalGroup.MEANING, about, says)


def of_explanation(said: NewExplanation, named: JournalNames) -> JournalWord:
    """What was said beside a light."""
    about = words.OF_LIGHT.format(
        unit=named.unit(said.identity),
        indicator=named.indicator(said.indicator),
        month=numbers.month(said.month),
    )
    return JournalWord(
        JournalGroup.EXPLANATION, about, {words.TEXT: said.text}, (said.identity,), ""
    )


def of_lock(lock: MonthLock, named: JournalNames) -> JournalWord:
    """A month locked or opened."""
    about = words.OF_LOCK.format(month=numbers.month(lock.month), unit=named.unit(lock.under))
    state = words.LOCKED
    if lock.until is not None:
        state = words.LET_IN.format(day=numbers.day(lock.until))
    return JournalWord(JournalGroup.LOCK, about, {words.STATE: state}, (lock.under,))


def of_report(word: ReportWord, named: JournalNames) -> JournalWord:
    """A report that came or is excused."""
    state = words.EXCUSED
    if word.received is not None:
        state = words.RECEIVED.format(day=numbers.day(word.received))
    return JournalWord(
        JournalGroup.REPORT, _report(word, named), {words.STATE: state}, (word.identity,)
    )


def of_reminder(said: Reminder, named: JournalNames) -> JournalWord:
    """A unit reminded."""
    state = words.REMINDED.format(step=reminders.step(said.step))
    return JournalWord(
        JournalGroup.REPORT, _report(said, named), {words.STATE: state}, (said.identity,)
    )


def _report(word: ReportWord | Reminder, named: JournalNames) -> str:
    duty = named.reference.duties.of(word.form)
    return words.OF_REPORT.format(
        unit=named.unit(word.identity),
        form=duty.what if duty else words.FIGURES_OF_MONTH,
        day=numbers.day(word.due),
    )
