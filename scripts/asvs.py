"""The requirements of OWASP ASVS 5.0.0 that were looked at, each with what shows it."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import msgspec

ROOT = Path(__file__).parents[1]
DATA = ROOT / "docs" / "asvs.toml"
STATES = ("met", "not shown", "not met", "not applicable")
_COLUMNS = ("requirement", "level", "what it asks", "state", "shown by", "note")
_OPENING = """# OWASP ASVS 5.0.0

{notice}
What each requirement comes to, in our own words; the text of the standard is its own
(<https://github.com/OWASP/ASVS/tree/v5.0.0>). *Met* is said only where a test of the project or a
document shows it, and the generator refuses a test that does not exist. *Not shown*: so it is meant
to be, and no test says so. All 70 requirements of level 1 are here; of level 2 those that were
looked at, which is no claim to level 2.

{counts}
{head}
{rows}"""


class Requirement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One requirement and what becomes of it here."""

    id: str
    level: int
    what: str
    state: str
    shown: tuple[str, ...] = ()
    """Tests as `FILE::NAME`, or files."""
    note: str = ""


class _Whole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    requirement: tuple[Requirement, ...]


def requirements() -> tuple[Requirement, ...]:
    """Those of the file, in the order of the standard."""
    found = msgspec.convert(tomllib.loads(DATA.read_text("utf-8")), _Whole).requirement
    return tuple(sorted(found, key=_place))


def faults(found: tuple[Requirement, ...]) -> list[str]:
    """What the file claims and cannot: twice the same, no such state, a test that is not there."""
    wrong = [f"{name} twice" for name, times in Counter(e.id for e in found).items() if times > 1]
    for each in found:
        if each.state not in STATES:
            wrong.append(f"{each.id}: {each.state}")
        if (each.state == "met") > bool(each.shown):
            wrong.append(f"{each.id}: met, and nothing shows it")
        if each.state != "met" and not each.note:
            wrong.append(f"{each.id}: {each.state}, and nobody says why")
        wrong += [f"{each.id}: no {said}" for said in each.shown if not _there(said)]
    return wrong


def document(notice: str) -> str:
    """The page of all of them.

    Raises:
        ValueError: with every fault of the file.
    """
    found = requirements()
    if wrong := faults(found):
        raise ValueError("; ".join(wrong))
    return _OPENING.format(
        notice=notice,
        counts=_counts(found),
        head=f"| {' | '.join(_COLUMNS)} |\n{'|---' * len(_COLUMNS)}|",
        rows="".join(map(_row, found)),
    )


def _counts(found: tuple[Requirement, ...]) -> str:
    head = f"| level | {' | '.join(STATES)} |\n|---|{'--:|' * len(STATES)}\n"
    lines = []
    for level in (1, 2):
        counts = Counter(each.state for each in found if each.level == level)
        lines.append(f"| {level} | {' | '.join(str(counts[state]) for state in STATES)} |\n")
    return head + "".join(lines)


def _row(each: Requirement) -> str:
    shown = "<br>".join(f"`{said}`" for said in each.shown)
    return f"| {each.id} | {each.level} | {each.what} | {each.state} | {shown} | {each.note} |\n"


def _there(said: str) -> bool:
    file, _, name = said.partition("::")
    path = ROOT / file
    return path.is_file() and (not name or name in _names(path))


@cache
def _names(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return frozenset(each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))


def _place(each: Requirement) -> tuple[int, ...]:
    return tuple(map(int, each.id.removeprefix("V").split(".")))
