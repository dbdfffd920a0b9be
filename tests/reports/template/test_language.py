"""What a template may say, and what it is refused for, with the place."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from reports.form.checked import form_findings
from reports.template.fields import fields, key, known
from reports.template.filling import fill
from reports.template.language import FaultKind, faults, filled
from reports.writers import word
from tests.reports.documents import REPORT
from wording.papers import template as words

KNOWN = known(REPORT)
VALUES = fields(REPORT)


def a_template(*lines: str, row: tuple[str, ...] = (), header: str = "") -> bytes:
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    if row:
        table = made.add_table(rows=3, cols=len(row))
        table.rows[0].cells[0].text = "{%tr for x in bang_den %}"
        for cell, text in zip(table.rows[1].cells, row, strict=True):
            cell.text = text
        table.rows[2].cells[0].text = "{%tr endfor %}"
    if header:
        made.sections[0].header.paragraphs[0].text = header
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def text_of(content: bytes) -> str:
    made = docx.Document(BytesIO(content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in made.paragraphs), *cells])


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("Bảng đèn các đơn vị", "bang_den_cac_don_vi"), ("Tỷ lệ, %", "ty_le"), ("Đạt", "dat")],
)
def test_a_field_is_named_without_accents(name: str, wanted: str) -> None:
    assert key(name) == wanted


def test_fields_rows_and_lists_are_filled_in() -> None:
    template = a_template(
        "{{ co_quan }}, {{ so_ky_hieu }}",
        "{%p for each in kinh_gui %}",
        "Kính gửi {{ each }}",
        "{%p endfor %}",
        "{%p if nguoi_ky %}",
        "Ký: {{ nguoi_ky }}",
        "{%p endif %}",
        row=("{{ loop.index }}", "{{ x.don_vi }}", "{{ x.dung_han }}"),
    )
    assert faults(template, KNOWN) == []
    text = text_of(filled(template, VALUES))
    assert "Ủy ban nhân dân huyện Long Thành, Số: 07/BC-UBND" in text
    assert "Kính gửi Ủy ban nhân dân tỉnh Đồng Nai" in text
    assert "Ký: Nguyễn Văn An" in text
    assert text.count("UBND xã Số") == 60
    assert "91,25" in text


def test_what_a_person_wrote_arrives_as_written_and_is_never_evaluated() -> None:
    said = dict(VALUES, trich_yeu="<w:p> & {{ 7*7 }} {% for %}")
    assert "<w:p> & {{ 7*7 }} {% for %}" in text_of(filled(a_template("{{ trich_yeu }}"), said))


@pytest.mark.parametrize(
    ("line", "kind", "said"),
    [
        ("Gửi {{ noi_gui }}", FaultKind.UNKNOWN_FIELD, "noi_gui"),
        ("{%p for x in khong_co %}{{ x.a }}{%p endfor %}", FaultKind.SYNTAX, None),
        ("{% for x in bang_den %}{{ x.ten }}{% endfor %}", FaultKind.UNKNOWN_COLUMN, "x.ten"),
        ("{% for x in trich_yeu %}{{ x }}{% endfor %}", FaultKind.NOT_ROWS, "trich_yeu"),
        ("{{ trich_yeu", FaultKind.SYNTAX, None),
        ("{% if trich_yeu %}thiếu", FaultKind.SYNTAX, None),
        ("{{ ''.__class__.__mro__ }}", FaultKind.FORBIDDEN, None),
        ("{{ trich_yeu.__class__ }}", FaultKind.FORBIDDEN, None),
        ("{{ cycler.__init__.__globals__ }}", FaultKind.FORBIDDEN, None),
        ("{{ trich_yeu.upper() }}", FaultKind.FORBIDDEN, None),
        ("{{ trich_yeu|upper }}", FaultKind.FORBIDDEN, None),
        ("{{ 'a' * 1000000000 }}", FaultKind.FORBIDDEN, None),
        ("{% set x = 1 %}{{ trich_yeu }}", FaultKind.FORBIDDEN, None),
        ("{% include 'a' %}", FaultKind.FORBIDDEN, None),
        ("{% macro a() %}{% endmacro %}", FaultKind.FORBIDDEN, None),
        ("{{ kinh_gui[0] }}", FaultKind.FORBIDDEN, None),
        ("{% for i in range(99999999) %}a{% endfor %}", FaultKind.FORBIDDEN, None),
        ("Không có trường nào", FaultKind.NO_FIELDS, None),
    ],
)
def test_a_template_that_says_more_is_refused_at_its_place(
    line: str, kind: FaultKind, said: str | None
) -> None:
    found = faults(a_template("Đầu văn bản", line, "Cuối văn bản"), KNOWN)
    assert kind in {each.kind for each in found}, found
    for each in found:
        assert words.fault(each.kind, each.said, each.line)
        if each.kind not in (FaultKind.NO_FIELDS, FaultKind.SYNTAX):
            assert "Đầu văn bản" not in each.line
    if said is not None:
        assert said in {each.said for each in found}
        assert any(each.line and each.line in line for each in found)


def test_the_header_and_the_properties_are_looked_at_too() -> None:
    found = faults(a_template("{{ trich_yeu }}", header="{{ khong_co }}"), KNOWN)
    assert [each.said for each in found] == ["khong_co"]
    made = docx.Document(BytesIO(a_template("{{ trich_yeu }}")))
    made.core_properties.title = "{{ ''.__class__ }}"
    held = BytesIO()
    made.save(held)
    assert [each.kind for each in faults(held.getvalue(), KNOWN)] == [FaultKind.FORBIDDEN]


def test_rows_in_rows_in_rows_are_too_many() -> None:
    inner = "{% for z in bang_den %}{{ z.tt }}{% endfor %}"
    line = "{% for x in bang_den %}{% for y in bang_den %}" + inner + "{% endfor %}{% endfor %}"
    assert FaultKind.TOO_DEEP in {each.kind for each in faults(a_template(line), KNOWN)}


def test_a_process_of_its_own_fills_it_or_says_why_not() -> None:
    made = fill(a_template("{{ trich_yeu }}"), KNOWN, VALUES)
    assert REPORT.subject in text_of(made.content)
    assert [each.said for each in fill(a_template("{{ xyz }}"), KNOWN, VALUES).faults] == ["xyz"]
    assert [each.kind for each in fill(b"PK no", KNOWN, VALUES).faults] == [FaultKind.BROKEN]
    large = b"x" * 2_000_001
    assert [each.kind for each in fill(large, KNOWN, VALUES).faults] == [FaultKind.TOO_MUCH]


def test_our_own_paper_with_fields_in_it_keeps_the_form() -> None:
    read = docx.Document(BytesIO(word.written(REPORT)))
    (subject,) = [each for each in read.paragraphs if each.text == REPORT.subject]
    subject.runs[0].text = "{{ trich_yeu }}"
    held = BytesIO()
    read.save(held)
    assert form_findings(filled(held.getvalue(), VALUES)) == ()
