"""One content in many formats: every word and number of it stands in each."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import openpyxl
import pypdfium2
import pytest

from reports.content.blocks import Cell, Table
from reports.content.document import Document
from reports.writers import pdf, sheets, word
from tests.reports.documents import LETTER, NOTICE, REPORT

DOCUMENTS = {"report": REPORT, "letter": LETTER, "notice": NOTICE}
NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def numbers(text: str) -> set[str]:
    return set(NUMBER.findall(text))


def cells(document: Document) -> list[Cell]:
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    return [cell for each in blocks if isinstance(each, Table) for row in each.rows for cell in row]


def word_text(content: bytes) -> str:
    read = docx.Document(BytesIO(content))
    inside = (p for t in read.tables for row in t.rows for c in row.cells for p in c.paragraphs)
    return "\n".join(p.text for p in (*read.paragraphs, *inside))


def pdf_text(content: bytes) -> str:
    read = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in read)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_word_and_pdf_say_the_same_numbers(name: str) -> None:
    document = DOCUMENTS[name]
    in_word, in_pdf = word_text(word.written(document)), pdf_text(pdf.written(document))
    told = {number for cell in cells(document) for number in numbers(cell.text)}
    assert told <= numbers(in_word)
    assert told <= numbers(in_pdf)
    assert numbers(in_word) <= numbers(in_pdf)


def test_a_workbook_holds_the_numbers_themselves() -> None:
    book = openpyxl.load_workbook(BytesIO(sheets.written(REPORT)))
    assert book.sheetnames == ["Bảng đèn"]
    rows = list(book["Bảng đèn"].iter_rows(min_row=6, values_only=True))
    table = next(REPORT.tables())
    assert [row[0] for row in rows] == list(range(1, 61))
    assert [row[2] for row in rows] == [float(row[2].number or 0) for row in table.rows]
    assert book["Bảng đèn"].print_title_rows == "$5:$5"


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    table = Table(next(REPORT.tables()).columns, ((Cell("=1+1"), *[Cell("@x")] * 3),), "Bảng")
    document = Document(REPORT.kind, REPORT.head, "x", (table,))
    page = openpyxl.load_workbook(BytesIO(sheets.written(document)))["Bảng"]
    assert page["A6"].data_type == page["B6"].data_type == "s"
    assert page["A6"].value == "=1+1"


def test_a_row_of_a_workbook_is_as_high_as_its_longest_text() -> None:
    columns = next(REPORT.tables()).columns
    rows = ((Cell("1"), *[Cell("ngắn")] * 3), (Cell("2"), *[Cell("nhiều chữ " * 20)] * 3))
    document = Document(REPORT.kind, REPORT.head, "x", (Table(columns, rows, "Bảng"),))
    page = openpyxl.load_workbook(BytesIO(sheets.written(document)))["Bảng"]
    last = page.max_row
    assert page.row_dimensions[last - 1].height is None
    assert page.row_dimensions[last].height >= 45


def test_the_last_rows_of_a_table_go_to_a_page_together() -> None:
    read = docx.Document(BytesIO(word.written(REPORT)))
    whole = [table for table in read.tables if len(table.rows) > 4]
    for table in whole:
        kept = [
            bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows
        ]
        assert kept[-3:] == [True] * 3


def test_the_same_content_is_the_same_pdf() -> None:
    assert pdf.written(REPORT) == pdf.written(REPORT)


def test_annexes_are_numbered_by_themselves() -> None:
    read = pypdfium2.PdfDocument(pdf.written(REPORT))
    heads = [page.get_textpage().get_text_range().split("\r\n")[0] for page in read]
    assert heads[1].strip() == "Phụ lục I"
    assert heads[2].strip() == "2"
    assert heads[-1].strip() == "Phụ lục II"
