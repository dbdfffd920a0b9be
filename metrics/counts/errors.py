"""The errors that a person can put right; a bug is never one of these."""

from __future__ import annotations

from collections.abc import Iterable


class KpiError(Exception):
    """Something a person can put right. Carries facts for a sentence, never the sentence.

    Attributes:
        code: A word of `wording.errors`, which turns it into Vietnamese.
        facts: What the sentence names (a unit's code, a path's file name, a month).
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


def broken_reference(file: str, faults: Iterable[str]) -> KpiError:
    """What a person is told of a file of the reference data, with every fault of it."""
    return KpiError("broken_reference", file=file, faults="; ".join(faults))


class ReferenceDataError(Exception):
    """The reference data contradicts itself; carries every fault found, one sentence each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults
