"""How plans name the units that a task is given to, and whether a text names a unit."""

from __future__ import annotations

import re

from metrics.units.unit import Level, Unit

TOGETHER = {
    Level.COMMUNE: ("ubnd các xã", "ubnd cấp xã", "các đơn vị, địa phương"),
    Level.DISTRICT: (
        "ubnd cấp huyện",
        "ubnd các huyện",
        "ubnd huyện",
        "các phòng ban chuyên môn",
        "các phòng chuyên môn",
        "các đơn vị, địa phương",
    ),
    Level.DEPARTMENT: ("sở, ban, ngành", "các đơn vị, địa phương"),
}
"""Words for all units of a level. A district's one-stop answers for its divisions."""

_LISTED = re.compile(r"các sở:([^.]*)")
"""`Các Sở: Tư pháp; Xây dựng; Tài chính`."""


def named_in(text: str | None, unit: Unit) -> bool:
    """Whether a text names a unit, by its own name or with all of its level."""
    if not text:
        return False
    said = " ".join(text.casefold().split()).replace("hđnd-ubnd", "ubnd")
    name = unit.name.casefold()
    if name in said or any(words in said for words in TOGETHER.get(unit.level, ())):
        return True
    listed = {
        piece.strip() for found in _LISTED.findall(said) for piece in re.split(r"[;,]", found)
    }
    return name.removeprefix("sở ") in listed
