from hypothesis import given
from hypothesis import strategies as st

from pipeline.desk.shelf import Shelf


@given(st.lists(st.tuples(st.integers(0, 9), st.text()), max_size=50), st.integers(1, 5))
def test_a_shelf_holds_the_newest_results_and_never_more_than_its_room(
    kept: list[tuple[int, str]], room: int
) -> None:
    shelf: Shelf[str] = Shelf(room)
    newest: dict[int, str] = {}
    for key, result in kept:
        shelf.put(key, result)
        newest.pop(key, None)
        newest[key] = result
    last = dict(list(newest.items())[-room:])
    assert {key: shelf.get(key) for key in range(10) if shelf.get(key) is not None} == last
