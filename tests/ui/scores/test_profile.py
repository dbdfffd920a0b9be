"""The profile's markup: what stands in it, and that nothing typed by people becomes markup."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from metrics.counts.month import Month, Window
from pipeline.desk.viewer import OFFICE
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.periods.profile import Profile, profile
from pipeline.scores.scorecard import View
from pipeline.statements import explanations, people
from tests.pipeline.reports import every, give
from tests.ui import builders
from tests.warehouse.builders import new_database
from ui.kit.navigation import Links
from ui.scores import profile as markup
from ui.scores import tables

AN_PHUOC = "26383"
SEPTEMBER = Month(2024, 9)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = open_workspace(new_database(tmp_path).path)
    months = {month: {AN_PHUOC: (90, 10)} for month in every(Month(2023, 10), SEPTEMBER)}
    del months[Month(2024, 2)]
    give(workspace, months)
    return workspace


def of(workspace: Workspace) -> Profile:
    view = View(SEPTEMBER, Window.MONTH, AN_PHUOC, as_of=date(2024, 10, 20))
    with workspace.books() as books:
        return profile(books, view)


def page(workspace: Workspace) -> str:
    return markup.page(of(workspace), "tháng 9/2024", lambda code: f"trend?chi_tieu={code}&a=1")


def text(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ")


def test_each_indicator_has_a_row_with_light_target_and_shortfall(workspace: Workspace) -> None:
    html = page(workspace)
    rows = re.findall(r"<tr><td><a .*?</tr>", html)
    assert len(rows) == 9
    said = " ".join(text(rows[0]).split())
    assert "90/100" in said
    assert "90,0" in said
    assert "7 hồ sơ" in said
    assert "Chưa đạt · chắc chắn" in said
    assert "<svg" in rows[0]
    assert 'href="trend?chi_tieu=on_time&amp;a=1"' in rows[0]


def test_the_year_the_tasks_and_the_files_are_told(workspace: Workspace) -> None:
    said = " ".join(text(page(workspace)).split())
    assert "Đến cuối năm" in said
    assert "17 chủ trì, 20 phối hợp" in said
    assert "Chưa báo cáo 1/12 tháng: 02/2024." in said
    assert "thang-2024-09.xlsx" in said
    assert "và 5 tệp nữa" in said


def test_who_answers_is_told_and_typed_signs_stay_text(workspace: Workspace) -> None:
    assert "chưa có người phụ trách" in page(workspace)
    entry = people.PersonEntry(AN_PHUOC, "A <b>B</b>", "Chủ tịch", since=date(2024, 1, 1))
    people.record(workspace, OFFICE, entry, "Văn phòng")
    explanations.explain(
        workspace,
        OFFICE,
        explanations.Explained(SEPTEMBER, AN_PHUOC, "on_time"),
        "<i>mưa</i> lũ",
        "Văn phòng",
    )
    html = page(workspace)
    assert "A &lt;b&gt;B&lt;/b&gt;, Chủ tịch" in html
    assert "&lt;i&gt;mưa&lt;/i&gt; lũ" in html
    assert "Giải trình" in html


def test_without_explanations_there_is_no_empty_section(workspace: Workspace) -> None:
    assert "Giải trình" not in page(workspace)


def test_a_long_task_is_cut_at_a_word(workspace: Workspace) -> None:
    tasks = re.findall(r'<td class="w">([^<]*)</td>', page(workspace))
    assert all(len(task) <= 160 for task in tasks)
    assert any(task.endswith("…") for task in tasks)


def test_a_province_lists_its_units_with_their_lights_the_silent_and_the_worst_first() -> None:
    card = builders.card(builders.view())
    names = {unit.code: unit.name for unit in card.tree.values()}
    table = json.loads(tables.unit_list(card, lambda _: 2, Links("unit_profile?", names)).text)
    rows = sorted(table["rows"], key=lambda row: row["r"])
    assert {row["c"] for row in rows} == {row.unit.code for row in card.units}
    silent = [row for row in rows if row.get("m") == "Chưa báo cáo, 2 tháng liền"]
    assert silent
    assert rows[: len(silent)] == silent
    first, last = rows[len(silent)]["cells"], rows[-1]["cells"]
    assert re.fullmatch(r"\d chưa đạt(, \d cận)?", first[0][0])
    assert re.fullmatch(r".+ [\d,]+\s%, thiếu [\d.]+ .+", first[1])
    assert last[0][0].startswith("Đạt ")
    assert last[1] == ""
    assert all(row["h"] == names[row["c"]] for row in rows)
