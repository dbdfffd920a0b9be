"""From the quarterly form to its lights: written, filled in, read, kept, scored."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from metrics.counts.month import Month
from metrics.counts.problem import ProblemCase
from metrics.plans.plan_writer import plan_text
from metrics.plans.versions import PlanVersion
from metrics.verdicts.verdict import Status
from pipeline.desk.workspace import Workspace
from pipeline.intake import direct
from pipeline.intake.inbox import Dropped, Inbox
from pipeline.intake.options import Options
from pipeline.reporting import quarterly
from pipeline.scores.quarter import QuarterCard, Unscored, quarter_card
from pipeline.scores.scorecard import View
from pipeline.statements import plan_entries
from pipeline.statements.recording import Signed
from tests.asking import asked
from tests.journey.command import figures
from tests.ui.uploads import entry_form, new_desk
from warehouse.reading import queries

AN_PHUOC = "26383"
SEPTEMBER, DECEMBER = Month(2024, 9), Month(2024, 12)
NOON = datetime(2024, 10, 5, 5, tzinfo=UTC)
WHOLE = {
    "procedures": 100,
    "procedures_public": 100,
    "procedures_sampled": 69,
    "procedures_simplified": 7,
    "declared_base": 200,
    "declared_cut": 40,
    "certifying_due": 1,
    "certifying": 1,
    "copies_now": 121,
    "copies_before": 120,
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return new_desk(tmp_path)


def hand_in(
    workspace: Workspace, counts: dict[str, int], month: Month = SEPTEMBER, later: int = 0
) -> tuple[Inbox, Dropped]:
    unit = workspace.reference.register.at(month)[AN_PHUOC]
    at = NOON + timedelta(minutes=later)
    inbox = Inbox()
    inbox.take([("quy.xlsx", quarterly.typed(workspace.reference, month, unit, counts, at))])
    list(inbox.check(workspace, Options()))
    (file,) = inbox.files
    return inbox, file


def card(workspace: Workspace, month: Month = SEPTEMBER, under: str = AN_PHUOC) -> QuarterCard:
    return asked(workspace, quarter_card, View(month, under=under))


def lights(found: QuarterCard) -> dict[str, tuple[Status, int | None, int | None]]:
    return {
        row.score.indicator.code: (row.score.verdict.status, row.good, row.cases)
        for row in found.units
    }


def test_a_form_written_filled_in_and_read_is_lights(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "quy3.xlsx"
    path.write_bytes(quarterly.blank(workspace, Month(2024, 8), "740"))
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    headings = [cell.value for cell in sheet[6]]
    by_heading = {
        "Số TTHC": 100,
        "Có hồ sơ mẫu": 70,
        "Số gốc trước khi cắt giảm": 50,
        "Đã cắt giảm": 9,
    }
    for row in sheet.iter_rows(min_row=8):
        if row[0].value == AN_PHUOC:
            for heading, value in by_heading.items():
                row[headings.index(heading)].value = value
    book.save(path)
    inbox = Inbox()
    inbox.take([(path.name, path.read_bytes())])
    list(inbox.check(workspace, Options()))
    assert inbox.store(workspace, "Hoa")
    found = lights(card(workspace))
    assert found["sample_dossiers"] == (Status.MET, 70, 100)
    assert found["declared_information"] == (Status.NEAR, 9, 50)
    assert found["simplification"][0] is Status.NOT_REPORTED
    (total,) = (
        each
        for each in card(workspace, under="740").total
        if each.score.indicator.code == "sample_dossiers"
    )
    assert (total.good, total.cases, total.score.units_reported) == (70, 100, 1)
    assert total.score.units_expected == 15
    assert total.score.goal
    assert (total.score.goal.clause, total.score.goal.quote) == ("2.3", "70% TTHC có hồ sơ mẫu")


def test_figures_of_the_quarters_last_month_are_none_of_the_quarter(workspace: Workspace) -> None:
    unit = workspace.reference.register.at(SEPTEMBER)[AN_PHUOC]
    inbox = Inbox()
    counts = {each.key: 0 for each in direct.columns()}
    inbox.put("thang.xlsx", direct.typed(SEPTEMBER, unit, counts, NOON))
    list(inbox.check(workspace, Options()))
    assert inbox.store(workspace, "Hoa", received=date(2024, 10, 3))
    assert asked(workspace, quarterly.standing, SEPTEMBER, AN_PHUOC) == {}
    with workspace.edition() as edition:
        assert [each.received for each in queries.uploads(edition)] == [date(2024, 10, 3)]


def test_what_was_typed_in_the_browser_stands_in_the_form_again(workspace: Workspace) -> None:
    inbox, _ = hand_in(workspace, WHOLE)
    assert inbox.store(workspace, "Hoa")
    assert asked(workspace, quarterly.standing, SEPTEMBER, AN_PHUOC) == WHOLE
    found = lights(card(workspace))
    assert found["certified_copies_growth"] == (Status.MET, 121, 120)
    assert found["electronic_certification"] == (Status.MET, 1, 1)
    assert found["simplification"] == (Status.NEAR, 7, 100)


@pytest.mark.parametrize(
    ("changed", "case", "heading"),
    [
        ({"procedures_sampled": 101}, ProblemCase.PART_EXCEEDS_WHOLE, "Có hồ sơ mẫu"),
        ({"declared_cut": 201}, ProblemCase.PART_EXCEEDS_WHOLE, "Đã cắt giảm"),
        ({"procedures_simplified": 6}, ProblemCase.STOCK_FALLS, "Được kiến nghị đơn giản hóa"),
        ({"copies_now": 100}, ProblemCase.STOCK_FALLS, "Đã cấp đến hết quý"),
        ({"procedures_simplified": -1}, ProblemCase.NEGATIVE, "Được kiến nghị đơn giản hóa"),
    ],
)
def test_a_wrong_number_is_refused_at_its_cell(
    workspace: Workspace, changed: dict[str, int], case: ProblemCase, heading: str
) -> None:
    inbox, _ = hand_in(workspace, WHOLE)
    inbox.store(workspace, "Hoa")
    _, file = hand_in(workspace, WHOLE | changed, DECEMBER)
    assert file.refused
    assert file.checked
    (problem,) = file.checked.problems
    assert problem.case is case
    form = quarterly.form_of(workspace.reference, DECEMBER, AN_PHUOC)
    (place,) = (at for at, each in enumerate(form.columns) if each.heading[-1] == heading)
    assert problem.cell == f"{openpyxl.utils.get_column_letter(3 + place)}8"


def test_an_earlier_quarter_is_not_corrected_above_a_later_one(workspace: Workspace) -> None:
    inbox, _ = hand_in(workspace, WHOLE, DECEMBER)
    inbox.store(workspace, "Hoa")
    _, file = hand_in(workspace, WHOLE | {"procedures_simplified": 8})
    assert file.checked
    assert [each.case for each in file.checked.problems] == [ProblemCase.STOCK_FALLS_LATER]


def test_a_number_without_its_base_is_kept_and_not_scored(workspace: Workspace) -> None:
    less = {
        key: value for key, value in WHOLE.items() if key not in ("declared_base", "copies_before")
    }
    inbox, file = hand_in(workspace, less)
    assert file.checked
    cases = [each.case for each in file.checked.problems]
    assert cases == [ProblemCase.BASE_MISSING, ProblemCase.BASE_MISSING]
    assert inbox.store(workspace, "Hoa")
    found = {row.score.indicator.code: row for row in card(workspace).units}
    for code in ("declared_information", "certified_copies_growth"):
        assert found[code].lack is Unscored.BASE
        assert not found[code].score.verdict.status.judged


def test_monthly_figures_of_both_years_go_before_what_the_form_says(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = [
        entry_form(
            tmp_path,
            {AN_PHUOC: figures(copies=copies)},
            f"{year}-{number}.xlsx",
            Month(year, number),
        )
        for year, copies in ((2023, 5), (2024, 6))
        for number in (1, 2, 3)
    ]
    inbox = Inbox()
    inbox.take((path.name, path.read_bytes()) for path in files)
    list(inbox.check(workspace, Options()))
    inbox.store(workspace, "Hoa")
    march = Month(2024, 3)
    found = {row.score.indicator.code: row for row in card(workspace, march).units}
    growth = found["certified_copies_growth"]
    assert (growth.good, growth.cases, growth.monthly) == (18, 15, True)
    assert growth.score.verdict.status is Status.MET


def test_a_quarter_before_a_plan_was_edited_keeps_its_old_target(workspace: Workspace) -> None:
    for at, month in enumerate((SEPTEMBER, DECEMBER)):
        inbox, _ = hand_in(workspace, WHOLE, month, at)
        inbox.store(workspace, "Hoa")
    code = "long-thanh-2024"
    text = plan_text(workspace.reference.plan(code)).replace("value = 70\n", "value = 60\n")
    version = PlanVersion(code, date(2024, 10, 1), text)
    plan_entries.enter_plan(workspace, workspace.viewer, version, Signed("Hoa", "Công văn 12"))
    assert lights(card(workspace))["sample_dossiers"][0] is Status.NEAR
    assert lights(card(workspace, DECEMBER))["sample_dossiers"][0] is Status.MET
