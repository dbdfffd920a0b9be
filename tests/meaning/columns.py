"""How offices arrange the columns of a table: shares, other periods and remarks beside counts."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from metrics.counts.month import Month
from tests.ingest.layout_tables import Column, Layout, Number, Parts
from tests.meaning.base_tables import Table, draw_table
from tests.meaning.shapes import Wanted

MONTHS_AND_CUMULATIVE = (
    ("Trong tháng", "Lũy kế từ đầu năm"), ("Trong kỳ", "Lũy kế"), ("Tháng {m}", "Lũy kế {m} tháng"),
    ("Phát sinh trong tháng", "Cộng dồn"),
)  # fmt: skip
BLOCKS = (
    ("Tháng {m}/{y}", "Tháng {pm}/{py}"), ("Tháng {m}/{y}", "Cùng kỳ năm {ly}"),
    ("Thực hiện tháng {m}/{y}", "Kế hoạch năm {y}"), ("Năm {y}", "Năm {ly}"),
    ("Tháng {m} năm {y}", "Lũy kế từ đầu năm"),
)  # fmt: skip
BESIDE = (
    "Tăng, giảm so với tháng trước", "So với cùng kỳ (%)", "Cùng kỳ năm {ly}", "Lũy kế từ đầu năm",
    "Chỉ tiêu giao", "Kế hoạch năm {y}", "Tháng trước", "Trong đó: hồ sơ đất đai",
)  # fmt: skip


@dataclass(frozen=True)
class Arrangement:
    draw: Callable[[Layout, Month, random.Random], Table]
    wanted: Wanted


def _said(text: str, month: Month) -> str:
    before = month.plus(-1)
    return text.format(
        m=month.number, y=month.year, pm=before.number, py=before.year, ly=month.year - 1
    )


def _more(number: Number, rng: random.Random) -> Number:
    """Counts that are larger than those of the month, where it is counts."""
    plus = rng.randint(100, 400)

    def larger(parts: Parts) -> object:
        value = number(parts)
        return value * 3 + plus if isinstance(value, int) else value

    return larger


def counts_and_shares(layout: Layout, month: Month, rng: random.Random) -> Table:
    """Under each heading "Số lượng" and "Tỷ lệ (%)"."""
    words = rng.choice((("Số lượng", "Tỷ lệ (%)"), ("Số hồ sơ", "Tỷ lệ %"), ("SL", "TL (%)")))
    columns: list[Column] = []
    for path, number in layout.columns:
        if path[-1].startswith(("Tổng", "Tiếp nhận", "Số phiếu")) or "ỷ lệ" in path[-1]:
            columns.append((path, number))
            continue
        columns += [((*path, words[0]), number), ((*path, words[1]), lambda _parts: "51,3")]
    return _of(layout, columns, month, rng)


def months_and_cumulative(layout: Layout, month: Month, rng: random.Random) -> Table:
    """Under each heading the month and the year so far."""
    one, other = rng.choice(MONTHS_AND_CUMULATIVE)
    columns: list[Column] = []
    for path, number in layout.columns:
        columns += [
            ((*path, _said(one, month)), number),
            ((*path, _said(other, month)), _more(number, rng)),
        ]
    return _of(layout, columns, month, rng)


def two_blocks_of_columns(layout: Layout, month: Month, rng: random.Random) -> Table:
    """All columns once under the month and once under another period."""
    one, other = rng.choice(BLOCKS)
    columns = [
        *(((_said(one, month), *path), number) for path, number in layout.columns),
        *(((_said(other, month), *path), _more(number, rng)) for path, number in layout.columns),
    ]
    return _of(layout, columns, month, rng)


def a_column_beside(layout: Layout, month: Month, rng: random.Random) -> Table:
    """One more column at the end that speaks of something else."""
    text = _said(rng.choice(BESIDE), month)
    number: Number = lambda parts: 2 * parts["full"]  # noqa: E731
    return _of(layout, [*layout.columns, ((text,), number)], month, rng)


def _of(layout: Layout, columns: list[Column], month: Month, rng: random.Random) -> Table:
    return draw_table(replace(layout, columns=tuple(columns)), month, rng)


ARRANGEMENTS: Mapping[str, Arrangement] = {
    "counts and shares": Arrangement(counts_and_shares, Wanted.EXACT),
    "the month and the year so far": Arrangement(months_and_cumulative, Wanted.EXACT),
    "two blocks of columns": Arrangement(two_blocks_of_columns, Wanted.EXACT_OR_ASKED),
    "a column beside": Arrangement(a_column_beside, Wanted.EXACT_OR_ASKED),
}
