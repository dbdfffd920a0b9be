"""What all tests share: properties are tried with the same examples on every machine."""

from __future__ import annotations

from hypothesis import settings

# Machines differ in speed, so no example has a time limit of its own.
settings.register_profile("project", derandomize=True, deadline=None, database=None)
settings.load_profile("project")
