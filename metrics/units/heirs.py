"""Which units have gone whole into which, over any number of mergers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from metrics.units.unit_rows import Succession


class Heirs:
    """Units that went whole into another; what was divided has no heir."""

    def __init__(self, successions: Iterable[Succession]) -> None:
        self._into: dict[str, set[str]] = {}
        self._from: dict[str, set[str]] = {}
        for each in successions:
            if not each.part:
                self._into.setdefault(each.identity, set()).add(each.successor)
                self._from.setdefault(each.successor, set()).add(each.identity)

    def of(self, identity: str) -> set[str]:
        """The unit itself and every unit it is wholly part of."""
        return _reached(identity, self._into)

    def kin(self, identity: str) -> set[str]:
        """Those, and every unit that is wholly part of it: whose visits are visits to it."""
        return self.of(identity) | _reached(identity, self._from)


def _reached(identity: str, steps: Mapping[str, set[str]]) -> set[str]:
    found = {identity}
    ahead = [identity]
    while ahead:
        for each in steps.get(ahead.pop(), set()) - found:
            found.add(each)
            ahead.append(each)
    return found
