"""What a meeting looks at: what was decided and what became of it, what changed, what is red."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from metrics.tasks.meeting import AgendaRow, Decision
from metrics.verdicts.rollup import Score
from pipeline.desk.books import Books
from pipeline.meetings.minutes import all_minutes, decisions, of_meeting, running
from pipeline.periods.changes import comparison
from pipeline.scores.scorecard import View, scorecard
from pipeline.statements import people
from pipeline.statements.people import AtMonth
from pipeline.tasks.lights import Charge, certain_red, charges
from pipeline.tasks.listing import TONES, ListedTask, tasks
from wording import numbers
from wording import people as people_words
from wording.office import meeting as words
from wording.scores import changes
from wording.sentences import missing, reporter


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting's page, in the order of the meeting."""

    meeting: str
    """Name of the meeting that goes on or comes next."""
    last: str | None
    """Name of the meeting before it."""
    before: tuple[AgendaRow, ...]
    """What the last meeting decided, and what older ones decided and is not finished."""
    changed: str
    """The paragraph of what changed; `**` marks what stands out."""
    red: tuple[AgendaRow, ...]
    """Red, certain and without a task, the most missing first."""
    decided: tuple[AgendaRow, ...]
    """By the meeting that goes on."""


def agenda(books: Books, view: View) -> Agenda:
    """Everything a meeting looks at, as it stands now.

    Raises:
        KpiError: `unknown_unit`; `not_permitted` for people of a unit.
    """
    ended = [each.minutes.meeting for each in books.ask(all_minutes)]
    source, found = books.edition, decisions(books.edition)
    known = {each.known.key: each for each in books.ask(tasks, books.today)}
    last, now = (ended[0] if ended else None), running(source, books.today)
    before = [
        each
        for each in found
        if each.meeting in ended and (each.meeting == last or _open(each, known))
    ]
    card = books.ask(scorecard, view)
    due, month = books.reference.deadlines, view.month
    written = numbers.deadline(due(month), marked=due.marked(month))
    return Agenda(
        now,
        last,
        tuple(_row(books, each, known) for each in before),
        changes.paragraph(books.ask(comparison, view), card.head, written),
        _red(books, view),
        tuple(_row(books, each, known) for each in of_meeting(found, now)),
    )


def _open(each: Decision, known: Mapping[str, ListedTask]) -> bool:
    task = known.get(each.task or "")
    return task is not None and task.standing.state.asked and not task.standing.time.done


def _row(books: Books, each: Decision, known: Mapping[str, ListedTask]) -> AgendaRow:
    """A decision with who has it and what became of it."""
    names = {row.identity: row.name for row in books.reference.register.units}
    who = words.who([names.get(unit, unit) for unit in each.units], each.person)
    if each.task is None:
        return AgendaRow(each.text, who, each.due, words.NO_TASK, "none", each.decision)
    task = known.get(each.task)
    if task is None:
        return AgendaRow(each.text, who, each.due, each.task, "none", each.decision)
    stands = task.standing
    state = words.state(stands.state, stands.time, (stands.done, stands.of))
    tone, done = TONES[stands.time], stands.time.done
    return AgendaRow(each.text, who, each.due, state, tone, each.decision, done)


def _red(books: Books, view: View) -> tuple[AgendaRow, ...]:
    given = books.ask(charges)
    answering = books.ask(people.answering, AtMonth(view.month))

    def row(score: Score, before: Charge | None) -> AgendaRow:
        found = answering.get(score.unit.identity)
        person = found and (found.now or found.person)
        key = f"{view.month}/{score.unit.code}/{score.indicator.code}"
        return AgendaRow(
            words.light(reporter(score.unit), score.indicator.short),
            people_words.person(person.name, person.position) if person else "",
            state=words.red_state(missing(score), before.done if before else None),
            tone="missed",
            key=key,
        )

    found = (
        (score, given.get((score.unit.identity, score.indicator.code)))
        for score in books.ask(certain_red, view)
    )
    return tuple(
        row(score, charge)
        for score, charge in found
        if charge is None or not charge.covers(view.month)
    )
