"""The Vietnamese sentence of every error a person can put right: what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from wording import numbers
from wording.office import plan_file

SENTENCES: Mapping[ErrorCode, str] = {
    ErrorCode.NO_DATABASE: (
        "Chưa có cơ sở dữ liệu {file}: hãy tạo bằng lệnh python kpi.py init"
        " (thêm --sample để có dữ liệu trình diễn)."
    ),
    ErrorCode.UNKNOWN_UNIT: (
        "Không có đơn vị mã {unit} trong {month}: xem mã đúng bằng lệnh python kpi.py units."
    ),
    ErrorCode.UNKNOWN_PLAN: (
        "Không có kế hoạch mã {plan}: xem mã đúng bằng lệnh python kpi.py plans."
    ),
    ErrorCode.UNKNOWN_INDICATOR: (
        "Không có chỉ số mã {indicator}: xem mã đúng bằng lệnh python kpi.py indicators."
    ),
    ErrorCode.UNKNOWN_FORMAT: "{kind} chỉ xuất được dạng {formats}.",
    ErrorCode.UNKNOWN_EDITION: (
        "Không còn bản số liệu {number}: chỉ giữ các bản gần nhất và các bản đã ra văn bản "
        "({known})."
    ),
    ErrorCode.UNKNOWN_UPLOAD: (
        "Không có lần nạp {upload}: xem biên nhận đúng bằng lệnh python kpi.py uploads."
    ),
    ErrorCode.UNKNOWN_MEASURE: (
        "Tệp {file} cho số liệu của số đo không có trong danh mục ({measures}) nên chưa lưu gì. Hãy"
        " sửa biểu mẫu hoặc rút lại cách khớp cột đã xác nhận rồi nạp lại."
    ),
    ErrorCode.NOT_PERMITTED: (
        "Vai trò đang dùng không được xem hoặc ghi việc này. Hãy nhờ Văn phòng."
    ),
    ErrorCode.WHO_IS_MISSING: "Chưa ghi tên người làm. Hãy ghi rõ ai ghi nhận việc này.",
    ErrorCode.WHY_IS_MISSING: "Chưa ghi lý do. Mọi thay đổi đều phải có lý do.",
    ErrorCode.UNKNOWN_VISIT: (
        "Không có cuộc kiểm tra {visit}: xem mã đúng bằng lệnh python kpi.py inspections."
    ),
    ErrorCode.UNKNOWN_CONCLUSION: (
        "Không có kết luận {conclusion}: xem mã đúng bằng lệnh python kpi.py conclusions."
    ),
    ErrorCode.OVERTAKEN: (
        "Trong lúc bạn đang sửa, {by} đã ghi lại {subject} lúc {at}, nên chưa lưu. Những gì bạn"
        " nhập vẫn còn, các ô khác đã theo bản mới: xem lại rồi lưu lần nữa."
    ),
    ErrorCode.NO_DAY_LEFT: (
        "Từ nay đến hết năm {year} đoàn không còn ngày làm việc trống cho {units} (kể cả vì phải "
        "tránh ngày đoàn khác kiểm tra). Hãy bỏ bớt đơn vị, giao cho đoàn khác, hoặc đánh dấu vẫn "
        "lên lịch dù đoàn khác vừa hoặc sắp kiểm tra."
    ),
    ErrorCode.NO_TEAM: "Chưa ghi đoàn kiểm tra.",
    ErrorCode.WRONG_DAYS: "Ngày kết thúc trước ngày bắt đầu. Hãy ghi lại hai ngày.",
    ErrorCode.IMPLAUSIBLE_DAY: (
        "Ngày {day} không nằm trong các năm {first}–{last}; có lẽ gõ nhầm năm. Hãy ghi lại."
    ),
    ErrorCode.VISIT_EXISTS: (
        "Cuộc kiểm tra này đã có trong lịch ({visit}): cùng đơn vị, cùng đoàn, cùng ngày."
    ),
    ErrorCode.VISIT_CONFLICT: (
        "Đơn vị {unit} đã có {team} kiểm tra từ ngày {day} ({visit}). Chọn ngày khác, hoặc ghi rõ"
        " lý do và cho phép trùng."
    ),
    ErrorCode.VISIT_AHEAD: "Cuộc kiểm tra {visit} chưa đến ngày nên chưa thể ghi là đã kiểm tra.",
    ErrorCode.CONCLUSION_INCOMPLETE: (
        "Kết luận phải có đủ: phát hiện, kiến nghị và người chịu trách nhiệm."
    ),
    ErrorCode.VISIT_NOT_DONE: "Cuộc kiểm tra {visit} chưa ghi là đã kiểm tra nên chưa có kết luận.",
    ErrorCode.DEADLINE_BEFORE_VISIT: "Ngày này sớm hơn ngày kết thúc kiểm tra. Hãy ghi lại.",
    ErrorCode.CLOSED_AHEAD: "Ngày đóng {day} chưa đến. Ghi ngày hôm nay hoặc trước đó.",
    ErrorCode.VISIT_CONCLUDED: (
        "Cuộc kiểm tra {visit} đã có kết luận {conclusions} nên không hủy và không đưa về lịch"
        " được."
    ),
    ErrorCode.UNIT_ENDS: (
        "Đơn vị {unit} chỉ còn đến ngày {day}, sau đó là {heirs}. Chọn ngày sớm hơn, hoặc lên lịch"
        " cho đơn vị mới."
    ),
    ErrorCode.UNKNOWN_TASK: (
        "Không có nhiệm vụ {task}: xem mã đúng bằng lệnh python kpi.py tasks."
    ),
    ErrorCode.TASK_STATE: (
        "Nhiệm vụ {task} đang ở tiến độ không ghi được việc này. Hãy xem lại tiến độ rồi ghi."
    ),
    ErrorCode.TASK_PROOF: (
        "Nộp minh chứng cho nhiệm vụ {task} cần số ký hiệu của văn bản. Hãy ghi số ký hiệu và ngày."
    ),
    ErrorCode.UNKNOWN_MEETING: (
        "Không có biên bản giao ban {meeting}: xem mã đúng bằng lệnh python kpi.py meeting."
    ),
    ErrorCode.UNKNOWN_DECISION: (
        "Cuộc giao ban đang họp không có quyết định {decision}: xem mã đúng ở trang Giao ban."
    ),
    ErrorCode.MEETING_CLOSED: (
        "Biên bản {meeting} đã chốt nên không rút lại quyết định được. Hãy ghi bổ sung."
    ),
    ErrorCode.DECISION_INCOMPLETE: (
        "Quyết định giao việc phải có đơn vị thực hiện và hạn. Hãy ghi đủ, hoặc chọn “không giao"
        " việc”."
    ),
    ErrorCode.TASK_DAY: "Thiếu ngày, hoặc ngày này chưa đến. Hãy ghi lại ngày.",
    ErrorCode.PROOF_IS_MISSING: (
        "Chưa có văn bản chứng minh nên chưa đóng được kết luận {conclusion}."
    ),
    ErrorCode.NOT_REPORTED_MONTH: (
        "Đơn vị {unit} chưa có số liệu của chỉ số này trong {month} nên chưa đối chiếu được."
    ),
    ErrorCode.WRONG_SAMPLE: (
        "Số hồ sơ đếm lại ({sampled}) không khớp: phải từ 1 đến {cases} hồ sơ đã báo cáo, và số"
        " đạt không lớn hơn số đếm."
    ),
    ErrorCode.NAME_IS_MISSING: "Chưa đặt tên cho bộ lọc.",
    ErrorCode.UNKNOWN_AUTHORITY: (
        "Đơn vị {unit} không thuộc {authority} nên không tính vào chỉ tiêu kiểm tra của nơi đó."
    ),
    ErrorCode.UNKNOWN_CONTENT: "Không có nội dung kiểm tra {content} trong danh mục.",
    ErrorCode.WRONG_WEIGHTS: (
        "Trọng số phải từ 0 trở lên và không cùng bằng 0; mỗi tháng phải được ít nhất một cuộc."
    ),
    ErrorCode.NO_QUOTA: "Chưa có kế hoạch nào giao tỷ lệ kiểm tra năm {year} cho đơn vị này.",
    ErrorCode.UNKNOWN_VIEWER: (
        "Biến KPI_VIEWER đang là “{setting}”, không có vai trò này: viết leader, office, inspector"
        " hoặc unit:MÃ_ĐƠN_VỊ."
    ),
    ErrorCode.UNIT_NOT_ON_DAY: (
        "Ngày {day} không có đơn vị mã {unit}: đơn vị chưa thành lập hoặc đã kết thúc. Sửa từ ngày"
        " hoặc đơn vị."
    ),
    ErrorCode.UNIT_MISSING: "Chưa chọn đơn vị.",
    ErrorCode.NAME_MISSING: "Chưa ghi họ và tên người phụ trách.",
    ErrorCode.WHO_MISSING: "Chưa ghi tên người thực hiện (bạn).",
    ErrorCode.EMPTY_TEXT: "Chưa ghi nội dung.",
    ErrorCode.TEXT_TOO_LONG: "Nội dung dài quá {most} ký tự; rút gọn lại.",
    ErrorCode.BAD_PHONE: (
        "“{found}” không phải số điện thoại; chỉ ghi chữ số, dấu cách, dấu chấm, dấu + ở đầu."
    ),
    ErrorCode.BAD_EMAIL: (
        "“{found}” không phải địa chỉ thư điện tử, ví dụ đúng: ten@dongnai.gov.vn."
    ),
    ErrorCode.BAD_DAY: "“{found}” không phải ngày; ghi dạng 05/11/2024.",
    ErrorCode.ENDS_BEFORE_IT_BEGINS: "Đến ngày đứng trước từ ngày; sửa một trong hai.",
    ErrorCode.BUSY: "Đang có người khác nạp số liệu. Chưa lưu gì; hãy thử lại sau ít phút.",
    ErrorCode.SAMPLE_REFUSED: (
        "{file} dành cho số liệu thật nên không nạp dữ liệu trình diễn vào đó."
        " Hãy chọn một tệp khác bằng --database."
    ),
    ErrorCode.STORE_AWAY: (
        "Kho số liệu chung không trả lời nên chưa ghi được gì; vẫn xem được số liệu đã có. Hãy thử"
        " lại sau ít phút."
    ),
    ErrorCode.STORE_UNSURE: (
        "Kho số liệu chung mất kết nối đúng lúc ghi nên chưa biết đã ghi xong hay chưa. Khi kho trả"
        " lời lại, hãy xem đã có chưa; nạp lại cùng tệp không ghi thành hai lần."
    ),
    ErrorCode.STORE_NOT_NAMED: (
        "Cơ sở dữ liệu {file} thuộc kho số liệu chung mà biến KPI_STORE chưa đặt, nên chưa ghi gì."
        " Hãy đặt KPI_STORE=postgresql://… rồi chạy lại."
    ),
    ErrorCode.STORE_NOT_READY: (
        "PostgreSQL ở KPI_STORE chưa có kho số liệu, hoặc vai trò này không được đọc. Người quản"
        " trị chuyển số liệu vào bằng lệnh python kpi.py move --to ĐỊA_CHỈ."
    ),
    ErrorCode.STORE_OTHER: (
        "{file} theo một kho số liệu chung khác, hoặc kho do phiên bản khác của phần mềm tạo ra,"
        " nên chưa ghi gì. Hãy xem lại KPI_STORE."
    ),
    ErrorCode.STORE_ALTERED: (
        "Kho số liệu chung không khớp tổng kiểm tra hoặc bản đã công bố ở máy này, nên chưa ghi gì;"
        " vẫn xem được số liệu đã có. Người quản trị xem lại kho, hoặc khôi phục bản sao lưu."
    ),
    ErrorCode.STORE_EXISTS: (
        "Cơ sở dữ liệu này đã theo một kho số liệu chung, hoặc ở địa chỉ ấy đã có kho của số liệu"
        " khác. Hãy chọn một cơ sở dữ liệu PostgreSQL trống."
    ),
    ErrorCode.STORE_NOT_FOLLOWED: (
        "KPI_STORE đã đặt nhưng {file} chưa theo kho số liệu chung, nên những gì ghi ở đây máy khác"
        " không thấy. Người quản trị chuyển vào kho bằng lệnh python kpi.py move --to, hoặc đặt"
        " KPI_DATABASE vào một chỗ chưa có gì."
    ),
    ErrorCode.UNKNOWN_ROLE: "PostgreSQL không có vai trò {role}: hãy tạo trước bằng create role.",
    ErrorCode.FILE_CHANGED: (
        "Tệp {file} đã thay đổi sau khi kiểm tra. Chưa lưu gì; hãy chọn lại tệp."
    ),
    ErrorCode.NOT_ASKED: (
        "Tệp không hỏi gì ở ô {cell}, trang tính “{sheet}”, nên chưa lưu gì. Xem các ô cần trả lời"
        " bằng --dry-run rồi sửa lại --answer."
    ),
    ErrorCode.NO_CHOICE: (
        "Câu hỏi ở ô {cell}, trang tính “{sheet}” không trả lời được bằng {choice}, nên chưa lưu"
        " gì. Chọn một trong: {choices}."
    ),
    ErrorCode.EDITION_MOVED: (
        "Số liệu đang ở phiên bản {stands}, không phải phiên bản {expected} như bạn mong đợi, nên"
        " chưa lưu gì. Hãy xem lại bằng --dry-run rồi nạp với --expect {stands}."
    ),
    ErrorCode.NO_SPACE: (
        "Không đủ chỗ trống trên ổ đĩa nên chưa lưu gì."
        " Hãy giải phóng ổ đĩa rồi nạp lại; việc xem số liệu vẫn bình thường."
    ),
    ErrorCode.FILE_SYSTEM: (
        "Không đọc hoặc ghi được {file}: kiểm tra thư mục có tồn tại, quyền ghi và chỗ trống của"
        " ổ đĩa."
    ),
    ErrorCode.DAMAGED_STORE: (
        "Tệp dữ liệu {file} bị hỏng. Số liệu đang xem là bản tốt gần nhất; chưa nạp thêm được."
        " Người quản trị dựng lại bằng lệnh python kpi.py check."
    ),
    ErrorCode.NEWER_DATABASE: (
        "Cơ sở dữ liệu do một phiên bản mới hơn của phần mềm tạo ra."
        " Hãy cập nhật phần mềm rồi mở lại."
    ),
    ErrorCode.UNKNOWN_WORD: "Không có tên hoặc cách khớp cột này để rút lại; hãy tải lại trang.",
    ErrorCode.CONTRADICTORY_MAPPING: (
        "Cách khớp cột này tự mâu thuẫn nên chưa được ghi nhớ. Xem lại từng cột rồi xác nhận."
    ),
    ErrorCode.BROKEN_REFERENCE: ("Tệp {file} có lỗi nên chưa dùng được: {faults}"),
    ErrorCode.NO_ORIGINAL: (
        "Không tìm thấy tệp gốc của lần nạp này. Hãy báo người quản trị hệ thống."
    ),
    ErrorCode.NOT_EMPTY: (
        "Thư mục {file} đã có tệp khác nên chưa sao lưu. Chọn một thư mục trống hoặc chưa có."
    ),
    ErrorCode.NO_BACKUP: (
        "{file} không phải bản sao lưu: chọn đúng thư mục hoặc tệp .zip do lệnh backup ghi ra."
    ),
    ErrorCode.DAMAGED_BACKUP: (
        "Bản sao lưu bị hỏng ở {file} nên chưa khôi phục gì. Dùng một bản sao lưu khác."
    ),
    ErrorCode.DATABASE_EXISTS: (
        "Đã có cơ sở dữ liệu {file} nên chưa khôi phục. Chọn một tên khác sau --database."
    ),
    ErrorCode.IS_A_COPY: (
        "Đây là bản khôi phục nên trên trang chỉ xem được. Muốn ghi, hãy bấm “Đây là bản chính”."
    ),
    ErrorCode.NOT_SIGNED_IN: "Chưa đăng nhập, hoặc phiên đã hết. Hãy đăng nhập để làm tiếp.",
    ErrorCode.UNKNOWN_ACCOUNT: (
        "Không có tài khoản {name}: xem tên đúng ở trang Dữ liệu và sao lưu, hoặc bằng lệnh python"
        " kpi.py user."
    ),
    ErrorCode.ACCOUNT_EXISTS: "Đã có tài khoản {name}. Hãy chọn tên đăng nhập khác.",
    ErrorCode.BAD_ACCOUNT_NAME: (
        "“{name}” không làm tên đăng nhập được: viết 2 đến 40 chữ thường không dấu, chữ số, dấu"
        " chấm, gạch nối hoặc gạch dưới, bắt đầu bằng chữ hoặc số."
    ),
    ErrorCode.BAD_ACCOUNT_ROLES: (
        "Vai trò chưa hợp lệ: cần ít nhất một vai trò; vai trò đơn vị đi với đúng một đơn vị và"
        " không kèm vai trò khác."
    ),
    ErrorCode.LAST_ADMIN: (
        "Đây là người quản trị duy nhất. Hãy giao vai trò quản trị cho một người khác trước."
    ),
    ErrorCode.WEAK_PASSWORD: "Mật khẩu này chưa dùng được: {why}. Hãy chọn mật khẩu khác.",
    ErrorCode.WRONG_PASSWORD: "Mật khẩu đang dùng chưa đúng. Hãy nhập lại.",
    ErrorCode.UNKNOWN_REPORT: (
        "Chưa chọn báo cáo nào, hoặc kỳ này không có báo cáo ấy: xem bằng lệnh python kpi.py"
        " submissions."
    ),
    ErrorCode.FIGURES_COME_IN: (
        "Số liệu tháng chỉ được ghi là đã nhận khi nạp tệp: nạp ở trang Nạp số liệu và ghi ngày"
        " nhận ở đó."
    ),
    ErrorCode.PROOF_FILE: (
        "Tệp {file} không phải PDF, Word, Excel hay ảnh (.png, .jpg). Hãy chọn tệp khác."
    ),
    ErrorCode.PROOF_TOO_LARGE: "Tệp {file} lớn hơn {most} MB. Hãy giảm dung lượng rồi gửi lại.",
    ErrorCode.NO_MAIL: (
        "Chưa cài đặt máy chủ thư: đặt KPI_SMTP_HOST và KPI_SMTP_FROM, hoặc ghi vào tệp mail.toml"
        " của cơ quan."
    ),
    ErrorCode.MAIL_FAILED: (
        "Chưa gửi được thư qua {host}: {reason}. Kiểm tra cài đặt máy chủ thư, hoặc sao chép lời"
        " nhắc để gửi tay."
    ),
    ErrorCode.ANNEX_DOUBTS: (
        "Còn dòng cần xem trước khi ghi phụ lục ({rows}): nhận, sửa hoặc bỏ từng dòng (lệnh:"
        " --accept, --mend, --leave-out)."
    ),
    ErrorCode.UNKNOWN_ANNEX_ROW: "Phụ lục không có dòng {row}: xem mã dòng bằng lệnh annex TỆP.",
    ErrorCode.ANNEX_ROW_INCOMPLETE: (
        "Dòng {row} của phụ lục chưa có số mục hoặc nhiệm vụ: ghi thêm, hoặc bỏ dòng này."
    ),
    ErrorCode.BROKEN_PLAN: "Kế hoạch {plan} chưa ghi được vì tệp còn lỗi ({faults}).",
    ErrorCode.ANOTHER_PLAN: (
        "Phạm vi và năm của kế hoạch {plan} không đổi được vì đèn đã chấm theo đó. Hãy thu hồi kế"
        " hoạch này, rồi nhập một kế hoạch mới."
    ),
    ErrorCode.DEMONSTRATION_PLAN: (
        "Kế hoạch trình diễn không vào cơ sở dữ liệu thật: bỏ dòng demonstration rồi ghi lại."
    ),
    ErrorCode.PLAN_YEAR: (
        "Ngày {day} không thuộc năm {year} của kế hoạch nên chưa ghi. Chọn một ngày trong năm đó."
    ),
    ErrorCode.PLAN_RIVAL: (
        "Kế hoạch {plan} và kế hoạch {rival} cùng giao chỉ tiêu {indicator} cho cùng phạm vi từ"
        " cùng một ngày nên không biết theo bên nào. Sửa ngày hiệu lực, hoặc thu hồi một trong hai."
    ),
    ErrorCode.MONTH_LOCKED: (
        "Kỳ {month} đã khóa nên chưa rút lại gì. Đề nghị Văn phòng mở khóa trước, có ghi lý do và"
        " thời hạn."
    ),
    ErrorCode.NUMBER_TAKEN: "Số {number} của năm {year} đã ghi cho {paper}, {month}, bản số liệu "
    "{edition}. Chọn số khác, hoặc rút số đã ghi trước.",
    ErrorCode.NOT_NUMBERED: "Năm {year} chưa ghi số {number} cho {paper}, nên không có gì để rút.",
    ErrorCode.TEMPLATE_UNUSABLE: "Mẫu riêng của “{kind}” không điền được. Tải lại mẫu ở trang Báo "
    "cáo, hoặc thôi dùng mẫu riêng.",
    ErrorCode.TEMPLATE_REFUSED: "Mẫu chưa dùng được: {faults} Hãy sửa {count} chỗ này rồi tải lại "
    "mẫu.",
    ErrorCode.NO_PAPER_NUMBER: "“{number}” không phải số văn bản. Số là thứ tự trong năm, như 15 "
    "hoặc 15a.",
    ErrorCode.UNKNOWN_SCREEN: (
        "Không có màn hình {screen} nào đang dùng, nên không có gì để thu hồi."
    ),
    ErrorCode.NOT_PUBLISHED: "Không có trang công khai {page} đang mở, nên không có gì để gỡ.",
    ErrorCode.MONTH_NOT_LOCKED: "Kỳ {month} chưa khóa nên không cần mở: cứ nạp số liệu.",
    ErrorCode.UNTIL_IS_PAST: (
        "Ngày {day} đã qua nên không mở được kỳ nào đến ngày đó. Chọn hôm nay hoặc một ngày sau."
    ),
    ErrorCode.BROKEN_UNITS: "Chưa ghi vì danh mục đơn vị sẽ mâu thuẫn: {faults}.",
    ErrorCode.UNKNOWN_EDIT: "Không có lần sửa nào như vậy để rút lại; có lẽ đã rút lại rồi.",
    ErrorCode.UNKNOWN_PROVINCE: (
        "Không có tỉnh, thành phố nào mã {province}: mã hai chữ số, ví dụ 25 là Phú Thọ."
    ),
    ErrorCode.PROVINCE_FIXED: (
        "Đã có số liệu, kế hoạch hoặc đơn vị của {province} nên không đổi tỉnh được. Muốn dùng cho"
        " tỉnh khác, hãy tạo một cơ sở dữ liệu mới."
    ),
    ErrorCode.NOTHING_SET: "Chưa đặt gì khác đi nên chưa có gì để lưu.",
    ErrorCode.NOT_A_PICTURE: (
        "Biểu trưng phải là ảnh PNG hoặc JPEG không quá 2 MB. Hãy chọn tệp khác."
    ),
    ErrorCode.NO_QUARTERLY: (
        "Không kế hoạch nào của năm {year} giao chỉ tiêu báo cáo theo quý cho {unit}: xem trang"
        " Kế hoạch và chỉ tiêu."
    ),
    ErrorCode.NO_SUCH_TARGET: (
        "Kế hoạch không giao chỉ tiêu {indicator} cho cấp {level}: xem bằng lệnh python kpi.py"
        " targets."
    ),
}

_SHORTER: Mapping[ErrorCode, str] = {
    ErrorCode.UNKNOWN_UNIT: "Không có đơn vị mã {unit}: xem mã đúng bằng lệnh python kpi.py units.",
    ErrorCode.UNIT_ENDS: "Đơn vị {unit} chỉ còn đến ngày {day}. Chọn ngày sớm hơn.",
}
"""What is told where a fact is None: no month was asked for, nobody takes over from the unit."""


def sentence(error: KpiError) -> str:
    """The sentence for an error, naming the facts it carries."""
    whole = None not in error.facts.values()
    wording = SENTENCES[error.code] if whole else _SHORTER[error.code]
    return wording.format_map({name: _named(fact) for name, fact in error.facts.items()})


def _named(fact: object) -> str:
    if isinstance(fact, Month):
        return numbers.month(fact)
    if isinstance(fact, datetime):
        return numbers.moment(fact)
    if isinstance(fact, tuple):
        return "; ".join(map(plan_file.fault, fact))
    return numbers.day(fact) if isinstance(fact, date) else str(fact)
