"""Other words for a layout's headings, as other offices print the same columns."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.ingest.layout_tables import Column, Layout

Paths = tuple[str, ...]

RECEIVED = (
    "Tiếp nhận", "Số hồ sơ tiếp nhận", "Số lượng hồ sơ tiếp nhận", "Hồ sơ tiếp nhận",
    "Số hồ sơ nhận giải quyết", "Tình hình tiếp nhận hồ sơ", "Tổng số hồ sơ tiếp nhận",
    "Số HS tiếp nhận",
)  # fmt: skip
RESOLVED = (
    "Đã giải quyết", "Số hồ sơ đã giải quyết", "Số lượng hồ sơ đã giải quyết",
    "Hồ sơ đã giải quyết",
    "Hồ sơ đã giải quyết xong", "Kết quả giải quyết", "Đã xử lý", "Đã giải quyết trong kỳ",
    "Số HS đã giải quyết",
)  # fmt: skip
OPEN = (
    "Đang giải quyết", "Số hồ sơ đang giải quyết", "Số lượng hồ sơ đang giải quyết",
    "Hồ sơ đang giải quyết", "Đang xử lý", "Hồ sơ đang trong quá trình giải quyết",
    "Số HS đang giải quyết",
)  # fmt: skip
GROUPS: Mapping[str, Paths] = {
    **dict.fromkeys(
        (
            "Tiếp nhận", "Số lượng hồ sơ tiếp nhận", "Số hồ sơ tiếp nhận",
            "Số hồ sơ nhận giải quyết",
        ),
        RECEIVED,
    ),
    **dict.fromkeys(
        (
            "Đã giải quyết", "Số hồ sơ đã giải quyết", "Số lượng hồ sơ đã giải quyết",
            "Hồ sơ đã giải quyết",
        ),
        RESOLVED,
    ),
    **dict.fromkeys(
        (
            "Đang giải quyết", "Số hồ sơ đang giải quyết", "Số lượng hồ sơ đang giải quyết",
            "Hồ sơ đang giải quyết",
        ),
        OPEN,
    ),
    "Trong kỳ": ("Trong kỳ", "Trong đó", "Tiếp nhận trong kỳ", "Tiếp nhận mới trong kỳ"),
    "Tiếp nhận trong kỳ": ("Tiếp nhận trong kỳ", "Tiếp nhận trong tháng", "Tiếp nhận mới"),
    "Số hồ sơ phải giải quyết": ("Số hồ sơ phải giải quyết", "Tổng số hồ sơ phải giải quyết"),
    "Phản ánh, kiến nghị": (
        "Phản ánh, kiến nghị", "Phản ánh kiến nghị", "PAKN", "Kết quả xử lý phản ánh, kiến nghị",
        "Xử lý phản ánh, kiến nghị",
    ),
    "Khảo sát hài lòng": (
        "Khảo sát hài lòng", "Khảo sát mức độ hài lòng", "Kết quả khảo sát mức độ hài lòng",
    ),
    "Mức độ hài lòng": ("Mức độ hài lòng", "Kết quả đánh giá", "Mức độ hài lòng (số phiếu)"),
}  # fmt: skip
"""A heading over others, and what it may be called."""

TOTAL = ("Tổng số", "Tổng", "Tổng cộng", "Cộng", "Tổng số hồ sơ")
LEAVES: Mapping[str, Paths] = {
    "Tổng số": TOTAL,
    "Cộng": TOTAL,
    "Trước hạn": (
        "Trước hạn", "Sớm hạn", "Trả trước hạn", "Số hồ sơ trước hạn", "Giải quyết trước hạn",
        "HS trước hạn",
    ),
    "Đúng hạn": ("Đúng hạn", "Trả đúng hạn", "Số hồ sơ đúng hạn", "Giải quyết đúng hạn"),
    "Quá hạn": ("Quá hạn", "Trễ hạn", "Đã quá hạn", "Số hồ sơ quá hạn", "HS quá hạn"),
    "Trễ hạn": ("Quá hạn", "Trễ hạn", "Số hồ sơ trễ hạn"),
    "Chưa đến hạn": ("Chưa đến hạn", "Trong hạn", "Còn trong hạn", "Số hồ sơ chưa đến hạn"),
    "Đúng và trước hạn": ("Đúng và trước hạn", "Trước và đúng hạn", "Trước hạn và đúng hạn"),
    "Từ kỳ trước": (
        "Từ kỳ trước", "Kỳ trước chuyển sang", "Từ kỳ trước chuyển sang", "Tồn kỳ trước",
        "Tháng trước chuyển sang", "Số hồ sơ kỳ trước chuyển sang",
    ),
    "Từ kỳ trước chuyển sang": (
        "Từ kỳ trước chuyển sang", "Kỳ trước chuyển sang", "Số hồ sơ từ kỳ trước chuyển sang",
        "Hồ sơ tồn kỳ trước chuyển sang",
    ),
    "Kỳ trước": ("Kỳ trước", "Từ kỳ trước", "Kỳ trước chuyển sang"),
    "Kỳ trước chuyển sang": ("Kỳ trước chuyển sang", "Từ kỳ trước chuyển sang", "Kỳ trước chuyển"),
    "Trực tuyến": ("Trực tuyến", "Nộp trực tuyến", "Tiếp nhận trực tuyến", "Qua mạng"),
    "Trực tiếp": ("Trực tiếp", "Nộp trực tiếp", "Tiếp nhận trực tiếp"),
    "BCCI": ("BCCI", "Qua BCCI", "Bưu chính công ích", "Qua dịch vụ bưu chính công ích"),
    "Qua BCCI": ("Qua BCCI", "BCCI", "Qua bưu chính công ích"),
    "Qua mạng": ("Qua mạng", "Trực tuyến", "Nộp qua mạng"),
    "Trực tiếp và BCCI": (
        "Trực tiếp và BCCI", "Trực tiếp, BCCI", "Trực tiếp và qua BCCI",
        "Trực tiếp, dịch vụ bưu chính", "Trực tiếp và bưu chính công ích",
    ),
    "Trực tiếp, dịch vụ bưu chính": (
        "Trực tiếp, dịch vụ bưu chính", "Trực tiếp, BCCI", "Trực tiếp và dịch vụ bưu chính",
        "Trực tiếp hoặc qua bưu chính công ích",
    ),
    "Số hóa khi tiếp nhận": (
        "Số hóa khi tiếp nhận", "Hồ sơ số hóa khi tiếp nhận", "Số hồ sơ được số hóa khi tiếp nhận",
        "Hồ sơ đã số hóa",
    ),
    "Kết quả bản điện tử": (
        "Kết quả bản điện tử", "Số kết quả bản điện tử", "Kết quả điện tử",
        "Số hồ sơ có kết quả bản điện tử",
    ),
    "Thư xin lỗi": ("Thư xin lỗi", "Số thư xin lỗi", "Số thư xin lỗi đã gửi"),
    "Bản sao chứng thực điện tử": (
        "Bản sao chứng thực điện tử", "Số bản sao chứng thực điện tử",
        "Bản sao chứng thực điện tử đã cấp",
    ),
    "Phải xử lý": ("Phải xử lý", "Số phải xử lý", "Số PAKN phải xử lý", "Phải xử lý trong kỳ"),
    "Xử lý đúng hạn": (
        "Xử lý đúng hạn", "Đã xử lý đúng hạn", "Xử lý dứt điểm đúng hạn", "Số PAKN xử lý đúng hạn",
    ),
    "Được đánh giá": ("Được đánh giá", "Đã được đánh giá", "Số PAKN được đánh giá"),
    "Số phiếu": ("Số phiếu", "Tổng số phiếu", "Số phiếu khảo sát", "Tổng số phiếu khảo sát"),
    "Hài lòng và rất hài lòng": (
        "Hài lòng và rất hài lòng", "Rất hài lòng và hài lòng",
        "Số phiếu hài lòng và rất hài lòng",
    ),
    "Không hài lòng": ("Không hài lòng", "Chưa hài lòng", "Số phiếu không hài lòng"),
    "Rất hài lòng": ("Rất hài lòng", "Số phiếu rất hài lòng"),
    "Số hồ sơ đã giải quyết": ("Số hồ sơ đã giải quyết", "Tổng số hồ sơ đã giải quyết"),
    "Có số hóa TPHS": ("Có số hóa TPHS", "Đã số hóa TPHS", "Có số hóa thành phần hồ sơ"),
}  # fmt: skip
"""A heading over one column, and what it may be called."""

ENGLISH: Mapping[str, str] = {
    "Đơn vị": "Unit", "STT": "No.", "Tổng số": "Total", "Trực tuyến": "Online",
    "Trước hạn": "Early", "Đúng hạn": "On time", "Quá hạn": "Overdue", "Trong hạn": "Not due",
    "Từ kỳ trước": "Carried over", "Tiếp nhận": "Received", "Đã giải quyết": "Resolved",
    "Đang giải quyết": "Pending", "Phải xử lý": "To settle", "Xử lý đúng hạn": "Settled on time",
    "Được đánh giá": "Rated", "Hài lòng": "Satisfied", "Số phiếu": "Slips",
    "Trực tiếp": "In person",
}  # fmt: skip


def reworded(layout: Layout, rng: random.Random) -> Layout:
    """The layout with each heading called something else; one choice for one heading."""
    chosen: dict[tuple[str, ...], str] = {}
    columns: list[Column] = []
    for path, number in layout.columns:
        words = tuple(
            chosen.setdefault(path[: level + 1], _called(path, level, rng))
            for level in range(len(path))
        )
        columns.append((words, number))
    return replace(layout, columns=tuple(columns))


def _called(path: Paths, level: int, rng: random.Random) -> str:
    wordings = LEAVES if level == len(path) - 1 else GROUPS
    if path[level:] == ("Trong kỳ", "Tổng số"):
        return path[level]
    return rng.choice(wordings.get(path[level], (path[level],)))


def capitals(layout: Layout, _rng: random.Random) -> Layout:
    return _each(layout, str.upper)


def broken_lines(layout: Layout, rng: random.Random) -> Layout:
    return _each(layout, lambda text: text.replace(" ", "\n", 1) if rng.random() < 0.5 else text)


def in_two_languages(layout: Layout, rng: random.Random) -> Layout:
    form = rng.choice(("{} / {}", "{} ({})", "{}\n({})", "{}\n{}"))
    both = {text: form.format(text, english) for text, english in ENGLISH.items()}
    told = _each(layout, lambda text: both.get(text, text))
    return replace(told, name=both.get(layout.name, layout.name))


def flat(layout: Layout, rng: random.Random) -> Layout:
    """One heading row: "Nhóm: cột"."""
    form = rng.choice(("{}: {}", "{} - {}", "{} – {}"))
    columns = tuple(
        ((form.format(path[0], ", ".join(path[1:]).lower()) if len(path) > 1 else path[0],), number)
        for path, number in layout.columns
    )
    return replace(layout, columns=columns)


def shuffled(layout: Layout, rng: random.Random) -> Layout:
    """The columns of each group in another order."""
    heads = list(dict.fromkeys(path[0] for path, _ in layout.columns))
    columns: list[Column] = []
    for head in heads:
        own = [column for column in layout.columns if column[0][0] == head]
        deep = any(len(path) > 2 for path, _ in own)
        columns += own if deep else rng.sample(own, len(own))
    return replace(layout, columns=tuple(columns))


def _each(layout: Layout, change: Callable[[str], str]) -> Layout:
    columns = tuple((tuple(map(change, path)), number) for path, number in layout.columns)
    return replace(layout, columns=columns)


WAYS: Mapping[str, Callable[[Layout, random.Random], Layout]] = {
    "other words": reworded,
    "capitals": capitals,
    "broken lines": broken_lines,
    "two languages": in_two_languages,
    "flat": flat,
    "another order": shuffled,
}
