"""The tables that offices print, each with the headings of a real export, filled from counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.workbook import Workbook

from tests.ingest.workbooks import first

Parts = Mapping[str, int]
Number = Callable[[Parts], object]

PARTS = (
    "full", "partial", "other", "direct", "postal", "carried",
    "early", "on_time", "late_sorry", "late_not_sorry",
    "not_due", "supplement", "open_late_sorry", "open_late_not_sorry",
)  # fmt: skip
"""The counts that every layout is filled from; a layout that splits less adds them up."""


def sum_of(*names: str) -> Number:
    return lambda parts: sum(parts[name] for name in names)


def percent_of(part: Number, whole: Number) -> Number:
    def text(parts: Parts) -> str:
        cases = whole(parts)
        assert isinstance(cases, int)
        good = part(parts)
        assert isinstance(good, int)
        return f"{100 * good / cases:.2f}%" if cases else "_"

    return text


ONLINE = sum_of("full", "partial", "other")
OFFLINE = sum_of("direct", "postal")
RECEIVED = sum_of("full", "partial", "other", "direct", "postal")
HANDLED = sum_of("full", "partial", "other", "direct", "postal", "carried")
LATE = sum_of("late_sorry", "late_not_sorry")
IN_TIME = sum_of("early", "on_time")
RESOLVED = sum_of("early", "on_time", "late_sorry", "late_not_sorry")
OPEN_IN_TIME = sum_of("not_due", "supplement")
OPEN_LATE = sum_of("open_late_sorry", "open_late_not_sorry")
OPEN = sum_of("not_due", "supplement", "open_late_sorry", "open_late_not_sorry")
CARRIED = sum_of("carried")
EARLY = sum_of("early")
ON_TIME = sum_of("on_time")
RATE = percent_of(IN_TIME, RESOLVED)
ZERO = sum_of()

CHANNELS = {"received_online": ONLINE, "received_offline": OFFLINE}
STOCKS = {"carried_in": CARRIED, "open_in_time": OPEN_IN_TIME, "open_late": OPEN_LATE}
DONE = {"resolved_in_time": IN_TIME, "resolved_late": LATE}
DONE_EARLY = DONE | {"resolved_early": EARLY}

Column = tuple[tuple[str, ...], Number]


@dataclass(frozen=True)
class Layout:
    form: str
    title: str
    columns: tuple[Column, ...]
    figures: Mapping[str, Number]
    name: str = "Đơn vị"
    numbers: Callable[[int], object] = field(default=lambda number: f"({number})")
    code: str | None = None
    """Heading of a column of codes before the names."""


def group(head: str, *columns: tuple[str | tuple[str, ...], Number]) -> tuple[Column, ...]:
    return tuple(
        ((head, *((name,) if isinstance(name, str) else name)), number) for name, number in columns
    )


II06A_COLUMNS = (
    *group(
        "Số lượng hồ sơ tiếp nhận",
        ("Tổng số", HANDLED),
        (("Trong kỳ", "Trực tuyến"), ONLINE),
        (("Trong kỳ", "Trực tiếp, dịch vụ bưu chính"), OFFLINE),
        ("Từ kỳ trước", CARRIED),
    ),
    *group(
        "Số lượng hồ sơ đã giải quyết",
        ("Tổng số", RESOLVED),
        ("Trước hạn", EARLY),
        ("Đúng hạn (Bao gồm cả hồ sơ chờ Bổ sung và Trả lại / Xin rút)", ON_TIME),
        ("Quá hạn", LATE),
    ),
    *group(
        "Số lượng hồ sơ đang giải quyết",
        ("Tổng số", OPEN),
        ("Trong hạn (Bao gồm cả hồ sơ chờ bổ sung và hồ sơ khác)", OPEN_IN_TIME),
        ("Quá hạn", OPEN_LATE),
    ),
)
II06A_FIGURES = CHANNELS | STOCKS | DONE_EARLY

SUMMARY_COLUMNS = (
    *group(
        "Tiếp nhận",
        ("Tổng số", HANDLED),
        ("Kỳ trước", CARRIED),
        ("Trong kỳ", RECEIVED),
        ("Qua mạng", ONLINE),
        ("Qua BCCI", sum_of("postal")),
    ),
    *group(
        "Đã giải quyết",
        ("Trước hạn", EARLY),
        ("Đúng hạn", ON_TIME),
        ("Quá hạn", LATE),
        ("Tỷ lệ trước hạn", percent_of(EARLY, RESOLVED)),
        ("Tỷ lệ đúng hạn", RATE),
    ),
    *group("Đang giải quyết", ("Trong hạn", OPEN_IN_TIME), ("Quá hạn", OPEN_LATE)),
)
SUMMARY_FIGURES = {"received_online": ONLINE, "received_total": RECEIVED} | STOCKS | DONE_EARLY

BY_UNIT = (
    Layout("II.06a", "Biểu số II.06a/VPCP/KSTT", II06A_COLUMNS, II06A_FIGURES, numbers=int),
    Layout("06-cac-cap", "Biểu số 06/VPCP/KSTT", II06A_COLUMNS, II06A_FIGURES, numbers=int),
    Layout(
        "tien-do-15",
        "TIẾN ĐỘ GIẢI QUYẾT HỒ SƠ",
        (
            *group(
                "Số hồ sơ nhận giải quyết",
                ("Tổng số", HANDLED),
                ("Kỳ trước chuyển sang", CARRIED),
                (("Trong kỳ", "Tổng số"), RECEIVED),
                (("Trong kỳ", "Trực tuyến"), ONLINE),
                (("Trong kỳ", "Trực tiếp"), sum_of("direct")),
                (("Trong kỳ", "BCCI"), sum_of("postal")),
            ),
            *group(
                "Đã giải quyết",
                ("Tổng số", RESOLVED),
                ("Trước hạn", EARLY),
                ("Trong hạn", ON_TIME),
                ("Quá hạn", LATE),
            ),
            *group(
                "Đang giải quyết",
                ("Tổng số", OPEN),
                ("Trong hạn", OPEN_IN_TIME),
                ("Quá hạn", OPEN_LATE),
            ),
        ),
        II06A_FIGURES,
    ),
    Layout(
        "tien-do-31",
        "THEO DÕI TIẾN ĐỘ GIẢI QUYẾT THEO QĐ 766/QĐ-TTg",
        (
            (("Tỷ lệ giải quyết của Đơn vị (%)",), RATE),
            *group(
                "Số hồ sơ tiếp nhận",
                ("Tổng số", HANDLED),
                ("Số mới tiếp nhận trực tuyến", ONLINE),
                ("Số kỳ trước chuyển qua", CARRIED),
                ("Mới trực tiếp", sum_of("direct")),
                ("Mới BCCI", sum_of("postal")),
            ),
            *group(
                "Số hồ sơ đã giải quyết",
                ("Tổng số", RESOLVED),
                ("Đúng hạn", IN_TIME),
                ("Quá hạn", LATE),
            ),
            *group(
                "Số hồ sơ đang giải quyết",
                ("Tổng số", OPEN),
                ("Đúng hạn (Bao gồm cả hồ sơ chờ BS)", OPEN_IN_TIME),
                ("Quá hạn trên Cổng DVC QG", OPEN_LATE),
            ),
            (("TỔNG",), sum_of(*PARTS[6:])),
            *((("Tỷ lệ (%)", f"Tỷ lệ {number}"), RATE) for number in range(1, 10)),
            (("Phải đồng bộ",), RESOLVED),
            (("Đã đồng bộ",), RESOLVED),
            (("Có nghĩa vụ tài chính",), LATE),
            *group("TTTT", ("Số", LATE), ("%", RATE), ("% trực tiếp", RATE)),
        ),
        CHANNELS | STOCKS | DONE,
        name="Tên đơn vị",
        code="Mã định danh",
    ),
    Layout("tong-hop-don-vi", "BÁO CÁO TỔNG HỢP", SUMMARY_COLUMNS, SUMMARY_FIGURES),
    Layout(
        "hn-don-vi",
        "TỔNG HỢP KẾT QUẢ GIẢI QUYẾT TTHC THEO ĐƠN VỊ",
        (
            *group(
                "Số hồ sơ tiếp nhận",
                ("Tổng số", HANDLED),
                ("Trực tiếp", sum_of("direct")),
                ("Trực tuyến", ONLINE),
                ("BCCI", sum_of("postal")),
                ("Kỳ trước", CARRIED),
            ),
            *group(
                "Số hồ sơ đã giải quyết",
                ("Tổng số", RESOLVED),
                ("Đúng và trước hạn", IN_TIME),
                ("Quá hạn", LATE),
            ),
            *group(
                "Số hồ sơ đang giải quyết",
                ("Tổng số", OPEN),
                ("Trong hạn", OPEN_IN_TIME),
                ("Quá hạn", OPEN_LATE),
            ),
        ),
        CHANNELS | STOCKS | DONE,
        name="Đơn vị giải quyết TTHC",
    ),
    Layout(
        "hn-theo-tuan",
        "BÁO CÁO THEO TUẦN",
        (
            *group(
                "Số hồ sơ tiếp nhận",
                ("Tổng số", HANDLED),
                ("Toàn trình", sum_of("full")),
                ("Một phần", sum_of("partial", "other")),
                ("Qua dịch vụ bưu chính", sum_of("postal")),
                ("Trực tiếp", sum_of("direct")),
                ("Từ kỳ trước", CARRIED),
            ),
            *group(
                "Đã giải quyết",
                ("Tổng số", RESOLVED),
                ("Trước hạn", EARLY),
                ("Đúng hạn", ON_TIME),
                ("Quá hạn", LATE),
            ),
            *group(
                "Đang giải quyết",
                ("Tổng số", OPEN),
                ("Trong hạn", OPEN_IN_TIME),
                ("Quá hạn", OPEN_LATE),
            ),
        ),
        II06A_FIGURES,
    ),
    Layout(
        "hn-theo-ky",
        "KẾT QUẢ GIẢI QUYẾT TTHC THEO KỲ",
        (
            *group(
                "Số hồ sơ tiếp nhận",
                ("Tổng số", HANDLED),
                ("Tiếp nhận trực tiếp", sum_of("direct")),
                ("Tiếp nhận trực tuyến toàn trình", sum_of("full")),
                ("Tiếp nhận trực tuyến một phần", sum_of("partial")),
                ("Tiếp nhận trực tuyến hình thức khác", sum_of("other")),
                ("Tiếp nhận phi địa giới", ZERO),
                ("Kỳ trước chuyển qua", CARRIED),
                ("Bưu chính-BCCI", sum_of("postal")),
            ),
            *group(
                "Số hồ sơ đã giải quyết",
                ("Tổng số", RESOLVED),
                ("Đúng và trước hạn", IN_TIME),
                ("Quá hạn (đã có thư xin lỗi)", sum_of("late_sorry")),
                ("Quá hạn (chưa có thư xin lỗi)", sum_of("late_not_sorry")),
            ),
            *group(
                "Số hồ sơ đang giải quyết",
                ("Tổng số", OPEN),
                ("Chưa đến hạn", OPEN_IN_TIME),
                ("Quá hạn (đã có thư xin lỗi)", sum_of("open_late_sorry")),
                ("Quá hạn (chưa có thư xin lỗi)", sum_of("open_late_not_sorry")),
            ),
            *group(
                "Thanh toán hồ sơ",
                ("Tổng số", RESOLVED),
                ("Trực tuyến", RESOLVED),
                ("Trực tiếp", LATE),
            ),
            (("Hồ sơ rút",), LATE),
            (("Nguồn file",), lambda _parts: "export.xlsx"),
        ),
        CHANNELS | STOCKS | DONE | {"apologies": sum_of("late_sorry")},
        name="Đơn vị giải quyết TTHC",
    ),
    Layout(
        "opencps",
        "TÌNH HÌNH GIẢI QUYẾT HỒ SƠ",
        (
            (("Kỳ trước chuyển qua",), CARRIED),
            (("Tiếp nhận trong kỳ",), RECEIVED),
            *group(
                "Hồ sơ đã giải quyết",
                ("Tổng số", RESOLVED),
                ("Sớm hạn", EARLY),
                ("Đúng hạn", ON_TIME),
                ("Trễ hạn", LATE),
            ),
            *group(
                "Hồ sơ đang giải quyết",
                ("Tổng số", OPEN),
                ("Chưa đến hạn", OPEN_IN_TIME),
                ("Quá hạn", OPEN_LATE),
            ),
            (("Tổng số trễ hạn",), sum_of(*PARTS[8:10], *PARTS[12:])),
            (("Hồ sơ trả lại",), LATE),
            (("Hồ sơ rút",), LATE),
        ),
        {"received_total": RECEIVED} | STOCKS | DONE_EARLY,
    ),
    Layout(
        "tam-viet",
        "BÁO CÁO TÌNH HÌNH TIẾP NHẬN VÀ GIẢI QUYẾT HỒ SƠ",
        (
            (("Tiếp nhận",), RECEIVED),
            *group(
                "Đã giải quyết",
                ("Tổng số", RESOLVED),
                ("Trả trước hạn", EARLY),
                ("Trả đúng hạn", ON_TIME),
                ("Trả quá hạn", LATE),
                ("HS bị từ chối", ZERO),
                ("HS Công dân rút", ZERO),
            ),
            *group(
                "Đang giải quyết",
                ("Tổng số", OPEN),
                ("Chưa đến hạn", sum_of("not_due")),
                ("Quá hạn", OPEN_LATE),
                ("Phải bổ sung", sum_of("supplement")),
            ),
            (("Đang thực hiện NVTC",), ZERO),
            (("Tỷ lệ sớm và đúng hạn",), RATE),
        ),
        {"received_total": RECEIVED, "open_in_time": OPEN_IN_TIME, "open_late": OPEN_LATE}
        | DONE_EARLY,
    ),
    Layout(
        "dat-dai",
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ ĐẤT ĐAI",
        (
            *group(
                "Số hồ sơ phải giải quyết",
                ("Kỳ trước chuyển sang", CARRIED),
                (("Tiếp nhận trong kỳ", "Trực tiếp"), OFFLINE),
                (("Tiếp nhận trong kỳ", "Trực tuyến"), ONLINE),
                ("Cộng", HANDLED),
            ),
            *group(
                "Đã giải quyết",
                ("Tổng số", RESOLVED),
                ("Trước và trong hạn", IN_TIME),
                ("Trễ hạn", LATE),
                ("Tỷ lệ trễ hạn (%)", percent_of(LATE, RESOLVED)),
            ),
            *group(
                "Đang giải quyết",
                ("Tổng số", OPEN),
                ("Trong hạn", OPEN_IN_TIME),
                ("Quá hạn", OPEN_LATE),
                ("Tỷ lệ quá hạn (%)", percent_of(OPEN_LATE, OPEN)),
            ),
            *group("Số GCN đã cấp", ("Cấp mới", EARLY), ("Chỉnh lý T3,4 GCN", LATE)),
        ),
        CHANNELS | STOCKS | DONE,
    ),
    Layout(
        "so-hoa",
        "THEO DÕI MỨC ĐỘ SỐ HÓA CÁC ĐƠN VỊ - THEO QĐ 766",
        (
            (("Tiếp nhận",), RECEIVED),
            *group(
                "Số hóa hồ sơ khi tiếp nhận",
                ("Chưa số hóa TPHS", OFFLINE),
                ("Có số hóa TPHS", ONLINE),
                ("Có tái sử dụng thành phần", sum_of("full")),
                ("Có tái sử dụng thành phần từ Cổng DVC quốc gia", sum_of("full")),
                ("Tỷ lệ số hóa TPHS", percent_of(ONLINE, RECEIVED)),
            ),
            (("Đã giải quyết",), RESOLVED),
            *group(
                "Số hóa kết quả",
                ("Chưa số hóa", LATE),
                ("Đã số hóa", IN_TIME),
                ("Tỷ lệ", RATE),
            ),
            *group(
                "Đánh giá",
                ("TPHS", lambda _parts: "Đạt"),
                ("Kết quả", lambda _parts: "Không đạt"),
            ),
        ),
        {"received_total": RECEIVED, "digitised": ONLINE, "results_digitised": IN_TIME},
    ),
    Layout(
        "ket-qua-dien-tu",
        "KẾT QUẢ GIẢI QUYẾT BẢN ĐIỆN TỬ",
        (
            (("Số hồ sơ đã giải quyết",), RESOLVED),
            (("Kết quả bản điện tử",), IN_TIME),
            (("Tỷ lệ (%)",), RATE),
        ),
        {"electronic_results": IN_TIME},
    ),
    Layout(
        "hai-long",
        "KHẢO SÁT MỨC ĐỘ HÀI LÒNG",
        (
            (("Số phiếu",), RESOLVED),
            (("Chỉ số 1",), lambda _parts: 1.9),
            *group(
                "Mức độ hài lòng",
                ("Không hài lòng", LATE),
                ("Hài lòng", EARLY),
                ("Rất hài lòng", ON_TIME),
            ),
            (("Xếp loại",), lambda _parts: "Tốt"),
        ),
        {"surveyed": RESOLVED, "surveyed_satisfied": IN_TIME},
        name="Tên cơ quan",
    ),
    Layout(
        "pakn",
        "KẾT QUẢ XỬ LÝ PHẢN ÁNH, KIẾN NGHỊ",
        group(
            "Phản ánh, kiến nghị",
            ("Phải xử lý", RESOLVED),
            ("Xử lý đúng hạn", IN_TIME),
            ("Được đánh giá", IN_TIME),
            ("Hài lòng", EARLY),
        ),
        {
            "feedback_due": RESOLVED,
            "feedback_on_time": IN_TIME,
            "feedback_rated": IN_TIME,
            "feedback_satisfied": EARLY,
        },
    ),
)

BY_FIELD = (
    Layout(
        "II.06a-linh-vuc",
        "Biểu số II.06a/VPCP/KSTT",
        II06A_COLUMNS,
        II06A_FIGURES,
        name="Lĩnh vực, công việc giải quyết theo cấp",
    ),
    Layout(
        "II.06a-linh-vuc",
        "Biểu số II.07a/VPCP/KSTT",
        II06A_COLUMNS,
        II06A_FIGURES,
        name="Lĩnh vực",
    ),
    Layout(
        "tong-hop-linh-vuc",
        "BÁO CÁO TỔNG HỢP THEO LĨNH VỰC",
        SUMMARY_COLUMNS,
        SUMMARY_FIGURES,
        name="Lĩnh vực",
    ),
)

Row = tuple[str, Parts]
HEADINGS_AT = 8

NAMES = ("Huyện Long Thành", "Xã An Phước", "Xã Bình An", "Xã Long Đức")


def balanced(*numbers: int) -> dict[str, int]:
    """Counts of one unit of which as many came in as were resolved or are open."""
    parts = dict(zip(PARTS, numbers, strict=True))
    came = sum(parts[name] for name in PARTS[:6])
    left = sum(parts[name] for name in PARTS[6:])
    parts["carried"] += max(0, left - came)
    parts["not_due"] += max(0, came - left)
    return parts


ROWS = tuple(
    (name, balanced(*(7 * place + step for step in range(1, 15))))
    for place, name in enumerate(NAMES, start=1)
)


def expected(layout: Layout, parts: Parts) -> dict[str, object]:
    return {measure: number(parts) for measure, number in layout.figures.items()}


def table(
    layout: Layout,
    rows: Sequence[Row],
    *,
    period: str = "Tháng 9 năm 2024",
    reporting: str | None = None,
    spelled: Callable[[object], object] = lambda value: value,
    merged: bool = True,
    total: bool = True,
    ordinals: Sequence[object] | None = None,
) -> Workbook:
    """A workbook of that layout: headings in row 8, a number row, the rows, a total row."""
    book = Workbook()
    sheet = first(book)
    sheet["A1"] = "UBND TỈNH ĐỒNG NAI"
    sheet["A2"] = layout.title
    sheet["A3"] = period
    if reporting is not None:
        sheet["D1"] = f"- Đơn vị báo cáo: {reporting}"
    own = [("STT",)] + ([(layout.code,)] if layout.code else []) + [(layout.name,)]
    heads = [*own, *(path for path, _ in layout.columns)]
    _write_headings(book, heads, merged=merged)
    depth = max(map(len, heads))
    number_row = HEADINGS_AT + depth
    for column in range(1, len(heads) + 1):
        sheet.cell(number_row, column).value = layout.numbers(column)  # type: ignore[assignment]
    for place, (name, parts) in enumerate(rows):
        row = number_row + 1 + place
        sheet.cell(row, 1).value = ordinals[place] if ordinals else place + 1  # type: ignore[assignment]
        sheet.cell(row, len(own)).value = name
        for column, (_, number) in enumerate(layout.columns, start=len(own) + 1):
            sheet.cell(row, column).value = spelled(number(parts))  # type: ignore[assignment]
    if total:
        _write_total(book, layout, rows, number_row + 1 + len(rows), len(own))
    return book


def first_row(layout: Layout) -> int:
    """Excel's number of the row below the number row."""
    return HEADINGS_AT + max(len(path) for path, _ in layout.columns) + 1


def _write_total(book: Workbook, layout: Layout, rows: Sequence[Row], row: int, names: int) -> None:
    sheet = first(book)
    sheet.cell(row, names).value = "Tổng cộng"
    for column, (_, number) in enumerate(layout.columns, start=names + 1):
        values = [number(parts) for _, parts in rows]
        if all(isinstance(value, int) for value in values):
            sheet.cell(row, column).value = sum(v for v in values if isinstance(v, int))


def _write_headings(book: Workbook, heads: Sequence[tuple[str, ...]], *, merged: bool) -> None:
    sheet = first(book)
    depth = max(map(len, heads))
    for column, path in enumerate(heads, start=1):
        for level, text in enumerate(path):
            before = heads[column - 2][: level + 1] if column > 1 else ()
            if before == path[: level + 1] and level < len(path) - 1:
                continue
            end = column
            while end < len(heads) and heads[end][: level + 1] == path[: level + 1]:
                end += 1
            row = HEADINGS_AT + level
            sheet.cell(row, column).value = text
            last = row if level < len(path) - 1 else HEADINGS_AT + depth - 1
            if merged and (end > column or last > row):
                sheet.merge_cells(start_row=row, end_row=last, start_column=column, end_column=end)
