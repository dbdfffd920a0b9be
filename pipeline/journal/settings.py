"""The journal's words of what an office sets of its installation."""

from __future__ import annotations

from metrics.counts.journal import JournalGroup
from pipeline.journal.naming import JournalNames, JournalWord, given
from warehouse.statements.office import (
    ChosenProvince,
    Logo,
    OfficeLetters,
    OwnTemplate,
    RulesEdit,
    SetUpStep,
)
from wording import numbers
from wording.office import journal as words
from wording.office import settings
from wording.papers.kinds import TITLES


def of_province(chosen: ChosenProvince, named: JournalNames) -> JournalWord:
    """Whose figures the installation is about."""
    says = {settings.PROVINCE: named.unit(chosen.province)}
    return JournalWord(JournalGroup.SETTING, settings.OFFICE, says, (chosen.province,))


def of_letters(letters: OfficeLetters, named: JournalNames) -> JournalWord:
    """The lines of an office's documents."""
    says = {label: str(getattr(letters, name)) for name, label in settings.FIELDS.items()}
    says[words.AUTHORITY] = ", ".join(letters.authority)
    says[words.RECIPIENTS] = ", ".join(letters.recipients)
    about = settings.KIND_NAMES["letters"].format(what=named.unit(letters.unit))
    return JournalWord(JournalGroup.SETTING, about, given(says), (letters.unit,))


def of_rules(edit: RulesEdit, named: JournalNames) -> JournalWord:
    """What holds of deadlines, margins and weights from a day on."""
    short = {code: named.indicator(code) for code, _ in edit.weights}
    says = {
        words.SINCE: numbers.day(edit.since),
        words.TEXT: "; ".join(settings.rules(edit, short)),
    }
    return JournalWord(JournalGroup.SETTING, settings.KIND_NAMES["rules"], given(says))


def of_logo(logo: Logo, _: JournalNames) -> JournalWord:
    """The office's picture."""
    says = {words.FILE: logo.file or settings.NONE}
    return JournalWord(JournalGroup.SETTING, settings.KIND_NAMES["logo"], says)


def of_template(template: OwnTemplate, _: JournalNames) -> JournalWord:
    """The office's own template of a kind of document."""
    what = settings.KIND_NAMES["template"].format(what=TITLES.get(template.paper, template.paper))
    return JournalWord(JournalGroup.SETTING, what, {words.FILE: template.name or settings.NONE})


def of_step(step: SetUpStep, _: JournalNames) -> JournalWord:
    """A step of the first run."""
    says = {words.STATE: words.SKIPPED if step.skipped else settings.STEP_DONE}
    about = f"{settings.FIRST_STEPS}: {settings.STEPS.get(step.step, step.step)}"
    return JournalWord(JournalGroup.SETTING, about, says)
