"""What the command line says to people."""

from __future__ import annotations

from wording.office.journal import GROUPS

PROGRAM = "Theo dõi chỉ tiêu kiểm soát thủ tục hành chính: nạp số liệu tháng, chấm chỉ tiêu."
EPILOG = (
    "Thêm --json vào sau lệnh để nhận kết quả cho máy đọc. Mã thoát: 0 xong; "
    "1 tệp hoặc số liệu bị từ chối; 2 gọi sai."
)

COMMANDS = {
    "init": "Tạo cơ sở dữ liệu (--sample: dữ liệu trình diễn)",
    "import": "Nạp tệp bảng tính",
    "undo": "Rút lại một lần nạp",
    "uploads": "Lịch sử nạp",
    "refused": "Các tệp bị từ chối và được cất riêng",
    "units": "Danh sách đơn vị",
    "user": "Tài khoản: lập, đổi vai trò, cấp lại mật khẩu, khóa; không kèm gì thì liệt kê",
    "unit": "Sửa danh mục đơn vị: đổi tên, lập mới, sáp nhập, chia tách; không kèm gì thì liệt kê",
    "settings": "Cài đặt: tỉnh, thể thức văn bản, hạn, lịch, biên cận; không kèm gì thì liệt kê",
    "people": "Người phụ trách của các đơn vị; --import nạp một danh sách",
    "explain": "Giải trình của một tháng; --text ghi thêm một giải trình",
    "plans": "Danh sách kế hoạch",
    "annex": "Đọc phụ lục nhiệm vụ (Word, Excel) của kế hoạch; kèm --plan thì ghi vào kế hoạch",
    "plan": "Nhập, sửa, sao chép, thu hồi kế hoạch; không kèm việc gì thì liệt kê và ai đã ghi",
    "targets": "Chỉ tiêu của các kế hoạch",
    "indicators": "Cách tính các chỉ số",
    "tasks": "Nhiệm vụ của các kế hoạch",
    "task": "Giao nhiệm vụ, ghi tiến độ; không kèm việc gì thì liệt kê",
    "meeting": "Giao ban: nội dung một kỳ, ghi quyết định, chốt biên bản; không kèm gì thì liệt kê",
    "journal": "Nhật ký: ai đã ghi, sửa, rút lại gì, lúc nào; cũ → mới",
    "score": "Chấm chỉ tiêu",
    "submissions": "Ai đã báo cáo đúng hạn, ai muộn, ai chưa",
    "lock": "Khóa một tháng, hoặc cho nạp có thời hạn; không kèm --by thì liệt kê",
    "watchlist": "Đơn vị cần kiểm tra, xấu nhất trước, kèm lý do",
    "inspections": "Các cuộc kiểm tra",
    "conclusions": "Kết luận kiểm tra và việc thực hiện",
    "quotas": "Tỷ lệ kiểm tra trong năm: cần, đã kiểm tra, đã lên lịch, còn thiếu",
    "suggest": "Gợi ý danh sách kiểm tra, kèm lý do",
    "visit": "Ghi lịch một cuộc kiểm tra, hoặc ghi lại ngày và kết quả của nó",
    "finding": "Ghi một phát hiện và kiến nghị sau kiểm tra",
    "close": "Ghi chứng minh và đóng một kết luận",
    "trace": "Một con số lấy từ đâu",
    "template": "Xuất mẫu nhập số liệu tháng",
    "report": "Xuất một văn bản của kỳ; --list liệt kê các loại",
    "papertemplate": "Mẫu Word riêng của văn phòng cho một loại văn bản, và các trường của mẫu",
    "papers": "Các văn bản đã cấp số; kèm --number thì cấp, --take-back thì rút",
    "difference": "Hai bản số liệu khác nhau ở đâu, đến từng ô",
    "publish": "Công khai trang của một kỳ, hoặc gỡ (--take-back); không kèm gì thì liệt kê",
    "feed": "Dữ liệu mở của một kỳ, dạng JSON hoặc CSV",
    "screens": "Màn hình treo tường; --place tạo địa chỉ, --revoke thu hồi",
    "check": "Kiểm tra cơ sở dữ liệu",
    "backup": "Sao lưu toàn bộ cơ sở dữ liệu vào một thư mục trống",
    "restore": "Khôi phục một bản sao lưu thành cơ sở dữ liệu mới",
    "move": "Chuyển số liệu vào kho chung của nhiều máy (PostgreSQL) hoặc ra tệp riêng",
}

OPTIONS = {
    "database": "tệp cơ sở dữ liệu (mặc định: biến KPI_DATABASE, số liệu thật, rồi trình diễn)",
    "json": "in kết quả cho máy đọc",
    "sample": "dữ liệu trình diễn, có dán nhãn",
    "files": "tệp bảng tính, hoặc gói .zip các bảng tính",
    "month": "tháng, dạng NĂM-THÁNG, ví dụ 2024-09",
    "all_months": "nạp mọi tháng trong tệp, mỗi tháng một trang tính",
    "unit": "mã đơn vị",
    "dry_run": "chỉ đọc và so sánh, không lưu",
    "by": "tên người thực hiện",
    "answer": (
        "trả lời câu hỏi ở một ô: TRANG!Ô=LỰA_CHỌN (whole, month, cumulative, leave_out; với tên:"
        " mã đơn vị hoặc not_a_unit); dùng được nhiều lần; được nhớ cho các tệp sau"
    ),
    "sheet": "chỉ đọc trang tính có tên này",
    "keep_blank": "ô để trống trong tệp thì giữ nguyên số đã lưu, không xóa",
    "opening": "bảng lũy kế là số dư đầu kỳ: các tháng trước chưa có số liệu riêng",
    "expect": "chỉ lưu nếu số liệu đang ở đúng phiên bản này (--dry-run cho biết số phiên bản)",
    "received": "ngày nhận báo cáo, dạng NĂM-THÁNG-NGÀY; mặc định ngày nạp",
    "people": "danh sách người phụ trách (.xlsx, .xls, .ods, .csv)",
    "since": "ngày bắt đầu của dòng không ghi ngày; mặc định hôm nay",
    "text": "nội dung giải trình, nhiều nhất 1000 ký tự; kèm --unit, --indicator, --by",
    "marked_copy": "ghi bản đánh dấu (.xlsx): ô lỗi tô màu, có ghi chú; chỉ khi nạp một tệp",
    "upload": "mã lần nạp",
    "plan": "mã kế hoạch",
    "window": "cách tính: month, quarter, half, nine-months, year-to-date, year",
    "level": "cấp: department, district, division, commune",
    "quarterly": "các chỉ tiêu báo cáo theo quý, của quý có tháng này",
    "quarterly_form": "mẫu nhập theo quý, của quý có tháng này",
    "under": "mã đơn vị đứng đầu phạm vi",
    "group": "cộng theo huyện và toàn phạm vi",
    "compare": "so mỗi dòng với kỳ trước; không so được thì nêu lý do",
    "as_of": "ngày xét hạn báo cáo, dạng NĂM-THÁNG-NGÀY; mặc định hôm nay",
    "csv": "in CSV",
    "indicator": "mã chỉ số",
    "out": "tệp sẽ ghi",
    "help": "in hướng dẫn này",
}

BAD_MONTH = "“{text}” không phải tháng; viết NĂM-THÁNG, ví dụ 2024-09"
BAD_DAY = "“{text}” không phải ngày; viết NĂM-THÁNG-NGÀY, ví dụ 2024-10-11"
RECEIVED_AHEAD = "ngày nhận {day} chưa đến; ghi ngày hôm nay hoặc trước đó"
BAD_ANSWER = "“{text}” không phải câu trả lời; viết TRANG!Ô=LỰA_CHỌN, ví dụ 'Biểu 1!C5=whole'"
UNKNOWN_CHOICE = "không có lựa chọn {choice}; chọn {known} hoặc mã đơn vị"
BAD_EDITION = "“{text}” không phải số phiên bản; viết số nguyên từ 1"
FAR_YEAR = "“{text}” quá xa: chỉ nhận các năm từ {first} đến {last}"
EXPLAIN_WHAT = "--text cần đủ --unit và --indicator"
MARKED_ONE_FILE = "--marked-copy chỉ dùng khi nạp đúng một tệp"
MARKED_ITSELF = "--marked-copy không được ghi đè lên chính tệp đang nạp"
MARKED = "Đã ghi bản đánh dấu {file}: {counts}. Sửa trong đó rồi nạp lại."
NOT_PRINTED = "Không ghi được kết quả ra nơi đã chọn: kiểm tra chỗ trống của ổ đĩa."
NOTHING_TO_MARK = "Tệp không có lỗi hay lưu ý nào nên không ghi bản đánh dấu."
NOT_MARKED = "Không ghi bản đánh dấu. {reason}"
WRONG_USE = "Gọi sai: {reason}. Xem hướng dẫn: python {program} --help"

A_COMMAND, A_DATABASE, A_FILE = "LỆNH", "DATABASE", "TỆP"
A_MONTH, A_DAY, A_YEAR, A_QUARTER = "THÁNG", "NGÀY", "NĂM", "QUÝ"
A_CODE, A_NAME, A_LEVEL, A_STATUS, AN_EVIDENCE = "MÃ", "TÊN", "CẤP", "ĐÈN", "BẰNG_CHỨNG"
A_NUMBER, SO_MANY_MONTHS, A_WAY, A_STATE, A_TEXT = (
    "SỐ",
    "SỐ_THÁNG",
    "CÁCH",
    "TRẠNG_THÁI",
    "NỘI_DUNG",
)
AN_ANSWER = "TRANG!Ô=LỰA_CHỌN"
AN_UPLOAD, A_VISIT, A_CONCLUSION, A_POINT = "LẦN_NẠP", "CUỘC", "KẾT_LUẬN", "MỤC"
A_TEAM, A_PAPER, A_REASON = "ĐOÀN", "VĂN_BẢN", "LÝ_DO"
"""What stands for a value in a usage line."""

USAGE, ARGUMENTS, CHOICES = "cách gọi: ", "tham số", "tùy chọn"
ARGUMENT = r"argument (?P<name>\S+): (?P<reason>.*)"
"""How argparse names the argument that is wrong."""
ARGPARSE = {
    "the following arguments are required: (?P<text>.*)": "thiếu {text}",
    "unrecognized arguments: (?P<text>.*)": "không hiểu {text}",
    "expected one argument": "cần một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    r"invalid choice: (?P<quoted>.*) \(choose from (?P<text>.*)\)": (
        "không có lựa chọn {quoted} (chọn trong: {text})"
    ),
    "not allowed with argument (?P<text>.*)": "không đi cùng {text}",
    "invalid .*? value: (?P<quoted>.*)": "giá trị {quoted} không đúng",
    "ignored explicit argument (?P<quoted>.*)": "không nhận giá trị {quoted}",
}
"""What argparse says of an argument, as patterns, in Vietnamese; what it quotes is told bare."""

CREATED = "Đã có cơ sở dữ liệu {file}."
LOADING = "Đang nạp dữ liệu trình diễn: {done}/{of} tệp …"
TAKEN_BACK = "Đã rút lại lần nạp {upload}; số liệu trước đó có hiệu lực trở lại."
WRITTEN = "Đã ghi {file}."
ALREADY_UNDONE = "Lần nạp {upload} đã được rút lại từ trước; không thay đổi gì."
ROWS_READ = "Đã đọc {rows} dòng …"
STORED = "{file}: đã lưu, biên nhận {upload}; {units} đơn vị, {figures} số liệu."
CHANGES = "mới {new}, thay đổi {changed}, giữ nguyên {same}, bị bỏ {removed}"
ALREADY_STORED = "{file}: đã lưu trước đó (biên nhận {upload}), không thêm gì."
REFUSED = "{file}: chưa lưu, có {errors} lỗi."
EDITION = "Phiên bản số liệu: {number} (dùng với --expect)."
TRIED = "{file}: đọc được, chưa lưu (chạy thử)."
NOTHING_FOUND = "Không có dòng nào."
PARTS_LACKING = "{head} ({indicators}): {lacking}."
PARTS_SILENT = "chưa có số liệu của {count} đơn vị: {units}"
PARTS_LACK_MONTHS = "thiếu tháng ở {count} đơn vị: {units}"
HEALTHY = "Cơ sở dữ liệu nguyên vẹn."
PROBLEM_ERROR = "  lỗi     {message}"
PROBLEM_WARNING = "  lưu ý   {message}"
BUG = (
    "Phần mềm gặp lỗi ngoài dự kiến; chưa có gì bị mất. Đặt biến KPI_DEBUG=1 rồi chạy lại để có "
    "chi tiết gửi cho người phụ trách phần mềm."
)

ANCHOR = "mốc in trên một biên nhận, báo cáo hoặc trang công khai: có đúng là của sổ này không"
AN_ANCHOR = "MỐC"

HEADINGS = {
    "field": "trường",
    "usage": "cách viết",
    "action": "việc",
    "path": "tệp",
    "ok": "xong",
    "size": "byte",
    "choices": "cách trả lời",
    "received": "ngày nhận",
    "opening": "số dư đầu kỳ",
    "kept": "đã cất",
    "errors": "số lỗi",
    "table": "bảng",
    "rows": "số dòng",
    "checksum": "tổng kiểm tra",
    "unit": "đơn vị",
    "user": "tài khoản",
    "roles": "vai trò",
    "second_factor": "bước xác nhận",
    "sessions": "phiên",
    "code": "mã",
    "name": "tên",
    "level": "cấp",
    "parent": "thuộc",
    "reports": "báo cáo",
    "valid_from": "từ ngày",
    "valid_to": "đến ngày",
    "indicator": "chỉ số",
    "numerator": "tử số",
    "denominator": "mẫu số",
    "percent": "%",
    "target": "mục tiêu",
    "gap": "chênh, điểm",
    "short_by": "còn thiếu",
    "status": "đèn",
    "evidence": "chắc chắn",
    "low": "từ",
    "high": "đến",
    "plan": "kế hoạch",
    "clause": "mục",
    "months_below": "tháng dưới",
    "months_silent": "tháng im",
    "last_visit": "kiểm tra gần nhất",
    "reasons": "lý do",
    "conflicts": "vướng đoàn khác",
    "reason_codes": "mã lý do",
    "trend": "diễn biến",
    "open_conclusions": "kết luận còn mở",
    "visit": "cuộc kiểm tra",
    "authority": "nơi tổ chức",
    "team": "đoàn",
    "state": "tình trạng",
    "first_day": "ngày đầu",
    "last_day": "ngày cuối",
    "contents": "nội dung",
    "note": "ghi chú",
    "conclusions": "kết luận",
    "conclusion": "kết luận",
    "finding": "phát hiện",
    "recommendation": "kiến nghị",
    "responsible": "chịu trách nhiệm",
    "proof": "chứng minh",
    "closed_on": "ngày đóng",
    "content": "mục nội dung",
    "carried": "từ năm trước",
    "head": "nơi tổ chức",
    "needed": "cần",
    "done": "đã xong",
    "planned": "đã lên lịch",
    "missing": "còn thiếu",
    "former": "đơn vị cũ",
    "group": "nhóm",
    "part": "phần",
    "points": "điểm",
    "seed": "số bốc thăm",
    "day": "ngày dự kiến",
    "next_unit": "đơn vị xếp kế tiếp",
    "next_reason": "vì sao chưa chọn đơn vị kế tiếp",
    "months_reported": "tháng có",
    "months_expected": "tháng cần",
    "units_reported": "đơn vị có",
    "units_expected": "đơn vị cần",
    "before": "kỳ trước, %",
    "change": "thay đổi, điểm",
    "movement": "chiều thay đổi",
    "months_compared": "số tháng so",
    "not_compared": "vì sao không so",
    "number": "số ký hiệu",
    "title": "tên kế hoạch",
    "scope": "phạm vi",
    "year": "năm",
    "issuer": "nơi ban hành",
    "edit": "lần sửa",
    "entry": "lần đặt",
    "setting": "cài đặt",
    "subject": "của",
    "ended": "kết thúc",
    "targets": "số chỉ tiêu",
    "why": "lý do",
    "demonstration": "trình diễn",
    "value": "giá trị",
    "quote": "trích",
    "kind": "loại",
    "source": "nguồn số liệu",
    "near_margin": "biên cận",
    "task": "nhiệm vụ",
    "lead": "chủ trì",
    "support": "phối hợp",
    "product": "sản phẩm",
    "deadline_text": "thời hạn ghi",
    "deadline": "hạn",
    "deadlines": "các hạn",
    "last_working_day": "ngày làm việc cuối",
    "time_state": "thời hạn",
    "of": "trên",
    "key": "mã việc",
    "owner": "phụ trách",
    "reviewed": "xem lại",
    "upload": "lần nạp",
    "file": "tệp",
    "form": "mẫu",
    "month": "tháng",
    "time": "lúc",
    "uploader": "người nạp",
    "sha256": "sha256",
    "units": "đơn vị",
    "figures": "số liệu",
    "undone": "đã rút",
    "measure": "số liệu",
    "sheet": "trang tính",
    "cells": "ô",
    "cumulative": "số lũy kế",
    "earlier": "các tháng trước",
    "severity": "mức",
    "where": "ở đâu",
    "message": "nội dung",
    "person": "người phụ trách",
    "position": "chức vụ",
    "phone": "điện thoại",
    "email": "thư điện tử",
    "since": "từ ngày",
    "until": "đến ngày",
    "text": "nội dung",
    "by": "người ghi",
    "by_command": "qua dòng lệnh",
    "due": "hạn",
    "days": "muộn, ngày",
    "under": "phạm vi",
    "holds": "còn hiệu lực",
    "reason": "lý do",
    "section": "phần",
    "goal": "mục tiêu giao",
    "row": "dòng",
    "doubts": "chỗ chưa rõ",
    "audience": "đối tượng",
    "channels": "kênh",
    "indicators": "chỉ số",
    "origin": "từ",
    "meeting": "giao ban",
    "window": "cách tính",
    "edition": "bản số liệu",
    "chair": "chủ trì",
    "decisions": "quyết định",
    "supplements": "bổ sung",
    "what": "nội dung",
    "who": "ai làm",
    "result": "kết quả",
    "about": "việc",
    "old": "cũ",
    "page": "trang",
    "screen": "màn hình",
    "place": "nơi đặt",
    "address": "địa chỉ",
    "new": "mới",
}
"""Column headings of the tables printed for people, by the contract's keys."""

VALUES = {
    "met": "Đạt",
    "near": "Cận",
    "missed": "Chưa đạt",
    "no_cases": "Không phát sinh",
    "not_reported": "Chưa báo cáo",
    "not_due": "Chưa đến hạn",
    "no_target": "Chưa giao chỉ tiêu",
    "certain": "chắc chắn",
    "uncertain": "chưa chắc",
    "province": "tỉnh",
    "department": "sở, ban",
    "district": "huyện",
    "division": "phòng",
    "commune": "xã",
    "at_least": "ít nhất",
    "reduce_by": "giảm",
    "more_than_last_year": "hơn năm trước",
    "quota": "tỷ lệ kiểm tra",
    "figures": "số liệu tháng",
    "none": "chưa có",
    "error": "lỗi",
    "warning": "lưu ý",
    "date": "ngày",
    "quarter": "quý",
    "months": "tháng",
    "recurring": "thường xuyên",
    "when_needed": "khi cần",
    "not_started": "chưa thực hiện",
    "in_progress": "đang thực hiện",
    "submitted": "chờ xác nhận",
    "returned": "bị trả lại",
    "paused": "tạm dừng",
    "withdrawn": "không còn giao",
    "not_arisen": "không phát sinh",
    "no_deadline": "không hạn",
    "in_time": "trong hạn",
    "soon": "sắp đến hạn",
    "done_in_time": "xong trong hạn",
    "done_late": "xong quá hạn",
    "entry": "Mẫu nhập",
    "planned": "theo kế hoạch",
    "surprise": "đột xuất",
    "remote": "từ xa",
    "scheduled": "đã lên lịch",
    "done": "đã xong",
    "cancelled": "đã hủy",
    "open": "đang thực hiện",
    "proven": "chờ xác nhận",
    "overdue": "quá hạn",
    "closed": "đã đóng",
    "risk": "rủi ro",
    "rotation": "luân phiên",
    "random": "ngẫu nhiên",
    "subordinates": "đơn vị bên dưới",
    "clearly_up": "đang tốt lên",
    "clearly_down": "đang xấu đi",
    "unclear": "chưa rõ hướng",
    "unknown": "chưa đủ tháng",
    "on_time": "đúng hạn",
    "late": "muộn",
    "missing": "chưa báo cáo",
    "excused": "không phải báo cáo",
    "locked": "đã khóa",
    "let_in": "đang cho nạp",
    "over": "hết hạn cho nạp",
    "before": "lần trước",
    "changed": "thay đổi",
    "red": "đèn đỏ chưa giao",
    "decided": "quyết định",
    "supplement": "bổ sung",
    **{group.value: name for group, name in GROUPS.items()},
}
"""Words for the contract's values, in columns that hold such words."""
WORDED = frozenset(
    {
        "status",
        "evidence",
        "level",
        "kind",
        "source",
        "severity",
        "form",
        "state",
        "part",
        "group",
        "trend",
    }
)
YES, NO, NOTHING = "có", "không", "–"
