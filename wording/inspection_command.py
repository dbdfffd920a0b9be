"""What the command line says to people about inspections."""

from __future__ import annotations

OPTIONS = {
    "level": "cấp: department, district, division, commune; ghi được nhiều cấp",
    "indicator": "mã chỉ số; ghi được nhiều mã",
    "status": "đèn: met, near, missed, no_cases, not_reported, not_due, no_target",
    "evidence": "bằng chứng: certain, uncertain",
    "months-below": "chỉ lấy dòng dưới mục tiêu từ bấy nhiêu tháng liền",
    "months-silent": "chỉ lấy đơn vị chưa báo cáo từ bấy nhiêu tháng liền",
}

BAD_COUNT = "“{text}” không phải số nguyên từ 0 trở lên"
