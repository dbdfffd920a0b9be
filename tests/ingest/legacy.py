"""Writes Vietnamese as it was typed before Unicode."""

from __future__ import annotations

from unicodedata import normalize

from openpyxl.styles import Font
from openpyxl.workbook import Workbook

_LETTERS = "àáảãạ ăằắẳẵặ âầấẩẫậ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ đ"
_TCVN3 = (
    "\u00b5\u00b8\u00b6\u00b7\u00b9 \u00a8\u00bb\u00be\u00bc\u00bd\u00c6 "
    "\u00a9\u00c7\u00ca\u00c8\u00c9\u00cb \u00cc\u00d0\u00ce\u00cf\u00d1 "
    "\u00aa\u00d2\u00d5\u00d3\u00d4\u00d6 \u00d7\u00dd\u00d8\u00dc\u00de "
    "\u00df\u00e3\u00e1\u00e2\u00e4 \u00ab\u00e5\u00e8\u00e6\u00e7\u00e9 "
    "\u00ac\u00ea\u00ed\u00eb\u00ec\u00ee \u00ef\u00f3\u00f1\u00f2\u00f4 "
    "\u00ad\u00f5\u00f8\u00f6\u00f7\u00f9 \u00fa\u00fd\u00fb\u00fc\u00fe \u00ae"
)
_TO_TCVN3 = dict(zip(_LETTERS, _TCVN3, strict=True)) | {
    "Ă": "\u00a1",
    "Â": "\u00a2",
    "Ê": "\u00a3",
    "Ô": "\u00a4",
    "Ơ": "\u00a5",
    "Ư": "\u00a6",
    "Đ": "\u00a7",
}
_SINGLE_VNI = {"đ": "ñ", "ị": "ò", "ỉ": "æ", "ĩ": "ó", "ơ": "ô", "ư": "ö", "ì": "ì", "í": "í"}
_VNI_TONES = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_ROUND = {"": "â", "\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_SHORT = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}


def tcvn3(text: str) -> str:
    """As a `.VnTime` font needs it; capitals with a tone have no letter and become small."""
    return "".join(
        _TO_TCVN3.get(letter) or _TO_TCVN3.get(letter.lower(), letter)
        for letter in normalize("NFC", text)
    )


def vni(text: str) -> str:
    """As a `VNI-Times` font needs it: a letter and its mark."""
    return "".join(map(_vni_letter, normalize("NFC", text)))


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    if small.isascii():
        return letter
    written = _SINGLE_VNI.get(small) or _with_mark(small)
    return written if letter == small else written.upper()


def _with_mark(letter: str) -> str:
    base, *marks = list(normalize("NFD", letter))
    tone = next((mark for mark in marks if mark in _VNI_TONES), "")
    if "\u0302" in marks:
        return base + _VNI_ROUND[tone]
    if "\u0306" in marks:
        return base + _VNI_SHORT[tone]
    return _horned(base, marks) + _VNI_TONES[tone]


def _horned(base: str, marks: list[str]) -> str:
    return {"o": "ô", "u": "ö"}[base] if "\u031b" in marks else base


def typed(book: Workbook, write: object, font: str | None) -> Workbook:
    """The workbook with every text written anew, in a font where one is given."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value:
                    cell.value = write(cell.value)  # type: ignore[operator]
                    if font:
                        cell.font = Font(name=font)
    return book
