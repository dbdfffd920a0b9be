"""The papers of an inspection as a word processor lays them out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reports.inspection_documents import result_document, schedule_document
from tests.libreoffice import saved_as
from tests.reports.test_inspection_documents import CONCLUSION, VISIT, a_result, a_schedule

pytestmark = pytest.mark.slow

A4 = (595.3, 841.9)
"""Points."""
PAPERS = {
    "schedule": schedule_document(a_schedule(VISIT)),
    "long-schedule": schedule_document(a_schedule(*[VISIT] * 40)),
    "result": result_document(a_result(CONCLUSION)),
}
# The signature never stands alone: the last line of the result goes with it.
PAGES = {"schedule": 1, "long-schedule": 3, "result": 2}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every paper as PDF and as plain text."""
    folder = tmp_path_factory.mktemp("papers")
    for name, content in PAPERS.items():
        (folder / f"{name}.docx").write_bytes(content)
    originals = [folder / f"{name}.docx" for name in PAPERS]
    for kind in ("pdf", "txt:Text (encoded):UTF8"):
        saved_as(kind, folder, *originals)
    return folder


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_takes_the_pages_it_needs_and_no_empty_one(name: str, folder: Path) -> None:
    pdf = (folder / f"{name}.pdf").read_bytes()
    sizes = re.findall(rb"/Type/Page/.*?/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]", pdf, re.DOTALL)
    wanted = A4 if name == "result" else A4[::-1]
    found = [tuple(map(float, size)) for size in sizes]
    assert found == [pytest.approx(wanted, abs=0.1)] * PAGES[name]


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_opens_with_every_word(name: str, folder: Path) -> None:
    text = (folder / f"{name}.txt").read_text(encoding="utf-8-sig")
    told = [
        "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Đơn vị 26383",
        "THỦ TRƯỞNG CƠ QUAN",
    ]
    places = [text.index(each) for each in told[:4]]
    assert places == sorted(places)
    assert told[4] in text
