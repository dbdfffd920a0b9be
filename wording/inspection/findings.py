"""What `check` says of a database, by kind of finding."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES = {
    "damaged_store": (
        "Không đọc được {where}: tệp bị hỏng hoặc bị mất. Số liệu đã công bố gần nhất vẫn dùng "
        "được."
    ),
    "ledger_broken": "Sổ ghi {where} có dòng không nối tiếp dòng trước: sổ đã bị sửa.",
    "ledger_cut": "Sổ ghi {where} thiếu các dòng cuối so với số liệu đã công bố.",
    "ledger_ahead": ("Sổ ghi có lần nạp {where} nhưng tệp dữ liệu không còn giữ."),
    "ledger_differs": "Sổ ghi và cơ sở dữ liệu nói khác nhau về {where}.",
    "ledger_recovered": (
        "Sổ ghi {where} từng mất dòng {line} sau khi số liệu đã công bố; dòng ấy đã được ghi bù từ "
        "cơ sở dữ liệu. Hãy xem ai đã sửa hoặc thay tệp sổ."
    ),
    "statements_cut": (
        "Sổ những điều đã ghi trong {where} chỉ còn {lines} dòng, trước đây đã chốt {expected} "
        "dòng: các dòng cuối đã bị xóa."
    ),
    "ledger_unvouched": (
        "Sổ ghi {where} có {lines} dòng cuối chưa được chốt, như sau khi mất điện; lần ghi kế tiếp "
        "sẽ chốt."
    ),
    "anchor_mismatch": (
        "{where} không khớp với mốc đã chốt ở dòng {line}: sổ đã bị viết lại, hoặc bị thay bằng "
        "một bản khác. Hãy xem ai đã sửa, và so với mốc in trên biên nhận, báo cáo, bản sao lưu."
    ),
    "foreign_anchor": (
        "Mốc {where} không phải của sổ này: giấy ấy in từ dữ liệu khác, hoặc sổ đã bị viết lại."
    ),
    "checkpoints_broken": "Mốc thứ {line} trong {where} không phải do phần mềm này chốt.",
    "not_verifiable": (
        "Chưa kiểm chứng được sổ ghi: {where} chưa có mốc, hoặc khóa đã chốt các mốc không có ở "
        "máy này. Nếu dữ liệu được chuyển từ máy khác sang, hãy sao chép cả khóa của máy ấy."
    ),
    "missing_original": "Thiếu tệp gốc của lần nạp {where}.",
    "changed_original": "Tệp gốc của lần nạp {where} không còn như lúc nạp.",
    "totals_differ": "Số liệu của lần nạp {where} không còn như lúc lưu.",
    "stray_figures": "Có số liệu không thuộc lần nạp nào ({where}).",
    "unknown_measure": (
        "Lần nạp {where} có {figures} số liệu ghi cho số đo {measure} không có trong danh mục nên "
        "không chỉ số nào tính đến: rút lại lần nạp, sửa biểu mẫu rồi nạp lại tệp."
    ),
    "changed_statement": (
        "Dòng {where} trong sổ những điều đã ghi (kiểm tra, giải trình, người phụ trách, tên và "
        "cột đã xác nhận) không còn như lúc ghi, hoặc dòng trước nó bị mất."
    ),
    "stray_undo": "Có lần rút lại không ứng với lần nạp nào ({where}).",
    "doubled_figures": "Có số liệu bị lưu hai lần trong lần nạp {where}.",
    "edition_differs": "Bản đã công bố ({where}) không khớp với số liệu đang lưu.",
    "store_rebuilt": (
        "Đã dựng lại tệp dữ liệu {where} từ bản đã công bố và {redone} lần nạp lại từ tệp gốc; bản "
        "hỏng được cất bên cạnh."
    ),
    "ledger_rebuilt": (
        "Đã ghi lại {lines} dòng cuối của sổ {where} theo tệp dữ liệu và bản đã công bố, vì không "
        "khớp với cả hai; sổ cũ được cất bên cạnh. Hãy xem ai đã sửa hoặc thay tệp sổ."
    ),
    "statements_lost": (
        "Tệp dữ liệu {where} dựng lại còn thiếu {statements} điều đã ghi sau bản công bố còn tốt "
        "(tên, cách khớp cột, giải trình, kiểm tra, người phụ trách): hãy ghi lại, hoặc khôi phục "
        "từ bản sao lưu."
    ),
    "not_rebuilt": (
        "Chưa dựng lại được tệp dữ liệu {where}. Số liệu đã công bố vẫn xem được nhưng chưa nạp "
        "thêm được: hãy đặt lại tệp gốc còn thiếu vào thư mục .originals rồi chạy lại lệnh check, "
        "hoặc khôi phục từ bản sao lưu bằng lệnh python kpi.py restore BẢN_SAO --database "
        "TỆP_MỚI.duckdb."
    ),
    "impossible_share": (
        "Đơn vị {where}, tháng {month}: chỉ số {indicator} có tử số {good} lớn hơn mẫu số {cases} "
        "nên không chấm; kiểm tra lại số đã nạp."
    ),
    "broken_cumulative": (
        "Đơn vị {where}, tháng {month}: số lũy kế {stated} của {measure} (lần nạp {upload}) không "
        "trừ được các tháng trước (thiếu tháng, hoặc cộng lại lớn hơn) nên tháng này coi như chưa "
        "báo cáo; kiểm tra các tháng trước."
    ),
}


def sentence(kind: str, where: str, facts: Mapping[str, object]) -> str:
    """One finding as a Vietnamese sentence."""
    return SENTENCES[kind].format_map({"where": where, **facts})
