"""The words, days and months by which a title tells a period, as patterns over a title text."""

from __future__ import annotations

import re

from ingest.periods.title_text import DAY, DAYS, NO_DAY

_GAP = r"[\s()\[\],;:.]*"
_ON = rf"{_GAP}(?:ngay\b)?{_GAP}"
"""What may stand between a preposition and its day."""
_TO = rf"{_GAP}(?:-{_GAP}(?:den\b|toi\b)?|den\b|toi\b)(?:\s*het\b)?{_ON}"
SPAN = re.compile(rf"({DAY}){_TO}({DAY})")
BACKWARDS = re.compile(rf"\b(?:den|toi)\b{NO_DAY}{{0,20}}({DAY}){NO_DAY}{{0,30}}\btu\b{_ON}({DAY})")
_FROM = r"\b(?:tu|ngay)\b[\s:]*(?:ngay\b)?[\s:]*"
_OF_YEAR = r"(?:\s*[/.,-]\s*|\s+)(?:nam\s+)?(\d{4})\b"
NOT_CUMULATIVE = re.compile(
    r"\b(?:khong|chua)(?: (?:phai|la|so|lieu|tinh|lay|bao|gom|co))* (?:luy ke|cong don)\b"
    r"(?: (?:tu dau nam|(?:cac )?thang truoc|(?:cac )?ky truoc))?"
)
"""What says that a table is of its month alone."""
WITHIN = re.compile(r"\b(?:trong|phat sinh|rieng) thang\b")
"""The same, where the title also names a sum."""
MONTH_AND_SUM = re.compile(
    rf"\bthang\s*(\d{{1,2}})(?:{_OF_YEAR})?\s*(?:va|[,;+&/-])\s*"
    r"(?:(?:so\s+)?(?:luy ke|cong don)\b"
    r"|(?:[2-9]|1[0-2])\s+thang\b(?:\s+dau\b)?(?:\s+nam\b(?!\s*\d))?)"
    r"(?:\s*(?:\d{1,2}\s*thang|(?:den|toi)(?: het)? thang\s*\d{1,2}|tu dau nam|dau nam|ca nam))*"
    rf"(?:{_OF_YEAR})?"
)
"""A month beside the sum up to it: the report has both, a table is of one."""
MONTHS_COMPARED = re.compile(
    r"\bthang\s*(\d{1,2})\s+so (?:voi|cung)\s+thang\s*(\d{1,2})(?:\s*/\s*|\s+nam\s+)(\d{4})\b"
)
COMPARED = re.compile(r"\b(?:so (?:voi|cung|sanh)|cung ky)\b[^\n\x1f()\[\];]*")
"""What the figures are compared with: its months are not the table's."""
_PART_OF_DAY = r"(\d{1,2}) *[/.-] *(\d{1,2})(?![\d/])"
SPAN_OF_A_YEAR = re.compile(rf"(?<![\d/]){_PART_OF_DAY}{_TO}({DAY})")
SPAN_OF_A_MONTH = re.compile(rf"{_FROM}(\d{{1,2}}){_TO}({DAY})")
OPEN_SPAN = re.compile(rf"{_FROM}{_PART_OF_DAY}{_TO}{_PART_OF_DAY}")
ONE_DAY = re.compile(rf"\b(?:thang|ky|ky bao cao)\s*:?\s*({DAY})")
MONTH = re.compile(
    r"\b(?:thang|thg?\.?|t|ky|(?:ky|thang) bao cao)\s*:?\s*(\d{1,2})"
    r"(?:\s*(?:/|-|\.|,|:|\s|nam)+\s*(\d{4})\b|(?: */ *| *nam )(2\d)(?![\d/]))"
)
MONTH_ALONE = re.compile(
    r"\b(?:thang bao cao *:? *|(?:thang|thg?\.?|t) *)(\d{1,2})\b(?! *[/.-]? *\d)"
)
NUMERIC = re.compile(r"(?<=[\x1f\n]) *(\d{1,2}) *[-./] *(\d{4}) *(?=[\x1f\n]|$)")
YEAR = re.compile(r"(?<!viet )\bnam\s*:?\s*(\d{4})\b")
YEAR_OF_OPEN_MONTH = re.compile(r"\bthang[\s.…_]*:?[\s.…_]*nam\s*:?\s*(\d{4})\b")
YEAR_OF_ANOTHER = re.compile(
    r"\b(?:ke hoach|chi tieu|nghi quyet|nghi dinh|quyet dinh|chuong trinh|de an|cong van"
    r"|thong tu|chi thi|cung ky|so voi|bo chi so|giai doan|qd)\b[^\n\x1f]{0,120}?\bnam\s*(\d{4})\b"
)
DOCUMENT_OF_YEAR = re.compile(r"\b\d{1,5}/(\d{4})/[a-z]")
"""A document's number that bears its year: 61/2018/NĐ-CP."""
DECISION = re.compile(r"\b(\d{1,5})/qd-ttg\b")
DECIDED_IN = {"468": 2021, "766": 2022}
"""Years of the Prime Minister's decisions by which one-stops report; no other is meant by them."""
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_FOUR = r"(iv|i{1,3}|[1-4])\b"
QUARTERS = re.compile(rf"\bquy\s*:?\s*{_FOUR}\s*(?:[,;+&-]|va\b|den\b|toi\b)\s*(?:quy\s*)?{_FOUR}")
QUARTER = re.compile(rf"\bquy\s*:?\s*{_FOUR}(?:{_OF_YEAR})?")
COUNTED = dict(
    zip(
        ("hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai"),
        range(2, 13),
        strict=True,
    )
)
FIRST_MONTHS = re.compile(
    rf"(?<!ngay )(?<![\d/])\b(1[0-2]|[2-9]|{'|'.join(reversed(COUNTED))})\s+thang"
    rf"(?!\s*\d+ *[/.-])(?:(?:\s+dau)?(?:\s+cua)?(?:\s+nam)?{_OF_YEAR}|\s+dau\b(?:\s+nam\b)?)"
)
LAST_MONTHS = re.compile(rf"\b(?:6|sau)\s+thang\s+cuoi(?:\s+nam\b)?(?:{_OF_YEAR})?")
_SUM = r"\b(?:luy ke|tu dau nam|cong don)\b"
_SUM_OF = rf"{_SUM}(?:\s+nam)?(?:\s*(\d{{4}})\b)?{NO_DAY}{{0,40}}?"
_SUM_TO = rf"{_SUM_OF}\b(?:den|toi)\b{NO_DAY}{{0,16}}"
TO_DAY = re.compile(rf"{_SUM_TO}({DAY})")
TO_DAY_OF_YEAR = re.compile(rf"{_SUM_TO}(\d{{1,2}}) *(?:[/.-]|thang) *(\d{{1,2}})(?![\d/])")
TO_MONTH = re.compile(rf"{_SUM_OF}thang\s*(\d{{1,2}})(?:{_OF_YEAR})?(?! *[/\d])")
RUNNING = re.compile(_SUM)
UNTIL = re.compile(rf"\b(?:den|toi)\b{_GAP}(?:het\b)?{_ON}({DAY})")
UNREAD = re.compile(
    rf"(?=[tkd{DAYS}])(?:"  # Few places need a look at what follows.
    rf"\btuan\s*(?:thu|lan)?\s*:?\s*\d{{1,2}}\b|\bthang\s*:?\s*\d"
    rf"|\bky(?: bao cao)?\s*:?\s*(?:(?:tuan|quy|nam)\b|(?:ngay\s*)?{DAY})"
    rf"|(?<!thong )(?<!dung )(?<!luc )(?<!ke )\btu\b{_ON}{DAY}"
    rf"|\b(?:tu|den|toi)\b{_GAP}(?:het\b)?{_GAP}ngay\s*:?\s*\d"
    r"|\btu\s+\d{1,2} *[/.-] *\d{1,2} *[/.-] *\d{4}\b"
    rf"|{DAY}[^\n{DAYS}]*{DAY})"
)
"""Words and pairs of days that tell a period, whatever else is said."""
VAGUE = re.compile(
    r"\b(?:3|6|9|sau|chin)\s+thang\b|\b(?:cac|nhieu) thang\b|\btu dau (?:thang|quy)\b"
)
"""Words of a longer period, which say little where a period is told beside them."""
