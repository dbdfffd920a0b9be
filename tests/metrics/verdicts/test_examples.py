"""Every verdict that the guide to the indicators shows is what the program says (contract §3)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from metrics.plans.target import Goal
from metrics.verdicts.verdict import Status, judge
from tests.metrics.builders import a_goal
from tests.metrics.verdicts import examples
from tests.metrics.verdicts.examples import Example
from wording import numbers

TABLES = examples.load()
EXAMPLES = [each for table in TABLES for each in table.lines]


def goal_of(example: Example) -> Goal | None:
    if example.target is None:
        return None
    return a_goal(str(example.target), None if example.margin is None else str(example.margin))


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_share_is_judged_as_it_is_written_down(example: Example) -> None:
    verdict = judge(example.share, goal_of(example), due=example.due)
    assert (verdict.status, verdict.evidence) == (example.status, example.evidence)
    assert verdict.short_by == example.short_by


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_percent_is_shown_as_it_is_written_down(example: Example) -> None:
    verdict = judge(example.share, goal_of(example), due=example.due)
    shown = None
    if verdict.percent is not None:
        target = None if example.target is None else Fraction(example.target)
        shown = numbers.percent(verdict.percent, target).replace(numbers.NO_BREAK, " ")
    assert shown == example.shown


def test_every_light_has_an_example() -> None:
    assert {each.status for each in EXAMPLES} == set(Status)
