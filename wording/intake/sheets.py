"""What sheets are called: those to which their file gives no name, and the one we add to a copy."""

from __future__ import annotations

from wording import numbers

TABLE = "Bảng"
FAULTS = "Lỗi cần sửa"
FAULTS_TITLE = "LỖI CẦN SỬA TRONG TỆP SỐ LIỆU"
"""Stands in the first cell of the sheet, and tells it from a sheet of another's making."""
WORD_TABLE = "Bảng {number}"
"""Of a Word file, whose tables have no names."""
_ROWS_COUNTED = "{count} dòng"
WORD_CELL = "bảng {table}, dòng {row}, cột {column}"


def rows_counted(count: int) -> str:
    """Of how many rows of a list a figure was counted: `1.834 dòng`."""
    return _ROWS_COUNTED.format(count=numbers.count(count))
