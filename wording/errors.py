"""The Vietnamese sentence of every error a person can put right: what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from wording import numbers

GENERAL = "Không làm được việc này. Hãy thử lại; nếu vẫn vậy, báo người quản trị hệ thống."
"""For a code without a sentence of its own, and for every unexpected fault."""

SENTENCES: Mapping[str, tuple[str, ...]] = {
    "no_database": (
        "Chưa có cơ sở dữ liệu {file}: hãy tạo bằng lệnh python kpi.py init"
        " (thêm --sample để có dữ liệu trình diễn).",
        "Chưa có cơ sở dữ liệu: hãy tạo bằng lệnh python kpi.py init"
        " (thêm --sample để có dữ liệu trình diễn).",
    ),
    "unknown_unit": (
        "Không có đơn vị mã {unit} trong {month}: xem mã đúng bằng lệnh python kpi.py units.",
        "Không có đơn vị mã {unit}: xem mã đúng bằng lệnh python kpi.py units.",
        "Không có đơn vị này trong danh mục.",
    ),
    "unknown_plan": (
        "Không có kế hoạch mã {plan}: xem mã đúng bằng lệnh python kpi.py plans.",
        "Không có kế hoạch này.",
    ),
    "unknown_indicator": (
        "Không có chỉ số mã {indicator}: xem mã đúng bằng lệnh python kpi.py indicators.",
        "Không có chỉ số này.",
    ),
    "unknown_upload": (
        "Không có lần nạp {upload}: xem biên nhận đúng bằng lệnh python kpi.py uploads.",
        "Không có lần nạp này.",
    ),
    "unknown_measure": (
        "Tệp {file} cho số liệu của số đo không có trong danh mục ({measures}) nên chưa lưu gì. Hãy"
        " sửa biểu mẫu hoặc rút lại cách khớp cột đã xác nhận rồi nạp lại.",
        "Có số liệu của số đo không có trong danh mục nên chưa lưu gì.",
    ),
    "not_permitted": ("Vai trò đang dùng không được xem hoặc ghi việc này. Hãy nhờ Văn phòng.",),
    "who_is_missing": ("Chưa ghi tên người làm. Hãy ghi rõ ai ghi nhận việc này.",),
    "why_is_missing": ("Chưa ghi lý do. Mọi thay đổi của kiểm tra đều phải có lý do.",),
    "unknown_visit": (
        "Không có cuộc kiểm tra {visit}: xem mã đúng bằng lệnh python kpi.py inspections.",
        "Không có cuộc kiểm tra này.",
    ),
    "unknown_conclusion": (
        "Không có kết luận {conclusion}: xem mã đúng bằng lệnh python kpi.py conclusions.",
        "Không có kết luận này.",
    ),
    "overtaken": (
        "Trong lúc bạn đang sửa, {by} đã ghi lại {subject} lúc {at}, nên chưa lưu. Những gì bạn"
        " nhập vẫn còn, các ô khác đã theo bản mới: xem lại rồi lưu lần nữa.",
        "Trong lúc bạn đang sửa, người khác đã ghi lại việc này nên chưa lưu. Xem lại rồi lưu lần"
        " nữa.",
    ),
    "no_team": ("Chưa ghi đoàn kiểm tra.",),
    "wrong_days": ("Ngày kết thúc trước ngày bắt đầu. Hãy ghi lại hai ngày.",),
    "implausible_day": (
        "Ngày {day} không nằm trong các năm {first}–{last}; có lẽ gõ nhầm năm. Hãy ghi lại.",
        "Năm của ngày này không hợp lý. Hãy ghi lại.",
    ),
    "visit_exists": (
        "Cuộc kiểm tra này đã có trong lịch ({visit}): cùng đơn vị, cùng đoàn, cùng ngày.",
        "Cuộc kiểm tra này đã có trong lịch.",
    ),
    "visit_conflict": (
        "Đơn vị {unit} đã có {team} kiểm tra từ ngày {day} ({visit}). Chọn ngày khác, hoặc ghi rõ"
        " lý do và cho phép trùng.",
        "Đã có đoàn khác kiểm tra đơn vị này trong thời gian gần đó.",
    ),
    "visit_ahead": (
        "Cuộc kiểm tra {visit} chưa đến ngày nên chưa thể ghi là đã kiểm tra.",
        "Chưa đến ngày kiểm tra.",
    ),
    "conclusion_incomplete": (
        "Kết luận phải có đủ: phát hiện, kiến nghị và người chịu trách nhiệm.",
    ),
    "visit_not_done": (
        "Cuộc kiểm tra {visit} chưa ghi là đã kiểm tra nên chưa có kết luận.",
        "Cuộc kiểm tra này chưa ghi là đã kiểm tra.",
    ),
    "deadline_before_visit": ("Ngày này sớm hơn ngày kết thúc kiểm tra. Hãy ghi lại.",),
    "closed_ahead": (
        "Ngày đóng {day} chưa đến. Ghi ngày hôm nay hoặc trước đó.",
        "Ngày đóng chưa đến.",
    ),
    "visit_concluded": (
        "Cuộc kiểm tra {visit} đã có kết luận {conclusions} nên không hủy và không đưa về lịch"
        " được.",
        "Cuộc kiểm tra đã có kết luận nên không hủy được.",
    ),
    "unit_ends": (
        "Đơn vị {unit} chỉ còn đến ngày {day}, sau đó là {heirs}. Chọn ngày sớm hơn, hoặc lên lịch"
        " cho đơn vị mới.",
        "Đơn vị {unit} chỉ còn đến ngày {day}. Chọn ngày sớm hơn.",
        "Đơn vị không còn vào những ngày này.",
    ),
    "proof_is_missing": (
        "Chưa có văn bản chứng minh nên chưa đóng được kết luận {conclusion}.",
        "Chưa có văn bản chứng minh nên chưa đóng được kết luận.",
    ),
    "not_reported_month": (
        "Đơn vị {unit} chưa có số liệu của chỉ số này trong {month} nên chưa đối chiếu được.",
        "Chưa có số liệu báo cáo để đối chiếu.",
    ),
    "wrong_sample": (
        "Số hồ sơ đếm lại ({sampled}) không khớp: phải từ 1 đến {cases} hồ sơ đã báo cáo, và số"
        " đạt không lớn hơn số đếm.",
        "Số hồ sơ đếm lại không khớp với số đã báo cáo.",
    ),
    "name_is_missing": ("Chưa đặt tên cho bộ lọc.",),
    "unknown_authority": (
        "Đơn vị {unit} không thuộc {authority} nên không tính vào chỉ tiêu kiểm tra của nơi đó.",
        "Đơn vị này không thuộc nơi tổ chức kiểm tra.",
    ),
    "unknown_content": (
        "Không có nội dung kiểm tra {content} trong danh mục.",
        "Không có nội dung kiểm tra này.",
    ),
    "wrong_weights": (
        "Trọng số phải từ 0 trở lên và không cùng bằng 0; mỗi tháng phải được ít nhất một cuộc.",
    ),
    "no_quota": (
        "Chưa có kế hoạch nào giao tỷ lệ kiểm tra năm {year} cho đơn vị này.",
        "Chưa có kế hoạch nào giao tỷ lệ kiểm tra.",
    ),
    "unknown_viewer": (
        "Biến KPI_VIEWER đang là “{setting}”, không có vai trò này: viết leader, office, inspector"
        " hoặc unit:MÃ_ĐƠN_VỊ.",
    ),
    "unit_not_on_day": (
        "Ngày {day} không có đơn vị mã {unit}: đơn vị chưa thành lập hoặc đã kết thúc. Sửa từ ngày"
        " hoặc đơn vị.",
        "Ngày đó không có đơn vị này.",
    ),
    "unit_missing": ("Chưa chọn đơn vị.",),
    "name_missing": ("Chưa ghi họ và tên người phụ trách.",),
    "who_missing": ("Chưa ghi tên người thực hiện (bạn).",),
    "empty_text": ("Chưa ghi nội dung giải trình.",),
    "text_too_long": ("Nội dung dài quá {most} ký tự; rút gọn lại.", "Nội dung quá dài."),
    "bad_phone": (
        "“{found}” không phải số điện thoại; chỉ ghi chữ số, dấu cách, dấu chấm, dấu + ở đầu.",
        "Số điện thoại không đúng.",
    ),
    "bad_email": (
        "“{found}” không phải địa chỉ thư điện tử, ví dụ đúng: ten@dongnai.gov.vn.",
        "Địa chỉ thư điện tử không đúng.",
    ),
    "bad_day": ("“{found}” không phải ngày; ghi dạng 05/11/2024.", "Ngày không đúng."),
    "ends_before_it_begins": ("Đến ngày đứng trước từ ngày; sửa một trong hai.",),
    "busy": ("Đang có người khác nạp số liệu. Chưa lưu gì; hãy thử lại sau ít phút.",),
    "sample_refused": (
        "{file} dành cho số liệu thật nên không nạp dữ liệu trình diễn vào đó."
        " Hãy chọn một tệp khác bằng --database.",
        "Cơ sở dữ liệu này dành cho số liệu thật nên không nạp dữ liệu trình diễn vào đó.",
    ),
    "database_exists": (
        "{file} đã có sẵn nên không ghi đè. Hãy chọn một tên khác.",
        "Cơ sở dữ liệu đã có sẵn nên không ghi đè. Hãy chọn một tên khác.",
    ),
    "file_changed": (
        "Tệp {file} đã thay đổi sau khi kiểm tra. Chưa lưu gì; hãy chọn lại tệp.",
        "Tệp đã thay đổi sau khi kiểm tra. Chưa lưu gì; hãy chọn lại tệp.",
    ),
    "no_space": (
        "Không đủ chỗ trống trên ổ đĩa nên chưa lưu gì."
        " Hãy giải phóng ổ đĩa rồi nạp lại; việc xem số liệu vẫn bình thường.",
    ),
    "file_system": (
        "Không đọc hoặc ghi được {file}: kiểm tra thư mục có tồn tại, quyền ghi và chỗ trống của"
        " ổ đĩa.",
        "Không đọc hoặc ghi được tệp: kiểm tra thư mục, quyền ghi và chỗ trống của ổ đĩa.",
    ),
    "damaged_store": (
        "Tệp dữ liệu {file} bị hỏng. Số liệu đang xem là bản tốt gần nhất; chưa nạp thêm được."
        " Người quản trị dựng lại bằng lệnh python kpi.py check.",
        "Cơ sở dữ liệu bị hỏng. Số liệu đang xem là bản tốt gần nhất; chưa nạp thêm được."
        " Người quản trị dựng lại bằng lệnh python kpi.py check.",
    ),
    "newer_database": (
        "Cơ sở dữ liệu do một phiên bản mới hơn của phần mềm tạo ra."
        " Hãy cập nhật phần mềm rồi mở lại.",
    ),
    "unknown_word": ("Không có tên hoặc cách khớp cột này để rút lại; hãy tải lại trang.",),
    "contradictory_mapping": (
        "Cách khớp cột này tự mâu thuẫn nên chưa được ghi nhớ. Xem lại từng cột rồi xác nhận.",
    ),
    "broken_reference": (
        "Tệp {file} trong data/reference có lỗi nên chưa dùng được: {faults}",
        "Dữ liệu tham chiếu có lỗi nên chưa dùng được. Hãy báo người quản trị hệ thống.",
    ),
    "no_original": ("Không tìm thấy tệp gốc của lần nạp này. Hãy báo người quản trị hệ thống.",),
}
"""Wordings by code, the one that names most facts first; the last of each may name none."""


def sentence(error: KpiError) -> str:
    """The sentence for an error, naming the facts it carries."""
    facts = {name: _named(fact) for name, fact in error.facts.items() if fact is not None}
    for wording in SENTENCES.get(error.code, ()):
        try:
            return wording.format_map(facts)
        except KeyError:
            continue
    return GENERAL


def _named(fact: object) -> str:
    if isinstance(fact, Month):
        return numbers.month(fact)
    if isinstance(fact, datetime):
        return numbers.moment(fact)
    return numbers.day(fact) if isinstance(fact, date) else str(fact)
