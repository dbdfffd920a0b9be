"""What titles, remarks, rows of words and names of units say of the figures (contract §7)."""

from __future__ import annotations

import pytest

from metrics.counts.answer import Answer
from tests.ingest.frame.framed import reading, told, with_cell
from tests.ingest.workbooks import SEPTEMBER, counts, first, ii06a

SHEET = "II.06a"
ROW = (1, "Xã An Phước", 110, 60, 40, 10, 78, 30, 40, 8, 32, 20, 12)


def named(name: str, **said: object) -> list[tuple[str, str | None]]:
    return told(ii06a([(1, name, *ROW[2:])], total=False), **said)


@pytest.mark.parametrize(
    ("place", "text", "case"),
    [
        ("A3", "KẾT QUẢ GIẢI QUYẾT TTHC LĨNH VỰC ĐẤT ĐAI", "unclear_scope.part"),
        ("A3", "KẾT QUẢ GIẢI QUYẾT HỒ SƠ HỘ TỊCH", "unclear_scope.part"),
        ("A5", "(không tính hồ sơ liên thông)", "unclear_scope.part"),
        ("A5", "Chỉ tiêu giao", "unclear_scope.plan"),
        ("A5", "Số liệu cùng kỳ năm trước", "unclear_scope.period"),
        ("A5", "Số liệu tính đến ngày 20/9/2024", "unclear_scope.period"),
        ("A5", "Ước thực hiện tháng 9 năm 2024", "estimate"),
        ("K6", "Đơn vị tính: %", "percent_instead_of_count.table"),
        ("K6", "Đơn vị tính: nghìn hồ sơ", "scaled_counts"),
        ("K6", "ĐVT: 1.000 hồ sơ", "scaled_counts"),
        ("B16", "Ghi chú: số liệu chưa bao gồm lĩnh vực đất đai", "unclear_scope.part"),
        ("B16", "Số liệu lũy kế từ đầu năm", "unclear_scope.cumulative"),
        ("B16", "Hồ sơ đất đai chưa được tổng hợp vào biểu này.", "unclear_scope.part"),
        ("B16", "Các xã: hồ sơ liên thông được thống kê riêng.", "unclear_scope.part"),
        ("B16", "Ghi chú: thiếu số liệu hộ tịch do lỗi phần mềm", "unclear_scope.part"),
        ("B16", "Các đơn vị chưa cập nhật hồ sơ giấy.", "unclear_scope.part"),
        ("B16", "Số liệu của 05/14 lĩnh vực", "unclear_scope.part"),
        ("B16", "Ghi chú: mới có 60/62 đơn vị nhập số liệu", "unclear_scope.part"),
        ("B16", "Biểu này thống kê trên 120 trong tổng số 350 thủ tục.", "unclear_scope.part"),
        ("B16", "Hồ sơ Công an xã không nằm trong biểu này.", "unclear_scope.part"),
        ("A5", "Phạm vi: hồ sơ được ủy quyền", "unclear_scope.part"),
        ("B16", "Số liệu gồm cả hồ sơ của tháng 8 cập nhật bổ sung.", "unclear_scope.period"),
        ("B16", "Số liệu của 3 xã lấy theo số tháng trước", "unclear_scope.period"),
        ("B16", "Số liệu chỉ thể hiện hồ sơ phát sinh phí", "unclear_scope.part"),
        ("B16", "Số liệu trong bảng được nhân với hệ số 1,2.", "unclear_scope.counted"),
        ("B16", "Số liệu đã quy đổi theo hồ sơ tương đương", "unclear_scope.counted"),
        ("B16", "Số liệu chưa qua đối soát", "estimate"),
        ("A5", "(5 trên 14 lĩnh vực)", "unclear_scope.part"),
        ("B16", "Một số lĩnh vực chưa có số liệu.", "unclear_scope.part"),
        ("B16", "Số liệu tính cho cả quý.", "unclear_scope.period"),
        ("K6", "ĐVT: TTHC", "unclear_scope.counted"),
        ("K6", "Đơn vị tính: lượt", "unclear_scope.counted"),
        ("K6", "ĐVT: Tỷ lệ phần trăm", "percent_instead_of_count.table"),
        ("B16", "Ghi chú: Số\nliệu chưa bao gồm lĩnh vực đất đai", "unclear_scope.part"),
        ("B16", "Số\nliệu thể hiện tỷ lệ phần trăm", "percent_instead_of_count.table"),
        ("A3", "KẾT QUẢ GIẢI QUYẾT TTHC LĨNH\nVỰC ĐẤT ĐAI", "unclear_scope.part"),
        ("A3", "THEO DÕI TIẾN ĐỘ GIẢI QUYẾT THEO QĐ 766 ƯỚC THỰC HIỆN THÁNG 9", "estimate"),
        ("A3", "THEO DÕI TIẾN ĐỘ THEO QĐ 766 (TỶ LỆ\n%)", "percent_instead_of_count.table"),
        ("A3", "KẾT QUẢ GIẢI QUYẾT HỒ SƠ CÙNG KỲ NĂM 2023", "unclear_scope.period"),
        ("A3", "KẾT QUẢ GIẢI QUYẾT HỒ SƠ NỘP TRỰC TUYẾN", "unclear_scope.part"),
        ("A5", "Chỉ tiêu UBND tỉnh giao", "unclear_scope.plan"),
        ("A5", "Quý III năm 2024", "unclear_scope.cumulative"),
    ],
)
def test_lines_above_and_below_a_table_are_asked_about_where_they_stand(
    place: str, text: str, case: str
) -> None:
    assert told(with_cell(place, text)) == [(case, place)]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("A3", "TÌNH HÌNH GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC"),
        ("A3", "KẾT QUẢ GIẢI QUYẾT TTHC TRỰC TUYẾN VÀ TRỰC TIẾP THEO LĨNH VỰC"),
        ("A5", "(so với tháng 8/2024 tăng 4,2%)"),
        ("A5", "(Số liệu phát sinh trong tháng, không cộng dồn)"),
        ("A5", "(Số liệu chỉ tính phát sinh trong kỳ báo cáo, không tính lũy kế)"),
        ("A5", "(không\ncộng dồn số liệu các tháng trước)"),
        ("B16", "Đơn vị chưa gửi báo cáo: không có"),
        ("B16", "Đơn vị chưa có số liệu: không có"),
        ("B16", "Nguyên nhân: một số công chức chưa cập nhật kết quả kịp thời."),
        ("B16", "Số liệu của 14/14 lĩnh vực"),
        ("B16", "Đơn vị có 3/14 lĩnh vực phát sinh hồ sơ."),
        ("B16", "Có 12/14 lĩnh vực đạt 100%."),
        ("B16", "Ngày 05/09 đơn vị đã rà soát"),
        ("B16", "Đơn vị chưa cập nhật lý do trễ hạn"),
        ("B16", "Đơn vị thiếu nhân sự"),
        ("B16", "Số liệu gồm cả hồ sơ tháng 8 chuyển sang"),
        ("B16", "Kế hoạch khắc phục: trong tháng 10 xử lý hết hồ sơ quá hạn."),
        ("B16", "Đơn vị chưa đồng bộ tài khoản định danh"),
        ("B16", "Cùng kỳ năm 2023 tỷ lệ này là 96,4%."),
        ("B16", "Chưa tính điểm thưởng, điểm trừ"),
        ("B16", "Đơn vị chưa thống nhất số liệu đề nghị phản hồi trước ngày 05/10/2024."),
        ("A5", "(Áp dụng từ kỳ báo cáo tháng 01/2024)"),
        ("B16", "Riêng xã Bình An có hồ sơ trễ hạn do công dân đi vắng"),
        ("B16", "Chỉ tiêu năm 2024: 97%"),
        ("K6", "ĐVT: hồ sơ TTHC"),
        ("A5", "(Áp dụng thống nhất trên địa bàn tỉnh từ ngày 01/01/2021)"),
        ("A5", "Số hồ sơ quá hạn chủ yếu thuộc lĩnh vực đất đai."),
        ("A5", "(Thực hiện Kế hoạch số 38/KH-UBND ngày 26/01/2024 của UBND huyện)"),
        ("K6", "Đơn vị tính: hồ sơ, %"),
        ("B16", "Lũy kế 9 tháng toàn huyện tiếp nhận 12.345 hồ sơ, tăng 5% so với cùng kỳ."),
        ("B16", "Nơi nhận: Văn phòng UBND tỉnh; lưu: VT, KSTT."),
    ],
)
def test_references_comparisons_and_tales_are_not_asked_about(place: str, text: str) -> None:
    assert told(with_cell(place, text)) == []


@pytest.mark.parametrize(
    "period",
    ["THÁNG 9 VÀ LŨY KẾ 9 THÁNG NĂM 2024", "Tháng 9 năm 2024 và 9 tháng đầu năm 2024"],
)
def test_a_title_of_a_month_and_the_sum_up_to_it_is_asked_of_which_the_table_is(
    period: str,
) -> None:
    book = ii06a([ROW], total=False, period=period)
    assert told(book) == [("unclear_scope.cumulative", "A4")]
    (month,) = reading(book, answers=(Answer(SHEET, "A4", "month"),)).tables
    (whole,) = reading(book, answers=(Answer(SHEET, "A4", "cumulative"),)).tables
    assert (month.month, month.since) == (SEPTEMBER, None)
    assert whole.since is not None
    first(book)["A5"] = "Phần I. Trong tháng 9"
    assert told(book) == []


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Cùng kỳ năm trước", "unclear_scope.period"),
        ("Kế hoạch giao", "unclear_scope.plan"),
        ("Tháng 8/2024", "month_conflict"),
        ("Chỉ tính hồ sơ trực tuyến", "unclear_scope.part"),
        ("nộp qua Cổng dịch vụ công quốc gia", "unclear_scope.part"),
    ],
)
def test_a_row_of_words_between_headings_and_figures_is_asked_about(text: str, case: str) -> None:
    assert told(ii06a([(text,), ROW], total=False)) == [(case, "A12")]


def test_units_that_state_nothing_above_the_others_are_no_words_of_the_frame() -> None:
    lines = [("75-SNV", "Sở Nội vụ"), (2, "Đơn vị chưa biết"), (3, "Sở Tư pháp"), ROW]
    assert told(ii06a(lines, total=False)) == []


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("HS trực tuyến", "unclear_scope.part"),
        ("Qua mạng", "unclear_scope.part"),
        ("Đất đai", "unclear_scope.part"),
        ("2023", "unclear_scope.period"),
        ("3 tháng", "unclear_scope.period"),
        ("LK", "unclear_scope.period"),
    ],
)
def test_the_name_of_a_sheet_is_asked_about_at_the_tables_first_cell(name: str, case: str) -> None:
    book = ii06a([ROW], total=False)
    first(book).title = name
    assert told(book) == [(case, "A8")]


@pytest.mark.parametrize("name", ["2024", "T9-2024", "Bieu 06a 2024", "Tổng hợp"])
def test_a_sheet_may_be_named_after_its_own_time(name: str) -> None:
    book = ii06a([ROW], total=False)
    first(book).title = name
    assert told(book) == []


def test_a_quarter_beside_its_last_month_is_of_either_as_a_person_says() -> None:
    book = with_cell("A5", "Quý III năm 2024")
    (month,) = reading(book, answers=(Answer(SHEET, "A5", "month"),)).tables
    (whole,) = reading(book, answers=(Answer(SHEET, "A5", "cumulative"),)).tables
    assert (month.month, month.since) == (SEPTEMBER, None)
    assert (whole.month, str(whole.since)) == (SEPTEMBER, "2024-07")


@pytest.mark.parametrize("name", ["Sở Nội vụ", "Sở Tài nguyên và Môi trường"])
def test_a_unit_that_has_no_figures_yet_says_nothing_of_the_units_below(name: str) -> None:
    assert told(ii06a([(1, name), ROW], total=False)) == []


def test_a_field_that_has_no_figures_yet_says_nothing_of_the_fields_below() -> None:
    book = ii06a([(1, "Đất đai"), (2, "Hộ tịch", *ROW[2:])], total=False)
    first(book)["B8"] = "Lĩnh vực"
    assert told(book, unit="26383") == []


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("Xã An Phước (lũy kế)", "unclear_scope.cumulative"),
        ("Xã An Phước (tính từ đầu năm)", "unclear_scope.cumulative"),
        ("Xã An Phước (6 tháng)", "unclear_scope.period"),
        ("Xã An Phước (đến 20/9)", "unclear_scope.period"),
        ("Xã An Phước (tháng 8/2024)", "month_conflict.columns"),
        ("Xã An Phước (không tính hồ sơ đất đai)", "unclear_scope.part"),
        ("Xã An Phước (bao gồm cả cấp huyện)", "unclear_scope.part"),
        ("Xã An Phước (hồ sơ nóng)", "unclear_scope"),
    ],
)
def test_what_stands_behind_a_name_is_asked_about(name: str, case: str) -> None:
    assert named(name) == [(case, "B12")]


@pytest.mark.parametrize(
    "name",
    [
        "Xã An Phước (huyện Long Thành)",
        "Xã An Phước (cũ)",
        "Xã An Phước (26383)",
        "Xã An Phước (*)",
    ],
)
def test_a_district_a_code_or_an_old_name_behind_a_name_is_not(name: str) -> None:
    assert named(name) == []


def test_a_comma_of_a_units_own_name_leads_no_remark() -> None:
    assert named("Sở Văn hóa, Thể thao và Du lịch") == []


def test_a_row_is_kept_or_left_out_as_a_person_says() -> None:
    book = ii06a([(1, "Xã An Phước (lũy kế)", *ROW[2:]), (2, "Xã Bình An", *ROW[2:])], total=False)
    kept = reading(book, answers=(Answer(SHEET, "B12", "month"),))
    gone = reading(book, answers=(Answer(SHEET, "B12", "leave_out"),))
    assert kept.problems == gone.problems == []
    assert {unit for unit, _ in counts(kept)} == {"26383", "26386"}
    stated = {unit for (unit, _), value in counts(gone).items() if value is not None}
    assert stated == {"26386"}


def test_a_column_of_words_that_says_another_kind_of_figures_is_asked_about_once() -> None:
    book = ii06a([ROW, (2, "Xã Bình An", *ROW[2:])], total=False)
    sheet = first(book)
    sheet["N8"], sheet["N12"], sheet["N13"] = "Ghi chú", "Ước thực hiện", "Đã đối soát"
    assert told(book) == [("estimate", "N12")]
    sheet["N12"] = sheet["N13"] = "Kế hoạch giao"
    assert told(book) == [("unclear_scope.plan", "N12")]
    sheet["N12"] = sheet["N13"] = "Từ ngày 01/9/2024 đến ngày 15/9/2024"
    assert told(book) == [("unclear_scope.period", "N12")]
    sheet["N12"], sheet["N13"] = "tăng 5%, xem văn bản 12/BC-UBND", "So với cùng kỳ"
    assert told(book) == [("unclear_scope.comparison", "N13")]


def test_how_cases_came_in_behind_the_name_of_a_field_is_asked_about() -> None:
    rows = [(1, "Đất đai (hồ sơ nộp qua bưu chính công ích)", *ROW[2:]), (2, "Hộ tịch", *ROW[2:])]
    book = ii06a(rows, total=False)
    first(book)["G1"], first(book)["B8"] = "- Đơn vị báo cáo: UBND xã An Phước", "Lĩnh vực"
    assert told(book) == [("unclear_scope.part", "B12")]
