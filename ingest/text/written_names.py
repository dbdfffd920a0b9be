"""Takes apart what people write around a name: an ordinal, a code, a remark, the district."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ORDINAL = re.compile(r"\s*\d{1,3}\s*[.)/-]\s*(?=[^\W\d])")
_CODE = r"(?:000\.00\.00\.)?H\d{2}(?:\.\d{1,3})*|\d{3,5}"
_CODED = re.compile(rf"\s*({_CODE})\s*[-–:.]?\s+([^\W\d].*)", re.ASCII | re.DOTALL)
_BRACKETS = re.compile(r"(.*[^\s(])\s*\(([^()]*)\)\s*", re.DOTALL)
_DASHED = re.compile(r"(.*\S)\s*(?:\s[-–]\s|,)\s*(\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class NameParts:
    """One way to take a written name apart."""

    name: str
    code: str = ""
    beside: str = ""
    """What stands behind the name: a district, or a remark."""
    is_remark: bool = False
    """Whether what stands behind may be anything."""


def taken_apart(written: str) -> Iterator[NameParts]:
    """The ways to take a name apart, likeliest first; none where there is nothing around it."""
    bare = _ORDINAL.sub("", written, count=1)
    if bare != written:
        yield NameParts(bare)
    match = _CODED.fullmatch(written)
    if match is not None:
        yield NameParts(match[2], match[1])
    match = _BRACKETS.fullmatch(bare)
    if match is not None:
        is_code = re.fullmatch(_CODE, match[2].strip(), re.ASCII) is not None
        code = match[2].strip() if is_code else ""
        yield NameParts(match[1], code, "" if is_code else match[2], is_remark=not is_code)
    match = _DASHED.fullmatch(bare)
    if match is not None:
        yield NameParts(match[1], beside=match[2])
