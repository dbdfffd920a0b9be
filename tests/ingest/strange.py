"""A table as no known form has it: another system's own words under two heading rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from openpyxl.workbook import Workbook

from metrics.counts.mapping import Mapping
from metrics.counts.reading import Reading, TableProposal
from tests.ingest.workbooks import first

TITLE = "BÁO CÁO TÌNH HÌNH XỬ LÝ HỒ SƠ TRÊN HỆ THỐNG"
GROUPS = (
    ("A5:A6", "STT"),
    ("B5:B6", "Địa phương"),
    ("C5:E5", "Hồ sơ phát sinh"),
    ("C6", "Trên mạng"),
    ("D6", "Tại quầy"),
    ("E6", "Cộng phát sinh"),
    ("F5:F6", "Tồn đầu tháng"),
    ("G5:I5", "Hồ sơ đã trả"),
    ("G6", "Sớm hẹn"),
    ("H6", "Đúng hẹn"),
    ("I6", "Trễ hẹn"),
    ("J5:K5", "Hồ sơ còn lại"),
    ("J6", "Còn hẹn"),
    ("K6", "Quá hẹn"),
    ("L5:L6", "Ghi chú"),
)
FIRST_ROW = 7
ROW = (60, 40, 100, 10, 30, 40, 8, 20, 12, None)
"""Online, at the counter, both, carried in, early, on time, late, open in time, open late."""
MEANINGS = (
    "row_number",
    "unit_name",
    "received_online",
    "received_offline",
    "received_total",
    "carried_in",
    "resolved_early",
    "on_time",
    "resolved_late",
    "open_in_time",
    "open_late",
    None,
)
FIGURES = {
    "received_online": 60,
    "received_offline": 40,
    "carried_in": 10,
    "resolved_early": 30,
    "resolved_in_time": 70,
    "resolved_late": 8,
    "open_in_time": 20,
    "open_late": 12,
}
UNITS = ("Xã An Phước", "Xã Bình An")


def strange(
    rows: Sequence[Sequence[object]] | None = None,
    *,
    month: str = "Tháng 9 năm 2024",
    title: str = TITLE,
    units: Sequence[str] = UNITS,
) -> Workbook:
    """The workbook, by default of two communes."""
    book = Workbook()
    sheet = first(book)
    sheet.title = "TongHop"
    sheet["A1"] = "UBND TỈNH ĐỒNG NAI"
    sheet["A2"] = title
    sheet["A3"] = month
    for place, text in GROUPS:
        sheet[place.partition(":")[0]] = text
        if ":" in place:
            sheet.merge_cells(place)
    for at, unit in enumerate(units):
        given = rows[at] if rows is not None else ROW
        for column, value in enumerate((at + 1, unit, *given), start=1):
            sheet.cell(FIRST_ROW + at, column).value = value  # type: ignore[assignment]
    return book


def explained(reading: Reading, *meanings: str | None) -> Mapping:
    """What a person says of the only table that a reading proposes."""
    (proposal,) = reading.proposals
    return as_mapping(proposal, *(meanings or MEANINGS))


def as_mapping(proposal: TableProposal, *meanings: str | None) -> Mapping:
    """A proposal with other meanings, or with its own."""
    own = tuple(column.meaning for column in proposal.columns)
    return Mapping(
        proposal.fingerprint,
        proposal.source,
        proposal.title,
        tuple(column.heading for column in proposal.columns),
        tuple(meanings) or own,
        proposal.by_field,
    )


def but(mapping: Mapping, **meanings: str | None) -> Mapping:
    """A mapping in which some columns, named by their letter, hold something else."""
    changed = list(mapping.meanings)
    for letter, meaning in meanings.items():
        changed["ABCDEFGHIJKL".index(letter)] = meaning
    return replace(mapping, meanings=tuple(changed))
