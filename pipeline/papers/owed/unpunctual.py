"""Who gave the monthly figures of a period late or not at all."""

from __future__ import annotations

from dataclasses import replace

from metrics.plans.duties import FIGURES
from pipeline.desk.books import Books
from pipeline.reporting.submissions import Punctuality, Submission, submissions
from pipeline.scores.scorecard import View


def unpunctual(books: Books, view: View) -> tuple[Submission, ...]:
    """The reports of units below a view's head that came late or did not come, months in order."""
    head = view.head(books.reference)
    return tuple(
        each
        for month in view.months
        if head.code in books.reference.register.at(month)
        for each in books.ask(submissions, replace(view, month=month))
        if each.form == FIGURES and each.state in (Punctuality.LATE, Punctuality.MISSING)
    )
