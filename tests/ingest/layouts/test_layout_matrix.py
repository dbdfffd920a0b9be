"""Every layout × container × mess of the offices, with the exact figures or the exact fault.

The whole product is some 7,000 files. Taken is a covering selection: each layout meets each mess,
and each pair of layout and container and of mess and container is met.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from tests.ingest.layout_messes import MESSES, SHEETS, Case, Mess, layouts
from tests.ingest.layout_tables import Layout, sum_of, table
from tests.ingest.saved_containers import CONTAINERS
from tests.ingest.workbooks import REFERENCE, SEPTEMBER, counts, faults, read

LAYOUTS = layouts()
NAMES = tuple(CONTAINERS)


def selection() -> Iterator[tuple[str, str, Mess]]:
    """Each layout with each mess, in a container that moves on with both."""
    for row, layout in enumerate(LAYOUTS):
        for column, mess in enumerate(MESSES):
            possible = [
                each for each in NAMES if mess.containers is None or each in mess.containers
            ]
            yield layout, possible[(row + column) % len(possible)], mess


CASES = tuple(selection())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_with_every_mess_gives_its_exact_figures_or_its_exact_fault(layout: str) -> None:
    met = 0
    for name, container, mess in CASES:
        if name == layout:
            met += meets(LAYOUTS[layout](), container, mess)
    assert met > 30


def meets(case: Case, container: str, mess: Mess) -> bool:
    """Have a mess read in a container; whether the layout has room for it."""
    if not mess.fits(case):
        return False
    clean = dict(case.figures)
    expected = mess.do(case)
    reading = read(CONTAINERS[container](case.book), **expected.said)
    where = f"{mess} in {container}"
    errors = {
        (kind, cell)
        for (kind, cell), problem in zip(faults(reading), reading.problems, strict=True)
        if problem.severity == "error"
    }
    # A count that a mess made another no longer comes to the percentage beside it.
    warned = {
        problem.kind.value
        for problem in reading.problems
        if problem.severity == "warning" and problem.case != "total_mismatch.percent"
    }
    assert errors == expected.errors, where
    assert expected.warnings <= warned <= expected.warnings | expected.allowed, where
    if not errors:
        assert counts(reading) == (expected.figures or clean), where
    return True


def test_the_selection_covers_every_pair_of_layout_mess_and_container() -> None:
    everywhere = [mess for mess in MESSES if mess.containers is None]
    met = {(layout, container) for layout, container, _ in CASES}
    assert met == {(layout, container) for layout in LAYOUTS for container in NAMES}
    pairs = {(str(mess), container) for _, container, mess in CASES if mess.containers is None}
    assert pairs == {(str(mess), container) for mess in everywhere for container in NAMES}
    assert {(layout, str(mess)) for layout, _, mess in CASES} == {
        (layout, str(mess)) for layout in LAYOUTS for mess in MESSES
    }


def test_every_form_that_carries_counts_is_among_the_layouts() -> None:
    files = (REFERENCE / "forms").glob("*.toml")
    told = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    # The quarterly form is written by the program alone and never comes in another layout.
    counted = {
        each["form"]
        for each in told
        if "form" in each and "carries" not in each and each.get("period") != "quarter"
    }
    assert counted == {layout.partition(" ")[0] for layout in LAYOUTS}


def test_every_number_in_the_list_of_mess_that_a_table_can_show_is_among_the_messes() -> None:
    elsewhere = {
        1: "containers", 2: "file names", 16: "codes", 20: "legacy encodings", 24: "versions",
        26: "time zones", 29: "plan texts", 30: "register",
    }  # fmt: skip
    assert {mess.number for mess in MESSES} - {0} == set(range(1, 31)) - set(elsewhere)


@pytest.mark.parametrize("container", CONTAINERS)
def test_a_table_of_procedures_is_recognised_in_every_container_and_nothing_is_taken(
    container: str,
) -> None:
    head = "Tổng số TTHC thuộc thẩm quyền giải quyết của địa phương"
    levels = ("Tổng số TTHC", "Cấp tỉnh", "Cấp huyện", "Cấp xã")
    columns = tuple(((head, level), sum_of("full")) for level in levels)
    layout = Layout("", "TỔNG HỢP SỐ LƯỢNG THỦ TỤC HÀNH CHÍNH", columns, {})
    reading = read(CONTAINERS[container](table(layout, [("Xã An Phước", {"full": 3})])))
    assert faults(reading) == [("unknown_form", "B8")]
    assert reading.tables == []


@pytest.mark.parametrize("container", sorted(SHEETS))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_of_several_months_the_one_that_is_asked_for_is_read(layout: str, container: str) -> None:
    case = LAYOUTS[layout]()
    clean = dict(case.figures)
    next(mess for mess in MESSES if mess.number == 22).do(case)
    reading = read(CONTAINERS[container](case.book), month=SEPTEMBER)
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    assert [table.month for table in reading.tables] == [SEPTEMBER]
    assert counts(reading) == clean
