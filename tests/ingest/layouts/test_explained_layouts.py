"""A table of no known form is read as a person explained its columns, and asked about before."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layouts.fingerprint import fingerprint
from ingest.layouts.library import Library
from ingest.sandbox.messages import Asked, ReadFigures, pack, unpack
from ingest.sandbox.reader import read_bytes as read_in_child
from ingest.tables.intake import read_bytes
from metrics.counts.answer import Answer
from metrics.counts.mapping import CODE, Mapping
from metrics.counts.month import Month
from metrics.counts.reading import Reading, TableProposal
from tests.ingest.strange import (
    FIGURES,
    FIRST_ROW,
    MEANINGS,
    ROW,
    TITLE,
    as_mapping,
    but,
    explained,
    strange,
)
from tests.ingest.workbooks import (
    II06A_ROW,
    LIBRARY,
    REFERENCE,
    SEPTEMBER,
    cells,
    counts,
    faults,
    first,
    ii06a,
    opened,
    read,
    request,
    saved,
)

AN_PHUOC, BINH_AN = "26383", "26386"


def read_with(data: bytes, *mappings: Mapping, **said: object) -> Reading:
    asked = request(mappings=mappings, **said)
    return read_bytes(data, "Tệp.xlsx", asked, Library.of(asked))


def proposal(data: bytes) -> TableProposal:
    (found,) = read(data).proposals
    return found


def meanings(found: TableProposal) -> dict[str, str | None]:
    return {column.letter: column.meaning for column in found.columns}


def mapping() -> Mapping:
    return explained(read(saved(strange())))


def test_an_unknown_table_is_offered_column_by_column() -> None:
    found = proposal(saved(strange()))
    assert (found.sheet, found.cells, found.title) == ("TongHop", "A5:L6", TITLE)
    assert (found.month, found.units, found.by_field) == (SEPTEMBER, 2, False)
    online = found.columns[2]
    assert (online.letter, online.cell) == ("C", "C6")
    assert online.heading == ("Hồ sơ phát sinh", "Trên mạng")
    assert online.samples == ("60", "60")
    assert meanings(found)["B"] == "unit_name"
    assert meanings(found)["L"] is None


def test_the_refusal_names_the_headings_that_were_read() -> None:
    (problem,) = read(saved(strange())).problems
    assert problem.kind == "unknown_form"
    assert "Hồ sơ phát sinh › Trên mạng" in str(problem.facts["headings"])
    assert problem.facts["columns"] == 12


def test_headings_of_known_forms_are_recognised_by_their_whole_path() -> None:
    book = strange()
    sheet = first(book)
    sheet["C5"], sheet["C6"], sheet["D6"], sheet["E6"] = (
        "Hồ sơ tiếp nhận",
        "Trực tuyến",
        "Trực tiếp",
        "Phi địa giới hành chính khác",
    )
    sheet["G5"], sheet["I6"] = "Phần việc thứ hai", "Quá hạn"
    found = meanings(proposal(saved(book)))
    assert (found["C"], found["D"]) == ("received_online", "received_offline")
    assert found["I"] is None, "`Quá hạn` alone says neither settled nor open"


def test_a_heading_that_is_only_like_a_known_one_is_proposed_and_said_to_be_unsure() -> None:
    book = strange()
    sheet = first(book)
    sheet["J5"], sheet["J6"] = "Số HS đang giải quyết", "Chưa tới ngày hẹn"
    column = proposal(saved(book)).columns[9]
    assert (column.meaning, column.sure) == ("open_in_time", False)


def test_two_meanings_equally_near_are_left_to_the_person() -> None:
    book = strange()
    first(book)["F5"] = "Tổng số hồ sơ tiếp nhận"
    column = proposal(saved(book)).columns[5]
    assert column.meaning is None
    assert set(column.near[:2]) == {"received_total", "handled"}


def test_a_percentage_is_never_proposed_as_a_count() -> None:
    book = strange()
    first(book)["F5"] = "Tỷ lệ hồ sơ trực tuyến (%)"
    assert meanings(proposal(saved(book)))["F"] is None


def test_a_confirmed_table_reads_with_its_figures_and_cells() -> None:
    reading = read_with(saved(strange()), mapping())
    assert reading.problems == []
    assert counts(reading) == {
        (unit, measure): value for unit in (AN_PHUOC, BINH_AN) for measure, value in FIGURES.items()
    }
    assert cells(reading)[AN_PHUOC, "resolved_in_time"] == ("G7", "H7")
    assert reading.tables[0].form.startswith(CODE)
    assert reading.tables[0].month == SEPTEMBER


def test_next_month_reads_without_asking() -> None:
    later = saved(strange(month="Tháng 10 năm 2024"))
    reading = read_with(later, mapping())
    assert reading.problems == []
    assert reading.tables[0].month == Month(2024, 10)


@pytest.mark.parametrize(
    ("cell", "text", "case"),
    [
        ("C5", "Hồ sơ phát sinh (cùng kỳ năm trước)", "unclear_scope.period"),
        ("C5", "Hồ sơ phát sinh (không tính hồ sơ liên thông)", "unclear_scope.part"),
        ("G5", "Hồ sơ đã trả (kế hoạch giao)", "unclear_scope.plan"),
        ("G6", "Sớm hẹn (hồ sơ đất đai)", "unclear_scope.part"),
        ("J5", "Hồ sơ còn lại (nghìn hồ sơ)", "scaled_counts"),
        ("C5", "Hồ sơ phát sinh (lũy kế)", "unclear_scope.cumulative"),
        ("C5", "Hồ sơ phát sinh (năm 2023)", "unclear_scope.period"),
        ("C5", "Hồ sơ phát sinh (ước thực hiện)", "estimate"),
    ],
)
def test_what_the_headings_of_an_explained_table_say_of_the_cases_is_asked_once(
    cell: str, text: str, case: str
) -> None:
    book = strange()
    first(book)[cell] = text
    data = saved(book)
    said = explained(read(data))
    assert [str(each.case) for each in read_with(data, said).problems] == [case]
    (problem,) = read_with(data, said).problems
    if problem.choices:
        answer = Answer("TongHop", cell, problem.choices[0])
        done = read_with(data, said, answers=(answer,))
        assert done.problems == []
        assert read_with(data, said, phrases=tuple(done.answered)).problems == []


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("C6", "Trực tuyến (trên mạng)"),
        ("D6", "Trực tiếp, bưu chính"),
        ("F5", "Từ kỳ trước"),
        ("J6", "Chưa đến hẹn"),
        ("G5", "Hồ sơ đã trả (hồ sơ nóng)"),
    ],
)
def test_what_a_person_said_the_columns_hold_is_not_asked_about(cell: str, text: str) -> None:
    book = strange()
    first(book)[cell] = text
    said = explained(read(saved(book)))
    assert read_with(saved(book), said).problems == []


def test_it_may_still_be_corrected_where_it_was_confirmed() -> None:
    (found,) = read_with(saved(strange()), mapping()).proposals
    assert found.agreed
    assert tuple(column.meaning for column in found.columns) == MEANINGS


def test_two_columns_with_one_heading_keep_what_was_said_of_each() -> None:
    book = strange()
    first(book)["J6"] = first(book)["K6"] = "Hồ sơ"
    said = explained(read(saved(book)))
    (found,) = read_with(saved(book), said).proposals
    assert tuple(column.meaning for column in found.columns) == MEANINGS
    assert counts(read_with(saved(book), said))[AN_PHUOC, "open_late"] == FIGURES["open_late"]


@pytest.mark.parametrize("cell", ["A5", "C5", "I6", "L5"])
def test_a_changed_heading_asks_again(cell: str) -> None:
    book = strange()
    first(book)[cell] = "STT (mới)" if cell == "A5" else "Tên mới"
    reading = read_with(saved(book), mapping())
    assert faults(reading)[0][0] in ("unknown_form", "no_table")
    assert reading.tables == []


def test_a_column_more_or_less_asks_again() -> None:
    wider = strange()
    first(wider)["M5"] = "Cột mới"
    narrower = strange()
    first(narrower)["L5"] = None
    for book in (wider, narrower):
        assert faults(read_with(saved(book), mapping()))[0][0] == "unknown_form"


def test_what_was_said_of_the_columns_that_stayed_is_proposed_again() -> None:
    book = strange()
    first(book)["I6"] = "Trả sau hẹn"
    (found,) = read_with(saved(book), mapping()).proposals
    assert meanings(found)["C"] == "received_online"
    assert meanings(found)["I"] is None
    assert not found.agreed


def test_another_source_with_the_same_layout_is_asked_about_with_the_answer_at_hand() -> None:
    other = saved(strange(title="TÌNH HÌNH HỒ SƠ CỦA CHI NHÁNH VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI"))
    reading = read_with(other, mapping())
    assert [kind for kind, _ in faults(reading)] == ["unknown_form"]
    (found,) = reading.proposals
    assert tuple(column.meaning for column in found.columns) == MEANINGS


def test_the_month_in_the_title_is_no_other_source() -> None:
    september = proposal(saved(strange(title=f"{TITLE} THÁNG 9/2024")))
    october = proposal(saved(strange(title=f"{TITLE} THÁNG 10/2024")))
    assert september.source == october.source


@pytest.mark.parametrize(
    "title", [f"{TITLE} TẠI UBND XÃ AN PHƯỚC", f"{TITLE} của xã Bình An, huyện Long Thành"]
)
def test_the_unit_in_the_title_is_no_other_source(title: str) -> None:
    assert proposal(saved(strange(title=title))).source == proposal(saved(strange())).source


def test_a_table_without_a_title_has_a_source_of_its_own() -> None:
    book = strange(title="")
    first(book)["A1"] = None
    found = proposal(saved(book))
    assert (found.source, found.title) == ("", "")
    assert read_with(saved(book), as_mapping(found, *MEANINGS)).problems == []


def test_the_newest_word_of_a_person_holds() -> None:
    wrong = but(mapping(), I="open_late", K="resolved_late")
    reading = read_with(saved(strange()), wrong, mapping())
    assert counts(reading)[AN_PHUOC, "resolved_late"] == FIGURES["resolved_late"]


def test_a_correction_is_another_layout_so_that_the_same_bytes_are_stored_anew() -> None:
    wrong = but(mapping(), I="open_late", K="resolved_late")
    assert wrong.code != mapping().code


def test_sums_of_a_confirmed_table_are_checked() -> None:
    book = strange([(60, 40, 101, *ROW[3:]), ROW])
    assert faults(read_with(saved(book), mapping())) == [("sum_mismatch", f"E{FIRST_ROW}")]


def test_a_part_above_its_whole_is_an_error() -> None:
    said = but(mapping(), D=None)
    book = strange([(160, 40, 100, *ROW[3:]), ROW])
    assert ("part_exceeds_whole", f"C{FIRST_ROW}") in faults(read_with(saved(book), said))


def test_the_balance_of_a_confirmed_table_is_a_warning() -> None:
    book = strange([(*ROW[:3], 11, *ROW[4:]), ROW])
    assert faults(read_with(saved(book), mapping())) == [("balance_mismatch", f"C{FIRST_ROW}")]


def test_a_total_that_nothing_adds_up_to_here_is_not_checked() -> None:
    said = but(mapping(), C=None)
    assert read_with(saved(strange()), said).problems == []


def test_columns_of_one_measure_are_added_up() -> None:
    said = but(mapping(), C="received_offline", D="received_offline", E=None)
    reading = read_with(saved(strange()), said)
    assert counts(reading)[AN_PHUOC, "received_offline"] == 100
    assert cells(reading)[AN_PHUOC, "received_offline"] == ("C7", "D7")


def test_without_both_channels_the_total_is_a_measure() -> None:
    said = but(mapping(), C=None, D=None)
    assert counts(read_with(saved(strange()), said))[AN_PHUOC, "received_total"] == 100


def test_a_bad_cell_of_a_confirmed_table_is_told_at_its_cell() -> None:
    book = strange([("6O", *ROW[1:]), ROW])
    assert ("not_a_number", "C7") in faults(read_with(saved(book), mapping()))


def test_the_unit_column_may_be_another_than_the_one_that_was_guessed() -> None:
    book = strange()
    sheet = first(book)
    sheet["L7"], sheet["L8"] = "Xã An Phước", "Xã Bình An"
    sheet["B7"], sheet["B8"] = "Bộ phận 1", "Bộ phận 2"
    said = but(explained(read(saved(book))), B=None, L="unit_name")
    assert {unit for unit, _ in counts(read_with(saved(book), said))} == {AN_PHUOC, BINH_AN}


def test_rows_may_be_fields_of_one_unit() -> None:
    book = strange(units=("Đất đai", "Hộ tịch"))
    said = replace(explained(read(saved(book))), by_field=True)
    reading = read_with(saved(book), said, unit=AN_PHUOC)
    assert reading.problems == []
    assert counts(reading)[AN_PHUOC, "resolved_late"] == 2 * FIGURES["resolved_late"]


def test_a_known_form_is_offered_nothing() -> None:
    line = (1, "Xã An Phước", *II06A_ROW)
    assert read(saved(ii06a([line]))).proposals == []


def test_a_known_form_that_lacks_a_column_may_be_explained_instead() -> None:
    book = ii06a([(1, "Xã An Phước", *II06A_ROW)])
    first(book)["J9"] = "Chậm trả"
    reading = read(saved(book))
    assert "missing_column" in {kind for kind, _ in faults(reading)}
    (found,) = reading.proposals
    assert found.form == "II.06a"
    said = replace(
        as_mapping(found),
        meanings=tuple(
            "resolved_late" if column.letter == "J" else column.meaning for column in found.columns
        ),
    )
    again = read_with(saved(book), said)
    assert again.problems == []
    assert counts(again)[AN_PHUOC, "resolved_late"] == II06A_ROW[7]


def test_a_strange_table_beside_a_known_one_is_named_as_not_read() -> None:
    book = ii06a([(1, "Xã An Phước", *II06A_ROW)])
    assert read(saved(book)).unread == []
    other = book.create_sheet("Số liệu khác")
    for row in first(strange()).iter_rows(values_only=True):
        other.append(row)
    notes = book.create_sheet("Ghi chú")
    for row in first(strange([("a",) * 10, ("b",) * 10])).iter_rows(values_only=True):
        notes.append(row)
    reading = unpack(pack(read(saved(book))), Reading)
    assert reading.problems == []
    assert reading.unread == ["Số liệu khác"]
    assert counts(reading) == counts(read(saved(ii06a([(1, "Xã An Phước", *II06A_ROW)]))))


def test_a_sheet_without_counts_is_no_table_to_explain() -> None:
    book = strange([("a",) * 10, ("b",) * 10])
    reading = read(saved(book))
    assert reading.proposals == []
    assert [kind for kind, _ in faults(reading)] == ["unknown_form"]


def test_sheets_of_one_layout_are_asked_about_once() -> None:
    book = strange()
    copy = book.copy_worksheet(first(book))
    copy.title = "Trang 2"
    copy["A3"] = "Tháng 10 năm 2024"
    assert len(read(saved(book)).proposals) == 1
    reading = read_with(saved(book), mapping(), all_months=True)
    assert [table.month for table in reading.tables] == [SEPTEMBER, Month(2024, 10)]


def test_an_empty_column_before_the_table_is_no_other_layout() -> None:
    moved = opened(saved(strange()))
    sheet = first(moved)
    spans = [str(span) for span in sheet.merged_cells.ranges]
    for span in spans:
        sheet.unmerge_cells(span)
    sheet.insert_cols(1)
    for place, text in zip((p for p, _ in _moved()), (t for _, t in _moved()), strict=True):
        sheet[place.partition(":")[0]] = text
        if ":" in place:
            sheet.merge_cells(place)
    assert counts(read_with(saved(moved), mapping())) == counts(
        read_with(saved(strange()), mapping())
    )


def _moved() -> list[tuple[str, str]]:
    from openpyxl.utils import column_index_from_string, get_column_letter
    from openpyxl.utils.cell import coordinate_from_string

    from tests.ingest.strange import GROUPS

    def right(cell: str) -> str:
        column, row = coordinate_from_string(cell)
        return f"{get_column_letter(column_index_from_string(column) + 1)}{row}"

    return [(":".join(map(right, place.split(":"))), text) for place, text in GROUPS]


def test_what_is_asked_and_answered_crosses_the_border_between_processes() -> None:
    said = mapping()
    asked = request(mappings=(said,), month=SEPTEMBER)
    sent = ReadFigures(b"", "a.xlsx", asked)
    assert unpack(pack(sent), Asked) == sent
    spoilt = strange([("x", *ROW[1:]), ROW])
    for reading in (read(saved(strange())), read_with(saved(spoilt), said)):
        again = unpack(pack(reading), Reading)
        assert again.proposals == reading.proposals
        assert again.cutouts == reading.cutouts
    assert read_in_child(saved(strange()), asked, "a.xlsx").problems == []


HEADING = st.lists(st.text("aăâbcdđ %(9)", min_size=1, max_size=6), min_size=1, max_size=3).map(
    tuple
)


@given(st.lists(HEADING, min_size=1, max_size=5))
def test_case_and_spaces_make_no_other_layout(headings: list[tuple[str, ...]]) -> None:
    shouted = [tuple(f" {level.upper()} " for level in path) for path in headings]
    assert fingerprint(shouted) == fingerprint(headings)


def test_a_percent_sign_makes_another_layout() -> None:
    assert fingerprint([("Đúng hạn",)]) != fingerprint([("Đúng hạn (%)",)])


def test_one_date_in_the_headings_changes_nothing_and_two_do() -> None:
    assert fingerprint([("Tháng 9/2024", "Đã trả")]) == fingerprint([("Tháng 10/2024", "Đã trả")])
    both = [("Tháng 8/2024",), ("Tháng 9/2024",)]
    assert fingerprint(both) != fingerprint(both[::-1])


def test_the_same_table_as_text_is_the_same_layout() -> None:
    rows = [[cell.value for cell in row] for row in first(strange()).iter_rows()]
    text = "\n".join(";".join("" if cell is None else str(cell) for cell in row) for row in rows)
    reading = read(text.encode())
    assert [kind for kind, _ in faults(reading)] == ["unknown_form"]
    (found,) = reading.proposals
    assert found.fingerprint == mapping().fingerprint


def test_reading_a_workbook_again_needs_no_library_of_ours() -> None:
    asked = request(mappings=(mapping(),))
    reading = read_bytes(BytesIO(saved(strange())).getvalue(), "a.xlsx", asked)
    assert reading.problems == []
    assert REFERENCE.exists() and not LIBRARY.explained


def test_words_of_other_systems_are_guessed_and_left_open_where_they_may_mean_two_things() -> None:
    found = proposal(saved(strange()))
    assert tuple(meanings(found).values()) == (*MEANINGS[:4], None, *MEANINGS[5:])
    sure = [column.heading for column in found.columns[2:11] if column.sure]
    returned = [("Hồ sơ đã trả", f"{when} hẹn") for when in ("Sớm", "Đúng", "Trễ")]
    assert sure == [*returned, ("Hồ sơ còn lại", "Còn hẹn"), ("Hồ sơ còn lại", "Quá hẹn")]
    assert set(found.columns[4].near[:2]) == {"received_total", "handled"}


def test_on_time_beside_no_early_column_is_all_that_was_in_time() -> None:
    book = strange()
    first(book)["G6"] = "Xã hội hóa"
    assert meanings(proposal(saved(book)))["H"] == "resolved_in_time"
