import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.desk.cache import Answers, Cache, new_cache, weight


@given(st.lists(st.tuples(st.integers(0, 9), st.text()), max_size=50), st.integers(1, 5))
def test_a_shelf_holds_the_newest_results_and_never_more_than_its_room(
    kept: list[tuple[int, str]], room: int
) -> None:
    cache: Cache[str] = Cache(room)
    newest: dict[int, str] = {}
    for key, result in kept:
        cache.put(key, result)
        newest.pop(key, None)
        newest[key] = result
    last = dict(list(newest.items())[-room:])
    assert {key: cache.get(key) for key in range(10) if cache.get(key) is not None} == last


def test_many_light_answers_stay_and_heavy_ones_make_room_for_each_other() -> None:
    answers = Answers(new_cache())
    for key in range(1000):
        answers.put(key, "light")
    assert all(answers.get(key) == "light" for key in range(1000))
    row = object()
    for key in range(1000, 1005):
        answers.put(key, {month: (row,) * 25_000 for month in range(12)})
    kept = [key for key in range(1005) if answers.get(key) is not None]
    assert kept == [1002, 1003, 1004]


@pytest.mark.parametrize(
    ("result", "rows"),
    [("", 1), ("a" * 5000, 6), ([], 1), ((1, 2), 3), ({"a": (1, 2), "b": (3,)}, 6), (None, 1)],
)
def test_an_answer_weighs_what_it_holds(result: object, rows: int) -> None:
    assert weight(result) == rows
