"""How plans name the units that a task is given to, and whether a text names a unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

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

_DIVISIONS = ("các phòng ban chuyên môn", "các phòng chuyên môn")

_LISTED = re.compile(r"các sở:([^.]*)")
"""`Các Sở: Tư pháp; Xây dựng; Tài chính`."""


def named_in(text: str | None, unit: Unit) -> bool:
    """Whether a text names a unit, by its own name or with all of its level."""
    if not text:
        return False
    said = _plain(text)
    name = unit.name.casefold()
    if name in said or any(words in said for words in TOGETHER.get(unit.level, ())):
        return True
    return name.removeprefix("sở ") in _listed(said)


def led_by(lead: str | None, support: str | None, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units that must do a task, of those in the scope of its plan.

    Divisions answer for what is given to them where the register knows them; a partner by its own
    name is none of "các phòng ban chuyên môn" that lead.

    Args:
        lead: Who leads, as the plan says.
        support: Who helps.
        units: Those in the scope, its head first.
    """
    said, helps = _plain(lead or ""), _plain(support or "")
    divided = any(unit.level is Level.DIVISION for unit in units)
    listed = _listed(said)
    named = [
        unit
        for unit in units
        if _plain(unit.name) in said or _plain(unit.name).removeprefix("sở ") in listed
    ]
    for unit in sorted(named, key=lambda each: -len(each.name)):
        said = said.replace(_plain(unit.name), " ")
    for level, words in TOGETHER.items():
        for each in words:
            if each in said:
                of = Level.DIVISION if divided and each in _DIVISIONS else level
                named += (
                    unit for unit in units if unit.level is of and _plain(unit.name) not in helps
                )
    return tuple(unit for unit in units if unit in named)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).replace("hđnd-ubnd", "ubnd")


def _listed(said: str) -> set[str]:
    return {piece.strip() for found in _LISTED.findall(said) for piece in re.split(r"[;,]", found)}
