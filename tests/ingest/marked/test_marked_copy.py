"""The workbook handed back: faults shown at their cells, everything else as it came."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.containers.refusal import RefusedError
from ingest.marked.copy import fault_list
from ingest.text.addresses import address
from metrics.counts.problem import Problem, ProblemCase, ProblemKind, Severity
from tests.ingest.marking import (
    NAME,
    cells,
    colour,
    comments,
    fault,
    listed,
    look,
    mark,
    others,
    painted,
)
from tests.ingest.workbooks import (
    COMMUNES,
    ENTRY_SHEET,
    GOOD,
    II06A_ROW,
    counts,
    entry_form,
    faults,
    first,
    ii06a,
    opened,
    parts_of,
    read,
    saved,
    zipped,
)
from tests.libreoffice import saved_as
from wording.intake import marked_copy as words
from wording.intake.problems import advice
from wording.intake.sheets import FAULTS

GREEN = "FF00B050"
SHEET_PART = "xl/worksheets/sheet1.xml"


def faulty() -> Workbook:
    """The office's form with three wrong cells, one of them with a colour and a remark before."""
    book = entry_form()
    sheet = book[ENTRY_SHEET]
    sheet["C8"] = "mười"
    sheet["E10"] = -5
    sheet["E10"].fill = PatternFill("solid", fgColor=GREEN)
    sheet["E10"].comment = Comment("Đã hỏi xã\nđúng là 5", "Chị Hoa")
    sheet["F9"] = 1.5
    sheet["H8"].comment = Comment("Giữ lại", "Chị Hoa")
    return book


def entry(data: bytes) -> Worksheet:
    sheet = opened(data)[ENTRY_SHEET]
    assert isinstance(sheet, Worksheet)
    return sheet


def corrected(data: bytes) -> bytes:
    """A copy in which the clerk has put the three cells right."""
    book = opened(data)
    for cell, value in (("C8", GOOD[0]), ("E10", GOOD[2]), ("F9", GOOD[3])):
        book[ENTRY_SHEET][cell] = value
    return saved(book)


def test_faulty_cells_and_no_others_are_coloured_and_commented() -> None:
    sheet = entry(mark(saved(faulty())))
    assert painted(sheet) == dict.fromkeys(("C8", "E10", "F9"), Severity.ERROR)
    found = comments(sheet)
    assert set(found) == {"C8", "E10", "F9", "H8"}
    assert found["H8"] == "Giữ lại"
    for problem in read(saved(faulty())).problems:
        assert advice(problem) in found[str(problem.cell)]
    author = sheet["C8"].comment
    assert author is not None and author.author == words.AUTHOR


def test_errors_and_warnings_have_each_their_colour_and_an_error_wins() -> None:
    warning = fault("D8", severity=Severity.WARNING)
    sheet = entry(mark(saved(entry_form()), fault("C8"), fault("D8"), warning))
    assert painted(sheet) == {"C8": Severity.ERROR, "D8": Severity.ERROR}
    both = comments(sheet)["D8"]
    assert [line[0] for line in both.split("\n")[1:]] == ["✕", "▲"]
    assert painted(entry(mark(saved(entry_form()), warning))) == {"D8": Severity.WARNING}


def test_what_the_clerk_wrote_at_a_cell_stays_above_ours() -> None:
    text = comments(entry(mark(saved(faulty()))))["E10"]
    assert text.startswith(f"Đã hỏi xã\nđúng là 5\n\n{words.MARK}\n✕ ")


def test_the_first_sheet_lists_every_fault_with_a_link_to_its_cell() -> None:
    data = saved(faulty())
    book = opened(mark(data))
    assert book.sheetnames[0] == FAULTS
    assert book.active is book.worksheets[0]
    problems = read(data).problems
    lines = listed(mark(data))
    assert [(line[2], line[3], line[4]) for line in lines] == [
        (problem.sheet, problem.cell, problem.found) for problem in problems
    ]
    for line, problem in zip(lines, problems, strict=True):
        assert (str(line[5]), str(line[6])) == words.halves(problem)
    links = [
        (cell.value, cell.hyperlink.location)
        for cell in cells(book.worksheets[0])
        if cell.hyperlink
    ]
    assert links == [(each.cell, f"'{ENTRY_SHEET}'!{each.cell}") for each in problems]


def test_a_link_leads_to_a_sheet_whose_name_holds_quotes() -> None:
    book = ii06a([(1, "Xã An Phước", *II06A_ROW)])
    first(book).title = "Tháng 9 - 'A' & B"
    problem = fault("C12", "Tháng 9 - 'A' & B")
    link = next(
        cell.hyperlink
        for cell in cells(first(opened(mark(saved(book), problem))))
        if cell.hyperlink
    )
    assert link.location == "'Tháng 9 - ''A'' & B'!C12"


def test_faults_of_a_whole_sheet_or_file_are_listed_without_a_cell() -> None:
    whole = [fault(None, found=None), fault(None, None, found=None)]
    lines = listed(mark(saved(entry_form()), *whole))
    assert [line[2:4] for line in lines] == [(ENTRY_SHEET, "cả trang"), (None, "cả tệp")]


def test_everything_else_of_every_sheet_is_as_it_came() -> None:
    book = faulty()
    sheet = book[ENTRY_SHEET]
    sheet.conditional_formatting.add("C8:C11", Rule("expression", formula=["C8>90"]))
    sheet["V8"] = "=SUM(C8:D8)"
    sheet["V9"].hyperlink = "#'Hướng dẫn'!A1"
    sheet.column_dimensions["U"].hidden = True
    sheet.row_dimensions[11].hidden = True
    data = saved(book)
    before, after = opened(data), opened(mark(data))
    assert [look(each) for each in others(after)] == [
        look(each) for each in before.worksheets if isinstance(each, Worksheet)
    ]
    assert [each.title for each in others(after)] == before.sheetnames
    assert entry(mark(data)).print_title_rows == sheet.print_title_rows
    was, now = before[ENTRY_SHEET], after[ENTRY_SHEET]
    fills = {cell.coordinate: colour(cell) for cell in cells(was) if cell.has_style}
    for cell, before_colour in fills.items():
        if cell not in painted(now):
            assert colour(now[cell]) == before_colour


def test_only_the_pieces_that_change_are_touched() -> None:
    data = saved(faulty())
    parts = parts_of(data)
    parts["xl/media/image1.png"] = b"\x89PNG\r\n\x1a\n picture"
    parts["xl/drawings/drawing9.xml"] = b'<wsDr xmlns="urn:any"><sp>a shape</sp></wsDr>'
    parts["xl/ctrlProps/ctrlProp1.xml"] = b'<formControlPr xmlns="urn:any" objectType="Button"/>'
    before, after = parts, parts_of(mark(zipped(parts)))
    changed = {name for name, part in before.items() if after[name] != part}
    commented = {name for name in before if "omment" in name}
    assert changed == commented | {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        SHEET_PART,
    }
    assert len(after) == len(before) + 1
    bare = re.compile(rb' s="\d+"| tabSelected="\d"')
    assert bare.sub(b"", after[SHEET_PART]) == bare.sub(b"", before[SHEET_PART])


def test_results_of_formulas_stay_beside_the_formulas() -> None:
    book = entry_form()
    book[ENTRY_SHEET]["C8"] = "=30+30"
    book[ENTRY_SHEET]["D9"] = "mười"
    parts = parts_of(saved(book))
    parts[SHEET_PART] = re.sub(
        rb"(<f>30\+30</f>)<v\s*/>|(<f>30\+30</f>)<v></v>",
        rb"<f>30+30</f><v>60</v>",
        parts[SHEET_PART],
    )
    data = zipped(parts)
    assert faults(read(data)) == [("not_a_number", "D9")]
    copy = mark(data, *read(data).problems, fault("C8"))
    assert faults(read(copy)) == [("not_a_number", "D9")]
    assert entry(copy)["C8"].value == "=30+30"
    assert counts(read(copy))["26368", "received_online"] == 60


def test_shapes_and_controls_in_the_drawing_of_comments_stay() -> None:
    parts = parts_of(saved(faulty()))
    vml = next(name for name in parts if name.endswith(".vml"))
    control = (
        b'<v:shape id="_x0000_s2001" type="#_x0000_t201"><x:ClientData ObjectType="Button">'
        b"<x:Anchor>1,2,3,4,5,6,7,8</x:Anchor><br></x:ClientData></v:shape>"
    )
    parts[vml] = parts[vml].replace(b"</xml>", control + b"</xml>")
    after = parts_of(mark(zipped(parts)))[vml]
    assert control in after
    shapes = re.findall(rb'<\w+:shape [^>]*?id="([^"]+)"', after)
    assert len(shapes) == len(set(shapes)) == 5


def test_a_copy_corrected_by_the_clerk_imports_clean_at_once() -> None:
    data = saved(faulty())
    reading = read(corrected(mark(data)))
    assert reading.problems == []
    assert [(str(each.month), each.units) for each in reading.tables] == [
        ("2024-09", len(COMMUNES))
    ]
    assert counts(reading) == counts(read(saved(entry_form())))


def test_a_copy_says_what_the_file_said_until_it_is_corrected() -> None:
    data = saved(faulty())
    assert read(mark(data)).problems == read(data).problems
    several = entry_form()
    other = several.copy_worksheet(several[ENTRY_SHEET])
    other.title = "Tháng 8"
    other["A2"] = "Tháng 8 năm 2024 – Huyện Long Thành"
    data = saved(several)
    assert ("several_months", None) in faults(read(data))
    assert read(mark(data)).problems == read(data).problems


def test_marking_a_marked_copy_changes_nothing() -> None:
    once = mark(saved(faulty()))
    twice = mark(once)
    assert opened(twice).sheetnames == [FAULTS, *opened(saved(faulty())).sheetnames]
    assert listed(twice) == listed(once)
    assert comments(entry(twice)) == comments(entry(once))
    assert painted(entry(twice)) == painted(entry(once))
    assert look(entry(twice)) == look(entry(once))
    names = [name for name in parts_of(twice) if "comment" in name.lower()]
    assert len(names) == len([name for name in parts_of(once) if "comment" in name.lower()])


def test_what_is_put_right_loses_its_colour_and_comment_and_gets_its_own_back() -> None:
    copy = mark(mark(saved(faulty())))
    left = fault("C8")
    sheet = entry(mark(copy, left))
    assert painted(sheet) == {"C8": Severity.ERROR}
    assert colour(sheet["E10"]) == GREEN
    assert colour(sheet["F9"]) is None
    assert set(comments(sheet)) == {"C8", "E10", "H8"}
    assert comments(sheet)["E10"] == "Đã hỏi xã\nđúng là 5"
    shapes = b"".join(part for name, part in parts_of(mark(copy, left)).items() if ".vml" in name)
    assert shapes.count(b'ObjectType="Note"') == 3


def test_what_the_clerk_adds_to_our_comment_is_kept() -> None:
    book = opened(mark(saved(faulty())))
    cell = book[ENTRY_SHEET]["C8"]
    assert cell.comment is not None
    cell.comment.text += "\nĐã hỏi lại: 12"
    again = comments(entry(mark(saved(book))))["C8"]
    assert "Đã hỏi lại: 12" in again
    assert again.count(words.MARK) == 1


def test_a_sheet_of_the_clerks_with_our_name_is_no_sheet_of_ours() -> None:
    book = faulty()
    book.create_sheet(FAULTS)["A1"] = "Việc của tôi"
    after = opened(mark(mark(saved(book))))
    assert after.sheetnames == [f"{FAULTS} (2)", ENTRY_SHEET, "Hướng dẫn", FAULTS]
    assert after[FAULTS]["A1"].value == "Việc của tôi"


def test_text_of_the_file_is_never_written_as_a_formula() -> None:
    evil = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "</t><f>1+1</f>"]
    found = [fault(f"C{row}", found=text) for row, text in enumerate(evil, start=8)]
    copy = mark(saved(entry_form()), *found, fault("C20", sheet="=evil()"))
    assert [line[4] for line in listed(copy)][:5] == evil
    lines = list(cells(first(opened(copy))))
    assert all(cell.data_type != "f" for cell in lines)
    dangerous = [cell for cell in lines if str(cell.value)[:1] in ("=", "+", "-", "@")]
    assert len(dangerous) == 5
    assert all(cell.quotePrefix for cell in dangerous)


def test_signs_that_hide_or_turn_text_do_not_reach_the_list() -> None:
    copy = mark(saved(entry_form()), fault("C8", found="1\u202e0\u200b\x07"))
    assert listed(copy)[0][4] == "10"


def test_a_fault_in_a_merged_cell_is_shown_where_the_cell_is_seen() -> None:
    book = ii06a([(1, "Xã An Phước", *II06A_ROW)])
    data = saved(book)
    sheet = others(opened(mark(data, fault("D8", "II.06a"))))[0]
    assert painted(sheet) == {"C8": Severity.ERROR}
    assert listed(mark(data, fault("D8", "II.06a")))[0][3] == "D8"


@settings(max_examples=25, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=12))
def test_any_cells_can_be_marked_written_or_not(chosen: set[tuple[int, int]]) -> None:
    data = saved(first_book())
    copy = mark(data, *(fault(address(*place), "II.06a") for place in chosen))
    (sheet,) = others(opened(copy))
    assert set(painted(sheet)) == {address(*place) for place in chosen}
    assert set(comments(sheet)) == {address(*place) for place in chosen}
    values = {cell.coordinate: cell.value for cell in cells(sheet) if cell.value is not None}
    before = first(opened(data))
    assert values == {c.coordinate: c.value for c in cells(before) if c.value is not None}


def first_book() -> Workbook:
    return ii06a([(1, "Xã An Phước", *II06A_ROW)], merged=False)


_STRANGE = {
    "without addresses": (rb' r="[A-Z]*\d+"', b""),
    "with single quotes": (rb' (r|t|s)="([^"]*)"', rb" \1='\2'"),
    "with a prefix": (rb"<(/?)(\w)", rb"<\1x:\2"),
}


@pytest.mark.parametrize("how", [*_STRANGE, "in UTF-16"])
def test_a_sheet_written_in_another_way_is_marked_alike(how: str) -> None:
    data = saved(first_book())
    parts = parts_of(data)
    part = parts[SHEET_PART]
    if how == "in UTF-16":
        parts[SHEET_PART] = part.decode().encode("utf-16")
    else:
        part = re.sub(*_STRANGE[how], part)
        parts[SHEET_PART] = part.replace(b"xmlns=", b"xmlns:x=") if "prefix" in how else part
    strange = zipped(parts)
    wrong = [fault(cell, "II.06a") for cell in ("C12", "D12", "Q12", "C40", "A1")]
    sheet = others(opened(mark(strange, *wrong)))[0]
    assert painted(sheet) == painted(others(opened(mark(data, *wrong)))[0])
    assert len(painted(sheet)) == 5
    assert counts(read(mark(strange, *wrong))) == counts(
        read(strange if "addresses" in how else data)
    )


def test_a_workbook_without_styles_is_marked() -> None:
    parts = parts_of(saved(first_book()))
    del parts["xl/styles.xml"]
    for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        parts[name] = re.sub(rb"<(?:Relationship|Override)[^>]*/styles[^>]*/>", b"", parts[name])
    parts[SHEET_PART] = re.sub(rb' s="\d+"', b"", parts[SHEET_PART])
    (sheet,) = others(opened(mark(zipped(parts), fault("C12", "II.06a"))))
    assert painted(sheet) == {"C12": Severity.ERROR}


def test_a_conversation_is_left_alone_and_named() -> None:
    parts = parts_of(saved(faulty()))
    name = "xl/threadedComments/threadedComment1.xml"
    parts[name] = (
        b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        b'threadedcomments"><threadedComment ref="E10" id="{1}"><text>a</text></threadedComment>'
        b"</ThreadedComments>"
    )
    relations = "xl/worksheets/_rels/sheet1.xml.rels"
    parts[relations] = parts[relations].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdT" Type="http://schemas.microsoft.com/office/2017/10/relationships/'
        b'threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>',
    )
    copy = mark(zipped(parts))
    assert words.MARK not in comments(entry(copy))["E10"]
    assert painted(entry(copy))["E10"] is Severity.ERROR
    texts = [str(cell.value) for cell in cells(first(opened(copy)))]
    assert any(f"{ENTRY_SHEET}!E10" in text for text in texts)


def test_a_signature_that_no_longer_holds_is_taken_out_and_named() -> None:
    parts = parts_of(saved(faulty()))
    parts["_xmlsignatures/sig1.xml"] = b'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'
    copy = mark(zipped(parts))
    assert not any("signature" in name for name in parts_of(copy))
    texts = [str(cell.value) for cell in cells(first(opened(copy)))]
    assert any(words.SIGNATURE in text for text in texts)


def test_a_workbook_that_could_not_be_read_with_one_sheet_more_is_not_marked() -> None:
    book = faulty()
    for number in range(60 - len(book.sheetnames)):
        book.create_sheet(f"Trang {number}")
    with pytest.raises(RefusedError) as refused:
        mark(saved(book))
    assert refused.value.kind is ProblemKind.TOO_LARGE


def test_what_may_not_be_opened_is_not_marked() -> None:
    parts = parts_of(saved(faulty()))
    parts["xl/vbaProject.bin"] = b"macro"
    with pytest.raises(RefusedError) as refused:
        mark(zipped(parts), fault("C8"))
    assert refused.value.kind is ProblemKind.UNSAFE_CONTENT


def test_a_list_alone_says_why_the_file_is_not_marked() -> None:
    reason = Problem(Severity.ERROR, ProblemCase.TOO_LARGE_EFFORT)
    made = fault_list(NAME, [fault("C8")], reason)
    assert opened(made).sheetnames == [FAULTS]
    assert [line[3] for line in listed(made)] == ["C8"]
    assert any(advice(reason) in str(cell.value) for cell in cells(first(opened(made))))


def test_the_list_prints_across_one_page_with_its_headings_on_each() -> None:
    sheet = first(opened(mark(saved(faulty()))))
    head = next(cell.row for cell in cells(sheet) if cell.value == "TT")
    assert sheet.print_title_rows == f"${head}:${head}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", False)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.freeze_panes == f"A{head + 1}"


def test_the_name_of_what_is_printed_stands_within_an_empty_list_of_names() -> None:
    parts = parts_of(saved(first_book()))
    assert b"<definedNames/>" in parts["xl/workbook.xml"]
    book = parts_of(mark(zipped(parts), fault("C12", "II.06a")))["xl/workbook.xml"]
    assert re.search(rb"<definedNames><definedName [^<]*</definedName></definedNames>", book)


def test_a_copy_saved_by_libreoffice_is_still_known_and_imports_clean(tmp_path: Path) -> None:
    resaved = by_libreoffice(mark(saved(faulty())), tmp_path / "faulty")
    assert faults(read(resaved)) == faults(read(saved(faulty())))
    again = mark(resaved)
    assert opened(again).sheetnames.count(FAULTS) == 1
    assert painted(entry(again)) == painted(entry(mark(saved(faulty()))))
    assert all(text.count(words.MARK) <= 1 for text in comments(entry(again)).values())
    clean = by_libreoffice(corrected(mark(saved(faulty()))), tmp_path / "corrected")
    assert read(clean).problems == []
    assert counts(read(clean)) == counts(read(saved(entry_form())))


def by_libreoffice(data: bytes, folder: Path) -> bytes:
    folder.mkdir()
    source = folder / "copy.xlsx"
    source.write_bytes(data)
    (saved_again,) = saved_as("xlsx", folder / "out", source)
    return saved_again.read_bytes()
