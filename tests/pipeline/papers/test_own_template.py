"""The office's own template stands in for ours, for the Word file of one kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.counts.office_lines import OwnTemplate
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, find_workspace, open_workspace
from pipeline.papers.issue import issue
from pipeline.papers.kinds import KINDS
from pipeline.papers.templates.filling import field_names, tried
from pipeline.papers.templates.own import own_template, use_template
from pipeline.scores.scorecard import View
from pipeline.statements.recording import Signed
from reports.template.language import FaultKind
from tests.journey.command import kpi
from tests.reports.template.test_language import a_template, text_of
from tests.ui.uploads import SEPTEMBER
from tests.warehouse.builders import new_database
from wording.papers.template import fields

VIEW = View(SEPTEMBER)
REPORT = KINDS["report"]
SIGNED = Signed("Lan", "mẫu của Văn phòng")
CALLED = OwnTemplate("report", "", "mau.docx")
GOOD = a_template("Theo mẫu của Văn phòng: {{ trich_yeu }}, {{ ban_so_lieu }}")


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def written(desk: Workspace, edition: int | None = None) -> bytes:
    return issue(desk, REPORT, VIEW, "docx", edition).content


@pytest.mark.slow
def test_a_template_replaces_ours_and_older_editions_stay_as_they_went_out(
    desk: Workspace,
) -> None:
    ours = issue(desk, REPORT, VIEW, "docx")
    use_template(desk, OFFICE, CALLED, GOOD, SIGNED)
    text = text_of(written(desk))
    assert text.startswith("Theo mẫu của Văn phòng: Công tác kiểm soát")
    assert written(desk) == written(desk)
    assert written(desk, ours.edition) == ours.content
    own = issue(desk, REPORT, VIEW, "docx")
    use_template(desk, OFFICE, CALLED, b"", SIGNED)
    assert "BÁO CÁO" in text_of(written(desk))
    assert written(desk, own.edition) == own.content
    with desk.books() as books:
        assert own_template(books, "report") is None
    assert len(list(desk.database.office.glob("template-*.docx"))) == 1


def test_other_kinds_and_formats_stay_ours(desk: Workspace) -> None:
    use_template(desk, OFFICE, CALLED, GOOD, SIGNED)
    assert issue(desk, REPORT, VIEW, "pdf").content.startswith(b"%PDF")
    letter = issue(desk, KINDS["reminder"], VIEW, "docx").content
    assert "Theo mẫu" not in text_of(letter)


def test_a_template_may_name_every_field_of_the_list(desk: Workspace) -> None:
    with desk.books() as books:
        known = field_names(books, REPORT, VIEW)
        lines = []
        for name, columns in known.items():
            row = "".join(f"{{{{ x.{each} }}}}" for each in sorted(columns or ()))
            value = row or "{{ x }}"
            loop = f"{{% for x in {name} %}}{value}{{% endfor %}}"
            lines.append(f"{{{{ {name} }}}}" if columns is None else loop)
        brought = tried(books, REPORT, VIEW, a_template(*lines))
    assert brought.faults == ()
    assert brought.filled
    assert {"bang_den_cac_don_vi", "so_lieu", "tong_hop", "nhiem_vu_den_han_va_qua_han"} <= set(
        known
    )
    assert [name for name, _, _ in fields(known)] == list(known)


def test_a_template_with_an_unknown_field_is_refused_by_name_and_place(desk: Workspace) -> None:
    with desk.books() as books:
        brought = tried(books, REPORT, VIEW, a_template("Gửi {{ noi_gui }}"))
        (fault,) = brought.faults
        assert (fault.kind, fault.said) == (FaultKind.UNKNOWN_FIELD, "noi_gui")
        assert fault.line == "Gửi {{ noi_gui }}"
        assert tried(books, REPORT, VIEW, b"MZ no document").problem is not None


def test_the_office_alone_sets_a_template(desk: Workspace) -> None:
    for viewer in (Viewer(Role.LEADER), Viewer(Role.INSPECTOR), Viewer(Role.UNIT, "740")):
        with pytest.raises(KpiError, match="not_permitted"):
            use_template(desk, viewer, CALLED, GOOD, SIGNED)
    assert not desk.database.office.exists()


def test_a_template_whose_file_is_gone_leaves_ours(desk: Workspace) -> None:
    use_template(desk, OFFICE, CALLED, GOOD, SIGNED)
    for each in desk.database.office.glob("template-*"):
        each.unlink()
    assert "BÁO CÁO" in text_of(written(desk))


def test_a_template_is_brought_listed_and_taken_back_on_the_command_line(tmp_path: Path) -> None:
    database = new_database(tmp_path).path
    file = tmp_path / "mau.docx"
    file.write_bytes(a_template("Gửi {{ noi_gui }}"))
    asked = ("papertemplate", "report", "--month", "2024-09")
    signed = ("--by", "Lan", "--why", "mẫu mới")
    refused = kpi(*asked, "--file", file, *signed, database=database)
    assert refused.code == 1
    assert "noi_gui" in refused.told
    file.write_bytes(GOOD)
    assert kpi(*asked, "--file", file, *signed, database=database).code == 0
    assert [row["file"] for row in kpi("papertemplate", database=database).rows] == ["mau.docx"]
    named = {row["field"] for row in kpi(*asked, "--fields", database=database).rows}
    assert {"trich_yeu", "noi_dung", "so_lieu"} <= named
    assert text_of(written(find_workspace(database))).startswith("Theo mẫu")
    back = kpi("papertemplate", "report", "--take-back", *signed, database=database)
    assert back.code == 0
    assert kpi("papertemplate", database=database).rows == []
    assert kpi("papertemplate", "slides", "--fields", database=database).code == 2
