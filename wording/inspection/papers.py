"""The phrases of inspection documents: schedule, result, and their workbooks."""

from __future__ import annotations

from metrics.units.unit import Level, Unit

DEMONSTRATION = "DỮ LIỆU TRÌNH DIỄN, KHÔNG PHẢI VĂN BẢN THẬT"
RECIPIENT_LIST = ("Chủ tịch UBND (để báo cáo)", "Các đơn vị được kiểm tra", "Đoàn kiểm tra")
SCHEDULE = "Lịch kiểm tra"
PLAN_SUBJECT = "Kiểm tra cải cách hành chính, kiểm soát thủ tục hành chính {period}"
NOTICE_SUBJECT = "Lịch kiểm tra cải cách hành chính, kiểm soát thủ tục hành chính {period}"
RESULT_SUBJECT = "Kết quả kiểm tra cải cách hành chính, kiểm soát thủ tục hành chính {period}"

GROUND = "Căn cứ {plan}"
AIMS = "I. Mục đích, yêu cầu"
WHAT = "II. Nội dung kiểm tra"
WHOM = "III. Đơn vị, thời gian, hình thức kiểm tra"
CARRYING_OUT = "IV. Tổ chức thực hiện"
ASKS_AIMS = "mục đích, yêu cầu của đợt kiểm tra, do Văn phòng ghi"
ASKS_CARRYING_OUT = "phân công, kinh phí, chế độ báo cáo của Đoàn, do Văn phòng ghi"
COUNT_PLANNED = (
    "Kiểm tra {visits} cuộc tại {units} đơn vị; thời gian, hình thức, nội dung của từng cuộc tại "
    "Phụ lục."
)
PLAN_CLOSING = "Trên đây là Kế hoạch kiểm tra {period} của {office}."
NOTICE_OPENING = "{office} thông báo lịch kiểm tra {period} như sau:"
NOTICE_WHOM = "1. Đơn vị, thời gian kiểm tra"
NOTICE_WHAT = "2. Nội dung kiểm tra"
NOTICE_ASKS = "3. Chuẩn bị của đơn vị được kiểm tra"
PREPARE = (
    "Đơn vị có tên trong lịch chuẩn bị báo cáo, hồ sơ, tài liệu theo nội dung kiểm tra và cử người "
    "có trách nhiệm làm việc với Đoàn kiểm tra."
)
NOTICE_CLOSING = "Thông báo để các cơ quan, đơn vị liên quan biết, thực hiện."
RESULT_OPENING = "{office} báo cáo kết quả kiểm tra {period} như sau:"
RESULT_CLOSING = "Trên đây là báo cáo kết quả kiểm tra {period} của {office}."
NO_VISITS = "Chưa có cuộc kiểm tra nào trong lịch."
INTERNAL = "TÀI LIỆU NỘI BỘ CỦA ĐOÀN KIỂM TRA: có lịch kiểm tra đột xuất, không gửi đơn vị."
UNANNOUNCED = (
    "Ngoài lịch này, Đoàn kiểm tra đột xuất, không báo trước thời gian, địa điểm, đơn vị kiểm tra."
)
CONTENT_LINE = "{clause}. {title}."

HEAD_QUOTAS = "I. Thực hiện tỷ lệ kiểm tra"
HEAD_VISITS = "II. Các cuộc kiểm tra"
HEAD_CONCLUSIONS = "III. Phát hiện, kiến nghị và việc thực hiện"
HEAD_CARRIED = "IV. Kết luận của các năm trước còn mở"
HEAD_RECOUNTS = "V. Đếm lại hồ sơ mẫu"
HEAD_EFFECTS = "VI. Chỉ tiêu trước và sau kiểm tra"
NO_QUOTA = "Năm này chưa có kế hoạch giao tỷ lệ kiểm tra."
NONE_DONE = "Chưa có cuộc kiểm tra nào đã thực hiện trong kỳ."
NONE_FOUND = "Chưa ghi nhận kết luận nào trong kỳ."
NONE_CARRIED = "Không còn kết luận nào của các năm trước."
EFFECT_NOTE = (
    "So ba tháng trước với ba tháng sau tháng kiểm tra. Số thay đổi không có nghĩa là do kiểm tra; "
    "nơi chưa đủ ba tháng mỗi bên ghi “chưa đủ số liệu”."
)
RECOUNT_NOTE = (
    "Khoảng của cả tháng tính từ mẫu với độ tin cậy 95 %, đã xét số hồ sơ của tháng; chỉ kết luận "
    "khác khi tỷ lệ báo cáo nằm ngoài khoảng."
)
NONE_RECOUNTED = "Chưa đếm lại hồ sơ mẫu nào trong kỳ."
NONE_COMPARED = "Chưa có đơn vị nào đủ số liệu ba tháng mỗi bên."
COUNT_DONE = "Đã kiểm tra {done} cuộc, trong đó đột xuất {surprise}, từ xa {remote}."
COUNT_CONCLUSIONS = "Tổng số {count} kết luận: đã đóng {closed}, quá hạn {overdue}, còn lại {rest}."

ORDER, UNIT, LEVEL, WHEN, KIND = "TT", "Đơn vị", "Cấp", "Thời gian", "Hình thức"
CONTENTS, TEAM, NOTE, STATE = "Nội dung", "Đoàn kiểm tra", "Ghi chú", "Tình trạng"
FINDING, RECOMMENDATION, RESPONSIBLE = "Phát hiện", "Kiến nghị", "Chịu trách nhiệm"
DEADLINE, PROOF, INDICATOR = "Hạn", "Chứng minh", "Chỉ tiêu"
CONCLUSION, VISIT, CLOSED_ON, EFFECT = "Kết luận", "Cuộc kiểm tra", "Ngày đóng", "Trước và sau"
FIRST_DAY, LAST_DAY = "Từ ngày", "Đến ngày"

SHEET_VISITS, SHEET_CONCLUSIONS, SHEET_QUOTAS = "Các cuộc kiểm tra", "Kết luận", "Tỷ lệ"
SHEET_WATCH, SHEET_RECOUNTS = "Cần kiểm tra", "Đếm lại mẫu"
MONTH, RECOUNT = "Tháng", "Kết quả đếm lại"
RECOUNT_COLUMNS = (
    "Cuộc kiểm tra",
    "Đơn vị",
    "Chỉ tiêu",
    "Tháng",
    "Số đếm lại",
    "Trong đó đạt",
    "% mẫu",
    "Cả tháng từ, %",
    "Cả tháng đến, %",
    "Báo cáo: đạt",
    "Báo cáo: hồ sơ",
    "% báo cáo",
    "Nhận xét",
)
QUOTA_COLUMNS = ("Nhóm", "Tỷ lệ, %", "Tổng số", "Cần", "Đã kiểm tra", "Đã lên lịch", "Còn thiếu")
QUOTA_MORE = ("Mục", "Nguyên văn", "Ghi chú")
WATCH_COLUMNS = (
    "Mã",
    "Đơn vị",
    "Cấp",
    "Thuộc",
    "Chỉ tiêu",
    "Tử số",
    "Mẫu số",
    "%",
    "Mục tiêu, %",
    "Cách, điểm",
    "Còn thiếu",
    "Đèn",
    "Bằng chứng",
    "Tháng liền",
    "Tháng im lặng",
    "Diễn biến",
    "Kiểm tra gần nhất",
    "Kết luận còn mở",
    "Lý do",
    "Kế hoạch",
    "Mục",
    "Nguyên văn",
)
FILTER, VIEW, AS_OF = "Bộ lọc", "Kỳ và phạm vi", "Xét đến ngày"


def office(unit: Unit) -> str:
    """Who issues a document for a unit: `Ủy ban nhân dân huyện Long Thành`, `Sở Tư pháp`."""
    if unit.level in (Level.DEPARTMENT, Level.DIVISION):
        return unit.name
    return f"Ủy ban nhân dân {unit.name[:1].lower()}{unit.name[1:]}"
