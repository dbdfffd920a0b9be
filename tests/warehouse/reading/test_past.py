from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.counts.beside import Beside
from metrics.counts.upload import Difference
from tests.warehouse.builders import ENTRY, SEPTEMBER, STATUTORY, new_database, store, upload
from warehouse.engine.files import Database
from warehouse.reading import queries
from warehouse.reading.editions import newest
from warehouse.reading.past import Speaking, changed_by, speaking
from warehouse.writing.store import writing

ONLINE, LATE = ("26383", "received_online"), ("26383", "resolved_late")
Values = Mapping[tuple[str, str], int | None]


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return new_database(tmp_path)


def said(database: Database) -> dict[str, Speaking]:
    with newest(database) as edition:
        return speaking(edition, SEPTEMBER, SEPTEMBER)


def test_an_upload_keeps_what_it_found(database: Database) -> None:
    store(database, upload({ONLINE: 40, LATE: 3}, "old"))
    store(database, upload({ONLINE: 50, LATE: None}, "new"))
    store(database, upload({ONLINE: 60, LATE: 4}, "newest"))
    with writing(database) as writer:
        writer.undo("2409-0001", "Chi")
    with newest(database) as edition:
        assert changed_by(edition, "2409-0001") == []
        assert changed_by(edition, "2409-0002") == [
            Difference(*ONLINE, 40, 50), Difference(*LATE, 3, None),
        ]  # fmt: skip
        assert changed_by(edition, "2409-0003") == [Difference(*ONLINE, 50, 60)]


def test_a_replaced_upload_speaks_for_fewer_of_its_figures(database: Database) -> None:
    store(database, upload({ONLINE: 40, LATE: 3}, "old"))
    assert said(database) == {"2409-0001": (2, 2)}
    store(database, upload({ONLINE: 50}, "new"))
    assert said(database) == {"2409-0001": (2, 1), "2409-0002": (1, 1)}
    store(database, upload({ONLINE: 50, LATE: None}, "newest"))
    assert said(database)["2409-0001"] == (2, 0)
    with writing(database) as writer:
        writer.undo("2409-0003", "Chi", Beside(why="nhầm tháng"))
    assert said(database) == {"2409-0001": (2, 1), "2409-0002": (1, 1)}
    with newest(database) as edition:
        assert [row.undone_beside.why for row in queries.uploads(edition)] == ["", "", "nhầm tháng"]


VALUES = st.dictionaries(
    st.sampled_from((ONLINE, LATE, ("26386", "resolved_late"))),
    st.none() | st.integers(0, 3),
    min_size=1,
)
STEPS = st.tuples(st.sampled_from((ENTRY, STATUTORY)), VALUES, st.booleans())


@pytest.mark.slow
@settings(max_examples=15)
@given(st.lists(STEPS, min_size=1, max_size=6))
def test_as_many_figures_are_told_as_the_receipt_counted(
    steps: list[tuple[str, Values, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = new_database(Path(folder))
        for place, (form, values, back) in enumerate(steps):
            (receipt,) = store(database, upload(values, f"{place}", form=form))
            if back:
                with writing(database) as writer:
                    writer.undo(receipt.upload, "Chi")
        with newest(database) as edition:
            for row in queries.uploads(edition):
                found = changed_by(edition, row.upload)
                gone = sum(each.new is None for each in found)
                assert gone == row.changes.removed
                assert len(found) - gone == row.changes.changed
