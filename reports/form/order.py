"""Checks what stands in a document and how its fixed words are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reports.form.findings import Finding
from reports.form.lines import Line
from reports.form.parts import Part, Parts
from reports.form.rules import FormRules
from wording.papers import form as words

_NUMBER = re.compile(r"^Số: ?(?P<number>\d*)\s*/(?P<mark>\S+)$")
_MARK = re.compile(r"^[A-ZĐ][\wĐđ&.]*(-[A-ZĐ][\w&Đđ.]*)*$")
_DAY = re.compile(r"^(?P<place>[^,]+), ngày\s+(?P<day>\d*)\s*tháng\s+(?P<month>\d*)\s*năm \d{4}$")
_TO_SUPERIORS = ("Tờ trình", "Báo cáo")
"""The kinds with a name that may be addressed."""
_ROMAN = re.compile(r"^phụ lục ([IVX]+)$", re.IGNORECASE)

ORDER_CHECKS = (
    *(
        f"{part}.present"
        for part in ("nation", "motto", "issuer", "number", "day", "recipients", "authority")
    ),
    "motto.hyphens",
    "motto.rule",
    "issuer.rule",
    "number.form",
    "number.zero",
    "number.spaces",
    "number.mark",
    "day.form",
    "day.zero",
    "kind.known",
    "kind.present",
    "subject.present",
    "addressed.allowed",
    "addressed.as_above",
    "ground.end",
    "section.counted",
    "recipient.dash",
    "recipient.end",
    "recipient.filed",
    "recipient.filed_last",
    "authority.before",
    "signer.title",
    "end.mark",
    "annex.counted",
    "annex.mentioned",
    "annex.told",
)


def order(lines: Sequence[Line], parts: Parts, rules: FormRules) -> Iterator[Finding]:
    """Everything that is missing, out of place or written another way."""
    for part in (Part.NATION, Part.MOTTO, Part.ISSUER, Part.NUMBER, Part.DAY, Part.RECIPIENTS):
        if not parts[part]:
            yield Finding(f"{part}.present", rules.parts[part].clause)
    yield from _head(lines, parts, rules)
    yield from _number(parts, rules)
    yield from _day(parts, rules)
    yield from _kind(parts, rules)
    yield from _recipients(parts, rules)
    yield from _signature(parts, rules)
    yield from _body(parts, rules)
    yield from _annexes(parts, rules)


def _head(lines: Sequence[Line], parts: Parts, rules: FormRules) -> Iterator[Finding]:
    for line in parts[Part.MOTTO]:
        if line.text != words.MOTTO:
            clause = rules.parts[Part.MOTTO].clause
            yield Finding("motto.hyphens", clause, line.text, words.MOTTO)
    for part in (Part.MOTTO, Part.ISSUER):
        cell = parts[part][-1].cell if parts[part] else None
        if cell and not any(line.ruled and line.cell == cell for line in lines):
            yield Finding(f"{part}.rule", rules.parts[part].clause, parts[part][-1].text)


def _number(parts: Parts, rules: FormRules) -> Iterator[Finding]:
    clause = rules.parts[Part.NUMBER].clause
    for line in parts[Part.NUMBER]:
        found = _NUMBER.match(line.text)
        if not found:
            check = "number.spaces" if re.search(r"\s-|-\s|/\s", line.text) else "number.form"
            yield Finding(check, clause, line.text, "Số: 05/BC-UBND")
            continue
        if len(found["number"]) == 1:
            yield Finding("number.zero", clause, line.text, f"0{found['number']}")
        if not _MARK.match(found["mark"]):
            yield Finding("number.form", clause, line.text, "Số: 05/BC-UBND")
        kind = parts[Part.KIND][0].text if parts[Part.KIND] else ""
        marks = {name.casefold(): mark for name, mark in rules.kinds.items()}
        wanted = marks.get(kind.casefold())
        first = found["mark"].split("-")[0]
        if wanted and (first != wanted or "-" not in found["mark"]):
            yield Finding("number.mark", clause, line.text, f"{wanted}-…")
        if not kind and first in rules.kinds.values():
            yield Finding("number.mark", clause, line.text, "UBND-VX")


def _day(parts: Parts, rules: FormRules) -> Iterator[Finding]:
    clause = rules.parts[Part.DAY].clause
    for line in parts[Part.DAY]:
        found = _DAY.match(line.text)
        if not found:
            yield Finding("day.form", clause, line.text, "…, ngày 05 tháng 02 năm 2026")
        elif (
            len(found["day"]) == 1
            or found["month"] in ("1", "2")
            or (found["month"].startswith("0") and int(found["month"]) > 2)
        ):
            yield Finding("day.zero", clause, line.text, "ngày 05 tháng 02")


def _kind(parts: Parts, rules: FormRules) -> Iterator[Finding]:
    letter, kind = parts[Part.LETTER_SUBJECT], parts[Part.KIND]
    if not letter and not kind:
        titled = next((line for line in parts[Part.BODY] if line.align == "centre"), None)
        check = "kind.known" if titled else "kind.present"
        yield Finding(check, "Điều 7", titled.text if titled else "")
    if kind and not parts[Part.SUBJECT]:
        yield Finding("subject.present", rules.parts[Part.SUBJECT].clause, kind[0].text)
    addressed = parts[Part.ADDRESSED]
    name = kind[0].text.casefold() if kind else ""
    if addressed and kind and name not in {each.casefold() for each in _TO_SUPERIORS}:
        clause = rules.parts[Part.ADDRESSED].clause
        yield Finding("addressed.allowed", clause, addressed[0].text)


def _recipients(parts: Parts, rules: FormRules) -> Iterator[Finding]:
    lines, clause = parts[Part.RECIPIENT], rules.parts[Part.RECIPIENT].clause
    for line in lines:
        if not line.text.startswith("- "):
            yield Finding("recipient.dash", clause, line.text, "- …;")
        if not line.text.endswith("." if line is lines[-1] else ";"):
            yield Finding("recipient.end", clause, line.text, "." if line is lines[-1] else ";")
    filed = [line for line in lines if words.FILED.casefold() in line.text.casefold()]
    if lines and not filed:
        yield Finding("recipient.filed", clause, "", words.FILED)
    if filed and filed[-1] is not lines[-1]:
        yield Finding("recipient.filed_last", clause, filed[-1].text)
    if parts[Part.ADDRESSED] and lines and words.AS_ABOVE not in lines[0].text:
        yield Finding("addressed.as_above", clause, lines[0].text, f"- {words.AS_ABOVE};")


def _signature(parts: Parts, rules: FormRules) -> Iterator[Finding]:
    clause = rules.parts[Part.AUTHORITY].clause
    lines = parts[Part.AUTHORITY]
    if not lines:
        yield Finding("authority.present", clause)
    for line in lines:
        short = line.text.split(" ")[0]
        if re.match(r"^[A-Z]{1,3}\.$", short) and short not in rules.authorities:
            yield Finding("authority.before", clause, line.text, ", ".join(rules.authorities))
    for line in parts[Part.SIGNER]:
        if line.text.startswith(rules.titles):
            yield Finding("signer.title", rules.parts[Part.SIGNER].clause, line.text)


def _body(parts: Parts, rules: FormRules) -> Iterator[Finding]:
    for line in parts[Part.GROUND]:
        if not line.text.endswith((";", ".")):
            yield Finding("ground.end", rules.parts[Part.GROUND].clause, line.text, ";")
    for at, line in enumerate(parts[Part.SECTION], start=1):
        if not line.text.startswith(f"{words.roman(at)}. "):
            yield Finding(
                "section.counted", rules.parts[Part.SECTION].clause, line.text, words.roman(at)
            )
    texts = [line.text for line in (*parts[Part.BODY], *parts[Part.POINT])]
    if texts and not any(text.endswith(words.END) for text in texts):
        yield Finding("end.mark", "Phụ lục III", "", words.END)


def _annexes(parts: Parts, rules: FormRules) -> Iterator[Finding]:
    names, clause = parts[Part.ANNEX], rules.parts[Part.ANNEX].clause
    for at, line in enumerate(names, start=1):
        found = _ROMAN.match(line.text)
        if len(names) > 1 and (not found or found[1].upper() != words.roman(at)):
            yield Finding("annex.counted", clause, line.text, words.annex_name(at, len(names)))
    if names and not any("phụ lục" in line.text.casefold() for line in parts[Part.BODY]):
        yield Finding("annex.mentioned", clause, names[0].text)
    told = {line.section for line in parts[Part.ANNEXED]}
    for line in names:
        if line.section not in told:
            yield Finding("annex.told", clause, line.text, "(Kèm theo …)")
