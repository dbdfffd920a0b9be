"""What a task was made from, in words."""

from __future__ import annotations

from dataclasses import replace

from metrics.tasks.given import AskedLight, Origin, OriginKind
from metrics.verdicts.reference import Reference
from wording.office import tasks as words


def told(origin: Origin, reference: Reference) -> str:
    """Where a task came from, a light by its names; empty for the office's own."""
    light = AskedLight.parse(origin.of) if origin.kind is OriginKind.LIGHT else None
    if light is None:
        return words.origin(origin)
    tree = reference.register.at(light.month)
    unit = tree[light.unit].name if light.unit in tree else light.unit
    indicator = reference.shorts.get(light.indicator, light.indicator)
    return words.origin(replace(origin, of=words.light(indicator, unit, light.month)))
