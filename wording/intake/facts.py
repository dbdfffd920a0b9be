"""Words that stand in a sentence about a file as facts of it."""

from __future__ import annotations

NOTHING_SHOWN = "ô trống"
"""What is seen of a cell whose number format shows nothing of its count."""
WITH_CODE = "{name} (mã {code})"
"""A unit, with what its name alone may not tell."""
