"""A layout nobody has seen before is taught by one TOML file, without a line of code."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from ingest.reading import Request
from ingest.tables.intake import read_bytes
from metrics.counts.month import Month
from metrics.counts.reading import Reading
from pipeline.desk.workspace import REFERENCE

FORM = """
form = "hop-thu-gop-y"
name = "Thống kê hộp thư góp ý"
titles = ["Thống kê hộp thư góp ý"]
blank = "zero_if_proven"

[[column]]
key = "due"
heading = ["Thư đến hạn trả lời trong kỳ"]
paths = [["Thư đến hạn trả lời trong kỳ"]]

[[column]]
key = "in_time"
heading = ["Kết quả", "Trả lời kịp thời"]
paths = [["Kết quả", "Trả lời kịp thời"]]

[[column]]
key = "late"
heading = ["Kết quả", "Trả lời chậm"]
paths = [["Kết quả", "Trả lời chậm"]]

[[measure]]
code = "feedback_due"
from = [["due"]]

[[measure]]
code = "feedback_on_time"
from = [["in_time"]]

[[sum]]
total = "due"
parts = ["in_time", "late"]
"""


def workbook(late: int = 1) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (
        ["THỐNG KÊ HỘP THƯ GÓP Ý"],
        ["Tháng 9 năm 2024"],
        ["STT", "Đơn vị", "Thư đến hạn trả lời trong kỳ", "Kết quả", None],
        [None, None, None, "Trả lời kịp thời", "Trả lời chậm"],
        [1, "UBND xã An Phước", 12, 12 - late, late],
        [2, "UBND xã Long Đức", 7, 7, 0],
    ):
        page.append(row)
    for cells in ("A3:A4", "B3:B4", "C3:C4", "D3:E3"):
        page.merge_cells(cells)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.fixture
def taught(tmp_path: Path) -> Path:
    folder = tmp_path / "reference"
    shutil.copytree(REFERENCE, folder)
    (folder / "forms" / "hop_thu.toml").write_text(FORM, encoding="utf-8")
    return folder


def read(content: bytes, folder: Path) -> Reading:
    return read_bytes(content, "hop-thu.xlsx", Request(folder, "75"))


def test_the_layout_is_unknown_without_its_file() -> None:
    assert {problem.kind for problem in read(workbook(), REFERENCE).problems} == {"unknown_form"}


def test_one_file_teaches_the_layout(taught: Path) -> None:
    reading = read(workbook(), taught)
    assert not reading.problems
    (table,) = reading.tables
    assert (table.form, table.month) == ("hop-thu-gop-y", Month(2024, 9))
    found = {
        (unit, measure): value
        for unit, measure, value in zip(
            table.figures.units, table.figures.measures, table.figures.values, strict=True
        )
    }
    assert found == {
        ("26383", "feedback_due"): 12,
        ("26383", "feedback_on_time"): 11,
        ("26389", "feedback_due"): 7,
        ("26389", "feedback_on_time"): 7,
    }


def test_the_sums_that_the_file_names_are_checked(taught: Path) -> None:
    content = workbook()
    assert not read(content, taught).problems
    book = load_workbook(BytesIO(content))
    page = book.active
    assert page is not None
    page["C5"] = 20
    kept = BytesIO()
    book.save(kept)
    problems = read(kept.getvalue(), taught).problems
    assert [(problem.kind, problem.cell) for problem in problems] == [("sum_mismatch", "C5")]
