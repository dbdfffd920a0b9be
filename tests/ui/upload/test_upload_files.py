from __future__ import annotations

import re
from pathlib import Path

import pytest

from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import Reading
from metrics.counts.upload import Superseded
from pipeline.desk.workspace import Workspace
from pipeline.intake.inbox import Inbox
from pipeline.intake.options import Options
from pipeline.intake.upload import FileOutcome, store_files
from tests.journey.command import figures
from tests.ui.uploads import (
    AFTERNOON,
    checked,
    dropped,
    entry_form,
    new_desk,
    reading,
    receipt,
    row,
)
from ui.upload.card import card
from ui.upload.card_parts import Card

AN_PHUOC = "26383"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return new_desk(tmp_path)


def words(shown: Card) -> str:
    """What a person reads."""
    return " ".join(re.sub(r"<[^>]*>", " ", shown.head + shown.body).split())


def outcome(found: Reading | None = None, *, already_stored: bool = False) -> FileOutcome:
    stored = receipt(already_stored=already_stored)
    return FileOutcome(found or reading(), (stored,), stored.changes)


def test_a_refused_file_counts_its_errors_and_those_it_does_not_list(workspace: Workspace) -> None:
    facts: dict[str, str | int] = {"more": 40}
    last = Problem(Severity.ERROR, ProblemCase.NEGATIVE, "Trang 1", "H9", "-1", facts)
    assert "41 lỗi, chưa lưu được" in words(card(workspace, dropped(checked(last)), None, {}))


def test_a_file_that_stands_says_since_when_and_who_replaced_its_figures(
    workspace: Workspace,
) -> None:
    stood = receipt(already_stored=True)
    replaced = type(stood)(
        stood.upload,
        stood.sha256,
        stood.stored_at,
        stood.units,
        stood.figures,
        stood.changes,
        already_stored=True,
        superseded=Superseded(3, ("2409-0032",)),
    )
    shown = words(card(workspace, dropped(checked(stored_as=(replaced,))), None, {}))
    assert "Giống hệt tệp đã nạp 04/10/2024 16:42 · biên nhận 2409-0031" in shown
    assert "3 số của tệp này nay đã do lần nạp 2409-0032 thay thế." in shown


def test_a_stored_file_carries_its_receipt_to_copy(workspace: Workspace) -> None:
    shown = card(workspace, dropped(outcome=outcome()), None, {"2409-0031": row()})
    assert "Đã lưu" in words(shown)
    assert "Biên nhận 2409-0031" in words(shown)
    (line,) = shown.receipts
    assert "ab" * 32 in line


def test_a_stored_file_that_was_taken_back_says_so(workspace: Workspace) -> None:
    uploads = {"2409-0031": row(undone=AFTERNOON)}
    assert "Đã rút lại sau khi lưu" in words(
        card(workspace, dropped(outcome=outcome()), None, uploads)
    )


def test_a_file_somebody_else_stored_in_the_same_moment_adds_nothing(workspace: Workspace) -> None:
    file = dropped(outcome=outcome(already_stored=True))
    assert "Đã lưu trước đó, không thêm gì" in words(card(workspace, file, None, {}))


def test_a_correction_shows_what_it_does_to_the_light(tmp_path: Path, workspace: Workspace) -> None:
    before = figures(early=0, on_time=90, late=10)
    store_files(workspace, [entry_form(tmp_path, {AN_PHUOC: before}, "a.xlsx")], Options())
    inbox = Inbox()
    after = entry_form(tmp_path, {AN_PHUOC: before | {"late": 1}}, "b.xlsx")
    inbox.take([(after.name, after.read_bytes())])
    (file,) = inbox.check(workspace, Options())
    shown = words(card(workspace, file, "khac.xlsx", {}))
    assert "0 mới 1 thay đổi 17 giữ nguyên 0 bị bỏ" in shown
    assert "Xã An Phước Quá hạn 10 1 Đúng hạn 90,0 98,9 % Chưa đạt Đạt" in shown
    assert "1 đèn đổi: 1 tốt lên" in shown
    assert "Tệp khac.xlsx trong đợt này cũng có số" in shown
    assert "20/20 cột đã khớp" in shown


def test_a_first_month_shows_the_lights_to_come(tmp_path: Path, workspace: Workspace) -> None:
    inbox = Inbox()
    path = entry_form(tmp_path, {AN_PHUOC: figures()})
    inbox.take([(path.name, path.read_bytes())])
    (file,) = inbox.check(workspace, Options())
    shown = words(card(workspace, file, None, {}))
    assert "18 mới 0 thay đổi" in shown
    assert "Đèn của 1 đơn vị sau khi lưu" in shown
