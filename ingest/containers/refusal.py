"""The one way a file is turned away as a whole, before or while it is opened."""

from __future__ import annotations

from metrics.counts.problem import Problem, ProblemKind, Severity


class RefusedError(Exception):
    """The file cannot be read; carries the one problem that says why."""

    def __init__(self, kind: ProblemKind, sheet: str | None = None, **facts: str | int) -> None:
        super().__init__(kind, facts)
        self.kind = kind
        self.problem = Problem(Severity.ERROR, kind, sheet, facts=facts)
