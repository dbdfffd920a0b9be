"""The one way a file is turned away as a whole, before or while it is opened."""

from __future__ import annotations

from metrics.counts.problem import Problem, ProblemCase, Severity


class RefusedError(Exception):
    """The file cannot be read; carries the one problem that says why."""

    def __init__(self, case: ProblemCase, sheet: str | None = None, **facts: str | int) -> None:
        super().__init__(case, facts)
        self.kind = case.kind
        self.problem = Problem(Severity.ERROR, case, sheet, facts=facts)
