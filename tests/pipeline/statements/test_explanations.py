"""A giải trình stands beside a light: kept as said, never changed, never changing anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.scores.scorecard import View, scorecard
from pipeline.statements.explanations import Explained, explain, of_months
from tests.asking import asked
from tests.warehouse.builders import SEPTEMBER, new_database, store, upload
from wording import errors

AN_PHUOC = "26383"
BY = "UBND xã An Phước"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    database = new_database(tmp_path, sample=True)
    store(
        database,
        upload({(AN_PHUOC, "resolved_in_time"): 10, (AN_PHUOC, "resolved_late"): 90}),
    )
    return open_workspace(database.path)


def texts(
    workspace: Workspace, month: Month = SEPTEMBER, indicator: str | None = "on_time"
) -> list[str]:
    unit = workspace.reference.register.at(month)[AN_PHUOC]
    return [
        each.text
        for each in asked(workspace, of_months, (month,))
        if each.identity == unit.identity and indicator in (None, each.indicator)
    ]


def test_what_was_said_stands_beside_its_month_and_indicator_only(workspace: Workspace) -> None:
    explain(
        workspace, OFFICE, Explained(SEPTEMBER, AN_PHUOC, "on_time"), "Hệ thống hỏng 5 ngày.", BY
    )
    assert texts(workspace) == ["Hệ thống hỏng 5 ngày."]
    assert texts(workspace, Month(2024, 8)) == []
    assert texts(workspace, indicator="online") == []
    assert texts(workspace, indicator=None) == ["Hệ thống hỏng 5 ngày."]


def test_a_second_word_is_added_and_the_first_stays(workspace: Workspace) -> None:
    explain(workspace, OFFICE, Explained(SEPTEMBER, AN_PHUOC, "on_time"), "Một", BY)
    explain(workspace, OFFICE, Explained(SEPTEMBER, AN_PHUOC, "on_time"), "Hai", "Văn phòng")
    assert texts(workspace) == ["Một", "Hai"]
    with workspace.books() as books:
        assert [each.by for each in of_months(books, (SEPTEMBER,))] == [BY, "Văn phòng"]


def test_it_never_changes_the_light(workspace: Workspace) -> None:
    view = View(SEPTEMBER)
    with workspace.books() as books:
        before = scorecard(books, view).units
    explain(workspace, OFFICE, Explained(SEPTEMBER, AN_PHUOC, "on_time"), "Đã khắc phục.", BY)
    with workspace.books() as books:
        assert scorecard(books, view).units == before


def test_lines_stay_and_signs_nobody_sees_go(workspace: Workspace) -> None:
    explain(
        workspace,
        OFFICE,
        Explained(SEPTEMBER, AN_PHUOC, "on_time"),
        " Một.  \x07\n\n Ba\u0302y giờ ",
        BY,
    )
    assert texts(workspace) == ["Một.\n\nBây giờ"]


@pytest.mark.parametrize(
    ("text", "code"), [("", "empty_text"), (" \n\t ", "empty_text"), ("x" * 1001, "text_too_long")]
)
def test_nothing_and_too_much_are_refused(workspace: Workspace, text: str, code: str) -> None:
    with pytest.raises(KpiError) as caught:
        explain(workspace, OFFICE, Explained(SEPTEMBER, AN_PHUOC, "on_time"), text, BY)
    assert caught.value.code == code
    assert errors.sentence(caught.value)
    assert texts(workspace) == []


def test_a_thousand_vietnamese_letters_fit(workspace: Workspace) -> None:
    explain(workspace, OFFICE, Explained(SEPTEMBER, AN_PHUOC, "on_time"), "ế" * 1000, BY)
    assert texts(workspace) == ["ế" * 1000]


@pytest.mark.parametrize(
    ("unit", "indicator", "by", "code"),
    [
        ("99999", "on_time", BY, "unknown_unit"),
        (AN_PHUOC, "made_up", BY, "unknown_indicator"),
        (AN_PHUOC, "on_time", " ", "who_missing"),
    ],
)
def test_what_points_nowhere_is_refused(
    workspace: Workspace, unit: str, indicator: str, by: str, code: str
) -> None:
    with pytest.raises(KpiError, match=code):
        explain(workspace, OFFICE, Explained(SEPTEMBER, unit, indicator), "Lý do", by)


@pytest.mark.parametrize(
    ("viewer", "may"),
    [
        (OFFICE, True),
        (Viewer(Role.INSPECTOR), True),
        (Viewer(Role.UNIT, AN_PHUOC), True),
        (Viewer(Role.UNIT, "740"), True),
        (Viewer(Role.UNIT, "26368"), False),
        (Viewer(Role.LEADER), False),
    ],
    ids=str,
)
def test_a_light_is_explained_by_the_office_or_the_units_own_people(
    workspace: Workspace, viewer: Viewer, *, may: bool
) -> None:
    if may:
        explain(workspace, viewer, Explained(SEPTEMBER, AN_PHUOC, "on_time"), "Mất điện", BY)
        return
    with pytest.raises(KpiError) as raised:
        explain(workspace, viewer, Explained(SEPTEMBER, AN_PHUOC, "on_time"), "Mất điện", BY)
    assert raised.value.code == "not_permitted"
