"""What a file is asked on its own card, and what its card says then."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from metrics.counts.answer import NOT_A_UNIT, Answer, Choice
from metrics.counts.beside import Beside
from metrics.counts.errors import KpiError
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.upload import Changes
from pipeline.desk.workspace import Workspace
from pipeline.intake.inbox import Inbox
from pipeline.intake.options import Options
from pipeline.periods.status import uploads
from pipeline.statements import phrases
from tests.asking import asked
from tests.ingest.workbooks import II06A_ROW, first, ii06a, saved
from tests.journey.command import figures
from tests.ui.uploads import AFTERNOON, SEPTEMBER, checked, dropped, entry_form, new_desk, row
from ui.upload import answers, receipts
from ui.upload.card import card
from ui.upload.card_parts import Card
from wording.intake import upload as words

PHRASE = Problem(
    Severity.ERROR,
    ProblemCase.UNKNOWN_FORM,
    "Trang 1",
    "C7",
    "Lĩnh vực đất đai",
    choices=(Choice.WHOLE, Choice.LEAVE_OUT),
)
NAME = Problem(
    Severity.ERROR, ProblemCase.UNKNOWN_UNIT, "Trang 1", "B9", "Tổ 3", choices=("26383", NOT_A_UNIT)
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return new_desk(tmp_path)


def shown(found: Card) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", found.head + found.body).split())


def test_a_phrase_is_answered_by_buttons_and_a_name_by_choosing() -> None:
    assert answers.asked([PHRASE, NAME]) == [PHRASE]
    assert set(words.ANSWERS) == set(Choice)


def test_a_file_with_a_question_waits_for_its_answer_and_is_not_called_wrong(
    workspace: Workspace,
) -> None:
    file = dropped(checked(PHRASE))
    assert file.asks
    text = shown(card(workspace, file, None, {}))
    assert "1 câu cần trả lời" in text.lower()
    assert "lỗi" not in text


def test_a_pressed_answer_reads_the_file_again_and_is_remembered_once_stored(
    workspace: Workspace,
) -> None:
    book = ii06a([(1, "Xã Bình An", *II06A_ROW)])
    first(book)["A1"] = "LĨNH VỰC ĐẤT ĐAI"
    inbox = Inbox()
    inbox.take([("a.xlsx", saved(book))])
    (file,) = inbox.check(workspace, Options())
    assert file.checked is not None
    (question,) = answers.asked(file.checked.problems)
    assert file.asks
    answer = Answer(str(question.sheet), str(question.cell), Choice.WHOLE)
    inbox.say(file.key, Options(beside=Beside(answers=(answer,))))
    list(inbox.check(workspace, Options()))
    assert file.ready
    assert inbox.store(workspace, "Hoa")
    with workspace.edition() as edition:
        (phrase,) = phrases.learned(edition)
    assert phrase.choice is Choice.WHOLE


def test_an_answer_to_what_is_not_asked_is_forgotten(workspace: Workspace) -> None:
    inbox = Inbox()
    inbox.take([("a.xlsx", saved(ii06a([(1, "Xã Bình An", *II06A_ROW)])))])
    (file,) = inbox.files
    inbox.say(file.key, Options(beside=Beside(answers=(Answer("Trang 9", "A1", Choice.WHOLE),))))
    with pytest.raises(KpiError, match="not_asked"):
        list(inbox.check(workspace, Options()))
    assert inbox.forget_answers()
    list(inbox.check(workspace, Options()))
    assert file.ready


def monthless(unit: str) -> bytes:
    book = ii06a([(1, unit, *II06A_ROW)])
    sheet = first(book)
    sheet["A4"] = None
    bottom = [cell for line in sheet.iter_rows() for cell in line if "2024" in str(cell.value)]
    for cell in bottom:
        cell.value = None
    return saved(book)


def test_one_month_may_be_told_to_all_files_that_ask_for_theirs(workspace: Workspace) -> None:
    inbox = Inbox()
    units = ("Xã Bình An", "Xã An Phước", "Xã Long Đức")
    inbox.take((f"{unit}.xlsx", monthless(unit)) for unit in units)
    list(inbox.check(workspace, Options()))
    told, *others = inbox.files
    inbox.say(told.key, Options(month=SEPTEMBER))
    assert inbox.without_month == tuple(others)
    inbox.say_month(SEPTEMBER)
    list(inbox.check(workspace, Options()))
    assert [file.ready for file in inbox.files] == [True] * 3


def test_a_month_is_asked_on_the_card_of_the_file_that_lacks_it(workspace: Workspace) -> None:
    inbox = Inbox()
    inbox.take([("khong-thang.xlsx", monthless("Xã Bình An"))])
    (file,) = inbox.check(workspace, Options())
    assert file.asks
    assert "cần chọn tháng" in shown(card(workspace, file, None, {})).lower()
    inbox.say(file.key, Options(month=SEPTEMBER))
    assert inbox.unread(Options()) == (file,)
    list(inbox.check(workspace, Options()))
    assert file.ready


def test_a_cumulative_table_without_its_months_may_be_taken_as_the_opening_balance(
    workspace: Workspace,
) -> None:
    book = ii06a([(1, "Xã Bình An", *II06A_ROW)])
    first(book)["A4"] = "Kỳ báo cáo: Từ ngày 01/01/2024 đến ngày 30/09/2024"
    inbox = Inbox()
    inbox.take([("luy-ke.xlsx", saved(book))])
    (file,) = inbox.check(workspace, Options())
    assert file.checked is not None
    cases = [each.case for each in file.checked.problems]
    assert ProblemCase.CUMULATIVE_INCOMPLETE in cases
    inbox.say(file.key, Options(beside=Beside(opening=True)))
    list(inbox.check(workspace, Options()))
    assert file.ready
    assert inbox.store(workspace, "Hoa")
    assert [each.beside.opening for each in asked(workspace, uploads)] == [True]


def test_a_file_that_erases_is_amber_until_its_blanks_say_nothing(
    tmp_path: Path, workspace: Workspace
) -> None:
    inbox = Inbox()
    for name, given in (("a.xlsx", figures()), ("b.xlsx", figures(apologies=None, copies=None))):
        path = entry_form(tmp_path, {"26383": given}, name)
        inbox.take([(name, path.read_bytes())])
        (file,) = inbox.check(workspace, Options())
        if name == "a.xlsx":
            assert inbox.store(workspace, "Hoa")
    assert "Lưu được, bỏ 2 số đang lưu" in shown(card(workspace, file, None, {}))
    inbox.say(file.key, Options(beside=Beside(keep_blank=True)))
    list(inbox.check(workspace, Options()))
    assert file.checked is not None
    assert file.checked.changes == Changes(same=16)


def test_among_many_files_a_clean_one_takes_one_line(tmp_path: Path, workspace: Workspace) -> None:
    inbox = Inbox()
    path = entry_form(tmp_path, {"26383": figures()})
    inbox.take([(path.name, path.read_bytes())])
    (file,) = inbox.check(workspace, Options())
    line = card(workspace, file, None, {}, one_line=True)
    assert "Xã An Phước · tháng 9/2024 · 18 số mới" in shown(line)
    assert shown(line).count(words.DETAILS) == 1


def test_what_is_typed_anew_takes_the_place_of_what_was_typed() -> None:
    inbox = Inbox()
    inbox.put("Nhập trực tiếp.xlsx", b"1")
    key = inbox.put("Nhập trực tiếp.xlsx", b"2")
    assert [file.key for file in inbox.files] == [key]


def test_columns_that_are_not_taken_stand_on_the_button() -> None:
    assert words.saving(2, []) == "Lưu 2 tệp hợp lệ"
    assert words.saving(1, ["K", "L"]) == "Lưu 1 tệp hợp lệ, không lấy cột K, L"
    assert words.saving(1, list("HIJKL")) == "Lưu 1 tệp hợp lệ, không lấy 5 cột có số"


def test_an_upload_says_who_took_it_back_and_why_or_that_it_was_replaced() -> None:
    gone = replace(row(undone=AFTERNOON), undone_by="Lan", undone_beside=Beside(why="nhầm tháng"))
    assert receipts.state(gone) == "Đã rút 04/10/2024 16:42 bởi Lan: nhầm tháng"
    assert receipts.state(row(), (252, 252)) == "Đang dùng"
    assert receipts.state(row(), (252, 0)) == "Đã được thay thế"
    assert receipts.state(row(), (252, 40)) == "Đang dùng 40/252 số, còn lại đã được thay thế"
