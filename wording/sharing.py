"""What is said of a record that several machines share."""

from __future__ import annotations

from datetime import datetime

from metrics.counts.errors import ErrorCode, KpiError
from wording import numbers
from wording.errors import sentence

TO = "nơi chuyển tới: postgresql://… (kho chung, còn trống) hoặc tệp .duckdb mới"
A_PLACE = "NƠI"
ROLE = "vai trò PostgreSQL mà các máy sẽ dùng để ghi: chỉ được thêm và đọc"
A_ROLE = "VAI_TRÒ"
MOVED = "{table}: {rows} dòng, khớp."
INTO_RECORD = (
    "Đã chuyển mọi dòng vào kho chung và đọc lại để đối chiếu. Từ giờ {file} theo kho chung: đặt"
    " KPI_STORE cho mọi tiến trình của mọi máy."
)
OUT_OF_RECORD = (
    "Đã chuyển mọi dòng của kho chung ra {file} và đối chiếu. Muốn dùng riêng ở đó: bỏ KPI_STORE,"
    " đặt KPI_DATABASE vào tệp này; đừng để máy nào ghi tiếp vào kho chung."
)
SILENT = (
    "Kho số liệu chung không trả lời từ {time}: vẫn xem được số liệu đến bản {edition}, chưa ghi"
    " thêm được."
)


def hindered(error: KpiError, since: datetime, edition: int) -> str:
    """Why a machine is not kept up to the shared record, and what it shows."""
    if error.code is ErrorCode.STORE_AWAY:
        return SILENT.format(time=numbers.moment(since), edition=edition)
    return sentence(error)
