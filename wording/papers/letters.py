"""The letter to units that have not reported."""

from __future__ import annotations

SUBJECT = "đôn đốc báo cáo số liệu {period}"
GROUND = "Căn cứ {plan}"
MISSING = (
    "Đến thời điểm của văn bản này, {silent}/{expected} đơn vị phải báo cáo chưa gửi số liệu "
    "{period} (hạn báo cáo: hết ngày {deadline}), danh sách theo Phụ lục."
)
NOBODY = "Các đơn vị đã gửi đủ số liệu {period}."
ASKED = (
    "{office} đề nghị thủ trưởng các đơn vị có tên trong Phụ lục gửi số liệu theo biểu mẫu đã "
    "hướng dẫn trước ngày …/…/{year}; chưa có số liệu thì để trống và nêu lý do, không phát "
    "sinh thì ghi 0."
)
ADDRESSED = "Các đơn vị theo danh sách tại Phụ lục"
ANNEX = "Các đơn vị chưa báo cáo"
