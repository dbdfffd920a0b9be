"""The fixed words of administrative documents (Nghị định 30/2020/NĐ-CP, Phụ lục I and III)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
KINDS = {
    "BC": "Báo cáo",
    "TB": "Thông báo",
    "KH": "Kế hoạch",
    "TTr": "Tờ trình",
    "CV": "Công văn",
}
SUBJECT_OF_LETTER = "V/v {subject}"
ADDRESSED = "Kính gửi:"
RECIPIENTS = "Nơi nhận:"
AS_ABOVE = "Như trên"
FILED = "Lưu: VT"
END = "./."
ANNEX = "Phụ lục"
_ANNEXED = "(Kèm theo {document} số        /{mark} ngày      tháng      năm {year} của {issuer})"
BLANK = "[…… {asks} ……]"
_NUMBER = "Số: {number}/{mark}"
_OPEN = "       "
_DAY = "{place}, ngày {day} tháng {month} năm {year}"


def number_line(number: str, mark: str) -> str:
    """`Số: 05/BC-UBND`; a number below ten has a zero before it, and one not yet given is open.

    Args:
        number: As the office gave it; empty while it did not.
        mark: What stands behind the stroke.
    """
    shown = number.zfill(2) if number.isdecimal() else number or _OPEN
    return _NUMBER.format(number=shown, mark=mark)


def place_and_day(place: str, day: date | None, year: int) -> str:
    """`Đồng Nai, ngày 05 tháng 02 năm 2026`; a day below ten and the months 1 and 2 have a zero.

    Args:
        place: Where the office sits.
        day: Empty where it is left open.
        year: Printed where the day is open.
    """
    if day is None:
        return _DAY.format(place=place, day="     ", month="     ", year=year)
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return _DAY.format(place=place, day=f"{day.day:02d}", month=month, year=day.year)


def listed(names: Sequence[str]) -> list[str]:
    """Addressees as they are printed: one bare, several one a line, the last with a full stop."""
    if len(names) < 2:
        return list(names)
    return [*(f"- {name};" for name in names[:-1]), f"- {names[-1]}."]


def recipients(addressed: Sequence[str], others: Sequence[str], drafter: str) -> list[str]:
    """The lines under `Nơi nhận:`, the addressees' first and the archive's last."""
    above = (AS_ABOVE,) if addressed else ()
    filed = ", ".join(part for part in (FILED, drafter) if part)
    return [*(f"- {each};" for each in (*above, *others)), f"- {filed}."]


def annex_name(at: int, count: int) -> str:
    """`Phụ lục II`; an only one has no number."""
    return f"{ANNEX} {roman(at)}" if count > 1 else ANNEX


def annexed(kind: str, mark: str, year: int, issuer: str) -> str:
    """What an annex belongs to; number and day stay open, as the signing system fills them in."""
    return _ANNEXED.format(document=KINDS[kind], mark=mark, year=year, issuer=issuer)


def roman(number: int) -> str:
    """A number from one to twenty, as annexes are counted."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
