"""The words of the open data: what each field means, as `docs/du-lieu-mo.md` prints it."""

from __future__ import annotations

WRONG_ENDING = "dữ liệu mở xuất được dạng json, csv, không được {ending}"
WRITTEN = "Đã ghi {file} từ bản số liệu {number}."

HEAD = {
    "schema": "Tên và phiên bản của cấu trúc này; đổi khi một trường đổi tên hoặc đổi nghĩa",
    "edition": "Số của bản số liệu: cùng số thì cùng nội dung",
    "published_at": "Lúc công bố bản số liệu, giờ Việt Nam",
    "as_of": "Ngày dùng để xét hạn báo cáo",
    "demonstration": "true: số liệu trình diễn, không phải của đơn vị nào",
    "month": "Tháng, hoặc tháng cuối của kỳ, dạng NĂM-THÁNG",
    "window": "Kỳ: month, quarter, half, nine-months, year-to-date, year",
    "under": "Mã đơn vị đứng đầu phạm vi",
    "name": "Tên đơn vị đứng đầu phạm vi",
    "indicators": "Các chỉ số: mã, tên, các số đo của tử số và mẫu số",
    "plans": "Các kế hoạch giao chỉ tiêu: mã, số ký hiệu, tên",
    "rows": "Các dòng số liệu, xem dưới",
}
"""Of the whole file."""
ROWS = {
    "row": "total: cả phạm vi; unit: một đơn vị",
    "unit": "Mã đơn vị",
    "name": "Tên đơn vị",
    "level": "Cấp: province, department, district, division, commune",
    "parent": "Mã đơn vị trực thuộc",
    "indicator": "Mã chỉ số",
    "numerator": "Tử số: số đạt",
    "denominator": "Mẫu số: tổng số",
    "percent": "100 × tử số ÷ mẫu số, không làm tròn",
    "target": "Chỉ tiêu được giao, %",
    "gap": "Tỷ lệ trừ chỉ tiêu, điểm phần trăm",
    "short_by": "Còn thiếu bao nhiêu để đạt chỉ tiêu",
    "status": (
        "met: đạt; near: cận; missed: chưa đạt; no_cases: không phát sinh; not_reported: chưa báo "
        "cáo; not_due: chưa đến hạn; no_target: chưa giao chỉ tiêu"
    ),
    "evidence": "certain: chắc chắn; uncertain: chưa chắc vì ít hồ sơ",
    "low": "Cận dưới của khoảng tin cậy 95 % (Clopper–Pearson)",
    "high": "Cận trên của khoảng đó",
    "plan": "Mã kế hoạch giao chỉ tiêu",
    "clause": "Mục của kế hoạch",
    "months_reported": "Số tháng của kỳ có số liệu",
    "months_expected": "Số tháng của kỳ phải có",
    "units_reported": "Số đơn vị có số liệu; chỉ ở dòng total",
    "units_expected": "Số đơn vị phải báo cáo; chỉ ở dòng total",
}
"""Of each row."""

GUIDE = """Mỗi tệp là một kỳ của một bản số liệu. Không có tên người, giải trình, kết luận kiểm tra
hay địa chỉ ô; trống (`null`) là không có số liệu, 0 là không phát sinh trường hợp nào.

- Lệnh: `python kpi.py feed --month 2024-09 --out thang-9.json` (hoặc `.csv`); `--edition` lấy lại
  một bản số liệu cũ đã dùng cho văn bản.
- Địa chỉ: kỳ nào đã công khai thì đọc được ở `/cong-khai/<kỳ>.json` và `/cong-khai/<kỳ>.csv`, cùng
  bản số liệu với trang công khai; danh sách ở `/cong-khai`.
- Tệp CSV: UTF-8 có dấu nhận biết, dấu phẩy, dấu chấm thập phân; bốn cột đầu là `schema`, `edition`,
  `month`, `window`, sau đó là các trường của dòng.
"""
TITLE, OF_FILE, OF_ROW = "Dữ liệu mở", "Trường của tệp JSON", "Trường của mỗi dòng"
FIELD, MEANING = "Trường", "Nghĩa"
