"""What the screens say of people: who answers for a unit, and what was explained beside a light."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.units.unit import Unit
from metrics.verdicts.rollup import Score
from pipeline.statements import explanations, people
from pipeline.statements.explanations import Explanation
from pipeline.statements.people import Answering, AtMonth, Person
from pipeline.tasks import lights
from pipeline.tasks.lights import Charge
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import html
from ui.kit.html import BREAK, Html, join, tag
from ui.kit.navigation import Screen, address
from wording import errors
from wording import people as words
from wording.office import tasks
from wording.sentences import opening

UNIT = "don_vi"
"""The parameter of the address that says for which unit a person is to be entered."""

Said = Mapping[tuple[str, str], Sequence[Explanation]]
"""Explanations by the unit's identity and the indicator's code, the oldest first."""


def tell(said: str, *, good: bool) -> None:
    """Remember what a click did, for the run that draws it."""
    st.session_state[html.TOLD] = (said, good)


def attempt(act: Callable[[], str]) -> bool:
    """Do what was clicked and remember the sentence that it gives, or why it was refused."""
    try:
        tell(act(), good=True)
    except KpiError as error:
        tell(errors.sentence(error), good=False)
        return False
    return True


def show_told() -> None:
    """Say what the last click did."""
    told: tuple[str, bool] | None = st.session_state.pop(html.TOLD, None)
    # Keeps its place when nothing is said: fields below that moved up would lose the cursor.
    with st.container():
        if told is not None:
            (st.success if told[1] else st.error)(told[0])


def answering(month: Month) -> Mapping[str, Answering]:
    """Who answered for each unit in a month, and who does now; by identity."""
    return session.ask(people.answering, AtMonth(month))


def said(months: tuple[Month, ...]) -> Said:
    """Every explanation of some months."""

    def look() -> dict[tuple[str, str], list[Explanation]]:
        found: dict[tuple[str, str], list[Explanation]] = {}
        for each in session.ask(explanations.of_months, months):
            found.setdefault((each.identity, each.indicator), []).append(each)
        return found

    return session.once(("explanations", months), look)


def beside(score: Score, found: Said) -> Sequence[Explanation]:
    """What was said of one row."""
    return found.get((score.unit.identity, score.indicator.code), ())


def charge_of(score: Score) -> Charge | None:
    """The task that a light has or had; None where it was given to nobody."""
    return session.ask(lights.charges).get((score.unit.identity, score.indicator.code))


def charged(score: Score, month: Month) -> str:
    """Who was given a light of a month and until when or when it was done, or that nobody was."""
    found = charge_of(score)
    if found is None:
        return tasks.NOT_GIVEN
    if found.done is None:
        return tasks.charge(found.person, found.due)
    again = not found.covers(month)
    return tasks.charge_done(found.person, found.done, score.verdict.status, again=again)


def enter_at(unit: Unit, choices: Mapping[str, str]) -> str:
    """The address at which somebody is entered for a unit."""
    return address(Screen.PEOPLE, {**choices, UNIT: unit.code})


def line(unit: Unit, choices: Choices) -> Html:
    """Who answers for a unit, on one line; the way to enter somebody where nobody is known."""
    found = answering(choices.view.month).get(unit.identity)
    if found is None:
        return tag("a.k-who.none", words.NOBODY, href=enter_at(unit, choices.labels))
    person = found.now or found.person
    # Where the room is short the position stays out as a whole, never the name or the number.
    beside = filter(None, (person.phone or person.email, person.position))
    parts = (tag("span", part) for part in (person.name, *(f" · {each}" for each in beside)))
    return tag("span.k-who", parts, title=words.person(person.name, person.position))


def block(unit: Unit, choices: Choices) -> Html:
    """Who answers for a unit with every way to reach them."""
    head = tag("h3.k-h3", words.RESPONSIBLE)
    found = answering(choices.view.month).get(unit.identity)
    if found is None:
        nobody = f"{opening(words.NOBODY)}. "
        enter = tag("a", words.ENTER, href=enter_at(unit, choices.labels))
        return join(head, tag("p.k-sub", nobody, enter))
    now = tag("p.k-sub", _nowadays(found)) if found.now else None
    return join(head, _card(found.person), now)


def _card(person: Person) -> Html:
    ways = []
    if person.phone:
        ways.append(tag("a", person.phone, href=f"tel:{_dialled(person.phone)}"))
    if person.email:
        ways.append(tag("a", person.email, href=f"mailto:{person.email}"))
    name = tag("b", words.person(person.name, person.position))
    days = tag("span.k-muted", words.days(person.since, person.until))
    return join(tag("p", name, " ", days), tag("p", Html(" · ").join(ways)))


def _nowadays(found: Answering) -> str:
    assert found.now is not None
    said = words.person(found.now.name, found.now.position)
    reach = words.contact(found.now.phone, found.now.email)
    return words.NOW.format(person=" · ".join(part for part in (said, reach) if part))


def _dialled(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


def explained_of(score: Score, months: tuple[Month, ...]) -> Html:
    """What was said beside one light in some months; empty where nothing was."""
    told = (
        tag(
            "blockquote.k-said",
            tag("p", BREAK.join(each.text.split("\n"))),
            tag("footer", words.said(each.by, each.at)),
        )
        for each in beside(score, said(months))
    )
    return html.headed(words.EXPLANATIONS, join(told))
