"""Whole tables as offices type them, with what must come of each written before it was tried.

Sound ones are stored exactly; of the others nothing is stored before somebody answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

import pytest

from tests.ingest.workbooks import read, saved
from tests.meaning.by_hand import UNITS, Path, Written, figures, right, stored, told

Columns = Sequence[tuple[Path, int]]
MEASURES = {
    "received_online": 60, "received_offline": 40, "carried_in": 10, "resolved_in_time": 72,
    "resolved_early": 30, "resolved_late": 8, "open_in_time": 22, "open_late": 8,
}  # fmt: skip
IN, OUT, LEFT = "Tiếp nhận", "Đã giải quyết", "Đang giải quyết"
COUNTS: Columns = (
    ((IN, "Tổng số"), 110), ((IN, "Trực tuyến"), 60), ((IN, "Trực tiếp, BCCI"), 40),
    ((IN, "Kỳ trước chuyển sang"), 10),
    ((OUT, "Tổng số"), 80), ((OUT, "Trước hạn"), 30), ((OUT, "Đúng hạn"), 42),
    ((OUT, "Quá hạn"), 8),
    ((LEFT, "Tổng số"), 30), ((LEFT, "Trong hạn"), 22), ((LEFT, "Quá hạn"), 8),
)  # fmt: skip
TITLES = ("UBND HUYỆN LONG THÀNH", "TÌNH HÌNH GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", "Tháng 8 năm 2024")
SCOPE = ("unclear_scope",)
PERIOD = ("unclear_scope", "month_conflict")
SUM = ("unclear_scope", "cumulative_incomplete")


@dataclass(frozen=True)
class Case:
    name: str
    table: Written
    wanted: Mapping[tuple[str, str], int] | None = None
    """What is stored; None where it is refused or asked about."""
    kinds: tuple[str, ...] = ()
    """Of which one is told then; a sum may be read as a sum instead."""

    def __str__(self) -> str:
        return self.name


def titled(*more: str) -> Written:
    return Written(COUNTS, (*TITLES, *more))


def only(*titles: str) -> Written:
    return Written(COUNTS, titles)


def under(text: str) -> Written:
    return Written([((text, *path), count) for path, count in COUNTS], TITLES)


def instead(old: str, new: str) -> Written:
    columns = [
        (tuple(new if level == old else level for level in path), count) for path, count in COUNTS
    ]
    return Written(columns, TITLES)


def below(*lines: str) -> Written:
    return Written(COUNTS, TITLES, below=lines)


def flat(*headings: str) -> Written:
    """One row of headings over the counts that are no totals."""
    counts = [count for path, count in COUNTS if path[-1] != "Tổng số"]
    return Written([((each,), count) for each, count in zip(headings, counts, strict=True)], TITLES)


def named(*names: str) -> Written:
    return Written(COUNTS, TITLES, names)


def beside(heading: str, rows: Sequence[tuple[str, str, int]]) -> Written:
    """Rows of a unit's name, a label beside it and how many times it counts."""
    names, labels, factors = zip(*rows, strict=True)
    return Written(COUNTS, TITLES, names, {heading: labels}, factors)


def line(number: object, name: str, factor: int) -> list[object]:
    """A row as it is typed."""
    return [number, name, *(factor * count for _, count in COUNTS)]


def times(factors: Mapping[str, int]) -> dict[tuple[str, str], int]:
    return figures(MEASURES, factors)


ALL = figures(MEASURES)
TWO = times({"26383": 1, "26386": 2})


def titles() -> Iterator[Case]:
    what, days = "BÁO CÁO KẾT QUẢ GIẢI QUYẾT TTHC", "Từ ngày 01/8/2024 đến ngày {}/8/2024"
    sound = {
        "reference": titled("(Kèm theo Báo cáo số 245/BC-UBND ngày 05/9/2024 của UBND huyện)"),
        "reporting period": only("PHỤ LỤC 01", "THỐNG KÊ HỒ SƠ TTHC", "Kỳ báo cáo: Tháng 8/2024"),
        "days": only(what, f"({days.format(31)})"),
        "15th to 14th": only(what, "Từ ngày 15/7/2024 đến 14/8/2024"),
        "comparison": titled("So với tháng 7/2024 tăng 3,4%; so với cùng kỳ năm 2023 giảm 1,2%"),
        "counted in dossiers": titled("ĐVT: hồ sơ"),
        "decision of a year": only("KẾT QUẢ THÁNG 8/2024 THEO QUYẾT ĐỊNH SỐ 766/QĐ-TTg NĂM 2022"),
        "signature date": only("Long Thành, ngày 05 tháng 9 năm 2024", *TITLES),
        "every field": titled("Lĩnh vực: Tất cả các lĩnh vực"),
        "not cumulative": titled("(Số liệu phát sinh trong tháng, không tính lũy kế)"),
    }
    asked = {
        "field": (titled("Lĩnh vực: Hộ tịch"), SCOPE),
        "same period": (only("SỐ LIỆU CÙNG KỲ NĂM 2023", "Tháng 8 năm 2024"), PERIOD),
        "plan": (titled("CHỈ TIÊU GIAO NĂM 2024"), SCOPE),
        "thousands": (titled("ĐVT: nghìn hồ sơ"), ("scaled_counts",)),
        "channel": (titled("(Chỉ thống kê hồ sơ nộp trực tuyến toàn trình)"), SCOPE),
        "exclusion": (titled("Không bao gồm hồ sơ chứng thực"), SCOPE),
        "quarter": (only("BÁO CÁO QUÝ III NĂM 2024", what), SUM),
        "half a month": (only(what, days.format(15)), ("month_unclear",)),
        "percent": (titled("Đơn vị tính: Tỷ lệ %"), ("percent_instead_of_count",)),
        "procedure": (only(TITLES[0], "KẾT QUẢ ĐĂNG KÝ KHAI SINH", TITLES[2]), SCOPE),
        "what is aimed at": (only("ĐĂNG KÝ CHỈ TIÊU GIẢI QUYẾT TTHC", TITLES[2]), SCOPE),
    }
    yield from (Case(f"title: {name}", table, ALL) for name, table in sound.items())
    yield from (Case(f"title: {name}", table, None, told) for name, (table, told) in asked.items())


def around() -> Iterator[Case]:
    sound = {
        "signature": below("Nơi nhận: - UBND tỉnh; - Lưu: VT.", "TM. ỦY BAN NHÂN DÂN"),
        "formula": below("Ghi chú: Cột (3) = (4) + (5)"),
        "source": below("Nguồn: Hệ thống thông tin giải quyết TTHC, trích xuất ngày 03/9/2024"),
        "drawn from a system": below(
            "* Số liệu được trích xuất từ Hệ thống của tỉnh lúc 8h00 ngày 03/9/2024."
        ),
        "sheet of the month": Written(COUNTS, TITLES, sheet="T8.2024"),
    }
    asked = {
        "exclusion": (below("Ghi chú: Số liệu chưa bao gồm lĩnh vực đất đai."), SCOPE),
        "counted exclusion": (below("(*) Chưa tính 12 hồ sơ của lĩnh vực đất đai."), SCOPE),
        "cumulative": (below("Ghi chú: Số liệu lũy kế từ đầu năm"), SCOPE),
        "sheet of a year": (Written(COUNTS, TITLES, sheet="Năm 2023"), PERIOD),
        "sheet of a field": (Written(COUNTS, TITLES, sheet="Đất đai"), SCOPE),
        "sheet of a comparison": (Written(COUNTS, TITLES, sheet="Cùng kỳ"), SCOPE),
    }
    yield from (Case(f"around: {name}", table, ALL) for name, table in sound.items())
    yield from (Case(f"around: {name}", table, None, told) for name, (table, told) in asked.items())


def headings() -> Iterator[Case]:
    sentences = flat(
        "Số hồ sơ tiếp nhận trực tuyến trong tháng", "Số hồ sơ tiếp nhận trực tiếp trong tháng",
        "Số hồ sơ tồn tháng trước chuyển sang", "Số hồ sơ đã giải quyết trước hạn",
        "Số hồ sơ đã giải quyết đúng hạn", "Số hồ sơ đã giải quyết quá hạn",
        "Số hồ sơ đang giải quyết còn hạn", "Số hồ sơ đang giải quyết quá hạn",
    )  # fmt: skip
    colons = [f"{path[0]}: {path[1]}" for path, _ in COUNTS if path[1] != "Tổng số"]
    capitals = [(tuple(map(str.upper, path)), count) for path, count in COUNTS]
    posted = [(path, count) for path, count in COUNTS if path[1] not in ("Tổng số", "Trước hạn")]
    posted[1:2] = [((IN, "Trực tiếp"), 35), ((IN, "Qua BCCI"), 5)]
    posted.insert(4, ((OUT, "Trước hạn"), 30))
    sound = {
        "flat with a colon": flat(*colons),
        "sentences, no post": sentences,
        "the post apart": Written(posted, TITLES),
        "no post": instead("Trực tiếp, BCCI", "Trực tiếp"),
        "the month over all": under("Tháng 8/2024"),
        "a caption over all": under("Kết quả thực hiện trong tháng"),
        "what is counted": instead(OUT, f"{OUT} (hồ sơ)"),
        "capitals": Written(capitals, TITLES),
        "numbered, with a total": Written(COUNTS, TITLES, numbered=True, total=True),
    }
    asked = {
        "field over all": (under("Lĩnh vực đất đai"), SCOPE),
        "last month over all": (under("Tháng 7/2024"), PERIOD),
        "sum over all": (under("Lũy kế 8 tháng"), SUM),
        "last year over all": (under("Năm 2023"), PERIOD),
        "plan over all": (under("Kế hoạch giao"), SCOPE),
        "part in a bracket": (instead("Trực tuyến", "Trực tuyến (toàn trình)"), SCOPE),
        "sum in a bracket": (instead(OUT, f"{OUT} (lũy kế từ đầu năm)"), SCOPE),
        "last year in a bracket": (instead(OUT, f"{OUT} (cùng kỳ 2023)"), PERIOD),
    }
    yield from (Case(f"heading: {name}", table, ALL) for name, table in sound.items())
    yield from (Case(f"heading: {name}", each, None, told) for name, (each, told) in asked.items())


def rows() -> Iterator[Case]:
    counts = [count for _, count in COUNTS]
    shares = [[None, None, "Tỷ lệ (%)", *[50.5] * len(counts)]]
    numbers = [
        [turn, name, "Số hồ sơ", *(turn * count for count in counts)]
        for turn, name in enumerate(("Xã An Phước", "Xã Bình An"), start=1)
    ]
    group = [["I", "Cấp xã", *(3 * count for count in counts)]]
    kind, period = {"Nội dung": ()}, "Kỳ số liệu"
    first, second = "Xã An Phước", "Xã Bình An"
    by_field = [(first, "Hộ tịch", 1), (first, "Chứng thực", 2), (second, "Hộ tịch", 1)]
    yield from (
        Case(f"rows: {name}", table, wanted)
        for name, table, wanted in (
            ("prefixed", named("UBND xã An Phước", "UBND xã Bình An", "UBND TT. Long Thành"), ALL),
            ("one-stops", named("Bộ phận một cửa xã An Phước", "BP TN&TKQ xã Bình An",
                                "Bộ phận TN và TKQ thị trấn Long Thành"), ALL),
            ("abbreviated", named("X. An Phước", "X. Bình An", "TT Long Thành"), ALL),
            ("district behind", named("Xã An Phước, huyện Long Thành", "Xã Bình An - H. Long Thành",
                                      "Thị trấn Long Thành (H.Long Thành)"), ALL),
            ("no marks", named("Xa An Phuoc", "Xa Binh An", "Thi tran Long Thanh"), ALL),
            ("by field", beside("Lĩnh vực", by_field), times({"26383": 3, "26386": 1})),
            ("shares between", Written(COUNTS, TITLES, labels=kind,
                                       rows=[numbers[0], *shares, numbers[1], *shares]), TWO),
            ("group", Written(COUNTS, TITLES, rows=[
                *group, *([*row[:2], *row[3:]] for row in numbers)]), TWO),
            ("numbered names", named("1. Xã An Phước", "2) Xã Bình An", "3/ TT Long Thành"), ALL),
            ("sums below", Written(COUNTS, TITLES, rows=[
                line("1", first, 1), line("2", second, 2), line(None, "Cộng cụm 1", 3),
                line("3", UNITS["26368"], 3), line(None, "Cộng cụm 2", 3),
                line(None, "Tổng tháng 8", 6), line(None, "Tổng tháng 7", 5)]), ALL),
            ("fields of each", Written(COUNTS, TITLES, rows=[
                line("1", first, 1), line(None, "- Hộ tịch", 1), line("2", second, 2),
                line(None, "- Đất đai", 1), line(None, "- Chứng thực", 1)]), TWO),
            ("month beside", beside(period, [(first, "Tháng 8/2024", 1),
                                             (second, "Tháng 8/2024", 2)]), TWO),
        )
    )  # fmt: skip
    yield from (
        Case(f"rows: {name}", table, None, kinds)
        for name, table, kinds in (
            ("sum behind a name", named(f"{first} (lũy kế)", second, UNITS["26368"]), SCOPE),
            ("unknown", named("Xã An Phứơc Hạ", second, UNITS["26368"]), ("unknown_unit",)),
            ("twice", named(first, first), ("duplicate_unit",)),
            ("two periods", beside(period, [(first, "Tháng 8", 1), (first, "8 tháng", 8),
                                            (second, "Tháng 8", 2),
                                            (second, "8 tháng", 9)]), SCOPE),
            ("two periods as fields", beside("Lĩnh vực", [(first, "Tháng này", 1),
                                                          (first, "Lũy kế", 8),
                                                          (second, "Tháng này", 2),
                                                          (second, "Lũy kế", 9)]), SCOPE),
            ("two months as fields", beside("Lĩnh vực", [(first, "Tháng 7", 1),
                                                         (first, "Tháng 8", 8)]), SCOPE),
            ("a name that sums others", named(first, second, "Long Thành (thị trấn)"),
             ("unknown_unit",)),
            ("sum beside", beside(period, [(first, "Lũy kế 8 tháng", 1),
                                           (second, "Lũy kế 8 tháng", 2)]), SCOPE),
            ("last month beside", beside(period, [(first, "Tháng 7/2024", 1),
                                                  (second, "Tháng 7/2024", 2)]), PERIOD),
            ("plan beside", beside(period, [(first, "Chỉ tiêu giao", 1),
                                            (second, "Chỉ tiêu giao", 2)]), SCOPE),
        )
    )  # fmt: skip


CASES = [*titles(), *around(), *headings(), *rows()]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_written_is_stored_exactly_or_asked_about(case: Case) -> None:
    reading = read(saved(case.table.book()))
    if case.wanted is not None:
        assert told(reading) == set()
        assert stored(reading) == right(case.wanted)
    elif case.kinds == SUM and not told(reading):
        assert all(each.since for each in reading.tables)
    else:
        assert told(reading) & set(case.kinds)


def test_there_are_sound_tables_and_others() -> None:
    sound = [case for case in CASES if case.wanted is not None]
    assert min(len(sound), len(CASES) - len(sound)) >= 25


ENTRY_COUNTS = (60, 40, 10, 30, 42, 8, 22, 8, 50, 45, 30, 28, 3, 2, 2, 1, 6, 25)
ENTRY_MEASURES = MEASURES | {
    "digitised": 50, "electronic_results": 45, "surveyed": 30, "surveyed_satisfied": 28,
    "feedback_due": 3, "feedback_on_time": 2, "feedback_rated": 2, "feedback_satisfied": 1,
    "apologies": 6, "certified_copies": 25,
}  # fmt: skip
ENTRY = [
    line
    for line in FilePath(__file__).with_name("entry_headings.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("line", ENTRY)
def test_the_entry_form_typed_by_hand_is_known_in_other_words(line: str) -> None:
    columns = [((text,), count) for text, count in zip(line.split("; "), ENTRY_COUNTS, strict=True)]
    reading = read(saved(Written(columns, TITLES).book()))
    assert told(reading) == set()
    assert stored(reading) == right(figures(ENTRY_MEASURES))


def beside_the_month(*words: str, each: bool) -> Written:
    """Of each count the month's column, and one five times as large."""
    pairs = [(path, times_five * count, word) for path, count in COUNTS
             for word, times_five in zip(words, (1, 5), strict=True)]  # fmt: skip
    if each:
        return Written([((*path, word), count) for path, count, word in pairs], TITLES)
    blocks = sorted(pairs, key=lambda pair: words.index(pair[2]))
    return Written([((word, *path), count) for path, count, word in blocks], TITLES)


@pytest.mark.parametrize("each", [True, False], ids=["below each heading", "in blocks"])
@pytest.mark.parametrize(
    "words",
    [
        ("Trong tháng", "Lũy kế"), ("Tháng 8", "Lũy kế 8 tháng"), ("Trong kỳ", "LK"),
        ("Tháng 8/2024", "8 tháng đầu năm 2024"), ("Số trong tháng", "Số lũy kế"),
        ("Tháng 8/2024", "Cùng kỳ năm 2023"), ("Thực hiện", "Kế hoạch"),
    ],
    ids=str,
)  # fmt: skip
def test_beside_another_time_the_columns_of_the_month_are_read(
    words: tuple[str, str], *, each: bool
) -> None:
    reading = read(saved(beside_the_month(*words, each=each).book()))
    assert told(reading) == set()
    assert stored(reading) == right(ALL)


@pytest.mark.parametrize(
    "words", [("Tháng 7", "Lũy kế 7 tháng"), ("Lũy kế", "Cùng kỳ năm 2023")], ids=str
)
def test_where_no_column_is_the_month_s_it_is_asked(words: tuple[str, str]) -> None:
    for each in (True, False):
        assert told(read(saved(beside_the_month(*words, each=each).book())))


def test_a_month_that_is_more_than_the_sum_it_is_part_of_is_told_at_its_cell() -> None:
    columns = [
        ((*path, word), count)
        for path, count in COUNTS
        for word, count in (("Trong tháng", count), ("Lũy kế", 5 * count - 280 * (count == 60)))
    ]
    reading = read(saved(Written(columns, TITLES).book()))
    (problem, *_) = reading.problems
    assert told(reading) == {"part_exceeds_whole"}
    assert problem.facts["whole"] == 20
