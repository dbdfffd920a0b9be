"""The form of administrative documents: ours keep it, and every fault is found by its own check."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from reports.form.checked import all_checks, form_findings
from reports.writers import word
from tests.reports.documents import LETTER, NOTICE, REPORT
from wording.papers import findings as said

SOUND = {"report": REPORT, "letter": LETTER, "notice": NOTICE}
WRITTEN = {name: word.written(document) for name, document in SOUND.items()}


@pytest.mark.parametrize("name", SOUND)
def test_what_we_write_keeps_the_form(name: str) -> None:
    assert form_findings(WRITTEN[name]) == ()


def test_at_least_sixty_things_are_looked_at_each_with_a_sentence() -> None:
    checks = all_checks()
    assert len(set(checks)) == len(checks) >= 60
    for check in checks:
        sentence = said.finding(check, "Dòng này", "13", "12", "ô 1")
        assert sentence.endswith("(ô 1).")


def line(document: WordDocument, starts: str) -> Paragraph:
    """The paragraph that begins so, in a cell or outside."""
    inside = (p for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs)
    found: Paragraph = next(
        p for p in (*document.paragraphs, *inside) if p.text.strip().startswith(starts)
    )
    return found


def text(starts: str, new: str) -> Callable[[WordDocument], None]:
    def change(document: WordDocument) -> None:
        line(document, starts).runs[0].text = new

    return change


def size(starts: str, points: float) -> Callable[[WordDocument], None]:
    def change(document: WordDocument) -> None:
        line(document, starts).runs[0].font.size = Pt(points)

    return change


def plain(starts: str) -> Callable[[WordDocument], None]:
    def change(document: WordDocument) -> None:
        line(document, starts).runs[0].bold = not line(document, starts).runs[0].bold

    return change


def slope(starts: str) -> Callable[[WordDocument], None]:
    def change(document: WordDocument) -> None:
        run = line(document, starts).runs[0]
        run.italic = not run.italic

    return change


def align(starts: str) -> Callable[[WordDocument], None]:
    def change(document: WordDocument) -> None:
        line(document, starts).alignment = WD_ALIGN_PARAGRAPH.RIGHT

    return change


def section(at: int, **values: object) -> Callable[[WordDocument], None]:
    def change(document: WordDocument) -> None:
        for name, value in values.items():
            setattr(document.sections[at], name, value)

    return change


def without(starts: str) -> Callable[[WordDocument], None]:
    return text(starts, "")


def colour(document: WordDocument) -> None:
    line(document, "Trong tháng").runs[0].font.color.rgb = RGBColor(255, 0, 0)


def other_font(document: WordDocument) -> None:
    line(document, "Trong tháng").runs[0].font.name = "Arial"


def no_numbers(document: WordDocument) -> None:
    for run in document.sections[0].header.paragraphs[0].runs:
        run._r.getparent().remove(run._r)


def tight(document: WordDocument) -> None:
    line(document, "Trong tháng").paragraph_format.space_after = Pt(0)


def wide(document: WordDocument) -> None:
    line(document, "Trong tháng").paragraph_format.line_spacing = 2.0


def flush(document: WordDocument) -> None:
    line(document, "Trong tháng").paragraph_format.first_line_indent = Pt(0)


FAULTS: dict[str, tuple[Callable[[WordDocument], None], str]] = {
    "the nation in small letters": (
        text("CỘNG HÒA", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        "nation.case",
    ),
    "the nation too large": (size("CỘNG HÒA", 15), "nation.size"),
    "the nation not bold": (plain("CỘNG HÒA"), "nation.weight"),
    "the motto without blanks": (text("Độc lập", "Độc lập-Tự do-Hạnh phúc"), "motto.hyphens"),
    "the motto too small": (size("Độc lập", 12), "motto.size"),
    "no motto": (without("Độc lập"), "motto.present"),
    "the superior too small": (size("TỈNH ĐỒNG NAI", 10), "superior.size"),
    "the issuer not in the middle": (align("HUYỆN LONG THÀNH"), "issuer.align"),
    "the number without a zero": (text("Số:", "Số: 7/BC-UBND"), "number.zero"),
    "blanks in the number": (text("Số:", "Số: 07/ BC - UBND"), "number.spaces"),
    "the number without the issuer": (text("Số:", "Số: 07/BC"), "number.mark"),
    "another kind's mark": (text("Số:", "Số: 07/TB-UBND"), "number.mark"),
    "no number": (without("Số:"), "number.present"),
    "the day without a zero": (
        text("Long Thành,", "Long Thành, ngày 5 tháng 02 năm 2024"),
        "day.zero",
    ),
    "March with a zero": (text("Long Thành,", "Long Thành, ngày 15 tháng 03 năm 2024"), "day.zero"),
    "the day with strokes": (
        text("Long Thành,", "Long Thành, ngày tháng năm: 05/02/2024"),
        "day.form",
    ),
    "the day upright": (slope("Long Thành,"), "day.slope"),
    "a kind that does not exist": (text("BÁO CÁO", "LỊCH KIỂM TRA"), "kind.known"),
    "the kind not bold": (plain("BÁO CÁO"), "kind.weight"),
    "a plan that is addressed": (text("BÁO CÁO", "KẾ HOẠCH"), "addressed.allowed"),
    "the subject too small": (size("Công tác kiểm soát", 12), "subject.size"),
    "a section as a sentence": (text("I. TÌNH HÌNH", "I. Tình hình, kết quả"), "section.case"),
    "sections counted wrongly": (text("II. ĐỀ XUẤT", "III. ĐỀ XUẤT, KIẾN NGHỊ"), "section.counted"),
    "the body too small": (size("Trong tháng", 12), "body.size"),
    "the body flush right": (align("Trong tháng"), "body.align"),
    "no first line": (flush, "body.first_line"),
    "paragraphs without room": (tight, "body.between"),
    "lines too far apart": (wide, "body.spacing"),
    "red letters": (colour, "page.colour"),
    "another font": (other_font, "page.font"),
    "a narrow left margin": (section(0, left_margin=Mm(20)), "page.left"),
    "a wide right margin": (section(0, right_margin=Mm(30)), "page.right"),
    "letter paper": (section(0, page_width=Mm(216), page_height=Mm(279)), "page.paper"),
    "no page numbers": (no_numbers, "page.numbered"),
    "a number on the first page": (
        section(0, different_first_page_header_footer=False),
        "page.first_hidden",
    ),
    "no end": (text("Trên đây", "Trên đây là báo cáo."), "end.mark"),
    "no authority in front": (text("TM. ỦY", "TU. ỦY BAN NHÂN DÂN"), "authority.before"),
    "a signer with a degree": (text("Nguyễn Văn", "ThS. Nguyễn Văn An"), "signer.title"),
    "recipients too large": (size("- Văn phòng UBND", 13), "recipient.size"),
    "a recipient without its end": (
        text("- Văn phòng UBND", "- Văn phòng UBND tỉnh"),
        "recipient.end",
    ),
    "nothing filed": (text("- Lưu", "- Sở Nội vụ."), "recipient.filed"),
    "not as above": (text("- Như trên", "- Sở Nội vụ;"), "addressed.as_above"),
    "the recipients' word upright": (slope("Nơi nhận"), "recipients.slope"),
    "an annex without a Roman number": (text("Phụ lục II", "Phụ lục 2"), "annex.counted"),
    "an annex's title in small letters": (
        text("ĐƠN VỊ BÁO CÁO", "Đơn vị báo cáo muộn"),
        "annex_title.case",
    ),
    "an annex nobody speaks of": (
        text("Trong tháng", "Trong tháng đã giải quyết xong."),
        "annex.mentioned",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault: str) -> None:
    change, check = FAULTS[fault]
    document = docx.Document(BytesIO(WRITTEN["report"]))
    change(document)
    held = BytesIO()
    document.save(held)
    found = {finding.check for finding in form_findings(held.getvalue())}
    assert check in found
    assert found <= set(all_checks())
