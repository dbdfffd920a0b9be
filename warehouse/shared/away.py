"""Who just got no answer from the shared record is spared another wait that ends the same."""

from __future__ import annotations

import time

from metrics.counts.errors import ErrorCode, KpiError

_BRIEF = 1.0
"""Seconds: the parts of one page ask one after another, who comes later asks anew."""
_unanswered: dict[str, float] = {}
"""By address: when there was no answer."""


def noted(address: str) -> KpiError:
    """Note that there was no answer; what a person is told."""
    _unanswered[address] = time.monotonic()
    return KpiError(ErrorCode.STORE_AWAY)


def answered(address: str) -> None:
    """Note that there was an answer."""
    _unanswered.pop(address, None)


def refuse_at_once(address: str) -> None:
    """Refuse where somebody just got no answer.

    Raises:
        KpiError: `store_away`.
    """
    if time.monotonic() - _unanswered.get(address, -_BRIEF) < _BRIEF:
        raise KpiError(ErrorCode.STORE_AWAY)
