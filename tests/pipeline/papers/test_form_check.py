"""A document that somebody brings: checked where it may be opened, refused in a sentence else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from metrics.counts.month import Month
from pipeline.desk.workspace import find_workspace
from pipeline.papers.form_check import check_form
from pipeline.papers.issue import issue
from pipeline.papers.kinds import KINDS
from pipeline.scores.scorecard import View
from wording.papers import page as words


def a_letter() -> bytes:
    made = docx.Document()
    made.add_paragraph("Kính gửi: Sở Nội vụ")
    made.add_paragraph("Đề nghị báo cáo trước ngày 5/10.")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def broken() -> bytes:
    """A Word file without the part that its relations name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(a_letter())) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            if entry.filename != "word/styles.xml":
                new.writestr(entry, old.read(entry))
    return out.getvalue()


def test_our_own_report_is_in_form(own_demonstration: Path) -> None:
    view = View(Month(2024, 9))
    made = issue(find_workspace(own_demonstration), KINDS["report"], view, "docx").content
    checked = check_form(made)
    assert (checked.findings, checked.refused) == ((), None)
    assert checked.checks >= 60


def test_a_letter_typed_by_hand_is_told_what_it_lacks() -> None:
    checked = check_form(a_letter())
    assert checked.refused is None
    assert any("quốc hiệu" in each.lower() for each in checked.findings)
    assert all("(" in each for each in checked.findings)
    assert any(each.startswith("Phông chữ phải là Times New Roman (") for each in checked.findings)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 x", b"PK\x03\x04 not a zip", broken()])
def test_what_cannot_be_opened_is_refused_in_a_sentence(data: bytes) -> None:
    checked = check_form(data)
    assert checked.findings == ()
    assert checked.refused is not None
    assert words.refused(checked.refused)
