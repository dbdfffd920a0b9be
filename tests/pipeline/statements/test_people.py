"""Who answers for a unit: by day, append-only, entered or brought in as a list."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.units.unit import Unit
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake.people_import import PeopleImport, check_people, import_people
from pipeline.statements.people import (
    PersonEntry,
    everybody,
    history,
    record,
    record_all,
    responsible,
    withdraw,
)
from tests.warehouse.builders import new_database
from wording import errors
from wording.intake import problems

AN_PHUOC = "26383"
DAY = date(2024, 9, 30)
HEADINGS = ["Mã đơn vị", "Tên đơn vị", "Họ và tên", "Chức vụ", "Điện thoại", "Email", "Từ ngày"]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def unit(workspace: Workspace, code: str = AN_PHUOC, day: date = DAY) -> Unit:
    return workspace.reference.register.on(day)[code]


def answers(
    workspace: Workspace, day: date = DAY, code: str = AN_PHUOC, of: date = DAY
) -> str | None:
    found = unit(workspace, code, of)
    with workspace.books() as books:
        person = responsible(books, day).get(found.identity)
    return person.name if person else None


def enter(workspace: Workspace, name: str, since: date, until: date | None = None) -> None:
    record(workspace, OFFICE, PersonEntry(AN_PHUOC, name, since=since, until=until), "Văn phòng")


def workbook(*rows: list[object], headings: list[str] = HEADINGS) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH SÁCH NGƯỜI PHỤ TRÁCH"])
    sheet.append(headings)
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def bring(workspace: Workspace, data: bytes) -> PeopleImport:
    return import_people(workspace, OFFICE, data, "Văn phòng", DAY)


# --- By day ------------------------------------------------------------------------------------


def test_nobody_answers_before_somebody_was_entered(workspace: Workspace) -> None:
    assert answers(workspace) is None


def test_a_person_answers_from_the_first_day_on(workspace: Workspace) -> None:
    enter(workspace, "Trần Thị B", DAY)
    assert answers(workspace, DAY - timedelta(1)) is None
    assert answers(workspace, DAY) == "Trần Thị B"
    assert answers(workspace, DAY + timedelta(200)) == "Trần Thị B"


def test_who_comes_later_takes_over_and_the_earlier_one_stays_for_the_earlier_days(
    workspace: Workspace,
) -> None:
    enter(workspace, "Trần Thị B", date(2024, 1, 1))
    enter(workspace, "Lê Văn C", date(2024, 6, 1))
    assert answers(workspace, date(2024, 5, 31)) == "Trần Thị B"
    assert answers(workspace, date(2024, 6, 1)) == "Lê Văn C"
    with workspace.books() as books:
        assert [each.name for each in history(books, unit(workspace))] == ["Lê Văn C", "Trần Thị B"]


def test_what_was_entered_out_of_order_stands_in_order(workspace: Workspace) -> None:
    enter(workspace, "Lê Văn C", date(2024, 6, 1))
    enter(workspace, "Trần Thị B", date(2024, 1, 1))
    assert answers(workspace, DAY) == "Lê Văn C"


def test_after_the_last_day_nobody_answers(workspace: Workspace) -> None:
    enter(workspace, "Trần Thị B", date(2024, 1, 1), until=date(2024, 6, 30))
    assert answers(workspace, date(2024, 6, 30)) == "Trần Thị B"
    assert answers(workspace, date(2024, 7, 1)) is None


def test_of_one_first_day_the_newest_word_holds(workspace: Workspace) -> None:
    enter(workspace, "Trân Thị B", DAY)
    enter(workspace, "Trần Thị B", DAY)
    assert answers(workspace) == "Trần Thị B"


def test_a_word_taken_back_gives_the_unit_back_to_who_answered_before(workspace: Workspace) -> None:
    enter(workspace, "Trần Thị B", date(2024, 1, 1))
    enter(workspace, "Lê Văn C", date(2024, 6, 1))
    with workspace.books() as books:
        newest = history(books, unit(workspace))[0]
    withdraw(workspace, OFFICE, newest, "Văn phòng")
    assert answers(workspace) == "Trần Thị B"
    with workspace.books() as books:
        assert [each.name for each in everybody(books)] == ["Trần Thị B"]


def test_a_word_that_was_corrected_and_taken_back_leaves_nobody(workspace: Workspace) -> None:
    enter(workspace, "Trân Thị B", DAY)
    enter(workspace, "Trần Thị B", DAY)
    with workspace.books() as books:
        (person,) = history(books, unit(workspace))
    withdraw(workspace, OFFICE, person, "Văn phòng")
    withdraw(workspace, OFFICE, person, "Văn phòng")
    assert answers(workspace) is None
    enter(workspace, "Lê Văn C", DAY)
    assert answers(workspace) == "Lê Văn C"


def test_a_code_used_again_after_a_merger_is_another_unit(workspace: Workspace) -> None:
    enter(workspace, "Trần Thị B", date(2024, 1, 1))
    today = date(2025, 9, 30)
    units = workspace.reference.register.on(today)
    assert units[AN_PHUOC].identity != unit(workspace).identity
    with workspace.books() as books:
        assert not {each.identity for each in units.values()} & responsible(books, today).keys()


def test_words_for_several_units_are_kept_all_or_none(workspace: Workspace) -> None:
    good, bad = (
        PersonEntry(AN_PHUOC, "Trần Thị B", since=DAY),
        PersonEntry("99999", "Lê Văn C", since=DAY),
    )
    with pytest.raises(KpiError, match="unit_not_on_day"):
        record_all(workspace, OFFICE, [good, bad], "Văn phòng")
    assert answers(workspace) is None


spans = st.tuples(st.integers(0, 40), st.none() | st.integers(0, 40))
words = st.tuples(st.lists(spans, min_size=1, max_size=6), st.integers(0, 60))
UNITS = ("26368", AN_PHUOC, "26386", "26389", "26392")


@given(st.lists(words, min_size=len(UNITS), max_size=len(UNITS)))
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_latest_first_day_that_has_come_decides(
    tmp_path_factory: pytest.TempPathFactory,
    told: list[tuple[list[tuple[int, int | None]], int]],
) -> None:
    workspace = open_workspace(new_database(tmp_path_factory.mktemp("people")).path)
    first = date(2024, 1, 1)
    entries = {
        code: [
            PersonEntry(
                code,
                f"Người {place}",
                since=first + timedelta(start),
                until=None if length is None else first + timedelta(start + length),
            )
            for place, (start, length) in enumerate(said)
        ]
        for code, (said, _) in zip(UNITS, told, strict=True)
    }
    record_all(workspace, OFFICE, [each for said in entries.values() for each in said], "Văn phòng")
    with workspace.books() as books:
        for code, (_, asked) in zip(UNITS, told, strict=True):
            found = responsible(books, first + timedelta(asked))
            person = found.get(unit(workspace, code).identity)
            names = [person.name] if person else []
            assert names == expected(entries[code], first, asked)


def expected(entries: list[PersonEntry], first: date, asked: int) -> list[str]:
    """Nobody, or who was entered last for the latest day that has come."""
    for back in range(asked, -1, -1):
        begun = [entry for entry in entries if entry.since == first + timedelta(back)]
        if begun:
            last = begun[-1]
            over = last.until is not None and last.until < first + timedelta(asked)
            return [] if over else [last.name]
    return []


# --- What is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (PersonEntry(AN_PHUOC, "  ", since=DAY), "name_missing"),
        (PersonEntry(AN_PHUOC, "\u200b", since=DAY), "name_missing"),
        (PersonEntry(AN_PHUOC, "B" * 121, since=DAY), "text_too_long"),
        (PersonEntry(AN_PHUOC, "B", "C" * 121, since=DAY), "text_too_long"),
        (PersonEntry(AN_PHUOC, "B", phone="gọi sau", since=DAY), "bad_phone"),
        (PersonEntry(AN_PHUOC, "B", email="b tại dongnai", since=DAY), "bad_email"),
        (PersonEntry(AN_PHUOC, "B", email="b@dongnai.gov.vn, c@d.vn", since=DAY), "bad_email"),
        (PersonEntry(AN_PHUOC, "B", since=DAY, until=DAY - timedelta(1)), "ends_before_it_begins"),
        (PersonEntry("99999", "B", since=DAY), "unit_not_on_day"),
        (PersonEntry("740", "B", since=date(2025, 9, 1)), "unit_not_on_day"),
        (PersonEntry(AN_PHUOC, "B", since=date(24, 9, 1)), "bad_day"),
    ],
)
def test_what_cannot_be_right_is_refused_with_a_sentence(
    workspace: Workspace, entry: PersonEntry, code: str
) -> None:
    with pytest.raises(KpiError) as caught:
        record(workspace, OFFICE, entry, "Văn phòng")
    assert caught.value.code == code
    assert errors.sentence(caught.value)
    assert answers(workspace) is None


def test_nobody_is_entered_by_nobody(workspace: Workspace) -> None:
    with pytest.raises(KpiError, match="who_missing"):
        record(workspace, OFFICE, PersonEntry(AN_PHUOC, "Trần Thị B", since=DAY), " ")


@pytest.mark.parametrize("phone", ["0251 384 1234", "0913.456.789", "+84 913 456 789", "(0251) 38"])
def test_a_telephone_number_is_taken_as_people_write_it(workspace: Workspace, phone: str) -> None:
    record(workspace, OFFICE, PersonEntry(AN_PHUOC, "B", phone=phone, since=DAY), "Văn phòng")
    with workspace.books() as books:
        assert everybody(books)[0].phone == phone


def test_a_name_is_kept_on_one_line_and_composed(workspace: Workspace) -> None:
    record(
        workspace, OFFICE, PersonEntry(AN_PHUOC, " Trâ\u0300n\n Thị  B ", since=DAY), "Văn phòng"
    )
    assert answers(workspace) == "Trần Thị B"


# --- As a list ---------------------------------------------------------------------------------


def test_a_list_names_units_by_code_or_by_name(workspace: Workspace) -> None:
    data = workbook(
        [AN_PHUOC, "Xã An Phước", "Trần Thị B", "Chủ tịch", "0251 384 1234", "b@x.gov.vn", None],
        [None, "UBND huyện Long Thành", "Lê Văn C", None, None, None, "01/03/2024"],
        [None, None, None, None, None, None, None],
    )
    found = bring(workspace, data)
    assert found.clean
    assert len(found.new) == 2
    assert answers(workspace) == "Trần Thị B"
    assert answers(workspace, date(2024, 3, 1), "740") == "Lê Văn C"
    assert answers(workspace, date(2024, 2, 29), "740") is None


def test_a_date_and_a_number_as_excel_keeps_them_are_read(workspace: Workspace) -> None:
    data = workbook([AN_PHUOC, "Xã An Phước", "Trần Thị B", "", 913456789, "", date(2024, 1, 5)])
    found = bring(workspace, data)
    assert [(each.phone, each.since) for each in found.new] == [("0913456789", date(2024, 1, 5))]


def test_a_list_saved_as_csv_is_read(workspace: Workspace) -> None:
    data = "Đơn vị,Họ tên,Từ ngày\nXã An Phước,Trần Thị B,2024-02-01\n".encode()
    assert bring(workspace, data).clean
    assert answers(workspace, date(2024, 2, 1)) == "Trần Thị B"


def test_the_same_list_twice_adds_nothing(workspace: Workspace) -> None:
    data = workbook([AN_PHUOC, "Xã An Phước", "Trần Thị B", "", "", "", None])
    assert len(bring(workspace, data).new) == 1
    again = bring(workspace, data)
    assert (again.new, again.known) == ((), 1)


def test_looking_at_a_list_keeps_nothing(workspace: Workspace) -> None:
    data = workbook([AN_PHUOC, "Xã An Phước", "Trần Thị B", "", "", "", None])
    assert check_people(workspace, data, DAY).clean
    assert answers(workspace) is None


def test_one_bad_row_keeps_the_whole_list_out_and_every_fault_has_its_cell(
    workspace: Workspace,
) -> None:
    data = workbook(
        [AN_PHUOC, "Xã An Phước", "Trần Thị B", "", "", "", None],
        [None, "Xã Không Có", "Lê Văn C", "", "", "", None],
        [None, "Xã Long An", "Võ Thị D", "", "", "", "hôm qua"],
        [None, "Xã Long Đức", "Hồ Văn E", "", "gọi sau", "", None],
        [None, "Xã An Phước", "Đỗ Thị F", "", "", "", None],
    )
    found = bring(workspace, data)
    assert not found.clean
    assert answers(workspace) is None
    cells = [problem.cell for problem in found.problems] + [each.cell for each in found.faults]
    assert sorted(cell for cell in cells if cell) == ["A6", "B4", "B7", "G5"]
    for problem in found.problems:
        assert problems.sentence(problem).startswith("Ô B")


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\x01khong phai bang", workbook(["x", "y"], headings=["STT", "Ghi chú"])],
)
def test_what_is_no_list_is_told_and_keeps_nothing(workspace: Workspace, data: bytes) -> None:
    found = bring(workspace, data)
    assert len(found.problems) == 1
    assert problems.sentence(found.problems[0]).endswith(".")


def test_a_unit_that_did_not_exist_on_the_first_day_is_a_fault_of_its_row(
    workspace: Workspace,
) -> None:
    found = bring(workspace, workbook(["740", "Huyện", "Lê Văn C", "", "", "", date(2025, 9, 1)]))
    assert not found.clean
    assert answers(workspace, date(2025, 9, 1), "740") is None


# ---------- who may ----------

LEADER, OWN, OTHER = Viewer(Role.LEADER), Viewer(Role.UNIT, AN_PHUOC), Viewer(Role.UNIT, "26368")


@pytest.mark.parametrize("viewer", [LEADER, OTHER], ids=["leader", "another unit"])
def test_only_the_office_and_the_unit_itself_say_who_answers_there(
    workspace: Workspace, viewer: Viewer
) -> None:
    entry = PersonEntry(AN_PHUOC, "Trần Thị B", since=DAY)
    for refused in (
        lambda: record(workspace, viewer, entry, "B"),
        lambda: record_all(workspace, viewer, [entry], "B"),
    ):
        with pytest.raises(KpiError) as raised:
            refused()
        assert raised.value.code == "not_permitted"
    record(workspace, OWN, entry, "B")
    with workspace.books() as books:
        (person,) = everybody(books)
    with pytest.raises(KpiError):
        withdraw(workspace, viewer, person, "B")
    record(workspace, Viewer(Role.UNIT, "740"), PersonEntry(AN_PHUOC, "Lê C", since=DAY), "Huyện")


def test_a_list_with_one_unit_that_is_not_ones_own_is_kept_by_nobody(workspace: Workspace) -> None:
    rows = [PersonEntry(AN_PHUOC, "A", since=DAY), PersonEntry("26368", "B", since=DAY)]
    with pytest.raises(KpiError):
        record_all(workspace, OWN, rows, "Xã")
    with workspace.books() as books:
        assert everybody(books) == []
