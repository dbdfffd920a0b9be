"""What one reader looks at: one published state, the reference data, who asks and which day it is.

Made once a run. Every question of the pipeline is a function of the books and of at most one thing
that is wanted; it writes nothing, so that its answer may be kept for the next reader like this one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Concatenate, ParamSpec, TypeVar

from metrics.verdicts.reference import Reference
from pipeline.desk.cache import Answers
from pipeline.desk.viewer import Capability as Capability
from pipeline.desk.viewer import Viewer
from warehouse.reading.editions import Edition

_P = ParamSpec("_P")
_R = TypeVar("_R")


@dataclass(frozen=True)
class Books:
    """One reader's place; questions that make up an answer are asked with the same books."""

    edition: Edition
    reference: Reference
    viewer: Viewer
    today: date
    """The day by which deadlines are judged where no other is named."""
    answers: Answers = field(repr=False, compare=False)
    """What was asked before."""

    def ask(
        self, question: Callable[Concatenate[Books, _P], _R], *wanted: _P.args, **named: _P.kwargs
    ) -> _R:
        """Ask a question whose answer other questions or readers need too."""
        assert not named
        key = asked(self.viewer, self.today, question, *wanted)
        return self.answers.once(key, lambda: question(self, *wanted, **named))


def asked(viewer: Viewer, today: date, *what: Hashable) -> Hashable:
    """Under what an answer stands among those of one edition."""
    return viewer, today, *what
