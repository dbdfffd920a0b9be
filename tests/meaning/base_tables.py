"""Tables of every layout as an office sends them: sound, of one month, nothing left to ask."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from metrics.counts.month import Month
from tests.ingest.layout_tables import (
    BY_FIELD,
    BY_UNIT,
    CARRIED,
    EARLY,
    HEADINGS_AT,
    IN_TIME,
    LATE,
    OFFLINE,
    ON_TIME,
    ONLINE,
    OPEN_IN_TIME,
    OPEN_LATE,
    PARTS,
    RESOLVED,
    Layout,
    Parts,
    balanced,
    first_row,
    group,
    table,
)
from tests.ingest.workbooks import first

UNITS: Mapping[str, str] = {
    "26368": "Thị trấn Long Thành",
    "26383": "Xã An Phước",
    "26386": "Xã Bình An",
    "26389": "Xã Long Đức",
    "26392": "Xã Lộc An",
    "26395": "Xã Bình Sơn",
    "26398": "Xã Tam An",
}
DEPARTMENTS: Mapping[str, str] = {
    "75-STP": "Sở Tư pháp",
    "75-SGDDT": "Sở Giáo dục và Đào tạo",
    "75-SYT": "Sở Y tế",
}
"""Named after what they are about, as a part of the cases could be."""
UNITS_SINCE_THE_MERGER: Mapping[str, str] = {
    "26368": "Xã Long Thành",
    "26383": "Xã An Phước",
    "26389": "Xã Bình An",
    "26413": "Xã Long Phước",
    "26422": "Xã Phước Thái",
}
MERGER = Month(2025, 7)
"""Since then there are no districts."""
DISTRICT, DISTRICT_NAME = "740", "Huyện Long Thành"
FIELDS = ("Đất đai", "Hộ tịch", "Chứng thực", "Bảo trợ xã hội")
MONTHS = (
    Month(2024, 8),
    Month(2023, 11),
    Month(2024, 12),
    Month(2023, 2),
    Month(2024, 3),
    Month(2025, 9),
    Month(2026, 3),
)

TYPED_ENTRY = Layout(
    "entry",
    "SỐ LIỆU KIỂM SOÁT THỦ TỤC HÀNH CHÍNH",
    (
        *group("Tiếp nhận trong kỳ", ("Trực tuyến", ONLINE), ("Trực tiếp và BCCI", OFFLINE)),
        (("Từ kỳ trước chuyển sang",), CARRIED),
        *group("Đã giải quyết", ("Trước hạn", EARLY), ("Đúng hạn", ON_TIME), ("Quá hạn", LATE)),
        *group("Đang giải quyết", ("Trong hạn", OPEN_IN_TIME), ("Quá hạn", OPEN_LATE)),
        (("Số hóa khi tiếp nhận",), ONLINE),
        (("Kết quả bản điện tử",), IN_TIME),
        *group("Khảo sát hài lòng", ("Số phiếu", RESOLVED), ("Hài lòng và rất hài lòng", IN_TIME)),
        *group(
            "Phản ánh, kiến nghị",
            ("Phải xử lý", RESOLVED),
            ("Xử lý đúng hạn", IN_TIME),
            ("Được đánh giá", IN_TIME),
            ("Hài lòng", EARLY),
        ),
        (("Thư xin lỗi",), LATE),
        (("Bản sao chứng thực điện tử",), ONLINE),
    ),
    {
        "received_online": ONLINE, "received_offline": OFFLINE, "carried_in": CARRIED,
        "resolved_early": EARLY, "resolved_in_time": IN_TIME, "resolved_late": LATE,
        "open_in_time": OPEN_IN_TIME, "open_late": OPEN_LATE, "digitised": ONLINE,
        "electronic_results": IN_TIME, "surveyed": RESOLVED, "surveyed_satisfied": IN_TIME,
        "feedback_due": RESOLVED, "feedback_on_time": IN_TIME, "feedback_rated": IN_TIME,
        "feedback_satisfied": EARLY, "apologies": LATE, "certified_copies": ONLINE,
    },
)  # fmt: skip
"""The office's entry form as somebody types it anew: names only, no codes."""

LAYOUTS: Mapping[str, Layout] = {
    **{layout.form: layout for layout in (TYPED_ENTRY, *BY_UNIT)},
    **{f"{layout.form} {layout.name}": layout for layout in BY_FIELD},
}
CHANNEL_WORDS = ("rực tuyến", "rực tiếp", "oàn trình", "BCCI", "ưu chính", "Qua mạng", "TPHS")
BESIDE_THE_COUNTS = (
    "Thanh toán", "GCN", "Hồ sơ rút", "Hồ sơ trả lại", "nghĩa vụ", "TTTT", "đồng bộ", "Đánh giá",
    "ỷ lệ", "Nguồn",
)  # fmt: skip
"""Columns that no measure is taken from."""
NOT_OF_DOSSIERS = frozenset({"pakn", "hai-long"})
"""Layouts that count petitions and slips."""


@dataclass
class Table:
    """A sheet with its headings, units and figures, and where each of them stands."""

    layout: Layout
    month: Month
    book: Workbook
    figures: dict[tuple[str, str], int]
    head: int
    """Excel's number of the first heading row."""
    top: int
    """Of the first row of units or fields."""
    bottom: int
    names: int
    """The column of names, counted from 1."""
    rng: random.Random
    covered: range = range(0)
    """Columns that a heading speaks of alone."""
    role: str = ""
    """What is written on it says."""

    @property
    def sheet(self) -> Worksheet:
        return first(self.book)

    @property
    def last(self) -> int:
        return self.sheet.max_column

    @property
    def by_field(self) -> bool:
        return "Lĩnh vực" in self.layout.name

    def plain_columns(self) -> list[int]:
        """The columns that a measure is taken from and that a word could change the meaning of.

        A channel's own column is not narrowed by the channel's name, nor what was carried in by the
        name of the month it came from.
        """
        return [
            column
            for column in self.source_columns()
            for path, number in [self.layout.columns[column - self.names - 1]]
            if number is not CARRIED and not any(word in " ".join(path) for word in CHANNEL_WORDS)
        ]

    def source_columns(self) -> list[int]:
        """The columns that a measure is taken from as they stand."""
        wanted = set(self.layout.figures.values())
        return [
            column
            for column, (path, number) in enumerate(self.layout.columns, start=self.names + 1)
            if number in wanted and not any(word in " ".join(path) for word in BESIDE_THE_COUNTS)
        ]

    def named_rows(self) -> list[int]:
        """The rows of communes or fields; the district's alone where it is about its parts."""
        of_district = self.role == "more units than the name says"
        return [
            row
            for row in range(self.top, self.bottom + 1)
            for name in [self.text(row, self.names)]
            if (name == DISTRICT_NAME) is of_district and name not in DEPARTMENTS.values()
        ]

    def write(self, row: int, column: int, text: object) -> str:
        """Put a text into a cell; its address."""
        self.sheet.cell(row, column).value = text  # type: ignore[assignment]
        return f"{get_column_letter(column)}{row}"

    def beside(self, heading: str, texts: Sequence[object]) -> None:
        """Put a column right of the names, with one text a row."""
        sheet, at = self.sheet, self.names + 1
        merged = [
            (each.min_row, each.max_row, each.min_col, each.max_col)
            for each in sheet.merged_cells.ranges
        ]
        for each in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(each))
        sheet.insert_cols(at)
        for top, bottom, left, right in merged:
            sheet.merge_cells(
                start_row=top,
                end_row=bottom,
                start_column=left + (left >= at),
                end_column=right + (right >= at),
            )
        self.write(self.head, at, heading)
        sheet.merge_cells(start_row=self.head, end_row=self.top - 2, start_column=at, end_column=at)
        for row, text in enumerate(texts, start=self.top):
            self.write(row, at, text)
        for column in range(1, self.last + 1):
            self.write(self.top - 1, column, self.layout.numbers(column))

    def text(self, row: int, column: int) -> str:
        return str(self.sheet.cell(row, column).value)


def draw_table(layout: Layout, month: Month, rng: random.Random) -> Table:
    """A sound table of the layout, with other counts and units each time."""
    counts = [counts_of(rng) for _ in range(4)]
    by_field = "Lĩnh vực" in layout.name
    district = month < MERGER
    if by_field:
        names: list[str] = list(FIELDS)
        together = {part: sum(parts[part] for parts in counts) for part in PARTS}
        of_units: list[tuple[str, Parts]] = [(DISTRICT if district else "26368", together)]
    else:
        department = rng.choice(sorted(DEPARTMENTS))
        known = {**UNITS, DISTRICT: DISTRICT_NAME} if district else UNITS_SINCE_THE_MERGER
        codes = [*rng.sample(sorted(UNITS), 2), DISTRICT] if district else sorted(known)[:3]
        codes, known = [department, *codes], {**DEPARTMENTS, **known}
        names = [known[code] for code in codes]
        of_units = list(zip(codes, counts, strict=True))
    figures = {
        (code, measure): value
        for code, parts in of_units
        for measure, number in layout.figures.items()
        if isinstance(value := number(parts), int)
    }
    book = table(
        layout,
        list(zip(names, counts, strict=True)),
        period=f"Tháng {month.number} năm {month.year}",
        reporting=f"UBND {'huyện' if district else 'xã'} Long Thành" if by_field else None,
    )
    top, own = first_row(layout), 2 + bool(layout.code)
    drawn = Table(layout, month, book, figures, HEADINGS_AT, top, top + 3, own, rng)
    drawn.write(1, 1, "UBND HUYỆN LONG THÀNH" if district else "UBND TỈNH ĐỒNG NAI")
    # The weekly form serves for months too; its title would say a week.
    weekly = "TUẦN" in layout.title
    drawn.write(3, 1, "TỔNG HỢP KẾT QUẢ GIẢI QUYẾT HỒ SƠ" if weekly else layout.title)
    drawn.write(2, 1, None)
    drawn.write(4, 1, f"Tháng {month.number} năm {month.year}")
    return drawn


def counts_of(rng: random.Random) -> dict[str, int]:
    """Drawn counts of one unit that balance."""
    return balanced(*(rng.randint(11, 99) for _ in PARTS))
