"""The papers of an inspection as a word processor lays them out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.papers.inspections.plan import plan_of
from pipeline.papers.inspections.result import report_of
from reports.writers import word
from tests.libreoffice import saved_as
from tests.pipeline.papers.test_inspection_content import CONCLUSION, VISIT, a_result, a_schedule

pytestmark = pytest.mark.slow

A4 = (595.3, 841.9)
"""Points."""
PAPERS = {
    "schedule": word.written(plan_of(a_schedule(VISIT))),
    "long-schedule": word.written(plan_of(a_schedule(*[VISIT] * 40))),
    "result": word.written(report_of(a_result(CONCLUSION))),
}
PAGES = {"schedule": (1, 1), "long-schedule": (1, 3), "result": (2, 0)}
"""Upright and across: the signature never stands alone, and no page is empty."""


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
    found = [tuple(map(float, size)) for size in sizes]
    upright, across = PAGES[name]
    wanted = [*[A4] * upright, *[A4[::-1]] * across]
    assert found == [pytest.approx(size, abs=0.1) for size in wanted]


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_opens_with_every_word(name: str, folder: Path) -> None:
    text = (folder / f"{name}.txt").read_text(encoding="utf-8-sig")
    told = [
        "HUYỆN LONG THÀNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Đơn vị 26383",
        "PHÓ CHỦ TỊCH",
    ]
    places = [text.index(each) for each in told[:4]]
    assert places == sorted(places)
    assert told[4] in text
