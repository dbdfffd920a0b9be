"""What is off in the form of a document, said to whoever has to mend it."""

from __future__ import annotations

_PARTS = {
    "nation": "Quốc hiệu",
    "motto": "Tiêu ngữ",
    "superior": "Tên cơ quan chủ quản",
    "issuer": "Tên cơ quan ban hành",
    "number": "Số, ký hiệu",
    "day": "Địa danh, ngày tháng",
    "kind": "Tên loại văn bản",
    "subject": "Trích yếu",
    "letter_subject": "Trích yếu công văn",
    "addressed": "Kính gửi",
    "ground": "Căn cứ",
    "section": "Tiêu đề mục (I, II, …)",
    "point": "Khoản (1, 2, …)",
    "body": "Nội dung",
    "authority": "Quyền hạn, chức vụ người ký",
    "signer": "Họ tên người ký",
    "recipients": "Chữ “Nơi nhận:”",
    "recipient": "Danh sách nơi nhận",
    "annex": "Chữ “Phụ lục”",
    "annex_title": "Tên phụ lục",
    "annexed": "Dòng “(Kèm theo …)”",
}
_LOOKS = {
    "case": "phải viết {wanted}",
    "size": "cỡ chữ phải là {wanted}, đang là {found}",
    "weight": "phải là {wanted}",
    "slope": "phải là {wanted}",
    "align": "phải {wanted}",
}
_WORDS = {
    "upper": "chữ in hoa",
    "lower": "chữ thường",
    "bold": "chữ đậm",
    "plain": "chữ không đậm",
    "italic": "chữ nghiêng",
    "upright": "chữ đứng",
    "left": "nằm bên trái",
    "centre": "nằm giữa",
    "right": "nằm bên phải",
    "both": "căn đều hai lề",
}
_OTHERS = {
    "page.paper": "Khổ giấy phải là {wanted}, đang là {found}",
    "page.top": "Lề trên phải là {wanted}, đang là {found}",
    "page.bottom": "Lề dưới phải là {wanted}, đang là {found}",
    "page.left": "Lề trái phải là {wanted}, đang là {found}",
    "page.right": "Lề phải phải là {wanted}, đang là {found}",
    "page.numbered": "Chưa đánh số trang ở lề trên",
    "page.number_place": "Số trang phải nằm giữa lề trên",
    "page.number_size": "Số trang phải là cỡ {wanted}, đang là {found}",
    "page.first_hidden": "Trang thứ nhất không hiện số trang",
    "page.font": "Phông chữ phải là {wanted}, đang có {found}",
    "page.colour": "Chữ phải màu đen",
    "page.landscape": "Trang nội dung phải để dọc; chỉ phụ lục được để ngang",
    "body.first_line": "Dòng đầu đoạn phải lùi {wanted}, đang lùi {found}",
    "body.between": "Các đoạn phải cách nhau ít nhất {wanted}, đang là {found}",
    "body.spacing": "Giãn dòng phải trong khoảng {wanted}, đang là {found}",
    "annex.numbered_apart": "Số trang của từng phụ lục phải đánh riêng, từ 1",
    "motto.hyphens": "Tiêu ngữ phải viết đúng “{wanted}”, có cách hai bên gạch nối",
    "motto.rule": "Dưới tiêu ngữ phải có đường kẻ ngang dài bằng dòng chữ",
    "issuer.rule": "Dưới tên cơ quan phải có đường kẻ ngang dài 1/3 đến 1/2 dòng chữ",
    "number.form": "Số, ký hiệu phải viết như “{wanted}”",
    "number.zero": "Số nhỏ hơn 10 phải có số 0 phía trước: {wanted}",
    "number.spaces": "Giữa dấu gạch chéo, gạch nối trong ký hiệu không có khoảng trống: “{wanted}”",
    "number.mark": "Ký hiệu phải là “{wanted}” theo tên loại và cơ quan ban hành",
    "day.form": "Địa danh, ngày tháng phải viết như “{wanted}”",
    "day.zero": "Chỉ ngày nhỏ hơn 10 và tháng 1, 2 có số 0 phía trước: {wanted}",
    "kind.known": "Không phải tên một trong 29 loại văn bản hành chính",
    "kind.present": "Thiếu tên loại văn bản hoặc “V/v …” của công văn",
    "subject.present": "Thiếu trích yếu dưới tên loại văn bản",
    "addressed.allowed": "Chỉ tờ trình, báo cáo gửi cấp trên và công văn có “Kính gửi”",
    "addressed.as_above": "Có “Kính gửi” thì nơi nhận đầu tiên phải là “{wanted}”",
    "ground.end": "Mỗi căn cứ một dòng, cuối dòng có dấu “{wanted}”",
    "section.counted": "Mục phải đánh số La Mã liên tiếp, đến đây là {wanted}",
    "recipient.dash": "Mỗi nơi nhận một dòng, viết như “{wanted}”",
    "recipient.end": "Cuối dòng nơi nhận phải là dấu “{wanted}”",
    "recipient.filed": "Nơi nhận phải có dòng “{wanted}”",
    "recipient.filed_last": "Dòng “Lưu” phải ở cuối nơi nhận",
    "authority.before": "Chữ viết tắt trước chức vụ phải là một trong {wanted}",
    "signer.title": "Trước họ tên người ký không ghi học hàm, học vị và danh hiệu",
    "end.mark": "Cuối nội dung phải có dấu “{wanted}”",
    "annex.counted": "Từ hai phụ lục trở lên phải đánh số La Mã: “{wanted}”",
    "annex.mentioned": "Nội dung phải có chỗ dẫn đến phụ lục",
    "annex.told": "Dưới tên phụ lục phải có dòng “{wanted}”",
}
_HAS = ", đang "
_MISSING = "Thiếu {part}"
_SENTENCE = "{where}: {what} ({clause})."
_QUOTE = "{part} “{text}”"
_LONGEST = 60
"""Letters of a line that are quoted; the rest is known by its beginning."""


def finding(check: str, text: str, wanted: str, found: str, clause: str) -> str:
    """One sentence: where, what is asked, and where the decree asks it.

    Args:
        check: `nation.size`.
        text: The line that is meant; empty where none is.
        wanted: What is asked, in the decree's words or one of the words of a look.
        found: What stands there.
        clause: Where the decree says so.
    """
    part, aspect = check.split(".")
    named = _PARTS.get(part, "")
    if aspect == "present" and check not in _OTHERS:
        said = _MISSING.format(part=named[:1].lower() + named[1:])
        return f"{said} ({clause})."
    what = _LOOKS[aspect] if aspect in _LOOKS else _OTHERS[check]
    if not found:
        # A file need not say what it has, as with the letters of a theme.
        what = what.partition(_HAS)[0]
    told = what.format(wanted=_WORDS.get(wanted, wanted), found=_WORDS.get(found, found))
    if not text:
        return f"{told} ({clause})."
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    where = _QUOTE.format(part=named, text=short) if aspect in _LOOKS else f"“{short}”"
    return _SENTENCE.format(where=where.strip(), what=told[:1].lower() + told[1:], clause=clause)
