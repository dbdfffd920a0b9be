"""The journal's words of what an office does: people, plans, units, tasks and meetings."""

from __future__ import annotations

from metrics.counts.journal import JournalGroup
from metrics.plans.annex import KeptAnnex
from metrics.plans.plan import Plan
from metrics.plans.versions import PlanVersion
from metrics.tasks.given import GivenTask
from metrics.tasks.progress import TaskEvent
from metrics.units.unit import UnitsEdit, UnitState
from metrics.verdicts.office import plan_reader
from pipeline.journal.naming import JournalNames, JournalWord, Says, given
from warehouse.statements.kinds import NewPerson
from wording import interface, numbers
from wording.office import journal as words
from wording.office import tasks as task_words
from wording.sentences import asked


def of_person(person: NewPerson, named: JournalNames) -> JournalWord:
    """Who answers for a unit; whoever comes next takes the place of the one before."""
    says = {
        words.WHO: person.name,
        words.POSITION: person.position,
        words.PHONE: person.phone,
        words.EMAIL: person.email,
        words.SINCE: numbers.day(person.since),
        words.UNTIL: numbers.day(person.until) if person.until else "",
    }
    about = named.unit(person.identity)
    return JournalWord(JournalGroup.PERSON, about, given(says), (person.identity,), person.identity)


def of_plan(version: PlanVersion, named: JournalNames) -> JournalWord:
    """A plan as somebody entered it, beside what the shipped one says."""
    shipped = next((each for each in named.shipped.plans if each.code == version.plan), None)
    plan = plan_reader(named.shipped).text(version.text, version.plan) if version.text else None
    says = {words.SINCE: numbers.day(version.since)}
    says |= _plan(plan, named) if plan else {words.STATE: words.NOT_IN_FORCE}
    known = plan or shipped
    before = _plan(shipped, named) if shipped else None
    return JournalWord(JournalGroup.PLAN, _called(known, version.plan), says, before=before)


def _called(plan: Plan | None, code: str) -> str:
    """A plan by its number; where that is not known whole by its title, else by its code."""
    if plan is not None and plan.number and "…" not in plan.number:
        return words.PLAN.format(title=plan.number)
    return plan.title if plan is not None and plan.title else words.PLAN.format(title=code)


def of_annex(annex: KeptAnnex, named: JournalNames) -> JournalWord:
    """An annex taken into a plan."""
    plan = next((each for each in named.reference.plans if each.code == annex.plan), None)
    says = {words.FILE: annex.file, words.ROWS: numbers.count(len(annex.rows))}
    about = words.ANNEX.format(plan=_called(plan, annex.plan))
    return JournalWord(JournalGroup.PLAN, about, says)


def of_anything(_: object, __: JournalNames) -> JournalWord:
    """What has no words of its own yet: that something was said is never left out."""
    return JournalWord(JournalGroup.SETTING, words.OTHER, {words.DONE: words.OTHER_DONE}, (), "")


def _plan(plan: Plan, named: JournalNames) -> Says:
    says = {words.NAME: plan.title, words.TASKS: numbers.count(len(plan.tasks))}
    for target in plan.targets:
        label = words.OF_TARGET.format(
            indicator=named.indicator(target.indicator), level=interface.LEVELS[target.level]
        )
        said = asked(target)
        says[label] = f"{says[label]}, {said}" if label in says else said
    return says


def of_units(edit: UnitsEdit, named: JournalNames) -> JournalWord:
    """Units renamed, begun, merged or ended, beside how they stood the day before."""
    before: dict[str, str] = {}
    says = {words.SINCE: numbers.day(edit.since)}
    rows = {row.identity: row for row in named.shipped.register.units}
    for state in edit.units:
        says |= _unit(state, named, state.name)
        old = rows.get(state.identity)
        if old is not None:
            before |= _unit(UnitState.of(old), named, state.name)
    about = words.REGISTER.format(units=", ".join(state.name for state in edit.units))
    units = tuple(state.code for state in edit.units)
    return JournalWord(JournalGroup.UNIT, about, says, units, "", before or None)


def _unit(state: UnitState, named: JournalNames, called: str) -> Says:
    heirs = ", ".join(named.unit(heir.identity) for heir in state.heirs)
    said = {
        words.NAME: state.name,
        words.LEVEL: interface.LEVELS[state.level],
        words.PARENT: named.unit(state.parent) if state.parent else "",
        words.REPORTS: words.YES if state.reports else words.NO,
        words.ENDS: words.ENDED if state.ended else words.IN_FORCE,
        words.INTO: heirs,
    }
    return {f"{called}, {label}": value for label, value in given(said).items()}


def of_task(task: GivenTask, named: JournalNames) -> JournalWord:
    """A task that was given."""
    says = {
        words.TEXT: task.task,
        words.UNITS: named.units(task.units),
        words.WHO: task.person,
        words.DUE: numbers.day(task.due) if task.due else "",
        words.PRODUCT: task.product,
        words.ORIGIN: named.origin(task.origin),
    }
    return JournalWord(JournalGroup.TASK, task.key, given(says), task.units)


def of_task_event(event: TaskEvent, named: JournalNames) -> JournalWord:
    """How far a unit is with a task, beside what was said before."""
    proof = event.proof
    says = {
        words.DONE: task_words.ACTS[event.act],
        words.DAY: numbers.day(event.day),
        words.PROOF: f"{proof.number}, {numbers.day(proof.day)}" if proof else "",
        words.NEW_DUE: numbers.day(event.due) if event.due else "",
    }
    about = words.OF_TASK.format(task=event.task, unit=named.unit(event.unit))
    key = f"{event.task}/{event.unit}/{event.occurrence}"
    return JournalWord(JournalGroup.TASK, about, given(says), (event.unit,), key)
