"""What an office sets of its installation: from when on it holds, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from access.roles import Role
from metrics.calendar.rules_edit import RulesEdit
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.counts.office_lines import OfficeLetters
from metrics.units.unit import Level
from metrics.verdicts.verdict import Status
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.papers.facts import facts
from pipeline.scores import ranking
from pipeline.scores.scorecard import View, scorecard
from pipeline.statements import chosen_province, office_letters, office_settings
from pipeline.statements.recording import Signed
from pipeline.tasks.listing import tasks
from tests.warehouse.builders import new_database, store, upload
from warehouse.engine.files import Database

SIGNED = Signed("Văn phòng", "Quyết định 5/QĐ-UBND")
AN_PHUOC = "26383"
JUNE, JULY = Month(2024, 6), Month(2024, 7)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """An Phước resolved 96 of 100 in time, month by month: near with a margin of 2 points."""
    made = new_database(tmp_path)
    for month in (JUNE, JULY):
        values = {(AN_PHUOC, "resolved_in_time"): 96, (AN_PHUOC, "resolved_late"): 4}
        store(made, upload(values, f"{month}.xlsx", month=month))
    return made


@pytest.fixture
def workspace(database: Database) -> Workspace:
    return open_workspace(database.path)


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def fresh(workspace: Workspace) -> Workspace:
    return Workspace(workspace.database)


def light(workspace: Workspace, month: Month) -> Status:
    with fresh(workspace).books() as books:
        rows = scorecard(books, View(month, under=AN_PHUOC)).units
    return next(row.verdict.status for row in rows if row.indicator.code == "on_time")


def set_rules(workspace: Workspace, edit: RulesEdit) -> None:
    office_settings.set_rules(workspace, OFFICE, edit, SIGNED)


def test_a_near_margin_turns_no_light_before_its_day(workspace: Workspace) -> None:
    assert (light(workspace, JUNE), light(workspace, JULY)) == (Status.NEAR, Status.NEAR)
    set_rules(workspace, RulesEdit(date(2024, 7, 1), narrow=Decimal("0.5")))
    assert (light(workspace, JUNE), light(workspace, JULY)) == (Status.NEAR, Status.MISSED)


def test_a_due_day_holds_from_its_month_on(workspace: Workspace) -> None:
    set_rules(workspace, RulesEdit(date(2024, 7, 1), due_day=15))
    deadline = fresh(workspace).reference.deadlines
    assert (deadline(JUNE), deadline(JULY)) == (date(2024, 7, 10), date(2024, 8, 15))


def test_a_day_off_of_the_office_moves_a_deadline(workspace: Workspace) -> None:
    set_rules(workspace, RulesEdit(date(2024, 6, 1), off=(date(2024, 7, 10),)))
    assert fresh(workspace).reference.deadlines(JUNE) == date(2024, 7, 11)
    assert not fresh(workspace).reference.deadlines.calendar.is_working_day(date(2024, 7, 10))


def test_the_named_day_counts_once_the_office_says_so(workspace: Workspace) -> None:
    def lasts() -> set[tuple[date, date]]:
        with fresh(workspace).books() as books:
            found = tasks(books, date(2024, 1, 1))
        return {(day.named, day.last) for each in found for day in each.known.deadline.days}

    march, november = date(2024, 3, 10), date(2024, 11, 25)
    assert {(march, date(2024, 3, 9)), (november, date(2024, 11, 24))} <= lasts()
    set_rules(workspace, RulesEdit(date(2024, 7, 1), counts_named=True))
    assert {(march, date(2024, 3, 9)), (november, november)} <= lasts()


def test_weights_of_the_ranking_hold_from_their_month_on(workspace: Workspace) -> None:
    set_rules(workspace, RulesEdit(date(2024, 7, 1), weights=(("online", Decimal(40)),)))
    with fresh(workspace).books() as books:
        june, july = (
            {each.indicator: each.weight for each in ranking.scheme(books, month).weights}
            for month in (JUNE, JULY)
        )
    assert july == june | {"online": Decimal(40)} != june


def test_a_setting_that_is_taken_back_lets_the_one_before_stand(workspace: Workspace) -> None:
    set_rules(workspace, RulesEdit(date(2024, 6, 1), narrow=Decimal("0.5")))
    with fresh(workspace).books() as books:
        (entry,) = office_settings.setting_entries(books)
    assert (entry.by, entry.why) == (SIGNED.by, SIGNED.why)
    office_settings.take_setting_back(workspace, OFFICE, entry.place, SIGNED)
    assert light(workspace, JUNE) is Status.NEAR
    with pytest.raises(KpiError) as refused:
        office_settings.take_setting_back(workspace, OFFICE, entry.place, SIGNED)
    assert refused.value.code is ErrorCode.UNKNOWN_EDIT


def test_an_empty_installation_becomes_another_provinces(empty: Workspace) -> None:
    chosen_province.set_province(empty, OFFICE, "25", SIGNED)
    reference = fresh(empty).reference
    assert reference.scope == "25"
    tree = reference.register.on(date(2026, 1, 1))
    assert tree["25"].name == "Tỉnh Phú Thọ"
    assert sum(unit.level is Level.DEPARTMENT for unit in tree.values()) > 10


@pytest.mark.parametrize(("code", "told"), [("25", "province_fixed"), ("99", "unknown_province")])
def test_a_province_is_not_changed_under_its_figures(
    workspace: Workspace, code: str, told: str
) -> None:
    with pytest.raises(KpiError) as refused:
        chosen_province.set_province(workspace, OFFICE, code, SIGNED)
    assert refused.value.code == told


def test_only_the_office_sets(empty: Workspace) -> None:
    with pytest.raises(KpiError) as refused:
        chosen_province.set_province(empty, Viewer(Role.LEADER), "25", SIGNED)
    assert refused.value.code is ErrorCode.NOT_PERMITTED


def test_what_sets_nothing_is_refused(workspace: Workspace) -> None:
    with pytest.raises(KpiError) as refused:
        set_rules(workspace, RulesEdit(date(2024, 7, 1)))
    assert refused.value.code is ErrorCode.NOTHING_SET


def test_papers_bear_the_lines_of_the_office(workspace: Workspace) -> None:
    own = OfficeLetters(
        "75",
        "Văn phòng Ủy ban nhân dân tỉnh Đồng Nai",
        "Ủy ban nhân dân tỉnh Đồng Nai",
        "VPUBND",
        "TTHC",
        "Biên Hòa",
        ("KT. Chánh Văn phòng", "Phó Chánh Văn phòng"),
        "Nguyễn Văn Bình",
        ("Thường trực Tỉnh ủy",),
    )
    office_settings.set_letters(workspace, OFFICE, own, SIGNED)
    with fresh(workspace).books() as books:
        head = facts(books, View(JULY)).issued.lines
    assert (head.issuer, head.superior, head.mark) == (own.name, own.superior, "VPUBND")
    assert (head.drafter, head.place, head.recipients) == ("TTHC", "Biên Hòa", own.recipients)
    assert (head.signature.authority, head.signature.name) == (own.authority, own.signer)


def drawn(form: str) -> bytes:
    held = BytesIO()
    Image.new("RGB", (900, 300), "#1B568F").save(held, form)
    return held.getvalue()


def test_a_logo_is_kept_beside_the_database_as_a_picture_of_its_own(empty: Workspace) -> None:
    file = office_letters.set_logo(empty, OFFICE, drawn("JPEG") + b"<script>", SIGNED)
    with fresh(empty).books() as books:
        path = office_letters.picture(empty.database, office_letters.logo(books))
    assert path is not None
    assert path == empty.database.office / file
    with Image.open(path) as kept:
        assert (kept.format, kept.size) == ("PNG", (512, 171))
    assert b"script" not in path.read_bytes()


@pytest.mark.parametrize("content", [b"GIF89a", b"<svg/>", drawn("GIF")])
def test_what_is_no_picture_is_no_logo(empty: Workspace, content: bytes) -> None:
    with pytest.raises(KpiError) as refused:
        office_letters.set_logo(empty, OFFICE, content, SIGNED)
    assert refused.value.code is ErrorCode.NOT_A_PICTURE
