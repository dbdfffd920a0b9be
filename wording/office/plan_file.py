"""What is wrong in a plan's file, told to the office that wrote it.

The reader of files tells its faults in the words of the format; `fault` tells the same in
Vietnamese, and leaves the names of keys as they stand in the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

WANTED: Mapping[str, str] = {
    "words": "chữ",
    r"composed letters \(NFC\) without blanks around": "chữ Unicode dựng sẵn, không thừa dấu cách",
    "a whole number": "số nguyên",
    "whole numbers": "các số nguyên",
    "a number": "số",
    "a finite number": "số hữu hạn",
    "a date": "ngày, ví dụ 2026-01-01",
    "a list of dates": "danh sách ngày",
    "ascending dates, none twice": "các ngày tăng dần, không trùng",
    "true or false": "true hoặc false",
    "a table": "một bảng",
    "an array of tables": "các bảng [[…]]",
    r"a list of at least one \w+": "danh sách có ít nhất một giá trị",
    "above 0 and at most 100": "số lớn hơn 0, không quá 100",
    "0 to 100": "số từ 0 đến 100",
    r"(?P<least>\d+) or more": "số từ {least} trở lên",
    "one of (?P<known>.*)": "một trong: {known}",
}
FAULTS: Mapping[str, str] = {
    r"[^:]*\(at line (?P<line>\d+), column (?P<column>\d+)\)": (
        "sai cú pháp ở dòng {line}, cột {column}"
    ),
    r"[^:]*\(at end of document\)": "sai cú pháp: tệp hết giữa chừng",
    "(?P<key>\\S+) is missing": "thiếu {key}",
    "unknown key '(?P<key>.*)'": "không có mục nào tên {key}",
    "(?P<key>\\S+): '?(?P<code>.*?)'? is not defined": "{key}: không có mã {code}",
    "(?P<code>.*) is defined twice": "{code} được định nghĩa hai lần",
    "(?P<what>.*) for (?P<level>.*) from (?P<day>.*) is set twice": (
        "{what} của {level} từ {day} được giao hai lần"
    ),
    "a target relative to last year has no value": (
        "chỉ tiêu so với năm trước thì không ghi value"
    ),
    "unknown indicator '(?P<code>.*)'": "không có chỉ tiêu mã {code}",
    "no monthly figure feeds '(?P<code>.*)'": ("chỉ tiêu {code} không tính từ số liệu hằng tháng"),
    "valid_from is after valid_to": "valid_from sau valid_to",
    "code '(?P<code>.*)' is not the file's name": "mã {code} khác tên tệp",
    "validity is not within the plan's year (?P<year>.*)": (
        "hiệu lực phải nằm trong năm {year} của kế hoạch"
    ),
    r"a task of kind (?P<kind>\w+) needs deadlines": "nhiệm vụ loại {kind} cần có deadlines",
    r"a task of kind (?P<kind>\w+) has no deadlines": "nhiệm vụ loại {kind} không ghi deadlines",
    "want short, numerator, denominator and case, or none of them": (
        "ghi đủ short, numerator, denominator và case, hoặc không ghi mục nào"
    ),
    "a task is not relative to another year": "nhiệm vụ không so với năm khác",
    "a month's deadline is its last day": "hạn của một tháng là ngày cuối tháng",
    "a quarter's deadline is its last day": "hạn của một quý là ngày cuối quý",
    "deadlines are not the days that deadline_text names: (?P<days>.*)": (
        "deadlines khác các ngày nêu trong deadline_text: {days}"
    ),
}
WANT = "(?P<key>\\S+): want (?P<wanted>.*?)(?:, found (?P<found>.*))?"
_PLACES: Mapping[str, str] = {"target": "chỉ tiêu", "task": "nhiệm vụ", "report": "báo cáo"}


def fault(told: str) -> str:
    """One fault as the reader tells it, in Vietnamese; what has no sentence here stays."""
    # From the front: what follows the places may hold colons itself.
    places: list[str] = []
    rest = told
    while True:
        if (sentence := _sentence(rest)) is not None:
            return ": ".join((*places, sentence))
        place, colon, rest = rest.partition(": ")
        if not colon:
            return told
        word, _, which = place.partition(" ")
        places.append(f"{_PLACES.get(word, word)} {which}".strip())


def _sentence(fault_of_a_row: str) -> str | None:
    for theirs, ours in FAULTS.items():
        if found := re.fullmatch(theirs, fault_of_a_row, re.DOTALL):
            return ours.format(**found.groupdict())
    if (found := re.fullmatch(WANT, fault_of_a_row, re.DOTALL)) is None:
        return None
    for theirs, ours in WANTED.items():
        if wanted := re.fullmatch(theirs, found["wanted"]):
            said = f"{found['key']}: cần {ours.format(**wanted.groupdict())}"
            return said if found["found"] is None else f"{said}, đang ghi {found['found']}"
    return None
