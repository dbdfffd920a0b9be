"""Which line of a document is which of its parts (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from reports.form.lines import Line
from wording.papers import form as words


class Part(StrEnum):
    """The parts that have a form of their own."""

    NATION = "nation"
    MOTTO = "motto"
    SUPERIOR = "superior"
    ISSUER = "issuer"
    NUMBER = "number"
    DAY = "day"
    KIND = "kind"
    SUBJECT = "subject"
    LETTER_SUBJECT = "letter_subject"
    ADDRESSED = "addressed"
    GROUND = "ground"
    SECTION = "section"
    POINT = "point"
    BODY = "body"
    AUTHORITY = "authority"
    SIGNER = "signer"
    RECIPIENTS = "recipients"
    RECIPIENT = "recipient"
    ANNEX = "annex"
    ANNEX_TITLE = "annex_title"
    ANNEXED = "annexed"


Parts = dict[Part, list[Line]]

_NUMBER = re.compile(r"^Số\s*:", re.IGNORECASE)
_DAY = re.compile(r"ngày .*tháng .*năm", re.IGNORECASE)
_LETTER = re.compile(r"^V/v\b", re.IGNORECASE)
_SECTION = re.compile(r"^[IVX]+\.\s")
_POINT = re.compile(r"^\d+\.\s")
_LISTED = re.compile(r"^-\s")
_ANNEX = re.compile(r"^phụ lục(\s+[IVX\d]+)?$", re.IGNORECASE)
_ANNEXED = re.compile(r"^\(\s*kèm theo", re.IGNORECASE)
_GROUND = re.compile(r"^căn cứ\b", re.IGNORECASE)


def parts_of(lines: Sequence[Line], kinds: Sequence[str]) -> Parts:
    """The lines of each part; one that is not found has none.

    Args:
        lines: All of a document.
        kinds: The names a kind of document may have.
    """
    found: Parts = {part: [] for part in Part}
    main = [line for line in lines if line.text]
    sign = next((line.cell for line in main if _is(line, words.RECIPIENTS)), None)
    head = next((line.cell for line in main if _is(line, words.NATION)), None)
    for line in main:
        part = _head(line, head) or _end(line, sign, found) or _body(line, head, found, kinds)
        if part:
            found[part].append(line)
    _split_office(found)
    return found


def _is(line: Line, text: str) -> bool:
    return line.text.casefold() == text.casefold()


def _head(line: Line, head: tuple[int, int, int] | None) -> Part | None:
    if _is(line, words.NATION):
        return Part.NATION
    if line.text.casefold().replace(" ", "") == words.MOTTO.casefold().replace(" ", ""):
        return Part.MOTTO
    if line.section or (head and (not line.cell or line.cell[0] != head[0])):
        return None
    if _NUMBER.match(line.text):
        return Part.NUMBER
    if _LETTER.match(line.text):
        return Part.LETTER_SUBJECT
    if head and line.cell and _DAY.search(line.text):
        return Part.DAY
    if head and line.cell and line.cell[1] == head[1] and line.cell[2] != head[2]:
        return Part.ISSUER
    return None


def _end(line: Line, sign: tuple[int, int, int] | None, found: Parts) -> Part | None:
    if _is(line, words.RECIPIENTS):
        return Part.RECIPIENTS
    if not sign or not line.cell or line.cell[0] != sign[0]:
        return None
    if line.cell[2] == sign[2]:
        return Part.RECIPIENT
    known = found[Part.AUTHORITY]
    upper = line.text == line.text.upper()
    return Part.AUTHORITY if upper or not known else Part.SIGNER


def _body(
    line: Line, head: tuple[int, int, int] | None, found: Parts, kinds: Sequence[str]
) -> Part | None:
    if line.cell:
        return None
    if line.section:
        return _annex(line, found)
    if head is not None and not found[Part.NATION]:
        # What stands above the nation ("DỰ THẢO", a label) belongs to no part.
        return None
    text = line.text
    if not found[Part.KIND] and text.casefold() in {kind.casefold() for kind in kinds}:
        return Part.KIND
    if found[Part.KIND] and line.align == "centre" and not _opened(found):
        return Part.ADDRESSED if text.startswith(words.ADDRESSED) else Part.SUBJECT
    if text.startswith(words.ADDRESSED) or (_LISTED.match(text) and not _begun(found)):
        return Part.ADDRESSED
    if _GROUND.match(text) and not found[Part.SECTION]:
        return Part.GROUND
    if _SECTION.match(text):
        return Part.SECTION
    return Part.POINT if _POINT.match(text) else Part.BODY


def _begun(found: Parts) -> bool:
    return any(found[part] for part in (Part.GROUND, Part.BODY, Part.SECTION, Part.POINT))


def _opened(found: Parts) -> bool:
    return bool(found[Part.ADDRESSED]) or _begun(found)


def _annex(line: Line, found: Parts) -> Part | None:
    if _ANNEX.match(line.text):
        return Part.ANNEX
    if _ANNEXED.match(line.text):
        return Part.ANNEXED
    last = found[Part.ANNEX][-1] if found[Part.ANNEX] else None
    told = [each.section for each in found[Part.ANNEXED]]
    if last and last.section == line.section and line.section not in told:
        return Part.ANNEX_TITLE
    return None


def _split_office(found: Parts) -> None:
    """The bold lines of the office's column are the issuer's, those above it the superior's."""
    office = found[Part.ISSUER]
    first = next((at for at, line in enumerate(office) if True in line.bold), None)
    if first:
        found[Part.SUPERIOR], found[Part.ISSUER] = office[:first], office[first:]
