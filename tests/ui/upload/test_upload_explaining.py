"""What the page of uploads asks a person: names, columns, and what was confirmed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.counts.answer import NOT_A_UNIT
from metrics.counts.problem import ProblemCase, Severity
from metrics.counts.reading import Cutout
from pipeline.desk.workspace import Workspace
from pipeline.intake.inbox import Dropped, Inbox
from pipeline.intake.options import Options
from pipeline.statements import aliases, mappings
from tests.ingest.strange import FIGURES, MEANINGS, as_mapping, but, strange
from tests.ingest.workbooks import II06A_ROW, SEPTEMBER, ii06a, saved
from tests.ui.uploads import fault, new_desk
from ui.upload import cutout
from ui.upload.card import card
from ui.upload.card_parts import Card
from warehouse.reading import queries
from wording.intake import upload as upload_words
from wording.scores import explaining as said

PIECE = Cutout("Trang 1", ("B", "H"), ("Đơn vị", "Quá hạn"), 4, ((6, ("Cẩm Đướng", "1O")),))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return new_desk(tmp_path)


def words(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", markup).split())


def shown(found: Card) -> str:
    return words(found.head + found.sight + found.body)


def given(workspace: Workspace, inbox: Inbox, name: str, content: bytes) -> Dropped:
    inbox.take([(name, content)])
    check(workspace, inbox)
    return next(file for file in inbox.files if file.name == name)


def check(workspace: Workspace, inbox: Inbox) -> None:
    list(inbox.check(workspace, Options()))


def by_units(*names: str) -> bytes:
    rows = [(place, name, *II06A_ROW) for place, name in enumerate(names, start=1)]
    return saved(ii06a(rows))


def test_the_cutout_frames_faulty_cells_and_names_to_choose() -> None:
    unknown = fault("B6", "Cẩm Đướng", sheet="Trang 1")
    unknown = type(unknown)(Severity.ERROR, ProblemCase.UNKNOWN_UNIT, "Trang 1", "B6", "Cẩm Đướng")
    markup = cutout.markup([PIECE], [unknown, fault("H6", "1O", sheet="Trang 1")])
    assert words(markup) == "B H 4 Đơn vị Quá hạn 6 Cẩm Đướng 1O"
    assert '<td class="ask">Cẩm Đướng</td>' in markup
    assert '<td class="bad">1O</td>' in markup


def test_a_fault_of_another_sheet_frames_nothing() -> None:
    assert 'class="bad"' not in cutout.markup([PIECE], [fault("H6", "1O", sheet="Trang 2")])


def test_what_a_file_holds_cannot_become_markup() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    piece = Cutout(hostile, ("A",), (hostile,), 1, ((2, (hostile,)),))
    assert "<img" not in cutout.markup([piece, piece], [])


def test_a_file_with_unknown_names_only_is_asked_about_and_told_so(workspace: Workspace) -> None:
    inbox = Inbox()
    file = given(workspace, inbox, "a.xlsx", by_units("Xã Cẩm Đướng", "Xã Thanh Sơn"))
    assert [doubt.name for doubt in file.doubts] == ["Xã Cẩm Đướng", "Xã Thanh Sơn"]
    assert [doubt.ambiguous for doubt in file.doubts] == [False, True]
    assert file.asks
    text = shown(card(workspace, file, None, {}))
    assert "2 tên cần chọn" in text
    assert "Đã nhận ra các cột · 13/13 cột đã khớp" in text
    assert "Chưa biết đơn vị" not in text, "it is asked beside the pills"


def test_a_fault_beside_an_unknown_name_is_counted_apart(workspace: Workspace) -> None:
    rows = [
        (1, "Xã Cẩm Đướng", *II06A_ROW),
        (2, "Xã Bình An", *II06A_ROW[:5], "3O", *II06A_ROW[6:]),
    ]
    file = given(workspace, Inbox(), "a.xlsx", saved(ii06a(rows, total=False)))
    assert not file.asks
    assert "1 lỗi, 1 tên cần chọn" in shown(card(workspace, file, None, {}))


def test_once_confirmed_the_refused_files_are_read_again_and_the_clean_are_not(
    workspace: Workspace,
) -> None:
    inbox = Inbox()
    clean = given(workspace, inbox, "b.xlsx", by_units("Xã Bình An"))
    first_reading = clean.checked.reading if clean.checked else None
    file = given(workspace, inbox, "a.xlsx", by_units("Xã Cẩm Đướng"))
    aliases.confirm(workspace, "Xã Cẩm Đướng", "26401", "Lan", SEPTEMBER)
    inbox.read_again()
    assert inbox.unread(Options()) == (file,)
    check(workspace, inbox)
    assert file.ready
    assert clean.checked is not None
    assert clean.checked.reading is first_reading


def test_a_row_that_is_no_unit_is_left_out_from_then_on(workspace: Workspace) -> None:
    inbox = Inbox()
    file = given(workspace, inbox, "a.xlsx", by_units("Tổ công tác 3", "Xã Bình An"))
    (doubt,) = file.doubts
    aliases.confirm(workspace, doubt.name, NOT_A_UNIT, "Lan", SEPTEMBER)
    inbox.read_again()
    check(workspace, inbox)
    assert file.ready
    assert file.checked is not None
    assert [table.units for table in file.checked.reading.tables] == [1]


def test_once_taken_back_every_file_is_read_again(workspace: Workspace) -> None:
    inbox = Inbox()
    aliases.confirm(workspace, "Xã Cẩm Đướng", "26401", "Lan", SEPTEMBER)
    file = given(workspace, inbox, "a.xlsx", by_units("Xã Cẩm Đướng"))
    assert file.ready
    aliases.take_back(workspace, 1, "Lan")
    inbox.read_again(everything=True)
    check(workspace, inbox)
    assert file.asks


def test_files_of_one_unknown_layout_are_asked_about_in_the_first(workspace: Workspace) -> None:
    inbox = Inbox()
    first = given(workspace, inbox, "t9.xlsx", saved(strange()))
    second = given(workspace, inbox, "t10.xlsx", saved(strange(month="Tháng 10 năm 2024")))
    assert set(inbox.strangers().values()) == {first.key}
    assert first.asks and second.asks
    mappings.confirm(workspace, as_mapping(first.proposals[0], *MEANINGS), "Lan")
    inbox.read_again()
    check(workspace, inbox)
    assert first.ready and second.ready
    text = shown(card(workspace, first, None, {}))
    assert "(khớp cột riêng) · tháng 9/2024 · 2 đơn vị" in text
    assert upload_words.CLEAN in text


def test_a_mapping_corrected_after_it_was_confirmed_is_what_is_stored(workspace: Workspace) -> None:
    inbox = Inbox()
    file = given(workspace, inbox, "t9.xlsx", saved(strange()))
    other = given(workspace, inbox, "a.xlsx", by_units("Xã Bình An"))
    proposed = as_mapping(file.proposals[0])
    wrong = but(
        proposed, C="received_offline", D="received_online", J="open_late", K="open_in_time"
    )
    for mapping in (wrong, as_mapping(file.proposals[0], *MEANINGS)):
        mappings.confirm(workspace, mapping, "Lan")
        inbox.read_again(layout=(mapping.fingerprint, mapping.source))
        assert other not in inbox.unread(Options())
        check(workspace, inbox)
        assert file.ready
    assert inbox.store(workspace, "Lan")
    with workspace.edition() as edition:
        stored = queries.figures_of(edition, SEPTEMBER, {"26383"})
    assert {measure: value for (_, measure), value in stored.items()} == FIGURES


def test_an_unknown_table_shows_no_sentence_beside_its_columns(workspace: Workspace) -> None:
    file = given(workspace, Inbox(), "t9.xlsx", saved(strange()))
    text = shown(card(workspace, file, None, {}))
    assert "Cần khớp cột" in text
    assert "Chưa nhận ra biểu này" not in text


def page(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("KPI_DATABASE", str(workspace.database.path))
    test = AppTest.from_string("from pages.upload import page\npage()", default_timeout=60)
    return test.run()


def test_nothing_confirmed_shows_no_list(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = page(workspace, monkeypatch)
    assert not test.exception
    assert len(test.expander) == 0


def test_the_list_counts_what_stands(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    aliases.confirm(workspace, "Một cửa A", "26383", "Lan", SEPTEMBER)
    aliases.confirm(workspace, "Một cửa B", "26386", "Lan", SEPTEMBER)
    aliases.take_back(workspace, 1, "Hoa")
    file = given(workspace, Inbox(), "t9.xlsx", saved(strange()))
    mappings.confirm(workspace, as_mapping(file.proposals[0], *MEANINGS), "Lan")
    test = page(workspace, monkeypatch)
    assert not test.exception
    assert [each.label for each in test.expander] == [said.KNOWN.format(count=2)]
