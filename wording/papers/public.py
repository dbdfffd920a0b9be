"""The words of the public page."""

TITLE = "Kết quả giải quyết thủ tục hành chính {period}"
LEAD = (
    "{office} công khai kết quả {period}: {met}/{judged} chỉ tiêu đạt; {reported}/{expected} đơn "
    "vị phải báo cáo đã gửi số liệu."
)
TOTALS = "Toàn {office}"
UNITS = "Từng đơn vị"
TARGETS = "Chỉ tiêu và căn cứ"
METHOD = (
    "Cách tính: tỷ lệ là số đạt chia tổng số, của nhóm là tổng số đạt chia tổng các tổng số, không "
    "lấy trung bình tỷ lệ. “Chưa chắc” nghĩa là số hồ sơ chưa đủ để kết luận (khoảng tin cậy "
    "95 %). "
    "Số liệu tự tính từ báo cáo của các đơn vị, không thay cho Cổng Dịch vụ công quốc gia."
)
DATA = "Tải bảng “{name}” (.csv)"
PLAN, CLAUSE = "Kế hoạch", "Mục"
