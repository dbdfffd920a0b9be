"""What offices write around their figures, by what it says; and what must come of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from metrics.counts.month import Month
from tests.meaning.places import Place


class Role(StrEnum):
    OTHER_MONTH = "another month"
    CUMULATIVE = "cumulative"
    OTHER_YEAR = "the same period before"
    PLAN = "a plan"
    ESTIMATE = "an estimate"
    FIELD = "one field"
    CHANNEL = "one channel"
    PART = "a part of the cases"
    UNITS = "more units than the name says"
    PART_OF_MONTH = "a part of the month"
    SCALE = "a scale"
    SHARE = "a share"
    HARMLESS = "harmless"


@dataclass(frozen=True)
class Phrase:
    role: Role
    text: str
    """With `{m}` `{y}` of the month, `{pm}` `{py}` of the one before, `{nm}` `{ny}` of the next."""
    places: frozenset[Place]
    heading: str = "Ghi chú"
    """What heads the column, where the phrase stands in one."""

    def said(self, month: Month) -> str:
        before, after = month.plus(-1), month.plus(1)
        return self.text.format(
            m=month.number, y=month.year, pm=before.number, py=before.year,
            nm=after.number, ny=after.year, ly=month.year - 1, last=month.last_day.day,
            mm=f"{month.number:02d}", nmm=f"{after.number:02d}", pmm=f"{before.number:02d}",
            q=QUARTERS[(month.number - 1) // 3],
        )  # fmt: skip


QUARTERS = ("I", "II", "III", "IV")

NEAR = frozenset({Place.OVER_ALL, Place.OVER_SOME, Place.IN_HEADING, Place.BEHIND_NAME})
LINES = frozenset({Place.SECOND_LINE, Place.BETWEEN})
REMARKS = frozenset({Place.SECOND_LINE, Place.BETWEEN, Place.ABOVE, Place.BELOW})
EVERYWHERE = NEAR | LINES | {Place.BESIDE}
NAMED = frozenset({Place.SHEET_NAME})
TITLED = frozenset({Place.TITLE})
COUNTED = frozenset({Place.UNIT_OF_COUNT})

Wordings = Mapping[frozenset[Place], tuple[str, ...]]

HARMFUL: Mapping[Role, Wordings] = {
    Role.OTHER_MONTH: {
        EVERYWHERE: (
            "Tháng {pm}/{py}", "tháng {pm} năm {py}", "Số liệu tháng {pm}/{py}", "T{pm}/{py}",
            "Kỳ báo cáo tháng {pm}/{py}", "Thực hiện tháng {pm}/{py}",
        ),
        REMARKS: (
            "Số liệu trong biểu là số liệu tháng {pm}/{py}",
            "số liệu của tháng {pm} năm {py}, chưa cập nhật",
        ),
        NAMED: ("Tháng {pm}", "T{pm}.{py}", "Thang {pm}", "{pmm}-{py}"),
        TITLED: ("tháng {pm} năm {py}", "tháng {pm}/{py}"),
    },
    Role.CUMULATIVE: {
        EVERYWHERE: (
            "Lũy kế từ đầu năm", "Luỹ kế từ đầu năm đến nay", "Cộng dồn từ đầu năm", "lũy kế",
            "Lũy kế {m} tháng đầu năm {y}", "Từ đầu năm đến hết tháng {m}/{y}",
        ),
        REMARKS: (
            "Số liệu lũy kế từ đầu năm đến hết kỳ báo cáo", "Số liệu được cộng dồn từ tháng 01/{y}",
            "các số trong biểu là số lũy kế",
            "số liệu tính từ ngày 01/01/{y} đến hết tháng {m}/{y}",
        ),
        NAMED: ("Lũy kế", "Luy ke T{m}", "Cộng dồn"),
        TITLED: ("lũy kế từ đầu năm", "(lũy kế đến hết tháng {m}/{y})"),
    },
    Role.OTHER_YEAR: {
        EVERYWHERE: (
            "Cùng kỳ năm trước", "Cùng kỳ năm {ly}", "Năm {ly}", "Số liệu cùng kỳ",
            "Cùng kỳ tháng {m}/{ly}", "Thực hiện năm {ly}",
        ),
        REMARKS: ("Số liệu là của cùng kỳ năm {ly}", "Số liệu cùng kỳ năm trước"),
        NAMED: ("Cùng kỳ", "Năm {ly}", "Cung ky {ly}"),
        TITLED: ("cùng kỳ năm {ly}", "(số liệu cùng kỳ năm trước)"),
    },
    Role.PLAN: {
        EVERYWHERE: (
            "Kế hoạch giao", "Kế hoạch năm {y}", "Chỉ tiêu giao", "Chỉ tiêu năm {y}", "Kế hoạch",
            "Chỉ tiêu phấn đấu", "Số giao đầu năm",
        ),
        REMARKS: ("Số liệu là chỉ tiêu giao cho từng đơn vị", "số kế hoạch giao đầu năm {y}"),
        NAMED: ("Kế hoạch", "Chỉ tiêu giao"),
        TITLED: ("(chỉ tiêu giao)", "theo kế hoạch giao năm {y}"),
    },
    Role.ESTIMATE: {
        EVERYWHERE: (
            "Ước thực hiện", "Ước thực hiện tháng {m}", "Số ước", "Ước tháng {m}/{y}", "Ước tính",
            "ước cả tháng",
        ),
        REMARKS: (
            "Số liệu ước thực hiện", "Số liệu tháng {m} là số ước, sẽ điều chỉnh sau",
            "số liệu ước tính đến hết tháng {m}",
        ),
        NAMED: ("Ước T{m}", "Uoc thuc hien"),
        TITLED: ("ước thực hiện tháng {m}", "(số liệu ước)"),
    },
    Role.FIELD: {
        EVERYWHERE: (
            "Lĩnh vực hộ tịch", "Lĩnh vực: Đất đai", "Riêng lĩnh vực chứng thực",
            "chỉ tính lĩnh vực hộ tịch", "không tính lĩnh vực đất đai", "trừ lĩnh vực đất đai",
            "không bao gồm lĩnh vực chứng thực",
        ),
        REMARKS: (
            "Chỉ tính hồ sơ lĩnh vực hộ tịch", "Số liệu không bao gồm hồ sơ lĩnh vực đất đai",
            "chưa bao gồm lĩnh vực đất đai", "số liệu riêng lĩnh vực tư pháp - hộ tịch",
        ),
        NAMED: ("Đất đai", "Hộ tịch", "LV đất đai"),
        TITLED: ("lĩnh vực hộ tịch", "lĩnh vực đất đai", "thuộc lĩnh vực chứng thực"),
    },
    Role.CHANNEL: {
        EVERYWHERE: (
            "Toàn trình", "Chỉ tính hồ sơ trực tuyến", "Hồ sơ nộp qua bưu chính công ích",
            "riêng hồ sơ trực tuyến", "dịch vụ công trực tuyến toàn trình", "không tính hồ sơ BCCI",
            "hồ sơ tiếp nhận trực tiếp",
        ),
        REMARKS: (
            "Chỉ tính hồ sơ tiếp nhận trực tuyến", "Số liệu chưa gồm hồ sơ nộp trực tiếp",
            "không bao gồm hồ sơ tiếp nhận qua dịch vụ bưu chính",
        ),
        NAMED: ("Toàn trình", "HS trực tuyến"),
        TITLED: ("đối với hồ sơ trực tuyến", "(dịch vụ công toàn trình)"),
    },
    Role.PART: {
        NEAR | LINES: (
            "chỉ tính hồ sơ có thu phí", "chỉ tính hồ sơ của doanh nghiệp",
            "không tính hồ sơ liên thông", "riêng hồ sơ của tổ chức", "trừ hồ sơ liên thông",
        ),
        REMARKS: (
            "Số liệu chỉ tính hồ sơ của doanh nghiệp", "Chưa bao gồm hồ sơ liên thông",
            "không tính hồ sơ công dân rút", "chưa tính hồ sơ giải quyết ngay trong ngày",
        ),
        TITLED: ("(không tính hồ sơ liên thông)", "(riêng hồ sơ của doanh nghiệp)"),
    },
    Role.UNITS: {
        frozenset({Place.BEHIND_NAME}): ("bao gồm cả cấp xã", "toàn huyện", "gồm 14 xã, thị trấn"),
    },
    Role.PART_OF_MONTH: {
        NEAR | LINES | {Place.BESIDE}: (
            "Từ ngày 01/{mm}/{y} đến ngày 15/{mm}/{y}", "Tuần 1 tháng {m}/{y}",
            "15 ngày đầu tháng {m}/{y}", "Quý {q}/{ly}", "6 tháng đầu năm {ly}",
        ),
        REMARKS: (
            "Số liệu tính từ ngày 01/{mm}/{y} đến ngày 15/{mm}/{y}",
            "số liệu tính đến ngày 20/{mm}/{y}",
        ),
        TITLED: ("tuần 1 tháng {m} năm {y}", "(từ ngày 01/{mm}/{y} đến ngày 15/{mm}/{y})"),
    },
    Role.SCALE: {
        COUNTED: (
            "Đơn vị tính: nghìn hồ sơ", "ĐVT: 1.000 hồ sơ", "Đơn vị tính: trăm hồ sơ",
            "(Đơn vị: nghìn hồ sơ)", "ĐVT: ngàn hồ sơ", "Đơn vị tính: 1000 hồ sơ",
        ),
        frozenset({Place.OVER_ALL, Place.OVER_SOME, Place.IN_HEADING}): (
            "nghìn hồ sơ", "ĐVT: nghìn hồ sơ", "1.000 hồ sơ", "đơn vị: ngàn hồ sơ",
        ),
        REMARKS: (
            "Số liệu tính bằng nghìn hồ sơ", "đơn vị tính nghìn hồ sơ",
        ),
        TITLED: ("(đơn vị tính: nghìn hồ sơ)",),
    },
    Role.SHARE: {
        COUNTED: ("Đơn vị tính: %", "ĐVT: %", "Đơn vị tính: tỷ lệ %", "(ĐVT: phần trăm)"),
        frozenset({Place.OVER_ALL, Place.OVER_SOME, Place.IN_HEADING}): (
            "Tỷ lệ (%)", "%", "Tỷ lệ phần trăm", "tỷ lệ %",
        ),
        REMARKS: ("Số liệu là tỷ lệ phần trăm", "các số trong biểu là tỷ lệ %"),
        TITLED: ("(tỷ lệ %)",),
    },
}  # fmt: skip

COLUMN_HEADINGS: Mapping[Role, tuple[str, ...]] = {
    Role.OTHER_MONTH: ("Kỳ báo cáo", "Kỳ", "Tháng"),
    Role.CUMULATIVE: ("Kỳ", "Nội dung", "Loại số liệu"),
    Role.OTHER_YEAR: ("Kỳ", "Số liệu", "Nội dung"),
    Role.PLAN: ("Nội dung", "Loại số liệu"),
    Role.ESTIMATE: ("Nội dung", "Loại số liệu"),
    Role.FIELD: ("Lĩnh vực", "Phạm vi"),
    Role.CHANNEL: ("Hình thức", "Phạm vi", "Mức độ"),
    Role.PART_OF_MONTH: ("Kỳ", "Kỳ báo cáo"),
}

HARMLESS: Wordings = {
    frozenset({Place.SECOND_LINE}): (
        "(Kèm theo Báo cáo số 215/BC-UBND ngày 05/{nmm}/{ny} của UBND huyện Long Thành)",
        "(Kèm theo Báo cáo số       /BC-UBND ngày      tháng {nm} năm {ny})",
        "(Ban hành kèm theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020)",
        "Căn cứ Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ",
        "(Theo Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ)",
        "(Thực hiện Kế hoạch số 38/KH-UBND ngày 26/01/{y} của UBND huyện)",
        "(Áp dụng từ ngày 01/01/2021)",
        "Biểu số II.06a/VPCP/KSTT", "Mẫu số 06a", "Phụ lục II", "Phụ lục 01",
        "(so với tháng {pm}/{py} tăng 4,2%)",
        "(giảm 12 hồ sơ so với tháng {pm}/{py})",
        "(tăng 3,1% so với cùng kỳ năm {ly})",
        "(Số liệu phát sinh trong tháng, không cộng dồn)", "(không lũy kế)",
        "Số liệu không lũy kế từ đầu năm", "Số liệu trong tháng {m}/{y}",
        "Số liệu trích từ hệ thống lúc 08:00 ngày 05/{nm}/{ny}",
        "(Số liệu được trích xuất từ Hệ thống thông tin giải quyết TTHC ngày 03/{nmm}/{ny})",
        "Nguồn: Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Đồng Nai",
        "Thời điểm xuất báo cáo: 05/{nmm}/{ny} 08:15", "Ngày in: 05/{nmm}/{ny}",
        "Địa chỉ: số 1 đường Lê Duẩn, thị trấn Long Thành; điện thoại 0251.3844001",
        "Đơn vị nhận báo cáo: Văn phòng UBND tỉnh Đồng Nai",
    ),
    TITLED: (
        "trên địa bàn huyện Long Thành", "tháng {m} năm {y}",
        "(so với tháng {pm}/{py} tăng 4,2%)", "(theo Thông tư số 01/2020/TT-VPCP)",
        "theo cơ chế một cửa, một cửa liên thông",
    ),
    NAMED: (
        "T{m}", "Thang {m}", "Tháng {m}-{y}", "{mm}.{y}", "Sheet1", "Bieu 06a", "BC T{m}.{y}",
        "Tổng hợp", "Long Thành", "Data", "Bao cao", "PL1", "Biểu 1",
    ),
    frozenset({Place.OVER_ALL}): (
        "Tháng {m}/{y}", "Tháng {m} năm {y}", "Trong tháng", "Kết quả trong tháng {m}/{y}",
        "Số hồ sơ TTHC", "Kết quả giải quyết TTHC", "Thực hiện tháng {m}/{y}",
        "Tình hình tiếp nhận, giải quyết hồ sơ",
    ),
    frozenset({Place.OVER_SOME}): ("Tháng {m}/{y}", "Trong tháng {m}/{y}", "Kết quả trong tháng"),
    frozenset({Place.IN_HEADING}): (
        "(hồ sơ)", "(trong tháng)", "(trong kỳ)", "(tháng {m}/{y})", "(nếu có)", "(đơn vị: hồ sơ)",
    ),
    frozenset({Place.BEHIND_NAME}): (
        "(huyện Long Thành)", "huyện Long Thành", "tỉnh Đồng Nai", "(*)",
    ),
    COUNTED: (
        "Đơn vị tính: Hồ sơ", "ĐVT: hồ sơ", "Đơn vị tính: Số hồ sơ TTHC.", "(Đơn vị: hồ sơ)",
        "Đơn vị tính: hồ sơ, phiếu",
    ),
    frozenset({Place.BETWEEN}): (
        "Kết quả tháng {m}/{y}", "UBND các xã, thị trấn", "Trong tháng {m} năm {y}",
    ),
    frozenset({Place.ABOVE, Place.BELOW}): (
        "Số liệu tổng hợp từ báo cáo của các đơn vị.",
        "Số liệu được trích xuất lúc 08 giờ 00 ngày 05/{nmm}/{ny}.",
        "trong tháng có 03 hồ sơ quá hạn do chờ phối hợp của Sở Tài nguyên và Môi trường.",
        "So với tháng {pm}/{py}, số hồ sơ tiếp nhận tăng 4,2%.",
        "Hồ sơ quá hạn giảm 2 hồ sơ so với cùng kỳ năm {ly}.",
        "Cột (3) = (4) + (5) + (6).", "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 97,5%.",
        "Số liệu tính đến hết ngày {last}/{mm}/{y}.",
        "Báo cáo này thay thế Báo cáo số 198/BC-UBND ngày 03/{nmm}/{ny}.",
    ),
    frozenset({Place.SIGNATURE}): (
        "Nơi nhận:\n- Văn phòng UBND tỉnh;\n- Phòng Nội vụ;\n- Lưu: VT.", "Người lập biểu",
        "Long Thành, ngày 05 tháng {nm} năm {ny}", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        "TM. ỦY BAN NHÂN DÂN",
    ),
}  # fmt: skip


def harmful() -> Iterator[Phrase]:
    for role, wordings in HARMFUL.items():
        headings = COLUMN_HEADINGS.get(role, ("Ghi chú",))
        for places, texts in wordings.items():
            for number, text in enumerate(texts):
                yield Phrase(role, text, places, headings[number % len(headings)])


def harmless() -> Iterator[Phrase]:
    yield from (
        Phrase(Role.HARMLESS, text, places) for places, texts in HARMLESS.items() for text in texts
    )
    for heading, text in BESIDE_HARMLESS:
        yield Phrase(Role.HARMLESS, text, frozenset({Place.BESIDE}), heading)


BESIDE_HARMLESS = (
    ("Ghi chú", "Đã đối soát"),
    ("Kỳ báo cáo", "Tháng {m}/{y}"),
    ("Kỳ", "Tháng {m}"),
    ("Địa bàn", "Huyện Long Thành"),
    ("Người lập", "Nguyễn Văn A"),
)
