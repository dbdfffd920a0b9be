"""Layouts are data: what the files of `data/reference/forms` promise holds."""

from __future__ import annotations

import shutil
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import Workbook

from ingest.layouts.form import Form
from ingest.layouts.form_files import read_forms
from ingest.layouts.library import Library
from ingest.reading import Request
from ingest.tables.intake import read_bytes
from ingest.text.names import plain
from metrics.counts.errors import ReferenceDataError
from tests.ingest.workbooks import (
    II06A_ROW,
    LIBRARY,
    REFERENCE,
    counts,
    entry_form,
    faults,
    first,
    ii06a,
    only,
    read,
    saved,
)
from wording.intake import upload as words
from wording.intake.problems import sentence

FORMS = LIBRARY.forms
LINE = (1, "Xã An Phước", *II06A_ROW)


@pytest.mark.parametrize("form", FORMS.forms, ids=lambda form: form.code)
def test_every_measure_of_a_form_is_a_measure_of_the_contract(form: Form) -> None:
    known = tomllib.loads((REFERENCE / "measures.toml").read_text(encoding="utf-8"))["measure"]
    assert {measure.code for measure in form.measures} <= {each["code"] for each in known}


def test_every_form_that_is_stored_has_a_short_name() -> None:
    raw = (tomllib.loads(path.read_text("utf-8")) for path in (REFERENCE / "forms").glob("*.toml"))
    stored = {
        each["form"]
        for each in raw
        if "form" in each and each.get("carries", "counts") in ("counts", "scores")
    }
    assert stored <= words.FORMS.keys()


def test_the_entry_form_numbers_its_columns_without_a_gap() -> None:
    raw = tomllib.loads((REFERENCE / "forms" / "entry.toml").read_text(encoding="utf-8"))
    # Columns without a number are read and not written.
    numbered = [column["number"] for column in raw["column"] if "number" in column]
    assert numbered == list(range(1, 19))


@pytest.mark.parametrize("form", FORMS.forms, ids=lambda form: form.code)
def test_each_headings_own_words_are_recognised_as_that_column(form: Form) -> None:
    raw = next(
        layout
        for path in (REFERENCE / "forms").glob("*.toml")
        if (layout := tomllib.loads(path.read_text(encoding="utf-8"))).get("form") == form.code
    )
    paths = [tuple(column["heading"]) for column in raw["column"]]
    title = " ".join(map(plain, raw["titles"]))
    match = FORMS.best([("STT",), ("Đơn vị",), *paths], title)
    assert match is not None
    assert match.form.code == form.code
    assert match.unclear == {}
    assert {key: place - 2 for key, place in match.columns.items()} == {
        column["key"]: place for place, column in enumerate(raw["column"])
    }


def test_a_column_is_known_by_its_whole_path_never_by_its_last_word() -> None:
    columns = {
        column.letter: column.meaning for column in read(saved(ii06a([LINE]))).tables[0].columns
    }
    assert (columns["J"], columns["M"]) == ("resolved_late", "open_late")
    assert [columns[letter] for letter in "CGK"] == ["total"] * 3


def test_an_unknown_table_is_told_with_its_headings() -> None:
    book = ii06a([LINE])
    sheet = first(book)
    for row in sheet["C8:M10"]:
        for cell in row:
            if type(cell).__name__ == "Cell" and cell.value:
                cell.value = f"Cột lạ {cell.coordinate}"
    assert [kind for kind, _ in faults(read(saved(book)))] == ["unknown_form"]


def test_a_sheet_without_any_table_is_told() -> None:
    book = ii06a([])
    first(book).delete_rows(1, 40)
    first(book)["A1"] = "Ghi chú"
    assert faults(read(saved(book))) == [("no_table", None)]


@pytest.mark.parametrize(
    "book",
    [
        ii06a([], total=False),
        ii06a([(1, "Xã An Phước"), (2, "Xã Bình An", *["-"] * 11)], total=False),
        entry_form({"26383": ()}),
    ],
)
def test_headings_without_any_figure_are_an_error_and_no_upload(book: Workbook) -> None:
    problem = only(read(saved(book)))
    assert str(problem.kind) == "no_table"
    assert problem.cell is not None
    assert "có tiêu đề nhưng không dòng nào" in sentence(problem)


def test_a_form_whose_only_measure_stands_in_two_columns_is_told_where() -> None:
    book = Workbook()
    sheet = first(book)
    sheet.append(["Kết quả bản điện tử, tháng 9/2024"])
    sheet.append(["STT", "Đơn vị", "Đã giải quyết", *["Kết quả bản điện tử"] * 2, "Tỷ lệ"])
    sheet.append([1, "Xã An Phước", 78, 60, 60, ""])
    assert faults(read(saved(book))) == [("unclear_column", "E2")]


def test_other_sheets_do_not_disturb() -> None:
    book = ii06a([LINE])
    other = book.create_sheet("Ghi chú", 0)
    other.append(["STT", "Đơn vị", "Số điện thoại"])
    other.append([1, "Xã An Phước", "0251"])
    reading = read(saved(book))
    assert reading.problems == []
    assert len(reading.tables) == 1


def test_a_new_layout_needs_a_file_and_nothing_else(tmp_path: Path) -> None:
    shutil.copytree(REFERENCE / "units", tmp_path / "units")
    shutil.copytree(REFERENCE / "forms", tmp_path / "forms")
    for name in ("measures.toml", "frame.toml", "dossiers.toml"):
        shutil.copy(REFERENCE / name, tmp_path)
    (tmp_path / "forms" / "feedback.toml").write_text(
        """
        form = "PAKN"
        name = "Bảng phản ánh, kiến nghị"
        blank = "missing"
        [[column]]
        key = "due"
        heading = ["Phản ánh", "Phải xử lý trong tháng"]
        paths = [["Phản ánh", "Phải xử lý trong tháng"]]
        [[column]]
        key = "on_time"
        heading = ["Phản ánh", "Xong đúng hạn"]
        paths = [["Phản ánh", "Xong đúng hạn"]]
        [[column]]
        key = "rated"
        heading = ["Phản ánh", "Có đánh giá"]
        paths = [["Phản ánh", "Có đánh giá"]]
        [[measure]]
        code = "feedback_due"
        from = [["due"]]
        [[measure]]
        code = "feedback_on_time"
        from = [["on_time"]]
        [[measure]]
        code = "feedback_rated"
        from = [["rated"]]
        [[part]]
        part = "on_time"
        whole = ["due"]
        """,
        encoding="utf-8",
    )
    book = Workbook()
    sheet = first(book)
    sheet.append(["Tháng 9/2024"])
    for line in (
        ["TT", "Đơn vị", "Phản ánh", None, None],
        [None, None, "Phải xử lý trong tháng", "Xong đúng hạn", "Có đánh giá"],
        [1, "Xã An Phước", 3, 4, 1],
        [2, "Xã Bình An", 2, 2, 0],
    ):
        sheet.append(line)
    reading = read_bytes(saved(book), "PAKN.xlsx", Request(tmp_path, "75"), Library(tmp_path, "75"))
    assert faults(reading) == [("part_exceeds_whole", "D4")]
    assert reading.tables[0].form == "PAKN"
    assert counts(reading)["26386", "feedback_due"] == 2


def test_broken_forms_are_refused_together_each_by_its_name(tmp_path: Path) -> None:
    told = dict(
        fault.split(": ", 1)
        for fault in faults_of_forms(
            tmp_path,
            ("entry", 'whole = ["surveyed"]', 'whole = ["x"]'),
            ("feedback", 'blank = "zero_if_proven"', ""),
            ("opencps", "blank = ", "blank = 5 # "),
            ("payments", "[[column]]", "[[column"),
        )
    )
    assert told["entry.toml"] == "part 5: whole: 'x' is not defined"
    assert told["feedback.toml"] == "blank is missing"
    assert told["opencps.toml"] == "blank: want one of missing, zero_if_proven, zero, found 5"
    assert "line" in told["payments.toml"]
    assert len(told) == 4


def test_a_measure_nobody_knows_is_told_with_every_other_slip(tmp_path: Path) -> None:
    assert faults_of_forms(
        tmp_path,
        ("entry", 'code = "received_online"', 'code = "received_onlin"'),
        ("digitisation", "required = false", "requird = false"),
    ) == (
        "digitisation.toml: measure results_digitised: unknown key 'requird'",
        "entry.toml: measure received_onlin: unknown measure 'received_onlin'",
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("entry", "titles = ", "title = ", "unknown key 'title'"),
        ("entry", "[[balance]]", "[[balances]]", "unknown key 'balances'"),
        ("entry", "[[column]]", "[[colum]]", "unknown key 'colum'"),
        ("entry", "number = 1\n", 'number = "1"\n', "column online: number: want a whole number"),
        ("entry", 'key = "late"', 'key = "lat"', "measure resolved_late: from: 'late' is not"),
        ("entry", 'key = "late"', 'key = "early"', "early stands twice"),
        (
            "entry",
            '["Từ kỳ trước chuyển sang"]',
            '"Từ kỳ trước"',
            "carried_in: heading: want a list",
        ),
        (
            "entry",
            '[["@incoming?", "@carried"]]',
            '["@incoming?", "@carried"]',
            "carried_in: paths: want a list",
        ),
        ("entry", '"@carried"', '"@carry"', "column carried_in: paths: unknown concept '@carry'"),
        ("entry", 'spared = "early"', 'spared = "earl"', "resolved_in_time: spared: 'earl' is not"),
        (
            "entry",
            'code = "carried_in"',
            'code = "received_online"',
            "received_online stands twice",
        ),
        (
            "entry",
            'part = "surveyed_',
            'part = "survey_',
            "part 5: part: 'survey_satisfied' is not",
        ),
        (
            "entry",
            'severity = "warning"',
            'severity = "warn"',
            "part 8: severity: want one of error",
        ),
        ("entry", 'right = ["early"', 'rigth = ["early"', "balance 1: right: want a list of at"),
        ("hanoi_a", 'total = "handled"', 'totl = "handled"', "sum 1: total is missing"),
        ("hanoi_a", "wholes = [[", "wholes = [3, [", "ratio 1: wholes: want a list of at least"),
        ("hanoi_a", '["STT hồ sơ"]', "[7]", "known: want words, found 7"),
        (
            "hanoi_period",
            "instead = { late =",
            "instead = { lat =",
            "instead: 'lat' is none of the",
        ),
        (
            "hanoi_period",
            '{ late = ["late_apologised"',
            '{ late = ["apologised"',
            "instead: late: 'apologised' is",
        ),
        ("scores_766", "most = ", 'most = "x" # ', "most: want a number"),
        ("scores_766", "carries = ", 'carries = "points" # ', "carries: want one of counts"),
        ("ii06a_fields", "like = ", 'like = "II.6a" # ', "like: 'II.6a' is not defined"),
        ("ii06a_fields", "rows = ", "row = ", "rows is missing"),
        ("survey", "form = ", 'form = "entry" # ', "form: 'entry' stands twice"),
        ("words", "group_rows = ", "group_row = ", "group_rows: want a list of at least one text"),
        ("words", "[hints]", "[hint]", "hints: want a table"),
        ("words", '"Nơi nhận"', '" Nơi nhận"', "signature: want composed letters"),
    ],
)
def test_a_slip_in_a_layout_is_told_with_its_place(
    tmp_path: Path, file: str, old: str, new: str, fault: str
) -> None:
    told = faults_of_forms(tmp_path, (file, old, new))
    assert any(each.startswith(f"{file}.toml: ") and fault in each for each in told), told


def faults_of_forms(folder: Path, *slips: tuple[str, str, str]) -> tuple[str, ...]:
    shutil.copytree(REFERENCE / "forms", folder / "forms")
    shutil.copy(REFERENCE / "measures.toml", folder)
    for name, old, new in slips:
        path = folder / "forms" / f"{name}.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReferenceDataError) as raised:
        read_forms(folder)
    return raised.value.faults


def test_letters_and_addresses_turn_into_each_other() -> None:
    from ingest.text.addresses import address, letters, position

    assert [letters(column) for column in (0, 25, 26, 701, 702, 16383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    for column, row in pairwise(range(0, 16384, 97)):
        assert position(address(row, column)) == (row, column)
