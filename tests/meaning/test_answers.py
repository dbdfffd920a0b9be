"""What is asked about a table's frame can be answered, and the answer is what is stored."""

from __future__ import annotations

import pytest

from metrics.counts.answer import Answer, Choice
from metrics.counts.problem import ProblemKind, Severity
from metrics.counts.reading import Reading
from tests.ingest.workbooks import counts, read
from tests.meaning.base_tables import LAYOUTS, Table
from tests.meaning.drawing import Drawn, draw
from tests.meaning.package import packed
from tests.meaning.phrases import Role
from tests.meaning.places import Place

DRAWN = 160
ROLES = (Role.FIELD, Role.CHANNEL, Role.PART, Role.PLAN)
"""Of which a person may say that the figures are the whole after all."""


def asked() -> list[Drawn]:
    cases = (draw(number, 4, sound=False) for number in range(DRAWN))
    return [each for each in cases if each.phrases[0][0].role in ROLES]


def answers(reading: Reading) -> tuple[Answer, ...] | None:
    """That the figures are the month's whole; None where that cannot be said."""
    said: list[Answer] = []
    for each in reading.problems:
        if each.severity is not Severity.ERROR:
            continue
        offered = [choice for choice in (Choice.WHOLE, Choice.MONTH) if choice in each.choices]
        if not offered:
            return None
        said.append(Answer(str(each.sheet), str(each.cell or ""), offered[0]))
    return tuple(said)


def test_a_part_that_is_said_to_be_the_whole_is_stored_exactly() -> None:
    met, other = 0, []
    for drawn in asked():
        table = drawn.table()
        data = packed(table.book)
        reading = read(data)
        said = answers(reading)
        if not said:
            continue
        met += 1
        answered = read(data, answers=said)
        if not _exact(answered, table):
            other.append((str(drawn), [str(each.case) for each in answered.problems]))
    assert met > 10
    assert other == []


def _exact(reading: Reading, table: Table) -> bool:
    months = {(each.month, each.since) for each in reading.tables}
    return (
        not reading.refused and months == {(table.month, None)} and counts(reading) == table.figures
    )


@pytest.mark.parametrize("place", [Place.TITLE, Place.OVER_ALL, Place.BELOW])
def test_a_question_quotes_the_words_it_is_about(place: Place) -> None:
    drawn = next(
        each
        for each in (draw(number, 5, sound=False) for number in range(2000))
        if each.phrases[0][1] is place
        and each.phrases[0][0].role is Role.FIELD
        and each.layout in LAYOUTS
    )
    reading = read(packed(drawn.table().book))
    found = [each.found for each in reading.problems if each.kind is ProblemKind.UNCLEAR_SCOPE]
    assert found
    assert found[0]
