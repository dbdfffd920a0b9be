"""What stands around a table's figures decides what they mean: nothing is stored misread.

Tables of every layout are drawn with one word that changes the meaning, at every place a word can
stand, and sound ones with the words that offices write without changing it. `make bench` draws
thousands (`benchmarks/meaning.py`).
"""

from __future__ import annotations

from functools import cache

import pytest

from tests.meaning.base_tables import LAYOUTS
from tests.meaning.drawing import Outcome, Result, draw, results, summary
from tests.meaning.phrases import Role
from tests.meaning.places import Place

HARMFUL = 240
SOUND = 180
MOST_IN_VAIN = 0.02
"""Of the sound tables: what an office bears to be asked without need."""


@cache
def drawn(sound: bool) -> tuple[Result, ...]:
    return tuple(
        results(draw(number, sound=sound) for number in range(SOUND if sound else HARMFUL))
    )


def test_a_word_that_changes_the_meaning_is_used_or_asked_about() -> None:
    assert [str(each.drawn) for each in drawn(False) if each.outcome is Outcome.WRONG] == []


def test_a_sound_table_is_never_stored_with_another_month_or_figure() -> None:
    assert [str(each.drawn) for each in drawn(True) if each.outcome is Outcome.WRONG] == []


def test_hardly_a_sound_table_is_asked_about() -> None:
    vain = [str(each.drawn) for each in drawn(True) if each.outcome is Outcome.IN_VAIN]
    assert len(vain) <= MOST_IN_VAIN * SOUND, vain


@pytest.mark.parametrize("sound", [True, False])
def test_every_place_and_layout_is_among_the_drawn(sound: bool) -> None:
    cases = [each.drawn for each in drawn(sound)]
    assert {each.layout for each in cases} == set(LAYOUTS)
    places = {place for each in cases for _, place in each.phrases}
    assert places >= set(Place) - {Place.SIGNATURE}


def test_every_role_is_among_the_drawn() -> None:
    assert {phrase.role for each in drawn(False) for phrase, _ in each.drawn.phrases} == set(
        Role
    ) - {Role.HARMLESS}


def test_the_summary_names_both_figures() -> None:
    told = summary(drawn(False) + drawn(True))
    assert f"{HARMFUL + SOUND} tables, {SOUND} of them sound\nstored wrong: " in told
    assert "sound tables asked about in vain: " in told
