"""A month that nobody reported is one sentence."""

from __future__ import annotations

from pipeline.commands.printing import say
from pipeline.desk.books import Books
from pipeline.periods.status import reporting_state
from pipeline.scores.scorecard import View
from wording.scores.watchlist import nobody


def judged(books: Books, view: View) -> bool:
    """Whether the month of a view is one of those since the first figures; says if it is empty.

    Before the first figures nobody is late with anything, so that nobody is to be listed.
    """
    state = books.ask(reporting_state, view)
    if state.expected and not state.reported:
        say(nobody(view.month, state.since))
    return state.judged
