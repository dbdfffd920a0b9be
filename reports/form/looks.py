"""Checks how each part looks: letters, size, weight, slope and place on the line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reports.form.findings import Finding
from reports.form.lines import Line
from reports.form.parts import Part, Parts
from reports.form.rules import Align, Case, FormRules, PartRule, Slope, Thickness

_Look = Callable[[PartRule, Line], tuple[str, str] | None]
"""What is wanted and what is found; None where nothing is off."""


def look_checks(rules: FormRules) -> list[str]:
    """The names of all checks made here."""
    return [f"{part}.{aspect}" for part in Part for aspect in _asked(rules.parts[part])]


def looks(parts: Parts, rules: FormRules) -> Iterator[Finding]:
    """Every line that does not look as its part should."""
    for part, lines in parts.items():
        rule = rules.parts[part]
        for aspect in _asked(rule):
            for line in lines:
                off = _LOOKS[aspect](rule, line)
                if off:
                    yield Finding(f"{part}.{aspect}", rule.clause, line.text, *off)


def _asked(rule: PartRule) -> list[str]:
    """What of a part the decree does not leave open."""
    open_ones = {
        "case": rule.case is Case.ANY,
        "weight": rule.weight is Thickness.ANY,
        "slope": rule.slope is Slope.ANY,
        "align": rule.align is Align.ANY,
    }
    return [aspect for aspect in _LOOKS if not open_ones.get(aspect)]


def _case(rule: PartRule, line: Line) -> tuple[str, str] | None:
    upper = line.text == line.text.upper() and line.text != line.text.lower()
    # A line of one word or of abbreviations alone ("UBND") says nothing of its letters.
    if rule.case is Case.LOWER and upper and len(line.text.split()) > 1:
        return Case.LOWER, Case.UPPER
    return (Case.UPPER, Case.LOWER) if rule.case is Case.UPPER and not upper else None


def _size(rule: PartRule, line: Line) -> tuple[str, str] | None:
    least, most = rule.size
    off = sorted(size for size in line.sizes if not least <= size <= most)
    wanted = f"{least}" if least == most else f"{least}–{most}"
    return (wanted, f"{off[0]:g}") if off else None


def _weight(rule: PartRule, line: Line) -> tuple[str, str] | None:
    return _either(rule.weight is Thickness.BOLD, line.bold, (Thickness.BOLD, Thickness.PLAIN))


def _slope(rule: PartRule, line: Line) -> tuple[str, str] | None:
    return _either(rule.slope is Slope.ITALIC, line.italic, (Slope.ITALIC, Slope.UPRIGHT))


def _either(
    wanted: bool,  # noqa: FBT001  (one of the two names)
    found: frozenset[bool],
    names: tuple[str, str],
) -> tuple[str, str] | None:
    if found <= {wanted}:
        return None
    return names if wanted else (names[1], names[0])


def _align(rule: PartRule, line: Line) -> tuple[str, str] | None:
    return None if line.align == rule.align else (rule.align, line.align)


_LOOKS: dict[str, _Look] = {
    "case": _case,
    "size": _size,
    "weight": _weight,
    "slope": _slope,
    "align": _align,
}
