"""What holds of a machine's own store holds of one that follows a shared record: the same tests."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.warehouse.reading import test_editions, test_past
from tests.warehouse.writing import test_append, test_cumulative
from warehouse.engine.files import Database
from warehouse.writing.store import Writer, writing

MODULES = (test_append, test_cumulative, test_editions, test_past)
OF_A_FILE = {
    "test_as_many_figures_are_told_as_the_receipt_counted",
    "test_the_demonstration_is_marked_as_one",
    "test_the_demonstration_is_refused_in_a_database_of_real_figures",
    "test_without_a_database_nothing_is_read_or_written",
    "test_a_database_of_a_newer_program_is_left_alone",
}
"""Of how a machine's own database begins, which no record is asked about."""


@pytest.fixture
def writer(database: Database) -> Iterator[Writer]:
    with writing(database) as opened:
        yield opened


def _contract(module: ModuleType) -> dict[str, object]:
    return {
        name: test
        for name, test in vars(module).items()
        if name.startswith("test_") and callable(test) and name not in OF_A_FILE
    }


for each in MODULES:
    globals().update(_contract(each))
