"""Who has a light, and the link that gives it to somebody."""

from __future__ import annotations

from collections.abc import Iterable

from access.roles import Capability
from metrics.tasks.given import AskedLight
from metrics.tasks.progress import TaskState
from metrics.tasks.times import TimeState
from metrics.verdicts.rollup import Score
from pipeline.tasks.listing import TONES
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit.html import Child, Html, tag
from ui.kit.navigation import Screen, address
from ui.scores import answers
from wording import people as people_words
from wording.office import tasks as words
from wording.sentences import opening

FROM = "tu"
"""The parameter of an address that names the light a task is made from."""


def asked_light(text: str | None) -> AskedLight | None:
    """The light that an address names; None where it names none that there is."""
    light = AskedLight.parse(text or "")
    reference = session.reference()
    known = light is not None and light.unit in reference.register.at(light.month)
    return light if light and known and light.indicator in reference.indicator_codes else None


def proposed(light: AskedLight) -> tuple[str, str]:
    """What is to be done about a light, and who answers for its unit; empty where nobody does."""
    reference = session.reference()
    unit = reference.register.at(light.month)[light.unit]
    found = answers.answering(light.month).get(unit.identity)
    person = found and (found.now or found.person)
    text = words.from_light(reference.indicator(light.indicator).short, unit.name, light.month)
    return text, people_words.person(person.name, person.position) if person else ""


def block(score: Score, choices: Choices) -> Html:
    """Who has it, with the link that gives it where it is below its target."""
    if not score.verdict.short_by:
        return Html("")
    light = AskedLight(choices.view.month, score.unit.code, score.indicator.code)
    link = address(Screen.TASKS, {**choices.labels, FROM: light.text})
    gives = session.viewer().may(Capability.GIVE_TASKS)
    offered = tag("a", words.MAKE, href=link) if gives else None
    said = opening(answers.charged(score, choices.view.month))
    return tag("p.k-sub", said, ". ", _task(score, choices), offered)


def _task(score: Score, choices: Choices) -> Child:
    """How the task that the light has stands, with the way to it."""
    found = answers.charge_of(score)
    if found is None:
        return None
    named = words.SEE.format(task=found.task)
    link = tag("a", named, href=address(Screen.TASKS, choices.labels))
    tone, stands = TONES[found.time], words.TIMES[found.time]
    if found.done and found.time is TimeState.NO_DEADLINE:
        tone, stands = TONES[TimeState.DONE_IN_TIME], words.STATES[TaskState.DONE]
    return tag(f"span.k-tag.{tone}", stands), " ", link, " · "


def from_conclusion(name: str) -> Html:
    """The link that makes a task of a conclusion."""
    return tag("p.k.k-sub", tag("a", words.NEW, href=address(Screen.TASKS, {FROM: name})))


def unit_names(identities: Iterable[str]) -> dict[str, str]:
    """The names of units by their codes."""
    wanted = set(identities)
    rows = session.reference().register.units
    return {row.code: row.name for row in rows if row.identity in wanted}
