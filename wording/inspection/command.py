"""What the command line says to people about inspections."""

from __future__ import annotations

OPTIONS = {
    "level": "cấp: department, district, division, commune; ghi được nhiều cấp",
    "indicator": "mã chỉ số; ghi được nhiều mã",
    "status": "đèn: met, near, missed, no_cases, not_reported, not_due, no_target",
    "evidence": "bằng chứng: certain, uncertain",
    "months-below": "chỉ lấy dòng dưới mục tiêu từ bấy nhiêu tháng liền",
    "months-silent": "chỉ lấy đơn vị chưa báo cáo từ bấy nhiêu tháng liền",
    "year": "năm kiểm tra",
    "as_of": "ngày xét, dạng NĂM-THÁNG-NGÀY; mặc định hôm nay",
    "head": "mã nơi tổ chức kiểm tra: tỉnh (mặc định), sở hoặc huyện",
    "quarter": "chỉ một quý, 1 đến 4; mặc định cả năm",
    "figures": "xét số liệu từ đầu năm đến tháng này; mặc định tháng mới nhất đã đến hạn",
    "other_teams": "tên đoàn; tránh các tháng gần cuộc kiểm tra của đoàn khác",
    "seed": "số bốc thăm; mặc định là năm",
    "capacity": "số cuộc mỗi tháng",
    "visited": "mã đơn vị sẽ kiểm tra (ghi lịch mới)",
    "changed": "mã cuộc kiểm tra cần ghi lại (đổi ngày, đã kiểm tra, hủy)",
    "visit": "mã cuộc kiểm tra",
    "kind": "planned (theo kế hoạch; mặc định cho lịch mới), surprise (đột xuất), remote (từ xa)",
    "state": "scheduled (đã lên lịch), done (đã kiểm tra), cancelled (đã hủy)",
    "team": "đoàn kiểm tra",
    "day": "ngày kiểm tra, hoặc ngày đầu",
    "until": "ngày cuối; mặc định cùng ngày; với --visit có thể đổi riêng ngày cuối",
    "authority": "mã nơi tổ chức; mặc định tỉnh",
    "contents": "các mục nội dung kiểm tra, ví dụ II.2 II.5; mặc định toàn bộ",
    "despite": "vẫn ghi, hoặc vẫn đổi ngày, đổi đoàn, dù gần cuộc kiểm tra của đoàn khác",
    "finding": "phát hiện",
    "recommendation": "kiến nghị",
    "responsible": "người chịu trách nhiệm",
    "deadline": "hạn thực hiện",
    "content": "mục nội dung kiểm tra, ví dụ II.2",
    "conclusion": "mã kết luận",
    "proof": "văn bản chứng minh đã thực hiện",
    "proof_file": "tệp của văn bản chứng minh (PDF, Word, Excel, ảnh; nhiều nhất 10 MB)",
    "closed_on": "ngày đóng kết luận; bỏ trống nếu mới nộp chứng minh",
    "by": "người ghi nhận",
    "why": "lý do",
}

VISIT_NEEDS = "ghi lịch mới cần --unit, --team và --day"
NEW_VISIT_IS_SCHEDULED = (
    "cuộc mới luôn ở trạng thái scheduled; ghi lịch xong hãy đổi bằng --visit CUỘC --state …"
)
ONLY_FOR_NEW_VISIT = (
    "--authority và --plan chỉ dùng khi ghi lịch mới; muốn đổi thì hủy cuộc này rồi ghi cuộc khác"
)
NOTHING_TO_CHANGE = "chưa nói đổi gì: thêm --state, --kind, --team, --day, --until hoặc --content"
CLOSE_NEEDS = "cần --proof (nộp chứng minh), --day (đóng kết luận) hoặc cả hai"
BAD_YEAR = "“{text}” không phải năm; ví dụ 2024"
BAD_COUNT = "“{text}” không phải số nguyên từ 0 trở lên"
BAD_CAPACITY = "“{text}” không phải số nguyên từ 1 trở lên"
