"""The words of making all papers of a period at once."""

from __future__ import annotations

from wording import numbers

DO = "Lập tất cả văn bản của kỳ"
SAVE = "Tải tất cả văn bản (.zip)"
ABOUT = "Mọi loại văn bản của kỳ và phạm vi đang xem, mọi dạng tệp, cùng một bản số liệu."
STEP = "Đang lập {what}: {done}/{count} tệp"
MADE = "Đã lập xong từ bản số liệu {edition}, {size}."
LIST_NAME = "Danh mục.txt"
LIST = "Văn bản lập từ bản số liệu {edition}\n\n{files}\n"
LEFT_OUT = "Không lập {title}: {why}"
FILE = "Văn bản {month} bản {edition}.zip"
ALL = "all"
"""What stands for a kind on the command line."""


def step(done: int, count: int, what: str) -> str:
    """How far it is."""
    return STEP.format(what=what, done=numbers.count(done), count=numbers.count(count))
