"""Figures and the cells they stand in, which are written out only where somebody asks."""

import pytest

from metrics.counts.figure import CellRun, Cells, Figure, FigureTable

DOWN = CellRun(["F"], ["17", "18", "20"])
SUMS = CellRun(["F", "G", "AA"], ["17", "18"])


@pytest.mark.parametrize(
    ("run", "texts"),
    [
        (DOWN, ["F17", "F18", "F20"]),
        (SUMS, ["F17,G17,AA17", "F18,G18,AA18"]),
        (CellRun(("",), ["F17,G17", "F18"]), ["F17,G17", "F18"]),
        (CellRun(["F"], []), []),
    ],
)
def test_a_run_names_the_cells_of_each_figure(run: CellRun, texts: list[str]) -> None:
    assert run.texts() == texts
    assert Cells([run]).texts == texts
    assert len(Cells([run])) == len(texts)


def test_runs_follow_each_other_and_more_may_come_after_somebody_asked() -> None:
    cells = Cells([DOWN])
    assert cells[2] == "F20"
    cells.extend([SUMS])
    assert list(cells) == ["F17", "F18", "F20", "F17,G17,AA17", "F18,G18,AA18"]
    assert cells[3:] == ["F17,G17,AA17", "F18,G18,AA18"]
    assert cells[-1] == "F18,G18,AA18"


def test_cells_are_equal_by_what_they_name() -> None:
    assert Cells([DOWN]) == Cells.of(["F17", "F18", "F20"])
    assert Cells([DOWN]) != Cells([SUMS])
    assert Cells([DOWN]) != ["F17", "F18", "F20"]


def test_a_figure_knows_every_cell_it_adds_up() -> None:
    table = FigureTable()
    table.add("26368", "received_online", 3, "F17,G17")
    table.add("26371", "received_online", None, "F18")
    assert list(table) == [
        Figure("26368", "received_online", 3, ("F17", "G17")),
        Figure("26371", "received_online", None, ("F18",)),
    ]
    assert (len(table), table.stated) == (2, 1)
